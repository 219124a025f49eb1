//! The one error that leaves this crate.

mod told;

use jiff::Timestamp;

use crate::{journal::JournalError, keychain::KeychainError, pin::Simplicity, service::ServiceError};

/// Why a use case did not succeed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The person opened or pasted something that is no link of ours.
    #[error("not a link of ours: {part}")]
    LinkMalformed {
        /// What is missing or malformed.
        part: String,
    },
    /// The person opened a link to a service without TLS.
    #[error("the link leads to an unprotected service")]
    LinkUnprotected,
    /// The service, or the way to it.
    #[error(transparent)]
    Service(#[from] ServiceError),
    /// The service answered for another project.
    #[error("project {found} answered instead of {expected}")]
    ProjectMismatch {
        /// The project that was asked for.
        expected: String,
        /// The project that answered.
        found: String,
    },
    /// The service did not accept the code.
    #[error("the code of {user} is wrong, used or expired")]
    CodeWrongOrExpired {
        /// Whom it was to enrol.
        user: String,
    },
    /// The service did not accept the activation token.
    #[error("the activation token of {user} is wrong, used or expired")]
    ActivationInvalid {
        /// Whom it was to enrol.
        user: String,
    },
    /// The service does not say which project it is for, and only a link can.
    #[error("{service} does not say which project it is for")]
    ProjectUntold {
        /// The service's address.
        service: String,
    },
    /// The service sends another mail only later.
    #[error("the next mail may be asked for at {next}")]
    MailTooSoon {
        /// When another mail may be asked for.
        next: Timestamp,
        /// How long that is from now, at least 1.
        seconds: u64,
    },
    /// The service does not verify users by e-mail.
    #[error("{service} does not verify by e-mail")]
    MailNotOffered {
        /// The service's address.
        service: String,
    },
    /// The project does not let its users make QuickCodes.
    #[error("{project} does not let users make QuickCodes")]
    QuickCodeNotOffered {
        /// The project's name.
        project: String,
    },
    /// The identity was itself enrolled with a QuickCode and may make none.
    #[error("{name} was enrolled with a QuickCode and may make none")]
    QuickCodeLimited {
        /// The identity's name here.
        name: String,
    },
    /// The person chose something that is no picture, or none of a size that is looked at.
    #[error("not a picture that can be read")]
    ImageUnreadable,
    /// The person chose a picture without a QR code that can be read.
    #[error("no QR code in the picture")]
    QrMissing,
    /// The person chose a QR code without a link of ours.
    #[error("no link of ours in the QR code")]
    QrForeign,
    /// The person chose a picture of several QR codes with different links of ours.
    #[error("several QR codes in the picture")]
    QrSeveral,
    /// The person chose a picture with so much in it that looking for a code would take too long.
    #[error("too much in the picture")]
    QrCrowded,
    /// The person chose a file that is no certificate, or holds several.
    #[error("not one certificate")]
    CertificateUnreadable,
    /// The person chose a certificate that may not vouch for others.
    #[error("not the certificate of an authority")]
    CertificateNoAuthority,
    /// The person typed something that is no pin of a public key.
    #[error("not the pin of a public key")]
    PinOfKeyInvalid,
    /// This computer's clock differs from the service's by more than a signature allows.
    #[error("this clock and that of {service} differ by {minutes} minutes")]
    ClockSkewed {
        /// The service's address.
        service: String,
        /// Whole minutes by which this computer's is ahead; negative where it is behind.
        minutes: i64,
    },
    /// The keychain.
    #[error(transparent)]
    Keychain(#[from] KeychainError),
    /// The journal.
    #[error(transparent)]
    Journal(#[from] JournalError),
    /// The person typed something that is no PIN.
    #[error("a PIN is 4 to 6 digits")]
    PinMalformed,
    /// The person chose a PIN that is guessed first.
    #[error("the PIN is too simple: {0:?}")]
    PinTooSimple(Simplicity),
    /// The person repeated a new PIN differently.
    #[error("the PINs differ")]
    PinMismatch,
    /// The person chose the PIN that the identity has.
    #[error("the new PIN is the old one")]
    PinUnchanged,
    /// The person typed a PIN of another length.
    #[error("this PIN has {expected} digits")]
    PinLength {
        /// Digits of the identity's PIN.
        expected: u8,
    },
    /// The service did not accept the PIN.
    #[error("wrong PIN, {left} attempts left")]
    WrongPin {
        /// Attempts before the identity is blocked.
        left: u8,
    },
    /// The service has blocked the identity.
    #[error("the identity {name} is revoked")]
    IdentityRevoked {
        /// The identity's name here.
        name: String,
    },
    /// The service has let the identity expire.
    #[error("the identity {name} has expired")]
    IdentityExpired {
        /// The identity's name here.
        name: String,
    },
    /// The person wants to unlock with an identity that another wrong PIN would block.
    #[error("another wrong PIN would block {name}")]
    UnlockStopped {
        /// The identity's name here.
        name: String,
    },
    /// Another program has changed the identity meanwhile.
    #[error("{name} was changed by another program meanwhile")]
    IdentityChanged {
        /// The identity's name here.
        name: String,
    },
    /// The person named an identity that is not here.
    #[error("no identity is called {wanted}")]
    IdentityUnknown {
        /// What was asked for.
        wanted: String,
    },
    /// The person named several identities at once.
    #[error("several identities are called {wanted}")]
    IdentityAmbiguous {
        /// What was asked for.
        wanted: String,
    },
    /// The session is over, or was never open.
    #[error("the session is over")]
    SessionExpired,
    /// The session has been answered already.
    #[error("the session is answered")]
    SessionAnswered,
    /// What the service is said to have signed of a request does not verify.
    #[error("what {service} signed does not verify")]
    RequestForged {
        /// The service's address.
        service: String,
    },
    /// The person typed something that is no number of a session.
    #[error("a number has two digits")]
    NumberMalformed,
    /// The person repeated another number than the one that is shown where the session began.
    #[error("the number is another")]
    NumberWrong,
    /// The service completes the session only with its number.
    #[error("the session needs its number")]
    NumberMissing,
    /// What the application cannot do without is not shared.
    #[error("what the application requires is not shared")]
    ConsentIncomplete,
    /// What the application asks for, or what there is to share, is no longer what the person saw.
    #[error("what is asked for, or what there is to share, has changed")]
    ConsentChanged,
    /// What was to be taken back or changed is not shared any more.
    #[error("this is not shared any more")]
    ConsentEnded,
    /// The identity was enrolled without what this computer proves itself with.
    #[error("{name} has no push token")]
    SharingImpossible {
        /// Name of the identity.
        name: String,
    },
    /// No identity here can answer the session.
    #[error("no identity here answers for {project}")]
    NoIdentityForSession {
        /// The project's name.
        project: String,
    },
    /// The user was enrolled here while the offer was open.
    #[error("{user} is enrolled here by now")]
    AlreadyEnrolled {
        /// The user ID.
        user: String,
    },
    /// The enrolment was not finished in time.
    #[error("the enrolment was not finished in time")]
    PendingExpired,
    /// The document cannot be read.
    #[error("{document} cannot be read: {reason}")]
    DocumentUnreadable {
        /// Its name.
        document: String,
        /// What the operating system says.
        reason: String,
    },
    /// The document is no longer what was chosen.
    #[error("{document} has changed")]
    DocumentChanged {
        /// Its name.
        document: String,
    },
    /// The document that was given, or handed over by the service, is not what a session asks to sign.
    #[error("{document} is not what is to be signed")]
    DocumentMismatch {
        /// Its name.
        document: String,
    },
    /// The person's comment on a refusal is too long, or holds what is no text.
    #[error("a comment has at most 500 characters")]
    CommentInvalid,
    /// The document is empty.
    #[error("{document} is empty")]
    DocumentEmpty {
        /// Its name.
        document: String,
    },
    /// The document is larger than this program hashes.
    #[error("{document} is larger than {limit} GiB")]
    DocumentTooLarge {
        /// Its name.
        document: String,
        /// The limit in GiB.
        limit: u64,
    },
    /// The signature cannot be saved beside the document.
    #[error("nothing can be saved in {folder}: {reason}")]
    ReceiptUnwritable {
        /// The document's folder.
        folder: String,
        /// What the operating system says.
        reason: String,
    },
    /// Not a signature saved by this program.
    #[error("{receipt} is not a saved signature")]
    ReceiptUnreadable {
        /// Its name.
        receipt: String,
    },
    /// Not a name for an identity or a device.
    #[error("a name has 1 to 80 characters")]
    NameInvalid,
    /// Not a user ID.
    #[error("not a user ID")]
    UserInvalid,
    /// Not an address that a service can have.
    #[error("not an address of a service")]
    ServiceAddressInvalid,
    /// The organisation does not allow the service.
    #[error("{service} is not allowed here")]
    ServiceNotAllowed {
        /// The service's address.
        service: String,
        /// Those that are, with commas.
        allowed: String,
    },
    /// The project's PINs are shorter than the organisation asks for.
    #[error("PINs of {project} have {length} digits, and {minimum} are asked for")]
    PinsTooShort {
        /// The project's name.
        project: String,
        /// Digits of its PINs.
        length: u8,
        /// Digits that the organisation asks for.
        minimum: u8,
    },
    /// This computer: what the organisation fixes cannot be read.
    #[error("the organisation's settings cannot be read: {kind} at {place}")]
    PolicyUnreadable {
        /// What is wrong, in kebab case.
        kind: &'static str,
        /// Where.
        place: String,
    },
}

impl From<wire::LinkError> for Error {
    fn from(error: wire::LinkError) -> Error {
        match error {
            wire::LinkError::Unprotected => Error::LinkUnprotected,
            wire::LinkError::Form => Error::LinkMalformed { part: "form".into() },
            wire::LinkError::Unknown => Error::LinkMalformed { part: "unknown".into() },
            wire::LinkError::Part(part) => Error::LinkMalformed { part: part.into() },
        }
    }
}

impl From<crate::policy::Flaw> for Error {
    fn from(flaw: crate::policy::Flaw) -> Error {
        Error::PolicyUnreadable { kind: flaw.kind.into(), place: flaw.place }
    }
}

impl From<mpin::PinError> for Error {
    fn from(_: mpin::PinError) -> Error {
        Error::PinMalformed
    }
}
