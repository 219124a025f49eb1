//! What several tests begin with.

use e2e::{Desk, Service, Window};

/// The person of these tests.
pub const USER: &str = "erika@example.com";
/// Their PIN.
pub const PIN: &str = "4071";
/// Another one, as good.
pub const OTHER_PIN: &str = "9268";

/// A workstation, a service, and a window in which the person has enrolled.
pub async fn enrolled() -> (Desk, Service, Window) {
    let (desk, service) = (Desk::new().await, Service::start());
    let window = desk.open_app_with(&[&service.invitation(USER).await]).await;
    accept(&window).await;
    choose_pin(&window).await;
    finish(&window, "enrolled").await;
    (desk, service, window)
}

/// Accepts the enrolment that the window asks about.
pub async fn accept(window: &Window) {
    window.screen("verify").await;
    window.press("accept").await;
    window.screen("pin").await;
}

/// Types the PIN twice.
pub async fn choose_pin(window: &Window) {
    window.enter_pin(PIN).await;
    window.heading("Type the same PIN again").await;
    window.enter_pin(PIN).await;
}

/// Reads the outcome and goes home.
pub async fn finish(window: &Window, outcome: &str) {
    window.screen(outcome).await;
    window.press("done").await;
    window.screen("home").await;
}

/// Waits until the home screen shows the identity, and no other.
pub async fn has_one_identity(window: &Window) {
    window.find("[data-identity]").await;
    assert_eq!(identities(window).await, 1);
}

/// How many identities the home screen shows.
pub async fn identities(window: &Window) -> usize {
    let count = window.run("return document.querySelectorAll('[data-identity]').length", vec![]).await;
    count.as_u64().unwrap_or_default() as usize
}
