//! Secrets stay out of logs and files, whatever a client puts them into.

use serde_json::json;

use crate::support::*;

/// What stands where a client should not put secrets, and where it should.
const PLANTED: [&str; 8] = [
    "planted-query-73cf",
    "planted-body-91ab",
    "planted-basic-55de",
    "planted-bearer-08fa",
    "planted-ticket-4c1d",
    "planted-cookie-77b0",
    "planted-agent-12ee",
    "planted-push-token-6a9d",
];

/// Says each where it fits.
async fn plant(running: &Production) {
    let [query, body, basic, bearer, ticket, cookie, agent, push] = PLANTED;
    let http = &running.http;
    for path in ["/rps/v2/pass1", "/nowhere", "/verification/confirmation", "/authority/1/share"] {
        let url = format!("{}{path}?code={query}&pin={query}&seal={query}", running.url);
        let said = json!({ "pin": body, "webOTT": body, "code": body, "activationToken": body }).to_string();
        for request in [http.get(&url), http.post(&url).body(said)] {
            let request = request.header("Cookie", format!("session={cookie}")).header("User-Agent", agent);
            request.send().await.unwrap();
        }
    }
    let url = |path: &str| format!("{}{path}", running.url);
    http.post(url("/activate/initiate")).basic_auth(basic, Some(basic)).body("{}").send().await.unwrap();
    http.post(url("/activate/initiate")).bearer_auth(bearer).body("{}").send().await.unwrap();
    http.post(url("/verification")).body(format!("{{\"code\": \"{body}")).send().await.unwrap();
    running.post("/rps/v2/authenticate", &json!({ "authOTT": ticket, "wam": "dvs" })).await;
    running.post("/rps/v2/access", &json!({ "webOTT": ticket })).await;
    let registration =
        json!({ "userId": USER, "activationToken": body, "deviceName": "x", "pushToken": push });
    running.post("/registration", &registration).await;
}

/// A whole journey; answers every secret that was handed out in it.
async fn travel(running: &Production) -> Vec<String> {
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    let code = running.verify(USER).await;
    let token = running.post("/verification/confirmation", &code).await.ok();
    let key = Key::generate();
    let registered =
        running.post("/registration", &registration(USER, token["actToken"].as_str().unwrap(), &key)).await;
    let seal = text(&registered.ok()["secretUrls"][0]).split_once("seal=").unwrap().1.to_owned();
    let device = Device::complete(running, USER, "1234", key, registered.message()).await;
    let opening = json!({ "projectId": running.project, "userId": USER });
    let session = running.post("/rps/v2/session", &opening).await.ok();
    let access_id = text(&session["qrURL"]).split_once('#').unwrap().1.to_owned();
    running.post("/rps/v2/codeStatus", &json!({ "status": "wid", "wid": access_id })).await.ok();
    let ticket = device.prove(running, "1234", "oidc", Some(&access_id)).await;
    redeem(running, &ticket).await;
    let web_ott = text(&session["webOTT"]);
    running.post("/rps/v2/access", &json!({ "webOTT": web_ott })).await.ok();
    device.sign_in(running, "9999").await;
    let jwt = text(&device.sign_in(running, "1234").await.ok()["jwt"]);
    let vouching = text(&device.authenticate(running, "1234", "reg-code", None).await.ok()["jwt"]);
    let asking = json!({ "projectId": running.project, "jwt": vouching, "deviceName": "Laptop" });
    let quick_code = text(&running.post("/verification/quickcode", &asking).await.ok()["code"]);
    let now = jiff_now();
    let signature = device.sign("1234", HASH, now);
    let proof = text(&signature["v"]);
    running
        .call("/dvs/verify", &json!({ "signature": signature, "timestamp": now, "type": "verification" }))
        .await;
    let handed_out = [seal, web_ott, ticket, jwt, vouching, quick_code, proof, SECRET.to_owned()];
    [text(&code["code"]), text(&token["actToken"])].into_iter().chain(handed_out).collect()
}

fn jiff_now() -> i64 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_secs() as i64
}

#[tokio::test]
async fn nothing_secret_is_logged_or_kept_even_at_the_finest_level() {
    for format in ["json", "text"] {
        let site = Site::new().await;
        let configuration = format!("[log]\nformat = \"{format}\"\nlevel = \"trace\"\n");
        let running = site.start(&configuration).await.settled().await;
        plant(&running).await;
        let secrets = travel(&running).await;
        // What was answered is written down by now
        running.get("/the-end").await;
        wait_for("the last line", async || site.log().contains("/the-end")).await;
        let log = site.log();
        assert!(log.contains("/registration") && log.contains("/rps/v2/access"));
        for secret in secrets.iter().map(String::as_str).chain(PLANTED) {
            assert!(!log.contains(secret), "{secret} is in the log");
        }
        // Codes, tickets and tokens are kept as hashes, and what clients should not have said not at all
        for secret in secrets.iter().map(String::as_str).chain(PLANTED) {
            assert!(!is_kept(&site.data(), secret), "{secret} is kept");
        }
        // The search finds what is there
        assert!(is_kept(&site.data(), "Larkspur") && is_kept(&site.data(), USER));
    }
}
