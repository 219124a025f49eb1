//! Enrolling this workstation, and choosing a PIN.

use e2e::{Desk, Service};

use crate::steps::{OTHER_PIN, PIN, USER, accept, choose_pin, finish, has_one_identity};

#[tokio::test]
async fn by_a_code_that_is_typed() {
    let (desk, service) = (Desk::new().await, Service::start());
    let token = service.activation_token(USER).await;
    let window = desk.open_app().await;
    window.look_at("welcome").await;
    window.press("type-code").await;
    window.look_at("enrol-code").await;
    window.fill("#service", service.url()).await;
    window.fill("#user", USER).await;
    window.fill("#code", &token).await;
    window.press("offer").await;
    window.look_at("verify").await;
    assert!(window.text().await.contains(USER));
    accept(&window).await;
    window.examine("pin").await;
    choose_pin(&window).await;
    window.look_at("enrolled").await;
    finish(&window, "enrolled").await;
    window.examine("home").await;
    has_one_identity(&window).await;
}

#[tokio::test]
async fn by_a_link_that_is_pasted() {
    let (desk, service) = (Desk::new().await, Service::start());
    let window = desk.open_app().await;
    window.screen("welcome").await;
    // What a person gets by e-mail: the service's own address, not the app's.
    window.fill("#link", &service.verification_url(USER).await).await;
    window.press("read-link").await;
    accept(&window).await;
    choose_pin(&window).await;
    finish(&window, "enrolled").await;
    has_one_identity(&window).await;
}

#[tokio::test]
async fn with_a_pin_that_is_better_than_the_first_ideas() {
    let (desk, service) = (Desk::new().await, Service::start());
    let window = desk.open_app_with(&[&service.invitation(USER).await]).await;
    accept(&window).await;
    for simple in ["1111", "1234", "1987"] {
        window.enter_pin(simple).await;
        window.failure("pin-too-simple").await;
        window.heading("Choose a PIN").await;
    }
    window.examine("too-simple").await;
    window.enter_pin(PIN).await;
    window.heading("Type the same PIN again").await;
    window.enter_pin(OTHER_PIN).await;
    window.failure("pin-mismatch").await;
    window.heading("Choose a PIN").await;
    window.examine("mismatch").await;
    choose_pin(&window).await;
    finish(&window, "enrolled").await;
}

#[tokio::test]
async fn not_by_a_link_that_was_used() {
    let (desk, service) = (Desk::new().await, Service::start());
    let link = service.invitation(USER).await;
    let window = desk.open_app_with(&[&link]).await;
    accept(&window).await;
    choose_pin(&window).await;
    finish(&window, "enrolled").await;
    desk.start_again_with(&link).await;
    window.screen("verify").await;
    window.press("accept").await;
    window.failure("code-wrong-or-expired").await;
    window.examine("used-link").await;
    assert_eq!(window.screen_name().await, "verify");
}
