//! The program beside its window: the tray, notifications, starting hidden, one program at a time.

use std::{fs, process::Command};

use e2e::{Desk, Service, Window};

use crate::steps::{PIN, USER, enrolled, finish};

/// The heading of Home.
const HOME: &str = "Home";
/// The heading of the lock.
const LOCKED: &str = "Countersign is locked";
/// What a pushed sign-in of the service's own project asks.
const ASKED: &str = "Sign in to Larkspur Travel?";

/// What an invitation of that project asks.
const INVITED: &str = "Enrol this computer with Larkspur Travel?";

#[tokio::test]
async fn closing_the_window_ends_its_page_and_a_second_start_comes_back_to_the_place() {
    let (desk, _service, window) = enrolled().await;
    let shell = desk.shell().await;
    shell.icon_becomes("idle.png").await;
    window.click("[data-nav=history]").await;
    window.screen("history").await;
    assert_eq!(desk.pages(), 1);
    desk.close_window();
    desk.pages_become(0).await;
    assert!(desk.titles().is_empty(), "{:?}", desk.titles());
    desk.launch_again().await;
    window.next().await;
    window.screen("history").await;
    assert!(window.focus("h1").await.is_there, "focus begins on the heading");
    desk.pages_become(1).await;
}

#[tokio::test]
async fn the_program_itself_does_without_graphics_drivers() {
    let desk = Desk::new().await;
    let window = desk.open_app().await;
    window.screen("welcome").await;
    let app = window.processes().into_iter().find(|process| process.name.starts_with("countersign"));
    let app = app.expect("the app");
    let files = fs::read_to_string(format!("/proc/{}/maps", app.id)).expect("what it has in memory");
    assert!(files.contains("libEGL.so"), "WebKit asks for drivers");
    // With another WebKit it may have them.
    if webkit().starts_with("2.50.") {
        let drivers: Vec<&str> = files.lines().filter(|file| file.contains("libEGL_")).collect();
        assert!(drivers.is_empty(), "{drivers:#?}");
    }
}

/// The version of WebKit that the app runs with.
fn webkit() -> String {
    let asked = Command::new("pkg-config").args(["--modversion", "webkit2gtk-4.1"]).output();
    String::from_utf8(asked.expect("pkg-config").stdout).expect("a version")
}

#[tokio::test]
async fn what_was_typed_goes_with_the_window_and_its_question_waits() {
    let (desk, service, window) = enrolled().await;
    let shell = desk.shell().await;
    shell.icon().await;
    let application = service.application();
    let sign_in = application.begin_sign_in().await;
    desk.start_again_with(&sign_in.link).await;
    window.approve(&sign_in.number).await;
    window.screen("pin").await;
    window.type_pin(PIN).await;
    desk.close_window();
    desk.pages_become(0).await;
    shell.choose("Open Countersign").await;
    window.next().await;
    window.screen("session").await;
    assert_eq!(application.sign_in_state(&sign_in).await, "chosen", "nothing was approved");
    window.approve(&sign_in.number).await;
    window.screen("pin").await;
    window.entered(0).await;
    window.enter_pin(PIN).await;
    finish(&window, "signed-in").await;
    application.sign_in_becomes(&sign_in, "signed-in").await;
}

#[tokio::test]
async fn the_tray_says_what_waits_opens_it_and_ends_the_program() {
    let (desk, service) = enrolled_and_closed().await;
    let shell = desk.shell().await;
    let mut app = desk.start_app(&["--hidden"]).await;
    shell.icon_becomes("idle.png").await;
    service.push(USER).await;
    shell.icon_becomes("waiting.png").await;
    shell.choose("One request is waiting").await;
    desk.window_titled(ASKED).await;
    shell.choose("Quit Countersign").await;
    assert!(app.end().await.success());
    desk.pages_become(0).await;
}

#[tokio::test]
async fn locked_from_the_tray_it_says_nothing_of_what_waits() {
    let (desk, service, _window) = enrolled().await;
    let shell = desk.shell().await;
    shell.icon_becomes("idle.png").await;
    desk.close_window();
    desk.pages_become(0).await;
    service.push(USER).await;
    shell.notice(ASKED).await;
    shell.icon_becomes("waiting.png").await;
    shell.choose("Lock").await;
    shell.icon_becomes("locked.png").await;
    shell.no_notice().await;
    let menu = shell.menu().await;
    assert!(menu.iter().any(|entry| entry == "Countersign is locked"), "{menu:?}");
    assert!(!menu.iter().any(|entry| entry.contains("waiting")), "{menu:?}");
    shell.choose("Open Countersign").await;
    desk.window_titled(LOCKED).await;
}

#[tokio::test]
async fn a_desktop_without_a_tray_is_told_of_once() {
    let (desk, _service, window) = enrolled().await;
    desk.close_window();
    window.look_at("stays").await;
    // The driver cannot press a button that takes the page away; closing once more is the same answer.
    desk.close_window();
    desk.pages_become(0).await;
    desk.launch_again().await;
    window.next().await;
    window.screen("home").await;
    desk.close_window();
    desk.pages_become(0).await;
    // It still runs: somebody who starts it finds it.
    desk.launch_again().await;
    desk.window_titled(HOME).await;
}

#[tokio::test]
async fn hidden_it_has_no_page_and_a_notification_brings_the_request() {
    let (desk, service) = enrolled_and_closed().await;
    let shell = desk.shell().await;
    let _app = desk.start_app(&["--hidden"]).await;
    service.push(USER).await;
    let notice = shell.notice(ASKED).await;
    assert!(notice.body.contains(USER), "{notice:?}");
    assert_eq!((desk.pages(), desk.titles().len()), (0, 0), "it opened nothing by itself");
    shell.click(&notice).await;
    desk.window_titled(ASKED).await;
}

#[tokio::test]
async fn a_notification_goes_when_its_request_does() {
    let (desk, service, window) = enrolled().await;
    let shell = desk.shell().await;
    shell.icon().await;
    desk.close_window();
    desk.pages_become(0).await;
    let ticket = service.push(USER).await;
    shell.notice(ASKED).await;
    shell.choose("One request is waiting").await;
    window.next().await;
    window.screen("session").await;
    assert_eq!(shell.notices().len(), 1, "looking at it answers nothing");
    window.press("refuse").await;
    service.push_becomes(&ticket, "abort").await;
    shell.no_notice().await;
}

#[tokio::test]
async fn a_link_opens_a_window_even_for_a_program_that_starts_hidden() {
    let (desk, service) = (Desk::new().await, Service::start());
    let _app = desk.start_app(&["--hidden", &service.invitation(USER).await]).await;
    desk.window_titled(INVITED).await;
}

#[tokio::test]
async fn a_link_that_arrives_while_the_program_ends_is_not_lost() {
    let (desk, service) = (Desk::new().await, Service::start());
    let shell = desk.shell().await;
    let mut first = desk.start_app(&["--hidden"]).await;
    shell.icon().await;
    let link = service.invitation(USER).await;
    shell.choose("Quit Countersign").await;
    // In the very moment in which the first one ends.
    let mut second = desk.start_at_once(&[&link]);
    desk.window_titled(INVITED).await;
    assert!(first.runs() != second.runs(), "one of them shows it");
}

#[tokio::test]
async fn starting_at_login_is_a_file_of_the_desktop() {
    let (desk, _service, window) = enrolled().await;
    let file = desk.home().join(".config/autostart/dev.countersign.desktop.desktop");
    assert!(!file.exists());
    set(&window, "startAtLogin", "true").await;
    let text = fs::read_to_string(&file).expect("the desktop's file");
    assert!(text.contains("countersign-desktop\" --hidden"), "{text}");
    // Whoever deletes it has switched it off.
    fs::remove_file(&file).expect("it goes");
    assert_eq!(setting(&window, "startAtLogin").await, false);
    set(&window, "startAtLogin", "true").await;
    set(&window, "startAtLogin", "false").await;
    assert!(!file.exists());
}

#[tokio::test]
async fn keys_bring_the_window_from_anywhere_on_x11() {
    let (desk, _service, window) = enrolled().await;
    let shell = desk.shell().await;
    shell.icon().await;
    set(&window, "shortcut", "\"Ctrl+Alt+C\"").await;
    desk.close_window();
    desk.pages_become(0).await;
    let come = e2e::soon(std::time::Duration::from_secs(60), async || {
        desk.press_keys("ctrl+alt+c");
        (!desk.titles().is_empty()).then_some(())
    });
    assert!(come.await.is_some(), "the keys did nothing");
}

#[tokio::test]
async fn keys_bring_the_window_from_anywhere_through_the_portal() {
    let mut desk = Desk::new().await;
    desk.set_variable("XDG_SESSION_TYPE", "wayland");
    let shell = desk.shell_with_portal().await;
    let window = desk.open_app().await;
    window.screen("welcome").await;
    set(&window, "shortcut", "\"Ctrl+Alt+C\"").await;
    assert_eq!(shell.bound_keys().await, "CTRL+ALT+c");
    shell.icon().await;
    desk.close_window();
    desk.pages_become(0).await;
    shell.press_bound_keys().await;
    desk.pages_become(1).await;
}

/// A workstation with an identity and no program running, and its service.
async fn enrolled_and_closed() -> (Desk, Service) {
    let (desk, service, window) = enrolled().await;
    window.close().await;
    (desk, service)
}

/// Puts a setting in force, as the Settings screen does.
async fn set(window: &Window, name: &str, value: &str) {
    let script = format!(
        "const done = arguments[arguments.length - 1];
         const ask = (command, given) => window.__TAURI_INTERNALS__.invoke(command, {{ arguments: given }});
         ask('settings', null)
             .then((now) => ask('change_settings', {{ ...now, {name}: {value} }}))
             .then(() => done('ok'), (error) => done(JSON.stringify(error)));"
    );
    assert_eq!(window.call(&script).await, "ok");
}

/// A setting as the program has it.
async fn setting(window: &Window, name: &str) -> serde_json::Value {
    let script = format!(
        "const done = arguments[arguments.length - 1];
         window.__TAURI_INTERNALS__.invoke('settings', {{ arguments: null }})
             .then((now) => done(now.{name}), (error) => done(JSON.stringify(error)));"
    );
    window.call(&script).await
}
