//! From the last key of the PIN to the result, as the page itself sees it.

use e2e::{Desk, Service, released};
use serde_json::json;

use crate::figures::Measure;

const USER: &str = "erika@example.com";
const PIN: &str = "4071";

/// Notes when a person last pressed something, and when the result first stood there.
const WATCH: &str = "
    window.pressed = window.shown = null;
    for (const name of ['keydown', 'pointerdown']) {
        addEventListener(name, () => { window.pressed = performance.now(); }, { capture: true });
    }
    new MutationObserver(() => {
        if (!window.shown && document.querySelector('[data-screen=signed-in]')) window.shown = performance.now();
    }).observe(document.body, { childList: true, subtree: true, attributes: true });";

/// Signs in again and again against a service on this machine.
pub async fn measure(rounds: usize) -> Vec<(Measure, f64)> {
    let (desk, service) = (Desk::new().await, Service::start());
    let app = released("countersign-desktop");
    let window = desk.open_installed_app(&app, &[&service.invitation(USER).await]).await;
    window.screen("verify").await;
    window.press("accept").await;
    window.enter_pin(PIN).await;
    window.heading("Type the same PIN again").await;
    window.enter_pin(PIN).await;
    window.screen("enrolled").await;
    window.press("done").await;
    let application = service.application();
    let mut found = Vec::new();
    for _ in 0..rounds {
        let sign_in = application.begin_sign_in().await;
        desk.hand_over(&app, &sign_in.link).await;
        window.approve(&sign_in.number).await;
        window.screen("pin").await;
        window.run(WATCH, vec![]).await;
        window.enter_pin(PIN).await;
        window.screen("signed-in").await;
        let took = window.run("return window.shown - window.pressed", vec![]).await;
        assert_ne!(took, json!(null), "the page noted nothing");
        found.push((Measure::PinToResult, took.as_f64().unwrap_or(f64::NAN)));
        window.press("done").await;
        window.screen("home").await;
    }
    window.close().await;
    found
}
