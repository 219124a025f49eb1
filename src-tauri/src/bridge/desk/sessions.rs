//! Approving and refusing sessions.

use authenticator::{Pin, sign_in};

use super::{ApproveSession, Attempt, Desk, Failure, Outcome, PinEntry, PinPurpose, questions::chosen};

impl Desk {
    /// Opens the PIN entry that approves a session.
    pub(super) async fn approve(&self, approved: ApproveSession) -> Result<PinEntry, Failure> {
        let request = self.0.requests.find(&approved.id)?;
        let identity = chosen(&request.candidates, &approved.identity)?;
        let (identity, length) = (identity.id, identity.pin_length);
        self.ask_pin(PinPurpose::SignIn, length, move |Attempt { desk, ports, digits }| {
            let (request, id) = (request.clone(), approved.id.clone());
            async move {
                let pin = digits.expose(Pin::parse)?;
                drop(digits);
                let approved = sign_in::approve(&ports, &request, identity, &pin).await;
                let approved = approved.inspect_err(|error| desk.note_failed_answer(&request, error))?;
                desk.0.requests.forget(&id);
                desk.note_answer(&request);
                Ok(match approved.signed {
                    Some(_) => Outcome::SessionSigned(approved.project_name),
                    None => Outcome::SignedIn(approved.project_name),
                })
            }
        })
        .await
    }

    /// Refuses a session. It stays open to an answer where the service could not be told.
    pub(super) async fn refuse(&self, id: &str) -> Result<(), Failure> {
        let request = self.0.requests.find(id)?;
        let refused = sign_in::refuse(self.ports().await?, &request).await;
        refused.inspect_err(|error| self.note_failed_answer(&request, error))?;
        self.0.requests.forget(id);
        self.note_answer(&request);
        self.notice_changes().await;
        Ok(())
    }
}
