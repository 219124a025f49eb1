//! Requests that the service pushes.

use e2e::{Desk, Service, Window};

use crate::steps::{PIN, USER, accept, choose_pin, enrolled, finish};

#[tokio::test]
async fn one_that_arrives_is_approved() {
    let (_desk, service, window) = enrolled().await;
    let pushed = service.push(USER).await;
    arrives(&window).await;
    assert_eq!(window.screen_name().await, "home", "it opened nothing by itself");
    window.examine("request-arrived").await;
    window.press("open-request").await;
    window.look_at("session").await;
    window.approve(&pushed.number).await;
    window.screen("pin").await;
    window.enter_pin(PIN).await;
    finish(&window, "signed-in").await;
    assert_eq!(service.push_becomes(&pushed, "authenticated").await, USER);
    assert!(!window.has("[data-request]").await, "it is answered");
}

#[tokio::test]
async fn one_that_arrives_on_another_screen_takes_no_focus() {
    let (_desk, service, window) = enrolled().await;
    window.click("[data-nav=history]").await;
    window.find("input[type=search]").await;
    window.click("input[type=search]").await;
    let pushed = service.push(USER).await;
    window.find("[data-action=show-waiting]").await;
    window.examine("request-elsewhere").await;
    assert!(window.focus("input[type=search]").await.is_there, "it took the focus");
    window.press("show-waiting").await;
    window.screen("session").await;
    window.press("refuse").await;
    finish(&window, "refused").await;
    service.push_becomes(&pushed, "abort").await;
}

#[tokio::test]
async fn one_that_is_answered_on_another_device_can_only_be_closed() {
    let (_desk, service, window) = enrolled().await;
    let (other, second) = second_device(&service).await;
    let pushed = service.push(USER).await;
    arrives(&window).await;
    window.press("open-request").await;
    window.screen("session").await;
    arrives(&second).await;
    second.press("open-request").await;
    second.screen("session").await;
    second.press("refuse").await;
    second.screen("refused").await;
    service.push_becomes(&pushed, "abort").await;
    window.find("[data-ending=refused]").await;
    window.examine("request-ended").await;
    assert!(!window.has("[data-action=approve]").await);
    window.press("close").await;
    window.screen("home").await;
    drop(other);
}

#[tokio::test]
async fn a_wrong_number_ends_one_and_no_attempt_is_used() {
    let (_desk, service, window) = enrolled().await;
    let pushed = service.push(USER).await;
    arrives(&window).await;
    window.press("open-request").await;
    window.screen("session").await;
    let wrong = if pushed.number == "10" { "11" } else { "10" };
    window.approve(wrong).await;
    let said = window.failure("number-wrong").await;
    assert!(said.contains("no attempt at your PIN"), "{said}");
    window.examine("number-wrong").await;
    assert!(!window.has("[data-action=approve]").await && !window.has("#number").await);
    service.push_becomes(&pushed, "abort").await;
    window.press("close").await;
    window.screen("home").await;
    assert!(!window.has("[data-identity] .warning").await, "no attempt was used");
}

#[tokio::test]
async fn what_nobody_asked_for_is_refused_and_reported() {
    let (_desk, service, window) = enrolled().await;
    let pushed = service.push(USER).await;
    arrives(&window).await;
    window.press("open-request").await;
    window.screen("session").await;
    window.press("report").await;
    window.look_at("reported").await;
    service.push_becomes(&pushed, "abort").await;
}

/// Another device of the same person.
async fn second_device(service: &Service) -> (Desk, Window) {
    let desk = Desk::new().await;
    let window = desk.open_app_with(&[&service.invitation(USER).await]).await;
    accept(&window).await;
    choose_pin(&window).await;
    finish(&window, "enrolled").await;
    (desk, window)
}

/// Waits until a request is shown first on Home.
async fn arrives(window: &Window) {
    window.find("[data-screen=home] [data-request]").await;
}
