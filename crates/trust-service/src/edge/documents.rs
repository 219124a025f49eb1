//! How much room documents take that are handed over.

use std::sync::Arc;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::config;

/// Most bytes of documents on their way in at once, whoever sends them; more wait.
const ON_THEIR_WAY: u64 = 128 << 20;
/// What is counted, in bytes: fewer count as so many.
const UNIT: u64 = 1 << 10;

/// What the operator decided about documents, and the room for those on their way in.
pub struct Documents {
    /// Largest document, in bytes.
    pub largest: u64,
    /// Most bytes that a project's documents take together.
    pub together: u64,
    room: Arc<Semaphore>,
}

impl Documents {
    /// As the operator decided.
    pub fn new(limits: &config::Limits) -> Documents {
        let units = usize::try_from(ON_THEIR_WAY / UNIT).unwrap_or(Semaphore::MAX_PERMITS);
        Documents {
            largest: limits.document as u64,
            together: limits.documents as u64,
            room: Arc::new(Semaphore::new(units)),
        }
    }

    /// Waits until there is room in memory for so many bytes. It is free again with what this answers.
    pub async fn room_for(&self, bytes: u64) -> Option<OwnedSemaphorePermit> {
        let units = u32::try_from(bytes.min(ON_THEIR_WAY).div_ceil(UNIT)).ok()?;
        self.room.clone().acquire_many_owned(units).await.ok()
    }
}
