use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

/// What a command said and how it ended.
#[derive(Debug)]
pub struct Said {
    pub status: i32,
    pub output: String,
    pub errors: String,
}

/// Runs `countersign-server` on this folder.
pub fn administer(folder: &Path, arguments: &[&str]) -> Said {
    administer_with(folder, arguments, "")
}

/// The same, with something on standard input.
pub fn administer_with(folder: &Path, arguments: &[&str], input: &str) -> Said {
    let mut command = Command::new(env!("CARGO_BIN_EXE_countersign-server"));
    command.args(arguments).arg("--data-dir").arg(folder).env("RUST_LOG", "warn");
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Said { status: output.status.code().unwrap(), output: text(output.stdout), errors: text(output.stderr) }
}

impl Said {
    /// What a success says, for people.
    #[track_caller]
    pub fn text(&self) -> &str {
        assert_eq!(self.status, 0, "{}{}", self.output, self.errors);
        &self.output
    }

    /// What a success says, for programs.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_str(self.text()).unwrap()
    }

    /// Checks that it failed with this status, and said this on standard error.
    #[track_caller]
    pub fn failed(&self, status: i32, words: &str) {
        assert_eq!(self.status, status, "{}{}", self.output, self.errors);
        assert!(self.errors.contains(words), "{words} is not in {}", self.errors);
        assert_eq!(self.output, "");
    }
}

/// The members of an object, in the order of the alphabet.
#[track_caller]
pub fn members(value: &Value) -> Vec<&str> {
    let mut members: Vec<_> = value.as_object().unwrap().keys().map(String::as_str).collect();
    members.sort_unstable();
    members
}
