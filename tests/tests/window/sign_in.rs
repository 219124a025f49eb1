//! Signing in to an application, with the right PIN and with wrong ones.

use crate::steps::{OTHER_PIN, PIN, USER, enrolled, finish};

#[tokio::test]
async fn the_application_knows_who_it_is() {
    let (desk, service, window) = enrolled().await;
    let application = service.application();
    let sign_in = application.begin_sign_in().await;
    assert_eq!(application.sign_in_state(&sign_in).await, "waiting");
    desk.start_again_with(&sign_in.link).await;
    window.look_at("session").await;
    window.approve(&sign_in.number).await;
    window.look_at("pin").await;
    window.enter_pin(PIN).await;
    window.look_at("signed-in").await;
    let user = application.sign_in_becomes(&sign_in, "signed-in").await;
    assert_eq!(user.as_deref(), Some(USER));
    finish(&window, "signed-in").await;
    window.click("[data-nav=history]").await;
    window.look_at("history").await;
    window.find("[data-kind=signedIn]").await;
}

#[tokio::test]
async fn refusing_tells_the_application() {
    let (desk, service, window) = enrolled().await;
    let application = service.application();
    let sign_in = application.begin_sign_in().await;
    desk.start_again_with(&sign_in.link).await;
    window.screen("session").await;
    window.press("refuse").await;
    window.look_at("refused").await;
    application.sign_in_becomes(&sign_in, "refused").await;
}

#[tokio::test]
async fn three_wrong_pins_block_the_identity() {
    let (desk, service, window) = enrolled().await;
    let application = service.application();
    let sign_in = application.begin_sign_in().await;
    desk.start_again_with(&sign_in.link).await;
    window.screen("session").await;
    window.approve(&sign_in.number).await;
    window.screen("pin").await;
    window.enter_pin(OTHER_PIN).await;
    let said = window.failure("wrong-pin").await;
    assert!(said.contains("2 attempts left"), "{said}");
    window.examine("wrong-pin").await;
    window.enter_pin(OTHER_PIN).await;
    window.find_text("1 attempt left").await;
    let said = window.failure("wrong-pin").await;
    assert!(said.contains("ask your administrator"), "{said}");
    window.examine("wrong-pin-again").await;
    window.enter_pin(OTHER_PIN).await;
    window.look_at("blocked").await;
    assert_ne!(application.sign_in_state(&sign_in).await, "signed-in");
    // Nor does the right PIN help any more, and the app says so without asking for it.
    window.press("close").await;
    window.screen("home").await;
    window.find_text("Blocked").await;
    window.examine("home-blocked").await;
}

#[tokio::test]
async fn a_wrong_pin_and_then_the_right_one() {
    let (desk, service, window) = enrolled().await;
    let application = service.application();
    let sign_in = application.begin_sign_in().await;
    desk.start_again_with(&sign_in.link).await;
    window.approve(&sign_in.number).await;
    window.screen("pin").await;
    window.enter_pin(OTHER_PIN).await;
    window.failure("wrong-pin").await;
    window.enter_pin(PIN).await;
    finish(&window, "signed-in").await;
    application.sign_in_becomes(&sign_in, "signed-in").await;
}
