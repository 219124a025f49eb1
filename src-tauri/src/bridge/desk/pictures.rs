//! QR codes in pictures: from a file, from the clipboard, from the page, from the screen.

use std::{
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use authenticator::qr::{self, Codes};
use base64::{Engine, engine::general_purpose::STANDARD};

use super::{Desk, Failure, Fault, Question, ReadQrImage};
use crate::bridge::{FileKind, Picture, Shot};

/// Largest picture that the page may bring, in bytes. It travels as text.
const LARGEST: usize = 8 << 20;
/// How much of a file is read, in bytes: larger ones are no pictures that are looked at.
const MOST: u64 = 65 << 20;

impl Desk {
    /// Lets the person choose a picture, and answers with what its QR code asks.
    pub(super) async fn qr_of_file(&self) -> Result<Option<Question>, Failure> {
        let Some(path) = self.0.host.dialogs.open(FileKind::Picture).await else { return Ok(None) };
        let text = blocking(move || Ok(qr::read_image(&file(&path)?)?)).await?;
        self.question_of_link(&text).await.map(Some)
    }

    /// What the QR code in the clipboard's picture asks.
    pub(super) async fn qr_of_clipboard(&self) -> Result<Question, Failure> {
        let state = self.0.clone();
        let text = blocking(move || {
            let picture = state.host.clipboard.picture()?;
            Ok(qr::read_pixels(picture.width, picture.height, &picture.rgba)?)
        })
        .await?;
        self.question_of_link(&text).await
    }

    /// What the QR code in a picture of the page asks.
    pub(super) async fn qr_of_image(&self, pasted: ReadQrImage) -> Result<Question, Failure> {
        if pasted.picture.len() > LARGEST.div_ceil(3) * 4 {
            return Err(Fault::PictureTooLarge.into());
        }
        let text = blocking(move || {
            let bytes = STANDARD.decode(pasted.picture).map_err(|_| Fault::MalformedCommand)?;
            Ok(qr::read_image(&bytes)?)
        })
        .await?;
        self.question_of_link(&text).await
    }

    /// What the QR code on a screen asks.
    pub(super) async fn qr_of_screen(&self) -> Result<Question, Failure> {
        let shots = self.0.host.screens.shots().await?;
        let text = blocking(move || {
            let mut codes = Codes::default();
            for shot in shots {
                match shot {
                    Shot::Pixels(Picture { width, height, rgba }) => {
                        codes.look_at_pixels(width, height, &rgba)?;
                    }
                    Shot::File(bytes) => codes.look_at_image(&bytes)?,
                }
            }
            Ok(codes.only()?)
        })
        .await?;
        self.question_of_link(&text).await
    }

    /// The link of ours in the QR code of a file, if it is a picture of one.
    pub(super) async fn link_in(&self, path: &Path) -> Option<String> {
        let path = path.to_owned();
        // What cannot be read says so as a document.
        let read = blocking(move || match is_picture(&path) {
            true => Ok(qr::read_image(&file(&path)?)?),
            false => Err(Fault::PictureUnreadable.into()),
        });
        read.await.ok()
    }
}

/// Whether a file is called as pictures are; others are not looked into.
fn is_picture(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    FileKind::Picture.extensions().contains(&extension.as_str())
}

/// Runs what takes the processor or the disk for a while.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Fault::InternalDefect)?
}

pub(super) fn file(path: &Path) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MOST).read_to_end(&mut bytes));
    read.map(|_| bytes).map_err(|error| unreadable(path, &error))
}

fn unreadable(path: &Path, error: &io::Error) -> Failure {
    let name = path.file_name().map(PathBuf::from).unwrap_or_default();
    Failure::from(Fault::PictureUnreadable)
        .with("picture", name.display().to_string())
        .with("reason", error.to_string())
}
