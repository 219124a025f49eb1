//! The PIN entry: one field on the page, whose digits live in Rust.

use super::{document::*, identity::*, quick_code::*, shapes, sharing::*, start::*};

shapes! {
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
    pub enum PinPurpose {
        /// To choose a new one, in two rounds.
        Create,
        /// To approve a session.
        SignIn,
        /// To sign a document.
        Sign,
        /// To make a QuickCode.
        Share,
        /// To open the lock.
        Unlock,
        /// To change it: the old one, then a new one in two rounds.
        Change,
    }

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
        /// Taking the digits of a new PIN, the old one having been right.
        Choosing,
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
        /// A document that was handed over with its session was signed.
        DocumentSigned(SignedDocument),
        /// Data was shared with an application, and the session approved.
        DataShared(DataShared),
        /// A document was signed.
        Signed(Receipt),
        /// A code for another device.
        QuickCode(QuickCode),
        /// The lock is open.
        Unlocked,
        /// The PIN of this identity was changed.
        PinChanged(IdentityView),
    }
}
