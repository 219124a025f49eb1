//! Approving and refusing sessions.

use authenticator::{AccessId, MessageHash, UserId, testing::World};
use countersign_desktop::bridge::{
    ApproveSession, Brought, Commands, Event, IdentityState, NextQuestion, Outcome, PinEntry, PinPhase,
    PinPurpose, Question, SessionRequest, answer,
};
use serde_json::{Value, json};

use crate::bare::{Bare, PIN, refused};

const ADA: &str = "ada@example.com";

fn ada() -> UserId {
    UserId::parse(ADA).expect("a user ID")
}

/// A desk with Ada's identity, and a session that asks for her.
async fn asked() -> (Bare, World, AccessId, SessionRequest) {
    let (bare, world) = Bare::with_world();
    bare.enrolled(&world, ADA).await;
    let session = world.service.open_session(Some(&ada()), "June", None);
    let request = taken(&bare, &world, &session).await;
    (bare, world, session, request)
}

/// Takes the question of a session's link, as a second start brings it.
async fn taken(bare: &Bare, world: &World, session: &AccessId) -> SessionRequest {
    let service: String =
        url::form_urlencoded::byte_serialize(world.service.address().as_str().as_bytes()).collect();
    bare.desk.bring(Brought::Link(format!("countersign://session?service={service}#{session}")));
    match bare.desk.next_question(NextQuestion { signing: false }).await {
        Ok(Some(Question::Session(request))) => request,
        other => panic!("{other:?}"),
    }
}

async fn approving(bare: &Bare, request: &SessionRequest) -> PinEntry {
    let identity = request.identities[0].id.clone();
    bare.desk
        .approve_session(ApproveSession {
            id: request.id.clone(),
            identity,
            number: None,
            acknowledged: false,
            election: None,
        })
        .await
        .expect("a PIN entry")
}

fn status(world: &World, session: &AccessId) -> String {
    format!("{:?}", world.service.session_status(session))
}

#[tokio::test]
async fn a_link_is_a_question_and_the_pin_its_answer() {
    let (bare, world, session, request) = asked().await;
    assert!(bare.told().await.contains(&Event::QuestionWaiting));
    assert_eq!((request.project.as_str(), request.description.as_deref()), ("Payroll", Some("June")));
    assert_eq!(status(&world, &session), "Wid", "opening a link approves nothing");

    let entry = approving(&bare, &request).await;
    assert_eq!((entry.purpose.clone(), entry.length), (PinPurpose::SignIn, 4));
    let state = bare.type_pin(&entry, PIN).await;
    assert_eq!((state.phase, state.outcome), (PinPhase::Done, Some(Outcome::SignedIn("Payroll".into()))));
    assert_eq!(status(&world, &session), "Authenticated");
    let again = ApproveSession {
        id: request.id,
        identity: request.identities[0].id.clone(),
        number: None,
        acknowledged: false,
        election: None,
    };
    let failure = bare.desk.approve_session(again).await.expect_err("it is answered");
    assert_eq!(failure.code, "session-expired");
}

#[tokio::test]
async fn the_hash_of_a_session_is_signed() {
    let (bare, world) = Bare::with_world();
    bare.enrolled(&world, ADA).await;
    let hash = MessageHash::new(vec![7; 32]).expect("a hash");
    let session = world.service.open_session(Some(&ada()), "Order 4411", Some(hash.clone()));
    let request = taken(&bare, &world, &session).await;
    assert_eq!(request.hash, Some(hash.to_string()));
    let state = bare.type_pin(&approving(&bare, &request).await, PIN).await;
    assert_eq!(state.outcome, Some(Outcome::SessionSigned("Payroll".into())));
    assert_eq!(status(&world, &session), "Signed");
}

#[tokio::test]
async fn wrong_pins_are_counted_down_until_the_identity_is_blocked() {
    let (bare, world, session, request) = asked().await;
    let entry = approving(&bare, &request).await;
    for left in ["2", "1"] {
        let state = bare.type_pin(&entry, "9999").await;
        let failure = state.failure.expect("a failure");
        assert_eq!((state.phase, failure.code.as_str()), (PinPhase::Entering, "wrong-pin"));
        assert_eq!(failure.details["left"], left);
    }
    let state = bare.type_pin(&entry, "9999").await;
    assert_eq!(state.phase, PinPhase::Closed);
    assert_eq!(state.failure.map(|why| why.code), Some("identity-revoked".into()));
    let identities = bare.desk.identities(()).await.expect("identities");
    assert_eq!(identities[0].state, IdentityState::Revoked);
    assert_ne!(status(&world, &session), "Authenticated");
}

#[tokio::test]
async fn the_right_pin_after_a_wrong_one_signs_in() {
    let (bare, _, _, request) = asked().await;
    let entry = approving(&bare, &request).await;
    bare.type_pin(&entry, "9999").await;
    assert_eq!(bare.type_pin(&entry, PIN).await.phase, PinPhase::Done);
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_that_overtake_one_another_still_sign_in() {
    let (bare, _, _, request) = asked().await;
    let entry = approving(&bare, &request).await;
    let keys = ["4", "7", "1", "1", "submit"].into_iter().enumerate().rev();
    let calls: Vec<_> = keys
        .map(|(sequence, key)| {
            let arguments = json!({ "entry": entry.id, "sequence": sequence, "key": key });
            tokio::spawn(answer(bare.desk.clone(), "pin_key", arguments))
        })
        .collect();
    for call in calls {
        assert_eq!(call.await.expect("a call"), Ok(Value::Null));
    }
    let done = |event| matches!(event, Event::Pin(state) if state.phase == PinPhase::Done).then_some(());
    bare.event(done).await;
}

#[tokio::test]
async fn a_session_is_refused_once() {
    let (bare, world, session, request) = asked().await;
    bare.desk.refuse_session(refused(&request.id)).await.expect("it is refused");
    assert_eq!(status(&world, &session), "Abort");
    let failure = bare.desk.refuse_session(refused(&request.id)).await.expect_err("it is answered");
    assert_eq!(failure.code, "session-expired");
}

#[tokio::test]
async fn a_session_that_ended_meanwhile_closes_the_entry() {
    let (bare, world, session, request) = asked().await;
    let entry = approving(&bare, &request).await;
    world.service.expire_session(&session);
    let state = bare.type_pin(&entry, PIN).await;
    assert_eq!(
        (state.phase, state.failure.map(|why| why.code)),
        (PinPhase::Closed, Some("session-expired".into()))
    );
}

#[tokio::test]
async fn only_an_identity_that_was_shown_can_answer() {
    let (bare, world, _, request) = asked().await;
    let stranger = bare.enrolled(&world, "bob@example.com").await;
    let approved = ApproveSession {
        id: request.id,
        identity: stranger.id,
        number: None,
        acknowledged: false,
        election: None,
    };
    let failure = bare.desk.approve_session(approved).await.expect_err("it was not among them");
    assert_eq!(failure.code, "identity-unknown");
}
