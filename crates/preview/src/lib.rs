//! What a document looks like: its text, or its pages drawn as pictures. Nothing in a document runs, loads or links.
//!
//! Documents come from strangers, and drawing them is work that a document sets. So [`draw`] belongs into a process of its
//! own, with bounds of time and memory around it: [`process`] is what both ends of that say to each other.

mod form;
mod pdf;
mod picture;
pub mod process;
mod text;

pub use form::Form;
pub use text::{Text, text};

/// Largest document that is shown, in bytes.
pub const LARGEST: u64 = 32 << 20;
/// Widest that a page is drawn, in pixels.
pub const WIDEST: u32 = 2400;

/// One page, drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// How many pages the document has.
    pub count: u32,
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// The picture, a PNG file.
    pub png: Vec<u8>,
    /// The words on it as the file says them, for whoever does not see the picture; not checked against it.
    pub words: String,
    /// Whether everything on it could be drawn.
    pub whole: bool,
}

/// Why a document has no pages to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Unseen {
    /// It is of no form that is known here.
    #[error("the document is of no form that can be shown")]
    Form,
    /// It asks for a password.
    #[error("the document is encrypted")]
    Encrypted,
    /// It is damaged, or not what it says.
    #[error("the document is damaged")]
    Damaged,
    /// It, or a page of it, is too large.
    #[error("the document is too large to be shown")]
    TooLarge,
    /// It has no page of this number.
    #[error("the document has no such page")]
    NoPage,
}

/// Draws one page, the first being 0, as wide as `width` pixels where its proportions allow.
///
/// # Errors
///
/// [`Unseen`]
pub fn draw(document: &[u8], page: u32, width: u32) -> Result<Page, Unseen> {
    if document.len() as u64 > LARGEST {
        return Err(Unseen::TooLarge);
    }
    let width = width.clamp(64, WIDEST);
    match Form::of(document) {
        Some(Form::Pdf) => pdf::draw(document, page, width),
        Some(Form::Picture) if page == 0 => picture::draw(document, width),
        Some(Form::Picture) => Err(Unseen::NoPage),
        Some(Form::Text) | None => Err(Unseen::Form),
    }
}
