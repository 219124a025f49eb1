//! PDF: one page at a time, drawn by an interpreter that knows no script and opens no file.

mod words;

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use hayro::{
    PixmapSettings, RenderCache, RenderSettings,
    hayro_interpret::InterpreterSettings,
    hayro_syntax::{LoadPdfError, Pdf},
    vello_cpu::color::palette::css::WHITE,
};

use crate::{Page, Unseen};

/// Longest side of a drawn page, in pixels.
const LONGEST_SIDE: f32 = 8000.0;

/// Draws one page on white.
pub(crate) fn draw(document: &[u8], page: u32, width: u32) -> Result<Page, Unseen> {
    let pdf = Pdf::new(document.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => Unseen::Encrypted,
        LoadPdfError::Invalid => Unseen::Damaged,
    })?;
    let pages = pdf.pages();
    let count = u32::try_from(pages.len()).map_err(|_| Unseen::TooLarge)?;
    if count == 0 {
        return Err(Unseen::Damaged);
    }
    let page = pages.get(page as usize).ok_or(Unseen::NoPage)?;
    let scale = scale(page.render_dimensions(), width as f32)?;
    let whole = Arc::new(AtomicBool::new(true));
    let noted = whole.clone();
    let settings = InterpreterSettings {
        warning_sink: Arc::new(move |_| noted.store(false, Ordering::Relaxed)),
        ..InterpreterSettings::default()
    };
    let pixels = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    let drawn = hayro::render(page, &RenderCache::new(), &settings, &RenderSettings::default(), &pixels);
    let (width, height) = (drawn.width().into(), drawn.height().into());
    let png = drawn.into_png().map_err(|_| Unseen::Damaged)?;
    let words = words::of(page, &settings);
    Ok(Page { count, width, height, png, words, whole: whole.load(Ordering::Relaxed) })
}

/// By how much a page is enlarged.
fn scale((across, down): (f32, f32), width: f32) -> Result<f32, Unseen> {
    if !(across >= 1.0 && down >= 1.0 && across.is_finite() && down.is_finite()) {
        return Err(Unseen::Damaged);
    }
    let scale = width / across;
    if down * scale > LONGEST_SIDE { Err(Unseen::TooLarge) } else { Ok(scale) }
}

#[cfg(test)]
mod tests;
