//! How many tests passed and failed, from what their runners print.

use std::ops::AddAssign;

/// Tests that ran.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Those that passed.
    pub passed: usize,
    /// Those that did not.
    pub failed: usize,
}

impl Tally {
    /// Adds up the closing lines of cargo test, vitest and Node's test runner.
    pub fn read(log: &str) -> Tally {
        let mut tally = Tally::default();
        for line in log.lines() {
            let line = plain(line);
            let words: Vec<&str> = line.split_whitespace().collect();
            match words.as_slice() {
                ["test", "result:", ..] | ["Tests", ..] => {
                    tally.passed += before(&words, "passed");
                    tally.failed += before(&words, "failed");
                }
                ["#", "pass", number] => tally.passed += number.parse().unwrap_or(0),
                ["#", "fail", number] => tally.failed += number.parse().unwrap_or(0),
                _ => (),
            }
        }
        tally
    }

    /// As people read it; empty where no test ran.
    pub fn shown(&self) -> String {
        match self {
            Tally { passed: 0, failed: 0 } => String::new(),
            Tally { passed, failed } => format!("{passed} passed, {failed} failed"),
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// The number that stands before a word.
fn before(words: &[&str], word: &str) -> usize {
    let pairs = words.windows(2);
    let mut found = pairs.filter(|pair| pair[1].trim_end_matches([';', ',']) == word);
    found.next().and_then(|pair| pair[0].parse().ok()).unwrap_or(0)
}

/// A line without its colours.
fn plain(line: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once("\x1b[") {
        text.push_str(before);
        rest = after.find(|c: char| c.is_ascii_alphabetic()).map_or("", |end| &after[end + 1..]);
    }
    text + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_runner_is_understood() {
        let log = "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.1s\n\
                   test result: FAILED. 2 passed; 1 failed; 0 ignored\n\
                   \x1b[2m Test Files \x1b[22m \x1b[1m3 passed\x1b[39m (3)\n\
                   \x1b[2m      Tests \x1b[22m \x1b[1m\x1b[31m1 failed\x1b[39m\x1b[22m | \x1b[32m12 passed\x1b[39m (13)\n\
                   # pass 7\n# fail 0\n";
        assert_eq!(Tally::read(log), Tally { passed: 26, failed: 2 });
    }

    #[test]
    fn other_lines_count_nothing() {
        assert_eq!(Tally::read("12 passed\nerror: 1 failed\n").shown(), "");
    }
}
