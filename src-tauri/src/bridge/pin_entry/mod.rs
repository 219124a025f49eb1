//! PIN entries: keys arrive by themselves, the page learns counts, and the digits never leave Rust.

mod digits;
mod entry;
mod in_order;
#[cfg(test)]
mod tests;

use std::{
    collections::HashMap,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

use tokio::task::AbortHandle;
use uuid::Uuid;

use super::{Event, Events, Failure, Fault, Outcome, PinEntry, PinKeyPress, PinPhase, PinPurpose, PinState};
pub use digits::Digits;
use entry::Entry;
pub use entry::{Judge, Setback};

/// How long an entry stays open without a key.
const PATIENCE: Duration = Duration::from_secs(300);
/// How many entries are open at once; the page shows one.
const MOST: usize = 8;

/// Every open entry.
#[derive(Clone)]
pub struct PinEntries {
    open: Arc<Mutex<HashMap<String, Open>>>,
    events: Events,
    patience: Duration,
}

/// What submitted digits are for.
pub type Work =
    Box<dyn Fn(Digits) -> Pin<Box<dyn Future<Output = Result<Step, Setback>> + Send>> + Send + Sync>;

/// What an attempt that succeeded leads to.
pub enum Step {
    /// The end.
    Done(Outcome),
    /// A new PIN, in two rounds: what was typed was the old one, and right.
    Choose {
        /// Says whether the new PIN may be used.
        judge: Judge,
        /// Runs the attempt with it.
        work: Work,
    },
}

impl From<Outcome> for Step {
    fn from(outcome: Outcome) -> Step {
        Step::Done(outcome)
    }
}

/// What an entry is opened with.
pub struct Opening {
    /// What the PIN is for.
    pub purpose: PinPurpose,
    /// Digits expected.
    pub length: u8,
    /// Says whether a new PIN may be used; asked in the first of the two rounds of [`PinPurpose::Create`]. After an
    /// old PIN, [`Step::Choose`] brings its own.
    pub judge: Judge,
    /// Runs the attempt.
    pub work: Work,
}

struct Open {
    /// On the heap: a growing table would leave copies of what it holds inline.
    entry: Box<Entry>,
    /// None once the entry is over: what is to be done with a PIN may know another one.
    work: Option<Arc<Work>>,
    attempt: Option<AbortHandle>,
    touched: Instant,
}

impl PinEntries {
    /// None yet. Progress is told to `events`.
    pub fn new(events: Events) -> PinEntries {
        PinEntries { open: Arc::default(), events, patience: PATIENCE }
    }

    /// Opens an entry.
    pub fn open(&self, opening: Opening) -> PinEntry {
        let id = Uuid::new_v4().to_string();
        let entry = Box::new(Entry::open(id.clone(), opening.purpose, opening.length, opening.judge));
        let shown = entry.shown();
        let open = Open { entry, work: Some(Arc::new(opening.work)), attempt: None, touched: Instant::now() };
        let mut table = self.table();
        if table.len() >= MOST {
            let oldest = table.iter().min_by_key(|(_, open)| open.touched).map(|(id, _)| id.clone());
            oldest.and_then(|id| table.remove(&id));
        }
        table.insert(id.clone(), open);
        drop(table);
        self.close_when_left_alone(id);
        shown
    }

    /// Takes one key.
    pub fn press(&self, press: &PinKeyPress) -> Result<(), Failure> {
        let mut table = self.table();
        let open = table.get_mut(&press.entry).ok_or(Fault::EntryClosed)?;
        open.touched = Instant::now();
        let before = open.entry.state().revision;
        let submitted = open.entry.press(press)?;
        let state = open.entry.state();
        if let (Some(digits), Some(work)) = (submitted, open.work.clone()) {
            open.attempt = Some(self.attempt(press.entry.clone(), work, digits));
        }
        drop(table);
        if state.revision != before {
            (self.events)(Event::Pin(Box::new(state)));
        }
        Ok(())
    }

    /// Where an entry stands.
    pub fn state(&self, id: &str) -> Result<PinState, Failure> {
        Ok(self.table().get(id).ok_or(Fault::EntryClosed)?.entry.state())
    }

    /// Drops an entry with everything typed, and stops its attempt where it stands.
    pub fn cancel(&self, id: &str) {
        self.table().remove(id);
    }

    /// Drops every entry, with everything typed. Attempts that run come to their end, and nobody is told.
    pub fn put_away(&self) {
        for (_, mut open) in self.table().drain() {
            // Half an attempt would help nobody: the person has asked for it, and history says what came of it.
            open.attempt.take();
        }
    }

    /// Drops every entry that somebody still types into. Attempts that run come to their end.
    pub fn forget_typed(&self) {
        self.table().retain(|_, open| open.entry.is_working());
    }

    /// Runs `work` in the background, and the entry on its verdict.
    fn attempt(&self, id: String, work: Arc<Work>, digits: Digits) -> AbortHandle {
        let entries = self.clone();
        tokio::spawn(async move {
            // A task of its own, so that a defect ends the attempt and not the answer.
            let attempt = AbortOnDrop(tokio::spawn(async move { work(digits).await }));
            let verdict = attempt.ended().await.unwrap_or(Err(Setback::Again(Fault::InternalDefect.into())));
            entries.change(&id, |open| open.finish(verdict));
        })
        .abort_handle()
    }

    /// Waits beside an entry and closes it once nobody has typed for long enough.
    fn close_when_left_alone(&self, id: String) {
        let entries = self.clone();
        tokio::spawn(async move {
            while let Some(rest) = entries.rest(&id) {
                tokio::time::sleep(rest).await;
            }
            entries.change(&id, |open| open.entry.close(Fault::EntryExpired.into()));
            entries.forget_outcome(&id);
        });
    }

    /// How much longer an entry waits for a key; `None` where that is over.
    fn rest(&self, id: &str) -> Option<Duration> {
        let table = self.table();
        let open = table.get(id)?;
        if open.entry.is_working() {
            return Some(self.patience);
        }
        let rest = (open.touched + self.patience).saturating_duration_since(Instant::now());
        (!rest.is_zero()).then_some(rest)
    }

    /// Changes an entry that is not over, and tells the page.
    fn change(&self, id: &str, change: impl FnOnce(&mut Open)) {
        let mut table = self.table();
        let Some(open) = table.get_mut(id).filter(|open| !open.entry.is_over()) else { return };
        change(open);
        if open.entry.is_over() {
            open.work = None;
        }
        open.touched = Instant::now();
        let state = open.entry.state();
        drop(table);
        (self.events)(Event::Pin(Box::new(state)));
    }

    /// Drops an entry that succeeded: what it brought may be for the eyes of a moment only.
    fn forget_outcome(&self, id: &str) {
        let mut table = self.table();
        if table.get(id).is_some_and(|open| open.entry.state().phase == PinPhase::Done) {
            table.remove(id);
        }
    }

    fn table(&self) -> MutexGuard<'_, HashMap<String, Open>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    /// Ends the attempt that runs.
    fn finish(&mut self, verdict: Result<Step, Setback>) {
        match verdict {
            Ok(Step::Done(outcome)) => self.entry.finish(Ok(outcome)),
            Ok(Step::Choose { judge, work }) => {
                self.work = Some(Arc::new(work));
                self.entry.choose(judge);
            }
            Err(setback) => self.entry.finish(Err(setback)),
        }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        if let Some(attempt) = &self.attempt {
            attempt.abort();
        }
    }
}

/// A task that ends with whoever waits for it.
struct AbortOnDrop<T>(tokio::task::JoinHandle<T>);

impl<T> AbortOnDrop<T> {
    /// What the task brought; `None` where it panicked.
    async fn ended(mut self) -> Option<T> {
        (&mut self.0).await.ok()
    }
}

impl<T> Drop for AbortOnDrop<T> {
    fn drop(&mut self) {
        self.0.abort();
    }
}
