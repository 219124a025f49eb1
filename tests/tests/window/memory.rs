//! No secret of a run stays in the memory of any process of the app. The test reads all of it, as root may.

use std::collections::BTreeSet;
use std::process::{Command, Stdio};

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use e2e::{Desk, Key, Needle, Running, Service, Window, client_secret, of_bytes, of_digits};

use crate::steps::{USER, accept, finish};

#[tokio::test]
async fn a_sign_in_a_signature_and_the_lock_leave_nothing() {
    let run = Run::new().await;
    run.sign_in(&run.pin).await;
    run.holds_nothing("after a sign-in");
    run.sign_document().await;
    run.holds_nothing("after a signature");
    run.lock().await;
    run.holds_nothing("behind the lock");

    run.window.press("unlock-by-pin").await;
    run.window.screen("lock-pin").await;
    run.window.type_pin_by_keys(&run.pin).await;
    run.window.press("submit-pin").await;
    run.window.screen("home").await;
    run.holds_nothing("after the lock was opened by the PIN");

    // Whoever leaves in the middle of an entry leaves no more than who ends it.
    run.begin_change().await;
    run.window.type_pin_by_keys(&run.pin).await;
    run.only_we_hold_it();
    run.lock().await;
    run.holds_nothing("after the lock closed over a PIN");
}

#[tokio::test]
async fn a_change_of_pin_leaves_neither() {
    let mut run = Run::new().await;
    let new = planted(&run.window);
    run.needles.extend(of_digits("the new PIN", &new));
    run.begin_change().await;
    run.window.type_pin_by_keys(&run.pin).await;
    run.window.press("submit-pin").await;
    run.window.heading("Choose a new PIN").await;
    choose(&run.window, &new).await;
    finish(&run.window, "pin-changed").await;
    let token = only_item(&mut run.desk).swap_remove(0);
    run.needles.extend(of_point("the new token", &token));
    run.holds_nothing("after a change of PIN");
    run.sign_in(&new).await;
    run.lock().await;
    run.holds_nothing("after a sign-in with the new PIN, behind the lock");
}

#[tokio::test]
async fn no_process_leaves_a_core_file_and_ours_is_looked_into_by_nobody() {
    let desk = Desk::new().await;
    let window = desk.open_app_as_people_do().await;
    window.screen("welcome").await;
    let processes = window.processes();
    assert!(processes.iter().any(page), "{processes:?}");
    for process in processes {
        // The page's processes start after ours has closed itself off, and open themselves again. They hold no secret.
        assert_eq!(desk.can_look_into(&process), page(&process), "{process:?}");
        let limit = process.told("limits", "Max core file size");
        let values: Vec<_> = limit.split_whitespace().skip(4).take(2).collect();
        assert_eq!(values, ["0", "0"], "{process:?}");
    }
}

/// An identity whose secrets are known, and the window that used them.
struct Run {
    desk: Desk,
    service: Service,
    window: Window,
    pin: String,
    needles: Vec<Needle>,
}

impl Run {
    /// Enrols with a planted PIN.
    async fn new() -> Run {
        let (mut desk, service) = (Desk::new().await, Service::start());
        service.set_pin_length(6).await;
        let window = desk.open_app().await;
        window.screen("welcome").await;
        let pin = planted(&window);
        let mut needles = of_digits("the PIN", &pin);
        the_search_finds(&pin, &needles);
        desk.start_again_with(&service.invitation(USER).await).await;
        accept(&window).await;
        let pending = only_item(&mut desk);
        choose(&window, &pin).await;
        finish(&window, "enrolled").await;
        let token = only_item(&mut desk).swap_remove(0);
        needles.extend(secrets_of(&pending, &token, &pin));
        let kept = desk.keychain().keeper().search(&needles);
        assert!(kept.iter().any(|found| found.contains("the token as base64")), "{kept:?}");
        let run = Run { desk, service, window, pin, needles };
        run.holds_nothing("after enrolling");
        run
    }

    async fn sign_in(&self, pin: &str) {
        let sign_in = self.service.application().begin_sign_in().await;
        self.desk.start_again_with(&sign_in.link).await;
        self.window.approve(&sign_in.number).await;
        self.window.screen("pin").await;
        self.window.type_pin_by_keys(pin).await;
        self.window.press("submit-pin").await;
        finish(&self.window, "signed-in").await;
    }

    async fn sign_document(&self) {
        let path = self.desk.folder().join("Contract.txt");
        std::fs::write(&path, "Both parties agree.\n").expect("a document");
        self.desk.start_again_with(path.to_str().expect("a path")).await;
        self.window.heading("Sign Contract.txt?").await;
        self.window.read_document().await;
        self.window.press("sign").await;
        self.window.screen("pin").await;
        self.window.type_pin_by_keys(&self.pin).await;
        self.window.press("submit-pin").await;
        finish(&self.window, "signed").await;
    }

    /// Opens the entry that asks for the PIN before it is changed.
    async fn begin_change(&self) {
        self.window.press("open-identity").await;
        self.window.press("change-pin").await;
        self.window.screen("pin").await;
    }

    async fn lock(&self) {
        self.window.chord(Key::Control, "l").await;
        self.window.screen("lock").await;
    }

    fn holds_nothing(&self, when: &str) {
        let processes = self.window.processes();
        for part in ["countersign", "WebKitWeb", "WebKitNetwork"] {
            assert!(processes.iter().any(|one| one.name.starts_with(part)), "no {part} in {processes:?}");
        }
        let found: Vec<_> = processes.iter().flat_map(|process| process.search(&self.needles)).collect();
        assert!(found.is_empty(), "{when}:\n{}", found.join("\n"));
    }

    /// What the search must be able to find: a PIN that is typed is in our memory, and nowhere in the page's.
    fn only_we_hold_it(&self) {
        let holds = |process: &Running| !process.search(&self.needles).is_empty();
        let holders: Vec<_> = self.window.processes().into_iter().filter(holds).collect();
        assert!(matches!(holders.as_slice(), [ours] if ours.name.starts_with("countersign")), "{holders:?}");
    }
}

/// A PIN of six digits that is not too simple, and that nothing in the app looks like yet.
fn planted(window: &Window) -> String {
    loop {
        let mut bytes = [0; 4];
        getrandom::fill(&mut bytes).expect("randomness");
        let digits = format!("{:06}", u32::from_ne_bytes(bytes) % 1_000_000);
        let varied = digits.chars().collect::<BTreeSet<_>>().len() > 3;
        let absent = |process: Running| process.search(&of_digits("it", &digits)).is_empty();
        if varied && window.processes().into_iter().all(absent) {
            return digits;
        }
    }
}

/// A process that holds a PIN on purpose is found to.
fn the_search_finds(pin: &str, needles: &[Needle]) {
    let mut holder = Command::new("sleep");
    let mut holder = holder.arg("600").env("HELD", pin).stdin(Stdio::null()).spawn().expect("sleep runs");
    let found = Running::find(holder.id()).expect("it runs").search(needles);
    holder.kill().and_then(|()| holder.wait()).expect("it ends");
    assert!(!found.is_empty(), "the search finds nothing where there is something");
}

/// Whether a process draws the page, or fetches what it shows.
fn page(process: &Running) -> bool {
    process.name.starts_with("WebKit")
}

/// The fields of the only item in the keychain: each after its length, between two bytes and a checksum.
fn only_item(desk: &mut Desk) -> Vec<Vec<u8>> {
    let items = desk.keychain().secrets();
    let [item] = items.as_slice() else { panic!("{} items", items.len()) };
    let bytes = STANDARD_NO_PAD.decode(item).expect("base64");
    let mut rest = &bytes[2..bytes.len() - 8];
    let mut fields = Vec::new();
    while let Some((length, after)) = rest.split_first_chunk() {
        let (field, after) = after.split_at(u16::from_be_bytes(*length).into());
        fields.push(field.to_vec());
        rest = after;
    }
    fields
}

/// What must not be found of an identity: what an enrolment that waited for its PIN held, and what came of it.
fn secrets_of(pending: &[Vec<u8>], token: &[u8], pin: &str) -> Vec<Needle> {
    let (key, mpin_id) = (&pending[0], &pending[6]);
    let [key_hex, mpin_id, token_hex] = [key.as_slice(), mpin_id.as_slice(), token].map(wire::encode_hex);
    let secret = client_secret(&mpin_id, &key_hex, &token_hex, pin);
    let secret = wire::decode_hex(&secret).expect("hexadecimal digits");
    let mut needles = of_bytes("the device key", key);
    needles.extend(of_point("the token", token));
    needles.extend(of_point("the client secret", &secret));
    needles
}

/// Either coordinate gives a point away.
fn of_point(what: &str, point: &[u8]) -> Vec<Needle> {
    let (x, y) = point[1..].split_at(32);
    let mut needles = of_bytes(&format!("x of {what}"), x);
    needles.extend(of_bytes(&format!("y of {what}"), y));
    needles
}

/// Chooses a PIN, key by key.
async fn choose(window: &Window, pin: &str) {
    window.type_pin_by_keys(pin).await;
    window.press("submit-pin").await;
    window.heading("Type the same PIN again").await;
    window.type_pin_by_keys(pin).await;
    window.press("submit-pin").await;
}
