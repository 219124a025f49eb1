use serde_json::json;

use crate::fake::{PROJECT, Stage, serve_portal};

#[tokio::test]
async fn a_sign_in_is_followed_to_its_end() {
    let stage = Stage::open().await;
    let begun = stage.ask("/api/sign-in", "").await;
    assert_eq!(begun["state"], "waiting");
    assert_eq!(begun["address"], format!("{}/app#abc123", stage.service));
    let link = wire::Link::parse(begun["link"].as_str().expect("a link")).expect("a link");
    let wire::Link::Session(link) = link else { panic!("not a session") };
    assert_eq!((link.service.as_str(), link.access_id.as_str()), (stage.service.as_str(), "abc123"));
    let (request, authorisation) = stage.asked("session");
    let asked = json!({"projectId": PROJECT, "description": "Sign in to the staff portal", "number": true});
    assert_eq!(request, asked);
    assert_eq!(begun.get("number"), None, "a service that has no numbers gives none");
    assert_eq!(authorisation, "");

    let path = format!("/api/sign-in/{}", begun["id"].as_str().expect("an id"));
    for (status, user, state) in [("new", "", "waiting"), ("wid", "", "scanned"), ("user", "ada", "chosen")] {
        stage.access(status, user, "");
        assert_eq!(stage.see(&path).await["state"], state);
    }
    stage.access("authenticated", "ada", "");
    let answer = stage.get(&path).await;
    let cookie = answer.headers()["set-cookie"].to_str().expect("a cookie").to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    assert_eq!(answer.json::<serde_json::Value>().await.expect("JSON")["user"], "ada");

    let visit = cookie.split(';').next().expect("a pair");
    let home = stage.get_as("/", "cookie", visit).await.text().await.expect("a page");
    assert!(home.contains(r#"data-state="signed-in""#) && home.contains(r#"<span id="user">ada</span>"#));
    let again = stage.get(&path).await;
    assert!(!again.headers().contains_key("set-cookie"), "one completed sign-in begins one visit");

    let out = stage.post_as("/sign-out", "cookie", visit).await;
    assert_eq!((out.status().as_u16(), &out.headers()["location"]), (303, &"/".parse().expect("a value")));
    let home = stage.get_as("/", "cookie", visit).await.text().await.expect("a page");
    assert!(home.contains(r#"id="sign-in" data-state="idle""#));
}

#[tokio::test]
async fn the_number_is_shown_and_is_in_no_link() {
    let stage = Stage::open().await;
    stage.say(|script| script.number = Some("47"));
    let begun = stage.ask("/api/sign-in", "").await;
    assert_eq!(begun["number"], "47");
    for member in ["link", "address", "qr", "id"] {
        assert!(!begun[member].as_str().expect("text").contains("number"), "{begun}");
    }
    let document = stage.ask("/api/documents", "").await;
    let path = format!("/api/documents/{}", document["id"].as_str().expect("an id"));
    assert_eq!(stage.ask(&format!("{path}/session"), "").await["number"], "47");
    assert_eq!(stage.asked("session").0["number"], true);
    assert_eq!(stage.see(&path).await["number"], "47", "as long as it is open");
    stage.access("abort", "", "");
    assert_eq!(stage.see(&path).await.get("number"), None);
}

#[tokio::test]
async fn a_sign_in_that_ends_otherwise_signs_nobody_in() {
    let stage = Stage::open().await;
    for (status, state) in [("abort", "refused"), ("expired", "expired")] {
        let begun = stage.ask("/api/sign-in", "").await;
        stage.access(status, "ada", "");
        let path = format!("/api/sign-in/{}", begun["id"].as_str().expect("an id"));
        let answer = stage.get(&path).await;
        assert!(!answer.headers().contains_key("set-cookie"));
        assert_eq!(answer.json::<serde_json::Value>().await.expect("JSON")["state"], state);
        stage.access("authenticated", "ada", "");
        assert_eq!(stage.see(&path).await["state"], state, "what is over stays over");
    }
}

#[tokio::test]
async fn an_authentication_without_a_name_is_none() {
    let stage = Stage::open().await;
    let begun = stage.ask("/api/sign-in", "").await;
    stage.access("authenticated", "", "");
    let answer = stage.get(&format!("/api/sign-in/{}", begun["id"].as_str().expect("an id"))).await;
    assert!(!answer.headers().contains_key("set-cookie"));
    assert_eq!(answer.json::<serde_json::Value>().await.expect("JSON")["state"], "unreachable");
}

#[tokio::test]
async fn an_unknown_sign_in_has_expired() {
    let stage = Stage::open().await;
    let answer = stage.get("/api/sign-in/nobody").await;
    assert_eq!(answer.status(), 404);
    assert_eq!(answer.json::<serde_json::Value>().await.expect("JSON")["state"], "expired");
}

#[tokio::test]
async fn a_service_that_recovers_is_followed_on() {
    let stage = Stage::open().await;
    let begun = stage.ask("/api/sign-in", "").await;
    let path = format!("/api/sign-in/{}", begun["id"].as_str().expect("an id"));
    stage.say(|script| script.refusal = Some((503, "SERVICE_UNAVAILABLE")));
    assert_eq!(stage.see(&path).await["state"], "unreachable");
    stage.say(|script| script.refusal = None);
    assert_eq!(stage.see(&path).await["state"], "waiting");
}

#[tokio::test]
async fn a_service_that_is_not_there_is_said_to_be_so() {
    for service in ["http://127.0.0.1:1", "not an address"] {
        let portal = serve_portal(service).await;
        let answer =
            reqwest::Client::new().post(format!("{portal}/api/sign-in")).send().await.expect("an answer");
        assert_eq!(answer.status(), 502);
        assert_eq!(answer.json::<serde_json::Value>().await.expect("JSON")["error"], "SERVICE_UNREACHABLE");
    }
}

#[tokio::test]
async fn another_sites_page_may_not_ask() {
    let stage = Stage::open().await;
    let begun = stage.ask("/api/sign-in", "").await;
    let path = format!("/api/sign-in/{}", begun["id"].as_str().expect("an id"));
    stage.access("authenticated", "mallory", "");
    for site in ["cross-site", "same-site"] {
        let answer = stage.get_as(&path, "sec-fetch-site", site).await;
        assert_eq!((answer.status().as_u16(), answer.headers().contains_key("set-cookie")), (403, false));
        assert_eq!(stage.post_as("/sign-out", "sec-fetch-site", site).await.status(), 403);
    }
    assert_eq!(stage.get_as("/", "sec-fetch-site", "cross-site").await.status(), 200);
}
