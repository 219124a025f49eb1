//! `POST /verification`: what seed 003 documents beyond what enrolment needs.

use reqwest::header::AUTHORIZATION;
use serde_json::{Value, json};
use trust_service::projects::{self, VerificationMethod};
use trust_service::service_accounts::Permission;
use url::Url;
use wire::{ClientId, Code, ConfirmationResponse};

use crate::sessions::Session;
use crate::support::*;

fn request() -> Value {
    json!({ "userId": USER, "delivery": "no", "clientId": CLIENT })
}

async fn confirm(server: &Server, url: &Value) -> ConfirmationResponse {
    server.post("/verification/confirmation", &confirmation(url.as_str().unwrap())).await.message()
}

#[tokio::test]
async fn every_documented_error_is_answered() {
    let server = Server::start().await;
    let answer = server.call_as(CLIENT, "wrong", "/verification", &request()).await;
    answer.refused(Code::UnauthorizedRequest);
    assert_eq!(answer.json()["info"], "Access not allowed due to invalid credentials.");
    let answer = server.call("/verification", &json!({ "delivery": "no", "clientId": CLIENT })).await;
    assert_eq!(answer.json()["info"], "Missing or invalid parameters from the request.");
    answer.blames("userId");
    let post = server.http.post(format!("{}/verification", server.url));
    let answer = Answer::read(post.header(AUTHORIZATION, "Basic ?").send().await.unwrap()).await;
    answer.refused(Code::InvalidRequestAuthorization);
    let post = server.http.post(format!("{}/verification", server.url)).basic_auth(CLIENT, Some(SECRET));
    let answer = Answer::read(post.body("{").send().await.unwrap()).await;
    answer.refused(Code::InvalidRequestBody);
    assert_eq!(answer.json()["info"], "The request payload is invalid JSON.");
    server.change(|project| project.verification_method = VerificationMethod::Email).await;
    for (path, body) in [("/verification", request()), ("/activate/initiate", json!({ "userId": USER }))] {
        server.call(path, &body).await.refused(Code::InvalidVerificationMethod);
    }
}

#[tokio::test]
async fn a_browser_is_sent_where_the_client_lets_it() {
    let server = Server::start().await;
    server.change(|project| project.allows_loopback = false).await;
    let mut body = request();
    body["redirectURI"] = "https://rp.example.com/done?x=1".into();
    server.call("/verification", &body).await.blames("redirectURI");
    let register = server.node.store().write(|tx| {
        let mut client = projects::client(tx, &ClientId::parse(CLIENT).unwrap())?.unwrap();
        client.redirect_uris = vec![Url::parse("https://rp.example.com/done?x=1").unwrap()];
        projects::update_client(tx, &client)
    });
    assert!(register.await.unwrap());
    let answer = server.call("/verification", &body).await.ok();
    let address = confirm(&server, &answer["verificationURL"]).await.verification_redirect_url;
    assert_eq!(address.unwrap().as_str(), "https://rp.example.com/done?x=1");
}

#[tokio::test]
async fn a_service_account_names_an_application_of_its_project() {
    let server = Server::start().await;
    let account = Credentials::account(&server, &[Permission::Verify]).await;
    server.post_as(&account, "/verification", &request()).await.ok();
    let mut body = request();
    body["clientId"] = "nobody".into();
    server.post_as(&account, "/verification", &body).await.blames("clientId");
}

#[tokio::test]
async fn an_open_session_is_bound_to_the_verified_user() {
    let server = Server::start().await;
    let session = Session::open(&server, json!({})).await;
    let mut body = request();
    body["accessId"] = session.wid.clone().into();
    let answer = server.call("/verification", &body).await.ok();
    let echoed = confirm(&server, &answer["verificationURL"]).await.access_id;
    assert_eq!(echoed.unwrap().as_str(), session.wid);
    let details = session.report(&server, "wid", json!({})).await.ok();
    assert_eq!(details["prerollId"], USER);
    let mallory = Device::enrol(&server, "mallory@example.com", "1234").await;
    let stolen = mallory.authenticate(&server, "1234", "oidc", Some(&session.wid)).await;
    stolen.refused(Code::InvalidAuthenticationSession);
    body["userId"] = "mallory@example.com".into();
    server.call("/verification", &body).await.blames("accessId");
    let erika = Device::enrol(&server, USER, "1234").await;
    erika.authenticate(&server, "1234", "oidc", Some(&session.wid)).await.ok();
    // One that is over, or that nobody knows, is echoed
    server.call("/verification", &body).await.ok();
    body["accessId"] = "unheard-of".into();
    let answer = server.call("/verification", &body).await.ok();
    let mut confirmed = confirmation(answer["verificationURL"].as_str().unwrap());
    confirmed["confirmMissmatch"] = true.into();
    let answer = server.post("/verification/confirmation", &confirmed).await.ok();
    assert_eq!(answer["accessId"], "unheard-of");
    confirmed["confirmMissmatch"] = "yes".into();
    server.post("/verification/confirmation", &confirmed).await.blames("confirmMissmatch");
}

#[tokio::test]
async fn the_page_of_an_address_says_whose_it_is_and_uses_nothing_up() {
    let server = Server::start().await;
    let user = "<b>erika</b>{{qr}}@example.com";
    let body = json!({ "userId": user, "delivery": "no", "clientId": CLIENT });
    let answer = server.call("/verification", &body).await.ok();
    let url = Url::parse(answer["verificationURL"].as_str().unwrap()).unwrap();
    let path = format!("{}?{}", url.path(), url.query().unwrap());
    for _ in 0..2 {
        let page = server.get(&path).await.text;
        assert!(page.contains("Larkspur"));
        assert!(page.contains("&lt;b&gt;erika&lt;/b&gt;{{qr}}@example.com") && !page.contains("<b>"));
        let encoded: String = url::form_urlencoded::byte_serialize(url.as_str().as_bytes()).collect();
        assert!(page.contains(&format!("countersign://enrol?url={encoded}")));
        assert!(page.contains(&format!("value=\"{}\"", url.as_str().replace('&', "&amp;"))));
        assert_eq!((page.matches("<svg").count(), page.matches("<?xml").count()), (1, 0));
    }
    // Too long for a camera
    let long = server.get(&format!("{path}&x={}", "y".repeat(2000))).await.text;
    assert!(!long.contains("<svg") && long.contains("countersign://enrol?url="));
    confirm(&server, &answer["verificationURL"]).await;
}

#[tokio::test]
async fn the_log_tells_of_verifications() {
    let server = Server::start().await;
    let code = server.verify(USER).await;
    server.post("/verification/confirmation", &code).await.ok();
    server.post("/verification/confirmation", &code).await.refused(Code::UnsuccessfulVerification);
    // A code that nobody ever had concerns nobody
    let nothing = json!({ "userId": USER, "code": "x".repeat(43) });
    server.post("/verification/confirmation", &nothing).await.refused(Code::UnsuccessfulVerification);
    let token = server.activate(USER).await;
    let body = registration(USER, &token, &Key::generate());
    server.post("/registration", &body).await.ok();
    let other = registration(USER, &token, &Key::generate());
    server.post("/registration", &other).await.refused(Code::InvalidActivationToken);
    let told = [
        "verification/url_created",
        "verification/verify_success",
        "verification/verify_failure",
        "activation/token_created",
        "registration/register_success",
        "registration/register_failure",
    ];
    assert_eq!(enrolment_story(&server), told);
}

#[tokio::test]
async fn what_has_ended_is_forgotten() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let jwt = device.authenticate(&server, "1234", "reg-code", None).await.ok()["jwt"].clone();
    let body = json!({ "projectId": server.project, "jwt": jwt });
    server.post("/verification/quickcode", &body).await.ok();
    let step = json!({ "userId": USER, "deviceName": "iPhone", "activateCode": server.activate(USER).await });
    let put = server.http.put(format!("{}/rps/v2/user", server.url)).body(step.to_string());
    Answer::read(put.send().await.unwrap()).await.ok();
    server.change(|project| project.verification_method = VerificationMethod::Email).await;
    let body = json!({ "userId": "frank@example.com", "projectId": server.project });
    server.post("/verification/email", &body).await.ok();
    let tables = ["typed_codes", "used_tokens", "steps", "mail_pauses"];
    trust_service::sweep(&server.node).await.unwrap();
    assert_eq!(tables.map(|table| server.rows(table)), [2, 1, 1, 1]);
    server.pass(32 * 24 * 3600);
    trust_service::sweep(&server.node).await.unwrap();
    assert_eq!(tables.map(|table| server.rows(table)), [0; 4]);
}
