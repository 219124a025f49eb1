//! QR codes on the screen, behind the app's own window.

use std::fs;

use e2e::{Desk, Service, draw_code};
use qrcode::{Color, QrCode};
use serde_json::json;

use crate::steps::{USER, accept, choose_pin, finish, has_one_identity};

/// Ctrl and Shift held, the key, and both let go.
const READ_SCREEN: &str = "\u{e009}\u{e008}s\u{e000}";

/// Draws a code in the middle of the page, above everything.
const DRAW: &str = "
    const [dark, modules] = arguments;
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = (modules + 8) * 6;
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = '#000';
    dark.forEach((dark, at) => {
        if (dark) pen.fillRect((at % modules + 4) * 6, (Math.floor(at / modules) + 4) * 6, 6, 6);
    });
    canvas.style.cssText = 'position: fixed; inset: 40px auto auto 260px; z-index: 9';
    document.body.append(canvas);";

#[tokio::test]
async fn a_code_behind_the_window_enrols() {
    let (desk, service) = (Desk::new().await, Service::start());
    let window = desk.open_app().await;
    window.screen("welcome").await;
    window.press("read-qr-screen").await;
    window.failure("qr-missing").await;
    window.examine("welcome-screen-missing").await;

    let code = desk.show_code(&service.verification_url(USER).await);
    window.keys(READ_SCREEN).await;
    accept(&window).await;
    drop(code);
    choose_pin(&window).await;
    finish(&window, "enrolled").await;
    has_one_identity(&window).await;
}

#[tokio::test]
async fn an_x_session_asks_no_portal() {
    let (desk, service) = (Desk::new().await, Service::start());
    let window = desk.open_app().await;
    window.screen("welcome").await;
    let picture = desk.folder().join("ours.png");
    draw_code(&service.verification_url(USER).await, &picture);
    let portal = desk.portal(Some(&picture)).await;
    let _code = desk.show_code("https://example.com/menu");
    window.press("read-qr-screen").await;
    window.failure("qr-foreign").await;
    assert_eq!(portal.asked(), 0);
    assert!(picture.exists());
}

#[tokio::test]
async fn the_windows_own_code_is_not_read() {
    let (desk, service) = (Desk::new().await, Service::start());
    let window = desk.open_app().await;
    window.screen("welcome").await;
    let link = service.verification_url(USER).await;
    // Drawn by the page itself, module by module, as an application would show one.
    let code = QrCode::new(&link).expect("a QR code");
    let dark: Vec<bool> = code.to_colors().into_iter().map(|color| color == Color::Dark).collect();
    window.run(DRAW, vec![json!(dark), json!(code.width())]).await;
    window.keys(READ_SCREEN).await;
    window.failure("qr-missing").await;
    assert_eq!(window.run("return document.querySelectorAll('canvas').length", vec![]).await, 1);
}

#[tokio::test]
async fn a_wayland_desktop_is_asked_through_its_portal() {
    let (mut desk, service) = (Desk::new().await, Service::start());
    desk.set_variable("XDG_SESSION_TYPE", "wayland");
    let window = desk.open_app().await;
    window.screen("welcome").await;
    window.press("read-qr-screen").await;
    window.failure("screen-unavailable").await;

    let refusing = desk.portal(None).await;
    window.press("retry").await;
    window.failure("screen-denied").await;
    window.examine("welcome-screen-denied").await;
    assert_eq!(refusing.asked(), 1);
    drop(refusing);

    let picture = desk.folder().join("Screenshot from the portal.png");
    draw_code(&service.verification_url(USER).await, &picture);
    let portal = desk.portal(Some(&picture)).await;
    window.press("retry").await;
    window.screen("verify").await;
    assert_eq!(portal.asked(), 1);
    assert!(fs::metadata(&picture).is_err(), "the portal's picture was left behind");
}
