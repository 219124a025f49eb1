//! Sharing data with applications, and taking it back.

use std::sync::{Mutex, PoisonError};

use authenticator::{
    Error, MemberConsent, SignedDuration, Timestamp,
    consent::{self, Shared, Terms},
    sign_in,
};

use super::{
    Application, Applications, Desk, Election, Failure, Fault, Question, ShareItem, ShareOption, ShareTerms,
    SharedData, SharedValue, TermsFor, Unasked, questions::chosen,
};

/// What the page was last told to be shared.
#[derive(Default)]
pub(super) struct Told(Mutex<Vec<Shared>>);

impl Told {
    fn find(&self, id: &str) -> Result<Shared, Failure> {
        let told = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let found = told.iter().find(|shared| shared.consent.id == id).cloned();
        found.ok_or_else(|| Error::ConsentEnded.into())
    }

    /// From now on this is what the page knows.
    pub(super) fn put(&self, shared: Vec<Shared>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = shared;
    }
}

impl Desk {
    /// Asks what there is to share in a session.
    pub(super) async fn terms_for(&self, asked: TermsFor) -> Result<ShareTerms, Failure> {
        let request = self.0.requests.find(&asked.id)?;
        let identity = chosen(&request.candidates, &asked.identity)?.id;
        let terms = consent::terms(self.ports().await?, &request, identity).await;
        let terms = terms.inspect_err(|error| self.note_failed_answer(&request, error))?;
        let items = terms.items.iter().map(|item| ShareItem {
            claim: item.asked.claim.into(),
            options: item
                .options
                .iter()
                .map(|option| ShareOption {
                    id: option.id.clone(),
                    value: option.value.clone(),
                    verified: option.verified,
                })
                .collect(),
        });
        Ok(ShareTerms {
            items: items.collect(),
            shared: terms.shared.as_ref().map(SharedData::from),
            decides: terms.decides,
            id: self.0.terms.keep(terms),
        })
    }

    /// The request with what the person has chosen to share.
    pub(super) async fn elect(
        &self,
        request: &sign_in::Request,
        election: &Election,
    ) -> Result<sign_in::Request, Failure> {
        let terms: std::sync::Arc<Terms> = self.0.terms.find(&election.terms)?;
        let ports = self.ports().await?;
        let days = election.days.map(|days| SignedDuration::from_hours(24 * i64::from(days)));
        let until = days.map(|days| ports.clock.now().checked_add(days)).transpose();
        let elected = consent::Election {
            options: election.options.iter().map(|one| (one.claim.into(), one.option.clone())).collect(),
            until: until.map_err(|_| Fault::MalformedCommand)?,
        };
        Ok(consent::elect(ports, request, &terms, &elected).await?)
    }

    /// What this computer's identities share with whom.
    pub(super) async fn shared_data(&self) -> Result<Applications, Failure> {
        let found = consent::list(self.ports().await?).await?;
        let unasked = found
            .failures
            .into_iter()
            .map(|(identity, error)| Unasked { identity: identity.name, failure: error.into() });
        let told =
            Applications { shared: found.shared.iter().map(view).collect(), unasked: unasked.collect() };
        self.0.told.put(found.shared);
        Ok(told)
    }

    /// Takes back what is shared.
    pub(super) async fn end_sharing(&self, id: &str) -> Result<(), Failure> {
        let Shared { identity, consent } = self.0.told.find(id)?;
        consent::take_back(self.ports().await?, identity.id, &consent).await?;
        self.notice_changes().await;
        Ok(())
    }

    /// Asks to share something else instead.
    pub(super) async fn share_anew(&self, id: &str) -> Result<Question, Failure> {
        let Shared { identity, consent } = self.0.told.find(id)?;
        let request = consent::change(self.ports().await?, identity.id, &consent.id).await?;
        Ok(Question::Session(self.keep_request(request)))
    }
}

fn view(shared: &Shared) -> Application {
    let Shared { identity, consent } = shared;
    let name = Some(consent.application_name.clone()).filter(|name| !name.is_empty());
    Application {
        id: consent.id.clone(),
        name: name.unwrap_or_else(|| identity.project_name.clone()),
        domain: consent.domain.clone(),
        project: identity.project_name.clone(),
        identity: identity.name.clone(),
        user: identity.user.to_string(),
        data: consent.into(),
    }
}

impl From<&MemberConsent> for SharedData {
    fn from(consent: &MemberConsent) -> SharedData {
        let time = |seconds| Timestamp::from_second(seconds).unwrap_or_default().to_string();
        let value = |share: &authenticator::SharedClaim| SharedValue {
            claim: share.claim.into(),
            value: share.value.clone(),
        };
        SharedData {
            values: consent.shares.iter().map(value).collect(),
            since: time(consent.since),
            until: consent.until.map(time),
            last_used: consent.last_used.map(time),
        }
    }
}
