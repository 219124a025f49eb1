//! Documents that a service hands over with a session, and words about why one was refused.

use authenticator::{
    Code, Error, MessageHash, RefusalReason, SessionRefusal, SessionStatus, history, link, sign,
    sign_in::{self, Request},
    testing::{Signer, World},
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use wire::{AccessId, SessionDocument, VerifyRequest};

use super::{alice, enrolled, pin, world};

const NAME: &str = "Purchase order 4411.txt";
const ORDER: &[u8] = b"40 desks, EUR 18,400.00";

async fn read(world: &World, session: &AccessId) -> Result<Request, Error> {
    let link = format!("countersign://session?service={}#{session}", world.service.address());
    match link::read(&world.ports, &link).await? {
        link::Asked::Session(request) => Ok(request),
        link::Asked::Enrol(_) => panic!("not a session"),
    }
}

fn signing(world: &World, document: &[u8]) -> AccessId {
    let hash = MessageHash::new(Sha256::digest(document).to_vec()).expect("a hash");
    world.service.open_session(None, "Order", Some(hash))
}

#[tokio::test]
async fn a_document_that_comes_later_changes_nothing_else() {
    let world = world();
    enrolled(&world, &alice()).await;
    let service = Signer::new(&world.service);
    let session = service.ask_before(&world.service, ORDER);
    let sign = |claims: &Value| {
        world.service.give_signed_request(&session, service.sign(&service.header(), claims));
    };
    let request = read(&world, &session).await.expect("a request");
    assert!(request.may_get_document());
    assert_eq!(sign_in::arrived(&world.ports, &request).await.expect("an answer"), None);
    let document = service.hand_over(&world.service, &session, NAME, ORDER, ORDER);
    let arrived = sign_in::arrived(&world.ports, &request).await.expect("an answer").expect("a document");
    assert_eq!(arrived.document.as_ref(), Some(&document));
    assert!(!arrived.may_get_document());
    assert_eq!(Request { document: None, signed: request.signed.clone(), ..arrived }, request);

    let mut claims = Signer::claims(&world.service, &session);
    claims["document"] = json!(document);
    claims["application"] = json!("Another");
    sign(&claims);
    let error = sign_in::arrived(&world.ports, &request).await.expect_err("another application");
    assert_eq!(error.code(), Code::RequestForged);
}

#[tokio::test]
async fn it_is_fetched_and_what_was_signed_of_it_is_kept() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    let session = signing(&world, ORDER);
    let document = Signer::new(&world.service).hand_over(&world.service, &session, NAME, ORDER, ORDER);
    let request = read(&world, &session).await.expect("a request");
    assert_eq!(request.document.as_ref(), Some(&document));
    let handed = sign_in::document(&world.ports, &request, &|_| ()).await.expect("a document");
    assert_eq!((handed.name(), handed.content()), (NAME, ORDER));
    assert_eq!(handed.hash_hex(), document.sha256.to_string());
    assert!(!format!("{handed:?} {request:?}").contains("4411"), "its name is nobody else's business");

    let approved = sign_in::approve(&world.ports, &request, identity.id, &pin()).await.expect("signed");
    assert_eq!(world.service.session_status(&session), SessionStatus::Signed);
    let entry = approved.entry.expect("an entry of history");
    assert_eq!((entry.subject.as_str(), entry.saved.as_ref()), (NAME, None));
    let receipt = entry.receipt.clone().expect("a receipt");
    let verify: VerifyRequest = serde_json::from_str(&receipt).expect("the members of /dvs/verify");
    assert!(world.service.verify(&verify));
    assert_eq!(history::entry(&world.ports, entry.id).await.expect("history"), Some(entry));

    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(sign::receipt_name(NAME));
    std::fs::write(&path, receipt).expect("a receipt");
    std::fs::write(folder.path().join(NAME), ORDER).expect("a copy");
    let check = sign::check(&path).await.expect("a check");
    assert_eq!((check.verdict, check.document.as_deref()), (sign::Verdict::Unchanged, Some(NAME)));
}

#[tokio::test]
async fn another_than_the_one_that_is_to_be_signed_is_not_shown() {
    let world = world();
    let key = Signer::new(&world.service);
    let mut one_more = ORDER.to_vec();
    one_more.push(b'0');
    for other in [&b"40 desks, EUR 81,400.00"[..], b"", &ORDER[1..], &one_more, &[0; 1 << 20]] {
        let session = signing(&world, ORDER);
        key.hand_over(&world.service, &session, NAME, ORDER, other);
        let request = read(&world, &session).await.expect("a request");
        let error = sign_in::document(&world.ports, &request, &|_| ()).await.expect_err("another");
        assert_eq!((error.code(), error.retry()), (Code::DocumentMismatch, false), "{} bytes", other.len());
        assert_eq!(error.details()["document"], NAME);
    }
}

#[tokio::test]
async fn what_the_service_says_of_it_without_signing_it_is_not_believed() {
    let world = world();
    let key = Signer::new(&world.service);
    // Signed is one document, and said another, or none; or it is not the one to sign; or of no size that is shown.
    let session = signing(&world, ORDER);
    let document = key.hand_over(&world.service, &session, NAME, ORDER, ORDER);
    let signed = |change: &dyn Fn(&mut Value)| {
        let mut claims = Signer::claims(&world.service, &session);
        claims["document"] = json!(document);
        change(&mut claims["document"]);
        key.sign(&key.header(), &claims)
    };
    let other = SessionDocument { size: 7, ..document.clone() };
    let huge = SessionDocument { size: (32 << 20) + 1, ..document.clone() };
    let empty = SessionDocument { size: 0, ..document.clone() };
    for (what, said, token) in [
        ("another size", &other, signed(&|_| {})),
        ("another name", &document, signed(&|claim| claim["name"] = json!("Holiday.txt"))),
        ("nothing signed", &document, signed(&|claim| *claim = Value::Null)),
        ("another hash", &document, signed(&|claim| claim["sha256"] = json!("00".repeat(32)))),
        ("too large", &huge, signed(&|claim| claim["size"] = json!(huge.size))),
        ("empty", &empty, signed(&|claim| claim["size"] = json!(0))),
        ("a name that misleads", &document, signed(&|claim| claim["name"] = json!("../order.txt"))),
    ] {
        world.service.give_signed_request(&session, token);
        world.service.hand_over(&session, said.clone(), ORDER);
        assert_eq!(read(&world, &session).await.expect_err(what).code(), Code::RequestForged, "{what}");
    }
    world.service.give_signed_request(&session, signed(&|_| {}));
    world.service.hand_over(&session, document, ORDER);
    read(&world, &session).await.expect("the good one");

    let another = signing(&world, b"another order");
    key.hand_over(&world.service, &another, NAME, ORDER, ORDER);
    assert_eq!(read(&world, &another).await.expect_err("not to be signed").code(), Code::RequestForged);
    let sign_in = world.service.open_session(None, "", None);
    key.hand_over(&world.service, &sign_in, NAME, ORDER, ORDER);
    assert_eq!(read(&world, &sign_in).await.expect_err("a sign-in").code(), Code::RequestForged);
}

#[tokio::test]
async fn a_session_that_is_over_hands_over_nothing() {
    let world = world();
    let session = signing(&world, ORDER);
    Signer::new(&world.service).hand_over(&world.service, &session, NAME, ORDER, ORDER);
    let request = read(&world, &session).await.expect("a request");
    world.service.expire_session(&session);
    let error = sign_in::document(&world.ports, &request, &|_| ()).await.expect_err("over");
    assert_eq!(error.code(), Code::SessionExpired);
}

#[tokio::test]
async fn why_it_was_refused_is_told_and_history_says_what() {
    let world = world();
    enrolled(&world, &alice()).await;
    let session = signing(&world, ORDER);
    Signer::new(&world.service).hand_over(&world.service, &session, NAME, ORDER, ORDER);
    let request = read(&world, &session).await.expect("a request");
    let why = sign_in::reason(RefusalReason::NotMine, " Ask purchasing.\n").expect("a reason");
    sign_in::refuse(&world.ports, &request, Some(why)).await.expect("refused");
    let expected = SessionRefusal { reason: RefusalReason::NotMine, comment: Some("Ask purchasing.".into()) };
    assert_eq!(world.service.refusal(&session), Some(expected));
    let page = history::list(&world.ports, &history::Query::default()).await.expect("history");
    assert_eq!((page.entries[0].kind, page.entries[0].subject.as_str()), (history::Kind::Refused, NAME));
}

#[test]
fn comments_are_text_of_a_reasonable_length() {
    let said = |comment: &str| sign_in::reason(RefusalReason::Other, comment).map(|why| why.comment);
    assert_eq!(said(" \n ").expect("none"), None);
    let longest = "ü".repeat(500);
    assert_eq!(said(&longest).expect("a comment"), Some(longest.clone()));
    for odd in [format!("{longest}!"), "bell\u{7}".into()] {
        assert_eq!(said(&odd).expect_err("no comment").code(), Code::CommentInvalid);
    }
}
