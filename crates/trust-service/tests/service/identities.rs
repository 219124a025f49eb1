//! Identities as back ends see them: listed and revoked.

use serde_json::{Value, json};
use trust_service::service_accounts::Permission;
use wire::{Code, MpinId, ProjectId};

use crate::support::*;

fn path(server: &Server, query: &str) -> String {
    format!("/api/v1/projects/{}/mpinids?{query}", server.project)
}

async fn list(server: &Server, query: &str) -> Value {
    server.get_as(&Credentials::client(), &path(server, query)).await.ok()
}

fn hash(device: &Device) -> String {
    MpinId::parse(&device.mpin_id).unwrap().hash().to_string()
}

fn revocation(server: &Server, device: &Device) -> String {
    format!("/api/v1/projects/{}/mpinids/{}/revocation", server.project, hash(device))
}

async fn revoke(server: &Server, device: &Device, body: &Value) -> Answer {
    server.post_as(&Credentials::client(), &revocation(server, device), body).await
}

#[tokio::test]
async fn an_identity_reads_like_the_platforms() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    server.pass(60);
    device.sign_in(&server, "1234").await.ok();
    let account = Credentials::account(&server, &[Permission::ReadIdentities]).await;
    for who in [Credentials::client(), account] {
        for family in ["projects", "customers"] {
            let path = format!("/api/v1/{family}/{}/mpinids", server.project);
            let answer = server.get_as(&who, &path).await.ok();
            let row = &answer["list"][0];
            assert_eq!(answer["total"], 1);
            for (member, expected) in [
                ("mpinId", json!(hash(&device))),
                ("customerId", json!(server.project)),
                ("userId", json!(USER)),
                ("deviceName", json!("Browser")),
                ("dvs", json!(true)),
                ("ip", json!("127.0.0.1")),
                ("createdAt", json!("2026-01-01T00:00:00.000000Z")),
                ("updatedAt", json!("2026-01-01T00:01:00.000000Z")),
                ("revoked", json!(false)),
            ] {
                assert_eq!(row[member], expected, "{member}");
            }
            let mut members: Vec<_> = row.as_object().unwrap().keys().collect();
            members.sort_unstable();
            assert_eq!(
                members,
                [
                    "continent",
                    "country",
                    "createdAt",
                    "customerId",
                    "deviceName",
                    "dvs",
                    "ip",
                    "mpinId",
                    "revoked",
                    "updatedAt",
                    "userId"
                ]
            );
        }
    }
}

#[tokio::test]
async fn identities_are_found_by_user_and_by_revocation_a_page_at_a_time() {
    let server = Server::start().await;
    let mut devices = Vec::new();
    for user in [USER, "otto@example.com", USER, "otto@example.com"] {
        devices.push(Device::enrol(&server, user, "1234").await);
        server.pass(1);
    }
    revoke(&server, &devices[1], &json!({})).await.ok();
    for (query, expected) in [
        ("", &[3, 2, 1, 0][..]),
        ("userId=erika%40example.com", &[2, 0]),
        ("userId=nobody", &[]),
        ("revoked=true", &[1]),
        ("revoked=false", &[3, 2, 0]),
        ("userId=otto%40example.com&revoked=false", &[3]),
        ("userId=erika%40example.com&revoked=true", &[]),
        ("revoked=", &[3, 2, 1, 0]),
    ] {
        let answer = list(&server, query).await;
        let rows = answer["list"].as_array().unwrap();
        let found: Vec<_> = rows.iter().map(|row| row["mpinId"].as_str().unwrap().to_owned()).collect();
        assert_eq!(found, expected.iter().map(|&n| hash(&devices[n])).collect::<Vec<_>>(), "{query}");
        assert_eq!(answer["total"], expected.len(), "{query}");
    }
    let first = list(&server, "limit=3").await;
    let rest = list(&server, "limit=3&offset=3").await;
    assert_eq!((first["list"].as_array().unwrap().len(), rest["list"].as_array().unwrap().len()), (3, 1));
    assert_eq!((&first["total"], &rest["total"]), (&json!(4), &json!(4)));
    assert_eq!(rest["list"][0]["mpinId"], hash(&devices[0]));
}

#[tokio::test]
async fn what_is_asked_wrongly_is_named() {
    let server = Server::start().await;
    for (query, parameter) in [
        ("revoked=maybe", "revoked"),
        ("revoked=1", "revoked"),
        ("limit=0", "limit"),
        ("limit=1001", "limit"),
        ("offset=x", "offset"),
    ] {
        server.get_as(&Credentials::client(), &path(&server, query)).await.blames(parameter);
    }
}

#[tokio::test]
async fn a_revoked_identity_ends_at_once() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let another = Device::enrol(&server, USER, "1234").await;
    let now = server.now();
    let (signature, mails) = (device.sign("1234", HASH, now), server.rows("mails"));
    // Between both passes and the verdict
    let ticket = device.prove(&server, "1234", "jwt", None).await;
    let answer = revoke(&server, &device, &json!({ "reason": "account expiration" })).await.ok();
    assert_eq!(answer, json!({ "hashMPinID": hash(&device), "reason": "account expiration" }));
    redeem(&server, &ticket).await.refused(Code::RevokedMpinId);
    device.sign_in(&server, "1234").await.refused(Code::RevokedMpinId);
    let body = json!({ "signature": signature, "timestamp": now });
    server.call("/dvs/verify", &body).await.refused(Code::RevokedMpinId);
    assert_eq!(list(&server, "revoked=true").await["list"][0]["mpinId"], hash(&device));
    assert_eq!(server.rows("mails"), mails + 1);
    another.sign_in(&server, "1234").await.ok();
}

#[tokio::test]
async fn to_revoke_again_changes_nothing() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let mails = server.rows("mails");
    for reason in ["lost", "stolen"] {
        let answer = revoke(&server, &device, &json!({ "reason": reason })).await.ok();
        assert_eq!(answer["reason"], "lost");
        server.pass(1);
    }
    assert_eq!(server.rows("mails"), mails + 1);
    assert_eq!(server.rows("audit_events WHERE event_status = 'revoked'"), 1);
    let revoked = list(&server, "").await;
    assert_eq!(revoked["list"][0]["updatedAt"], "2026-01-01T00:00:00.000000Z");
}

#[tokio::test]
async fn a_reason_may_be_left_out() {
    let server = Server::start().await;
    let who = Credentials::account(&server, &[Permission::RevokeIdentities]).await;
    for body in ["", " ", "{}", r#"{"reason":""}"#, r#"{"reason":null}"#, r#"{"other":1}"#] {
        let device = Device::enrol(&server, USER, "1234").await;
        let path = revocation(&server, &device).replace("projects", "customers");
        let request = server.http.post(format!("{}{path}", server.url)).body(body);
        let answer = server.send_as(&who, request).await.ok();
        assert_eq!(answer, json!({ "hashMPinID": hash(&device), "reason": "" }), "{body}");
    }
}

#[tokio::test]
async fn every_documented_refusal_of_a_revocation() {
    let server = Server::start().await;
    let device = Device::enrol(&server, USER, "1234").await;
    let path = revocation(&server, &device);
    let (client, nothing) = (Credentials::client(), json!({}));
    let wrong = Credentials::Basic(CLIENT.to_owned(), "wrong".to_owned());
    server.post_as(&wrong, &path, &nothing).await.refused(Code::Unauthorized);
    let wrong = Credentials::Bearer("csa_wrong".to_owned());
    server.post_as(&wrong, &path, &nothing).await.refused(Code::Unauthorized);
    server.post_as(&Credentials::None, &path, &nothing).await.refused(Code::InvalidRequestAuthorization);
    let strange = ProjectId::new(uuid::Uuid::from_u128(1)).to_string();
    let elsewhere = path.replace(&server.project.to_string(), &strange);
    server.post_as(&client, &elsewhere, &nothing).await.refused(Code::Forbidden);
    let id = hash(&device);
    server.post_as(&client, &path.replace(&id, "123"), &nothing).await.blames("mpinId");
    server
        .post_as(&client, &path.replace(&server.project.to_string(), "1"), &nothing)
        .await
        .blames("projectId");
    let unknown = path.replace(&id, &"0".repeat(64));
    server.post_as(&client, &unknown, &nothing).await.refused(Code::UnknownMpinId);
    for body in [
        json!([]),
        json!("x"),
        json!({ "reason": 1 }),
        json!({ "reason": "x".repeat(1025) }),
        json!({ "reason": "a\nb" }),
    ] {
        server.post_as(&client, &path, &body).await.refused(Code::InvalidRequestPayload);
    }
    for body in ["{", "reason=x", "\u{0}"] {
        let request = server.http.post(format!("{}{path}", server.url)).body(body);
        server.send_as(&client, request).await.refused(Code::InvalidRequestBody);
    }
    // None of it revoked anything
    device.sign_in(&server, "1234").await.ok();
}
