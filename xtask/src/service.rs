//! The service for developers, and what a relying party asks of it.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use base64::prelude::{BASE64_STANDARD, Engine};
use wire::{Delivery, DevReady, EnrolLink, UserId, VerificationRequest, VerificationResponse};

use crate::children::{GLANCE, Running, go_on};
use crate::place;
use crate::steps::last_line;

/// How long the service may take to start.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running service.
pub struct Service {
    /// Its addresses and credentials.
    pub ready: DevReady,
    running: Running,
}

impl Service {
    /// Starts the service on its embedded store, which stays from one start to the next.
    pub fn start() -> Result<Service> {
        let log = place::logs().join("service.log");
        let folder = place::target().join("dev");
        let mut command = Command::new(place::program("countersign-server"));
        command.arg("dev").arg("--data-dir").arg(folder);
        let errors = File::create(&log).context("the service's log cannot be written")?;
        let mut running = Running::start(command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(errors))?;
        let output = running.child().stdout.take().context("the service has no output")?;
        let line = first_line(&mut running, output).with_context(|| {
            format!("the service did not start, see {}: {}", place::shown(&log), last_line(&log))
        })?;
        let ready = serde_json::from_str(&line).context("the service said something else than expected")?;
        Ok(Service { ready, running })
    }

    /// A link that enrols a user, ready to be opened by the app.
    pub fn invitation(&self, user: &str) -> Result<String> {
        let request = VerificationRequest {
            user_id: UserId::parse(user).context("not a user ID")?,
            delivery: Delivery::No,
            device_name: None,
            expiration: None,
            access_id: None,
            stage: None,
            client_id: None,
            project_id: Some(self.ready.project_id),
            redirect_uri: None,
            scope: Vec::new(),
            state: None,
            nonce: None,
        };
        let credentials = format!("{}:{}", self.ready.client_id, self.ready.client_secret);
        let mut answer = ureq::post(format!("{}/verification", self.ready.project_url))
            .header("Authorization", format!("Basic {}", BASE64_STANDARD.encode(credentials)))
            .send_json(request)
            .context("the service refused to make a verification URL")?;
        let answer: VerificationResponse =
            answer.body_mut().read_json().context("no verification URL came")?;
        Ok(EnrolLink::open_verification(answer.verification_url.as_str()))
    }

    /// Fails once the service has ended.
    pub fn is_alive(&mut self) -> Result<()> {
        match self.running.ended()? {
            Some(status) => bail!("the service ended with {status}"),
            None => Ok(()),
        }
    }
}

fn first_line(running: &mut Running, output: impl std::io::Read + Send + 'static) -> Result<String> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        // Reads on, so that the service never waits for somebody to read.
        BufReader::new(output).lines().map_while(Result::ok).for_each(|line| drop(sender.send(line)));
    });
    let deadline = Instant::now() + PATIENCE;
    loop {
        match receiver.recv_timeout(GLANCE) {
            Ok(line) => return Ok(line),
            Err(_) if running.ended()?.is_some() => bail!("it ended at once"),
            Err(_) if Instant::now() > deadline => bail!("it took longer than {} s", PATIENCE.as_secs()),
            Err(_) => go_on()?,
        }
    }
}
