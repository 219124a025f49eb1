//! Another PIN for an identity, and what there is to do for who has forgotten it.

use e2e::{Desk, Key, Service, Window};

use crate::steps::{OTHER_PIN, PIN, USER, accept, enrolled, finish, has_one_identity};

/// Opens the entry that changes the PIN of the only identity.
async fn change(window: &Window) {
    window.press("open-identity").await;
    window.press("change-pin").await;
    window.screen("pin").await;
}

/// Begins a sign-in and types a PIN for it.
async fn sign_in(desk: &Desk, service: &Service, window: &Window, pin: &str) {
    let sign_in = service.application().begin_sign_in().await;
    desk.start_again_with(&sign_in.link).await;
    window.approve(&sign_in.number).await;
    window.screen("pin").await;
    window.enter_pin(pin).await;
}

#[tokio::test]
async fn the_new_one_works_and_the_old_one_does_not() {
    let (desk, service, window) = enrolled().await;
    change(&window).await;
    window.look_at("pin").await;
    window.enter_pin(OTHER_PIN).await;
    let said = window.failure("wrong-pin").await;
    assert!(said.contains("2 attempts left"), "{said}");
    window.enter_pin(PIN).await;
    window.heading("Choose a new PIN").await;
    window.enter_pin("1987").await;
    let said = window.failure("pin-too-simple").await;
    assert!(said.contains("is a year"), "{said}");
    window.examine("new-pin-too-simple").await;
    window.enter_pin(PIN).await;
    window.failure("pin-unchanged").await;
    window.enter_pin(OTHER_PIN).await;
    window.heading("Type the same PIN again").await;
    window.enter_pin(PIN).await;
    window.failure("pin-mismatch").await;
    window.enter_pin(OTHER_PIN).await;
    window.heading("Type the same PIN again").await;
    window.enter_pin(OTHER_PIN).await;
    window.look_at("pin-changed").await;
    finish(&window, "pin-changed").await;

    sign_in(&desk, &service, &window, PIN).await;
    window.failure("wrong-pin").await;
    window.enter_pin(OTHER_PIN).await;
    finish(&window, "signed-in").await;
    window.click("[data-nav=history]").await;
    window.find("[data-kind=pinChanged]").await;
    // It lasts: the next start knows the new one only, too.
    window.close().await;
    let window = desk.open_app().await;
    has_one_identity(&window).await;
    sign_in(&desk, &service, &window, OTHER_PIN).await;
    finish(&window, "signed-in").await;
}

#[tokio::test]
async fn who_has_forgotten_it_gets_a_new_one_with_a_new_activation() {
    let (desk, service, window) = enrolled().await;
    change(&window).await;
    window.enter_pin(OTHER_PIN).await;
    window.failure("wrong-pin").await;
    window.press("forgot-pin").await;
    window.look_at("forgotten").await;
    window.find_text("2 attempts left").await;
    window.press("renew").await;
    window.screen("enrol-code").await;
    let user = window.run("return document.querySelector('#user').value", vec![]).await;
    assert_eq!(user.as_str(), Some(USER));
    window.key(Key::Escape).await;
    window.screen("home").await;

    desk.start_again_with(&service.invitation(USER).await).await;
    accept(&window).await;
    window.enter_pin(OTHER_PIN).await;
    window.heading("Type the same PIN again").await;
    window.enter_pin(OTHER_PIN).await;
    finish(&window, "enrolled").await;
    has_one_identity(&window).await;
    sign_in(&desk, &service, &window, OTHER_PIN).await;
    finish(&window, "signed-in").await;
}
