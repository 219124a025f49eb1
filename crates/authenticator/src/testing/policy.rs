//! An organisation's document in memory.

use std::sync::{Mutex, PoisonError};

use crate::{
    policy::{Policy, Reading},
    ports::Task,
};

/// An organisation's document in memory; none, until one is put there.
#[derive(Debug)]
pub struct MemoryPolicy(Mutex<Reading>);

impl Default for MemoryPolicy {
    fn default() -> MemoryPolicy {
        MemoryPolicy(Mutex::new(Reading::Absent))
    }
}

impl MemoryPolicy {
    /// Puts a text there, whatever it says.
    pub fn put(&self, text: &str) {
        self.set(Reading::Text(text.to_owned()));
    }

    /// Lets this be found from now on.
    pub fn set(&self, reading: Reading) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = reading;
    }
}

impl Policy for MemoryPolicy {
    fn read(&self) -> Task<'_, Reading> {
        Box::pin(async { self.0.lock().unwrap_or_else(PoisonError::into_inner).clone() })
    }
}
