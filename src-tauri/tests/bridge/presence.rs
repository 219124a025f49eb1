//! The program beside its window.

use authenticator::{UserId, testing::World};
use countersign_desktop::bridge::{
    Brought, Commands, Event, NextQuestion, Place, PlaceScreen, PushedRequest, Question, Settings, Verdict,
};
use jiff::SignedDuration;
use serde_json::Value;

use crate::bare::{Bare, by_id};

const ADA: &str = "ada@example.com";

/// The requests that the desktop was last told of, as soon as there are so many.
async fn shown(bare: &Bare, count: usize) -> Vec<PushedRequest> {
    bare.shown(|desktop| {
        let attention = desktop.attention.lock().expect("the attention");
        attention.as_ref().map(|told| told.requests.clone()).filter(|requests| requests.len() == count)
    })
    .await
}

/// A desk that was woken without a page, with Ada's identity.
async fn awake() -> (Bare, World) {
    let (bare, world) = Bare::with_world();
    world.service.push_requests();
    bare.desk.awaken().await;
    bare.stays_open().await;
    bare.enrolled(&world, ADA).await;
    while world.service.listeners() == 0 {
        world.clock.advance(SignedDuration::from_secs(1));
        tokio::task::yield_now().await;
    }
    (bare, world)
}

fn push(world: &World) {
    world.service.push_session(&UserId::parse(ADA).expect("a user ID"), "June", None);
}

#[tokio::test]
async fn without_a_page_the_desktop_is_told_of_settings_and_requests() {
    let (bare, world) = awake().await;
    let settings = bare.shown(|desktop| desktop.settings.lock().expect("the settings").clone()).await;
    assert!(settings.tray && settings.notifications && !settings.start_at_login);
    assert!(shown(&bare, 0).await.is_empty());
    push(&world);
    let request = shown(&bare, 1).await.remove(0);
    assert_eq!((request.project.as_str(), request.identity.user.as_str()), ("Payroll", ADA));
    // Five minutes later nobody can answer it any more.
    world.clock.advance(SignedDuration::from_mins(5));
    shown(&bare, 0).await;
}

#[tokio::test]
async fn a_changed_setting_reaches_the_desktop() {
    let (bare, _world) = Bare::with_world();
    let settings = bare.desk.settings(()).await.expect("settings");
    bare.desk.change_settings(Settings { tray: false, ..settings }).await.expect("it is stored");
    let obeyed = |told: &Option<Settings>| told.as_ref().is_some_and(|settings| !settings.tray);
    bare.shown(|desktop| obeyed(&desktop.settings.lock().expect("the settings")).then_some(())).await;
}

#[tokio::test]
async fn starting_at_login_is_what_the_system_has() {
    let (bare, _world) = Bare::with_world();
    let settings = bare.desk.settings(()).await.expect("settings");
    assert!(!settings.start_at_login);
    let on = Settings { start_at_login: true, ..settings.clone() };
    assert!(bare.desk.change_settings(on.clone()).await.expect("it is switched").start_at_login);
    // The person switches it off where the desktop lists such programs.
    *bare.desktop.autostart.lock().expect("the system") = Some(false);
    assert!(!bare.desk.start(()).await.expect("a start").settings.start_at_login);
    *bare.desktop.autostart.lock().expect("the system") = None;
    let failure = bare.desk.change_settings(on).await.expect_err("it cannot be switched");
    assert_eq!((failure.code.as_str(), failure.retry), ("autostart-unwritable", true));
}

#[tokio::test]
async fn the_desktop_knows_whether_it_is_locked() {
    let (bare, _world) = awake().await;
    bare.sits(|seat| seat.verdict = Some(Verdict::Confirmed));
    for (command, locked) in [("lock", true), ("unlock", false)] {
        bare.ask(command, Value::Null).await.expect("it is done");
        bare.shown(|desktop| {
            let told = desktop.attention.lock().expect("the attention");
            told.as_ref().is_some_and(|told| told.locked == locked && told.lockable).then_some(())
        })
        .await;
    }
}

#[tokio::test]
async fn a_notification_that_is_clicked_brings_its_request() {
    let (bare, world) = awake().await;
    push(&world);
    let request = shown(&bare, 1).await.remove(0);
    bare.desk.bring(Brought::Request(request.id.clone()));
    bare.event(|event| matches!(event, Event::QuestionWaiting).then_some(())).await;
    match bare.desk.next_question(NextQuestion { signing: false }).await {
        Ok(Some(Question::Session(session))) => assert_eq!(session.pushed, Some(request.id)),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn one_that_is_over_says_so() {
    let (bare, _world) = Bare::with_world();
    bare.desk.bring(Brought::Request("gone".into()));
    match bare.desk.next_question(NextQuestion { signing: false }).await {
        Ok(Some(Question::Failed(failure))) => assert_eq!(failure.code, "session-expired"),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn the_next_page_learns_where_the_last_one_was() {
    let (bare, _world) = Bare::with_world();
    assert_eq!(bare.desk.start(()).await.expect("a start").place, None);
    let place = Place { screen: PlaceScreen::History, questions: Vec::new() };
    bare.desk.remember_place(place.clone()).await.expect("it is remembered");
    assert_eq!(bare.desk.start(()).await.expect("a start").place, Some(place));
}

#[tokio::test]
async fn a_lock_that_closes_puts_away_where_the_page_was() {
    let (bare, _world) = awake().await;
    bare.sits(|seat| seat.verdict = Some(Verdict::Confirmed));
    let place = Place { screen: PlaceScreen::History, questions: Vec::new() };
    bare.desk.remember_place(place).await.expect("it is remembered");
    for command in ["lock", "unlock"] {
        bare.ask(command, Value::Null).await.expect("it is done");
    }
    assert_eq!(bare.desk.start(()).await.expect("a start").place, None);
}

#[tokio::test]
async fn what_was_typed_goes_with_the_window() {
    let (bare, world) = Bare::with_world();
    let identity = bare.enrolled(&world, ADA).await;
    let entry = bare.desk.make_quick_code(by_id(&identity.id)).await.expect("a PIN entry");
    bare.desk.leave();
    let failure = bare.desk.pin_state(by_id(&entry.id)).await.expect_err("it is gone");
    assert_eq!(failure.code, "entry-closed");
}

#[tokio::test]
async fn the_page_can_close_its_window_and_end_the_program() {
    let (bare, _world) = Bare::with_world();
    bare.desk.close_window(()).await.expect("it is asked");
    bare.desk.quit(()).await.expect("it is asked");
    assert_eq!(bare.shown(|desktop| Some(desktop.asked.lock().ok()?.clone())).await, ["close", "quit"]);
}
