//! An enrolment in a process of its own, killed at every step with a signal that it cannot notice.

use std::{
    env,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
    thread,
};

use authenticator::{
    Clock, DataFolder, Pin, Ports, SystemClock, UserId, check_new_pin, enrol, identities,
    journal::SqliteJournal,
    link,
    service::HttpService,
    sign_in,
    testing::{Faults, ManualClock, MemoryPolicy, serve},
};
use jiff::SignedDuration;

use super::file_keychain::FileKeychain;

const FOLDER: &str = "CHILD_FOLDER";
const LINK: &str = "CHILD_LINK";
const LAST: &str = "CHILD_LAST_STEP";
const PIN: &str = "7391";

/// The workstation in a folder: real journal, real HTTP, a keychain of files.
fn ports(folder: &Path, clock: Arc<dyn Clock>) -> (Ports, Arc<FileKeychain>) {
    let items = folder.join("items");
    std::fs::create_dir_all(&items).expect("a folder");
    let keychain = Arc::new(FileKeychain(items));
    let ports = Ports {
        service: Arc::new(HttpService::new(Arc::clone(&clock)).expect("a client")),
        keychain: keychain.clone(),
        journal: Arc::new(SqliteJournal::open(&DataFolder::at(folder.join("data"))).expect("a journal")),
        clock,
        policy: Arc::new(MemoryPolicy::default()),
    };
    (ports, keychain)
}

#[test]
#[ignore = "it is the child that the other test here starts and kills"]
fn the_child() {
    let variable = |name| env::var(name).expect("the parent sets it");
    let last: usize = variable(LAST).parse().expect("a number");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let (ports, _) = ports(variable(FOLDER).as_ref(), Arc::new(SystemClock));
        let watched = Faults::watched(ports, move |step| {
            if step.number == last {
                println!("reached {}", step.call);
                std::io::stdout().flush().expect("told");
                loop {
                    thread::park();
                }
            }
        });
        let ports = watched.ports();
        let Ok(link::Asked::Enrol(offer)) = link::read(&ports, &variable(LINK)).await else {
            panic!("no offer")
        };
        let pending = enrol::register(&ports, &offer, "Desk 4").await.expect("registered");
        let pin = check_new_pin(PIN, pending.pin_length).expect("a PIN");
        enrol::complete(&ports, pending.id, &pin).await.expect("an identity");
    });
}

/// Runs the child up to a step and kills it there. `false` if it ended before.
fn killed_at(folder: &Path, link: &str, step: usize) -> bool {
    let mut child = Command::new(env::current_exe().expect("this program"))
        .args(["--exact", "killed::the_child", "--ignored", "--nocapture"])
        .envs([(FOLDER, folder.to_str().expect("a path")), (LINK, link), (LAST, &step.to_string())])
        .stdout(Stdio::piped())
        .spawn()
        .expect("a child");
    let lines = BufReader::new(child.stdout.take().expect("its output")).lines();
    let reached = lines.map_while(Result::ok).any(|line| line.contains("reached "));
    if reached {
        child.kill().expect("killed");
    }
    let status = child.wait().expect("its end");
    assert!(reached || status.success(), "the child failed by itself");
    reached
}

#[tokio::test]
async fn a_killed_enrolment_is_finished_or_leaves_nothing() {
    let service = serve().expect("a service");
    let user = UserId::parse("alice@example.com").expect("a user");
    let mut step = 0;
    loop {
        let folder = tempfile::tempdir().expect("a folder");
        let reached = killed_at(folder.path(), &service.verification_url(&user), step);
        let clock = Arc::new(ManualClock::default());
        clock.set(SystemClock.now());
        clock.advance(SignedDuration::from_mins(2));
        let (ports, keychain) = ports(folder.path(), clock.clone());
        enrol::recover(&ports).await.expect("recovered");
        for pending in enrol::pending(&ports).await.expect("pendings") {
            let pin = check_new_pin(PIN, pending.pin_length).expect("a PIN");
            enrol::complete(&ports, pending.id, &pin).await.expect("finished");
        }
        clock.advance(SignedDuration::from_mins(10));
        enrol::recover(&ports).await.expect("recovered");
        let identities = identities::list(&ports).await.expect("identities");
        let records = ports.journal.identities().await.expect("identities");
        let places: Vec<_> = records.iter().map(|record| record.place.to_string()).collect();
        assert_eq!(keychain.accounts(), places, "step {step}");
        assert!(ports.journal.pendings().await.expect("pendings").is_empty(), "step {step}");
        for identity in &identities {
            let pin = Pin::parse(PIN).expect("a PIN");
            sign_in::token(&ports, identity.id, &pin).await.expect("a token");
        }
        if !reached {
            assert_eq!(identities.len(), 1);
            break;
        }
        step += 1;
    }
    assert!(step > 15, "only {step} steps were tried");
}
