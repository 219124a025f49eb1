//! Requests that the service pushes.

use e2e::{Desk, Service, Window};

use crate::steps::{PIN, USER, accept, choose_pin, enrolled, finish};

#[tokio::test]
async fn one_that_arrives_is_approved() {
    let (_desk, service, window) = enrolled().await;
    let ticket = service.push(USER).await;
    arrives(&window).await;
    assert_eq!(window.screen_name().await, "home", "it opened nothing by itself");
    window.examine("request-arrived").await;
    window.press("open-request").await;
    window.look_at("session").await;
    window.press("approve").await;
    window.screen("pin").await;
    window.enter_pin(PIN).await;
    finish(&window, "signed-in").await;
    assert_eq!(service.push_becomes(&ticket, "authenticated").await, USER);
    assert!(!window.has("[data-request]").await, "it is answered");
}

#[tokio::test]
async fn one_that_arrives_on_another_screen_takes_no_focus() {
    let (_desk, service, window) = enrolled().await;
    window.click("[data-nav=history]").await;
    window.find("input[type=search]").await;
    window.click("input[type=search]").await;
    let ticket = service.push(USER).await;
    window.find("[data-action=show-waiting]").await;
    window.examine("request-elsewhere").await;
    assert!(window.focus("input[type=search]").await.is_there, "it took the focus");
    window.press("show-waiting").await;
    window.screen("session").await;
    window.press("refuse").await;
    finish(&window, "refused").await;
    service.push_becomes(&ticket, "abort").await;
}

#[tokio::test]
async fn one_that_is_answered_on_another_device_can_only_be_closed() {
    let (_desk, service, window) = enrolled().await;
    let (other, second) = second_device(&service).await;
    let ticket = service.push(USER).await;
    arrives(&window).await;
    window.press("open-request").await;
    window.screen("session").await;
    arrives(&second).await;
    second.press("open-request").await;
    second.screen("session").await;
    second.press("refuse").await;
    second.screen("refused").await;
    service.push_becomes(&ticket, "abort").await;
    window.find("[data-ending=refused]").await;
    window.examine("request-ended").await;
    assert!(!window.has("[data-action=approve]").await);
    window.press("close").await;
    window.screen("home").await;
    drop(other);
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
