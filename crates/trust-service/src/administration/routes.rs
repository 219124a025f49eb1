//! The back-end API.

use crate::http::Routes;

/// The capability's addresses.
pub fn routes() -> Routes {
    Routes::new()
}
