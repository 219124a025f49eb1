//! What the host tells the page unasked.

use super::{pin::*, shapes};

shapes! {
    /// What the host tells the page unasked.
    #[serde(tag = "kind", content = "value")]
    pub enum Event {
        /// A PIN entry changed.
        Pin(Box<PinState>),
        /// A question waits: fetch it with `next_question`.
        QuestionWaiting,
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
