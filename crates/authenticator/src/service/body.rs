//! Reading what a service answers, and never more than is asked for.

use std::time::Duration;

use reqwest::{Response, StatusCode};
use wire::{AccessId, ServiceUrl};
use zeroize::Zeroizing;

use super::{HttpService, Patience, Progress, ServiceError, Tenant, answer, http::Called};

/// Largest answer that is a message, in bytes.
const LARGEST: usize = 256 * 1024;
/// How long a document may take: no longer than its session waits for an answer.
const DOCUMENT: Duration = Duration::from_secs(300);

/// The whole body, unless it is too large for a message.
pub(super) async fn whole(response: Response) -> reqwest::Result<Option<Zeroizing<Vec<u8>>>> {
    let announced = response.content_length().unwrap_or(0);
    if announced > LARGEST as u64 {
        return Ok(None);
    }
    let body = until(response, LARGEST, &|_| ()).await?;
    Ok((body.len() <= LARGEST).then_some(body))
}

/// The body. Of one with more than so many bytes, no more is read than shows that. `told` hears how many have come.
async fn until(mut response: Response, most: usize, told: &Progress) -> reqwest::Result<Zeroizing<Vec<u8>>> {
    let announced = usize::try_from(response.content_length().unwrap_or(0)).unwrap_or(usize::MAX);
    let mut body = Zeroizing::new(Vec::with_capacity(announced.min(most)));
    while body.len() <= most {
        let Some(chunk) = response.chunk().await? else { break };
        let room = most + 1 - body.len();
        body.extend_from_slice(&chunk[..chunk.len().min(room)]);
        told(body.len());
    }
    Ok(body)
}

/// Why there was no answer, or not all of it, after `waited`.
pub(super) fn broken_off(
    service: &ServiceUrl,
    cause: reqwest::Error,
    waited: Duration,
    patience: Patience,
) -> ServiceError {
    let fault = answer::fault_of(&cause, Patience { answer: waited, ..patience });
    // The address may be a secret share's.
    tracing::debug!(%service, cause = ?cause.without_url(), "a call failed");
    ServiceError::new(service, fault)
}

impl HttpService {
    /// The document of a session. Of one that is larger than `most` bytes, no more is read than shows that.
    pub(super) async fn fetch_document(
        &self,
        tenant: &Tenant,
        session: &AccessId,
        most: usize,
        told: &Progress,
    ) -> Called<Vec<u8>> {
        let service = &tenant.service;
        let way = self.ways.to(service).await?;
        let request = way.streams.get(service.endpoint("/rps/v2/session/document"));
        let request = request.bearer_auth(session.as_str()).timeout(DOCUMENT);
        let response = self.open(service, tenant, request, DOCUMENT).await?;
        let broken = |cause| broken_off(service, cause, DOCUMENT, self.patience);
        let status = response.status();
        // What a refusal says is no part of the document.
        let (most, told): (_, &Progress) =
            if status == StatusCode::OK { (most, told) } else { (LARGEST, &|_| ()) };
        let mut body = until(response, most, told).await.map_err(broken)?;
        answer::accept(status, &body).map_err(|fault| ServiceError::new(service, fault))?;
        Ok(std::mem::take(&mut body))
    }
}
