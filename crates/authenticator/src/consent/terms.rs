//! What an application asks for, with what there is to share.

use wire::{ClientId, MemberConsent, TermsHash, TermsItem, TermsRequest};

use super::token;
use crate::{
    Error, Ports,
    authentication::session_error,
    identities::{IdentityId, record},
    sign_in::Request,
};

/// What an application asks of one identity's user in a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Whom it asks.
    pub identity: IdentityId,
    /// The application's name; empty if it has none.
    pub application_name: String,
    /// What is asked for, in the application's order, with the values that there are.
    pub items: Vec<TermsItem>,
    /// What is shared with the application already.
    pub shared: Option<MemberConsent>,
    /// Whether the session is completed only by sharing something. Else what is shared already is enough.
    pub decides: bool,
    pub(super) application: ClientId,
    pub(super) hash: TermsHash,
}

/// Asks the service what there is to share in a session whose application asks for something.
///
/// # Errors
///
/// [`Error::ConsentChanged`] where it is not what the service has signed, [`Error::NoIdentityForSession`],
/// [`Error::SharingImpossible`], [`Error::IdentityUnknown`], [`Error::SessionExpired`], [`Error::SessionAnswered`],
/// [`Error::Keychain`], [`Error::Service`], [`Error::Journal`]
pub async fn terms(ports: &Ports, request: &Request, id: IdentityId) -> Result<Terms, Error> {
    let record = record(ports, id).await?;
    if !request.fits(&record.identity) {
        return Err(Error::NoIdentityForSession { project: request.project_name.clone() });
    }
    let token = token(ports, &record).await?;
    let asking = TermsRequest { wid: request.access_id.clone(), user_id: record.identity.user.clone() };
    let told = ports.service.terms(&record.tenant(), &token, &asking).await.map_err(session_error)?;
    // Who asks and for what was signed, and is what the person sees; the rest is about it or about nothing.
    let name = request.signed.as_ref().and_then(|signed| signed.application.clone()).unwrap_or_default();
    let asked: Vec<_> = told.items.iter().map(|item| &item.asked).collect();
    if told.application_name.trim() != name || asked != request.claims().iter().collect::<Vec<_>>() {
        return Err(Error::ConsentChanged);
    }
    Ok(Terms {
        identity: id,
        application_name: told.application_name,
        items: told.items,
        shared: told.shared,
        decides: told.decides,
        application: told.application,
        hash: told.terms,
    })
}
