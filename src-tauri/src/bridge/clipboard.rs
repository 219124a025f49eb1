//! The clipboard, as the bridge needs it.

use super::{Failure, Fault};

/// The system's clipboard.
pub trait Clipboard: Send + Sync {
    /// The picture that it holds. May block.
    ///
    /// # Errors
    ///
    /// [`ClipboardTrouble`]
    fn picture(&self) -> Result<Picture, ClipboardTrouble>;
}

/// A picture, decoded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// Four bytes for each pixel (red, green, blue, opacity), row after row from the top left.
    pub rgba: Vec<u8>,
}

/// Why the clipboard gives no picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClipboardTrouble {
    /// It holds something else, or nothing.
    Empty,
    /// It cannot be reached.
    Unavailable,
}

impl From<ClipboardTrouble> for Failure {
    fn from(trouble: ClipboardTrouble) -> Failure {
        match trouble {
            ClipboardTrouble::Empty => Fault::ClipboardEmpty.into(),
            ClipboardTrouble::Unavailable => Fault::ClipboardUnavailable.into(),
        }
    }
}
