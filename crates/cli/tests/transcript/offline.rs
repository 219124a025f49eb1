//! What needs neither service nor keychain.

use std::process::Command;

use serde_json::Value;

use crate::world::{Said, finish};

fn run(line: &[&str]) -> Said {
    finish(Command::new(env!("CARGO_BIN_EXE_countersign")).args(line), "")
}

#[test]
fn help_says_how_a_command_ends() {
    for line in [vec!["--help"], vec!["enrol", "--help"], vec!["sign", "--help"]] {
        let said = run(&line).ends(0);
        assert!(said.out.contains("Exit status:") && said.out.contains("The PIN was wrong."), "{line:?}");
    }
}

#[test]
fn completions_are_made_for_every_shell() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        assert!(run(&["completions", shell]).ends(0).out.contains("sign-in"), "{shell}");
    }
}

#[test]
fn manual_pages_are_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path().join("man");
    run(&["man", dir.to_str().expect("text")]).ends(0);
    for page in ["", "-enrol", "-sign-in", "-quick-code", "-change-pin", "-requests", "-sign"] {
        let text = std::fs::read_to_string(dir.join(format!("countersign{page}.1"))).expect("a page");
        assert!(text.contains("The PIN was wrong."), "{page}");
    }
    std::fs::write(folder.path().join("file"), "").expect("a file");
    let said = run(&["man", folder.path().join("file").to_str().expect("text"), "--json"]).ends(6);
    assert_eq!(said.json()["error"]["code"], "unwritable");
}

#[test]
fn a_command_line_that_makes_no_sense_ends_with_2() {
    let said = run(&["sign"]).ends(2);
    assert!(said.out.is_empty() && said.err.contains("Usage:"), "{said:?}");
    let said: Value = run(&["sign-in", "--pin", "1234", "--json"]).ends(2).json();
    assert_eq!(said["error"]["code"], "usage");
}

#[test]
fn the_language_of_the_terminal_is_spoken() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    std::fs::write(&file, "").expect("a file");
    let said = |variables: &[(&str, &str)]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_countersign"));
        command.env_clear().envs(variables.iter().copied()).arg("man").arg(&file);
        finish(&mut command, "").ends(6).err
    };
    let english = said(&[]);
    assert!(english.contains("cannot be written") && english.contains("Code to quote: unwritable"));
    let german = said(&[("LANG", "de_AT.UTF-8")]);
    assert!(german.contains("kann nicht geschrieben werden") && german.contains(": unwritable"), "{german}");
    assert_eq!(said(&[("LANG", "fr_FR.UTF-8"), ("LC_MESSAGES", "de_DE.UTF-8")]), german);
    assert_eq!(said(&[("LANG", "de_DE.UTF-8"), ("LC_ALL", "C.UTF-8")]), english);
    assert_eq!(said(&[("LANG", "tlh")]), english);
}

#[test]
fn a_data_folder_that_cannot_be_used_ends_with_6() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    std::fs::write(&file, "").expect("a file");
    let said = run(&["identities", "--json", "--data-dir", file.to_str().expect("text")]).ends(6);
    assert_eq!(said.json()["error"]["code"], "journal-unavailable");
}
