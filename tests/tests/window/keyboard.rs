//! The whole job without a mouse.

use e2e::{Desk, Key, Service, Window};

use crate::steps::{PIN, USER};

#[tokio::test]
async fn enrolling_and_signing_in() {
    let (desk, service) = (Desk::new().await, Service::start());
    let link = service.invitation(USER).await;
    let window = desk.open_app().await;
    window.screen("welcome").await;
    tab_to(&window, "#link").await;
    window.keys(&link).await;
    window.key(Key::Enter).await;
    window.screen("verify").await;
    tab_to(&window, "[data-action=accept]").await;
    window.key(Key::Enter).await;
    window.screen("pin").await;
    pin(&window).await;
    window.heading("Type the same PIN again").await;
    pin(&window).await;
    window.screen("enrolled").await;
    tab_to(&window, "[data-action=done]").await;
    window.key(Key::Enter).await;
    window.screen("home").await;

    let application = service.application();
    let sign_in = application.begin_sign_in().await;
    desk.start_again_with(&sign_in.link).await;
    window.screen("session").await;
    tab_to(&window, "#number").await;
    window.keys(&sign_in.number).await;
    tab_to(&window, "[data-action=approve]").await;
    window.key(Key::Enter).await;
    window.screen("pin").await;
    pin(&window).await;
    window.screen("signed-in").await;
    assert_eq!(application.sign_in_becomes(&sign_in, "signed-in").await.as_deref(), Some(USER));
    window.key(Key::Escape).await;
    window.screen("home").await;
}

/// Types the PIN while the focus is wherever the screen put it, and submits it with Enter.
async fn pin(window: &Window) {
    window.keys(PIN).await;
    window.entered(PIN.len()).await;
    window.key(Key::Enter).await;
}

/// Presses Tab until the focus is there. Every stop on the way must be visible as such.
async fn tab_to(window: &Window, selector: &str) {
    let mut stops = Vec::new();
    for _ in 0..40 {
        window.key(Key::Tab).await;
        let stop = window.focus(selector).await;
        assert!(stop.is_visible, "the focus cannot be seen on {}", stop.what);
        if stop.is_there {
            return;
        }
        stops.push(stop.what);
    }
    panic!("Tab does not reach {selector}; it goes {}", stops.join(", "));
}
