//! Who calls an endpoint of OAuth, and what it says: a form with the client's credentials in the header or in the form itself
//! (RFC 6749, section 2.3.1).

use std::sync::Arc;

use aide::OperationInput;
use aide::generate::GenContext;
use aide::openapi::{Operation, ReferenceOr};
use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header::AUTHORIZATION;
use url::form_urlencoded;
use wire::Code;
use zeroize::Zeroizing;

use super::document::form_body;
use super::failure::{Failure, Outcome, Reason, Refused};
use super::parameters::Parameters;
use crate::Service;
use crate::error::Error;
use crate::http::{CLIENT, basic, client_of};
use crate::projects::{self, Client};

/// A form of a client that has shown its secret.
pub struct ClientForm {
    /// The client.
    pub client: Client,
    /// What it says.
    pub form: Parameters,
}

impl FromRequest<Arc<Service>> for ClientForm {
    type Rejection = Failure;

    async fn from_request(request: Request, service: &Arc<Service>) -> Outcome<Self> {
        let header = request.headers().get(AUTHORIZATION).map(|value| value.as_bytes().to_vec());
        let form = read_form(request).await?;
        let client = authenticate(service, header.as_deref(), &form).await?;
        if form.get("client_id").is_some_and(|id| id != client.id.as_str()) {
            return Err(wrong_client().into());
        }
        Ok(ClientForm { client, form })
    }
}

/// Reads a form.
pub async fn read_form(request: Request) -> Outcome<Parameters> {
    let bytes = Bytes::from_request(request, &()).await;
    let bytes = bytes.map_err(|_| Error::refused(Code::RequestTooLarge))?;
    Ok(Parameters::parse(&bytes)?)
}

fn wrong_client() -> Refused {
    Refused::new(Reason::InvalidClient, "The client's credentials are missing or wrong.")
}

/// The client that shows its secret, in one place only.
async fn authenticate(service: &Service, header: Option<&[u8]>, form: &Parameters) -> Outcome<Client> {
    let posted = form.get("client_secret");
    let client = match (header, posted) {
        (Some(_), Some(_)) => {
            let twice = "The client shows its credentials twice.";
            return Err(Refused::new(Reason::InvalidRequest, twice).into());
        }
        (Some(header), None) => by_header(service, header).await?,
        (None, Some(secret)) => check(service, form.get("client_id").unwrap_or_default(), secret).await?,
        (None, None) => None,
    };
    client.ok_or_else(|| wrong_client().into())
}

/// The standard wants id and secret escaped as in a form before they are joined, and not everybody does that.
async fn by_header(service: &Service, header: &[u8]) -> Outcome<Option<Client>> {
    let Some((id, secret)) = basic(header) else { return Ok(None) };
    if let Some(client) = check(service, &id, &secret).await? {
        return Ok(Some(client));
    }
    let decode = |text: &str| {
        let pair = form_urlencoded::parse(text.as_bytes()).next();
        Zeroizing::new(pair.map(|(name, _)| name.into_owned()).unwrap_or_default())
    };
    let (plain_id, plain_secret) = (decode(&id), decode(&secret));
    if *plain_id == id && *plain_secret == *secret {
        return Ok(None);
    }
    check(service, &plain_id, &plain_secret).await
}

async fn check(service: &Service, id: &str, secret: &str) -> Outcome<Option<Client>> {
    let Some(caller) = client_of(service, id, secret).await? else { return Ok(None) };
    Ok(service.store.read(move |tx| projects::client(tx, &caller.client)).await?)
}

impl OperationInput for ClientForm {
    fn operation_input(_: &mut GenContext, operation: &mut Operation) {
        operation.security.push([(CLIENT.to_owned(), Vec::new())].into_iter().collect());
        operation.request_body = Some(ReferenceOr::Item(form_body(&[])));
    }
}
