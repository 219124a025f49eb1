//! The lock: what closes it, what can be seen behind it, and what opens it.

use std::time::Duration;

use e2e::{Desk, Key, Machine, Service, Window, soon};

use crate::steps::{OTHER_PIN, PIN, USER, accept, choose_pin, finish, has_one_identity};

#[tokio::test]
async fn the_session_closes_it_and_the_system_opens_it() {
    let (_desk, machine, _service, window) = enrolled().await;
    machine.can_ask(true).await;
    machine.lock_session().await;
    window.screen("lock").await;
    shows_nothing(&window).await;
    window.examine("lock-system").await;
    assert_eq!(machine.asked(), 0, "it asks nobody by itself");
    window.press("unlock").await;
    window.screen("home").await;
    has_one_identity(&window).await;
    assert_eq!(machine.asked(), 1);
}

#[tokio::test]
async fn whoever_is_not_the_person_stays_outside() {
    let (_desk, machine, _service, window) = enrolled().await;
    machine.can_ask(false).await;
    machine.lock_session().await;
    window.screen("lock").await;
    window.press("unlock").await;
    window.failure("unlock-refused").await;
    shows_nothing(&window).await;
}

#[tokio::test]
async fn the_computer_sleeps_only_once_it_is_closed_and_a_pin_opens_it() {
    let (_desk, machine, _service, window) = enrolled().await;
    machine.sleep().await;
    window.screen("lock").await;
    shows_nothing(&window).await;
    machine.wake().await;
    window.examine("lock").await;
    window.press("unlock-by-pin").await;
    window.screen("lock-pin").await;
    window.examine("lock-pin").await;
    window.enter_pin(PIN).await;
    window.screen("home").await;
    has_one_identity(&window).await;
}

#[tokio::test]
async fn a_screen_saver_closes_it_once_and_wrong_pins_stop_before_the_identity_is_blocked() {
    let (_desk, machine, service, window) = enrolled().await;
    until_locked(&machine, &window).await;
    window.press("unlock-by-pin").await;
    window.screen("lock-pin").await;
    window.enter_pin(OTHER_PIN).await;
    let said = window.failure("wrong-pin").await;
    assert!(said.contains("2 attempts left"), "{said}");
    window.enter_pin(OTHER_PIN).await;
    window.failure("unlock-stopped").await;
    window.examine("lock-stopped").await;
    window.press("unlock-by-pin").await;
    window.failure("unlock-stopped").await;
    // Whoever has no other way in begins anew.
    window.press("no-way-in").await;
    window.screen("lock-remove").await;
    window.press("confirm").await;
    window.screen("welcome").await;
    drop(service);
}

#[tokio::test]
async fn a_link_waits_until_it_is_open() {
    let (desk, machine, service, window) = enrolled().await;
    machine.can_ask(true).await;
    window.chord(Key::Control, "l").await;
    window.screen("lock").await;
    let application = service.application();
    let sign_in = application.begin_sign_in().await;
    desk.start_again_with(&sign_in.link).await;
    let left = soon(Duration::from_secs(1), async || (window.screen_name().await != "lock").then_some(()));
    assert!(left.await.is_none(), "the link got past the lock");
    assert_eq!(application.sign_in_state(&sign_in).await, "waiting");
    window.press("unlock").await;
    window.screen("session").await;
    window.approve(&sign_in.number).await;
    window.screen("pin").await;
    window.enter_pin(PIN).await;
    finish(&window, "signed-in").await;
}

#[tokio::test]
async fn to_start_again_opens_nothing() {
    let (desk, _machine, _service, window) = enrolled().await;
    window.chord(Key::Control, "l").await;
    window.screen("lock").await;
    // As when somebody ends it to get around the lock.
    drop(window);
    let window = desk.open_app().await;
    window.screen("lock").await;
    shows_nothing(&window).await;
    window.press("unlock-by-pin").await;
    window.screen("lock-pin").await;
    window.enter_pin(PIN).await;
    window.screen("home").await;
}

/// A workstation at a computer that tells what it does, and a window in which the person has enrolled.
async fn enrolled() -> (Desk, Machine, Service, Window) {
    let (desk, service) = (Desk::new().await, Service::start());
    let machine = desk.machine().await;
    let window = desk.open_app_with(&[&service.invitation(USER).await]).await;
    accept(&window).await;
    choose_pin(&window).await;
    finish(&window, "enrolled").await;
    machine.is_heard().await;
    (desk, machine, service, window)
}

/// A screen saver that repeats itself until it is heard.
async fn until_locked(machine: &Machine, window: &Window) {
    let locked = soon(Duration::from_secs(60), async || {
        machine.cover(true).await;
        (window.screen_name().await == "lock").then_some(())
    });
    assert!(locked.await.is_some(), "the screen saver was not heard");
}

/// Nothing on the page says whose lock it is.
async fn shows_nothing(window: &Window) {
    let page = window.run("return document.documentElement.outerHTML + document.title", vec![]).await;
    assert!(!page.as_str().unwrap_or_default().contains(USER), "the user behind the lock: {page}");
    assert!(!window.has("nav, aside, [data-identity], [data-request]").await);
}
