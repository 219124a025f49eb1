//! The list of commands: what the page may ask, and the type of each answer.
//!
//! One list makes four things that could otherwise disagree: the names that the host declares to Tauri, the
//! trait that the bridge implements, the router, and the TypeScript types of the page.

use serde::de::DeserializeOwned;
use ts_rs::{Config, TS};

use super::{Fault, view::*};

/// Declares every command as `name(Arguments) -> Answer`.
macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident($arguments:ty) -> $answer:ty;)*) => {
        /// The name of every command, in the order of the list.
        pub const COMMANDS: &[&str] = &[$(stringify!($name)),*];

        /// What answers the page. It knows nothing of Tauri: a bare test host drives it the same way.
        pub trait Commands {
            $($(#[$doc])* fn $name(
                &self,
                arguments: $arguments,
            ) -> impl Future<Output = Result<$answer, Failure>> + Send;)*
        }

        /// Carries one named command to `commands`, past no lock. `None` where no command has that name.
        async fn carry<C: Commands + Sync>(
            commands: &C,
            name: &str,
            arguments: serde_json::Value,
        ) -> Option<Result<serde_json::Value, Failure>> {
            match name {
                $(stringify!($name) => Some(match read(arguments) {
                    Ok(arguments) => commands.$name(arguments).await.and_then(write),
                    Err(failure) => Err(failure),
                }),)*
                _ => None,
            }
        }

        /// The TypeScript interface that maps each command to its arguments and answer.
        pub fn typescript(config: &Config) -> String {
            let mut text = String::from("export interface Commands {\n");
            $(text.push_str(&format!(
                "  {}: {{ arguments: {}; answer: {} }};\n",
                stringify!($name),
                <$arguments as TS>::name(config),
                <$answer as TS>::name(config),
            ));)*
            text.push_str("}\n");
            text
        }
    };
}

commands! {
    /// What the page needs to draw its first screen.
    start(()) -> Start;
    /// The question that a link, a second start or a dropped file left waiting, taken once.
    next_question(NextQuestion) -> Option<Question>;
    /// Remembers where the page is, for the next one.
    remember_place(Place) -> ();
    /// Closes the window. The program goes on.
    close_window(()) -> ();
    /// Ends the program.
    quit(()) -> ();
    /// Reads a pasted link, asks its service what it is about, and answers with the question. Changes nothing.
    read_link(ReadLink) -> Question;
    /// Lets the person choose a picture and reads the QR code in it; `None` when they choose none.
    read_qr_file(()) -> Option<Question>;
    /// Reads the QR code in the picture that the clipboard holds.
    read_qr_clipboard(()) -> Question;
    /// Reads the QR code in a picture that was pasted into the page.
    read_qr_image(ReadQrImage) -> Question;
    /// Looks at every screen, without the program's own windows, and reads the QR code there.
    read_qr_screen(()) -> Question;
    /// Every service of this workstation, and how it is reached.
    service_networks(()) -> Vec<ServiceNetwork>;
    /// Lets the person choose the certificate of an authority, and answers with what would be trusted; `None` when they
    /// choose none. Changes nothing.
    choose_authority(OfService) -> Option<AuthorityOffer>;
    /// Trusts the authority that was chosen, for its service alone.
    add_authority(ById) -> Vec<ServiceNetwork>;
    /// Trusts an authority no more.
    forget_authority(ForgetAuthority) -> Vec<ServiceNetwork>;
    /// Lets a service show this key, and none that is not pinned.
    pin_service(PinService) -> Vec<ServiceNetwork>;
    /// Takes a pin away.
    unpin_service(PinService) -> Vec<ServiceNetwork>;
    /// Has the service send a mail that verifies the person.
    ask_for_mail(AskForMail) -> Mail;
    /// Prepares an enrolment from what a person typed. Changes nothing.
    offer_enrolment(OfferEnrolment) -> EnrolmentOffer;
    /// Accepts an offer: registers this device and opens the entry of a new PIN.
    accept_enrolment(AcceptEnrolment) -> PinEntry;
    /// Opens the PIN entry of an enrolment that was interrupted before its PIN was chosen.
    resume_enrolment(ById) -> PinEntry;
    /// Gives up an interrupted enrolment and deletes what it left.
    discard_enrolment(ById) -> ();
    /// Every identity on this workstation.
    identities(()) -> Vec<IdentityView>;
    /// Gives an identity another name.
    rename_identity(RenameIdentity) -> IdentityView;
    /// Removes an identity from this workstation and its token from the keychain.
    remove_identity(ById) -> ();
    /// Opens the PIN entry that makes a code for another device.
    make_quick_code(ById) -> PinEntry;
    /// Opens the PIN entry that changes an identity's PIN.
    change_pin(ById) -> PinEntry;
    /// The requests that services pushed, the newest first, with those that ended a short while ago.
    requests(()) -> Vec<PushedRequest>;
    /// Asks the service what a pushed request is about, and answers with the question. Changes nothing.
    open_request(ById) -> Question;
    /// Has the service compare a session's number, if it has one, and opens the PIN entry that approves it with one identity.
    approve_session(ApproveSession) -> PinEntry;
    /// What there is to share in a session whose application asks for something. Nothing is shared by asking.
    share_terms(TermsFor) -> ShareTerms;
    /// Refuses a session and tells the service so, and perhaps why.
    refuse_session(RefuseSession) -> ();
    /// Refuses a session that the person did not ask for, and tells the service that.
    report_session(ById) -> ();
    /// Fetches the document that is handed over with a session and compares it with what is to be signed.
    fetch_document(ById) -> HandedDocument;
    /// Lets the person save a copy of the document that was fetched; answers with its path, `None` when they choose none.
    save_document(ById) -> Option<String>;
    /// Lets the person save the receipt that an entry of history keeps; answers with its path, `None` when they choose none.
    save_receipt(ById) -> Option<String>;
    /// What this computer's identities share with which applications.
    applications(()) -> Applications;
    /// Takes back what is shared with an application.
    take_back(ById) -> ();
    /// Asks to share something else with an application instead, and answers with the question. Changes nothing.
    change_sharing(ById) -> Question;
    /// Lets the person choose a file in the system's own dialog; `None` when they choose none.
    choose_document(()) -> Option<DocumentView>;
    /// Draws one page of a chosen document.
    document_page(DocumentPage) -> PageView;
    /// Opens the PIN entry that signs a chosen document with one identity.
    sign_document(SignDocument) -> PinEntry;
    /// Takes one key of a PIN entry. Progress arrives as `Event::Pin`.
    pin_key(PinKeyPress) -> ();
    /// Where a PIN entry stands.
    pin_state(ById) -> PinState;
    /// Closes a PIN entry. Nothing is sent.
    cancel_pin(ById) -> ();
    /// Where the lock stands.
    lock_state(()) -> LockState;
    /// Closes the lock. Nothing happens where there is no identity.
    lock(()) -> ();
    /// Has the system ask who is there, and opens the lock for the person whose session it is.
    unlock(()) -> ();
    /// Opens the PIN entry that opens the lock, or says which identities there are to choose from.
    unlock_by_pin(UnlockWith) -> UnlockStep;
    /// Removes every identity, and the lock with them, for a person who has no other way in.
    unlock_by_removing(()) -> ();
    /// Tells that the person is there.
    activity(()) -> ();
    /// History, newest first.
    history(HistoryQuery) -> HistoryPage;
    /// Saves history where the person chooses, as CSV or JSON; `None` when they choose nowhere.
    export_history(ExportHistory) -> Option<String>;
    /// Lets the person choose a saved signature, and compares it with the document beside it.
    check_receipt(()) -> Option<ReceiptCheck>;
    /// Every setting.
    settings(()) -> Settings;
    /// Replaces every setting; answers what is now in force.
    change_settings(Settings) -> Settings;
    /// Looks whether there is a newer version. Nothing is fetched but the signed list of versions.
    look_for_update(()) -> Update;
    /// Examines keychain, data folder, services and clock.
    diagnose(()) -> Vec<Finding>;
    /// Makes a diagnostics bundle to be looked at. Nothing is saved.
    preview_diagnostics(()) -> DiagnosticsBundle;
    /// Saves a bundle that was looked at, byte for byte, where the person chooses; `None` when they choose nowhere.
    save_diagnostics(ById) -> Option<String>;
}

/// What is answered behind a closed lock: its status, the keys of its PIN, and what opens it. Every other command, one that
/// is added to the list too, is [`Fault::Locked`].
pub const WHILE_LOCKED: &[&str] =
    &["pin_key", "pin_state", "cancel_pin", "lock_state", "unlock", "unlock_by_pin", "unlock_by_removing"];

/// What the page asks by itself. Every other command shows that a person is there.
const BY_ITSELF: &[&str] = &[
    "start",
    "next_question",
    "remember_place",
    "identities",
    "requests",
    "share_terms",
    "applications",
    "service_networks",
    "pin_state",
    "history",
    "settings",
    "lock_state",
];

/// Stands before the commands.
pub trait Gate {
    /// Whether the lock is closed.
    fn is_locked(&self) -> impl Future<Output = bool> + Send;

    /// A person has asked for something.
    fn note_use(&self);
}

/// Carries one named command to `commands`, if the lock lets it pass. `None` where no command has that name.
pub async fn dispatch<C: Commands + Gate + Sync>(
    commands: &C,
    name: &str,
    arguments: serde_json::Value,
) -> Option<Result<serde_json::Value, Failure>> {
    if !COMMANDS.contains(&name) {
        return None;
    }
    let passes = WHILE_LOCKED.contains(&name);
    if !passes && commands.is_locked().await {
        return Some(Err(Fault::Locked.into()));
    }
    if !BY_ITSELF.contains(&name) {
        commands.note_use();
    }
    let answer = carry(commands, name, arguments).await?;
    // It may have closed meanwhile: then nobody is there to be told anything.
    let tells = answer != Ok(serde_json::Value::Null);
    if !passes && tells && commands.is_locked().await {
        return Some(Err(Fault::Locked.into()));
    }
    Some(answer)
}

/// As [`dispatch`], where a defect in a command becomes a failure instead of an answer that never comes.
pub async fn answer<C: Commands + Gate + Send + Sync + 'static>(
    commands: C,
    name: &'static str,
    arguments: serde_json::Value,
) -> Result<serde_json::Value, Failure> {
    let answering = tokio::spawn(async move { dispatch(&commands, name, arguments).await });
    answering.await.ok().flatten().unwrap_or_else(|| Err(Fault::InternalDefect.into()))
}

fn read<T: DeserializeOwned>(arguments: serde_json::Value) -> Result<T, Failure> {
    serde_json::from_value(arguments).map_err(|_| Fault::MalformedCommand.into())
}

fn write<T: serde::Serialize>(answer: T) -> Result<serde_json::Value, Failure> {
    serde_json::to_value(answer).map_err(|_| Fault::MalformedCommand.into())
}
