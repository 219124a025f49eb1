//! Files that are handed over: bytes that are no message, as they come.

use aide::generate::GenContext;
use aide::openapi::{MediaType, Operation, ReferenceOr, RequestBody};
use aide::operation::OperationInput;
use axum::body::Body;
use axum::extract::{FromRequest, Request};
use axum::http::header::CONTENT_LENGTH;

use crate::error::{Error, Result};

/// A body that is a file, not yet read. How much of it is too much is for the endpoint to say.
pub struct Upload {
    /// How many bytes are announced.
    pub expected: Option<u64>,
    /// The bytes.
    pub body: Body,
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Error;

    async fn from_request(request: Request, _: &S) -> Result<Self> {
        let announced = request.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok());
        let expected = announced.and_then(|length| length.parse().ok());
        Ok(Upload { expected, body: request.into_body() })
    }
}

impl OperationInput for Upload {
    fn operation_input(_: &mut GenContext, operation: &mut Operation) {
        let content = [("application/octet-stream".to_owned(), MediaType::default())].into_iter().collect();
        let body = RequestBody { content, required: true, ..RequestBody::default() };
        operation.request_body = Some(ReferenceOr::Item(body));
    }
}
