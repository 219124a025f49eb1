//! What the program says on standard error: never a secret, a query or a fragment.

use std::io::{self, IsTerminal};

use tracing::{Level, Metadata};
use tracing_subscriber::{EnvFilter, filter::filter_fn, fmt, prelude::*};

/// What is said unless `RUST_LOG` asks for something else.
const STANDARD: &str = "warn,countersign_desktop=info,authenticator=info";

/// Starts to log.
pub(crate) fn start() {
    let asked = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(STANDARD));
    let lines = fmt::layer().with_writer(io::stderr).with_ansi(io::stderr().is_terminal());
    // Refused only where a log runs already, which then is as good.
    let _ = tracing_subscriber::registry().with(asked).with(filter_fn(may_be_said)).with(lines).try_init();
}

/// Libraries describe what passes through them, links and answers included, so they speak only of trouble, whatever
/// `RUST_LOG` asks for; and the one that puts whole links into its warnings does not speak at all.
fn may_be_said(about: &Metadata<'_>) -> bool {
    let target = about.target();
    let ours = ["countersign_desktop", "authenticator"].iter().any(|name| target.starts_with(name));
    ours || (*about.level() <= Level::WARN && !target.starts_with("tauri_plugin_deep_link"))
}
