//! No secret of a run stays in the memory of any process of the app. The test reads all of it, as root may.

use std::collections::BTreeSet;
use std::process::{Command, Stdio};

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use e2e::{Desk, Needle, Running, Service, Window, client_secret, of_bytes, of_digits};

use crate::steps::{USER, accept, finish};

#[tokio::test]
async fn dumps_hold_nothing_that_was_used() {
    let (mut desk, service) = (Desk::new().await, Service::start());
    service.set_pin_length(6).await;
    let window = desk.open_app().await;
    window.screen("welcome").await;
    let (old, new) = (planted(&window), planted(&window));
    let mut needles = of_digits("the PIN", &old);
    needles.extend(of_digits("the new PIN", &new));
    the_search_finds(&old, &needles);

    desk.start_again_with(&service.invitation(USER).await).await;
    accept(&window).await;
    let pending = only_item(&mut desk);
    choose(&window, &old).await;
    finish(&window, "enrolled").await;
    let token = only_item(&mut desk).swap_remove(0);
    needles.extend(secrets_of(&pending, &token, &old));
    nothing_in(&window, &needles, "after enrolling");

    sign_in(&desk, &service, &window, &old).await;
    nothing_in(&window, &needles, "after a sign-in");

    window.press("open-identity").await;
    window.press("change-pin").await;
    window.screen("pin").await;
    window.type_pin_by_keys(&old).await;
    // What the search must be able to find: the PIN is in our memory now, and nowhere in the page's.
    let typed: Vec<_> = window.processes().into_iter().filter(|it| !it.search(&needles).is_empty()).collect();
    assert!(matches!(typed.as_slice(), [ours] if ours.name.starts_with("countersign")), "{typed:?}");
    window.press("submit-pin").await;
    window.heading("Choose a new PIN").await;
    choose(&window, &new).await;
    finish(&window, "pin-changed").await;
    let token = only_item(&mut desk).swap_remove(0);
    needles.extend(of_point("the new token", &token));
    nothing_in(&window, &needles, "after a change of PIN");

    sign_in(&desk, &service, &window, &new).await;
    nothing_in(&window, &needles, "after a sign-in with the new PIN");
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

fn nothing_in(window: &Window, needles: &[Needle], when: &str) {
    let processes = window.processes();
    assert!(processes.iter().any(page), "{processes:?}");
    let found: Vec<_> = processes.iter().flat_map(|process| process.search(needles)).collect();
    assert!(found.is_empty(), "{when}:\n{}", found.join("\n"));
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

async fn sign_in(desk: &Desk, service: &Service, window: &Window, pin: &str) {
    let sign_in = service.application().begin_sign_in().await;
    desk.start_again_with(&sign_in.link).await;
    window.press("approve").await;
    window.screen("pin").await;
    window.type_pin_by_keys(pin).await;
    window.press("submit-pin").await;
    finish(window, "signed-in").await;
}
