//! `cargo xtask run`: from a fresh checkout to the window that asks the first user.

use std::fs::File;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::children::{self, GLANCE, Running};
use crate::service::Service;
use crate::steps::Plan;
use crate::{compile, debian, display, place, screenshots, tools};

/// The first user of the project that `countersign-server dev` makes.
const FIRST_USER: &str = "alex@example.com";
/// A window that ends sooner than this handed its link to one that was open already.
const HANDED_OVER: Duration = Duration::from_secs(4);

/// Prepares, builds and starts everything; stays until the window is closed or a person presses Ctrl-C.
pub fn run(headless: bool) -> Result<()> {
    if headless || !display::is_there() {
        if !headless {
            println!("There is no display here, so the journey runs by itself, as with --headless.");
        }
        return screenshots::journey(&place::target().join("journey"));
    }
    tools::check_prerequisites()?;
    let mut service = None;
    let mut plan = Plan::default();
    plan.step("Install system libraries", |step| debian::install(step, &[debian::BUILD]))
        .step("Install the page's packages", tools::install_page_packages)
        .step("Build the page", compile::page)
        .step("Build the programs", compile::programs)
        .step("Start the service", |_| Service::start().map(|started| service = Some(started)));
    plan.run()?.outcome()?;
    let mut service = service.context("the service did not start")?;
    let link = service.invitation(FIRST_USER)?;
    tell(&service, &link);
    attend(&mut service, open(&link)?)
}

fn open(link: &str) -> Result<Running> {
    let log = File::create(place::logs().join("app.log")).context("the app's log cannot be written")?;
    let errors = log.try_clone()?;
    let mut app = Command::new(place::program("countersign-desktop"));
    Running::start(app.arg(link).stdin(Stdio::null()).stdout(log).stderr(errors))
}

fn tell(service: &Service, link: &str) {
    let ready = &service.ready;
    println!(
        "\nCountersign opens and asks whether {FIRST_USER} may enrol this computer. Agree, and choose a PIN.\n"
    );
    println!("  Demo application   {}", ready.demo_url);
    println!("  Mailbox            {}", ready.mailbox_url);
    println!("  Service            {}", ready.project_url);
    println!("  The first link     {link}\n");
    if display::has_keychain() == Some(false) {
        println!(
            "No keychain answers in this session (no Secret Service), and Countersign keeps keys nowhere"
        );
        println!(
            "else: it will say so. Start gnome-keyring or KeePassXC, or use cargo xtask run --headless.\n"
        );
    }
    println!("Ctrl-C stops everything.");
}

/// Stays while there is something to stay for.
fn attend(service: &mut Service, mut window: Running) -> Result<()> {
    let opened = Instant::now();
    let mut open = true;
    while !children::stopping() {
        service.is_alive()?;
        match window.ended()? {
            Some(status) if open && !status.success() => {
                bail!("the app ended with {status}; see {}", place::shown(&place::logs().join("app.log")))
            }
            Some(_) if open && opened.elapsed() < HANDED_OVER => {
                open = false;
                println!("Countersign was open already; the question waits there.");
            }
            Some(_) if open => {
                println!("The app was closed: everything stops.");
                return Ok(());
            }
            _ => thread::sleep(GLANCE),
        }
    }
    println!("\nEverything stops.");
    Ok(())
}
