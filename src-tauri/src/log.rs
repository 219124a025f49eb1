//! What the program says on standard error: never a secret, a query or a fragment.

use std::io::{self, IsTerminal};

use tracing_subscriber::EnvFilter;

/// What is said unless `RUST_LOG` asks for something else.
const STANDARD: &str = "warn,countersign_desktop=info,authenticator=info";

/// Starts to log.
pub(crate) fn start() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(STANDARD));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    let log = log.with_ansi(io::stderr().is_terminal());
    // Refused only where a log runs already, which then is as good.
    let _ = log.try_init();
}
