//! QR codes, drawn.

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use qrcode::QrCode;
use qrcode::render::svg::Color;

use crate::problem::Problem;

/// The code of an address, as an SVG image: black on white in any scheme of colours, for the cameras' sake.
pub fn image(address: &str) -> Result<Response, Problem> {
    let code = QrCode::new(address).map_err(|_| Problem::input("This address is too long for a QR code."))?;
    let svg = code
        .render()
        .dark_color(Color("#1b1a2b"))
        .light_color(Color("#ffffff"))
        .min_dimensions(264, 264)
        .build();
    Ok(([(CONTENT_TYPE, "image/svg+xml"), (CACHE_CONTROL, "no-store")], svg).into_response())
}
