//! What users share with applications: asked for with a sign-in, signed, read, limited and taken back.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use trust_service::service_accounts::Permission;
use wire::{Code, TermsResponse, encode_hex};

use crate::signed_requests::claims_of;
use crate::support::*;

/// What the device chooses.
pub const TOKEN: &str = "5b6e0b5f8f0c5f1e5d3b9a4e8a7c6d5f4e3d2c1b0a9f8e7d6c5b4a3f2e1d0c9b";
/// All that the application reaches.
const SCOPE: (&str, &str) = ("scope", "openid profile email phone");

/// A service whose application requires a name and wishes an address and a number, and a user of whom all of it is known.
struct Scene {
    server: Server,
    device: Device,
    browser: Browser,
}

/// Has a service say in a session what there is to share.
pub async fn terms(server: &Server, wid: &str) -> Answer {
    let body = json!({ "wid": wid, "userId": USER });
    server.post_as(&Credentials::Bearer(TOKEN.to_owned()), "/member/v1/terms", &body).await
}

/// A statement that shares these options of each claim that is named.
pub async fn statement(server: &Server, wid: &str, options: &[(&str, usize)]) -> Value {
    let terms: TermsResponse = terms(server, wid).await.message();
    let share = |(claim, at): &(&str, usize)| {
        let item = terms.items.iter().find(|item| <&str>::from(item.asked.claim) == *claim);
        let option = &item.unwrap().options[*at];
        json!({ "claim": claim, "option": option.id, "value": option.value })
    };
    json!({
        "type": "countersign-consent", "service": server.url, "project": server.project,
        "user": USER, "application": terms.application, "applicationName": terms.application_name,
        "session": encode_hex(&Sha256::digest(wid)), "terms": terms.terms,
        "shares": options.iter().map(share).collect::<Vec<_>>(),
    })
}

/// Signs one text and completes a session with another.
pub async fn hand_in(server: &Server, device: &Device, wid: &str, signed: &str, handed: &str) -> Answer {
    let hash = encode_hex(&Sha256::digest(signed));
    let mut signature = device.sign("1234", &hash, server.now());
    signature["timestamp"] = server.now().into();
    let body = json!({
        "wid": wid, "status": "signed", "statement": handed,
        "signature": BASE64_STANDARD.encode(signature.to_string()),
    });
    server.post("/rps/v2/codeStatus", &body).await
}

/// A back end that knows of users.
pub async fn back_end(server: &Server) -> Credentials {
    Credentials::account(server, &[Permission::ReadIdentityData, Permission::WriteIdentityData]).await
}

/// Says what is known of the user.
pub async fn know(server: &Server, data: &Value) -> Answer {
    let address = format!("{}/api/v1/projects/{}/identity-data", server.url, server.project);
    let body = json!({ "userId": USER, "data": data }).to_string();
    server.send_as(&back_end(server).await, server.http.put(address).body(body)).await
}

/// Changes what the application asks for.
pub fn want(server: &Server, arguments: &[&str]) {
    let arguments = [&["client", "change", CLIENT][..], arguments].concat();
    administer(server.folder.path(), &arguments).text();
}

/// What the user shares.
pub async fn consents(server: &Server) -> Vec<Value> {
    let bearer = Credentials::Bearer(TOKEN.to_owned());
    let answer = server.get_as(&bearer, "/member/v1/consents").await.ok();
    answer["consents"].as_array().unwrap().clone()
}

impl Scene {
    async fn set() -> Scene {
        let server = Server::start().await;
        let device = Device::enrol_listening(&server, USER, "1234", TOKEN).await;
        let browser = Browser::new(&server);
        let scene = Scene { server, device, browser };
        scene.want(&[
            "--requires",
            "name=So that tickets carry it",
            "--wishes",
            "email",
            "--wishes",
            "phone_number",
        ]);
        scene.know(&known()).await.ok();
        scene
    }

    fn want(&self, arguments: &[&str]) {
        want(&self.server, arguments);
    }

    async fn know(&self, data: &Value) -> Answer {
        know(&self.server, data).await
    }

    async fn terms(&self, wid: &str) -> Answer {
        terms(&self.server, wid).await
    }

    async fn statement(&self, wid: &str, options: &[(&str, usize)]) -> Value {
        statement(&self.server, wid, options).await
    }

    async fn hand_in(&self, wid: &str, signed: &str, handed: &str) -> Answer {
        hand_in(&self.server, &self.device, wid, signed, handed).await
    }

    /// Signs a statement and completes the session with it.
    async fn agree(&self, wid: &str, statement: &Value) -> Answer {
        let text = statement.to_string();
        self.hand_in(wid, &text, &text).await
    }

    async fn consents(&self) -> Vec<Value> {
        consents(&self.server).await
    }

    /// A sign-in in which these are shared; answers the tokens.
    async fn share(&self, options: &[(&str, usize)]) -> Value {
        let waiting = self.browser.begin(&query(&[SCOPE])).await;
        let statement = self.statement(&waiting.access_id, options).await;
        self.agree(&waiting.access_id, &statement).await.ok();
        self.tokens(&waiting).await
    }

    async fn tokens(&self, waiting: &Waiting) -> Value {
        self.server.redeem_code(&code(&self.browser.proceed(waiting).await)).await.ok()
    }

    async fn take_back(&self, token: &str, id: &str) -> Answer {
        let address = format!("{}/member/v1/consents/{id}", self.server.url);
        let request = self.server.http.delete(address);
        self.server.send_as(&Credentials::Bearer(token.to_owned()), request).await
    }
}

fn known() -> Value {
    json!([
        { "claim": "name", "value": { "name": "Erika Mustermann", "family_name": "Mustermann" }, "verified": true },
        { "claim": "email", "value": { "email": "erika@example.com" }, "verified": true },
        { "claim": "email", "value": { "email": "private@example.com" }, "verified": false },
        { "claim": "phone_number", "value": { "phone_number": "+49301234567" }, "verified": false },
        { "claim": "birthdate", "value": { "birthdate": "1985-06-01" }, "verified": true },
    ])
}

fn access(tokens: &Value) -> &str {
    tokens["access_token"].as_str().unwrap()
}

#[tokio::test]
async fn an_application_reads_what_was_elected_and_nothing_else() {
    let scene = Scene::set().await;
    let waiting = scene.browser.begin(&query(&[SCOPE])).await;
    let claims = claims_of(&scene.server, &waiting.access_id).await.claims;
    assert_eq!((claims.len(), claims[0].required, claims[1].required), (3, true, false));
    assert_eq!(claims[0].purpose.as_deref(), Some("So that tickets carry it"));
    let terms: TermsResponse = scene.terms(&waiting.access_id).await.message();
    assert!(terms.decides && terms.shared.is_none());
    let values = |at: usize| terms.items[at].options.iter().map(|one| one.value.as_str()).collect::<Vec<_>>();
    assert_eq!(values(0), ["Erika Mustermann"]);
    assert_eq!(values(1), ["erika@example.com", "private@example.com"]);
    let statement = scene.statement(&waiting.access_id, &[("name", 0), ("email", 1)]).await;
    scene.agree(&waiting.access_id, &statement).await.ok();
    let tokens = scene.tokens(&waiting).await;
    let expected = json!({
        "sub": USER, "name": "Erika Mustermann", "family_name": "Mustermann",
        "email": "private@example.com", "email_verified": false,
    });
    assert_eq!(scene.server.userinfo(access(&tokens)).await.ok(), expected);
    let told = told(&scene.server);
    for event in ["consent/given", "consent/used", "identity_data/changed", "authorization/granted"] {
        assert_eq!(told.iter().filter(|told| *told == event).count(), 1, "{event}: {told:?}");
    }
    assert_eq!(scene.server.rows("consent_receipts"), 1);
    let consents = scene.consents().await;
    assert_eq!((consents.len(), &consents[0]["applicationName"]), (1, &json!("Payroll")));
    assert_eq!(consents[0]["shares"][1]["value"], "private@example.com");
    assert_eq!(consents[0]["lastUsed"], scene.server.now());
}

#[tokio::test]
async fn a_scope_narrows_what_a_token_reads() {
    let scene = Scene::set().await;
    let waiting = scene.browser.begin(&query(&[("scope", "openid email")])).await;
    let statement = scene.statement(&waiting.access_id, &[("name", 0), ("phone_number", 0)]).await;
    scene.agree(&waiting.access_id, &statement).await.ok();
    let tokens = scene.tokens(&waiting).await;
    // No address was elected, and the user ID is not put in its place.
    assert_eq!(scene.server.userinfo(access(&tokens)).await.ok(), json!({ "sub": USER }));
}

#[tokio::test]
async fn a_right_pin_alone_completes_no_sign_in_that_asks_for_data() {
    let scene = Scene::set().await;
    let waiting = scene.browser.begin(&query(&[SCOPE])).await;
    let wid = Some(waiting.access_id.as_str());
    let device = &scene.device;
    device.authenticate(&scene.server, "1234", "oidc", wid).await.refused(Code::ConsentRequired);
    // It is still open, and nothing was counted.
    let statement = scene.statement(&waiting.access_id, &[("name", 0)]).await;
    scene.agree(&waiting.access_id, &statement).await.ok();
    scene.agree(&waiting.access_id, &statement).await.blames("statement");
    // A request that reaches nothing of it is a sign-in like any other.
    let url = scene.browser.sign_in(&scene.server, device, "1234", &query(&[("scope", "openid")])).await;
    let tokens = scene.server.redeem_code(&code(&url)).await.ok();
    assert_eq!(scene.server.userinfo(access(&tokens)).await.ok(), json!({ "sub": USER }));
}

#[tokio::test]
async fn what_is_shared_already_is_not_asked_again_until_something_changes() {
    let scene = Scene::set().await;
    let device = &scene.device;
    scene.share(&[("name", 0), ("email", 0)]).await;
    let decides = async |changes: &[(&str, &str)]| {
        let waiting = scene.browser.begin(&query(&[&[SCOPE], changes].concat())).await;
        let terms: TermsResponse = scene.terms(&waiting.access_id).await.message();
        (terms.decides, waiting)
    };
    let (asked, waiting) = decides(&[]).await;
    assert!(!asked);
    device.authenticate(&scene.server, "1234", "oidc", Some(&waiting.access_id)).await.ok();
    let tokens = scene.tokens(&waiting).await;
    assert_eq!(scene.server.userinfo(access(&tokens)).await.ok()["email"], "erika@example.com");
    assert!(decides(&[("prompt", "consent")]).await.0, "the client says so");
    scene.want(&["--asks-always", "true"]);
    assert!(decides(&[]).await.0, "an administrator says so");
    scene.want(&["--asks-always", "false"]);
    scene.want(&["--name", "Wages"]);
    assert!(decides(&[]).await.0, "another name");
    scene.want(&["--name", "Payroll"]);
    assert!(!decides(&[]).await.0);
    scene.want(&[
        "--requires",
        "name=So that tickets carry it",
        "--requires",
        "email",
        "--wishes",
        "phone_number",
    ]);
    assert!(decides(&[]).await.0, "another set");
    scene.want(&[
        "--requires",
        "name=So that tickets carry it",
        "--wishes",
        "email",
        "--wishes",
        "phone_number",
    ]);
    let mut other = known();
    other[0]["value"]["name"] = "Erika Musterfrau".into();
    scene.know(&other).await.ok();
    assert!(decides(&[]).await.0, "what is required is another value now");
    scene.know(&known()).await.ok();
    assert!(!decides(&[]).await.0);
}

#[tokio::test]
async fn a_browser_that_may_not_ask_is_told_so() {
    let scene = Scene::set().await;
    let url =
        scene.browser.sign_in(&scene.server, &scene.device, "1234", &query(&[("scope", "openid")])).await;
    code(&url);
    let silent = &[SCOPE, ("prompt", "none")];
    let answer = scene.browser.get(&authorize(&query(silent))).await.leads_to();
    assert_eq!(part(&answer, "error").as_deref(), Some("consent_required"));
    scene.share(&[("name", 0)]).await;
    code(&scene.browser.get(&authorize(&query(silent))).await.leads_to());
}

#[tokio::test]
async fn what_is_taken_back_is_gone_at_once() {
    let scene = Scene::set().await;
    let tokens = scene.share(&[("name", 0)]).await;
    let refreshable = [("scope", "openid profile offline_access")];
    let waiting = scene.browser.begin(&query(&refreshable)).await;
    scene.device.authenticate(&scene.server, "1234", "oidc", Some(&waiting.access_id)).await.ok();
    let lasting = scene.tokens(&waiting).await;
    let id = scene.consents().await[0]["id"].as_str().unwrap().to_owned();
    scene.take_back("another", &id).await.refused(Code::UnauthorizedRequest);
    scene.take_back(TOKEN, "another").await.refused(Code::UnknownConsent);
    assert_eq!(scene.take_back(TOKEN, &id).await.status, 204);
    scene.take_back(TOKEN, &id).await.refused(Code::UnknownConsent);
    for token in [access(&tokens), access(&lasting)] {
        scene.server.userinfo(token).await.fails("invalid_token");
        assert!(!scene.server.is_active(token).await);
    }
    scene.server.refresh(lasting["refresh_token"].as_str().unwrap()).await.fails("invalid_grant");
    assert_eq!(scene.consents().await, Vec::<Value>::new());
    assert!(told(&scene.server).contains(&"consent/taken_back".to_owned()));
    // To share again does not bring back what came of the first time.
    let fresh = scene.share(&[("name", 0)]).await;
    assert_eq!(scene.server.userinfo(access(&fresh)).await.ok()["name"], "Erika Mustermann");
    scene.server.userinfo(access(&tokens)).await.fails("invalid_token");
}

#[tokio::test]
async fn a_time_limit_is_kept_by_tokens_that_would_live_longer() {
    let scene = Scene::set().await;
    let waiting = scene.browser.begin(&query(&[SCOPE])).await;
    let mut statement = scene.statement(&waiting.access_id, &[("name", 0)]).await;
    statement["until"] = (scene.server.now() + 2).into();
    scene.agree(&waiting.access_id, &statement).await.ok();
    let tokens = scene.tokens(&waiting).await;
    scene.server.userinfo(access(&tokens)).await.ok();
    assert_eq!(scene.consents().await[0]["until"], scene.server.now() + 2);
    scene.server.pass(2);
    scene.server.userinfo(access(&tokens)).await.fails("invalid_token");
    assert_eq!(scene.consents().await, Vec::<Value>::new());
    let fresh = scene.share(&[("name", 0)]).await;
    scene.server.userinfo(access(&fresh)).await.ok();
    scene.server.userinfo(access(&tokens)).await.fails("invalid_token");
}

#[tokio::test]
async fn something_else_can_be_shared_instead_and_tokens_follow() {
    let scene = Scene::set().await;
    let tokens = scene.share(&[("name", 0), ("email", 0), ("phone_number", 0)]).await;
    let id = scene.consents().await[0]["id"].as_str().unwrap().to_owned();
    let path = format!("/member/v1/consents/{id}/change");
    let bearer = Credentials::Bearer(TOKEN.to_owned());
    let opened = scene.server.post_as(&bearer, &path, &json!({})).await.ok();
    let wid = opened["accessId"].as_str().unwrap();
    let terms: TermsResponse = scene.terms(wid).await.message();
    assert!(terms.decides);
    assert_eq!(terms.shared.map(|shared| shared.shares.len()), Some(3));
    // Until then nothing has changed.
    assert_eq!(scene.server.userinfo(access(&tokens)).await.ok()["phone_number"], "+49301234567");
    let statement = scene.statement(wid, &[("name", 0), ("email", 1)]).await;
    scene.agree(wid, &statement).await.ok();
    let read = scene.server.userinfo(access(&tokens)).await.ok();
    assert_eq!((&read["email"], &read["phone_number"]), (&json!("private@example.com"), &Value::Null));
    assert_eq!((scene.consents().await.len(), scene.server.rows("consent_receipts")), (1, 2));
}

#[tokio::test]
async fn a_statement_is_its_signature_and_of_this_session() {
    let scene = Scene::set().await;
    let waiting = scene.browser.begin(&query(&[SCOPE])).await;
    let other = scene.browser.begin(&query(&[SCOPE])).await;
    let wid = &waiting.access_id;
    let statement = scene.statement(wid, &[("name", 0)]).await;
    let more = scene.statement(wid, &[("name", 0), ("email", 0)]).await;
    scene.hand_in(wid, &statement.to_string(), &more.to_string()).await.blames("signature.hash");
    scene.hand_in(wid, "x", "x").await.blames("statement");
    let foreign = scene.statement(&other.access_id, &[("name", 0)]).await;
    scene.agree(wid, &foreign).await.blames("statement");
    let unnamed = scene.statement(wid, &[("email", 0)]).await;
    scene.agree(wid, &unnamed).await.refused(Code::ConsentRequired);
    let mut stale = statement.clone();
    stale["shares"][0]["value"] = "Somebody Else".into();
    scene.agree(wid, &stale).await.refused(Code::ConsentChanged);
    scene.want(&["--name", "Wages"]);
    scene.agree(wid, &statement).await.refused(Code::ConsentChanged);
    assert_eq!((scene.server.rows("consents"), scene.server.rows("consent_receipts")), (0, 0));
    scene.want(&["--name", "Payroll"]);
    scene.agree(wid, &statement).await.ok();
    assert!(told(&scene.server).contains(&"consent/not_given".to_owned()));
}

#[tokio::test]
async fn what_is_known_is_told_to_the_users_own_devices_alone() {
    let scene = Scene::set().await;
    let waiting = scene.browser.begin(&query(&[SCOPE])).await;
    let body = json!({ "wid": waiting.access_id, "userId": USER });
    let ask = async |token: &str, body: &Value| {
        scene.server.post_as(&Credentials::Bearer(token.to_owned()), "/member/v1/terms", body).await
    };
    ask("another", &body).await.refused(Code::UnauthorizedRequest);
    let other = json!({ "wid": waiting.access_id, "userId": "somebody@example.com" });
    ask(TOKEN, &other).await.refused(Code::UnauthorizedRequest);
    let unknown = json!({ "wid": "0".repeat(64), "userId": USER });
    ask(TOKEN, &unknown).await.refused(Code::InvalidAuthenticationSession);
    let plain = scene.browser.begin(&query(&[("scope", "openid")])).await;
    ask(TOKEN, &json!({ "wid": plain.access_id, "userId": USER })).await.blames("wid");
    let theirs = scene.browser.begin(&query(&[SCOPE, ("login_hint", "somebody@example.com")])).await;
    let theirs = json!({ "wid": theirs.access_id, "userId": USER });
    ask(TOKEN, &theirs).await.refused(Code::InvalidAuthenticationSession);
    // Nothing of it stands in what whoever holds the session's id is told.
    let looked = json!({ "wid": waiting.access_id, "status": "wid" });
    let details = scene.server.post("/rps/v2/codeStatus", &looked).await;
    assert!(!details.text.contains("Mustermann"));
}

#[tokio::test]
async fn a_sign_in_without_a_browser_asks_too() {
    let scene = Scene::set().await;
    let form = [("login_hint", USER), SCOPE];
    let begun = scene.server.form("/oidc/backchannel", &form).await.ok();
    let redeem = [
        ("grant_type", "urn:openid:params:grant-type:ciba"),
        ("auth_req_id", begun["auth_req_id"].as_str().unwrap()),
    ];
    let address = format!("{}/push/events", scene.server.url);
    let mut events = Events::open(scene.server.http.get(address).bearer_auth(TOKEN)).await.unwrap();
    let (_, request) = events.next().await.unwrap();
    let wid = request["qrURL"].as_str().unwrap().rsplit('#').next().unwrap().to_owned();
    let device = &scene.device;
    device.authenticate(&scene.server, "1234", "oidc", Some(&wid)).await.refused(Code::ConsentRequired);
    let statement = scene.statement(&wid, &[("name", 0)]).await;
    scene.agree(&wid, &statement).await.ok();
    let tokens = scene.server.form("/oidc/token", &redeem).await.ok();
    assert_eq!(scene.server.userinfo(access(&tokens)).await.ok()["name"], "Erika Mustermann");
}

#[tokio::test]
async fn what_is_no_data_is_refused_and_changes_nothing() {
    let scene = Scene::set().await;
    let email = |address: &str| json!({ "claim": "email", "value": { "email": address } });
    scene.know(&json!([email("a@example.com"), email("nobody")])).await.blames("data[1]");
    scene.know(&json!([email("a@example.com"), email("a@example.com")])).await.blames("data[1]");
    scene
        .know(&json!([{ "claim": "shoe_size", "value": { "shoe_size": 42 } }]))
        .await
        .refused(Code::InvalidRequestParameters);
    let path = format!("/api/v1/projects/{}/identity-data?userId={USER}", scene.server.project);
    let data = scene.server.get_as(&back_end(&scene.server).await, &path).await.ok();
    assert_eq!((&data["userId"], &data["data"]), (&json!(USER), &known()));
    scene.server.get_as(&Credentials::None, &path).await.refused(Code::InvalidRequestAuthorization);
    // An application reads what users share with it, and nothing else.
    scene.server.get_as(&Credentials::client(), &path).await.refused(Code::Forbidden);
    let shown = administer(scene.server.folder.path(), &["user", "data", USER, "--json"]).json();
    assert_eq!(shown["data"], known());
    let file = scene.server.folder.path().join("data.json");
    std::fs::write(&file, json!([email("b@example.com")]).to_string()).unwrap();
    let set = ["user", "data", USER, "--set", file.to_str().unwrap(), "--json"];
    assert_eq!(
        administer(scene.server.folder.path(), &set).json()["data"][0]["value"]["email"],
        "b@example.com"
    );
    std::fs::write(&file, "[{}]").unwrap();
    administer(scene.server.folder.path(), &set).failed(2, "--set");
    let twice = ["client", "change", CLIENT, "--requires", "email", "--wishes", "email"];
    administer(scene.server.folder.path(), &twice).failed(2, "email is named twice");
}

#[tokio::test]
async fn nothing_is_shared_with_an_application_that_is_gone() {
    let scene = Scene::set().await;
    scene.share(&[("name", 0)]).await;
    administer(scene.server.folder.path(), &["client", "delete", CLIENT]).text();
    assert_eq!(scene.consents().await, Vec::<Value>::new());
}
