//! The real Secret Service: each test starts a session bus and gnome-keyring of its own, and runs its other half there
//! as a child process. It needs `dbus-run-session`, `gnome-keyring-daemon` and `secret-tool`, and fails without them.
#![cfg(target_os = "linux")]

use std::{
    fs,
    os::unix::fs::DirBuilderExt,
    process::{Command, Stdio},
    sync::Arc,
};

use authenticator::{
    Code, Pin, Ports, UserId, check_new_pin, enrol,
    identities::Identity,
    keychain::{Keychain, NativeKeychain, Place, Secret, Trouble},
    link, sign_in,
    testing::World,
};
use uuid::Uuid;

/// Starts the daemon with an unlocked, empty collection.
const UNLOCKED: &str = "printf %s test | gnome-keyring-daemon --unlock --components=secrets >/dev/null";
/// A bus that starts nothing by itself.
const BARE_BUS: &str = r#"<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/></policy>
</busconfig>"#;

/// Runs a child of this program in a session of its own, after a preparation.
fn in_session(child: &str, prepare: &str, bare: bool) {
    let home = tempfile::tempdir().expect("a home");
    let runtime = home.path().join("run");
    fs::DirBuilder::new().mode(0o700).create(&runtime).expect("a folder");
    let mut session = Command::new("dbus-run-session");
    if bare {
        let config = home.path().join("bus.conf");
        fs::write(&config, BARE_BUS).expect("a file");
        session.arg("--config-file").arg(config);
    }
    let program = std::env::current_exe().expect("this program");
    let script = format!("{prepare} && exec \"$@\"");
    let status = session
        .args(["--", "sh", "-c", &script, "sh"])
        .arg(program)
        .args(["--exact", child, "--ignored", "--nocapture"])
        .env("HOME", home.path())
        .env("XDG_RUNTIME_DIR", runtime)
        .env_remove("XDG_DATA_HOME")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("DBUS_SESSION_BUS_ADDRESS")
        .stdin(Stdio::null())
        .status()
        .expect("dbus-run-session must be installed");
    assert!(status.success(), "{child} failed, or a program that it needs is not installed: {status}");
}

fn place() -> Place {
    Place { identity: Uuid::new_v4(), generation: 1 }
}

fn secret(text: &str) -> Secret {
    Secret::new(text.as_bytes().to_vec())
}

/// What each operation says.
async fn troubles(place: &Place) -> [Option<Trouble>; 3] {
    let keychain = NativeKeychain;
    [
        keychain.get(place).await.err().map(|error| error.trouble),
        keychain.put(place, &secret("later")).await.err().map(|error| error.trouble),
        keychain.delete(place).await.err().map(|error| error.trouble),
    ]
}

fn lock() {
    // It locks, and then may crash; what counts is that the collection is locked.
    let _ = Command::new("secret-tool").args(["lock", "--collection=login"]).status().expect("secret-tool");
}

#[test]
fn an_unlocked_keychain_gets_puts_and_deletes() {
    in_session("unlocked", UNLOCKED, false);
}

#[tokio::test]
#[ignore = "a child"]
async fn unlocked() {
    let (keychain, place, other) = (NativeKeychain, place(), place());
    assert_eq!(keychain.store(), "secret-service");
    keychain.put(&place, &secret("one")).await.expect("put");
    keychain.put(&other, &secret("other")).await.expect("put");
    keychain.put(&place, &secret("two")).await.expect("put over");
    assert_eq!(*keychain.get(&place).await.expect("got"), b"two");
    assert_eq!(*keychain.get(&other).await.expect("got"), b"other");
    keychain.delete(&place).await.expect("deleted");
    let missing = keychain.get(&place).await.expect_err("gone");
    assert_eq!((missing.trouble, missing.code()), (Trouble::Missing, Code::KeychainItemMissing));
    assert_eq!(keychain.delete(&place).await.expect_err("gone").trouble, Trouble::Missing);
    assert_eq!(*keychain.get(&other).await.expect("got"), b"other");
}

#[test]
fn a_locked_keychain_says_so_and_keeps_everything() {
    in_session("locked", UNLOCKED, false);
}

#[tokio::test]
#[ignore = "a child"]
async fn locked() {
    let place = place();
    NativeKeychain.put(&place, &secret("kept")).await.expect("put");
    lock();
    assert_eq!(troubles(&place).await, [Some(Trouble::Locked); 3]);
    // What is not there must not be believed missing either.
    assert_eq!(troubles(&self::place()).await, [Some(Trouble::Locked); 3]);
}

#[test]
fn a_keychain_that_was_never_set_up_is_unavailable() {
    in_session("never_unlocked", "true", false);
}

#[tokio::test]
#[ignore = "a child"]
async fn never_unlocked() {
    assert_eq!(troubles(&place()).await, [Some(Trouble::Unavailable); 3]);
}

#[test]
fn a_bus_without_a_keychain_is_unavailable() {
    in_session("never_unlocked", "true", true);
}

#[test]
fn no_bus_at_all_is_unavailable() {
    in_session("never_unlocked", "export DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent/bus", true);
}

#[test]
fn a_keychain_that_is_gone_while_the_program_runs_is_noticed_and_found_again() {
    in_session("restarted", UNLOCKED, false);
}

#[tokio::test]
#[ignore = "a child"]
async fn restarted() {
    let place = place();
    NativeKeychain.put(&place, &secret("kept")).await.expect("put");
    let replace = UNLOCKED.replace("--unlock", "--replace --unlock");
    assert!(Command::new("sh").args(["-c", &replace]).status().expect("a shell").success());
    assert_eq!(*NativeKeychain.get(&place).await.expect("got"), b"kept");
}

#[test]
fn an_identity_lives_in_the_real_keychain() {
    in_session("enrolled", UNLOCKED, false);
}

#[tokio::test]
#[ignore = "a child"]
async fn enrolled() {
    let world = World::new().expect("a world");
    let ports = Ports { keychain: Arc::new(NativeKeychain), ..world.ports.clone() };
    let user = UserId::parse("alice@example.com").expect("a user");
    let url = world.service.verification_url(&user);
    let Ok(link::Asked::Enrol(offer)) = link::read(&ports, &url).await else { panic!("no offer") };
    let pending = enrol::register(&ports, &offer, "Desk 4").await.expect("registered");
    let pin = check_new_pin("7391", pending.pin_length).expect("a PIN");
    let identity = enrol::complete(&ports, pending.id, &pin).await.expect("an identity");
    sign_in::token(&ports, identity.id, &Pin::parse("7391").expect("a PIN")).await.expect("a token");
    let place = ports.journal.identities().await.expect("identities")[0].place;
    ports.keychain.put(&place, &secret("something else")).await.expect("damaged");
    assert_eq!(refusal(&ports, &identity).await, Code::KeychainItemCorrupt);
    ports.keychain.delete(&place).await.expect("deleted");
    assert_eq!(refusal(&ports, &identity).await, Code::KeychainItemMissing);
    lock();
    assert_eq!(refusal(&ports, &identity).await, Code::KeychainLocked);
}

async fn refusal(ports: &Ports, identity: &Identity) -> Code {
    let pin = Pin::parse("7391").expect("a PIN");
    sign_in::token(ports, identity.id, &pin).await.expect_err("no secret").code()
}
