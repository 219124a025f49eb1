//! Requests that a service pushes.

use authenticator::{
    AccessId, MatchNumber, MessageHash, UserId,
    testing::{Signer, World},
};
use countersign_desktop::bridge::{
    ApproveSession, Commands, Event, Outcome, PushedRequest, Question, ReadLink, RequestEnding,
    SessionRequest, Settings, Tie,
};
use jiff::SignedDuration;

use crate::bare::{Bare, PIN, by_id, refused};

const ADA: &str = "ada@example.com";

fn ada() -> UserId {
    UserId::parse(ADA).expect("a user ID")
}

/// A desk with Ada's identity, which listens for requests.
async fn listening() -> (Bare, World) {
    let (bare, world) = Bare::with_world();
    world.service.push_requests();
    // Its lifetime is that of a request, and this is about requests.
    let settings = bare.desk.settings(()).await.expect("settings");
    bare.desk.change_settings(Settings { lock_after: 0, ..settings }).await.expect("no idle time");
    bare.enrolled(&world, ADA).await;
    while world.service.listeners() == 0 {
        // It looks for new identities as its clock goes on.
        world.clock.advance(SignedDuration::from_secs(1));
        tokio::task::yield_now().await;
    }
    (bare, world)
}

/// The requests, as soon as `wanted` holds of them.
async fn requests(bare: &Bare, wanted: impl Fn(&[PushedRequest]) -> bool) -> Vec<PushedRequest> {
    loop {
        let requests = bare.desk.requests(()).await.expect("requests");
        if wanted(&requests) {
            return requests;
        }
        bare.event(|event| matches!(event, Event::Requests).then_some(())).await;
    }
}

/// A request that has come and said what it is for.
async fn pushed(bare: &Bare, world: &World) -> (AccessId, PushedRequest) {
    let session = world.service.push_session(&ada(), "June", None);
    let told = |all: &[PushedRequest]| all.iter().any(|one| one.signing.is_some());
    (session, requests(bare, told).await.remove(0))
}

async fn opened(bare: &Bare, request: &PushedRequest) -> SessionRequest {
    match bare.desk.open_request(by_id(&request.id)).await {
        Ok(Question::Session(session)) => session,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_document_that_is_handed_over_later_is_named() {
    let (bare, world) = listening().await;
    let payslip = b"June, EUR 4,100.00";
    let hash = "890feefca30c0c5d2dc8cf6491d021c834485c2d21612602358c4ac2cce5ccd4";
    let hash = MessageHash::parse(hash).expect("a hash");
    let session = world.service.push_session(&ada(), "June", Some(hash));
    let told = requests(&bare, |all| all.iter().any(|one| one.signing.is_some())).await;
    assert_eq!((told[0].signing, &told[0].document), (Some(true), &None));
    Signer::new(&world.service).hand_over(&world.service, &session, "Payslip.pdf", payslip, payslip);
    let named = async {
        requests(&bare, |all| all.iter().any(|one| one.document.as_deref() == Some("Payslip.pdf"))).await
    };
    let passing = async {
        loop {
            world.clock.advance(SignedDuration::from_millis(200));
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        named = named => assert_eq!(named.len(), 1),
        () = passing => unreachable!("time does not end"),
    }
}

#[tokio::test]
async fn one_that_arrives_waits_and_is_approved_like_any_session() {
    let (bare, world) = listening().await;
    assert_eq!(bare.desk.requests(()).await, Ok(Vec::new()));
    let (session, request) = pushed(&bare, &world).await;
    assert_eq!((request.project.as_str(), request.identity.user.as_str()), ("Payroll", ADA));
    assert_eq!((request.description.as_deref(), request.signing), (Some("June"), Some(false)));
    assert_eq!(request.ending, None);

    let question = opened(&bare, &request).await;
    assert_eq!(question.pushed.as_ref(), Some(&request.id));
    assert_eq!(question.expires.as_ref(), Some(&request.expires));
    let approved = ApproveSession {
        id: question.id,
        identity: question.identities[0].id.clone(),
        number: None,
        acknowledged: false,
        election: None,
    };
    let entry = bare.desk.approve_session(approved).await.expect("a PIN entry");
    assert_eq!(bare.type_pin(&entry, PIN).await.outcome, Some(Outcome::SignedIn("Payroll".into())));
    assert_eq!(format!("{:?}", world.service.session_status(&session)), "Authenticated");
    requests(&bare, <[_]>::is_empty).await;
}

#[tokio::test]
async fn a_number_is_compared_before_any_pin_is_asked_for() {
    let (bare, world) = listening().await;
    let (session, request) = pushed(&bare, &world).await;
    world.service.give_number(&session, MatchNumber::parse("47").expect("a number"));
    let question = opened(&bare, &request).await;
    assert_eq!(question.tie, Tie::Number);
    let approve = async |number: Option<&str>| {
        let (id, identity) = (question.id.clone(), question.identities[0].id.clone());
        bare.desk
            .approve_session(ApproveSession {
                id,
                identity,
                number: number.map(str::to_owned),
                acknowledged: false,
                election: None,
            })
            .await
    };
    for odd in [None, Some(""), Some("4"), Some("047")] {
        let failure = approve(odd).await.expect_err("no number");
        assert_eq!((failure.code.as_str(), failure.retry), ("number-malformed", true));
    }
    let entry = approve(Some("47")).await.expect("a PIN entry");
    bare.desk.cancel_pin(by_id(&entry.id)).await.expect("it is closed");
    // Whoever goes back types it again.
    let entry = approve(Some("47")).await.expect("a PIN entry");
    assert_eq!(bare.type_pin(&entry, PIN).await.outcome, Some(Outcome::SignedIn("Payroll".into())));
    requests(&bare, <[_]>::is_empty).await;
}

#[tokio::test]
async fn a_wrong_number_ends_the_request() {
    let (bare, world) = listening().await;
    let (session, request) = pushed(&bare, &world).await;
    world.service.give_number(&session, MatchNumber::parse("47").expect("a number"));
    let question = opened(&bare, &request).await;
    let identity = question.identities[0].id.clone();
    let approved = ApproveSession {
        id: question.id,
        identity,
        number: Some("74".into()),
        acknowledged: false,
        election: None,
    };
    let failure = bare.desk.approve_session(approved).await.expect_err("another number");
    assert_eq!((failure.code.as_str(), failure.retry), ("number-wrong", false));
    assert_eq!(format!("{:?}", world.service.session_status(&session)), "Abort");
    let mismatched = |all: &[PushedRequest]| all[0].ending == Some(RequestEnding::Mismatched);
    requests(&bare, mismatched).await;
    let identities = bare.desk.identities(()).await.expect("identities");
    assert_eq!(identities[0].attempts_left, None, "it cost no attempt");
}

#[tokio::test]
async fn one_that_nobody_asked_for_is_reported() {
    let (bare, world) = listening().await;
    let (session, request) = pushed(&bare, &world).await;
    let question = opened(&bare, &request).await;
    assert_eq!(question.tie, Tie::Nothing);
    bare.desk.report_session(by_id(&question.id)).await.expect("it is refused");
    assert_eq!(format!("{:?}", world.service.session_status(&session)), "Abort");
    assert_eq!(world.service.reports(), 1);
    requests(&bare, <[_]>::is_empty).await;
}

#[tokio::test]
async fn refusing_one_removes_it() {
    let (bare, world) = listening().await;
    let (session, request) = pushed(&bare, &world).await;
    let question = opened(&bare, &request).await;
    bare.desk.refuse_session(refused(&question.id)).await.expect("it is refused");
    assert_eq!(format!("{:?}", world.service.session_status(&session)), "Abort");
    requests(&bare, <[_]>::is_empty).await;
}

#[tokio::test]
async fn one_that_is_answered_by_its_link_waits_no_longer() {
    let (bare, world) = listening().await;
    let (session, request) = pushed(&bare, &world).await;
    let link = format!("{}session/#{session}", world.service.address().endpoint("/"));
    let question = bare.desk.read_link(ReadLink { text: link }).await;
    let Ok(Question::Session(question)) = question else { panic!("{question:?}") };
    assert_eq!(question.pushed, Some(request.id), "it is the same");
    bare.desk.refuse_session(refused(&question.id)).await.expect("it is refused");
    requests(&bare, <[_]>::is_empty).await;
}

#[tokio::test]
async fn how_one_ended_elsewhere_can_be_told() {
    let (bare, world) = listening().await;
    let (session, request) = pushed(&bare, &world).await;
    world.service.expire_session(&session);
    let ended = requests(&bare, |all| all.iter().any(|one| one.ending.is_some())).await;
    assert_eq!((&ended[0].id, &ended[0].ending), (&request.id, &Some(RequestEnding::Expired)));
    let failure = bare.desk.open_request(by_id(&request.id)).await.expect_err("it is over");
    assert_eq!(failure.code, "session-expired");
}

#[tokio::test]
async fn one_that_nobody_answers_ends_by_itself() {
    let (bare, world) = listening().await;
    let (_, request) = pushed(&bare, &world).await;
    world.clock.advance(SignedDuration::from_mins(5));
    let ended = requests(&bare, |all| all.iter().any(|one| one.ending.is_some())).await;
    assert_eq!((&ended[0].id, &ended[0].ending), (&request.id, &Some(RequestEnding::Expired)));
}

#[tokio::test]
async fn those_of_an_identity_go_with_it() {
    let (bare, world) = listening().await;
    let (_, request) = pushed(&bare, &world).await;
    bare.desk.remove_identity(by_id(&request.identity.id)).await.expect("it is removed");
    assert_eq!(bare.desk.requests(()).await, Ok(Vec::new()));
}

#[tokio::test]
async fn one_that_is_not_there_is_over() {
    let (bare, _world) = Bare::with_world();
    let failure = bare.desk.open_request(by_id("nothing")).await.expect_err("nothing");
    assert_eq!(failure.code, "session-expired");
}
