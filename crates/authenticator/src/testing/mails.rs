//! What a trust service decides of mails and QuickCodes.

use wire::{
    Code, EMAIL_FEATURE, EmailMethod, EmailRequest, EmailResponse, MpinId, QUICKCODE_FEATURE,
    QuickCodeRequest, QuickCodeResponse, ServiceUrl, UserId, VerificationCode,
};

use super::rules::{KnownCode, State, parameter, refused, ticket};
use crate::service::Fault;

/// A mail that was sent.
pub(super) struct Mail {
    pub user: UserId,
    /// A code, or a link.
    pub text: String,
}

/// How long a user waits between two mails, in seconds.
const BACKOFF: i64 = 10;
/// How long a QuickCode is good, in seconds.
const QUICK_CODE: i64 = 60;

/// A verification URL.
pub(super) fn link(service: &ServiceUrl, user: &UserId, code: &str) -> String {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    query.append_pair("user_id", user.as_str()).append_pair("code", code);
    service.endpoint(&format!("/verification/confirmation?{}", query.finish()))
}

impl State {
    /// A code for whoever enrols for the first time, or is known on the device that asks; else a link (section A.4).
    pub(super) fn mail(
        &mut self,
        service: &ServiceUrl,
        request: &EmailRequest,
        now: i64,
    ) -> Result<EmailResponse, Fault> {
        if !self.features.contains(EMAIL_FEATURE) {
            return Err(refused(Code::InvalidVerificationMethod));
        }
        if request.project_id != self.project_id {
            return Err(parameter("projectId"));
        }
        let user = &request.user_id;
        if let Some(next) = self.next_mails.get(user).filter(|next| **next > now) {
            let context = [("backoff".to_owned(), next.to_string())].into();
            return Err(Fault::Refused { code: Code::RequestBackoff.as_str().into(), context });
        }
        let backoff = now + BACKOFF;
        self.next_mails.insert(user.clone(), backoff);
        let known = request.mpin_id.as_ref().and_then(|mpin_id| self.registrations.get(mpin_id));
        let enrolled = self.registrations.values().any(|one| one.user == *user);
        let method = if !enrolled || known.is_some_and(|known| known.user == *user) {
            EmailMethod::Code
        } else {
            EmailMethod::Link
        };
        let code = digits();
        self.codes.insert(code.clone(), KnownCode { user: user.clone(), quick: false });
        let text = match method {
            EmailMethod::Code => code,
            EmailMethod::Link => link(service, user, &code),
        };
        self.mails.push(Mail { user: user.clone(), text });
        Ok(EmailResponse { backoff, method })
    }

    /// Remembers a token with which a QuickCode may be asked for.
    pub(super) fn quick_code_for(&mut self, jwt: &str, user: &UserId, device: &MpinId) -> Result<(), Fault> {
        let quick = self.registrations.get(device).is_some_and(|device| device.quick);
        if quick && self.quick_codes_limited {
            return Err(refused(Code::LimitedQuickcodeGeneration));
        }
        self.quick_code_tokens.insert(jwt.to_owned(), user.clone());
        Ok(())
    }

    pub(super) fn quick_code(
        &mut self,
        request: &QuickCodeRequest,
        now: i64,
    ) -> Result<QuickCodeResponse, Fault> {
        if !self.features.contains(QUICKCODE_FEATURE) {
            return Err(refused(Code::Forbidden));
        }
        let user =
            self.quick_code_tokens.remove(&request.jwt).ok_or_else(|| refused(Code::UnauthorizedRequest))?;
        let code = digits();
        self.codes.insert(code.clone(), KnownCode { user, quick: true });
        let code = VerificationCode::parse(&code).map_err(|_| refused(Code::InternalError))?;
        Ok(QuickCodeResponse { code, expire_time: now + QUICK_CODE, ttl_seconds: QUICK_CODE })
    }
}

/// Six digits.
fn digits() -> String {
    let number = ticket().bytes().fold(0_u32, |number, byte| (number * 31 + u32::from(byte)) % 1_000_000);
    format!("{number:06}")
}
