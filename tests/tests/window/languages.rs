//! The window in the person's language.

use e2e::{Desk, Window};
use serde_json::json;

#[tokio::test]
async fn of_the_system_and_then_as_chosen() {
    let mut desk = Desk::new().await;
    desk.speak("de_AT.UTF-8");
    let window = desk.open_app().await;
    window.screen("welcome").await;
    window.heading("Willkommen bei Countersign").await;
    assert_eq!(language(&window).await, "de ltr");
    window.examine("welcome-german").await;
    window.click("[data-nav=settings]").await;
    window.heading("Einstellungen").await;
    choose(&window, "ro").await;
    window.heading("Setări").await;
    assert_eq!(language(&window).await, "ro ltr");
    window.close().await;

    let window = desk.open_app().await;
    window.screen("welcome").await;
    window.heading("Bine ați venit la Countersign").await;
    window.fill("#link", "https//no-link").await;
    window.press("read-link").await;
    let said = window.failure("link-malformed").await;
    assert!(said.contains("Nu s-a deschis și nu s-a trimis nimic."), "{said}");
    window.close().await;
}

/// What the page says about its language, and where its lines begin.
async fn language(window: &Window) -> String {
    let script = "const { lang, dir } = document.documentElement; return `${lang} ${dir}`";
    window.run(script, vec![]).await.as_str().unwrap_or_default().to_owned()
}

/// Chooses a language in the settings, as the list of them does.
async fn choose(window: &Window, tag: &str) {
    let script = "const list = document.querySelector('#language');
        list.value = arguments[0];
        list.dispatchEvent(new Event('change', { bubbles: true }));";
    window.find("#language").await;
    window.run(script, vec![json!(tag)]).await;
}
