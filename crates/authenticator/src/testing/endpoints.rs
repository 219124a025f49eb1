//! What the trust service of memory answers at each endpoint.

use std::sync::{PoisonError, atomic::Ordering};

use base64::{Engine, engine::general_purpose::STANDARD};
use jiff::SignedDuration;
use jsonwebtoken::jwk::Jwk;
use sha2::{Digest, Sha256};
use url::Url;
use wire::{
    AccessId, AuthOtt, AuthenticateRequest, AuthenticateResponse, CURVE, Code, CodeStatusRequest,
    ConfirmationRequest, ConfirmationResponse, CountersignConfiguration, EmailRequest, EmailResponse, G1Hex,
    LogoHash, MatchTicket, MemberConsents, MessageHash, Pass1Request, Pass1Response, Pass2Request,
    Pass2Response, ProjectConfiguration, QuickCodeRequest, QuickCodeResponse, RegistrationRequest,
    RegistrationResponse, ScalarHex, Scope, ServiceUrl, SessionDetails, SessionResponse, SessionStatus,
    ShareResponse, TermsRequest, TermsResponse, UserId,
};

use super::{
    rules::{Judged, parameter, refused},
    service::TrustService,
};
use crate::{
    keychain::PushToken,
    service::{Events, Progress, Reached, Reply, Service, ServiceError, Tenant},
};

impl Service for TrustService {
    fn project_configuration<'a>(&'a self, tenant: &'a Tenant) -> Reply<'a, Option<ProjectConfiguration>> {
        self.configurations.fetch_add(1, Ordering::SeqCst);
        let name = self.name.lock().unwrap_or_else(PoisonError::into_inner).clone();
        self.answer(tenant, move |state| {
            Ok(name.map(|name| ProjectConfiguration {
                id: state.project_id,
                custom_domain: None,
                countersign: Some(CountersignConfiguration {
                    version: "1".into(),
                    features: state.features.iter().map(|feature| (*feature).to_owned()).collect(),
                    name,
                    logo: None,
                    pin_length: state.pin_length,
                }),
            }))
        })
    }

    fn confirm<'a>(
        &'a self,
        tenant: &'a Tenant,
        request: &'a ConfirmationRequest,
    ) -> Reply<'a, ConfirmationResponse> {
        self.answer(tenant, |state| {
            let code = String::from(request.code.clone());
            let wrong = || refused(Code::UnsuccessfulVerification);
            let known = state.codes.get(&code).filter(|known| known.user == request.user_id);
            let (user, quick) = known.map(|known| (known.user.clone(), known.quick)).ok_or_else(wrong)?;
            state.codes.remove(&code);
            let token = state.activate(user, quick);
            Ok(ConfirmationResponse {
                act_token: token.try_into().map_err(|_| parameter("code"))?,
                project_id: state.project_id,
                access_id: None,
                state: None,
                nonce: None,
                expire_time: None,
                verification_redirect_url: None,
            })
        })
    }

    fn register<'a>(
        &'a self,
        tenant: &'a Tenant,
        request: &'a RegistrationRequest,
    ) -> Reply<'a, RegistrationResponse> {
        let address = self.address.clone();
        self.answer(tenant, move |state| {
            let mpin_id = state.register(request)?;
            let url = |ticket: String| {
                Url::parse(&address.endpoint(&format!("/share/{ticket}"))).map_err(|_| parameter("url"))
            };
            let [first, second] = state.grant(&mpin_id, &request.public_key)?;
            Ok(RegistrationResponse {
                mpin_id,
                project_id: state.project_id,
                dtas: state.dtas()?,
                curve: CURVE.into(),
                secret_urls: [url(first)?, url(second)?],
                pin_length: Some(state.pin_length),
                verification_type: None,
                now_time: None,
            })
        })
    }

    fn share<'a>(&'a self, tenant: &'a Tenant, url: &'a Url) -> Reply<'a, ShareResponse> {
        self.answer(tenant, |state| state.share(url.path().trim_start_matches("/share/")))
    }

    fn pass1<'a>(&'a self, tenant: &'a Tenant, request: &'a Pass1Request) -> Reply<'a, Pass1Response> {
        self.answer(tenant, |state| {
            let [scope] = request.scope;
            let y = state.begin(&request.mpin_id, &request.public_key, &request.u, scope)?;
            Ok(Pass1Response { y: ScalarHex::new(y.to_bytes()) })
        })
    }

    fn pass2<'a>(&'a self, tenant: &'a Tenant, request: &'a Pass2Request) -> Reply<'a, Pass2Response> {
        self.answer(tenant, |state| {
            let v: &G1Hex = &request.v;
            let ticket = state.prove(&request.mpin_id, v, request.wid.clone())?;
            Ok(Pass2Response { auth_ott: AuthOtt::try_from(ticket).map_err(|_| parameter("V"))? })
        })
    }

    fn authenticate<'a>(
        &'a self,
        tenant: &'a Tenant,
        request: &'a AuthenticateRequest,
    ) -> Reply<'a, AuthenticateResponse> {
        let now = self.clock.now().as_second();
        self.answer(tenant, move |state| {
            let proven = state.judge(&String::from(request.auth_ott.clone()), request.matched.clone())?;
            let Judged { scope, user, mpin_id } = &proven;
            let jwt = matches!(scope, Scope::Jwt | Scope::RegCode).then(|| format!("jwt.{user}.{now}"));
            if let (Scope::RegCode, Some(jwt)) = (scope, &jwt) {
                state.quick_code_for(jwt, user, mpin_id)?;
            }
            let dvs_register = state.renewal(mpin_id)?;
            Ok(AuthenticateResponse { status: 200, message: "OK".into(), jwt, dvs_register })
        })
    }

    fn session<'a>(&'a self, tenant: &'a Tenant, session: &'a AccessId) -> Reply<'a, SessionDetails> {
        let name = self.name.lock().unwrap_or_else(PoisonError::into_inner).clone();
        self.answer(tenant, move |state| {
            state.advance(session, SessionStatus::Wid)?;
            let (project_id, pin_length) = (state.project_id, state.pin_length);
            let session = state.session(session)?;
            let user = session.user.as_ref().map_or_else(String::new, UserId::to_string);
            let hash = session.hash.as_ref().map_or_else(String::new, MessageHash::to_string);
            let details = serde_json::json!({
                "prerollId": user, "projectId": project_id, "projectName": name.unwrap_or_default(),
                "pinLength": pin_length, "description": session.description, "hash": hash,
                "hasNumber": session.number.is_some(), "signedRequest": session.signed_request,
                "document": session.document,
            });
            serde_json::from_value(details).map_err(|_| refused(Code::InternalError))
        })
    }

    fn report<'a>(
        &'a self,
        tenant: &'a Tenant,
        request: &'a CodeStatusRequest,
    ) -> Reply<'a, Option<MatchTicket>> {
        self.answer(tenant, |state| {
            if request.status == SessionStatus::Signed {
                let now = self.clock.now().as_second();
                let signature = STANDARD.decode(request.signature.as_deref().unwrap_or_default()).ok();
                let signature =
                    signature.and_then(|text| serde_json::from_slice::<wire::Signature>(&text).ok());
                let signature = signature.ok_or_else(|| parameter("signature"))?;
                let timestamp = signature.timestamp.ok_or_else(|| parameter("timestamp"))?;
                let asked = match &request.statement {
                    None => state.session(&request.wid)?.hash.clone(),
                    Some(statement) => MessageHash::new(Sha256::digest(statement).to_vec()).ok(),
                };
                if asked.as_ref() != Some(&signature.hash) || !state.verify(&signature, timestamp) {
                    return Err(refused(Code::InvalidSignature));
                }
                if let Some(statement) = &request.statement {
                    state.agree(&request.wid, statement, now)?;
                    return state.advance(&request.wid, SessionStatus::Authenticated).map(|()| None);
                }
                let known = state.registrations.get(&signature.mpin_id);
                let known = known.filter(|known| known.numbers).map(|known| known.user.clone());
                if let Some(user) = known {
                    state.session(&request.wid)?.check_number(&user, request.matched.clone())?;
                }
            }
            if let Some(refusal) = &request.refusal {
                state.session(&request.wid)?.refusal = Some(refusal.clone());
            }
            if request.reported == Some(true) {
                state.reports += 1;
            }
            let matched = match (&request.user_id, request.number) {
                (Some(user), Some(number)) => Some(state.repeat(&request.wid, user, number)?),
                _ => None,
            };
            state.advance(&request.wid, request.status).map(|()| matched)
        })
    }

    fn key<'a>(&'a self, tenant: &'a Tenant, kid: &'a str) -> Reply<'a, Option<Jwk>> {
        self.answer(tenant, |state| Ok(state.keys.find(kid).cloned()))
    }

    fn logo<'a>(&'a self, tenant: &'a Tenant, hash: &'a LogoHash) -> Reply<'a, Vec<u8>> {
        self.answer(tenant, |state| state.logos.get(hash).cloned().ok_or_else(|| refused(Code::NotFound)))
    }

    fn document<'a>(
        &'a self,
        tenant: &'a Tenant,
        session: &'a AccessId,
        most: usize,
        told: &'a Progress,
    ) -> Reply<'a, Vec<u8>> {
        self.answer(tenant, move |state| {
            let handed = state.session(session)?.handed.clone().ok_or_else(|| refused(Code::NotFound))?;
            let handed: Vec<u8> = handed.into_iter().take(most + 1).collect();
            for come in [handed.len() / 2, handed.len()] {
                told(come);
            }
            Ok(handed)
        })
    }

    fn mail<'a>(&'a self, tenant: &'a Tenant, request: &'a EmailRequest) -> Reply<'a, EmailResponse> {
        let now = self.clock.now().as_second();
        self.answer(tenant, move |state| state.mail(&self.address, request, now))
    }

    fn quick_code<'a>(
        &'a self,
        tenant: &'a Tenant,
        request: &'a QuickCodeRequest,
    ) -> Reply<'a, QuickCodeResponse> {
        let now = self.clock.now().as_second();
        self.answer(tenant, move |state| state.quick_code(request, now))
    }

    fn terms<'a>(
        &'a self,
        tenant: &'a Tenant,
        token: &'a PushToken,
        request: &'a TermsRequest,
    ) -> Reply<'a, TermsResponse> {
        self.answer(tenant, |state| state.terms(token, request))
    }

    fn consents<'a>(&'a self, tenant: &'a Tenant, token: &'a PushToken) -> Reply<'a, MemberConsents> {
        self.answer(tenant, |state| state.consents(token))
    }

    fn end_consent<'a>(&'a self, tenant: &'a Tenant, token: &'a PushToken, id: &'a str) -> Reply<'a, ()> {
        self.answer(tenant, |state| state.end_consent(token, id))
    }

    fn change_consent<'a>(
        &'a self,
        tenant: &'a Tenant,
        token: &'a PushToken,
        id: &'a str,
    ) -> Reply<'a, SessionResponse> {
        Box::pin(async move {
            let user = self.answer(tenant, |state| state.sharer(token, id)).await?;
            let session = self.open_session(Some(&user), "", None);
            self.opened(&session)
                .ok_or_else(|| ServiceError::new(&tenant.service, refused(Code::InternalError)))
        })
    }

    fn events<'a>(&'a self, tenant: &'a Tenant, token: &'a PushToken) -> Reply<'a, Box<dyn Events>> {
        self.answer(tenant, |state| {
            state.listen(token.expose()).map(|open| Box::new(open) as Box<dyn Events>)
        })
    }

    fn skew(&self, _: &ServiceUrl) -> Option<SignedDuration> {
        *self.skew.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn reached(&self, _: &ServiceUrl) -> Option<Reached> {
        self.reached.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
