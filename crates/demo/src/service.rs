//! The service, as its public API shows it (sections A.1, A.2 and B of the protocol sheet).

use std::time::Duration;

use jsonwebtoken::jwk::JwkSet;
use reqwest::{Client, RequestBuilder};
use serde::de::DeserializeOwned;
use url::Url;
use wire::{
    AccessRequest, AccessResponse, ClientId, Delivery, ErrorBody, ProjectId, ServiceUrl, SessionDocument,
    SessionRequest, SessionResponse, UserId, VerificationRequest, VerificationResponse, VerifyRequest,
    VerifyResponse, WebOtt,
};

use crate::Settings;

/// Longest answer that is read, in bytes.
const LONGEST_ANSWER: usize = 256 * 1024;

/// The service and the portal's credentials there.
pub struct Service {
    /// Absent if the settings name no address that a service can have. Then nothing is reachable.
    base: Option<ServiceUrl>,
    project_id: ProjectId,
    client_id: String,
    client_secret: String,
    http: Option<Client>,
}

/// Why the service did not do what it was asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// No answer.
    #[error("The trust service did not answer. It may be starting, or the network may be down.")]
    Unreachable,
    /// An error of the service's table, or of another's.
    #[error("The trust service refused the request ({code}).")]
    Refused {
        /// The code as it travelled.
        code: String,
    },
    /// An answer that is not what the protocol says.
    #[error("The trust service gave an answer that makes no sense.")]
    Malformed,
}

impl Failure {
    /// A code to quote.
    pub fn code(&self) -> &str {
        match self {
            Failure::Unreachable => "SERVICE_UNREACHABLE",
            Failure::Refused { code } => code,
            Failure::Malformed => "ANSWER_MALFORMED",
        }
    }
}

impl Service {
    pub fn new(settings: Settings) -> Self {
        let base = ServiceUrl::parse(&settings.project_url).ok();
        let mut http = Client::builder().timeout(Duration::from_secs(10));
        if base.as_ref().is_some_and(ServiceUrl::is_loopback) {
            http = http.no_proxy();
        }
        Service {
            base,
            project_id: settings.project_id,
            client_id: settings.client_id,
            client_secret: settings.client_secret,
            http: http.build().ok(),
        }
    }

    /// Where it lives.
    pub fn base(&self) -> Result<&ServiceUrl, Failure> {
        self.base.as_ref().ok_or(Failure::Unreachable)
    }

    /// The portal's project.
    pub fn project_id(&self) -> ProjectId {
        self.project_id
    }

    /// Opens a session: a sign-in, or with a hash a signature.
    pub async fn open_session(&self, request: &SessionRequest) -> Result<SessionResponse, Failure> {
        read(self.post("/rps/v2/session")?.json(request)).await
    }

    /// Hands over what a session asks to sign.
    pub async fn hand_over(
        &self,
        web_ott: WebOtt,
        name: &str,
        content: String,
    ) -> Result<SessionDocument, Failure> {
        let mut address = Url::parse(&self.base()?.endpoint("/rps/v2/session/document"))
            .map_err(|_| Failure::Unreachable)?;
        address.query_pairs_mut().append_pair("name", name);
        read(self.client()?.put(address).bearer_auth(String::from(web_ott)).body(content)).await
    }

    /// Asks where a session stands.
    pub async fn access(&self, web_ott: WebOtt) -> Result<AccessResponse, Failure> {
        read(self.post("/rps/v2/access")?.json(&AccessRequest::at_once(web_ott))).await
    }

    /// Vouches for a user: the answer enrols them.
    pub async fn verification(&self, user_id: UserId) -> Result<VerificationResponse, Failure> {
        let request = VerificationRequest {
            user_id,
            delivery: Delivery::No,
            device_name: None,
            expiration: None,
            access_id: None,
            stage: None,
            client_id: ClientId::parse(&self.client_id).ok(),
            project_id: Some(self.project_id),
            redirect_uri: None,
            scope: Vec::new(),
            state: None,
            nonce: None,
        };
        read(self.authorised(self.post("/verification")?).json(&request)).await
    }

    /// Has a signature verified.
    pub async fn verify(&self, request: &VerifyRequest) -> Result<VerifyResponse, Failure> {
        read(self.authorised(self.post("/dvs/verify")?).json(request)).await
    }

    /// The keys that sign certificates.
    pub async fn certificate_keys(&self) -> Result<JwkSet, Failure> {
        self.keys("/dvs/jwks").await
    }

    /// The keys that sign authentication tokens.
    pub async fn authentication_keys(&self) -> Result<JwkSet, Failure> {
        self.keys("/.well-known/jwks").await
    }

    // Fetched each time: the portal verifies seldom, and then a rotated key is never missed.
    async fn keys(&self, path: &str) -> Result<JwkSet, Failure> {
        read(self.client()?.get(self.base()?.endpoint(path))).await
    }

    fn post(&self, path: &str) -> Result<RequestBuilder, Failure> {
        Ok(self.client()?.post(self.base()?.endpoint(path)))
    }

    fn authorised(&self, request: RequestBuilder) -> RequestBuilder {
        request.basic_auth(&self.client_id, Some(&self.client_secret))
    }

    fn client(&self) -> Result<&Client, Failure> {
        self.http.as_ref().ok_or(Failure::Unreachable)
    }
}

async fn read<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, Failure> {
    let mut response = request.send().await.map_err(|_| Failure::Unreachable)?;
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|_| Failure::Unreachable)? {
        if body.len() + chunk.len() > LONGEST_ANSWER {
            return Err(Failure::Malformed);
        }
        body.extend_from_slice(&chunk);
    }
    if response.status().is_success() {
        serde_json::from_slice(&body).map_err(|_| Failure::Malformed)
    } else {
        let code = serde_json::from_slice::<ErrorBody>(&body)
            .map_or_else(|_| format!("HTTP {}", response.status().as_u16()), |body| body.error);
        Err(Failure::Refused { code })
    }
}
