//! How much is too much, and how slow is too slow.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::body::{Body, Bytes, HttpBody};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::time::Sleep;

use super::Origin;
use crate::Service;

/// Counts the request, refuses one too many, and gives its body an end in time.
pub async fn check(State(service): State<Arc<Service>>, request: Request, next: Next) -> Response {
    let address = request.extensions().get::<Origin>().and_then(|origin| origin.address);
    let counted = service.edge.limits.request(address, service.project.id, service.clock.now());
    if let Err(refusal) = counted {
        return refusal.into_response();
    }
    let end = service.edge.timeouts.body;
    let request = request.map(|body| match body.is_end_stream() {
        true => body,
        false => Body::new(Ending { body, end: Box::pin(tokio::time::sleep(end)) }),
    });
    next.run(request).await
}

/// A body that fails if it is not there in time.
struct Ending {
    body: Body,
    end: Pin<Box<Sleep>>,
}

impl HttpBody for Ending {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, axum::Error>>> {
        if let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) {
            return Poll::Ready(frame);
        }
        self.end.as_mut().poll(context).map(|()| Some(Err(axum::Error::new("the body came too slowly"))))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> http_body::SizeHint {
        self.body.size_hint()
    }
}
