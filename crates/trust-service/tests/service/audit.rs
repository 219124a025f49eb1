//! The audit log, looked up.

use std::net::IpAddr;

use serde_json::{Value, json};
use trust_service::audit::{self, Event, Kind};
use trust_service::clock::Clock;
use trust_service::service_accounts::Permission;
use wire::{ClientId, Code, MpinIdHash, ProjectId, UserId};

use crate::support::*;

const MEMBERS: [&str; 11] = [
    "IPAddress",
    "appID",
    "appName",
    "continent",
    "country",
    "createdAt",
    "deviceName",
    "eventStatus",
    "eventType",
    "mpinID",
    "userID",
];

/// Writes events a second apart.
async fn record(server: &Server, events: Vec<Event>) {
    for event in events {
        let now = server.clock.now();
        server.node.store().write(move |tx| audit::record(tx, &event, now)).await.unwrap();
        server.pass(1);
    }
}

fn event(server: &Server, kind: Kind) -> Event {
    Event::new(kind, server.project, &Default::default())
}

fn user(name: &str) -> UserId {
    UserId::parse(name).unwrap()
}

fn identity(digit: char) -> MpinIdHash {
    MpinIdHash::parse(&digit.to_string().repeat(64)).unwrap()
}

fn path(server: &Server, query: &str) -> String {
    format!("/api/v1/projects/{}/audit?{query}", server.project)
}

async fn look(server: &Server, query: &str) -> Value {
    server.get_as(&Credentials::client(), &path(server, query)).await.ok()
}

/// The `eventStatus` of what is found.
async fn found(server: &Server, query: &str) -> Vec<String> {
    let list = look(server, query).await["list"].as_array().unwrap().clone();
    list.iter().map(|row| row["eventStatus"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn an_event_reads_like_the_platforms() {
    let server = Server::start().await;
    let mut told = event(&server, Kind::AuthenticationSucceeded)
        .to(&user(USER))
        .with(identity('c'), "Chrome on Linux")
        .through(&ClientId::parse(CLIENT).unwrap())
        .saying("for administrators");
    told.origin.address = Some("87.227.194.151".parse::<IpAddr>().unwrap());
    told.origin.country = Some("GB".to_owned());
    told.origin.continent = Some("EU".to_owned());
    record(&server, vec![told]).await;
    let account = Credentials::account(&server, &[Permission::ReadAudit]).await;
    for who in [Credentials::client(), account] {
        for family in ["projects", "customers"] {
            let path = format!("/api/v1/{family}/{}/audit", server.project);
            let answer = server.get_as(&who, &path).await.ok();
            assert_eq!(
                answer,
                json!({ "total": 1, "list": [{
                    "IPAddress": "87.227.194.151", "appID": CLIENT, "appName": "Payroll",
                    "continent": "EU", "country": "GB", "createdAt": "2026-01-01T00:00:00.000000Z",
                    "deviceName": "Chrome on Linux", "eventStatus": "authenticate_success",
                    "eventType": "authentication", "mpinID": "c".repeat(64), "userID": USER,
                }] })
            );
        }
    }
}

#[tokio::test]
async fn what_is_not_known_is_empty_text() {
    let server = Server::start().await;
    record(&server, vec![event(&server, Kind::SessionOpened)]).await;
    let row = look(&server, "").await["list"][0].clone();
    let mut members: Vec<_> = row.as_object().unwrap().keys().map(String::as_str).collect();
    members.sort_unstable();
    assert_eq!(members, MEMBERS);
    for member in MEMBERS {
        let known = matches!(member, "createdAt" | "eventStatus" | "eventType");
        assert_eq!(row[member] == "", !known, "{member}");
    }
}

#[tokio::test]
async fn every_filter_leaves_what_it_names() {
    let server = Server::start().await;
    let another = ClientId::parse("another").unwrap();
    let events = vec![
        event(&server, Kind::VerificationUrlCreated).to(&user(USER)).on(Some("Laptop")),
        event(&server, Kind::RegistrationSucceeded).to(&user(USER)).with(identity('a'), "Laptop"),
        event(&server, Kind::AuthenticationSucceeded).to(&user("otto")).with(identity('b'), "Phone"),
        event(&server, Kind::SignatureConfirmed)
            .to(&user(USER))
            .with(identity('a'), "Laptop")
            .through(&another),
        event(&server, Kind::SessionOpened).through(&another),
    ];
    record(&server, events).await;
    assert_eq!(
        found(&server, "").await,
        ["opened", "verify_success", "authenticate_success", "register_success", "url_created"]
    );
    for (query, expected) in [
        ("userId=erika%40example.com", &["verify_success", "register_success", "url_created"][..]),
        ("userId=otto", &["authenticate_success"]),
        ("userId=nobody", &[]),
        ("applicationId=another", &["opened", "verify_success"]),
        ("deviceName=Laptop", &["verify_success", "register_success", "url_created"]),
        ("deviceName=Lap", &[]),
        (&format!("mpinId={}", identity('a')), &["verify_success", "register_success"]),
        (&format!("mpinId={}&applicationId=another", identity('a')), &["verify_success"]),
        ("userId=otto&deviceName=Laptop", &[]),
        ("fromDate=2026-01-01T00:00:03Z", &["opened", "verify_success"]),
        ("toDate=2026-01-01T00:00:01Z", &["url_created"]),
        ("fromDate=2026-01-01T00:00:01Z&toDate=2026-01-01T00:00:02Z", &["register_success"]),
        ("fromDate=2026-01-01T01:00:03%2B01:00", &["opened", "verify_success"]),
        (
            "fromDate=2026-01-01T00:00:01Z&userId=erika%40example.com&deviceName=Laptop",
            &["verify_success", "register_success"],
        ),
        ("project_id=&unknown=1&userId=otto", &["authenticate_success"]),
    ] {
        assert_eq!(found(&server, query).await, expected, "{query}");
        assert_eq!(look(&server, query).await["total"], expected.len(), "{query}");
    }
}

#[tokio::test]
async fn pages_follow_one_another() {
    let server = Server::start().await;
    record(&server, (0..7).map(|_| event(&server, Kind::SessionOpened)).collect()).await;
    let whole = look(&server, "").await;
    let mut parts = Vec::new();
    for offset in [0, 3, 6, 9] {
        let part = look(&server, &format!("limit=3&offset={offset}")).await;
        assert_eq!(part["total"], 7);
        parts.extend(part["list"].as_array().unwrap().clone());
    }
    assert_eq!(whole["list"], json!(parts));
    let times: Vec<_> = parts.iter().map(|row| row["createdAt"].as_str().unwrap().to_owned()).collect();
    assert!(times.is_sorted_by(|newer, older| newer > older));
    assert_eq!(look(&server, "limit=1000&offset=18446744073709551615").await["list"], json!([]));
}

#[tokio::test]
async fn what_is_asked_wrongly_is_named() {
    let server = Server::start().await;
    for (query, parameter) in [
        ("fromDate=yesterday", "fromDate"),
        ("fromDate=2021-06-01", "fromDate"),
        ("toDate=1633074747", "toDate"),
        ("fromDate=2026-01-02T00:00:00Z&toDate=2026-01-01T00:00:00Z", "toDate"),
        ("mpinId=123", "mpinId"),
        ("offset=-1", "offset"),
        ("offset=x", "offset"),
        ("limit=0", "limit"),
        ("limit=1001", "limit"),
        ("limit=ten", "limit"),
        ("userId=a%0Ab", "userId"),
    ] {
        server.get_as(&Credentials::client(), &path(&server, query)).await.blames(parameter);
    }
    for (family, parameter) in [("projects", "projectId"), ("customers", "customerId")] {
        server.get_as(&Credentials::client(), &format!("/api/v1/{family}/1/audit")).await.blames(parameter);
    }
}

#[tokio::test]
async fn another_projects_log_is_not_shown() {
    let server = Server::start().await;
    let another = ProjectId::new(uuid::Uuid::from_u128(1));
    let strange = Event::new(Kind::SessionOpened, another, &Default::default()).to(&user(USER));
    record(&server, vec![strange]).await;
    assert_eq!(look(&server, "").await["total"], 0);
    assert_eq!(look(&server, "userId=erika%40example.com").await["total"], 0);
    let path = format!("/api/v1/projects/{another}/audit");
    server.get_as(&Credentials::client(), &path).await.refused(Code::Forbidden);
}
