//! The hosted page: what it says, in which language, and to which browser.

use std::time::Duration;

use serde_json::json;

use crate::support::*;

async fn ready() -> (Server, Device, Browser) {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let browser = Browser::new(&server);
    (server, device, browser)
}

async fn tell(server: &Server, waiting: &Waiting, status: &str) {
    let body = json!({ "wid": waiting.access_id, "status": status });
    server.post("/rps/v2/codeStatus", &body).await.ok();
}

#[tokio::test]
async fn it_works_without_script_and_lets_nothing_in() {
    let (server, _, browser) = ready().await;
    let answer = browser.get(&authorize(&query(&[]))).await;
    let policy = answer.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
    assert!(policy.contains("frame-ancestors 'none'") && policy.contains("form-action 'self'"));
    assert_eq!(answer.headers["x-frame-options"], "DENY");
    assert_eq!(answer.headers["referrer-policy"], "no-referrer");
    assert_eq!(answer.headers["cache-control"], "no-store");
    let waiting = answer.waiting();
    for part in [
        "<html lang=\"en\">",
        "<h1>Sign in to Payroll</h1>",
        "<svg role=\"img\" aria-label=",
        "role=\"status\"",
        "<label for=\"user\">",
        &format!(
            "countersign://session?service=http%3A%2F%2F127.0.0.1%3A{}",
            server.url.rsplit(':').next().unwrap()
        ),
        &format!("/authorize/wait?request={}&amp;reloads=1", waiting.request),
        "Afterwards you return to 127.0.0.1.",
    ] {
        assert!(waiting.html.contains(part), "{part}: {}", waiting.html);
    }
    assert!(!waiting.html.contains("http-equiv=\"refresh\""), "typing is not disturbed");
    assert!(!waiting.html.contains("style=") && !waiting.html.contains("onclick"));
    let reloading =
        browser.get(&format!("/authorize/wait?request={}&reloads=1", waiting.request)).await.waiting();
    assert!(reloading.html.contains("<noscript><meta http-equiv=\"refresh\""));
    for asset in ["/assets/hosted.css", "/assets/hosted.js"] {
        assert_eq!(server.get(asset).await.status, 200);
    }
}

#[tokio::test]
async fn it_speaks_five_languages() {
    let (_server, _, mut browser) = ready().await;
    for (lang, locales, accepted, title) in [
        ("", "", "en", "Sign in to Payroll"),
        ("fr", "", "en", "Se connecter à Payroll"),
        ("", "de-CH en", "en", "Bei Payroll anmelden"),
        ("", "", "es-MX,en;q=0.5", "Iniciar sesión en Payroll"),
        ("ro", "de", "fr", "Conectare la Payroll"),
        ("tlh", "", "xx", "Sign in to Payroll"),
    ] {
        browser.language = accepted;
        let waiting = browser.begin(&query(&[("lang", lang), ("ui_locales", locales)])).await;
        assert!(waiting.html.contains(&format!("<h1>{title}</h1>")), "{lang} {locales} {accepted}");
        let again = browser.get(&format!("/authorize/wait?request={}", waiting.request)).await.waiting();
        assert!(again.html.contains(title), "the language stays");
    }
}

#[tokio::test]
async fn what_somebody_wrote_stays_text() {
    let (_server, _, browser) = ready().await;
    let waiting = browser.begin(&query(&[("login_hint", "<b onload=x>\"'&")])).await;
    assert!(
        !waiting.html.contains("<b onload") && waiting.html.contains("&lt;b onload=x&gt;&quot;&#39;&amp;")
    );
}

#[tokio::test]
async fn only_the_browser_that_began_gets_the_answer() {
    let (server, device, browser) = ready().await;
    let waiting = browser.begin(&query(&[])).await;
    device.authenticate(&server, "1234", "oidc", Some(&waiting.access_id)).await.ok();
    let other = Browser::new(&server);
    let path = format!("/authorize/wait?request={}", waiting.request);
    assert_eq!(other.get(&path).await.status, 400, "no cookie");
    other.begin(&query(&[])).await;
    assert_eq!(other.get(&path).await.status, 400, "another cookie");
    for (path, form) in [("/authorize/again", &[("request", waiting.request.as_str())][..])] {
        assert_eq!(other.post(path, form).await.status, 400);
    }
    let status = format!("/authorize/status?request={}&seen=new", waiting.request);
    other.get(&status).await.refused(wire::Code::NotFound);
    assert_eq!(other.get(&format!("/authorize/cancel?request={}", waiting.request)).await.status, 400);
    let url = browser.proceed(&waiting).await;
    assert_eq!(browser.proceed(&waiting).await, url, "asked again it is the same answer");
    server.redeem_code(&code(&url)).await.ok();
}

#[tokio::test]
async fn two_sign_ins_of_one_browser_do_not_disturb_each_other() {
    let (server, device, browser) = ready().await;
    let first = browser.begin(&query(&[("state", "1")])).await;
    let second = browser.begin(&query(&[("state", "2")])).await;
    for (waiting, state) in [(&second, "2"), (&first, "1")] {
        device.authenticate(&server, "1234", "oidc", Some(&waiting.access_id)).await.ok();
        let url = browser.proceed(waiting).await;
        assert_eq!(part(&url, "state").as_deref(), Some(state));
        server.redeem_code(&code(&url)).await.ok();
    }
}

#[tokio::test]
async fn waiting_refused_expired_and_tried_again() {
    let (server, device, browser) = ready().await;
    let waiting = browser.begin(&query(&[])).await;
    let path = format!("/authorize/wait?request={}", waiting.request);
    tell(&server, &waiting, "wid").await;
    assert!(browser.get(&path).await.waiting().html.contains("Enter your PIN there.</p>"));
    tell(&server, &waiting, "abort").await;
    let page = browser.get(&path).await;
    assert!(page.text.contains("<h1>You refused the request</h1>"), "{}", page.text);
    assert!(page.text.contains("error=access_denied") && page.text.contains("Return to Payroll"));
    let again = browser.post("/authorize/again", &[("request", &waiting.request)]).await;
    assert_eq!(again.headers["location"], path);
    let second = browser.get(&path).await.waiting();
    assert_ne!(second.access_id, waiting.access_id);
    server.pass(300);
    assert!(browser.get(&path).await.text.contains("<h1>The request has expired</h1>"));
    browser.post("/authorize/again", &[("request", &waiting.request)]).await;
    let third = browser.get(&path).await.waiting();
    device.authenticate(&server, "1234", "oidc", Some(&third.access_id)).await.ok();
    code(&browser.proceed(&waiting).await);
    let denied = story(&server).iter().filter(|(_, status, ..)| status == "denied").count();
    assert_eq!(denied, 2, "each refusal is told once");
}

#[tokio::test]
async fn a_completed_sign_in_is_to_be_fetched_soon() {
    let (server, device, browser) = ready().await;
    let waiting = browser.begin(&query(&[])).await;
    device.authenticate(&server, "1234", "oidc", Some(&waiting.access_id)).await.ok();
    server.pass(601);
    let page = browser.get(&format!("/authorize/wait?request={}", waiting.request)).await;
    assert!(page.status == 200 && page.text.contains("expired"), "{}", page.status);
}

#[tokio::test]
async fn cancelling_goes_back_to_the_client_and_ends_the_session() {
    let (server, device, browser) = ready().await;
    let waiting = browser.begin(&query(&[])).await;
    let url = browser.get(&format!("/authorize/cancel?request={}", waiting.request)).await.leads_to();
    assert_eq!(part(&url, "error").as_deref(), Some("access_denied"));
    assert_eq!(part(&url, "state").as_deref(), Some("xyz"));
    let late = device.authenticate(&server, "1234", "oidc", Some(&waiting.access_id)).await;
    late.refused(wire::Code::InvalidAuthenticationSession);
}

#[tokio::test]
async fn a_user_id_narrows_the_request_and_tells_nobody_who_is_a_user() {
    let (server, device, browser) = ready().await;
    let waiting = browser.begin(&query(&[])).await;
    let mut pages = Vec::new();
    for user in ["nobody@example.com", USER] {
        let form = [("request", waiting.request.as_str()), ("user", user)];
        let sent = browser.post("/authorize/user", &form).await;
        let address = sent.headers["location"].to_str().unwrap();
        assert!(address.ends_with("&sent=1"));
        pages.push(browser.get(address).await.waiting());
    }
    let [nobody, narrowed] = pages.try_into().unwrap();
    let text = |page: &Waiting, user: &str| {
        let (before, drawn) = page.html.split_once("<svg ").unwrap();
        let (_, after) = drawn.split_once("</svg>").unwrap();
        let (before, rest) = before.split_once("id=\"number\">").unwrap();
        format!("{before}{}{after}", &rest[2..]).replace(user, "U").replace(&page.access_id, "A")
    };
    assert_eq!(text(&nobody, "nobody@example.com"), text(&narrowed, USER));
    assert!(narrowed.html.contains("If erika@example.com has a device"));
    let former = device.authenticate(&server, "1234", "oidc", Some(&waiting.access_id)).await;
    former.refused(wire::Code::InvalidAuthenticationSession);
    device.authenticate(&server, "1234", "oidc", Some(&narrowed.access_id)).await.ok();
    code(&browser.proceed(&waiting).await);
}

#[tokio::test]
async fn the_script_hears_at_once_of_a_change() {
    let (server, _, browser) = ready().await;
    let waiting = browser.begin(&query(&[])).await;
    let path = format!("/authorize/status?request={}&seen=new", waiting.request);
    assert_eq!(browser.get(&path.replace("new", "wid")).await.ok(), json!({ "status": "new" }));
    let (heard, ()) = tokio::join!(browser.get(&path), async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        tell(&server, &waiting, "wid").await;
    });
    assert_eq!(heard.ok(), json!({ "status": "wid" }));
}

#[tokio::test]
async fn a_registration_is_handed_over_and_the_sign_in_continues() {
    let (server, _, browser) = ready().await;
    let user = "new@example.com";
    let token = server.activate(user).await;
    let waiting = browser.begin(&query(&[("acttoken", &token), ("prerollid", user)])).await;
    let link = waiting.html.split("href=\"countersign://enrol").nth(1).unwrap().split('"').next().unwrap();
    let link = format!("countersign://enrol{}", link.replace("&amp;", "&"));
    let link = url::Url::parse(&link).unwrap();
    assert_eq!((part(&link, "user").as_deref(), part(&link, "token")), (Some(user), Some(token.clone())));
    assert_eq!(part(&link, "service").as_ref(), Some(&server.url));
    let device = Device::register(&server, user, "2468", &token).await;
    device.authenticate(&server, "2468", "oidc", Some(&waiting.access_id)).await.ok();
    let tokens = server.redeem_code(&code(&browser.proceed(&waiting).await)).await.ok();
    assert_eq!(claims(tokens["id_token"].as_str().unwrap())["sub"], user);
}

#[tokio::test]
async fn cookies_are_of_this_host_alone() {
    let (server, device, browser) = ready().await;
    let answer = browser.get(&authorize(&query(&[]))).await;
    let cookie = answer.headers["set-cookie"].to_str().unwrap().to_owned();
    assert!(cookie.contains("; Path=/; HttpOnly; SameSite=Lax") && !cookie.contains("Domain"), "{cookie}");
    browser.sign_in(&server, &device, "1234", &query(&[])).await;
    assert_eq!(browser.cookie_names(), ["countersign", "countersign-signed-in"]);
    browser.forget("countersign-signed-in");
    let url = browser.get(&authorize(&query(&[("prompt", "none")]))).await.leads_to();
    assert_eq!(part(&url, "error").as_deref(), Some("login_required"));
}
