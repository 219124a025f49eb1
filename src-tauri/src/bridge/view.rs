//! What crosses the bridge: the shapes that the page draws. No secret has a shape here.
//!
//! Times are RFC 3339 text in UTC; the page shows them in the person's own zone.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Derives what every shape needs: JSON both ways and a TypeScript type.
macro_rules! shapes {
    ($($(#[$meta:meta])* pub $kind:ident $name:ident { $($body:tt)* })*) => {
        $(#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
        #[serde(rename_all = "camelCase")]
        $(#[$meta])*
        pub $kind $name { $($body)* })*

        /// Every shape's TypeScript declaration, in the order of this file.
        pub fn typescript(config: &ts_rs::Config) -> String {
            let mut text = String::new();
            $(text.push_str("export "); text.push_str(&<$name as TS>::decl(config)); text.push_str("\n\n");)*
            text
        }
    };
}

shapes! {
    /// A failure as people meet it: the catalogue holds the sentences under `error-<code>`.
    pub struct Failure {
        /// Stable, in kebab case: the catalogue's key after `error-`, and what people quote.
        pub code: String,
        /// Placeables of the sentences.
        pub details: BTreeMap<String, String>,
        /// Whether doing the same again can help.
        pub retry: bool,
    }

    /// The first screen.
    pub struct Start {
        /// Version of the program.
        pub version: String,
        /// Operating system.
        pub platform: Platform,
        /// The system's preferred language, a BCP 47 tag.
        pub language: String,
        /// Settings in force.
        pub settings: Settings,
        /// Identities on this workstation.
        pub identities: Vec<IdentityView>,
        /// Enrolments that were interrupted before their PIN was chosen.
        pub unfinished: Vec<UnfinishedEnrolment>,
        /// What is wrong with the keychain or the data folder, if anything.
        pub problem: Option<Failure>,
        /// Whether `next_question` has something to answer.
        pub question_waiting: bool,
    }

    /// Operating systems that differ in wording.
    pub enum Platform { Linux, Macos, Windows }

    /// What a person chose.
    pub struct Settings {
        /// Light, dark or as the system says.
        pub appearance: Appearance,
        /// Language of the program, a BCP 47 tag; `None` follows the system.
        pub language: Option<String>,
        /// How this workstation calls itself when it enrols.
        pub device_name: String,
        /// Service address that the form is filled in with.
        pub preset_service: Option<String>,
        /// Whether the on-screen number pad is shown.
        pub number_pad: bool,
        /// Whether the pad's digits are shuffled each time.
        pub shuffled_pad: bool,
    }

    /// Light, dark or as the system says.
    pub enum Appearance { System, Light, Dark }

    /// An identity as a person sees it.
    pub struct IdentityView {
        /// Local identifier.
        pub id: String,
        /// The person's own name for it; at first the project's name.
        pub name: String,
        /// User ID at the service.
        pub user: String,
        /// Project name as the service gives it, else its identifier.
        pub project: String,
        /// The service's address.
        pub service: String,
        /// Name of this workstation at the service.
        pub device_name: String,
        /// Digits of the PIN.
        pub pin_length: u8,
        /// Whether it can be used.
        pub state: IdentityState,
        /// Wrong PINs that the service accepts before it blocks; known after a wrong one.
        pub attempts_left: Option<u8>,
        /// When it was enrolled.
        pub enrolled: String,
        /// When it was last used.
        pub last_used: Option<String>,
    }

    /// Whether an identity can be used.
    pub enum IdentityState { Active, Revoked, Expired }

    /// An enrolment that waits for its PIN.
    pub struct UnfinishedEnrolment {
        /// Local identifier.
        pub id: String,
        /// User ID.
        pub user: String,
        /// The service's address.
        pub service: String,
        /// When it began.
        pub began: String,
    }

    /// What a link asks.
    #[serde(tag = "kind", content = "value")]
    pub enum Question {
        /// To enrol this workstation.
        Enrol(EnrolmentOffer),
        /// To approve a session.
        Session(SessionRequest),
        /// To sign a file that was dropped on the window or handed over by the system.
        Document(DocumentView),
        /// The link could not be used.
        Failed(Failure),
    }

    /// An enrolment, ready to be accepted.
    pub struct EnrolmentOffer {
        /// Identifier of this offer.
        pub id: String,
        /// The service's address.
        pub service: String,
        /// Whether the connection to the service is protected by TLS, or stays on this machine.
        pub connection: Connection,
        /// Project name as the service states it; `None` where the service does not tell.
        pub project: Option<String>,
        /// User ID.
        pub user: String,
        /// How this workstation will call itself.
        pub device_name: String,
        /// The identity that this enrolment would replace.
        pub replaces: Option<IdentityView>,
    }

    /// How the service is reached.
    pub enum Connection { Tls, Loopback }

    /// A session opened elsewhere, with what the service tells of it.
    pub struct SessionRequest {
        /// Identifier of this request.
        pub id: String,
        /// The service's address.
        pub service: String,
        /// Project name as the service states it.
        pub project: String,
        /// What the application says it is for; reported, not verified.
        pub description: Option<String>,
        /// User ID that the application expects.
        pub user: Option<String>,
        /// Hash to sign, lower-case hex, in a signing session.
        pub hash: Option<String>,
        /// Identities that can answer; empty when none fits.
        pub identities: Vec<IdentityView>,
    }

    /// A document chosen to be signed, hashed by this program.
    pub struct DocumentView {
        /// Identifier of this choice.
        pub id: String,
        /// File name.
        pub name: String,
        /// Folder it lies in.
        pub folder: String,
        /// Size in bytes.
        #[ts(type = "number")]
        pub size: u64,
        /// SHA-256, lower-case hex.
        pub hash: String,
        /// Identities that can sign.
        pub identities: Vec<IdentityView>,
    }

    /// A file saved by signing.
    pub struct Receipt {
        /// Name of the document.
        pub document: String,
        /// Full path of the signature file.
        pub saved: String,
        /// SHA-256 of the document, lower-case hex.
        pub hash: String,
        /// When it was signed.
        pub signed: String,
    }

    /// A saved signature beside its document.
    pub struct ReceiptCheck {
        /// Full path of the signature file.
        pub receipt: String,
        /// Name of the document it belongs to.
        pub document: Option<String>,
        /// User ID that signed.
        pub user: Option<String>,
        /// When it was signed.
        pub signed: String,
        /// SHA-256 that was signed, lower-case hex.
        pub hash: String,
        /// Whether the document is still what was signed.
        pub verdict: ReceiptVerdict,
    }

    /// What comparing a signature with its document showed.
    pub enum ReceiptVerdict { Unchanged, Changed, DocumentMissing }

    /// A PIN entry: one field on the page, whose digits live in Rust.
    pub struct PinEntry {
        /// Identifier of the entry.
        pub id: String,
        /// What it is for.
        pub purpose: PinPurpose,
        /// Digits expected.
        pub length: u8,
    }

    /// What a PIN is asked for.
    pub enum PinPurpose { Create, SignIn, Sign }

    /// Where a PIN entry stands.
    pub struct PinState {
        /// Identifier of the entry.
        pub id: String,
        /// Grows with every change, so that a late event can be told from a new one.
        pub revision: u32,
        /// Digits entered.
        pub entered: u8,
        /// Digits expected.
        pub length: u8,
        /// What the entry is doing.
        pub phase: PinPhase,
        /// Why the last attempt failed. The entry is open again unless `phase` is `Closed`.
        pub failure: Option<Failure>,
        /// What came of it, once `phase` is `Done`.
        pub outcome: Option<Outcome>,
    }

    /// What a PIN entry is doing.
    pub enum PinPhase {
        /// Taking digits.
        Entering,
        /// Taking the digits of a new PIN once more.
        Repeating,
        /// Submitted; waiting for keychain or service.
        Working,
        /// Finished, see `outcome`.
        Done,
        /// Over without success; nothing more can be typed.
        Closed,
    }

    /// What a finished PIN entry brought.
    #[serde(tag = "kind", content = "value")]
    pub enum Outcome {
        /// A new identity.
        Enrolled(IdentityView),
        /// The session was approved. The value is the project's name.
        SignedIn(String),
        /// The hash of a signing session was signed. The value is the project's name.
        SessionSigned(String),
        /// A document was signed.
        Signed(Receipt),
    }

    /// One key of a PIN entry.
    pub struct PinKeyPress {
        /// The entry.
        pub entry: String,
        /// Counts the keys of this entry from 0; calls can overtake one another.
        pub sequence: u32,
        /// The key.
        pub key: PinKey,
    }

    /// A key.
    pub enum PinKey {
        #[serde(rename = "0")] Zero,
        #[serde(rename = "1")] One,
        #[serde(rename = "2")] Two,
        #[serde(rename = "3")] Three,
        #[serde(rename = "4")] Four,
        #[serde(rename = "5")] Five,
        #[serde(rename = "6")] Six,
        #[serde(rename = "7")] Seven,
        #[serde(rename = "8")] Eight,
        #[serde(rename = "9")] Nine,
        /// Takes back the last digit.
        Backspace,
        /// Takes back every digit.
        Clear,
        /// Submits the digits.
        Submit,
    }

    /// What to list of history.
    pub struct HistoryQuery {
        /// Text to look for in names, services and documents; empty for all.
        pub search: String,
        /// Only this kind.
        pub kind: Option<HistoryKind>,
        /// Only entries before this one (its `id`), for the next page.
        pub before: Option<String>,
    }

    /// One page of history.
    pub struct HistoryPage {
        /// Entries, newest first.
        pub entries: Vec<HistoryEntry>,
        /// Whether there are older ones.
        pub more: bool,
    }

    /// One entry of history.
    pub struct HistoryEntry {
        /// Identifier.
        pub id: String,
        /// When it happened.
        pub at: String,
        /// What happened.
        pub kind: HistoryKind,
        /// Name of the identity at that time.
        pub identity: String,
        /// User ID.
        pub user: String,
        /// The service's address.
        pub service: String,
        /// Project or document it was about.
        pub subject: String,
        /// The failure's code where it did not succeed.
        pub failure: Option<String>,
        /// SHA-256 that was signed.
        pub hash: Option<String>,
        /// Where the signature was saved.
        pub saved: Option<String>,
    }

    /// What happened.
    pub enum HistoryKind { Enrolled, SignedIn, Signed, Refused, Blocked, Renamed, Removed }

    /// How to export history.
    pub struct ExportHistory {
        /// Format of the file.
        pub format: ExportFormat,
    }

    /// Format of an exported file.
    pub enum ExportFormat { Csv, Json }

    /// One thing that was examined.
    pub struct Finding {
        /// What was examined: the catalogue's key after `finding-`.
        pub check: String,
        /// What it is about, for example a service's address.
        pub subject: Option<String>,
        /// Why it is not well; `None` when it is.
        pub failure: Option<Failure>,
    }

    /// Arguments of commands about one thing.
    pub struct ById {
        /// Its identifier.
        pub id: String,
    }

    /// Arguments of `read_link`.
    pub struct ReadLink {
        /// What was pasted.
        pub text: String,
    }

    /// Arguments of `offer_enrolment`.
    pub struct OfferEnrolment {
        /// The service's address as typed.
        pub service: String,
        /// User ID.
        pub user: String,
        /// Activation token, e-mail code or QuickCode.
        pub code: String,
    }

    /// Arguments of `accept_enrolment`.
    pub struct AcceptEnrolment {
        /// The offer.
        pub id: String,
        /// How this workstation shall call itself.
        pub device_name: String,
    }

    /// Arguments of `rename_identity`.
    pub struct RenameIdentity {
        /// The identity.
        pub id: String,
        /// Its new name, 1 to 80 characters.
        pub name: String,
    }

    /// Arguments of `approve_session`.
    pub struct ApproveSession {
        /// The session request.
        pub id: String,
        /// The identity that answers.
        pub identity: String,
    }

    /// Arguments of `sign_document`.
    pub struct SignDocument {
        /// The chosen document.
        pub id: String,
        /// The identity that signs.
        pub identity: String,
    }

    /// What the host tells the page unasked.
    #[serde(tag = "kind", content = "value")]
    pub enum Event {
        /// A PIN entry changed.
        Pin(PinState),
        /// A question waits: fetch it with `next_question`.
        QuestionWaiting,
        /// Identities, history or settings changed, here or in another process: ask again.
        Changed,
    }
}

impl Failure {
    /// The page sent a command with arguments of another shape.
    pub fn malformed_command() -> Failure {
        Failure { code: "malformed-command".into(), details: BTreeMap::new(), retry: false }
    }
}
