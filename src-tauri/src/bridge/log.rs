//! The log, as the bridge needs it.

/// What the program has said, and how much it says.
pub trait Log: Send + Sync {
    /// Its last lines, the oldest first. May block.
    fn lines(&self) -> Vec<String>;

    /// Whether everything is said from now on, or only what matters.
    fn say_everything(&self, everything: bool);
}
