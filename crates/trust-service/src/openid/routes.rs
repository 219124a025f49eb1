//! The provider's endpoints.

use crate::http::Routes;

/// The capability's addresses.
pub fn routes() -> Routes {
    Routes::new()
}
