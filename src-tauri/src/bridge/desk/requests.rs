//! Requests that services push: heard, listed, opened.

use std::time::Duration;

use authenticator::{
    AccessId, Error, Ports, ServiceUrl,
    identities::{self, State},
    requests::{self, Inbox, RequestEvent},
    sign_in,
};

use super::{Desk, Event, Failure, PushedRequest, Question, RequestEnding};
use crate::bridge::pushed::Known;

impl Desk {
    /// Listens for as long as the program runs.
    pub(super) async fn hear_requests(self, ports: Ports) {
        let (desk, heard) = (self, ports.clone());
        requests::listen(&ports, move |event| desk.hear_request(&heard, &event)).await;
    }

    fn hear_request(&self, ports: &Ports, event: &RequestEvent) {
        if !self.0.pushed.hear(event, ports.clock.now()) {
            return;
        }
        (self.0.host.events)(Event::Requests);
        if let RequestEvent::Arrived(link, _) = event {
            let (desk, ports, link) = (self.clone(), ports.clone(), link.clone());
            tokio::spawn(async move {
                // What for: said as soon as the service tells. Until then the request waits without.
                tokio::join!(desk.learn(&ports, &link), desk.expire_in_time(&ports));
            });
        }
    }

    /// Waits beside a request until it has waited too long.
    async fn expire_in_time(&self, ports: &Ports) {
        let life = Duration::try_from(Inbox::LIFE).unwrap_or_default();
        ports.clock.sleep(life).await;
        if self.0.pushed.expire(ports.clock.now()) {
            (self.0.host.events)(Event::Requests);
        }
    }

    pub(super) async fn pushed_requests(&self) -> Result<Vec<PushedRequest>, Failure> {
        self.listed_requests(self.ports().await?).await
    }

    /// Every request, with the ports that its caller holds already.
    pub(super) async fn listed_requests(&self, ports: &Ports) -> Result<Vec<PushedRequest>, Failure> {
        self.0.pushed.expire(ports.clock.now());
        let identities = identities::list(ports).await?;
        let active = |id| identities.iter().find(|one| one.id == id && one.state == State::Active);
        let known = self.0.pushed.list(|id| active(id).is_some());
        let view = |known: Known| active(known.waiting.identity).map(|identity| shown(known, identity));
        Ok(known.into_iter().filter_map(view).collect())
    }

    /// The question of a pushed request, as the service tells it now.
    pub(super) async fn open_pushed(&self, id: &str) -> Result<Question, Failure> {
        let link = self.0.pushed.find(id).ok_or(Error::SessionExpired)?;
        match requests::open(self.ports().await?, &link).await {
            Ok(request) => {
                self.0.pushed.tell(&link, request.clone());
                Ok(Question::Session(self.keep_request(request)))
            }
            Err(error) => {
                self.note_end(&link.service, &link.access_id, &error);
                Err(error.into())
            }
        }
    }

    /// A session was answered here: it waits no longer, however it came.
    pub(super) fn note_answer(&self, request: &sign_in::Request) {
        if self.0.pushed.answered(&request.service, &request.access_id) {
            (self.0.host.events)(Event::Requests);
        }
    }

    /// A session could not be answered here. One that is over waits no longer.
    pub(super) fn note_failed_answer(&self, request: &sign_in::Request, error: &Error) {
        self.note_end(&request.service, &request.access_id, error);
    }

    /// What an answer that failed says of a pushed request.
    pub(super) fn note_end(&self, service: &ServiceUrl, access_id: &AccessId, error: &Error) {
        let how = match error {
            Error::SessionExpired => RequestEnding::Expired,
            Error::SessionAnswered => RequestEnding::Answered,
            Error::NumberWrong => RequestEnding::Mismatched,
            _ => return,
        };
        if self.0.pushed.over(service, access_id, how) {
            (self.0.host.events)(Event::Requests);
        }
    }
}

fn shown(known: Known, identity: &identities::Identity) -> PushedRequest {
    let asked = known.asked.as_deref();
    PushedRequest {
        id: known.id,
        service: identity.service.to_string(),
        project: identity.project_name.clone(),
        description: asked.and_then(|asked| asked.description.clone()),
        signing: asked.map(|asked| asked.hash.is_some()),
        document: asked.and_then(|asked| asked.document.as_ref()).map(|document| document.name.to_string()),
        identity: identity.clone().into(),
        arrived: known.waiting.arrived.to_string(),
        expires: known.waiting.expires().to_string(),
        ending: known.ending,
    }
}
