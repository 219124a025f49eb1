//! `countersign-server`: the Countersign Trust Service.

use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use tracing_subscriber::EnvFilter;
use trust_service::config::{Config, LogFormat};
use trust_service::error::{Error, Result};
use trust_service::projects::VerificationMethod;
use trust_service::{administration, dev, production};

/// The Countersign Trust Service.
#[derive(Parser)]
#[command(version)]
struct Arguments {
    /// The operator's configuration. Without it, /etc/countersign-server/config.toml if there is one.
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
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
        /// Who verifies users: applications, or the service, by mail.
        #[arg(long, value_enum, default_value_t = Verification::Custom)]
        verification: Verification,
        /// Forget everything that was kept there.
        #[arg(long)]
        reset: bool,
    },
    /// Run the service as it is configured.
    ///
    /// When it is ready it prints one line of JSON: where it listens, and the projects it serves. SIGTERM stops it in good order,
    /// SIGHUP makes it look at certificates again at once.
    Serve,
    /// Look at the configuration.
    #[command(subcommand)]
    Config(ConfigCommand),
    #[command(flatten)]
    Administration(administration::command::Command),
}

/// Who verifies users.
#[derive(Clone, Copy, ValueEnum)]
enum Verification {
    /// The applications.
    Custom,
    /// The service, by mail.
    Email,
}

impl From<Verification> for VerificationMethod {
    fn from(verification: Verification) -> Self {
        match verification {
            Verification::Custom => VerificationMethod::Custom,
            Verification::Email => VerificationMethod::Email,
        }
    }
}

#[derive(Subcommand)]
enum ConfigCommand {
    /// Say what is wrong with it, if anything is.
    Check,
    /// Print what is in force, environment included. Secrets are left out.
    Show,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments) {
        Ok(status) => status,
        Err(Error::Configuration(problems)) => {
            eprintln!("{problems}");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("the service cannot run: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(Arguments { config, command }: Arguments) -> Result<ExitCode> {
    let load = || Config::load(config.as_deref(), std::env::vars_os());
    let done = match command {
        Command::Dev { listen, data_dir, verification, reset } => {
            open_log(LogFormat::Text, "info");
            let folder = data_dir.unwrap_or_else(dev::default_folder);
            develop(dev::Settings { listen, folder, verification: verification.into(), reset })
        }
        Command::Serve => {
            let config = load()?;
            open_log(config.log.format, &config.log.level);
            serve(&config)
        }
        Command::Config(ConfigCommand::Check) => load().map(drop),
        Command::Config(ConfigCommand::Show) => print(load()?.show().as_bytes()),
        Command::Administration(command) => {
            open_log(LogFormat::Text, "info");
            return Ok(administer(command, &load));
        }
    };
    done.map(|()| ExitCode::SUCCESS)
}

#[tokio::main]
async fn administer(
    command: administration::command::Command,
    load: administration::command::Load<'_>,
) -> ExitCode {
    command.run(load).await
}

#[tokio::main]
async fn develop(settings: dev::Settings) -> Result<()> {
    let stop = stop_signal()?;
    let started = dev::start(settings).await?;
    announce(&started.ready)?;
    started.serve(stop).await
}

#[tokio::main]
async fn serve(config: &Config) -> Result<()> {
    let stop = stop_signal()?;
    let started = production::start(config).await?;
    announce(&started.ready)?;
    started.serve(stop).await
}

/// Logs go to standard error. `RUST_LOG` goes over what was configured.
fn open_log(format: LogFormat, level: &str) {
    let level = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new(level));
    let log = tracing_subscriber::fmt().with_env_filter(level).with_writer(std::io::stderr);
    match format {
        LogFormat::Text => log.init(),
        LogFormat::Json => log.json().flatten_event(true).init(),
    }
}

/// The one line on standard output.
fn announce(ready: &impl serde::Serialize) -> Result<()> {
    let mut line = serde_json::to_vec(ready).map_err(|_| Error::Damaged("what is announced"))?;
    line.push(b'\n');
    print(&line)
}

fn print(text: &[u8]) -> Result<()> {
    let mut output = std::io::stdout().lock();
    let written = output.write_all(text).and_then(|()| output.flush());
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
