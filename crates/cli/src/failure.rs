//! Why a command did not do what it was told.

use std::collections::BTreeMap;

use authenticator::{Blame, Claim, Error};

/// A failure of the authenticator, or one that only a command line has.
#[derive(Debug)]
pub enum Failure {
    /// The authenticator's.
    Authenticator(Error),
    /// Nobody can be asked, and nothing was given.
    NoTerminal { option: &'static str },
    /// A picture cannot be read.
    PictureUnreadable { picture: String, reason: String },
    /// What a descriptor was to bring cannot be read.
    InputUnreadable { descriptor: u32, reason: String },
    /// The same descriptor was to bring two things.
    InputShared { descriptor: u32 },
    /// The person did not agree.
    NotConfirmed,
    /// There is no identity yet.
    NoIdentity,
    /// There are several identities, and none was named.
    IdentityNotChosen { names: String },
    /// A link that another command takes.
    OtherLink { command: &'static str },
    /// A session asks for a signature, and nobody has seen of what.
    DocumentNotGiven,
    /// What an application hands over was to be saved, and it hands over nothing.
    NothingHandedOver,
    /// A session asks for data, and nobody has said what to share.
    SharingNotChosen { claims: String, required: String },
    /// What is to be shared is not asked for.
    ShareUnasked { claim: Claim },
    /// The same is to be shared twice.
    ShareTwice { claim: Claim },
    /// The value that is to be shared is none of those that there are.
    ShareUnknown { claim: Claim, values: String },
    /// There is no value to share.
    ShareUnavailable { claim: Claim },
    /// Nothing is shared with an application of this name or identifier.
    ApplicationUnknown { wanted: String },
    /// Data is shared with several applications of a name, or by several identities with one.
    ApplicationNotChosen { applications: String },
    /// No enrolment was interrupted.
    NoPending,
    /// Several enrolments were interrupted, and none was named.
    PendingNotChosen { pending: String },
    /// A file cannot be written.
    Unwritable { file: String, reason: String },
    /// The operating system.
    System { reason: String },
}

impl Failure {
    /// The stable code: the catalogue's key, after `error-`.
    pub fn code(&self) -> &'static str {
        match self {
            Failure::Authenticator(error) => error.code().as_str(),
            Failure::NoTerminal { .. } => "no-terminal",
            Failure::InputUnreadable { .. } => "input-unreadable",
            Failure::InputShared { .. } => "input-shared",
            Failure::PictureUnreadable { .. } => "picture-unreadable",
            Failure::NotConfirmed => "not-confirmed",
            Failure::NoIdentity => "no-identity",
            Failure::IdentityNotChosen { .. } => "identity-not-chosen",
            Failure::OtherLink { .. } => "other-link",
            Failure::DocumentNotGiven => "document-not-given",
            Failure::NothingHandedOver => "nothing-handed-over",
            Failure::SharingNotChosen { .. } => "sharing-not-chosen",
            Failure::ShareUnasked { .. } => "share-unasked",
            Failure::ShareTwice { .. } => "share-twice",
            Failure::ShareUnknown { .. } => "share-unknown",
            Failure::ShareUnavailable { .. } => "share-unavailable",
            Failure::ApplicationUnknown { .. } => "application-unknown",
            Failure::ApplicationNotChosen { .. } => "application-not-chosen",
            Failure::NoPending => "no-pending",
            Failure::PendingNotChosen { .. } => "pending-not-chosen",
            Failure::Unwritable { .. } => "unwritable",
            Failure::System { .. } => "system",
        }
    }

    /// Placeables of its sentences.
    pub fn details(&self) -> BTreeMap<String, String> {
        let detail = |name: &str, value: &dyn ToString| (name.to_owned(), value.to_string());
        let details = match self {
            Failure::Authenticator(error) => return error.details(),
            Failure::NoTerminal { option } => vec![detail("option", option)],
            Failure::InputUnreadable { descriptor, reason } => {
                vec![detail("descriptor", descriptor), detail("reason", reason)]
            }
            Failure::PictureUnreadable { picture, reason } => {
                vec![detail("picture", picture), detail("reason", reason)]
            }
            Failure::InputShared { descriptor } => vec![detail("descriptor", descriptor)],
            Failure::IdentityNotChosen { names } => vec![detail("names", names)],
            Failure::OtherLink { command } => vec![detail("command", command)],
            Failure::SharingNotChosen { claims, required } => {
                vec![detail("claims", claims), detail("required", required)]
            }
            Failure::ShareUnasked { claim }
            | Failure::ShareTwice { claim }
            | Failure::ShareUnavailable { claim } => vec![detail("claim", &<&str>::from(claim))],
            Failure::ShareUnknown { claim, values } => {
                vec![detail("claim", &<&str>::from(claim)), detail("values", values)]
            }
            Failure::ApplicationUnknown { wanted } => vec![detail("wanted", wanted)],
            Failure::ApplicationNotChosen { applications } => vec![detail("applications", applications)],
            Failure::PendingNotChosen { pending } => vec![detail("pending", pending)],
            Failure::Unwritable { file, reason } => vec![detail("file", file), detail("reason", reason)],
            Failure::System { reason } => vec![detail("reason", reason)],
            Failure::NotConfirmed
            | Failure::NoIdentity
            | Failure::DocumentNotGiven
            | Failure::NothingHandedOver
            | Failure::NoPending => Vec::new(),
        };
        details.into_iter().collect()
    }

    /// Whether doing the same again can help.
    pub fn retry(&self) -> bool {
        match self {
            Failure::Authenticator(error) => error.retry(),
            Failure::NotConfirmed => true,
            _ => false,
        }
    }

    /// What the process ends with.
    pub fn exit_status(&self) -> u8 {
        match self {
            Failure::Authenticator(error) => error.code().exit_status(),
            Failure::Unwritable { .. } | Failure::System { .. } => Blame::System.exit_status(),
            _ => Blame::Person.exit_status(),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Failure::Authenticator(error)
    }
}
