//! What the host tells the page unasked.

use super::{document::*, pin::*, question::*, shapes};

shapes! {
    /// What the host tells the page unasked.
    #[serde(tag = "kind", content = "value")]
    pub enum Event {
        /// A PIN entry changed.
        Pin(Box<PinState>),
        /// A question waits: fetch it with `next_question`.
        QuestionWaiting,
        /// The document of a session's question was handed over after the question was read: this is the question now.
        DocumentThere(Box<SessionRequest>),
        /// More of a document has come that `fetch_document` fetches.
        Fetching(FetchedSoFar),
        /// A service was lost or found again: ask `service_networks`.
        Network,
        /// Pushed requests came or ended: ask `requests`.
        Requests,
        /// The person closes the window on a desktop that shows no tray: say where the program stays.
        NoTray,
        /// The lock has closed: show nothing more, and ask `lock_state`.
        Locked,
        /// The lock is open again: ask for everything.
        Unlocked,
        /// Identities, history or settings changed, here or in another process: ask again.
        Changed,
    }
}
