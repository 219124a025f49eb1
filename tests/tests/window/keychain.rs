//! A keychain that is locked, or gone: the app says so, and deletes nothing.

use e2e::{Desk, PASSWORD, Service};

use crate::steps::{PIN, USER, accept, choose_pin, enrolled, finish, identities};

#[tokio::test]
async fn a_locked_keychain_asks_and_a_person_may_decline() {
    let (mut desk, service, window) = enrolled().await;
    let before = desk.keychain().items();
    desk.keychain().lock().await;
    let application = service.application();
    let sign_in = application.begin_sign_in().await;
    desk.start_again_with(&sign_in.link).await;
    window.approve(&sign_in.number).await;
    window.screen("pin").await;
    window.enter_pin(PIN).await;
    desk.dialog("class", "gcr-prompter").await.dismiss().await;
    window.failure("keychain-locked").await;
    window.examine("keychain-locked").await;
    assert_ne!(application.sign_in_state(&sign_in).await, "signed-in");
    desk.keychain().unlock().await;
    assert_eq!(desk.keychain().items(), before, "something was deleted");
    again(&window, &application, &sign_in).await;
}

#[tokio::test]
async fn a_locked_keychain_opens_with_its_password() {
    let (mut desk, service, window) = enrolled().await;
    desk.keychain().lock().await;
    let application = service.application();
    let sign_in = application.begin_sign_in().await;
    desk.start_again_with(&sign_in.link).await;
    window.approve(&sign_in.number).await;
    window.screen("pin").await;
    window.enter_pin(PIN).await;
    desk.dialog("class", "gcr-prompter").await.answer(PASSWORD).await;
    finish(&window, "signed-in").await;
    application.sign_in_becomes(&sign_in, "signed-in").await;
}

#[tokio::test]
async fn without_a_keychain_nothing_is_kept_elsewhere() {
    let (mut desk, service) = (Desk::without_keychain().await, Service::start());
    let window = desk.open_app_with(&[&service.invitation(USER).await]).await;
    window.screen("verify").await;
    window.press("accept").await;
    window.failure("keychain-unavailable").await;
    window.examine("keychain-unavailable").await;
    assert_eq!(identities(&window).await, 0);
    // With one, the same question can be accepted after all.
    desk.keychain().unlock().await;
    accept(&window).await;
    choose_pin(&window).await;
    finish(&window, "enrolled").await;
    assert!(desk.keychain().items() > 0);
}

async fn again(window: &e2e::Window, application: &e2e::Application, sign_in: &e2e::Opened) {
    if window.screen_name().await == "closed" {
        window.press("again").await;
        window.approve(&sign_in.number).await;
    }
    window.screen("pin").await;
    window.enter_pin(PIN).await;
    finish(window, "signed-in").await;
    assert_eq!(application.sign_in_becomes(sign_in, "signed-in").await.as_deref(), Some(USER));
}
