//! Where a request comes from.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

use aide::OperationInput;
use axum::extract::{ConnectInfo, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;

/// Where a request comes from, as far as that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The caller's address.
    pub address: Option<IpAddr>,
    /// ISO 3166-1 code of its country.
    pub country: Option<String>,
    /// Two-letter code of its continent.
    pub continent: Option<String>,
}

impl<S: Send + Sync> FromRequestParts<S> for Origin {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get::<Origin>().cloned().unwrap_or_default())
    }
}

impl OperationInput for Origin {}

/// Notes where a request comes from.
pub async fn note(mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
    request
        .extensions_mut()
        .insert(Origin { address: peer.map(|peer| peer.to_canonical()), ..Origin::default() });
    next.run(request).await
}
