//! Documents that a service hands over with a session.

use std::fs;

use authenticator::{
    AccessId, SessionRefusal,
    testing::{Signer, World},
};
use countersign_desktop::bridge::{
    ApproveSession, Brought, Commands, Event, Failure, HandedDocument, HistoryQuery, LockCause, NextQuestion,
    Outcome, PinEntry, Place, PlaceScreen, Preview, Question, RefusalReason, RefuseSession, SessionRequest,
    SignedDocument,
};
use jiff::SignedDuration;

use crate::{
    bare::{Bare, PIN, by_id},
    drawing::PDF,
};

const NAME: &str = "Purchase order 4411.pdf";
const ORDER: &[u8] = b"40 desks, EUR 18,400.00";

/// A desk with an identity, and the question of a session with a document, for which the service hands over `content`.
async fn asked(document: &[u8], content: &[u8]) -> (Bare, World, AccessId, SessionRequest) {
    let (bare, world) = Bare::with_world();
    bare.enrolled(&world, "ada@example.com").await;
    let session = Signer::new(&world.service).ask(&world.service, NAME, document, content);
    let request = taken(&bare, &world, &session).await;
    (bare, world, session, request)
}

async fn taken(bare: &Bare, world: &World, session: &AccessId) -> SessionRequest {
    let service: String =
        url::form_urlencoded::byte_serialize(world.service.address().as_str().as_bytes()).collect();
    bare.desk.bring(Brought::Link(format!("countersign://session?service={service}#{session}")));
    match bare.desk.next_question(NextQuestion { signing: false }).await {
        Ok(Some(Question::Session(request))) => request,
        other => panic!("{other:?}"),
    }
}

async fn fetched(bare: &Bare, request: &SessionRequest) -> Result<HandedDocument, Failure> {
    bare.desk.fetch_document(by_id(&request.id)).await
}

async fn sign(bare: &Bare, request: &SessionRequest, acknowledged: bool) -> Result<PinEntry, Failure> {
    let (id, identity) = (request.id.clone(), request.identities[0].id.clone());
    bare.desk
        .approve_session(ApproveSession { id, identity, number: None, acknowledged, election: None })
        .await
}

async fn signed(bare: &Bare, request: &SessionRequest) -> SignedDocument {
    let entry = sign(bare, request, false).await.expect("a PIN entry");
    match bare.type_pin(&entry, PIN).await.outcome {
        Some(Outcome::DocumentSigned(signed)) => signed,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_document_is_fetched_seen_signed_and_let_go_of() {
    let (bare, world, session, request) = asked(ORDER, ORDER).await;
    let announced = request.document.clone().expect("a document");
    assert_eq!((announced.name.as_str(), announced.size), (NAME, ORDER.len() as u64));
    assert_eq!(sign(&bare, &request, true).await.expect_err("not fetched").code, "document-unseen");
    let document = fetched(&bare, &request).await.expect("a document");
    assert_eq!(Some(&document.hash), request.hash.as_ref());
    assert!(matches!(&document.preview, Preview::Text(text) if text.text.as_bytes() == ORDER));
    let signed = signed(&bare, &request).await;
    assert_eq!((signed.document.as_str(), signed.project.as_str()), (NAME, "Wages"));
    assert_eq!(format!("{:?}", world.service.session_status(&session)), "Signed");
    assert_eq!(bare.desk.save_document(by_id(&request.id)).await.expect_err("gone").code, "document-gone");
}

/// The next event that `wanted` takes, while time goes by.
async fn in_time<T>(bare: &Bare, world: &World, wanted: impl Fn(Event) -> Option<T>) -> T {
    let passing = async {
        loop {
            world.clock.advance(SignedDuration::from_millis(200));
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        found = bare.event(wanted) => found,
        () = passing => unreachable!("time does not end"),
    }
}

#[tokio::test]
async fn a_document_that_comes_later_is_shown_and_must_be_seen() {
    let (bare, world) = Bare::with_world();
    bare.enrolled(&world, "ada@example.com").await;
    bare.stays_open().await;
    let service = Signer::new(&world.service);
    let session = service.ask_before(&world.service, ORDER);
    let request = taken(&bare, &world, &session).await;
    assert_eq!(request.document, None);
    let place =
        Place { screen: PlaceScreen::Question(0), questions: vec![Question::Session(request.clone())] };
    bare.desk.remember_place(place).await.expect("remembered");
    service.hand_over(&world.service, &session, NAME, ORDER, ORDER);
    let there = |event| match event {
        Event::DocumentThere(request) => Some(*request),
        _ => None,
    };
    let now = in_time(&bare, &world, there).await;
    assert_eq!(now.document.as_ref().map(|document| document.name.as_str()), Some(NAME));
    assert_eq!(SessionRequest { document: None, ..now.clone() }, request, "nothing else has changed");
    let place = bare.desk.start(()).await.expect("a first screen").place.expect("a place");
    assert_eq!(place.questions, [Question::Session(now.clone())]);
    assert_eq!(sign(&bare, &request, true).await.expect_err("not seen").code, "document-unseen");
    fetched(&bare, &now).await.expect("a document");
    signed(&bare, &now).await;
}

#[tokio::test]
async fn how_much_has_come_is_told() {
    let (bare, _world, _, request) = asked(ORDER, ORDER).await;
    fetched(&bare, &request).await.expect("a document");
    let told = bare.told().await.into_iter().filter_map(|event| match event {
        Event::Fetching(so_far) if so_far.id == request.id => Some(so_far.bytes),
        _ => None,
    });
    assert_eq!(told.collect::<Vec<_>>(), [ORDER.len() as u64 / 2, ORDER.len() as u64]);
}

#[tokio::test]
async fn pages_are_seen_to_the_end() {
    let (bare, _world, _, request) = asked(PDF, PDF).await;
    let document = fetched(&bare, &request).await.expect("a document");
    assert_eq!(document.preview, Preview::Pages);
    for page in 0..2 {
        assert_eq!(sign(&bare, &request, true).await.expect_err("unseen").code, "document-unseen");
        let asked = countersign_desktop::bridge::DocumentPage { id: document.id.clone(), page, width: 100 };
        assert_eq!(bare.desk.document_page(asked).await.expect("a page").count, 2);
    }
    // Asked for again, it is the same, and what was seen was seen.
    assert_eq!(fetched(&bare, &request).await, Ok(document));
    sign(&bare, &request, false).await.expect("a PIN entry");
}

#[tokio::test]
async fn what_cannot_be_seen_needs_a_word() {
    let (bare, _world, _, request) = asked(b"PK\x03\x04\0\0", b"PK\x03\x04\0\0").await;
    assert_eq!(fetched(&bare, &request).await.expect("a document").preview, Preview::None);
    assert_eq!(sign(&bare, &request, false).await.expect_err("unseen").code, "document-unseen");
    sign(&bare, &request, true).await.expect("a PIN entry");
}

#[tokio::test]
async fn another_document_is_a_hard_stop() {
    let larger = [ORDER, b"!"].concat();
    for other in [&b"40 desks, EUR 81,400.00"[..], b"", &ORDER[..4], &larger] {
        let (bare, world, session, request) = asked(ORDER, other).await;
        let failure = fetched(&bare, &request).await.expect_err("another");
        assert_eq!((failure.code.as_str(), failure.retry), ("document-mismatch", false));
        assert_eq!(sign(&bare, &request, true).await.expect_err("never seen").code, "document-unseen");
        assert_eq!(format!("{:?}", world.service.session_status(&session)), "Wid");
    }
}

#[tokio::test]
async fn a_session_that_ended_meanwhile_hands_over_nothing() {
    let (bare, world, session, request) = asked(ORDER, ORDER).await;
    world.service.expire_session(&session);
    assert_eq!(fetched(&bare, &request).await.expect_err("over").code, "session-expired");
}

#[tokio::test]
async fn it_is_kept_no_longer_than_its_question_is_on_the_screen() {
    let (bare, world, _, request) = asked(ORDER, ORDER).await;
    let question = Question::Session(request.clone());
    let open = async || sign(&bare, &request, false).await.is_ok();
    let shown = Place { screen: PlaceScreen::Question(0), questions: vec![question.clone()] };
    let home = Place { screen: PlaceScreen::Home, questions: vec![question] };
    fetched(&bare, &request).await.expect("a document");
    bare.desk.remember_place(shown).await.expect("remembered");
    assert!(open().await, "it is on the screen");
    bare.desk.remember_place(home).await.expect("remembered");
    assert!(!open().await, "the person went home");
    fetched(&bare, &request).await.expect("a document");
    bare.desk.leave();
    assert!(!open().await, "the window was closed");

    bare.stays_open().await;
    fetched(&bare, &request).await.expect("a document");
    assert!(open().await, "it is read");
    let over = async {
        while open().await {
            world.clock.advance(SignedDuration::from_secs(5));
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(30), over).await.expect("the session must be over");
    assert_eq!(fetched(&bare, &request).await.expect_err("over").code, "session-expired");
}

#[tokio::test]
async fn another_question_takes_its_place() {
    let (bare, world) = Bare::with_world();
    bare.enrolled(&world, "ada@example.com").await;
    let service = Signer::new(&world.service);
    let first = taken(&bare, &world, &service.ask(&world.service, NAME, ORDER, ORDER)).await;
    fetched(&bare, &first).await.expect("a document");
    let another = service.ask(&world.service, "Another.txt", b"another", b"another");
    let second = taken(&bare, &world, &another).await;
    assert_eq!(fetched(&bare, &second).await.expect("a document").name, "Another.txt");
    assert_eq!(sign(&bare, &first, false).await.expect_err("put away").code, "document-unseen");
    sign(&bare, &second, false).await.expect("a PIN entry");
}

#[tokio::test]
async fn the_lock_puts_it_away() {
    let (bare, _world, _, request) = asked(ORDER, ORDER).await;
    fetched(&bare, &request).await.expect("a document");
    bare.desk.lock(()).await.expect("it closes");
    assert_eq!(bare.desk.lock_state(()).await.expect("a state").cause, Some(LockCause::Person));
    // Past the gate, as nothing of the page is.
    assert_eq!(bare.desk.save_document(by_id(&request.id)).await.expect_err("gone").code, "document-gone");
}

#[tokio::test]
async fn a_copy_and_the_receipt_are_saved_where_the_person_says_and_check() {
    let (bare, _world, _, request) = asked(ORDER, ORDER).await;
    let folder = tempfile::tempdir().expect("a folder");
    let (copy, receipt) = (folder.path().join(NAME), folder.path().join(format!("{NAME}.signature.json")));
    fetched(&bare, &request).await.expect("a document");
    assert_eq!(bare.desk.save_document(by_id(&request.id)).await, Ok(None), "nowhere");
    bare.will_choose(&copy);
    let saved = bare.desk.save_document(by_id(&request.id)).await.expect("saved");
    assert_eq!(saved, Some(copy.display().to_string()));
    assert_eq!(fs::read(&copy).expect("a copy"), ORDER);

    let signed = signed(&bare, &request).await;
    let query = HistoryQuery { search: String::new(), kind: None, before: None };
    let history = bare.desk.history(query).await.expect("history");
    assert!(history.entries[0].receipt && history.entries[0].id == signed.entry);
    assert_eq!(history.entries[0].subject, NAME);
    bare.will_choose(&receipt);
    bare.desk.save_receipt(by_id(&signed.entry)).await.expect("saved").expect("a path");
    bare.will_choose(&receipt);
    let check = bare.desk.check_receipt(()).await.expect("an answer").expect("a receipt");
    assert_eq!(format!("{:?}", check.verdict), "Unchanged");
    for nothing in ["0", "999", "x", &history.entries[1].id] {
        assert_eq!(bare.desk.save_receipt(by_id(nothing)).await.expect_err("none").code, "receipt-gone");
    }
    bare.will_choose(folder.path().join("nowhere").join("receipt.json"));
    let unwritable = bare.desk.save_receipt(by_id(&signed.entry)).await.expect_err("nowhere");
    assert_eq!((unwritable.code.as_str(), unwritable.retry), ("copy-unwritable", true));
}

#[tokio::test]
async fn the_application_learns_why() {
    let (bare, world, session, request) = asked(ORDER, ORDER).await;
    let refuse = |comment: &str| {
        let (id, comment) = (request.id.clone(), comment.to_owned());
        bare.desk.refuse_session(RefuseSession { id, reason: Some(RefusalReason::Incorrect), comment })
    };
    assert_eq!(refuse(&"x".repeat(501)).await.expect_err("too long").code, "comment-invalid");
    refuse(" We ordered 30 desks. ").await.expect("refused");
    let why = SessionRefusal {
        reason: authenticator::RefusalReason::Incorrect,
        comment: Some("We ordered 30 desks.".into()),
    };
    assert_eq!(world.service.refusal(&session), Some(why));
}
