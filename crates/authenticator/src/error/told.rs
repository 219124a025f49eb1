//! What hosts are told of an error: its stable code, and what fills the placeables of its sentences.

use std::collections::BTreeMap;

use super::Error;
use crate::Code;

impl Error {
    /// The stable code.
    pub fn code(&self) -> Code {
        match self {
            Error::LinkMalformed { .. } => Code::LinkMalformed,
            Error::LinkUnprotected => Code::LinkUnprotected,
            Error::Service(error) => error.code(),
            Error::ProjectMismatch { .. } => Code::ProjectMismatch,
            Error::CodeWrongOrExpired { .. } => Code::CodeWrongOrExpired,
            Error::ActivationInvalid { .. } => Code::ActivationInvalid,
            Error::ProjectUntold { .. } => Code::ProjectUntold,
            Error::MailTooSoon { .. } => Code::MailTooSoon,
            Error::MailNotOffered { .. } => Code::MailNotOffered,
            Error::QuickCodeNotOffered { .. } => Code::QuickCodeNotOffered,
            Error::QuickCodeLimited { .. } => Code::QuickCodeLimited,
            Error::ImageUnreadable => Code::ImageUnreadable,
            Error::QrMissing => Code::QrMissing,
            Error::QrForeign => Code::QrForeign,
            Error::QrSeveral => Code::QrSeveral,
            Error::QrCrowded => Code::QrCrowded,
            Error::CertificateUnreadable => Code::CertificateUnreadable,
            Error::CertificateNoAuthority => Code::CertificateNoAuthority,
            Error::PinOfKeyInvalid => Code::PinOfKeyInvalid,
            Error::ClockSkewed { .. } => Code::ClockSkewed,
            Error::Keychain(error) => error.code(),
            Error::Journal(error) => error.code(),
            Error::PinMalformed => Code::PinMalformed,
            Error::PinTooSimple(_) => Code::PinTooSimple,
            Error::PinMismatch => Code::PinMismatch,
            Error::PinUnchanged => Code::PinUnchanged,
            Error::PinLength { .. } => Code::PinLength,
            Error::WrongPin { .. } => Code::WrongPin,
            Error::IdentityRevoked { .. } => Code::IdentityRevoked,
            Error::IdentityExpired { .. } => Code::IdentityExpired,
            Error::UnlockStopped { .. } => Code::UnlockStopped,
            Error::IdentityChanged { .. } => Code::IdentityChanged,
            Error::IdentityUnknown { .. } => Code::IdentityUnknown,
            Error::IdentityAmbiguous { .. } => Code::IdentityAmbiguous,
            Error::SessionExpired => Code::SessionExpired,
            Error::SessionAnswered => Code::SessionAnswered,
            Error::RequestForged { .. } => Code::RequestForged,
            Error::NumberMalformed => Code::NumberMalformed,
            Error::NumberWrong => Code::NumberWrong,
            Error::NumberMissing => Code::NumberMissing,
            Error::ConsentIncomplete => Code::ConsentIncomplete,
            Error::ConsentChanged => Code::ConsentChanged,
            Error::ConsentEnded => Code::ConsentEnded,
            Error::SharingImpossible { .. } => Code::SharingImpossible,
            Error::NoIdentityForSession { .. } => Code::NoIdentityForSession,
            Error::AlreadyEnrolled { .. } => Code::AlreadyEnrolled,
            Error::PendingExpired => Code::PendingExpired,
            Error::DocumentUnreadable { .. } => Code::DocumentUnreadable,
            Error::DocumentChanged { .. } => Code::DocumentChanged,
            Error::DocumentMismatch { .. } => Code::DocumentMismatch,
            Error::CommentInvalid => Code::CommentInvalid,
            Error::DocumentEmpty { .. } => Code::DocumentEmpty,
            Error::DocumentTooLarge { .. } => Code::DocumentTooLarge,
            Error::ReceiptUnwritable { .. } => Code::ReceiptUnwritable,
            Error::ReceiptUnreadable { .. } => Code::ReceiptUnreadable,
            Error::NameInvalid => Code::NameInvalid,
            Error::UserInvalid => Code::UserInvalid,
            Error::ServiceAddressInvalid => Code::ServiceAddressInvalid,
            Error::ServiceNotAllowed { .. } => Code::ServiceNotAllowed,
            Error::PinsTooShort { .. } => Code::PinsTooShort,
            Error::PolicyUnreadable { .. } => Code::PolicyUnreadable,
        }
    }

    /// Placeables of the sentences: exactly those that [`Code::details`] names.
    pub fn details(&self) -> BTreeMap<String, String> {
        let values = self.values();
        self.code().details().iter().map(|name| (*name).to_owned()).zip(values).collect()
    }

    /// Whether doing the same again can help.
    pub fn retry(&self) -> bool {
        self.code().retry()
    }

    /// The details in the order of [`Code::details`].
    fn values(&self) -> Vec<String> {
        match self {
            Error::LinkMalformed { part: value }
            | Error::CodeWrongOrExpired { user: value }
            | Error::ActivationInvalid { user: value }
            | Error::IdentityRevoked { name: value }
            | Error::IdentityExpired { name: value }
            | Error::UnlockStopped { name: value }
            | Error::IdentityChanged { name: value }
            | Error::IdentityUnknown { wanted: value }
            | Error::IdentityAmbiguous { wanted: value }
            | Error::NoIdentityForSession { project: value }
            | Error::AlreadyEnrolled { user: value }
            | Error::ProjectUntold { service: value }
            | Error::RequestForged { service: value }
            | Error::MailNotOffered { service: value }
            | Error::QuickCodeNotOffered { project: value }
            | Error::QuickCodeLimited { name: value }
            | Error::SharingImpossible { name: value }
            | Error::DocumentChanged { document: value }
            | Error::DocumentMismatch { document: value }
            | Error::DocumentEmpty { document: value }
            | Error::ReceiptUnreadable { receipt: value } => vec![value.clone()],
            Error::ProjectMismatch { expected: first, found: second }
            | Error::DocumentUnreadable { document: first, reason: second }
            | Error::ReceiptUnwritable { folder: first, reason: second }
            | Error::ServiceNotAllowed { service: first, allowed: second } => {
                vec![first.clone(), second.clone()]
            }
            Error::Service(error) => error.details(),
            Error::Keychain(error) => vec![error.store.clone()],
            Error::Journal(error) => error.details(),
            Error::ClockSkewed { service, minutes } => {
                let direction = if *minutes < 0 { "behind" } else { "ahead" };
                vec![service.clone(), minutes.abs().to_string(), direction.to_owned()]
            }
            Error::MailTooSoon { seconds, .. } => vec![seconds.to_string()],
            Error::PinTooSimple(reason) => vec![reason.as_str().to_owned()],
            Error::PinLength { expected } => vec![expected.to_string()],
            Error::WrongPin { left } => vec![left.to_string()],
            Error::PinsTooShort { project, length, minimum } => {
                vec![project.clone(), length.to_string(), minimum.to_string()]
            }
            Error::PolicyUnreadable { kind, place } => vec![(*kind).to_owned(), place.clone()],
            Error::DocumentTooLarge { document, limit } => vec![document.clone(), limit.to_string()],
            Error::LinkUnprotected
            | Error::PinMalformed
            | Error::PinMismatch
            | Error::PinUnchanged
            | Error::SessionExpired
            | Error::SessionAnswered
            | Error::NumberMalformed
            | Error::NumberWrong
            | Error::NumberMissing
            | Error::ConsentIncomplete
            | Error::ConsentChanged
            | Error::ConsentEnded
            | Error::PendingExpired
            | Error::ImageUnreadable
            | Error::QrMissing
            | Error::QrForeign
            | Error::QrSeveral
            | Error::QrCrowded
            | Error::CertificateUnreadable
            | Error::CertificateNoAuthority
            | Error::PinOfKeyInvalid
            | Error::CommentInvalid
            | Error::NameInvalid
            | Error::UserInvalid
            | Error::ServiceAddressInvalid => Vec::new(),
        }
    }
}
