//! The table of failures, for hosts: a stable code, who is at fault, an exit status, and whether trying again can help.

use strum::{EnumIter, IntoStaticStr};

/// Who has to do something about a failure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Blame {
    /// The person: something typed, chosen or opened.
    Person,
    /// The service, or whoever administers it.
    Service,
    /// What lies between this computer and the service.
    Network,
    /// The operating system's keychain.
    Keychain,
    /// This computer: its disk, its clock.
    System,
    /// This program.
    Programme,
}

impl Blame {
    /// Exit status of a command that ends with such a failure; 2 is left to wrong usage.
    pub const fn exit_status(self) -> u8 {
        match self {
            Blame::Person => 1,
            Blame::Service => 3,
            Blame::Network => 4,
            Blame::Keychain => 5,
            Blame::System => 6,
            Blame::Programme => 7,
        }
    }
}

/// Declares each code with who is at fault, whether the same again can help, and the details it carries.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $blame:ident, $retry:literal, [$($detail:literal),*];)*) => {
        /// Why something did not succeed. The catalogue has its sentences under `error-<code>`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, IntoStaticStr)]
        #[strum(serialize_all = "kebab-case")]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// Who has to do something about it.
            pub const fn blame(self) -> Blame {
                match self { $(Code::$name => Blame::$blame,)* }
            }

            /// Whether doing the same again can help.
            pub const fn retry(self) -> bool {
                match self { $(Code::$name => $retry,)* }
            }

            /// Names of the details that come with it, the placeables of its sentences.
            pub const fn details(self) -> &'static [&'static str] {
                match self { $(Code::$name => &[$($detail),*],)* }
            }
        }
    };
}

codes! {
    /// Not a link, or not one of ours.
    LinkMalformed = Person, false, ["part"];
    /// A link to a service that is reached without TLS.
    LinkUnprotected = Person, false, [];
    /// The service cannot be reached.
    ServiceUnreachable = Network, true, ["service"];
    /// The service did not answer in time.
    ServiceTimeout = Network, true, ["service", "seconds"];
    /// The service failed.
    ServiceError = Service, true, ["service", "status"];
    /// The service answered something that the protocol does not allow.
    ServiceAnswerMalformed = Service, false, ["service", "what"];
    /// Something answers there, but it does not speak the protocol.
    ServiceUnknown = Person, false, ["service"];
    /// The service's certificate is not trusted by this computer.
    ServiceUntrusted = Network, false, ["service"];
    /// The service's certificate is of an authority that this computer does not know.
    ServiceIssuerUnknown = Network, false, ["service"];
    /// The service's certificate is good, but its key is none of those pinned.
    ServiceKeyUnexpected = Network, false, ["service"];
    /// Not a certificate, or several.
    CertificateUnreadable = Person, true, [];
    /// A certificate that may not vouch for others.
    CertificateNoAuthority = Person, true, [];
    /// Not the pin of a public key.
    PinOfKeyInvalid = Person, true, [];
    /// Another project answered than the one that was asked for.
    ProjectMismatch = Service, false, ["expected", "found"];
    /// The code is wrong, used or expired.
    CodeWrongOrExpired = Person, false, ["user"];
    /// The activation token is wrong, used or expired.
    ActivationInvalid = Person, false, ["user"];
    /// The service does not say which project it is for.
    ProjectUntold = Person, false, ["service"];
    /// Another mail was asked for too soon.
    MailTooSoon = Person, true, ["seconds"];
    /// The service does not verify users by e-mail.
    MailNotOffered = Person, false, ["service"];
    /// The project does not let its users make QuickCodes.
    QuickCodeNotOffered = Person, false, ["project"];
    /// An identity that was itself enrolled with a QuickCode may make none.
    QuickCodeLimited = Person, false, ["name"];
    /// Not a picture, or none of a size that is looked at.
    ImageUnreadable = Person, true, [];
    /// A picture without a QR code that can be read.
    QrMissing = Person, true, [];
    /// A QR code without a link of ours.
    QrForeign = Person, false, [];
    /// Several QR codes with different links of ours.
    QrSeveral = Person, true, [];
    /// A picture with too much in it to look for a QR code.
    QrCrowded = Person, true, [];
    /// This computer's clock and the service's differ too much to sign.
    ClockSkewed = System, true, ["service", "minutes", "direction"];
    /// There is no keychain, or another one than before.
    KeychainUnavailable = Keychain, true, ["store"];
    /// The keychain is locked.
    KeychainLocked = Keychain, true, ["store"];
    /// The keychain refused.
    KeychainDenied = Keychain, true, ["store"];
    /// The keychain has no such item.
    KeychainItemMissing = Keychain, false, ["store"];
    /// The keychain's item is not what was written.
    KeychainItemCorrupt = Keychain, false, ["store"];
    /// The data folder or its file cannot be used.
    JournalUnavailable = System, true, ["reason"];
    /// A newer version of the program has written the data folder.
    JournalNewer = System, false, ["found", "supported"];
    /// Another process holds the data folder.
    JournalBusy = System, true, [];
    /// Not a PIN.
    PinMalformed = Person, true, [];
    /// A PIN that is guessed first.
    PinTooSimple = Person, true, ["reason"];
    /// The two entries of a new PIN differ.
    PinMismatch = Person, true, [];
    /// A new PIN that is the old one.
    PinUnchanged = Person, true, [];
    /// A PIN of another length than the project's.
    PinLength = Person, true, ["expected"];
    /// The service did not accept the PIN.
    WrongPin = Person, true, ["left"];
    /// The identity is blocked.
    IdentityRevoked = Service, false, ["name"];
    /// The identity has not been used for too long.
    IdentityExpired = Service, false, ["name"];
    /// Another wrong PIN would block the identity, and the program is only to be unlocked.
    UnlockStopped = Person, false, ["name"];
    /// Another program has changed the identity meanwhile.
    IdentityChanged = System, false, ["name"];
    /// No identity here is called that.
    IdentityUnknown = Person, false, ["wanted"];
    /// Several identities here are called that.
    IdentityAmbiguous = Person, false, ["wanted"];
    /// The session is over, or was never open.
    SessionExpired = Service, false, [];
    /// The session has been answered already.
    SessionAnswered = Person, false, [];
    /// The service's signature of who asks is missing where it must be, or does not verify.
    RequestForged = Service, false, ["service"];
    /// Not a number that a request can have.
    NumberMalformed = Person, true, [];
    /// The number is not the one that is shown where the session began; the session is over.
    NumberWrong = Person, false, [];
    /// The session is approved only with its number.
    NumberMissing = Service, false, [];
    /// What the application cannot do without is not shared.
    ConsentIncomplete = Person, false, [];
    /// What is asked for, or what there is to share, has changed meanwhile.
    ConsentChanged = Service, false, [];
    /// What was to be taken back or changed is not shared any more.
    ConsentEnded = Person, false, [];
    /// The identity was enrolled without what this computer proves itself with.
    SharingImpossible = Service, false, ["name"];
    /// No identity here can answer the session.
    NoIdentityForSession = Person, false, ["project"];
    /// The user was enrolled here while the offer was open.
    AlreadyEnrolled = Person, false, ["user"];
    /// The enrolment was not finished in time.
    PendingExpired = Person, false, [];
    /// The document cannot be read.
    DocumentUnreadable = Person, true, ["document", "reason"];
    /// The document is no longer what was chosen.
    DocumentChanged = Person, false, ["document"];
    /// A document is not what a session asks to sign.
    DocumentMismatch = Person, false, ["document"];
    /// Not a comment that can be passed on.
    CommentInvalid = Person, true, [];
    /// The document is empty.
    DocumentEmpty = Person, false, ["document"];
    /// The document is larger than this program hashes.
    DocumentTooLarge = Person, false, ["document", "limit"];
    /// The signature cannot be saved beside the document.
    ReceiptUnwritable = System, true, ["folder", "reason"];
    /// Not a signature saved by this program.
    ReceiptUnreadable = Person, false, ["receipt"];
    /// Not a name for an identity or a device.
    NameInvalid = Person, true, [];
    /// Not a user ID.
    UserInvalid = Person, true, [];
    /// Not an address that a service can have.
    ServiceAddressInvalid = Person, true, [];
    /// The organisation does not allow the service.
    ServiceNotAllowed = Person, false, ["service", "allowed"];
    /// The project's PINs are shorter than the organisation asks for.
    PinsTooShort = Service, false, ["project", "length", "minimum"];
    /// What the organisation fixes cannot be read.
    PolicyUnreadable = System, true, ["kind", "place"];
    /// The service refused for a reason of its own.
    RefusedByService = Service, false, ["service", "service_code"];
}

impl Code {
    /// The code as it is quoted, in kebab case.
    pub fn as_str(self) -> &'static str {
        self.into()
    }

    /// Exit status of a command that ends with it. What a script reacts to has its own.
    pub const fn exit_status(self) -> u8 {
        match self {
            Code::WrongPin => 10,
            Code::IdentityRevoked => 11,
            Code::IdentityExpired => 12,
            _ => self.blame().exit_status(),
        }
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
