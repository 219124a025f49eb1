//! Many at once: one wins, and the count is right.

use std::future::Future;
use std::pin::Pin;
use std::task::Poll;

use serde_json::json;
use wire::Code;

use crate::sessions::Session;
use crate::support::*;

/// Runs all at the same time and answers their results in order.
pub async fn at_once<F: Future>(futures: Vec<F>) -> Vec<F::Output> {
    let mut running: Vec<Pin<Box<F>>> = futures.into_iter().map(Box::pin).collect();
    let mut done: Vec<Option<F::Output>> = running.iter().map(|_| None).collect();
    std::future::poll_fn(|context| {
        for (future, done) in running.iter_mut().zip(&mut done) {
            if done.is_none()
                && let Poll::Ready(output) = future.as_mut().poll(context)
            {
                *done = Some(output);
            }
        }
        if done.iter().all(Option::is_some) { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    done.into_iter().map(Option::unwrap).collect()
}

fn count(answers: &[Answer], code: Code) -> usize {
    answers.iter().filter(|answer| answer.code() == Some(code)).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_64_wrong_pins_at_once_three_are_judged() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let wrong: Vec<_> = (0..64).map(|n| format!("{}", 2000 + n)).collect();
    let answers = at_once(wrong.iter().map(|pin| device.sign_in(&server, pin)).collect()).await;
    assert_eq!(count(&answers, Code::UnsuccessfulAuthentication), 2);
    assert_eq!(count(&answers, Code::RevokedMpinId), 62);
    device.sign_in(&server, "1234").await.refused(Code::RevokedMpinId);
    assert_eq!(server.rows("mails"), 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn after_the_third_wrong_pin_the_right_one_among_many_is_not_found() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let mut tickets = Vec::new();
    for pin in ["1111", "2222", "3333", "1234"] {
        tickets.push(device.prove(&server, pin, "jwt", None).await);
    }
    for ticket in &tickets[..3] {
        redeem(&server, ticket).await;
    }
    redeem(&server, &tickets[3]).await.refused(Code::RevokedMpinId);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn honest_sign_ins_of_one_identity_do_not_disturb_one_another() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    for answer in at_once((0..8).map(|_| device.sign_in(&server, "1234")).collect()).await {
        answer.ok();
    }
    // In whatever order the passes come, and with a wrong one among them
    let (first, second) = (device.begin("1234"), device.begin("1234"));
    let mut challenges = Vec::new();
    for u in [&first.0, &second.0] {
        challenges.push(server.post("/rps/v2/pass1", &device.pass1(u, "jwt")).await);
    }
    let wrong = device.prove(&server, "9999", "jwt", None).await;
    let late = device.pass2(&server, &respond(second.1, &challenges[1]), None).await;
    let early = device.pass2(&server, &respond(first.1, &challenges[0]), None).await;
    redeem(&server, &wrong).await.refused(Code::UnsuccessfulAuthentication);
    redeem(&server, &early).await.ok();
    redeem(&server, &late).await.ok();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_ticket_redeemed_many_times_at_once_is_good_once() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let ticket = device.prove(&server, "1234", "jwt", None).await;
    let answers = at_once((0..8).map(|_| redeem(&server, &ticket)).collect()).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
    device.sign_in(&server, "1234").await.ok();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_token_used_from_many_places_at_once_enrols_one_device() {
    let server = Server::start().await;
    let token = server.activate(USER).await;
    let bodies: Vec<_> = (0..8).map(|_| registration(USER, &token, &Key::generate())).collect();
    let answers = at_once(bodies.iter().map(|body| server.post("/registration", body)).collect()).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
    assert_eq!(count(&answers, Code::InvalidActivationToken), 7);
    assert_eq!(server.rows("registrations"), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_code_confirmed_many_times_at_once_is_good_once() {
    let server = Server::start().await;
    let code = server.verify(USER).await;
    let answers = at_once((0..8).map(|_| server.post("/verification/confirmation", &code)).collect()).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
    assert_eq!(server.rows("activations"), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_session_approved_and_refused_at_once_has_one_end() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    for _ in 0..8 {
        let session = Session::open(&server, json!({})).await;
        let ticket = device.prove(&server, "1234", "oidc", Some(&session.wid)).await;
        let (approved, refused) =
            tokio::join!(redeem(&server, &ticket), session.report(&server, "abort", json!({})));
        let end = session.poll(&server).await.0;
        match (approved.status, refused.status) {
            (200, 404) => assert_eq!(end, "authenticated"),
            (404, 200) => assert_eq!(end, "abort"),
            other => panic!("{other:?}"),
        }
    }
}
