//! Documents that are handed over only after their session was read here.

use std::time::Duration;

use authenticator::{Error, Ports, SessionLink, requests, sign_in};

use super::{Desk, Event, SessionRequest};

/// When to look again: an opener hands a document over at once, or hardly ever. A session waits no longer.
const LOOKS: [Duration; 8] = [
    Duration::from_secs(1),
    Duration::from_secs(2),
    Duration::from_secs(4),
    Duration::from_secs(8),
    Duration::from_secs(15),
    Duration::from_secs(30),
    Duration::from_secs(60),
    Duration::from_secs(120),
];

impl Desk {
    /// Looks for the document of a question, for as long as somebody may answer that, and tells the page when it is there.
    pub(super) fn await_document(&self, id: &str) {
        let (desk, id) = (self.clone(), id.to_owned());
        tokio::spawn(async move {
            let Ok(ports) = desk.ports().await else { return };
            for pause in LOOKS {
                ports.clock.sleep(pause).await;
                let Ok(request) = desk.0.requests.find(&id) else { return };
                match sign_in::arrived(ports, &request).await {
                    Ok(None) => {}
                    Ok(Some(arrived)) => return desk.show_arrived(&id, arrived),
                    Err(error) => {
                        desk.note_failed_answer(&request, &error);
                        if is_final(&error) {
                            return;
                        }
                    }
                }
            }
        });
    }

    /// The question is from now on one about the document.
    fn show_arrived(&self, id: &str, request: sign_in::Request) {
        let link = SessionLink { service: request.service.clone(), access_id: request.access_id.clone() };
        let view = SessionRequest { id: id.to_owned(), ..self.as_asked(&request) };
        self.0.pushed.tell(&link, request.clone());
        if self.0.requests.replace(id, request) {
            self.refresh_place(&view);
            (self.0.host.events)(Event::DocumentThere(Box::new(view)));
            (self.0.host.events)(Event::Requests);
        }
    }

    /// What a pushed request is about, as soon as the service tells; once more where its document may follow.
    pub(super) async fn learn(&self, ports: &Ports, link: &SessionLink) {
        for pause in [Duration::ZERO].into_iter().chain(LOOKS) {
            ports.clock.sleep(pause).await;
            if !self.0.pushed.waits(link) {
                return;
            }
            let complete = match requests::open(ports, link).await {
                Ok(asked) => {
                    let complete = !asked.may_get_document();
                    let news = self.0.pushed.tell(link, asked);
                    if news {
                        (self.0.host.events)(Event::Requests);
                    }
                    complete
                }
                Err(error) => {
                    self.note_end(&link.service, &link.access_id, &error);
                    (self.0.host.events)(Event::Requests);
                    true
                }
            };
            if complete {
                return;
            }
        }
    }
}

/// Whether to look again leads to nothing else.
fn is_final(error: &Error) -> bool {
    matches!(error, Error::SessionExpired | Error::SessionAnswered | Error::RequestForged { .. })
}
