//! The lock: what it keeps back, what closes it, and what opens it.

use std::time::Duration;

use authenticator::{AccessId, UserId, testing::World};
use countersign_desktop::bridge::{
    ApproveSession, Brought, COMMANDS, Commands, Event, IdentityView, LockCause, LockState, NextQuestion,
    Outcome, PinPhase, PinPurpose, Question, SessionNews, Settings, UnlockEntry, UnlockStep, UnlockWith,
    Verdict, WHILE_LOCKED,
};
use jiff::SignedDuration;
use serde_json::Value;

use crate::{
    bare::{Bare, PIN, by_id},
    sweep::arguments,
};

const ADA: &str = "ada@example.com";

/// A desk with Ada's identity.
async fn kept() -> (Bare, World, IdentityView) {
    let (bare, world) = Bare::with_world();
    let identity = bare.enrolled(&world, ADA).await;
    (bare, world, identity)
}

/// The same behind a lock that the person has closed.
async fn locked() -> (Bare, World, IdentityView) {
    let (bare, world, identity) = kept().await;
    assert_eq!(bare.ask("lock", Value::Null).await, Ok(Value::Null));
    bare.told().await;
    (bare, world, identity)
}

async fn state(bare: &Bare) -> LockState {
    bare.desk.lock_state(()).await.expect("its state")
}

async fn cause(bare: &Bare) -> Option<LockCause> {
    state(bare).await.cause
}

/// The code that a command fails with.
async fn code(bare: &Bare, command: &'static str) -> String {
    bare.ask(command, arguments(command)).await.map_or_else(|failure| failure.code, |_| "an answer".into())
}

async fn entry(bare: &Bare, identity: Option<&str>) -> UnlockEntry {
    let with = identity.map_or(UnlockWith::Any, |id| UnlockWith::Identity(id.to_owned()));
    let step = bare.desk.unlock_by_pin(with).await;
    let Ok(UnlockStep::Enter(entry)) = step else { panic!("{step:?}") };
    entry
}

/// Moves the clock on, a look at a time, until the lock is closed or so much time has passed.
async fn pass(bare: &Bare, world: &World, minutes: i64) {
    for _ in 0..minutes * 12 {
        world.clock.advance(SignedDuration::from_secs(5));
        for _ in 0..64 {
            tokio::task::yield_now().await;
        }
        // The journal is asked on threads of its own.
        bare.desk.settings(()).await.expect("settings");
    }
}

fn session(world: &World) -> (AccessId, String) {
    let session = world.service.open_session(Some(&UserId::parse(ADA).expect("a user")), "June", None);
    let service: String =
        url::form_urlencoded::byte_serialize(world.service.address().as_str().as_bytes()).collect();
    let link = format!("countersign://session?service={service}#{session}");
    (session, link)
}

#[tokio::test]
async fn behind_it_every_command_but_those_that_open_it_is_locked() {
    let (bare, _world, _) = locked().await;
    // So that what opens it finds nobody who may.
    bare.sits(|seat| seat.verdict = Some(Verdict::Refused));
    for command in COMMANDS {
        let expected = !WHILE_LOCKED.contains(command);
        assert_eq!(code(&bare, command).await == "locked", expected, "{command}");
    }
    assert_eq!(cause(&bare).await, Some(LockCause::Person), "the sweep opened nothing");
    let named =
        ["pin_key", "pin_state", "cancel_pin", "lock_state", "unlock", "unlock_by_pin", "unlock_by_removing"];
    assert_eq!(WHILE_LOCKED, named);
}

#[tokio::test]
async fn whatever_the_page_sends_it_is_locked_before_it_is_read() {
    let (bare, _world, _) = locked().await;
    for command in COMMANDS.iter().filter(|command| !WHILE_LOCKED.contains(command)) {
        let failure = bare.ask(command, Value::Bool(true)).await.expect_err("malformed");
        assert_eq!(failure.code, "locked", "{command}");
    }
}

#[tokio::test]
async fn its_state_tells_nothing_of_identities() {
    let (bare, _world, identity) = locked().await;
    let told = bare.ask("lock_state", Value::Null).await.expect("its state").to_string();
    for secret in [ADA, &identity.id, &identity.name, &identity.service, &identity.device_name] {
        assert!(!told.contains(secret), "{secret} in {told}");
    }
}

#[tokio::test]
async fn nothing_is_told_of_what_comes_meanwhile() {
    let (bare, world, _) = locked().await;
    bare.desk.bring(Brought::Link(session(&world).1));
    bare.desk.notice_changes().await;
    assert_eq!(bare.told().await, []);
}

#[tokio::test]
async fn an_answer_that_comes_after_it_closed_is_nobodys() {
    let (bare, _world, _) = kept().await;
    let document = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(document.path(), "an order").expect("a text");
    bare.will_choose(document.path());
    let thinking = bare.dialog.thinking.lock().await;
    let locking = async {
        bare.dialog.opened.notified().await;
        assert_eq!(bare.ask("lock", Value::Null).await, Ok(Value::Null));
        drop(thinking);
    };
    let (answer, ()) = tokio::join!(bare.ask("choose_document", Value::Null), locking);
    assert_eq!(answer.expect_err("nobody is there").code, "locked");
}

#[tokio::test]
async fn what_was_typed_is_gone_and_what_ran_comes_to_its_end() {
    let (bare, world, identity) = kept().await;
    let document = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(document.path(), "an order").expect("a text");
    bare.desk.bring(Brought::File(document.path().into()));
    let Ok(Some(Question::Document(chosen))) = bare.desk.next_question(NextQuestion { signing: false }).await
    else {
        panic!("no document")
    };
    let typing = bare.desk.make_quick_code(by_id(&identity.id)).await.expect("an entry");
    bare.desk.lock(()).await.expect("it closes");
    assert_eq!(bare.desk.pin_state(by_id(&typing.id)).await.expect_err("gone").code, "entry-closed");
    entry(&bare, None).await;
    bare.sits(|seat| seat.verdict = Some(Verdict::Confirmed));
    bare.desk.unlock(()).await.expect("it opens");
    let signed = serde_json::json!({ "id": chosen.id, "identity": identity.id, "acknowledged": true });
    assert_eq!(bare.ask("sign_document", signed).await.expect_err("put away").code, "document-gone");
    let page = serde_json::json!({ "id": chosen.id, "page": 0, "width": 600 });
    assert_eq!(bare.ask("document_page", page).await.expect_err("put away").code, "document-gone");
    drop(world);
}

#[tokio::test]
async fn without_identities_there_is_no_lock() {
    let (bare, _world) = Bare::with_world();
    bare.desk.lock(()).await.expect("nothing happens");
    bare.desk.hear_session(SessionNews::LockAsked).await;
    assert_eq!(cause(&bare).await, None);
    assert_eq!(bare.told().await, []);
}

#[tokio::test]
async fn it_opens_when_the_last_identity_goes() {
    let (bare, world, identity) = locked().await;
    let id = authenticator::identities::IdentityId::parse(&identity.id).expect("an identifier");
    authenticator::identities::remove(&world.ports, id).await.expect("removed elsewhere");
    bare.desk.notice_changes().await;
    assert_eq!(cause(&bare).await, None);
    assert_eq!(bare.told().await, [Event::Unlocked, Event::Changed]);
}

#[tokio::test]
async fn the_session_closes_it_and_repeats_itself_in_vain() {
    let (bare, _world, _) = kept().await;
    bare.sits(|seat| seat.verdict = Some(Verdict::Confirmed));
    let covered = |covered| SessionNews::Covered { source: "a screen saver".into(), covered };
    for (news, expected) in [
        (SessionNews::LockAsked, Some(LockCause::Session)),
        (SessionNews::Sleeping, Some(LockCause::Sleep)),
        (covered(true), Some(LockCause::Session)),
        (covered(true), None),
        (covered(false), None),
        (SessionNews::InFront(false), Some(LockCause::User)),
        (SessionNews::InFront(false), None),
        (SessionNews::InFront(true), None),
    ] {
        bare.desk.hear_session(news.clone()).await;
        assert_eq!(cause(&bare).await, expected, "{news:?}");
        assert_eq!(bare.sits(|seat| seat.asked = 0).asked, 0, "it asks nobody by itself");
        bare.desk.unlock(()).await.expect("it opens");
        bare.sits(|seat| seat.asked = 0);
    }
}

#[tokio::test]
async fn who_does_not_want_that_is_not_locked_with_the_session() {
    let (bare, _world, _) = kept().await;
    let settings = bare.desk.settings(()).await.expect("settings");
    bare.desk.change_settings(Settings { lock_with_session: false, ..settings }).await.expect("settings");
    for news in [SessionNews::LockAsked, SessionNews::Sleeping, SessionNews::InFront(false)] {
        bare.desk.hear_session(news).await;
    }
    assert_eq!(cause(&bare).await, None);
}

#[tokio::test]
async fn five_minutes_without_use_close_it() {
    let (bare, world, _) = kept().await;
    bare.ask("activity", Value::Null).await.expect("taken");
    pass(&bare, &world, 4).await;
    assert_eq!(cause(&bare).await, None);
    bare.ask("activity", Value::Null).await.expect("taken");
    pass(&bare, &world, 4).await;
    assert_eq!(cause(&bare).await, None, "somebody was there");
    pass(&bare, &world, 2).await;
    assert_eq!(cause(&bare).await, Some(LockCause::Idle));
}

#[tokio::test]
async fn what_the_page_asks_by_itself_is_no_use_of_it() {
    let (bare, world, _) = kept().await;
    bare.ask("activity", Value::Null).await.expect("taken");
    for _ in 0..6 {
        pass(&bare, &world, 1).await;
        let _ = bare.ask("requests", Value::Null).await;
        let _ = bare.ask("start", Value::Null).await;
    }
    assert_eq!(cause(&bare).await, Some(LockCause::Idle));
}

#[tokio::test]
async fn whoever_works_in_another_program_is_there() {
    let (bare, world, _) = kept().await;
    bare.ask("activity", Value::Null).await.expect("taken");
    bare.sits(|seat| seat.untouched = Some(Duration::from_secs(10)));
    pass(&bare, &world, 10).await;
    assert_eq!(cause(&bare).await, None);
    bare.sits(|seat| seat.untouched = Some(Duration::from_secs(400)));
    pass(&bare, &world, 1).await;
    assert_eq!(cause(&bare).await, Some(LockCause::Idle));
}

#[tokio::test]
async fn zero_minutes_are_never() {
    let (bare, world, _) = kept().await;
    let settings = bare.desk.settings(()).await.expect("settings");
    bare.desk.change_settings(Settings { lock_after: 0, ..settings }).await.expect("settings");
    pass(&bare, &world, 30).await;
    assert_eq!(cause(&bare).await, None);
}

#[tokio::test]
async fn a_computer_that_slept_without_a_word_wakes_up_locked() {
    use authenticator::Clock;
    let (bare, world, _) = kept().await;
    bare.ask("activity", Value::Null).await.expect("taken");
    pass(&bare, &world, 1).await;
    world.clock.set(world.clock.now() + SignedDuration::from_mins(3));
    pass(&bare, &world, 1).await;
    assert_eq!(cause(&bare).await, Some(LockCause::Sleep));
}

#[tokio::test]
async fn the_system_opens_it_for_the_person_and_for_nobody_else() {
    let (bare, _world, _) = locked().await;
    assert!(!state(&bare).await.system);
    assert_eq!(bare.desk.unlock(()).await.expect_err("nobody asks").code, "unlock-unavailable");
    bare.sits(|seat| seat.verdict = Some(Verdict::Refused));
    assert!(state(&bare).await.system);
    let failure = bare.desk.unlock(()).await.expect_err("somebody else");
    assert_eq!((failure.code.as_str(), failure.retry), ("unlock-refused", true));
    assert_eq!(cause(&bare).await, Some(LockCause::Person));
    bare.sits(|seat| seat.verdict = Some(Verdict::Confirmed));
    bare.desk.unlock(()).await.expect("it opens");
    assert_eq!(cause(&bare).await, None);
    assert_eq!(bare.told().await, [Event::Unlocked]);
    assert_eq!(code(&bare, "identities").await, "an answer");
}

#[tokio::test]
async fn a_pin_opens_it() {
    let (bare, _world, identity) = locked().await;
    let UnlockEntry { entry, identity: shown } = entry(&bare, None).await;
    assert_eq!((entry.purpose.clone(), entry.length), (PinPurpose::Unlock, 4));
    assert_eq!((shown.id, shown.attempts_left, shown.usable), (identity.id, None, true));
    let done = bare.type_pin(&entry, PIN).await;
    assert_eq!((done.phase, done.outcome), (PinPhase::Done, Some(Outcome::Unlocked)));
    assert_eq!(cause(&bare).await, None);
}

#[tokio::test]
async fn unlocking_with_a_pin_stops_before_the_last_attempt() {
    let (bare, world, _) = locked().await;
    let UnlockEntry { entry: first, .. } = entry(&bare, None).await;
    let state = bare.type_pin(&first, "9999").await;
    let failure = state.failure.expect("a failure");
    assert_eq!((state.phase, failure.code.as_str()), (PinPhase::Entering, "wrong-pin"));
    assert_eq!(failure.details["left"], "2");
    let state = bare.type_pin(&first, "9999").await;
    assert_eq!(state.phase, PinPhase::Closed);
    assert_eq!(state.failure.map(|why| why.code), Some("unlock-stopped".into()));
    let failure = bare.desk.unlock_by_pin(UnlockWith::Any).await.expect_err("it has stopped");
    assert_eq!(failure.code, "unlock-stopped");
    let there = authenticator::identities::list(&world.ports).await.expect("identities");
    assert_eq!(there[0].state, authenticator::identities::State::Active, "it is not blocked");
}

#[tokio::test]
async fn of_several_identities_one_is_chosen() {
    let (bare, world, _) = kept().await;
    let bob = bare.enrolled(&world, "bob@example.com").await;
    bare.desk.lock(()).await.expect("it closes");
    let step = bare.ask("unlock_by_pin", arguments("unlock_by_pin")).await.expect("a step");
    assert_eq!((step["kind"].as_str(), step["value"].as_array().map(Vec::len)), (Some("choose"), Some(2)));
    assert!(!step.to_string().contains("example.com"), "names, and nothing else: {step}");
    let UnlockEntry { entry, .. } = entry(&bare, Some(&bob.id)).await;
    assert_eq!(bare.type_pin(&entry, PIN).await.phase, PinPhase::Done);
}

#[tokio::test]
async fn who_has_no_other_way_in_removes_everything() {
    let (bare, world, _) = locked().await;
    bare.sits(|seat| seat.verdict = Some(Verdict::Refused));
    let failure = bare.desk.unlock_by_removing(()).await.expect_err("there is another way");
    assert_eq!(failure.code, "unlock-otherwise");
    bare.sits(|seat| seat.verdict = None);
    bare.desk.unlock_by_removing(()).await.expect("they are gone");
    assert_eq!(cause(&bare).await, None);
    assert_eq!(bare.desk.identities(()).await, Ok(Vec::new()));
    assert!(world.keychain.places().is_empty());
}

#[tokio::test]
async fn an_open_lock_removes_nothing() {
    let (bare, world, _) = kept().await;
    let failure = bare.desk.unlock_by_removing(()).await.expect_err("it is open");
    assert_eq!(failure.code, "unlock-otherwise");
    assert_eq!(world.keychain.places().len(), 1);
}

#[tokio::test]
async fn a_question_waits_until_it_is_open() {
    let (bare, world, _) = locked().await;
    bare.desk.bring(Brought::Link(session(&world).1));
    assert_eq!(code(&bare, "next_question").await, "locked");
    bare.sits(|seat| seat.verdict = Some(Verdict::Confirmed));
    bare.desk.unlock(()).await.expect("it opens");
    assert!(bare.desk.start(()).await.expect("a screen").question_waiting);
    let Ok(Some(Question::Session(_))) = bare.desk.next_question(NextQuestion { signing: false }).await
    else {
        panic!("no question")
    };
}

#[tokio::test]
async fn a_question_that_was_open_is_put_again() {
    let (bare, world, identity) = kept().await;
    let (access_id, link) = session(&world);
    bare.desk.bring(Brought::Link(link));
    let Ok(Some(Question::Session(before))) = bare.desk.next_question(NextQuestion { signing: false }).await
    else {
        panic!("no question")
    };
    bare.desk.lock(()).await.expect("it closes");
    bare.sits(|seat| seat.verdict = Some(Verdict::Confirmed));
    bare.desk.unlock(()).await.expect("it opens");
    let old = ApproveSession {
        id: before.id,
        identity: identity.id.clone(),
        number: None,
        acknowledged: false,
        election: None,
    };
    assert!(bare.desk.approve_session(old).await.is_err(), "it was put away");
    let Ok(Some(Question::Session(again))) = bare.desk.next_question(NextQuestion { signing: false }).await
    else {
        panic!("no question")
    };
    let approved = ApproveSession {
        id: again.id,
        identity: identity.id,
        number: None,
        acknowledged: false,
        election: None,
    };
    let entry = bare.desk.approve_session(approved).await.expect("an entry");
    assert_eq!(bare.type_pin(&entry, PIN).await.phase, PinPhase::Done);
    assert_eq!(format!("{:?}", world.service.session_status(&access_id)), "Authenticated");
}

#[tokio::test]
async fn a_program_that_ended_locked_starts_locked() {
    let (bare, world, _) = locked().await;
    drop(bare);
    let ports = world.ports.clone();
    let again = Bare::new(move || Ok(ports.clone()));
    assert_eq!(code(&again, "start").await, "locked");
    assert_eq!(cause(&again).await, Some(LockCause::Before));
    again.sits(|seat| seat.verdict = Some(Verdict::Confirmed));
    again.desk.unlock(()).await.expect("it opens");
    drop(again);
    let ports = world.ports.clone();
    let third = Bare::new(move || Ok(ports.clone()));
    assert_eq!(code(&third, "start").await, "an answer");
}
