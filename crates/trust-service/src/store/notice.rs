//! Telling those who wait in this process that something changed.

/// Most notices that a listener may be behind; one that is further behind looks for itself.
pub const BACKLOG: usize = 1024;

/// That something changed. It saves those who wait from asking again and again, no more: it may get lost, and changes by
/// other nodes are not told, so whoever waits asks every few seconds all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What kind of thing.
    pub about: &'static str,
    /// Which one.
    pub key: Vec<u8>,
}
