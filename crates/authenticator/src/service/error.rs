//! How a call of a service fails.

use std::collections::BTreeMap;

use wire::ServiceUrl;

use crate::{Code, journal::JournalError};

/// A failed call.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{service}: {fault}")]
pub struct ServiceError {
    /// The service's address.
    pub service: String,
    /// What went wrong.
    pub fault: Fault,
}

/// What went wrong with a call.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The network: no route, no name, refused, broken off.
    #[error("not reachable")]
    Unreachable,
    /// The network or the service: no answer in time.
    #[error("no answer within {seconds} seconds")]
    Timeout {
        /// How long it was waited for.
        seconds: u64,
    },
    /// The network or this computer's trust store: a certificate that is not trusted.
    #[error("its certificate is not trusted")]
    Untrusted,
    /// The network or the service: a good certificate, but of an authority that nobody here knows.
    #[error("the authority of its certificate is not known")]
    IssuerUnknown,
    /// The network or the service: a good certificate, but none of the keys that are pinned.
    #[error("its key is none of those pinned")]
    OtherKey,
    /// This computer: what is known of the service's certificate cannot be looked up.
    #[error("what is known of it cannot be read: {reason}")]
    Unknowable {
        /// What the journal says.
        reason: String,
    },
    /// The service failed.
    #[error("failed with status {status}")]
    Failed {
        /// HTTP status.
        status: u16,
    },
    /// The service answered something that the protocol does not allow.
    #[error("answered something malformed: {what}")]
    Malformed {
        /// Which member, or what about it.
        what: String,
    },
    /// Something answered that does not speak the protocol.
    #[error("not a compatible service")]
    Foreign,
    /// The service refused the request.
    #[error("refused with {code}")]
    Refused {
        /// The code as it travelled.
        code: String,
        /// Its details.
        context: BTreeMap<String, String>,
    },
}

impl Fault {
    /// Whether it may be over in a moment.
    pub(crate) fn is_passing(&self) -> bool {
        matches!(self, Fault::Unreachable | Fault::Failed { status: 502..=504 })
    }
}

impl ServiceError {
    pub(crate) fn new(service: &ServiceUrl, fault: Fault) -> ServiceError {
        ServiceError { service: service.to_string(), fault }
    }

    /// Nobody knows what the service's certificate is to be checked against.
    pub(crate) fn unknowable(service: &ServiceUrl, error: &JournalError) -> ServiceError {
        ServiceError::new(service, Fault::Unknowable { reason: error.to_string() })
    }

    /// The stable code.
    pub fn code(&self) -> Code {
        match self.fault {
            Fault::Unreachable => Code::ServiceUnreachable,
            Fault::Timeout { .. } => Code::ServiceTimeout,
            Fault::Untrusted => Code::ServiceUntrusted,
            Fault::IssuerUnknown => Code::ServiceIssuerUnknown,
            Fault::OtherKey => Code::ServiceKeyUnexpected,
            Fault::Unknowable { .. } => Code::JournalUnavailable,
            Fault::Failed { .. } => Code::ServiceError,
            Fault::Malformed { .. } => Code::ServiceAnswerMalformed,
            Fault::Foreign => Code::ServiceUnknown,
            Fault::Refused { .. } => Code::RefusedByService,
        }
    }

    /// The service's own code, if it refused with one of the table.
    pub fn refusal(&self) -> Option<wire::Code> {
        match &self.fault {
            Fault::Refused { code, .. } => wire::Code::parse(code),
            _ => None,
        }
    }

    /// A detail that came with the service's own code.
    pub fn context(&self, key: &str) -> Option<&str> {
        match &self.fault {
            Fault::Refused { context, .. } => context.get(key).map(String::as_str),
            _ => None,
        }
    }

    /// The details in the order of [`Code::details`].
    pub(crate) fn details(&self) -> Vec<String> {
        if let Fault::Unknowable { reason } = &self.fault {
            return vec![reason.clone()];
        }
        let mut details = vec![self.service.clone()];
        match &self.fault {
            Fault::Timeout { seconds } => details.push(seconds.to_string()),
            Fault::Failed { status } => details.push(status.to_string()),
            Fault::Malformed { what } => details.push(what.clone()),
            Fault::Refused { code, .. } => details.push(code.clone()),
            Fault::Unreachable
            | Fault::Untrusted
            | Fault::IssuerUnknown
            | Fault::OtherKey
            | Fault::Unknowable { .. }
            | Fault::Foreign => {}
        }
        details
    }
}
