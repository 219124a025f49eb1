//! `countersign`: the authenticator for terminals and scripts.

mod arguments;
mod command;
mod failure;
mod hardening;
mod identity;
mod input;
mod speaker;

use std::process::ExitCode;

use clap::Parser;

use arguments::Arguments;
use speaker::Speaker;

fn main() -> ExitCode {
    hardening::protect_memory();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return misuse(&error),
    };
    let speaker = Speaker::new(arguments.json);
    let done = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| failure::Failure::System { reason: error.to_string() })
        .and_then(|runtime| runtime.block_on(command::run(&arguments, &speaker)));
    match done {
        Ok(outcome) => ExitCode::from(outcome.exit_status()),
        Err(failure) => {
            speaker.fail(&failure);
            ExitCode::from(failure.exit_status())
        }
    }
}

/// Help that was asked for, or a command line that makes no sense: as an object too, where objects were asked for.
fn misuse(error: &clap::Error) -> ExitCode {
    if error.use_stderr() && std::env::args_os().any(|argument| argument == "--json") {
        Speaker::new(true).misused(&error.render().to_string());
    } else {
        // A terminal that is gone takes no help either.
        let _ = error.print();
    }
    ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
}
