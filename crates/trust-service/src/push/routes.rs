//! `POST /pushauth` and `GET /push/events`.

use crate::http::Routes;

/// The capability's addresses.
pub fn routes() -> Routes {
    Routes::new()
}
