//! What is logged at the finest level, of a day with everything in it, searched for what was secret.

use std::{
    io::{self, Write},
    sync::{Arc, Mutex},
};

use authenticator::{UserId, keychain::Trouble};
use countersign_desktop::bridge::{Brought, Commands, NextQuestion, OfferEnrolment, Outcome, ReadLink};
use tracing_subscriber::{EnvFilter, fmt, prelude::*};

use crate::bare::{Bare, PIN, by_id};

const ADA: &str = "ada@example.com";
const WRONG: &str = "9264";

#[derive(Clone, Default)]
struct Captured(Arc<Mutex<Vec<u8>>>);

impl Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("the log").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn no_secret_is_logged_however_much_is() {
    let captured = Captured::default();
    let writer = captured.clone();
    let lines = fmt::layer().with_ansi(false).without_time().with_writer(move || writer.clone());
    let everything = EnvFilter::new("warn,countersign_desktop=trace,authenticator=trace");
    let _here = tracing_subscriber::registry().with(everything).with(lines).set_default();

    let (bare, world) = Bare::with_world();
    world.service.allow_quick_codes(false);
    let identity = bare.enrolled(&world, ADA).await;
    let entry = bare.desk.make_quick_code(by_id(&identity.id)).await.expect("an entry");
    bare.type_pin(&entry, WRONG).await;
    let state = bare.type_pin(&entry, PIN).await;
    let Some(Outcome::QuickCode(made)) = state.outcome else { panic!("{:?}", state.failure) };

    let bob = UserId::parse("bob@example.com").expect("a user");
    let (code, token) = (world.service.verification_code(&bob), world.service.activation(&bob));
    let session = world.service.open_session(None, "June", None).to_string();
    let link = format!("countersign://session?service={}#{session}", world.service.address());
    bare.desk.bring(Brought::Link(link));
    bare.desk.next_question(NextQuestion { signing: false }).await.expect("an answer").expect("a question");
    for secret in [&code, &token] {
        let typed = |user: &str| OfferEnrolment {
            service: world.service.address().to_string(),
            user: user.into(),
            code: secret.clone(),
        };
        bare.desk.offer_enrolment(typed("bob@example.com")).await.expect("an offer");
        let _ = bare.desk.offer_enrolment(typed("not bob")).await;
        let _ =
            bare.desk.read_link(ReadLink { text: format!("https://elsewhere.example/?code={secret}") }).await;
    }
    world.keychain.fail(Some(Trouble::Locked));
    let entry = bare.desk.make_quick_code(by_id(&identity.id)).await.expect("an entry");
    bare.type_pin(&entry, PIN).await;
    world.policy.put("{");
    bare.desk.notice_changes().await;

    let log = String::from_utf8(captured.0.lock().expect("the log").clone()).expect("text");
    assert!(log.contains("organisation's settings cannot be read"), "something is logged: {log}");
    for secret in [PIN, WRONG, &code, &token, &session, &made.code.0] {
        assert!(!log.contains(secret), "{secret} is in the log:\n{log}");
    }
}
