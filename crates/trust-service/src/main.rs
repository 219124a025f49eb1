//! `countersign-server`: the Countersign Trust Service.

use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;
use trust_service::dev;
use trust_service::error::{Error, Result};

/// The Countersign Trust Service.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run a service for development: a ready project in a folder, a mailbox to look at, a demo application.
    ///
    /// When it is ready it prints one line of JSON with everything a relying party needs. Logs go to standard error; RUST_LOG
    /// says how much.
    Dev {
        /// Where to listen; port 0 takes any that is free.
        #[arg(long, default_value = "127.0.0.1:8787")]
        listen: SocketAddr,
        /// Where everything is kept. Without it, a folder of the user's own.
        #[arg(long)]
        data_dir: Option<PathBuf>,
        /// Forget everything that was kept there.
        #[arg(long)]
        reset: bool,
    },
}

fn main() -> ExitCode {
    let Arguments { command } = Arguments::parse();
    let level = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(level).with_writer(std::io::stderr).init();
    match run(command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(%error, "the service cannot run");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main]
async fn run(Command::Dev { listen, data_dir, reset }: Command) -> Result<()> {
    let folder = data_dir.unwrap_or_else(dev::default_folder);
    let stop = stop_signal()?;
    let started = dev::start(dev::Settings { listen, folder, reset }).await?;
    announce(&started.ready)?;
    started.serve(stop).await
}

/// The one line on standard output.
fn announce(ready: &wire::DevReady) -> Result<()> {
    let mut line = serde_json::to_vec(ready).map_err(|_| Error::Damaged("what is announced"))?;
    line.push(b'\n');
    let mut output = std::io::stdout().lock();
    let written = output.write_all(&line).and_then(|()| output.flush());
    written.map_err(|source| Error::Folder { path: "standard output".into(), source })
}

/// Ends when the process is asked to.
fn stop_signal() -> Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        .map_err(|source| Error::Folder { path: "signals".into(), source })?;
    Ok(async move {
        let interrupt = tokio::signal::ctrl_c();
        #[cfg(unix)]
        tokio::select! {
            _ = interrupt => {}
            _ = terminate.recv() => {}
        }
        #[cfg(not(unix))]
        drop(interrupt.await);
    })
}
