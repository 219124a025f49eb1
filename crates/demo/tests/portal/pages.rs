use crate::fake::Stage;

#[tokio::test]
async fn every_page_and_file_is_served_under_a_strict_policy() {
    let stage = Stage::open().await;
    let document = stage.ask("/api/documents", "").await;
    let document = format!("/documents/{}", document["id"].as_str().expect("an id"));
    for path in [
        "/",
        "/documents",
        &document,
        "/invite",
        "/assets/portal.css",
        "/assets/portal.js",
        "/assets/sign-in.js",
        "/assets/document.js",
        "/assets/invite.js",
        "/assets/larkspur.svg",
        "/assets/valley.svg",
    ] {
        let answer = stage.get(path).await;
        assert_eq!(answer.status(), 200, "{path}");
        let policy = answer.headers()["content-security-policy"].to_str().expect("text").to_owned();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}");
        assert_eq!(answer.headers()["x-content-type-options"], "nosniff");
        let text = answer.text().await.expect("text");
        assert!(!text.contains("{{") && !text.contains("style=") && !text.contains(" onclick"), "{path}");
    }
    for path in ["/nowhere", "/documents/none", "/assets/none", "/api/documents/none", "/documents/none/file"]
    {
        assert_eq!(stage.get(path).await.status(), 404, "{path}");
    }
}

#[tokio::test]
async fn a_name_is_text_wherever_it_comes_from() {
    let stage = Stage::open().await;
    let begun = stage.ask("/api/sign-in", "").await;
    stage.access("authenticated", "<script>{{title}}", "");
    let answer = stage.get(&format!("/api/sign-in/{}", begun["id"].as_str().expect("an id"))).await;
    let cookie = answer.headers()["set-cookie"].to_str().expect("a cookie").to_owned();
    let home = stage.get_as("/", "cookie", &cookie).await.text().await.expect("a page");
    assert!(home.contains("&lt;script&gt;{{title}}") && !home.contains("<script>{{"));
}
