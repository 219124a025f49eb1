//! The program beside its window, as the bridge needs it: what the desktop shows of it, and the window's end.

use super::{Failure, PushedRequest, Settings};

/// What the desktop shows of the program, with its window or without.
pub trait Presence: Send + Sync {
    /// The settings in force: told at the start and with every change. Never blocks.
    fn obey(&self, settings: &Settings);

    /// What waits for the person: told at the start and with every change. Never blocks.
    fn attend(&self, attention: Attention);

    /// Whether a person can see the window. May block.
    fn is_seen(&self) -> bool;

    /// Closes the window. The program goes on.
    fn close_window(&self);

    /// Ends the program.
    fn quit(&self);

    /// Whether the program starts when the person logs in, as the system has it.
    fn starts_at_login(&self) -> bool;

    /// Switches that.
    ///
    /// # Errors
    ///
    /// [`super::Fault::AutostartUnwritable`]
    fn start_at_login(&self, on: bool) -> Result<(), Failure>;

    /// Why the keys that bring the window forward do not work, where some are chosen and do not.
    fn shortcut_problem(&self) -> Option<Failure>;
}

/// What waits for the person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attention {
    /// Pushed requests that nobody has answered, the newest first.
    pub requests: Vec<PushedRequest>,
    /// Whether the program is locked: what a request is about is then nobody's business.
    pub locked: bool,
    /// Whether there is an identity that a lock would keep.
    pub lockable: bool,
    /// The language of sentences, a BCP 47 tag.
    pub language: String,
}
