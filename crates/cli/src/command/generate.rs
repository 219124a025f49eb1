//! `countersign completions` and `countersign man`: made from the description of the command line.

use std::fs;
use std::path::Path;

use clap::CommandFactory;
use clap_complete::Shell;

use super::Outcome;
use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::speaker::{Speaker, write};

pub fn completions(shell: Shell) -> Result<Outcome, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "countersign", &mut script);
    write(std::io::stdout(), String::from_utf8_lossy(&script).trim_end());
    Ok(Outcome::Done)
}

pub fn manual(speaker: &Speaker, dir: &Path) -> Result<Outcome, Failure> {
    fs::create_dir_all(dir).and_then(|()| clap_mangen::generate_to(Arguments::command(), dir)).map_err(
        |error| Failure::Unwritable { file: dir.display().to_string(), reason: error.to_string() },
    )?;
    speaker.say("manual-written", &[("dir", &dir.display())]);
    speaker.answer(serde_json::json!({"manual": dir}));
    Ok(Outcome::Done)
}
