//! `POST /verification/email` (section A.4 of the protocol sheet).

use std::sync::Arc;

use aide::axum::routing::post_with;
use axum::Json;
use axum::extract::State;
use wire::{Code, DeviceName, EmailMethod, EmailRequest, EmailResponse};
use zeroize::Zeroizing;

use super::rules::{self, Verification};
use super::{pauses, statements, typed};
use crate::activation::Via;
use crate::audit::{self, Event, Kind};
use crate::clock::Instant;
use crate::error::{Error, Refusal, Result};
use crate::http::{Body, Origin, Routes, describe};
use crate::mail::{self, is_address};
use crate::projects::{self, VerificationMethod};
use crate::registration::{self, Acquaintance};
use crate::store::Transaction;
use crate::{Service, random};

/// The address that devices call.
pub fn routes() -> Routes {
    const CODES: &[Code] = &[Code::InvalidVerificationMethod, Code::RequestBackoff];
    let documented = describe("Mails a user a code or a link", "Section A.4", CODES);
    Routes::new().api_route("/verification/email", post_with(send, documented))
}

async fn send(
    State(service): State<Arc<Service>>,
    origin: Origin,
    Body(request): Body<EmailRequest>,
) -> Result<Json<EmailResponse>> {
    if request.project_id != service.project.id {
        return Err(Error::parameter("projectId"));
    }
    if service.project.verification_method != VerificationMethod::Email {
        return Err(Error::refused(Code::InvalidVerificationMethod));
    }
    if !is_address(&request.user_id) {
        return Err(Error::parameter("userId"));
    }
    registration::check_device_tag(request.device_tag.as_deref())?;
    service.count_user(&request.user_id)?;
    let sending = Sending {
        code: rules::generate_code(Via::Email)?,
        link: random::generate_token()?,
        now: service.clock.now(),
        service: service.clone(),
        origin,
        request,
    };
    Ok(Json(service.store.write(move |tx| sending.run(tx)).await??))
}

/// A mail on its way. Both a code and a link are drawn, so that it takes as long whichever is sent.
struct Sending {
    service: Arc<Service>,
    request: EmailRequest,
    origin: Origin,
    code: Zeroizing<String>,
    link: Zeroizing<String>,
    now: Instant,
}

impl Sending {
    fn run(self, tx: &mut Transaction<'_>) -> Result<Result<EmailResponse, Refusal>> {
        self.check_oauth(tx)?;
        let Sending { service, request, now, .. } = &self;
        let project = service.project.id;
        let backoff = match pauses::claim(tx, project, &request.user_id, *now)? {
            Ok(next) => next.seconds(),
            Err(next) => {
                audit::record(tx, &self.event(Kind::VerificationMailRefused), *now)?;
                let refusal = Refusal::new(Code::RequestBackoff);
                return Ok(Err(refusal.with("backoff", next.seconds().to_string())));
            }
        };
        let identity = request.mpin_id.as_ref().map(wire::MpinId::hash);
        let tag = request.device_tag.as_deref();
        let known = registration::acquaintance(tx, project, &request.user_id, identity.as_ref(), tag)?;
        // The newest mail is the one that counts.
        statements::supersede(tx, project, &request.user_id)?;
        typed::supersede(tx, project, &request.user_id, Via::Email)?;
        let method = match known {
            Acquaintance::Stranger | Acquaintance::SameDevice => self.send_code(tx)?,
            Acquaintance::OtherDevice => self.send_link(tx)?,
        };
        audit::record(tx, &self.event(Kind::VerificationMailSent), *now)?;
        Ok(Ok(EmailResponse { backoff, method }))
    }

    fn check_oauth(&self, tx: &mut Transaction<'_>) -> Result<()> {
        let Sending { service, request, .. } = self;
        let client = match &request.client_id {
            None => None,
            Some(id) => {
                let known = projects::client(tx, id)?.filter(|client| client.project == service.project.id);
                Some(known.ok_or_else(|| Error::parameter("clientId"))?)
            }
        };
        Ok(rules::check_oauth(&rules::OAuth::of(request), &service.project, client.as_ref())?)
    }

    fn send_code(&self, tx: &mut Transaction<'_>) -> Result<EmailMethod> {
        let Sending { service, request, code, now, .. } = self;
        let tag = request.device_tag.as_deref();
        let verification = self.verification(now.after(rules::MAIL_CODE_LIFE));
        typed::insert(tx, service.project.id, &verification, code, tag)?;
        let letter = mail::verification_code(&service.project, &request.user_id, self.device(), code);
        mail::post(tx, &request.user_id, &letter, *now)?;
        Ok(EmailMethod::Code)
    }

    fn send_link(&self, tx: &mut Transaction<'_>) -> Result<EmailMethod> {
        let Sending { service, request, link, now, .. } = self;
        let verification = self.verification(now.after(rules::MAIL_LINK_LIFE));
        statements::insert(tx, &random::derive_hash(link), service.project.id, &verification)?;
        let address = rules::mail_address(&service.url, request, link)?;
        let letter = mail::verification_link(&service.project, &request.user_id, self.device(), &address);
        mail::post(tx, &request.user_id, &letter, *now)?;
        Ok(EmailMethod::Link)
    }

    fn verification(&self, expires: Instant) -> Verification {
        let EmailRequest { user_id, device_name, access_id, state, nonce, redirect_uri, .. } = &self.request;
        Verification {
            user: user_id.clone(),
            via: Via::Email,
            device_name: device_name.clone(),
            access_id: access_id.clone(),
            state: state.clone(),
            nonce: nonce.clone(),
            redirect_uri: redirect_uri.clone(),
            expires,
        }
    }

    fn device(&self) -> Option<&str> {
        self.request.device_name.as_ref().map(DeviceName::as_str)
    }

    fn event(&self, kind: Kind) -> Event {
        let event = Event::new(kind, self.service.project.id, &self.origin);
        let event = event.to(&self.request.user_id).on(self.device());
        self.request.client_id.iter().fold(event, Event::through)
    }
}
