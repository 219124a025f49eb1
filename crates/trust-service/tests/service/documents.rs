//! Documents that openers hand over with signing sessions, and why sessions are refused.

use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::Bytes;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use wire::{Code, RequestClaims, SessionDetails};

use crate::sessions::Session;
use crate::signed_requests::claims_of;
use crate::support::*;

const NAME: &str = "Purchase order 4411.txt";
const ORDER: &[u8] = b"40 desks, EUR 18,400.00";

pub fn hash(content: &[u8]) -> String {
    wire::encode_hex(&Sha256::digest(content))
}

async fn signing(server: &Server, content: &[u8]) -> Session {
    Session::open(server, json!({ "hash": hash(content) })).await
}

pub async fn hand_over(server: &Server, session: &Session, name: &str, content: &[u8]) -> Answer {
    put(server, &session.web_ott, name, content.to_vec()).await
}

async fn put(server: &Server, web_ott: &str, name: &str, body: impl Into<reqwest::Body>) -> Answer {
    let mut address = url::Url::parse(&format!("{}/rps/v2/session/document", server.url)).unwrap();
    address.query_pairs_mut().append_pair("name", name);
    let request = server.http.put(address).bearer_auth(web_ott).body(body);
    Answer::read(request.send().await.unwrap()).await
}

async fn fetch(server: &Server, wid: &str) -> reqwest::Response {
    let address = format!("{}/rps/v2/session/document", server.url);
    server.http.get(address).bearer_auth(wid).send().await.unwrap()
}

async fn refusal(server: &Server, wid: &str) -> Answer {
    Answer::read(fetch(server, wid).await).await
}

/// A body that does not say how long it is.
struct Unmeasured(Vec<u8>);

impl http_body::Body for Unmeasured {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<http_body::Frame<Bytes>, Infallible>>> {
        let length = self.0.len().min(100_000);
        let rest = self.0.split_off(length);
        let chunk = Bytes::from(std::mem::replace(&mut self.0, rest));
        Poll::Ready((!chunk.is_empty()).then(|| Ok(http_body::Frame::data(chunk))))
    }
}

#[tokio::test]
async fn a_document_is_handed_over_described_signed_and_fetched() {
    let server = Server::start().await;
    let session = signing(&server, ORDER).await;
    refusal(&server, &session.wid).await.refused(Code::NotFound);
    let expected = json!({ "name": NAME, "size": ORDER.len(), "sha256": hash(ORDER) });
    assert_eq!(hand_over(&server, &session, NAME, ORDER).await.ok(), expected);
    let details: SessionDetails = session.report(&server, "wid", json!({})).await.message();
    assert_eq!(json!(details.document), expected);
    let claims: RequestClaims = claims_of(&server, &session.wid).await;
    assert_eq!(json!(claims.document), expected);
    let served = fetch(&server, &session.wid).await;
    assert_eq!(served.status(), 200);
    let header = |name: &str| served.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(
        ["content-type", "content-disposition", "cache-control", "x-content-type-options", "content-length"]
            .map(header),
        ["application/octet-stream", "attachment", "no-store", "nosniff", &ORDER.len().to_string()]
    );
    assert_eq!(served.bytes().await.unwrap(), ORDER);
    assert_eq!(told(&server), ["session/opened", "session/document_received"]);
}

#[tokio::test]
async fn a_large_document_comes_back_whole_and_a_larger_one_is_refused() {
    let server = Server::start_configured("[limits]\ndocument = 3_000_000\n").await;
    let mut large: Vec<u8> = (0..3_000_000_u32).map(|at| (at % 251) as u8).collect();
    let session = signing(&server, &large).await;
    hand_over(&server, &session, NAME, &large).await.ok();
    assert_eq!(fetch(&server, &session.wid).await.bytes().await.unwrap(), large);
    large.push(0);
    let session = signing(&server, &large).await;
    hand_over(&server, &session, NAME, &large).await.refused(Code::RequestTooLarge);
    // Nor one whose size nobody says.
    let body = reqwest::Body::wrap(Unmeasured(large));
    put(&server, &session.web_ott, NAME, body).await.refused(Code::RequestTooLarge);
    assert_eq!(server.rows("session_documents"), 1);
}

#[tokio::test]
async fn another_document_than_the_session_is_about_is_refused_and_not_kept() {
    let server = Server::start().await;
    let session = signing(&server, ORDER).await;
    let other = hand_over(&server, &session, NAME, b"40 desks, EUR 81,400.00").await;
    other.refused(Code::DocumentMismatch);
    hand_over(&server, &session, NAME, b"").await.blames("document");
    for name in ["", "../order.txt", "order\u{202e}fdp.exe"] {
        hand_over(&server, &session, name, ORDER).await.blames("name");
    }
    assert_eq!((server.rows("session_documents"), server.rows("session_document_parts")), (0, 0));
    assert_eq!(told(&server), ["session/opened", "session/document_mismatched"]);
    hand_over(&server, &session, NAME, ORDER).await.ok();
    // The same again is the same; under another name it is not.
    hand_over(&server, &session, NAME, ORDER).await.ok();
    hand_over(&server, &session, "Holiday request.txt", ORDER).await.blames("name");
    let sign_in = Session::open(&server, json!({})).await;
    hand_over(&server, &sign_in, NAME, ORDER).await.blames("hash");
    let short = Session::open(&server, json!({ "hash": "ab" })).await;
    hand_over(&server, &short, NAME, ORDER).await.refused(Code::DocumentMismatch);
}

#[tokio::test]
async fn each_secret_opens_its_own_side_only() {
    let server = Server::start().await;
    let session = signing(&server, ORDER).await;
    put(&server, &session.wid, NAME, ORDER).await.refused(Code::InvalidAuthenticationSession);
    hand_over(&server, &session, NAME, ORDER).await.ok();
    refusal(&server, &session.web_ott).await.refused(Code::InvalidAuthenticationSession);
    let address = format!("{}/rps/v2/session/document", server.url);
    let bare = Answer::read(server.http.get(&address).send().await.unwrap()).await;
    bare.refused(Code::InvalidRequestAuthorization);
    let bare = server.http.put(format!("{address}?name=a")).body(ORDER).send().await.unwrap();
    Answer::read(bare).await.refused(Code::InvalidRequestAuthorization);
}

#[tokio::test]
async fn it_goes_with_its_session_however_that_ends() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let held = async || {
        let session = signing(&server, ORDER).await;
        hand_over(&server, &session, NAME, ORDER).await.ok();
        session
    };
    let gone = async |session: &Session| {
        assert_eq!((server.rows("session_documents"), server.rows("session_document_parts")), (0, 0));
        refusal(&server, &session.wid).await.refused(Code::InvalidAuthenticationSession);
        hand_over(&server, session, NAME, ORDER).await.refused(Code::InvalidAuthenticationSession);
    };
    let signed = held().await;
    let mut signature = device.sign("1234", &hash(ORDER), server.now());
    signature["timestamp"] = server.now().into();
    signed.sign(&server, &signature).await.ok();
    gone(&signed).await;

    let refused = held().await;
    refused.report(&server, "abort", json!({})).await.ok();
    gone(&refused).await;

    let expired = held().await;
    server.pass(300);
    refusal(&server, &expired.wid).await.refused(Code::InvalidAuthenticationSession);
    trust_service::sweep(&server.node).await.unwrap();
    gone(&expired).await;

    held().await;
    let delete = ["project", "delete", &server.project.to_string(), "--confirm", "Larkspur"];
    administer(server.folder.path(), &delete).text();
    assert_eq!((server.rows("session_documents"), server.rows("session_document_parts")), (0, 0));
}

#[tokio::test]
async fn documents_of_a_project_take_so_much_room_together_and_no_more() {
    let server = Server::start_configured("[limits]\ndocuments = 40\n").await;
    let first = signing(&server, ORDER).await;
    hand_over(&server, &first, NAME, ORDER).await.ok();
    server.pass(100);
    let second = signing(&server, ORDER).await;
    let full = hand_over(&server, &second, NAME, ORDER).await;
    assert_eq!(full.refused(Code::TooManyRequests).json()["context"]["retryAfter"], "200");
    first.report(&server, "abort", json!({})).await.ok();
    hand_over(&server, &second, NAME, ORDER).await.ok();
}

#[tokio::test]
async fn the_opener_learns_why_a_session_was_refused() {
    let server = Server::start().await;
    let poll = async |session: &Session| {
        server.post("/rps/v2/access", &json!({ "webOTT": session.web_ott })).await.ok()
    };
    let session = signing(&server, ORDER).await;
    assert_eq!(poll(&session).await.get("refusal"), None);
    for (refusal, member) in [
        (json!({ "reason": "boredom" }), "refusal.reason"),
        (json!({ "reason": "other", "comment": "x".repeat(501) }), "refusal.comment"),
        (json!({ "reason": "other", "comment": "\u{7}" }), "refusal.comment"),
    ] {
        session.report(&server, "abort", json!({ "refusal": refusal })).await.blames(member);
    }
    let refusal = json!({ "reason": "incorrect", "comment": "We ordered 30 desks." });
    session.report(&server, "abort", json!({ "refusal": refusal })).await.ok();
    let told = poll(&session).await;
    assert_eq!((&told["status"], &told["refusal"]), (&json!("abort"), &refusal));

    // Clients that give no reason end sessions as before.
    let session = signing(&server, ORDER).await;
    session.report(&server, "abort", json!({})).await.ok();
    let told: Value = poll(&session).await;
    assert_eq!((&told["status"], told.get("refusal")), (&json!("abort"), None));
}

#[tokio::test]
async fn sessions_without_a_document_are_described_as_before() {
    let server = Server::start().await;
    let session = signing(&server, ORDER).await;
    let details = session.report(&server, "wid", json!({})).await.ok();
    assert_eq!(details.get("document"), None);
    assert_eq!(claims_of(&server, &session.wid).await.document, None);
}
