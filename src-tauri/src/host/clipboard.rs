//! The system's clipboard: looked into when a person asks for it, and never otherwise.

use crate::bridge::{Clipboard, ClipboardTrouble, Picture};

/// The clipboard of the operating system.
pub(super) struct Native;

impl Clipboard for Native {
    fn picture(&self) -> Result<Picture, ClipboardTrouble> {
        let held = arboard::Clipboard::new().and_then(|mut clipboard| clipboard.get_image());
        let held = held.map_err(|error| match error {
            arboard::Error::ContentNotAvailable | arboard::Error::ConversionFailure => {
                ClipboardTrouble::Empty
            }
            error => {
                tracing::warn!(%error, "the clipboard cannot be read");
                ClipboardTrouble::Unavailable
            }
        })?;
        // Sides that no number holds are no picture's.
        let side = |pixels: usize| u32::try_from(pixels).map_err(|_| ClipboardTrouble::Empty);
        Ok(Picture { width: side(held.width)?, height: side(held.height)?, rgba: held.bytes.into_owned() })
    }
}
