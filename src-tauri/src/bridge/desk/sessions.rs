//! Approving and refusing sessions.

use std::sync::Arc;

use authenticator::{Error, MatchNumber, Pin, identities::IdentityId, sign_in};

use super::{ApproveSession, Attempt, Desk, Failure, Outcome, PinEntry, PinPurpose, questions::chosen};

impl Desk {
    /// Opens the PIN entry that approves a session.
    pub(super) async fn approve(&self, approved: ApproveSession) -> Result<PinEntry, Failure> {
        let request = self.0.requests.find(&approved.id)?;
        let identity = chosen(&request.candidates, &approved.identity)?;
        let (identity, length) = (identity.id, identity.pin_length);
        let request = self.repeat_number(request, identity, approved.number.as_deref()).await?;
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

    /// Has the service compare a number before any PIN is asked for.
    async fn repeat_number(
        &self,
        request: Arc<sign_in::Request>,
        identity: IdentityId,
        typed: Option<&str>,
    ) -> Result<Arc<sign_in::Request>, Failure> {
        if !request.numbered {
            return Ok(request);
        }
        let number = MatchNumber::parse(typed.unwrap_or_default()).map_err(|_| Error::NumberMalformed)?;
        let repeated = sign_in::repeat_number(self.ports().await?, &request, identity, number).await;
        let repeated = repeated.inspect_err(|error| self.note_failed_answer(&request, error))?;
        Ok(Arc::new(repeated))
    }

    /// Refuses a session. It stays open to an answer where the service could not be told.
    pub(super) async fn refuse(&self, id: &str) -> Result<(), Failure> {
        let request = self.0.requests.find(id)?;
        let refused = sign_in::refuse(self.ports().await?, &request).await;
        self.declined(id, &request, refused).await
    }

    /// The same, for a session that the person did not ask for.
    pub(super) async fn refuse_and_report(&self, id: &str) -> Result<(), Failure> {
        let request = self.0.requests.find(id)?;
        let refused = sign_in::refuse_and_report(self.ports().await?, &request).await;
        self.declined(id, &request, refused).await
    }

    async fn declined(
        &self,
        id: &str,
        request: &sign_in::Request,
        refused: Result<(), Error>,
    ) -> Result<(), Failure> {
        refused.inspect_err(|error| self.note_failed_answer(request, error))?;
        self.0.requests.forget(id);
        self.note_answer(request);
        self.notice_changes().await;
        Ok(())
    }
}
