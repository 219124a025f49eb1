//! Pictures of QR codes, as a screenshot shows them.

use std::path::Path;

use image::{GrayImage, Luma};
use qrcode::{Color, QrCode};

/// Pixels of one module.
const SCALE: u32 = 8;
/// Modules of quiet on each side.
const QUIET: u32 = 4;

/// Saves a picture of a QR code as PNG.
pub fn draw_code(text: &str, path: &Path) {
    let code = QrCode::new(text).expect("a QR code");
    let (modules, colors) = (u32::try_from(code.width()).expect("a small one"), code.to_colors());
    let module = |pixel: u32| (pixel / SCALE).checked_sub(QUIET).filter(|module| *module < modules);
    let shade = |x, y| match (module(x), module(y)) {
        (Some(x), Some(y)) if colors[(y * modules + x) as usize] == Color::Dark => Luma([0]),
        _ => Luma([255]),
    };
    let side = (modules + 2 * QUIET) * SCALE;
    GrayImage::from_fn(side, side, shade).save(path).expect("a file");
}
