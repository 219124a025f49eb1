//! Other ways to an identity: a QR code, a mail, another device.

use e2e::{Desk, Service, Window, draw_code};

use crate::steps::{PIN, USER, accept, choose_pin, enrolled, finish, has_one_identity};

#[tokio::test]
async fn by_a_qr_code_in_a_picture() {
    let (desk, service) = (Desk::new().await, Service::start());
    let picture = desk.folder().join("invitation.png");
    draw_code(&service.verification_url(USER).await, &picture);
    let window = desk.open_app().await;
    window.screen("welcome").await;
    window.press("read-qr-clipboard").await;
    window.failure("clipboard-empty").await;
    window.examine("clipboard-empty").await;
    window.press("read-qr-file").await;
    let dialog = desk.dialog("name", "^(Open|Select|Choose)").await;
    dialog.choose(picture.to_str().expect("a path")).await;
    accept(&window).await;
    choose_pin(&window).await;
    finish(&window, "enrolled").await;
    has_one_identity(&window).await;
}

#[tokio::test]
async fn by_the_code_of_a_mail() {
    let (desk, service) = (Desk::new().await, Service::start_with_mail());
    let window = desk.open_app().await;
    window.screen("welcome").await;
    window.press("ask-mail").await;
    window.look_at("ask-mail").await;
    window.fill("#service", service.url()).await;
    window.fill("#user", USER).await;
    window.press("send-mail").await;
    window.look_at("mail-code").await;
    let code = service.mail(USER, six_digits).await;
    window.fill("#code", &other_than(&code)).await;
    window.press("offer").await;
    window.screen("verify").await;
    window.press("accept").await;
    // A wrong one leads back to where the right one is typed.
    window.screen("mail-code").await;
    window.failure("code-wrong-or-expired").await;
    window.examine("mail-code-wrong").await;
    window.fill("#code", &code).await;
    window.press("offer").await;
    accept(&window).await;
    choose_pin(&window).await;
    finish(&window, "enrolled").await;
    has_one_identity(&window).await;
}

#[tokio::test]
async fn by_a_code_of_another_device() {
    let (desk, service, window) = enrolled().await;
    window.click("[data-identity]").await;
    window.press("add-device").await;
    window.screen("pin").await;
    window.enter_pin(PIN).await;
    window.look_at("quick-code").await;
    let code = shown(&window).await;
    window.press("copy-code").await;
    window.find_text("Copied.").await;
    assert_eq!(shown(&window).await, code, "copying changes nothing");

    let other = Desk::new().await;
    let second = other.open_app().await;
    second.screen("welcome").await;
    second.press("type-code").await;
    second.fill("#service", service.url()).await;
    second.fill("#user", USER).await;
    second.fill("#code", &code).await;
    second.press("offer").await;
    accept(&second).await;
    choose_pin(&second).await;
    finish(&second, "enrolled").await;
    has_one_identity(&second).await;

    window.press("done").await;
    window.screen("identity").await;
    assert!(!window.run("return document.body.innerHTML", vec![]).await.to_string().contains(&code));
    drop(desk);
}

/// The code that the window shows.
async fn shown(window: &Window) -> String {
    let text = window.run("return document.querySelector('[data-code]').textContent", vec![]).await;
    text.as_str().unwrap_or_default().split_whitespace().collect()
}

/// The line of a mail that is six digits and nothing else.
fn six_digits(text: &str) -> Option<String> {
    let mut lines = text.lines().map(str::trim);
    lines.find(|line| line.len() == 6 && line.bytes().all(|byte| byte.is_ascii_digit())).map(str::to_owned)
}

/// Six digits that are not those.
fn other_than(code: &str) -> String {
    if code == "123456" { "654321".to_owned() } else { "123456".to_owned() }
}
