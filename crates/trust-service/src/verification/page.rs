//! `GET /verification/confirmation`: what a verification URL shows to a person. It does not look at the code: only the app
//! exchanges it.

use std::sync::Arc;

use axum::extract::{RawQuery, State};
use axum::response::Response;
use qrcode::render::svg::Color;
use qrcode::{EcLevel, QrCode};
use url::{Url, form_urlencoded};
use wire::UserId;

use crate::Service;
use crate::pages::{escape, fill, page};

/// Longest address that is worth a QR code, in bytes.
const LONGEST: usize = 1500;

/// The page: which project it is, and for whom, and three ways to the app.
pub async fn enrol(State(service): State<Arc<Service>>, RawQuery(query): RawQuery) -> Response {
    let query = query.unwrap_or_default();
    let address = Url::parse(&format!("{}/verification/confirmation?{query}", service.url));
    let address = address.map(String::from).unwrap_or_default();
    let link: String = form_urlencoded::byte_serialize(address.as_bytes()).collect();
    let user = form_urlencoded::parse(query.as_bytes())
        .find(|(name, _)| name == "user_id")
        .and_then(|(_, user)| UserId::parse(&user).ok());
    let whose = user.map(|user| format!("It is for the user <strong>{}</strong>.", escape(user.as_str())));
    let link = format!("countersign://enrol?url={}", link.replace('+', "%20"));
    page(&fill(
        include_str!("../../pages/enrol.html"),
        &[
            ("project", &escape(&service.project.name)),
            ("user", &whose.unwrap_or_default()),
            ("link", &escape(&link)),
            ("address", &escape(&address)),
            ("qr", &qr(&address).unwrap_or_default()),
        ],
    ))
}

/// The address for the camera of another device.
fn qr(address: &str) -> Option<String> {
    if address.len() > LONGEST {
        return None;
    }
    let code = QrCode::with_error_correction_level(address, EcLevel::L).ok()?;
    let svg = code.render::<Color<'_>>().min_dimensions(240, 240).build();
    // Inside a page the declaration of an XML document has no place.
    let svg = svg.split_once("?>").map_or(svg.as_str(), |(_, svg)| svg);
    Some(format!(
        "<p class=\"hint\">On another device, scan this with Countersign there.</p><figure class=\"qr\" role=\"img\" \
         aria-label=\"QR code of this page's address\">{svg}</figure>"
    ))
}
