//! What the program says on standard error and in a file of its data folder: never a secret, a query or a fragment.

mod file;

use std::{
    io::{self, IsTerminal},
    sync::OnceLock,
};

use authenticator::DataFolder;
use tracing::{Level, Metadata};
use tracing_subscriber::{EnvFilter, Registry, filter::filter_fn, fmt, prelude::*, reload};

use crate::bridge;
use file::Rotating;

/// What is said unless `RUST_LOG` asks for something else.
const STANDARD: &str = "warn,countersign_desktop=info,authenticator=info";
/// What is said to somebody who looks for a fault.
const EVERYTHING: &str = "warn,countersign_desktop=trace,authenticator=trace";
/// Lines that a bundle for the help desk takes.
const LINES: usize = 1_000;

/// Changes how much is said.
static LEVEL: OnceLock<reload::Handle<EnvFilter, Registry>> = OnceLock::new();

/// The log of this process.
pub(crate) struct Running;

/// Starts to log.
pub(crate) fn start() {
    let (filter, level) = reload::Layer::new(asked(false));
    let errors = fmt::layer().with_writer(io::stderr).with_ansi(io::stderr().is_terminal());
    let kept = fmt::layer().with_writer(|| Rotating::of(&DataFolder::standard())).with_ansi(false);
    let layers = tracing_subscriber::registry().with(filter).with(filter_fn(may_be_said));
    // Refused only where a log runs already, which then is as good.
    if layers.with(errors).with(kept).try_init().is_ok() {
        // There is one start.
        let _ = LEVEL.set(level);
    }
}

/// What is said. `RUST_LOG` goes over it, unless everything is asked for.
fn asked(everything: bool) -> EnvFilter {
    match everything {
        true => EnvFilter::new(EVERYTHING),
        false => EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(STANDARD)),
    }
}

/// Libraries describe what passes through them, links and answers included, so they speak only of trouble, whatever
/// `RUST_LOG` asks for; and the one that puts whole links into its warnings does not speak at all.
fn may_be_said(about: &Metadata<'_>) -> bool {
    let target = about.target();
    let ours = ["countersign_desktop", "authenticator"].iter().any(|name| target.starts_with(name));
    ours || (*about.level() <= Level::WARN && !target.starts_with("tauri_plugin_deep_link"))
}

impl bridge::Log for Running {
    fn lines(&self) -> Vec<String> {
        file::last_lines(&DataFolder::standard(), LINES)
    }

    fn say_everything(&self, everything: bool) {
        if let Some(level) = LEVEL.get()
            && let Err(error) = level.reload(asked(everything))
        {
            tracing::warn!(%error, "as much is said as before");
        }
    }
}
