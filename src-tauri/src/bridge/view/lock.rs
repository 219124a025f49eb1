//! The lock, and what a person may know before it is opened: nothing of requests, and of identities only what they call
//! them, once they ask to unlock with one.

use super::{identity::*, pin::*, shapes, start::*};

shapes! {
    /// Where the lock stands, and what the page needs to draw it.
    pub struct LockState {
        /// Why it is closed; `None` where it is open.
        pub cause: Option<LockCause>,
        /// Whether the system can be asked who is there.
        pub system: bool,
        /// Operating system.
        pub platform: Platform,
        /// The language that was chosen, else the system's; a BCP 47 tag.
        pub language: String,
        /// Light, dark or as the system says.
        pub appearance: Appearance,
        /// Whether the on-screen number pad is shown.
        pub number_pad: bool,
        /// Whether the pad's digits are shuffled each time.
        pub shuffled_pad: bool,
        /// Size of text in percent, 100 to 200.
        pub text_size: u16,
        /// Whether nothing moves, whatever the system says.
        pub still: bool,
    }

    /// What closed the lock.
    pub enum LockCause {
        /// The person.
        Person,
        /// Nobody used the program.
        Idle,
        /// The session was locked.
        Session,
        /// The computer went to sleep.
        Sleep,
        /// Another user took over the screen.
        User,
        /// It was closed already when the program last ended.
        Before,
    }

    /// Argument of `unlock_by_pin`: whose PIN it is.
    #[serde(tag = "kind", content = "value")]
    pub enum UnlockWith {
        /// The only identity's, or that of one of several which are still to be chosen from.
        Any,
        /// That of this one.
        Identity(String),
    }

    /// What unlocking with a PIN takes next.
    #[serde(tag = "kind", content = "value")]
    pub enum UnlockStep {
        /// To choose one of several identities.
        Choose(Vec<UnlockChoice>),
        /// The PIN of this one.
        Enter(UnlockEntry),
    }

    /// An identity that may unlock.
    pub struct UnlockChoice {
        /// Its identifier.
        pub id: String,
        /// The person's own name for it.
        pub name: String,
        /// Whether the service takes it.
        pub state: IdentityState,
        /// Wrong PINs that the service accepts before it blocks; known after a wrong one.
        pub attempts_left: Option<u8>,
        /// Whether its PIN can be tried: never where a wrong one would block it.
        pub usable: bool,
    }

    /// The PIN entry that unlocks.
    pub struct UnlockEntry {
        /// The entry.
        pub entry: PinEntry,
        /// Whose PIN it is.
        pub identity: UnlockChoice,
    }
}
