//! Approving and refusing sessions.

use std::sync::Arc;

use authenticator::{Error, MatchNumber, Pin, history, identities::IdentityId, sign_in};

use super::{
    ApproveSession, Attempt, DataShared, Desk, Failure, Fault, Outcome, PinEntry, PinPurpose, RefuseSession,
    SignedDocument, questions::chosen,
};

impl Desk {
    /// Opens the PIN entry that approves a session. A document that is handed over with it has been seen before.
    pub(super) async fn approve(&self, approved: ApproveSession) -> Result<PinEntry, Failure> {
        let request = self.0.requests.find(&approved.id)?;
        if request.document.is_some() {
            let shown = self.0.handed.find(&approved.id);
            if !shown.is_some_and(|shown| shown.may_be_signed(approved.acknowledged)) {
                return Err(Fault::DocumentUnseen.into());
            }
        }
        let identity = chosen(&request.candidates, &approved.identity)?;
        let (identity, length) = (identity.id, identity.pin_length);
        let request = match &approved.election {
            Some(election) => Arc::new(self.elect(&request, election).await?),
            None => request,
        };
        let request = self.repeat_number(request, identity, approved.number.as_deref()).await?;
        self.ask_pin(PinPurpose::SignIn, length, move |Attempt { desk, ports, digits }| {
            let (request, id) = (request.clone(), approved.id.clone());
            async move {
                let pin = digits.expose(Pin::parse)?;
                drop(digits);
                let approved = sign_in::approve(&ports, &request, identity, &pin).await;
                let approved = approved.inspect_err(|error| desk.note_failed_answer(&request, error))?;
                desk.0.requests.forget(&id);
                desk.0.handed.leave(None);
                desk.note_answer(&request);
                Ok(match (approved.signed, approved.shared_with, approved.entry) {
                    (_, Some(application), entry) => {
                        let entry = entry.map(|entry| entry.id.to_string());
                        Outcome::DataShared(DataShared { application, entry })
                    }
                    (_, None, Some(entry)) => Outcome::DocumentSigned(signed(entry, approved.project_name)),
                    (Some(_), None, None) => Outcome::SessionSigned(approved.project_name),
                    (None, None, None) => Outcome::SignedIn(approved.project_name),
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

    /// Refuses a session, perhaps with why. It stays open to an answer where the service could not be told.
    pub(super) async fn refuse(&self, refused: RefuseSession) -> Result<(), Failure> {
        let RefuseSession { id, reason, comment } = refused;
        let request = self.0.requests.find(&id)?;
        let why = reason.map(|reason| sign_in::reason(reason.into(), &comment)).transpose()?;
        let refused = sign_in::refuse(self.ports().await?, &request, why).await;
        self.declined(&id, &request, refused).await
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
        self.0.handed.leave(None);
        self.note_answer(request);
        self.notice_changes().await;
        Ok(())
    }
}

fn signed(entry: history::Entry, project: String) -> SignedDocument {
    SignedDocument {
        entry: entry.id.to_string(),
        document: entry.subject,
        project,
        hash: entry.hash.unwrap_or_default(),
        signed: entry.at.to_string(),
    }
}
