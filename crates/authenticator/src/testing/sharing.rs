//! What applications of the trust service of memory ask for, and what people share with them.

use wire::{
    AccessId, ClientId, Code, ConsentStatement, MemberConsent, MemberConsents, TermsHash, TermsItem,
    TermsRequest, TermsResponse, UserId,
};

use super::rules::{State, parameter, refused, ticket};
use crate::{keychain::PushToken, service::Fault};

/// Applications and what is shared with them: there is one.
#[derive(Default)]
pub(super) struct Sharing {
    /// What it asks for, with what there is to share.
    pub items: Vec<TermsItem>,
    /// How often that has changed.
    pub version: u8,
    pub consents: Vec<MemberConsent>,
}

/// What the one application is called.
const APPLICATION: &str = "Time sheets";

impl State {
    pub(super) fn terms(
        &mut self,
        token: &PushToken,
        request: &TermsRequest,
    ) -> Result<TermsResponse, Fault> {
        if !self.users_of(token)?.contains(&request.user_id) {
            return Err(refused(Code::UnauthorizedRequest));
        }
        self.session(&request.wid)?;
        let shared = self.sharing.consents.iter().find(|consent| consent.user_id == request.user_id);
        // Who shares less than is required is asked again.
        let required = |item: &&TermsItem| item.asked.required;
        let mut needed = self.sharing.items.iter().filter(required).map(|item| item.asked.claim);
        let has = |claim| shared.is_some_and(|consent| consent.shares.iter().any(|one| one.claim == claim));
        let enough = shared.is_some() && needed.all(has);
        Ok(TermsResponse {
            application: application(),
            application_name: APPLICATION.to_owned(),
            terms: self.sharing.terms(),
            items: self.sharing.items.clone(),
            shared: shared.cloned(),
            decides: !enough,
        })
    }

    /// Keeps what a statement shares. What is not in it is not looked for: the real service does that.
    pub(super) fn agree(&mut self, session: &AccessId, statement: &str, now: i64) -> Result<(), Fault> {
        self.session(session)?;
        let said: ConsentStatement = serde_json::from_str(statement).map_err(|_| parameter("statement"))?;
        if said.terms != self.sharing.terms() {
            return Err(refused(Code::ConsentChanged));
        }
        self.sharing.consents.retain(|consent| consent.user_id != said.user);
        self.sharing.consents.push(MemberConsent {
            id: ticket(),
            user_id: said.user,
            application: said.application,
            application_name: said.application_name,
            domain: None,
            shares: said.shares,
            since: now,
            until: said.until,
            last_used: None,
        });
        Ok(())
    }

    pub(super) fn consents(&mut self, token: &PushToken) -> Result<MemberConsents, Fault> {
        let users = self.users_of(token)?;
        let consents = self.sharing.consents.iter().filter(|consent| users.contains(&consent.user_id));
        Ok(MemberConsents { consents: consents.cloned().collect() })
    }

    pub(super) fn end_consent(&mut self, token: &PushToken, id: &str) -> Result<(), Fault> {
        self.sharer(token, id)?;
        self.sharing.consents.retain(|consent| consent.id != id);
        Ok(())
    }

    /// Who shares this.
    pub(super) fn sharer(&mut self, token: &PushToken, id: &str) -> Result<UserId, Fault> {
        let consents = self.consents(token)?.consents;
        let found = consents.into_iter().find(|consent| consent.id == id);
        found.map(|consent| consent.user_id).ok_or_else(|| refused(Code::UnknownConsent))
    }

    fn users_of(&self, token: &PushToken) -> Result<Vec<UserId>, Fault> {
        let good = self.registrations.values().filter(|one| !one.revoked && !one.expired);
        let theirs = good.filter(|one| one.push_token.as_deref() == Some(token.expose()));
        let users: Vec<_> = theirs.map(|one| one.user.clone()).collect();
        if users.is_empty() { Err(refused(Code::UnauthorizedRequest)) } else { Ok(users) }
    }
}

impl Sharing {
    fn terms(&self) -> TermsHash {
        TermsHash::new([self.version; 32])
    }
}

fn application() -> ClientId {
    let Ok(id) = ClientId::parse("time-sheets") else { unreachable!("it is an id") };
    id
}
