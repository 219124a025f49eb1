//! Whoever draws documents, as the bridge needs them.

use std::{future::Future, pin::Pin};

use preview::{Page, Unseen};

/// A page that is being drawn.
pub type Drawing<'a> = Pin<Box<dyn Future<Output = Result<Page, Unseen>> + Send + 'a>>;

/// Draws pages of documents, with bounds of time and memory around it.
pub trait Painter: Send + Sync {
    /// One page, the first being 0, as wide as `width` pixels where its proportions allow.
    fn draw(&self, document: Vec<u8>, page: u32, width: u32) -> Drawing<'_>;
}
