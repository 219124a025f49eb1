//! What is told about.

use wire::{ClientId, MpinIdHash, ProjectId, UserId};

use crate::http::Origin;

/// Declares the vocabulary: each kind with its `eventType` and `eventStatus`.
macro_rules! kinds {
    ($($(#[doc = $doc:literal])* $name:ident = $type:literal, $status:literal;)*) => {
        /// What happened. The texts are for good: relying parties filter by them.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumIter)]
        pub enum Kind {
            $($(#[doc = $doc])* $name,)*
        }

        impl Kind {
            /// `eventType`: which capability it belongs to.
            pub const fn event_type(self) -> &'static str {
                match self { $(Kind::$name => $type,)* }
            }

            /// When it is written, in a sentence.
            pub const fn meaning(self) -> &'static str {
                match self { $(Kind::$name => concat!($($doc),*),)* }
            }

            /// `eventStatus`: what happened there.
            pub const fn event_status(self) -> &'static str {
                match self { $(Kind::$name => $status,)* }
            }
        }
    };
}

kinds! {
    /// A relying party got a verification URL.
    VerificationUrlCreated = "verification", "url_created";
    /// A verification mail was sent.
    VerificationMailSent = "verification", "mail_sent";
    /// A verification mail was refused, for another was sent too lately.
    VerificationMailRefused = "verification", "mail_refused";
    /// A QuickCode was made.
    QuickCodeCreated = "verification", "quickcode_created";
    /// A QuickCode was refused.
    QuickCodeRefused = "verification", "quickcode_refused";
    /// A code was exchanged for an activation token.
    VerificationSucceeded = "verification", "verify_success";
    /// A code was wrong, used or expired.
    VerificationFailed = "verification", "verify_failure";
    /// A relying party got an activation token.
    ActivationCreated = "activation", "token_created";
    /// A device was registered.
    RegistrationSucceeded = "registration", "register_success";
    /// A device was refused: its activation token was not good.
    RegistrationFailed = "registration", "register_failure";
    /// A device was registered anew after a rotation of the authorities' keys.
    RegistrationRenewed = "registration", "renew_success";
    /// A right PIN.
    AuthenticationSucceeded = "authentication", "authenticate_success";
    /// A wrong PIN.
    AuthenticationFailed = "authentication", "authenticate_failure";
    /// A right PIN for a session that could not be completed.
    AuthenticationWithoutSession = "authentication", "session_refused";
    /// An attempt with an identity that is revoked or expired.
    AuthenticationRefused = "authentication", "authenticate_refused";
    /// An identity was revoked by three wrong PINs in a row.
    IdentityBlocked = "identity", "blocked";
    /// An identity was revoked by an administrator or a relying party.
    IdentityRevoked = "identity", "revoked";
    /// An administrator restored an identity that wrong PINs had revoked.
    IdentityRestored = "identity", "restored";
    /// A session was opened.
    SessionOpened = "session", "opened";
    /// A session was refused by the user.
    SessionAborted = "session", "aborted";
    /// A session was refused by the user, who said that they had not asked for it.
    SessionReported = "session", "reported";
    /// The document of a signing session was handed over.
    DocumentReceived = "session", "document_received";
    /// A document was handed over that is not what its session asks to sign. Nothing of it was kept.
    DocumentMismatched = "session", "document_mismatched";
    /// The number of a session was repeated.
    NumberMatched = "session", "number_matched";
    /// A session was ended, for its number was repeated wrongly.
    NumberMismatched = "session", "number_wrong";
    /// A request was pushed to a user's devices.
    PushSent = "session", "push_sent";
    /// A user had no device that takes pushed requests.
    PushRefused = "session", "push_refused";
    /// A signing session was completed.
    DocumentSigned = "signing", "sign_success";
    /// A signing session got a signature that does not verify, or that came too late.
    DocumentNotSigned = "signing", "sign_failure";
    /// A signature was confirmed to a relying party.
    SignatureConfirmed = "signing", "verify_success";
    /// A signature was refused to a relying party.
    SignatureRefused = "signing", "verify_failure";
    /// An OpenID sign-in was completed: a code was issued.
    AuthorizationGranted = "authorization", "granted";
    /// An OpenID sign-in was refused.
    AuthorizationDenied = "authorization", "denied";
    /// Tokens were issued.
    TokensIssued = "authorization", "tokens_issued";
    /// A code or refresh token was shown that is used, expired or foreign.
    TokensRefused = "authorization", "tokens_refused";
    /// Tokens were revoked.
    TokensRevoked = "authorization", "tokens_revoked";
    /// A user agreed to share data with an application, or to share other data than before.
    ConsentGiven = "consent", "given";
    /// What a user was to share was not: the signature does not verify, came too late, or is of something else.
    ConsentNotGiven = "consent", "not_given";
    /// A user took back what they shared with an application.
    ConsentTakenBack = "consent", "taken_back";
    /// An application read what a user shares with it.
    ConsentUsed = "consent", "used";
    /// What is known of a user was said anew.
    IdentityDataChanged = "identity_data", "changed";
    /// An administrator made a project.
    ProjectCreated = "administration", "project_created";
    /// An administrator changed a project.
    ProjectChanged = "administration", "project_changed";
    /// An administrator deleted a project.
    ProjectDeleted = "administration", "project_deleted";
    /// An administrator made a client.
    ClientCreated = "administration", "client_created";
    /// An administrator changed a client.
    ClientChanged = "administration", "client_changed";
    /// An administrator gave a client another secret.
    ClientSecretRotated = "administration", "client_secret_rotated";
    /// An administrator deleted a client.
    ClientDeleted = "administration", "client_deleted";
    /// An administrator made a service account.
    ServiceAccountCreated = "administration", "service_account_created";
    /// An administrator changed a service account.
    ServiceAccountChanged = "administration", "service_account_changed";
    /// An administrator gave a service account another token.
    ServiceAccountTokenRotated = "administration", "service_account_token_rotated";
    /// An administrator deleted a service account.
    ServiceAccountDeleted = "administration", "service_account_deleted";
    /// An administrator rotated the service's signing keys, or those of an authority, which all projects share.
    KeyRotated = "administration", "key_rotated";
    /// An administrator took a backup, which holds the data of all projects.
    BackupTaken = "administration", "backup_taken";
    /// An administrator restored a backup.
    BackupRestored = "administration", "backup_restored";
    /// An administrator changed something else.
    Administered = "administration", "changed";
}

/// One row of the log.
#[derive(Clone, Debug)]
pub struct Event {
    /// What happened.
    pub kind: Kind,
    /// In which project.
    pub project: ProjectId,
    /// From where.
    pub origin: Origin,
    /// Through which application.
    pub application: Option<ClientId>,
    /// To whom.
    pub user: Option<UserId>,
    /// To which of their identities.
    pub identity: Option<MpinIdHash>,
    /// On which device.
    pub device_name: Option<String>,
    /// What exactly, for administrators only.
    pub detail: Option<String>,
}

impl Event {
    /// An event of which nothing more is known.
    pub fn new(kind: Kind, project: ProjectId, origin: &Origin) -> Self {
        Event {
            kind,
            project,
            origin: origin.clone(),
            application: None,
            user: None,
            identity: None,
            device_name: None,
            detail: None,
        }
    }

    /// Through this application.
    pub fn through(mut self, application: &ClientId) -> Self {
        self.application = Some(application.clone());
        self
    }

    /// To this user.
    pub fn to(mut self, user: &UserId) -> Self {
        self.user = Some(user.clone());
        self
    }

    /// With this identity, on this device.
    pub fn with(mut self, identity: MpinIdHash, device_name: &str) -> Self {
        self.identity = Some(identity);
        self.device_name = Some(device_name.to_owned());
        self
    }

    /// On a device that is no identity yet.
    pub fn on(mut self, device_name: Option<&str>) -> Self {
        self.device_name = device_name.map(str::to_owned);
        self
    }

    /// What exactly happened. Relying parties are not told.
    pub fn saying(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }
}
