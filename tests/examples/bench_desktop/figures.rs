//! What was measured, and the table of it.

use std::collections::BTreeMap;
use std::fmt;

use crate::subject::Subject;

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// From the start until anything showed, in milliseconds.
    FirstPixels,
    /// From the start until the window looked as it stays, in milliseconds.
    Painted,
    /// From a click on the tray's icon until the window looked as it stays, after it had been closed; in milliseconds.
    Reopened,
    /// The same from a second start.
    StartedAgain,
    /// Of all processes with the window open, in megabytes.
    MemoryOpen,
    /// Of all processes with the window closed, in megabytes.
    MemoryClosed,
    /// Of all processes with the window open, in percent of one processor.
    IdleOpen,
    /// Of all processes with the window closed, in percent of one processor.
    IdleClosed,
    /// From the last key of the PIN until the page says “signed in”, in milliseconds.
    PinToResult,
}

const ALL: [(Measure, &str); 9] = [
    (Measure::FirstPixels, "first pixels, ms"),
    (Measure::Painted, "painted, ms"),
    (Measure::Reopened, "reopened from the tray, ms"),
    (Measure::StartedAgain, "reopened by a second start, ms"),
    (Measure::MemoryOpen, "memory, window open, MB"),
    (Measure::MemoryClosed, "memory, window closed, MB"),
    (Measure::IdleOpen, "idle, window open, %"),
    (Measure::IdleClosed, "idle, window closed, %"),
    (Measure::PinToResult, "PIN to result, ms"),
];

/// Every figure of every program.
pub struct Figures {
    names: Vec<&'static str>,
    taken: BTreeMap<(Measure, &'static str), Vec<f64>>,
}

impl Figures {
    /// None yet. The last of the subjects is what the others are compared with.
    pub fn new(subjects: &[Subject]) -> Figures {
        Figures { names: subjects.iter().map(|subject| subject.name).collect(), taken: BTreeMap::new() }
    }

    /// Adds what was found of a subject.
    pub fn add(&mut self, subject: &Subject, found: Vec<(Measure, f64)>) {
        for (measure, value) in found {
            self.taken.entry((measure, subject.name)).or_default().push(value);
        }
    }

    fn median(&self, measure: Measure, name: &'static str) -> Option<f64> {
        let mut values = self.taken.get(&(measure, name))?.clone();
        values.sort_by(f64::total_cmp);
        let middle = values.len() / 2;
        Some(if values.len() % 2 == 1 { values[middle] } else { (values[middle - 1] + values[middle]) / 2.0 })
    }

    fn cell(&self, measure: Measure, name: &'static str, floor: Option<f64>) -> String {
        let Some(median) = self.median(measure, name) else { return "–".into() };
        let digits = if matches!(measure, Measure::IdleOpen | Measure::IdleClosed) { 2 } else { 0 };
        match floor.filter(|floor| *floor > 0.0) {
            Some(floor) => format!("{median:.digits$} ({:.2})", median / floor),
            None => format!("{median:.digits$}"),
        }
    }
}

impl fmt::Display for Figures {
    /// A table in Markdown: medians, and in brackets the ratio to the empty window of the same run.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "| median (ratio to the empty window) | {} |", self.names.join(" | "))?;
        writeln!(f, "|---|{}", "---|".repeat(self.names.len()))?;
        for (measure, title) in ALL {
            let floor = self.names.last().and_then(|last| self.median(measure, last));
            let cells: Vec<_> = self.names.iter().map(|name| self.cell(measure, name, floor)).collect();
            writeln!(f, "| {title} | {} |", cells.join(" | "))?;
        }
        Ok(())
    }
}
