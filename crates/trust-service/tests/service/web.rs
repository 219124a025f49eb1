//! Browsers: other origins, and pages.

use reqwest::Method;
use serde_json::json;

use crate::support::*;

const ALLOWED: [&str; 4] =
    ["http://localhost:3000", "https://localhost", "http://127.0.0.1:5173", "http://[::1]:8080"];
const FORBIDDEN: [&str; 4] = ["https://example.com", "null", "http://localhost.example.com", "file://"];

async fn ask(server: &Server, method: Method, path: &str, origin: &str) -> Answer {
    let mut request = server.http.request(method.clone(), format!("{}{path}", server.url));
    request = request.header("Origin", origin);
    if method == Method::OPTIONS {
        request = request.header("Access-Control-Request-Method", "POST");
        request =
            request.header("Access-Control-Request-Headers", "content-type,x-miracl-cid,x-miracl-client");
    }
    Answer::read(request.send().await.unwrap()).await
}

fn allows(answer: &Answer) -> Option<&str> {
    answer.headers.get("access-control-allow-origin").map(|value| value.to_str().unwrap())
}

#[tokio::test]
async fn a_preflight_names_what_the_clients_send() {
    let server = Server::start().await;
    for path in [
        "/rps/v2/pass1?project_id=1",
        "/registration",
        "/authority/1/share?seal=1",
        "/verification",
        "/dvs/verify",
        "/rps/v2/session",
        "/.well-known/jwks",
    ] {
        for origin in ALLOWED {
            let answer = ask(&server, Method::OPTIONS, path, origin).await;
            assert_eq!((answer.status, allows(&answer)), (200, Some(origin)));
            let headers = answer.headers["access-control-allow-headers"].to_str().unwrap().to_lowercase();
            for header in ["content-type", "x-miracl-cid", "x-miracl-client", "authorization"] {
                assert!(headers.contains(header), "{headers}");
            }
            assert_eq!(answer.headers["access-control-allow-methods"], "GET, POST, PUT, DELETE");
        }
        for origin in FORBIDDEN {
            assert_eq!(allows(&ask(&server, Method::OPTIONS, path, origin).await), None, "{origin}");
        }
    }
}

#[tokio::test]
async fn allowed_origins_read_every_answer_and_others_none() {
    let server = Server::start().await;
    for (method, path) in [
        (Method::GET, "/.well-known/jwks"),
        (Method::POST, "/rps/v2/pass1"),
        (Method::POST, "/verification"),
        (Method::GET, "/authority/2/share"),
        (Method::GET, "/nowhere"),
        (Method::PUT, "/registration"),
        (Method::POST, "/rps/v2/access?project_id=another"),
    ] {
        let answer = ask(&server, method.clone(), path, ALLOWED[0]).await;
        assert_eq!(allows(&answer), Some(ALLOWED[0]), "{path}");
        assert!(answer.headers.get_all("vary").iter().any(|value| value == "Origin"));
        assert_eq!(allows(&ask(&server, method, path, FORBIDDEN[0]).await), None, "{path}");
    }
}

#[tokio::test]
async fn pages_lead_to_the_app_and_nowhere_else() {
    let server = Server::start().await;
    for path in ["/session/", "/verification/confirmation?user_id=a&code=b", "/mailbox"] {
        let page = server.get(path).await;
        assert_eq!(page.status, 200);
        let policy = page.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
        assert_eq!(page.headers["referrer-policy"], "no-referrer");
        assert!(
            !page.text.contains("<style") && !page.text.contains("style=") && !page.text.contains("onclick")
        );
        assert_eq!(page.text.matches("<script").count(), page.text.matches("<script src=").count());
    }
    for (path, kind) in [("/assets/page.css", "text/css"), ("/assets/page.js", "text/javascript")] {
        let asset = server.get(path).await;
        assert!(asset.headers["content-type"].to_str().unwrap().starts_with(kind));
        assert_eq!(asset.headers["x-content-type-options"], "nosniff");
    }
    // A page that was looked at has used nothing up
    let code = server.verify(USER).await;
    server.get("/verification/confirmation?user_id=erika&code=x").await;
    server.post("/verification/confirmation", &code).await.ok();
    assert!(
        server.post("/rps/v2/access", &json!({"webOTT":"x"})).await.headers["cache-control"] == "no-store"
    );
}
