//! The person's session with the operating system, as the bridge needs it.

use std::{future::Future, pin::Pin, time::Duration};

/// What the operating system answers, in time.
pub type Answered<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// The operating system, which knows the person too.
pub trait Session: Send + Sync {
    /// Whether it can ask who is there, by what it knows them by.
    fn can_authenticate(&self) -> Answered<'_, bool>;

    /// Asks who is there, in a window of its own, for as long as that takes.
    fn authenticate(&self) -> Answered<'_, Verdict>;

    /// How long nobody has touched keyboard or mouse, in whatever program; `None` where it does not tell.
    fn untouched(&self) -> Answered<'_, Option<Duration>>;
}

/// What came of asking who is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The person whose session it is.
    Confirmed,
    /// Somebody else, or nobody who wanted to answer.
    Refused,
    /// Nobody could be asked.
    Unavailable,
}

/// What the operating system tells of the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SessionNews {
    /// It is to lock itself.
    LockAsked,
    /// The computer is about to sleep.
    Sleeping,
    /// A lock or a screen saver covers the screen, or does no more.
    Covered {
        /// Who says so.
        source: String,
        /// Whether it does.
        covered: bool,
    },
    /// The session is the one that people see, or another user's is.
    InFront(bool),
}
