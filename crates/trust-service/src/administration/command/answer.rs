//! What a command says, to people or to programs.

use std::io::{self, Write};
use std::process::ExitCode;

use serde::Serialize;
use serde_json::Value;
use zeroize::Zeroizing;

/// The answer of a command: a document, and the same for people.
pub struct Answer {
    document: Value,
    text: Zeroizing<String>,
    status: u8,
}

impl Answer {
    /// This document; `text` says the same, in lines.
    pub fn new(document: impl Serialize, text: impl Into<String>) -> Answer {
        let document = serde_json::to_value(document).unwrap_or_default();
        Answer { document, text: Zeroizing::new(text.into()), status: 0 }
    }

    /// This document, and a table of it.
    pub fn table<const N: usize>(
        document: impl Serialize,
        head: [&str; N],
        rows: impl IntoIterator<Item = [String; N]>,
    ) -> Answer {
        let rows: Vec<_> = rows.into_iter().collect();
        Answer::new(document, if rows.is_empty() { "None.".to_owned() } else { table(head, &rows) })
    }

    /// Nothing more than what was written elsewhere.
    pub fn silent() -> Answer {
        Answer { document: Value::Null, text: Zeroizing::default(), status: 0 }
    }

    /// The same, ending with this status.
    pub fn ending_with(mut self, status: u8) -> Answer {
        self.status = status;
        self
    }

    /// Prints it. Whoever has stopped to listen ends the command without a word.
    pub fn print(&self, json: bool) -> ExitCode {
        let text = match (json, &self.document) {
            (_, Value::Null) => Zeroizing::default(),
            (true, document) => Zeroizing::new(format!("{document:#}\n")),
            (false, _) => Zeroizing::new(format!("{}\n", self.text.trim_end())),
        };
        let mut output = io::stdout().lock();
        match output.write_all(text.as_bytes()).and_then(|()| output.flush()) {
            Ok(()) => ExitCode::from(self.status),
            Err(_) => ExitCode::FAILURE,
        }
    }
}

/// Columns as wide as what stands in them, two spaces apart.
fn table<const N: usize>(head: [&str; N], rows: &[[String; N]]) -> String {
    let head = head.map(str::to_owned);
    let lines: Vec<[String; N]> =
        std::iter::once(&head).chain(rows).map(|row| row.each_ref().map(|cell| plain(cell))).collect();
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..N).map(width).collect();
    let line = |line: &[String; N]| {
        let cells = line.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}"));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    lines.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// Lines of a name and a value.
pub fn lines<const N: usize>(values: [(&str, String); N]) -> String {
    let width = values.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0) + 2;
    let line =
        |(name, value): &(&str, String)| format!("{name:width$}{}", plain(value)).trim_end().to_owned();
    values.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// What users and devices call themselves cannot move the cursor or turn the text around.
fn plain(text: &str) -> String {
    let strange = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|c| if strange(c) { '\u{fffd}' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_under_their_heads_and_nothing_moves_the_cursor() {
        let rows = [["1".to_owned(), "a\u{1b}[2J\u{202e}b".to_owned()], ["1000".to_owned(), String::new()]];
        assert_eq!(table(["id", "name"], &rows), "id    name\n1     a\u{fffd}[2J\u{fffd}b\n1000");
    }
}
