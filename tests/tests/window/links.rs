//! Links only ever open a question.

use std::time::Duration;

use e2e::{Desk, Service, soon};

use crate::steps::{USER, enrolled, identities};

#[tokio::test]
async fn a_cold_start_with_a_link_asks_and_enrols_nobody() {
    let (mut desk, service) = (Desk::new().await, Service::start());
    let link = service.invitation(USER).await;
    let window = desk.open_app_with(&[&link]).await;
    window.look_at("verify").await;
    assert_eq!(desk.keychain().items(), 0, "a link alone put something into the keychain");
    let focus = window.run("return document.activeElement.tagName", vec![]).await;
    assert_eq!(focus, "H1", "who asks is read out first");
    window.press("refuse").await;
    window.screen("welcome").await;
    assert_eq!(desk.keychain().items(), 0);
    window.close().await;
    // Nothing was used up by looking at it.
    let window = desk.open_app_with(&[&link]).await;
    window.screen("verify").await;
}

#[tokio::test]
async fn a_second_start_asks_in_the_first_window() {
    let (mut desk, service) = (Desk::new().await, Service::start());
    let window = desk.open_app().await;
    window.screen("welcome").await;
    desk.start_again_with(&service.invitation(USER).await).await;
    window.screen("verify").await;
    assert_eq!(desk.keychain().items(), 0);
}

#[tokio::test]
async fn a_session_that_is_only_looked_at_stays_open() {
    let (desk, service, window) = enrolled().await;
    let application = service.application();
    let sign_in = application.begin_sign_in().await;
    desk.start_again_with(&sign_in.link).await;
    window.screen("session").await;
    application.sign_in_becomes(&sign_in, "scanned").await;
    // Enter and Escape, pressed by habit, approve nothing.
    window.keys("\u{e007}").await;
    let left = soon(Duration::from_secs(1), async || (window.screen_name().await != "session").then_some(()));
    assert!(left.await.is_none(), "Enter did more than nothing");
    window.keys("\u{e00c}").await;
    window.screen("home").await;
    assert_eq!(application.sign_in_state(&sign_in).await, "scanned");
}

#[tokio::test]
async fn what_is_no_link_of_ours_is_named_and_does_nothing() {
    let desk = Desk::new().await;
    let window = desk.open_app_with(&["countersign://sign?everything=please"]).await;
    window.look_at("failed").await;
    window.press("close").await;
    window.screen("welcome").await;
    assert_eq!(identities(&window).await, 0);
}
