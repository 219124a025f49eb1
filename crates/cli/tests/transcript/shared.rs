//! Mails, QuickCodes, QR codes and pushed requests, with a trust service that does what the test tells it.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use authenticator::testing::{Signer, TrustService, serve};
use authenticator::{AccessId, MessageHash, SessionStatus, UserId};
use image::{GrayImage, Luma};
use qrcode::{Color, QrCode};
use serde_json::{Value, json};

use crate::world::{Computer, PIN, Said, USER, WRONG, World, finish};

fn user() -> UserId {
    UserId::parse(USER).expect("a user")
}

const NEW: &str = "5820";

/// A computer and a service that offers everything.
fn both() -> (Computer, Arc<TrustService>) {
    let service = serve().expect("a service");
    service.verify_by_mail();
    service.allow_quick_codes(true);
    service.push_requests();
    (Computer::open(), service)
}

fn enrolled() -> (Computer, Arc<TrustService>) {
    let (computer, service) = both();
    computer.enrol_with(&service.verification_url(&user()));
    (computer, service)
}

/// Runs `countersign` with what follows it in a shell, where files become descriptors.
fn shell(computer: &Computer, line: &str) -> Said {
    let script = format!(r#"exec "{}" {line}"#, env!("CARGO_BIN_EXE_countersign"));
    finish(computer.command("sh").args(["-c", &script]), "")
}

/// The picture of a QR code.
fn picture(path: &Path, text: &str) {
    const QUIET: u32 = 4;
    let code = QrCode::new(text).expect("a code");
    let side = u32::try_from(code.width()).expect("a size");
    let colors = code.to_colors();
    let dark = |x: u32, y: u32| {
        let inside = (QUIET..side + QUIET).contains(&x) && (QUIET..side + QUIET).contains(&y);
        inside && colors[((y - QUIET) * side + x - QUIET) as usize] == Color::Dark
    };
    let length = (side + 2 * QUIET) * 4;
    let picture = GrayImage::from_fn(length, length, |x, y| Luma([if dark(x / 4, y / 4) { 0 } else { 255 }]));
    picture.save(path).expect("a file");
}

fn text(path: &Path) -> &str {
    path.to_str().expect("text")
}

#[tokio::test]
async fn a_script_waits_for_the_mail_on_a_descriptor() {
    let (computer, service) = both();
    std::fs::write(computer.path("pin"), PIN).expect("a file");
    let fifo = computer.path("fifo");
    let made = computer.command("mkfifo").arg(&fifo).status().expect("mkfifo is installed");
    assert!(made.success());
    let writes = Arc::clone(&service);
    let writer = std::thread::spawn(move || {
        // Opens once the command does, which waits with that for no mail.
        let fifo = std::fs::OpenOptions::new().write(true).open(fifo).expect("a fifo");
        let deadline = Instant::now() + Duration::from_secs(60);
        let code = loop {
            if let Some(code) = writes.last_mail(&user()) {
                break code;
            }
            assert!(Instant::now() < deadline, "no mail was asked for");
            std::thread::sleep(Duration::from_millis(5));
        };
        writeln!(&fifo, "{code}").expect("written");
        fifo
    });
    let line = format!(
        "enrol --mail {USER} --service {} --code-fd 4 --pin-fd 3 --json 3<pin 4<fifo",
        service.address()
    );
    let said = shell(&computer, &line).ends(0).json();
    // The command opens the pipe by its name once more, so the writer must not have gone by then.
    drop(writer.join().expect("the writer"));
    assert_eq!(
        (&said["identity"]["user"], &said["identity"]["projectName"]),
        (&json!(USER), &json!("Payroll"))
    );
}

#[tokio::test]
async fn mails_that_are_not_sent_say_why() {
    let computer = Computer::open();
    let service = serve().expect("a service");
    let line = ["enrol", "--mail", USER, "--service", service.address().as_str(), "--json"];
    let code = |said: Said, status: i32| said.ends(status).json()["error"]["code"].take();
    assert_eq!(code(computer.run(&line), 1), "mail-not-offered");
    service.verify_by_mail();
    assert_eq!(code(computer.run(&line), 1), "no-terminal", "the mail was sent, and nobody types its code");
    let said = computer.run(&line).ends(1).json();
    assert_eq!(said["error"]["code"], "mail-too-soon");
    let seconds: u32 = said["error"]["details"]["seconds"].as_str().expect("text").parse().expect("a number");
    assert!((1..=10).contains(&seconds) && said["error"]["retry"] == true, "{said}");
    service.hide_configuration();
    assert_eq!(code(computer.run(&line), 1), "project-untold");
}

#[tokio::test]
async fn a_qr_code_enrols_and_signs_in() {
    let (computer, service) = both();
    let path = computer.path("code.png");
    picture(&path, &service.verification_url(&user()));
    computer.run_with_pin(&["enrol", "--qr", text(&path), "--json"], PIN).ends(0);

    let session = service.open_session(None, "March", None);
    picture(&path, &format!("{}/session/#{session}", service.address()));
    std::fs::write(computer.path("pin"), PIN).expect("a file");
    let said = shell(&computer, "sign-in --qr - --pin-fd 3 <code.png 3<pin").ends(0);
    assert!(said.out.starts_with("Signed in to Payroll"), "{said:?}");
    assert_eq!(service.session_status(&session), SessionStatus::Authenticated);

    let refused = |path: &Path, code: &str| {
        let said = computer.run(&["sign-in", "--qr", text(path), "--json"]).ends(1).json();
        assert_eq!(said["error"]["code"], code, "{said}");
    };
    picture(&path, "https://example.com/");
    refused(&path, "qr-foreign");
    std::fs::write(&path, "hello").expect("a file");
    refused(&path, "image-unreadable");
    GrayImage::new(64, 64).save(&path).expect("a file");
    refused(&path, "qr-missing");
    refused(&computer.path("nothing.png"), "picture-unreadable");
    let said = computer.run(&["sign-in", "--qr", "-", "--pin-fd", "0", "--json"]).ends(1).json();
    assert_eq!(said["error"]["code"], "input-shared");
}

#[tokio::test]
async fn a_quick_code_lets_another_computer_in() {
    let (computer, service) = enrolled();
    let said = computer.run_with_pin(&["quick-code"], PIN).ends(0);
    let code = said.out.trim().to_owned();
    assert_eq!(said.out.lines().count(), 1, "the code and nothing else");
    assert!(said.err.contains(USER) && said.err.contains(service.address().as_str()), "{said:?}");
    let other = Computer::open();
    std::fs::write(other.path("code"), &code).expect("a file");
    std::fs::write(other.path("pin"), PIN).expect("a file");
    let line = format!(
        "enrol --user {USER} --service {} --code-fd 4 --pin-fd 3 --json 3<pin 4<code",
        service.address()
    );
    shell(&other, &line).ends(0);
    let said = other.run_with_pin(&["quick-code", USER, "--json"], PIN).ends(1).json();
    assert_eq!(said["error"]["code"], "quick-code-limited");

    let said = computer.run_with_pin(&["quick-code", "Payroll", "--json"], PIN).ends(0).json();
    let made = &said["quickCode"];
    assert_eq!((&made["user"], &made["projectName"]), (&json!(USER), &json!("Payroll")));
    assert!(made["code"].is_string() && made["expires"].is_string(), "{said}");
    let said = computer.run_with_pin(&["quick-code", "--json"], WRONG).ends(10).json();
    assert_eq!(said["error"]["details"]["left"], "2");
    let history = computer.run(&["history", "--kind", "quick-code"]).ends(0);
    assert!(history.out.contains("made a QuickCode") && !history.out.contains(&code), "{history:?}");
}

#[tokio::test]
async fn a_pin_is_changed_by_a_script() {
    let (computer, _service) = enrolled();
    let given = |old: &str, new: &str| {
        std::fs::write(computer.path("old"), old).expect("a file");
        std::fs::write(computer.path("new"), new).expect("a file");
        shell(&computer, "change-pin Payroll --pin-fd 3 --new-pin-fd 4 --json 3<old 4<new")
    };
    let code = |said: Said, status: i32| said.ends(status).json()["error"]["code"].take();
    assert_eq!(code(given(PIN, "1234"), 1), "pin-too-simple");
    assert_eq!(code(given(PIN, PIN), 1), "pin-unchanged");
    let said = given(WRONG, NEW).ends(10).json();
    assert_eq!(said["error"]["details"]["left"], "2");
    let shared = computer.run(&["change-pin", "--pin-fd", "0", "--new-pin-fd", "0", "--json"]);
    assert_eq!(code(shared, 1), "input-shared");
    assert_eq!(given(PIN, NEW).ends(0).json()["identity"]["user"], json!(USER));
    computer.run_with_pin(&["sign-in", "--token"], PIN).ends(10);
    computer.run_with_pin(&["sign-in", "--token"], NEW).ends(0);
    let history = computer.run(&["history", "--kind", "pin-changed"]).ends(0);
    assert!(history.out.contains("changed the PIN") && history.out.contains("wrong-pin"), "{history:?}");
}

#[tokio::test]
async fn requests_are_listed_and_answered() {
    let (computer, service) = enrolled();
    let said = computer.run(&["requests", "--wait", "1", "--json"]).ends(0).json();
    assert_eq!(said, json!({"requests": [], "unasked": []}));
    let hash = MessageHash::new(vec![0x2c; 32]).expect("a hash");
    let session = service.push_session(&user(), "Order 4411", Some(hash.clone()));
    let said = computer.run(&["requests", "--wait", "60", "--json"]).ends(0).json();
    let [request] = said["requests"].as_array().expect("a list").as_slice() else { panic!("{said}") };
    assert_eq!((&request["projectName"], &request["description"]), (&json!("Payroll"), &json!("Order 4411")));
    assert_eq!((&request["hash"], &request["user"]), (&json!(hash.to_string()), &json!(USER)));
    let listed = computer.run(&["requests", "--wait", "60"]).ends(0);
    assert!(listed.out.contains("for a signature") && listed.out.contains("Order 4411"), "{listed:?}");
    let link = request["link"].as_str().expect("a link");
    assert!(listed.out.contains(link), "{listed:?}");
    computer.run_with_pin(&["sign-in", link, "--unseen"], PIN).ends(0);
    assert_eq!(service.session_status(&session), SessionStatus::Signed);
    assert!(computer.run(&["requests", "--wait", "1"]).ends(0).out.starts_with("Nothing is asked"));
}

/// A signing session whose document is handed over.
fn signing(
    (service, signer): (&TrustService, &Signer),
    name: &str,
    document: &[u8],
    content: &[u8],
) -> (AccessId, String) {
    let session = signer.ask(service, name, document, content);
    let link = format!("countersign://session?service={}#{session}", service.address());
    (session, link)
}

#[tokio::test]
async fn a_document_that_is_handed_over_is_shown_where_it_is_text() {
    let (computer, service) = enrolled();
    let signer = Signer::new(&service);
    let order = b"40 desks\x1b[2J, EUR 18,400.00";
    let (session, link) = signing((&service, &signer), "Order.txt", order, order);
    let said = computer.run_with_pin(&["sign-in", &link], PIN).ends(0);
    assert!(said.err.contains("40 desks⟦U+001B⟧[2J, EUR 18,400.00"), "{said:?}");
    assert!(
        said.err.contains("Order.txt, 27 bytes") && said.err.contains("One character in it is invisible")
    );
    assert_eq!(service.session_status(&session), SessionStatus::Signed);
}

#[tokio::test]
async fn what_cannot_be_shown_is_saved_or_left_unseen_in_so_many_words() {
    let (computer, service) = enrolled();
    let signer = Signer::new(&service);
    let order = b"%PDF-1.7 40 desks";
    let (session, link) = signing((&service, &signer), "Order.pdf", order, order);
    for line in [&["sign-in", &link][..], &["sign-in", &link, "--json"]] {
        let said = computer.run_with_pin(line, PIN).ends(1);
        assert!(format!("{said:?}").contains("document-not-given"), "{said:?}");
    }
    let copy = computer.path("copy.pdf");
    let place = copy.to_str().expect("text");
    let line = ["sign-in", &link, "--save", place, "--json"];
    let said = computer.run_with_pin(&line, PIN).ends(0).json();
    assert_eq!(said["approved"]["document"]["saved"], place, "{said}");
    assert_eq!(
        (&said["approved"]["document"]["name"], &said["approved"]["document"]["size"]),
        (&json!("Order.pdf"), &json!(17))
    );
    assert_eq!(said["approved"]["document"]["hash"], said["approved"]["signed"]);
    assert_eq!(std::fs::read(&copy).expect("a copy"), order);
    assert_eq!(service.session_status(&session), SessionStatus::Signed);

    let (_, link) = signing((&service, &signer), "Order.pdf", order, order);
    let said = computer.run_with_pin(&["sign-in", &link, "--save", place, "--json"], PIN).ends(6).json();
    assert_eq!(said["error"]["code"], "unwritable", "nothing is overwritten");
    computer.run_with_pin(&["sign-in", &link, "--unseen"], PIN).ends(0);
}

#[tokio::test]
async fn another_document_is_a_hard_stop_and_none_cannot_be_saved() {
    let (computer, service) = enrolled();
    let signer = Signer::new(&service);
    let (session, link) = signing((&service, &signer), "Order.txt", b"40 desks", b"90 desks");
    let copy = computer.path("copy");
    let save = ["--save", copy.to_str().expect("text")];
    for more in [&[][..], &["--unseen"], &save] {
        let said = computer.run_with_pin(&[&["sign-in", &link, "--json"], more].concat(), PIN).ends(1).json();
        assert_eq!(said["error"]["code"], "document-mismatch");
    }
    assert!(!copy.exists());
    assert_eq!(service.session_status(&session), SessionStatus::Wid);
    let session = service.open_session(None, "June", None);
    let link = format!("countersign://session?service={}#{session}", service.address());
    let said =
        computer.run_with_pin(&[&["sign-in", &link, "--json"], &save[..]].concat(), PIN).ends(1).json();
    assert_eq!(said["error"]["code"], "nothing-handed-over");
}

#[tokio::test]
async fn requests_are_followed_as_they_come_and_end() {
    let (computer, service) = enrolled();
    let mut follower = Follower::start(&computer);
    let session = service.push_session(&user(), "March", None);
    let arrived = follower.next();
    assert_eq!(arrived["arrived"]["accessId"], session.to_string());
    let link = arrived["arrived"]["link"].as_str().expect("a link");
    computer.run(&["sign-in", link, "--refuse"]).ends(0);
    let ended = follower.next();
    assert_eq!(ended["ended"], json!({"service": service.address(), "accessId": session, "status": "abort"}));
}

#[tokio::test]
async fn a_service_that_cannot_be_asked_is_not_said_to_ask_nothing() {
    let (computer, service) = enrolled();
    let quiet = serve().expect("a service");
    computer.enrol_with(&quiet.verification_url(&user()));
    service.push_session(&user(), "March", None);
    let said = computer.run(&["requests", "--wait", "60", "--json"]).ends(0).json();
    assert_eq!((said["requests"].as_array().map(Vec::len), &said["unasked"]), (Some(1), &json!([])));
    service.revoke(&user());
    let said = computer.run(&["requests", "--wait", "60", "--json"]).ends(3).json();
    assert_eq!(said["error"]["code"], "refused-by-service", "{said}");
    let other = Computer::open();
    other.enrol_with(&quiet.verification_url(&user()));
    let said = other.run(&["requests"]).ends(0);
    assert!(said.out.starts_with("No service of this computer's identities"), "{said:?}");
}

#[tokio::test]
async fn nobody_is_asked_without_an_identity() {
    let computer = Computer::open();
    let said = computer.run(&["requests", "--json"]).ends(1).json();
    assert_eq!(said["error"]["code"], "no-identity");
    let said = computer.run_with_pin(&["quick-code", "--json"], PIN).ends(1).json();
    assert_eq!(said["error"]["code"], "no-identity");
}

/// `countersign requests --follow --json`, line by line.
struct Follower {
    program: Child,
    lines: std::io::Lines<BufReader<std::process::ChildStdout>>,
}

impl Follower {
    fn start(computer: &Computer) -> Follower {
        let mut program = computer
            .command(env!("CARGO_BIN_EXE_countersign"))
            .args(["requests", "--follow", "--json"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let lines = BufReader::new(program.stdout.take().expect("an output")).lines();
        Follower { program, lines }
    }

    fn next(&mut self) -> Value {
        let line = self.lines.next().expect("a line").expect("text");
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"))
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

#[tokio::test]
async fn the_real_service_takes_its_own_quick_codes() {
    let world = World::open();
    world.enrol(USER).await;
    let code = world.run_with_pin(&["quick-code"], PIN).ends(0).out.trim().to_owned();
    let other = Computer::open();
    std::fs::write(other.path("code"), &code).expect("a file");
    std::fs::write(other.path("pin"), PIN).expect("a file");
    let line = format!(
        "enrol --user {USER} --service {} --code-fd 4 --pin-fd 3 --json 3<pin 4<code",
        world.service.project_url
    );
    shell(&other, &line).ends(0);
    let token = other.run_with_pin(&["sign-in", "--token"], PIN).ends(0);
    assert_eq!(world.post("/token", &json!({"jwt": token.out.trim()})).await, json!({"user": USER}));
    let said = world.run(&["enrol", "--mail", USER, "--service", &world.service.project_url, "--json"]);
    assert_eq!(said.ends(1).json()["error"]["code"], "mail-not-offered");
}
