//! Where a request comes from.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use aide::OperationInput;
use axum::extract::{ConnectInfo, FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;

use crate::Node;

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

/// Marks a request that a proxy of ours passed on.
#[derive(Clone, Copy)]
pub struct PassedOn;

impl<S: Send + Sync> FromRequestParts<S> for Origin {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get::<Origin>().cloned().unwrap_or_default())
    }
}

impl OperationInput for Origin {}

/// Notes where a request comes from: from its peer, or from whoever a proxy of ours names.
pub async fn note(State(node): State<Arc<Node>>, mut request: Request, next: Next) -> Response {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(peer)| peer.ip());
    let edge = &node.edge;
    let mut origin = Origin::default();
    if let Some(peer) = peer {
        let address = edge.hops.caller(peer, request.headers());
        let (country, continent) = edge.countries.look_up(address);
        origin = Origin { address: Some(address), country, continent };
    }
    let extensions = request.extensions_mut();
    extensions.insert(origin);
    if peer.is_some_and(|peer| edge.hops.trusts(peer)) {
        extensions.insert(PassedOn);
    }
    next.run(request).await
}
