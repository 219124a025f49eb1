//! Renewal after a rotation of the authorities' keys.

use serde_json::{Value, json};
use wire::Code;

use crate::races::at_once;
use crate::sessions::Session;
use crate::support::*;

fn offer(answer: &Answer) -> Option<String> {
    let offer = &answer.ok()["dvsRegister"];
    offer["token"].as_str().map(str::to_owned)
}

async fn listed(server: &Server) -> Vec<Value> {
    let path = format!("{}/api/v1/projects/{}/mpinids", server.url, server.project);
    let request = server.http.get(path).basic_auth(CLIENT, Some(SECRET));
    let answer = Answer::read(request.send().await.unwrap()).await.ok();
    answer["list"].as_array().unwrap().clone()
}

#[tokio::test]
async fn each_rotation_renews_an_identity_once() {
    let server = Server::start().await;
    let mut device = Device::enrol(&server, USER, "1234").await;
    assert_eq!(offer(&device.sign_in(&server, "1234").await), None);
    for authorities in [vec![0], vec![1], vec![0, 1], vec![0, 0]] {
        for authority in authorities {
            server.rotate(authority).await;
        }
        let answer = device.sign_in(&server, "1234").await;
        assert!(offer(&answer).is_some());
        let new = device.renew(&server, "1234", &answer.ok()).await;
        assert_ne!((&new.mpin_id, &new.dtas), (&device.mpin_id, &device.dtas));
        // Until the new one is used, the old one works; it is not asked twice while the token is out
        assert_eq!(offer(&new.sign_in(&server, "1234").await), None);
        assert_eq!(offer(&new.sign_in(&server, "1234").await), None);
        device.sign_in(&server, "1234").await.refused(Code::RevokedMpinId);
        device = new;
    }
    // One device all the time, and nobody was mailed about another
    assert_eq!(server.rows("mails"), 1);
    let list = listed(&server).await;
    assert_eq!(list.len(), 1);
    assert_eq!((&list[0]["revoked"], &list[0]["userId"]), (&json!(false), &json!(USER)));
    assert_eq!(list[0]["ip"], "127.0.0.1");
    assert_eq!(
        enrolment_story(&server).iter().filter(|told| *told == "registration/renew_success").count(),
        4
    );
}

#[tokio::test]
async fn another_process_may_rotate() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let now = trust_service::clock::Clock::now(server.clock.as_ref());
    let file = server.folder.path().join("authority-2.db");
    let elsewhere = trust_service::authority::LocalAuthority::open("2", &file, now).await.unwrap();
    elsewhere.rotate(now).await.unwrap();
    let answer = device.sign_in(&server, "1234").await;
    let new = device.renew(&server, "1234", &answer.ok()).await;
    new.sign_in(&server, "1234").await.ok();
}

#[tokio::test]
async fn two_devices_renew_each_by_itself() {
    let server = Server::start().await;
    let first = Device::enrol(&server, USER, "1234").await;
    let second = Device::enrol(&server, USER, "5678").await;
    server.rotate(0).await;
    let answers = (first.sign_in(&server, "1234").await.ok(), second.sign_in(&server, "5678").await.ok());
    let new = first.renew(&server, "1234", &answers.0).await;
    new.sign_in(&server, "1234").await.ok();
    second.sign_in(&server, "5678").await.ok();
    let newer = second.renew(&server, "5678", &answers.1).await;
    newer.sign_in(&server, "5678").await.ok();
    new.sign_in(&server, "1234").await.ok();
    assert_eq!(listed(&server).await.len(), 2);
}

#[tokio::test]
async fn every_scope_offers_it() {
    let server = Server::start().await;
    for scope in ["jwt", "oidc", "reg-code", "dvs-auth"] {
        let session = Session::open(&server, json!({})).await;
        let device = Device::enrol(&server, USER, "1234").await;
        server.rotate(1).await;
        let answer = device.authenticate(&server, "1234", scope, Some(&session.wid)).await;
        assert!(offer(&answer).is_some(), "{scope}");
    }
}

#[tokio::test]
async fn an_offer_is_repeated_only_once_it_has_expired() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    server.rotate(0).await;
    let first = offer(&device.sign_in(&server, "1234").await).unwrap();
    assert_eq!(offer(&device.sign_in(&server, "1234").await), None);
    server.pass(599);
    assert_eq!(offer(&device.sign_in(&server, "1234").await), None);
    server.pass(1);
    let answer = device.sign_in(&server, "1234").await;
    assert_ne!(offer(&answer).unwrap(), first);
    let late = registration(USER, &first, &Key::generate());
    server.post("/registration", &late).await.refused(Code::InvalidActivationToken);
    let new = device.renew(&server, "1234", &answer.ok()).await;
    new.sign_in(&server, "1234").await.ok();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_many_sign_ins_at_once_one_gets_the_offer() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    server.rotate(0).await;
    let answers = at_once((0..8).map(|_| device.sign_in(&server, "1234")).collect()).await;
    assert_eq!(answers.iter().filter_map(offer).count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_token_used_from_two_places_at_once_renews_one() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    server.rotate(0).await;
    let token = offer(&device.sign_in(&server, "1234").await).unwrap();
    let bodies: Vec<_> = (0..8).map(|_| registration(USER, &token, &Key::generate())).collect();
    let answers = at_once(bodies.iter().map(|body| server.post("/registration", body)).collect()).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
    assert_eq!(server.rows("registrations"), 2);
    // Whoever it was: the old identity works until the new one does
    device.sign_in(&server, "1234").await.ok();
}

/// A device that was cut off after it had registered is asked again, and goes on with the newest.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_several_renewals_the_first_used_takes_the_place() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    server.rotate(0).await;
    let lost = device.renew(&server, "1234", &device.sign_in(&server, "1234").await.ok()).await;
    let answer = device.sign_in(&server, "1234").await.ok();
    let kept = device.renew(&server, "1234", &answer).await;
    assert_eq!(listed(&server).await.len(), 1);
    let answers = at_once(vec![lost.sign_in(&server, "1234"), kept.sign_in(&server, "1234")]).await;
    assert_eq!(answers.iter().filter(|answer| answer.status == 200).count(), 1);
    let loser = answers.iter().find(|answer| answer.status != 200).unwrap();
    loser.refused(Code::RevokedMpinId);
    device.sign_in(&server, "1234").await.refused(Code::RevokedMpinId);
    assert_eq!(listed(&server).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_sign_ins_at_once_take_the_place_together() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    server.rotate(0).await;
    let new = device.renew(&server, "1234", &device.sign_in(&server, "1234").await.ok()).await;
    let mut tickets = Vec::new();
    for _ in 0..8 {
        tickets.push(new.prove(&server, "1234", "jwt", None).await);
    }
    for answer in at_once(tickets.iter().map(|ticket| redeem(&server, ticket)).collect()).await {
        answer.ok();
    }
}

#[tokio::test]
async fn a_client_completes_its_session_again_with_the_new_identity() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let other = Device::enrol(&server, USER, "5678").await;
    server.rotate(0).await;
    let session = Session::open(&server, json!({})).await;
    let answer = device.authenticate(&server, "1234", "oidc", Some(&session.wid)).await.ok();
    assert_eq!(session.poll(&server).await.0, "authenticated");
    let new = device.renew(&server, "1234", &answer).await;
    new.authenticate(&server, "1234", "oidc", Some(&session.wid)).await.ok();
    assert_eq!(session.poll(&server).await.0, "authenticated");
    // Nobody else, and no other session
    let stranger = other.authenticate(&server, "5678", "oidc", Some(&session.wid)).await;
    stranger.refused(Code::InvalidAuthenticationSession);
    let aborted = Session::open(&server, json!({})).await;
    aborted.report(&server, "abort", json!({})).await.ok();
    let refused = new.authenticate(&server, "1234", "oidc", Some(&aborted.wid)).await;
    refused.refused(Code::InvalidAuthenticationSession);
}

#[tokio::test]
async fn wrong_pins_count_on() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    server.rotate(0).await;
    let new = device.renew(&server, "1234", &device.sign_in(&server, "1234").await.ok()).await;
    // Until one has taken the place of the other they are one device
    device.sign_in(&server, "9999").await.refused(Code::UnsuccessfulAuthentication);
    new.sign_in(&server, "9999").await.refused(Code::UnsuccessfulAuthentication);
    device.sign_in(&server, "9999").await.refused(Code::RevokedMpinId);
    new.sign_in(&server, "1234").await.refused(Code::RevokedMpinId);
    // What failed between the offer and the registration is not forgotten either
    let device = Device::enrol(&server, USER, "1234").await;
    server.rotate(0).await;
    let answer = device.sign_in(&server, "1234").await.ok();
    for _ in 0..2 {
        device.sign_in(&server, "9999").await.refused(Code::UnsuccessfulAuthentication);
    }
    let new = device.renew(&server, "1234", &answer).await;
    new.sign_in(&server, "9999").await.refused(Code::RevokedMpinId);
    device.sign_in(&server, "1234").await.refused(Code::RevokedMpinId);
}

#[tokio::test]
async fn a_revoked_identity_is_not_renewed() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    server.rotate(0).await;
    let token = offer(&device.sign_in(&server, "1234").await).unwrap();
    for _ in 0..3 {
        device.sign_in(&server, "9999").await;
    }
    let body = registration(USER, &token, &Key::generate());
    server.post("/registration", &body).await.refused(Code::InvalidActivationToken);
}

#[tokio::test]
async fn whoever_revokes_an_identity_means_the_device() {
    let server = Server::start().await;
    let revoke = async |id: &str| {
        let id = wire::MpinId::parse(id).unwrap().hash();
        let path = format!("/api/v1/projects/{}/mpinids/{id}/revocation", server.project);
        server.call(&path, &json!({ "reason": "lost" })).await.ok()
    };
    let device = Device::enrol(&server, USER, "1234").await;
    server.rotate(0).await;
    let new = device.renew(&server, "1234", &device.sign_in(&server, "1234").await.ok()).await;
    new.sign_in(&server, "1234").await.ok();
    revoke(&device.mpin_id).await;
    new.sign_in(&server, "1234").await.refused(Code::RevokedMpinId);
    // By the name of the one that is yet to take over, too
    let device = Device::enrol(&server, USER, "1234").await;
    server.rotate(0).await;
    let new = device.renew(&server, "1234", &device.sign_in(&server, "1234").await.ok()).await;
    revoke(&new.mpin_id).await;
    device.sign_in(&server, "1234").await.refused(Code::RevokedMpinId);
    // And one that has not taken over yet has nothing to take over
    let device = Device::enrol(&server, USER, "1234").await;
    server.rotate(0).await;
    let new = device.renew(&server, "1234", &device.sign_in(&server, "1234").await.ok()).await;
    revoke(&device.mpin_id).await;
    new.sign_in(&server, "1234").await.refused(Code::RevokedMpinId);
}

#[tokio::test]
async fn a_renewal_takes_no_signature_back() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let verify = async |signature: Value, made: i64| {
        server.call("/dvs/verify", &json!({ "signature": signature, "timestamp": made })).await
    };
    let before = server.now();
    let signature = device.sign("1234", HASH, before);
    server.rotate(0).await;
    let new = device.renew(&server, "1234", &device.sign_in(&server, "1234").await.ok()).await;
    server.pass(60);
    new.sign_in(&server, "1234").await.ok();
    server.pass(60);
    verify(signature.clone(), before).await.ok();
    verify(device.sign("1235", HASH, before), before).await.refused(Code::InvalidSignature);
    // The old one cannot sign any more, and what it signed goes with the device
    let after = server.now();
    verify(device.sign("1234", HASH, after), after).await.refused(Code::RevokedMpinId);
    for _ in 0..3 {
        new.sign_in(&server, "9999").await;
    }
    verify(signature, before).await.refused(Code::RevokedMpinId);
}

#[tokio::test]
async fn old_and_new_secrets_live_side_by_side() {
    let server = Server::start().await;
    let old = Device::enrol(&server, USER, "1234").await;
    server.rotate(0).await;
    server.rotate(1).await;
    let new = Device::enrol(&server, "frank@example.com", "1234").await;
    assert_ne!(old.dtas, new.dtas);
    old.sign_in(&server, "1234").await.ok();
    new.sign_in(&server, "1234").await.ok();
    assert_eq!(offer(&new.sign_in(&server, "1234").await), None);
    for device in [&old, &new] {
        let now = server.now();
        let body = json!({ "signature": device.sign("1234", HASH, now), "timestamp": now });
        server.call("/dvs/verify", &body).await.ok();
    }
}
