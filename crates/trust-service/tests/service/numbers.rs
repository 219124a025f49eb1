//! Numbers that tie a request to where it began.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use trust_service::projects::NumberMatching;
use wire::{Code, SessionDetails};

use crate::sessions::Session;
use crate::support::*;

/// A session with its number, as the opener was told.
struct Numbered {
    session: Session,
    number: String,
}

impl Numbered {
    async fn open(server: &Server, more: Value) -> Numbered {
        let mut body = json!({ "projectId": server.project, "number": true });
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let opened = server.post("/rps/v2/session", &body).await.ok();
        let text = |member: &str| opened[member].as_str().unwrap().to_owned();
        Numbered {
            session: Session { web_ott: text("webOTT"), wid: text("accessId") },
            number: text("number"),
        }
    }

    /// Another number than the session's.
    fn wrong(&self) -> &'static str {
        if self.number == "10" { "11" } else { "10" }
    }

    async fn repeat(&self, server: &Server, user: &str, number: &str) -> Answer {
        self.session.report(server, "user", json!({ "userId": user, "number": number })).await
    }

    /// Repeats the right number; answers the ticket.
    async fn matched(&self, server: &Server, user: &str) -> String {
        self.repeat(server, user, &self.number).await.ok()["matched"].as_str().unwrap().to_owned()
    }
}

/// A device that can repeat numbers.
async fn enrol(server: &Server, user: &str) -> Device {
    let (key, token) = (Key::generate(), server.activate(user).await);
    let mut body = registration(user, &token, &key);
    body["numberMatching"] = true.into();
    let registered = server.post("/registration", &body).await.message();
    Device::complete(server, user, "1234", key, registered).await
}

/// Signs in to a session with a right PIN, and this ticket for its number.
async fn complete(server: &Server, device: &Device, wid: &str, matched: Option<&str>) -> Answer {
    let ticket = device.prove(server, "1234", "oidc", Some(wid)).await;
    let mut body = json!({ "authOTT": ticket, "wam": "dvs" });
    if let Some(matched) = matched {
        body["matched"] = matched.into();
    }
    server.post("/rps/v2/authenticate", &body).await
}

#[tokio::test]
async fn the_right_number_and_the_pin_complete_a_session() {
    let server = Server::start().await;
    let device = enrol(&server, USER).await;
    let open = Numbered::open(&server, json!({})).await;
    let details = open.session.report(&server, "wid", json!({})).await.ok();
    assert_eq!(details["hasNumber"], true);
    assert!(!details.to_string().contains(&format!("\"{}\"", open.number)), "{details}");
    let ticket = open.matched(&server, USER).await;
    assert_eq!(open.session.poll(&server).await.0, "user");
    complete(&server, &device, &open.session.wid, Some(&ticket)).await.ok();
    assert_eq!(open.session.poll(&server).await.0, "authenticated");
    let told: Vec<_> = story(&server).into_iter().map(|(kind, what, ..)| format!("{kind}/{what}")).collect();
    let expected = ["session/opened", "session/number_matched", "authentication/authenticate_success"];
    assert_eq!(told, expected);
}

#[tokio::test]
async fn nothing_of_a_number_is_left_once_its_session_is_over() {
    let server = Server::start().await;
    let (refused, late) =
        (Numbered::open(&server, json!({})).await, Numbered::open(&server, json!({})).await);
    let kept = || {
        let file = server.folder.path().join("service.db");
        let sql = "SELECT COUNT(*) FROM sessions WHERE number IS NOT NULL";
        rusqlite::Connection::open(file).unwrap().query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap()
    };
    assert_eq!(kept(), 2);
    late.matched(&server, USER).await;
    refused.session.report(&server, "abort", json!({})).await.ok();
    assert_eq!((kept(), server.rows("session_matches")), (1, 1));
    server.pass(301);
    trust_service::sweep(&server.node).await.unwrap();
    assert_eq!((kept(), server.rows("session_matches")), (0, 0));
}

#[tokio::test]
async fn a_wrong_number_ends_the_session_for_everybody() {
    let server = Server::start().await;
    let device = enrol(&server, USER).await;
    let open = Numbered::open(&server, json!({})).await;
    let earlier = open.matched(&server, USER).await;
    open.repeat(&server, USER, open.wrong()).await.refused(Code::WrongNumber);
    assert_eq!(open.session.poll(&server).await.0, "abort");
    // The right one comes too late, and what was given for it before is worth nothing.
    let late = open.repeat(&server, USER, &open.number).await;
    assert_eq!(late.refused(Code::InvalidAuthenticationSession).json()["context"]["status"], "abort");
    let answer = complete(&server, &device, &open.session.wid, Some(&earlier)).await;
    answer.refused(Code::InvalidAuthenticationSession);
    assert!(story(&server).iter().any(|(kind, what, user, _)| {
        kind == "session" && what == "number_wrong" && user.as_deref() == Some(USER)
    }));
    // No attempt was used: three wrong numbers block nobody.
    for _ in 0..3 {
        let open = Numbered::open(&server, json!({})).await;
        open.repeat(&server, USER, open.wrong()).await.refused(Code::WrongNumber);
    }
    device.sign_in(&server, "1234").await.ok();
}

#[tokio::test]
async fn a_device_that_knows_numbers_cannot_leave_one_out() {
    let server = Server::start().await;
    let device = enrol(&server, USER).await;
    let open = Numbered::open(&server, json!({})).await;
    complete(&server, &device, &open.session.wid, None).await.refused(Code::NumberRequired);
    // Choosing a user is not repeating a number.
    open.session.report(&server, "user", json!({ "userId": USER })).await.ok();
    complete(&server, &device, &open.session.wid, Some("made-up")).await.refused(Code::NumberRequired);
    // Whoever opened the session knows its number; saying it in the device's name helps nobody but them.
    open.matched(&server, USER).await;
    complete(&server, &device, &open.session.wid, None).await.refused(Code::NumberRequired);
    assert_eq!(open.session.poll(&server).await.0, "user");
    // Nor does registering anew without it.
    server.rotate(0).await;
    let offered = device.sign_in(&server, "1234").await.ok();
    let renewed = device.renew(&server, "1234", &offered).await;
    complete(&server, &renewed, &open.session.wid, None).await.refused(Code::NumberRequired);
    let ticket = open.matched(&server, USER).await;
    complete(&server, &renewed, &open.session.wid, Some(&ticket)).await.ok();
}

#[tokio::test]
async fn a_ticket_is_for_one_session_and_one_user() {
    let server = Server::start().await;
    let (device, other) = (enrol(&server, USER).await, enrol(&server, "bob@example.com").await);
    let (one, two) = (Numbered::open(&server, json!({})).await, Numbered::open(&server, json!({})).await);
    let ticket = one.matched(&server, USER).await;
    complete(&server, &device, &two.session.wid, Some(&ticket)).await.refused(Code::NumberRequired);
    complete(&server, &other, &one.session.wid, Some(&ticket)).await.refused(Code::NumberRequired);
    complete(&server, &device, &one.session.wid, Some(&ticket)).await.ok();
}

#[tokio::test]
async fn of_two_devices_that_both_repeat_the_number_the_first_pin_wins() {
    let server = Server::start().await;
    let (device, other) = (enrol(&server, USER).await, enrol(&server, "bob@example.com").await);
    let open = Numbered::open(&server, json!({})).await;
    let (mine, theirs) = (open.matched(&server, USER).await, open.matched(&server, &other.user).await);
    complete(&server, &device, &open.session.wid, Some(&mine)).await.ok();
    let late = complete(&server, &other, &open.session.wid, Some(&theirs)).await;
    late.refused(Code::InvalidAuthenticationSession);
    assert_eq!(open.session.poll(&server).await.1, USER);
}

#[tokio::test]
async fn a_number_is_compared_for_the_one_whom_the_session_is_for() {
    let server = Server::start().await;
    let open = Numbered::open(&server, json!({ "userId": USER })).await;
    let foreign = open.repeat(&server, "mallory@example.com", open.wrong()).await;
    foreign.refused(Code::InvalidAuthenticationSession);
    assert_eq!(open.session.poll(&server).await.0, "new", "nobody else ends it by a wrong number");
    open.matched(&server, USER).await;
    for number in ["1", "100", "ab", "09"] {
        open.repeat(&server, USER, number).await.blames("number");
    }
    let without = Session::open(&server, json!({})).await;
    let answer = without.report(&server, "user", json!({ "userId": USER, "number": "42" })).await;
    answer.blames("number");
}

#[tokio::test]
async fn clients_that_know_no_numbers_go_on_as_before() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    // The vendor's opener asks for none and gets none
    let body = json!({ "projectId": server.project });
    let opened = server.post("/rps/v2/session", &body).await.ok();
    let mut members: Vec<_> = opened.as_object().unwrap().keys().map(String::as_str).collect();
    members.sort_unstable();
    assert_eq!(members, ["accessId", "accessURL", "qrURL", "webOTT"]);
    let plain = Session::open(&server, json!({})).await;
    let details: SessionDetails = plain.report(&server, "wid", json!({})).await.message();
    assert_eq!(details.has_number, Some(false));
    // Its device completes what has one, as long as the project lets it
    let open = Numbered::open(&server, json!({})).await;
    let chosen = open.session.report(&server, "user", json!({ "userId": USER })).await.ok();
    assert_eq!(chosen, json!({ "status": "OK" }));
    complete(&server, &device, &open.session.wid, None).await.ok();
}

#[tokio::test]
async fn a_project_can_require_the_number() {
    let server = Server::start().await;
    server.change(|project| project.number_matching = NumberMatching::Required).await;
    let (vendors, ours) =
        (Device::enrol(&server, USER, "1234").await, enrol(&server, "bob@example.com").await);
    let (numbered, plain) =
        (Numbered::open(&server, json!({})).await, Session::open(&server, json!({})).await);
    for device in [&vendors, &ours] {
        complete(&server, device, &plain.wid, None).await.refused(Code::NumberRequired);
        complete(&server, device, &numbered.session.wid, None).await.refused(Code::NumberRequired);
    }
    let signing = Session::open(&server, json!({ "hash": HASH })).await;
    let now = server.now();
    let mut signature = ours.sign("1234", HASH, now);
    signature["timestamp"] = now.into();
    signing.sign(&server, &signature).await.refused(Code::NumberRequired);
    let ticket = numbered.matched(&server, &ours.user).await;
    complete(&server, &ours, &numbered.session.wid, Some(&ticket)).await.ok();
}

#[tokio::test]
async fn a_signature_needs_the_number_as_a_sign_in_does() {
    let server = Server::start().await;
    let device = enrol(&server, USER).await;
    let open = Numbered::open(&server, json!({ "hash": HASH })).await;
    let now = server.now();
    let mut signature = device.sign("1234", HASH, now);
    signature["timestamp"] = now.into();
    open.session.sign(&server, &signature).await.refused(Code::NumberRequired);
    let ticket = open.matched(&server, USER).await;
    let signature = BASE64_STANDARD.encode(signature.to_string());
    let more = json!({ "signature": signature, "matched": ticket });
    open.session.report(&server, "signed", more).await.ok();
    assert_eq!(open.session.poll(&server).await.0, "signed");
}

#[tokio::test]
async fn a_pushed_request_has_a_number_where_the_relying_party_asks() {
    let server = Server::start().await;
    let (key, activation) = (Key::generate(), server.activate(USER).await);
    let mut body = registration(USER, &activation, &key);
    body["pushToken"] = "a token of this device".into();
    server.post("/registration", &body).await.ok();
    let plain = server.post("/pushauth?", &json!({ "prerollId": USER })).await.ok();
    assert_eq!(plain.get("number"), None);
    let asked = server.post("/pushauth?", &json!({ "prerollId": USER, "number": true })).await.ok();
    let (wid, number) = (asked["accessId"].as_str().unwrap(), asked["number"].as_str().unwrap());
    let body = json!({ "wid": wid, "status": "user", "userId": USER, "number": number });
    assert!(server.post("/rps/v2/codeStatus", &body).await.ok()["matched"].is_string());
    let form = |more: &[(&'static str, &'static str)]| {
        [&[("scope", "openid"), ("login_hint", USER)][..], more].concat()
    };
    server.pass(300);
    let ciba = server.form("/oidc/backchannel", &form(&[("number_matching", "true")][..])).await.ok();
    assert_eq!(ciba["number"].as_str().map(str::len), Some(2));
    assert_eq!(server.form("/oidc/backchannel", &form(&[][..])).await.ok().get("number"), None);
    server
        .form("/oidc/backchannel", &form(&[("number_matching", "maybe")][..]))
        .await
        .fails("invalid_request");
}

#[tokio::test]
async fn the_hosted_page_shows_the_number_to_its_own_browser() {
    let server = Server::start().await;
    let device = enrol(&server, USER).await;
    let browser = Browser::new(&server);
    let query = [
        ("client_id", CLIENT),
        ("redirect_uri", "http://localhost:9/cb"),
        ("response_type", "code"),
        ("scope", "openid"),
        ("state", "s"),
    ];
    let waiting = browser.begin(&query).await;
    let shown = |html: &str| {
        let rest = html.split("id=\"number\">").nth(1).unwrap_or_else(|| panic!("no number: {html}"));
        rest.split('<').next().unwrap().to_owned()
    };
    let number = shown(&waiting.html);
    let again = browser.get(&format!("/authorize/wait?request={}", waiting.request)).await;
    assert_eq!(shown(&again.text), number, "a reload shows the same");
    let other = Browser::new(&server).get(&format!("/authorize/wait?request={}", waiting.request)).await;
    assert!(!other.text.contains("id=\"number\""));
    complete(&server, &device, &waiting.access_id, None).await.refused(Code::NumberRequired);
    let body = json!({ "wid": waiting.access_id, "status": "user", "userId": USER, "number": number });
    let matched = server.post("/rps/v2/codeStatus", &body).await.ok();
    complete(&server, &device, &waiting.access_id, matched["matched"].as_str()).await.ok();
    assert_eq!(part(&browser.proceed(&waiting).await, "state").as_deref(), Some("s"));
}

#[tokio::test]
async fn a_request_that_nobody_asked_for_is_reported() {
    let server = Server::start().await;
    let open = Numbered::open(&server, json!({ "userId": USER })).await;
    open.session.report(&server, "abort", json!({ "reported": true })).await.ok();
    assert_eq!(open.session.poll(&server).await.0, "abort");
    let (kind, what, user, _) = story(&server).pop().unwrap();
    assert_eq!((kind.as_str(), what.as_str(), user.as_deref()), ("session", "reported", Some(USER)));
}
