//! What outlives the window.

use crate::steps::{PIN, USER, accept, choose_pin, enrolled, finish, has_one_identity};
use e2e::{Desk, Service};

#[tokio::test]
async fn an_identity_is_still_there_and_still_works() {
    let (desk, service, window) = enrolled().await;
    window.close().await;
    let application = service.application();
    let sign_in = application.begin_sign_in().await;
    let window = desk.open_app_with(&[&sign_in.link]).await;
    window.approve(&sign_in.number).await;
    window.screen("pin").await;
    window.enter_pin(PIN).await;
    finish(&window, "signed-in").await;
    assert_eq!(application.sign_in_becomes(&sign_in, "signed-in").await.as_deref(), Some(USER));
    has_one_identity(&window).await;
}

#[tokio::test]
async fn an_enrolment_without_its_pin_waits_for_it() {
    let (desk, service) = (Desk::new().await, Service::start());
    let window = desk.open_app_with(&[&service.invitation(USER).await]).await;
    accept(&window).await;
    // As when the power fails: nobody cancels anything.
    drop(window);
    let window = desk.open_app().await;
    window.screen("home").await;
    window.find("[data-unfinished]").await;
    window.examine("unfinished").await;
    window.press("finish").await;
    window.screen("pin").await;
    choose_pin(&window).await;
    finish(&window, "enrolled").await;
    has_one_identity(&window).await;
    assert!(!window.has("[data-unfinished]").await);
}
