//! Service accounts: what they may do and for how long.

use serde_json::json;
use trust_service::clock::Clock;
use trust_service::service_accounts::{self, Permission, ServiceAccount};
use wire::{Code, ProjectId};

use crate::support::*;

/// Each permission with an endpoint that needs it, and what wrong credentials are called there.
async fn try_all(server: &Server, who: &Credentials) -> Vec<(Permission, Answer)> {
    let project = server.project;
    let id = "0".repeat(64);
    let data = format!("/api/v1/projects/{project}/identity-data");
    let nothing = json!({ "userId": USER, "data": [] }).to_string();
    let verification = json!({ "userId": USER, "delivery": "no", "projectId": project });
    vec![
        (Permission::Activate, server.post_as(who, "/activate/initiate", &json!({ "userId": USER })).await),
        (Permission::Verify, server.post_as(who, "/verification", &verification).await),
        (Permission::ReadAudit, server.get_as(who, &format!("/api/v1/projects/{project}/audit")).await),
        (
            Permission::ReadIdentities,
            server.get_as(who, &format!("/api/v1/projects/{project}/mpinids")).await,
        ),
        (
            Permission::RevokeIdentities,
            server
                .post_as(who, &format!("/api/v1/projects/{project}/mpinids/{id}/revocation"), &json!({}))
                .await,
        ),
        (Permission::ReadIdentityData, server.get_as(who, &format!("{data}?userId={USER}")).await),
        (
            Permission::WriteIdentityData,
            server.send_as(who, server.http.put(format!("{}{data}", server.url)).body(nothing)).await,
        ),
        (Permission::VerifySignatures, server.post_as(who, "/dvs/verify", &json!({})).await),
    ]
}

/// Whether the credentials were let in: what is said of the rest of the request.
fn let_in(permission: Permission, answer: &Answer) -> bool {
    match permission {
        Permission::RevokeIdentities => answer.code() == Some(Code::UnknownMpinId),
        Permission::VerifySignatures => answer.code() == Some(Code::InvalidRequestParameters),
        _ => answer.status == 200,
    }
}

async fn change(server: &Server, account: &ServiceAccount) {
    let account = account.clone();
    assert!(server.node.store().write(move |tx| service_accounts::update(tx, &account)).await.unwrap());
}

#[tokio::test]
async fn an_account_may_do_what_it_was_permitted_and_nothing_else() {
    use strum::IntoEnumIterator;
    let server = Server::start().await;
    for granted in Permission::iter() {
        let who = Credentials::account(&server, &[granted]).await;
        let tried = try_all(&server, &who).await;
        assert_eq!(tried.len(), Permission::iter().count());
        for (permission, answer) in tried {
            if permission == granted {
                assert!(let_in(permission, &answer), "{permission:?}: {answer:?}");
            } else {
                answer.refused(Code::Forbidden);
            }
        }
    }
    for (permission, answer) in try_all(&server, &Credentials::client()).await {
        match permission.is_for_clients() {
            true => assert!(let_in(permission, &answer), "{permission:?}: {answer:?}"),
            false => drop(answer.refused(Code::Forbidden)),
        }
    }
}

#[tokio::test]
async fn an_account_that_is_inactive_over_elsewhere_or_gone_is_not_let_in() {
    let server = Server::start().await;
    let (account, token) = new_account(&server, &[Permission::Activate]);
    let (kept, hash) = (account.clone(), token.hash.clone());
    server.node.store().write(move |tx| service_accounts::insert(tx, &kept, &hash)).await.unwrap();
    let who = Credentials::Bearer(token.token.to_string());
    let ask = async || server.post_as(&who, "/activate/initiate", &json!({ "userId": USER })).await;
    ask().await.ok();
    change(&server, &ServiceAccount { active: false, ..account.clone() }).await;
    ask().await.refused(Code::UnauthorizedRequest);
    let soon = server.clock.now().after(std::time::Duration::from_secs(60));
    change(&server, &ServiceAccount { expires: Some(soon), ..account.clone() }).await;
    server.pass(59);
    ask().await.ok();
    server.pass(1);
    ask().await.refused(Code::UnauthorizedRequest);
    change(&server, &account).await;
    ask().await.ok();
    let id = account.id.clone();
    server.node.store().write(move |tx| service_accounts::replace_token(tx, &id, &[0; 32])).await.unwrap();
    ask().await.refused(Code::UnauthorizedRequest);
    let (id, hash) = (account.id.clone(), token.hash.clone());
    server.node.store().write(move |tx| service_accounts::replace_token(tx, &id, &hash)).await.unwrap();
    ask().await.ok();
    let id = account.id.clone();
    assert!(server.node.store().write(move |tx| service_accounts::delete(tx, &id)).await.unwrap());
    ask().await.refused(Code::UnauthorizedRequest);
}

#[tokio::test]
async fn an_account_of_another_project_is_a_stranger() {
    let server = Server::start().await;
    let (mut account, token) = new_account(&server, &[Permission::ReadAudit]);
    account.project = ProjectId::new(uuid::Uuid::from_u128(1));
    let project = trust_service::projects::Project {
        id: account.project,
        url: "https://b.example".to_owned(),
        ..server_project()
    };
    let (now, hash) = (server.clock.now(), token.hash.clone());
    let insert = server.node.store().write(move |tx| {
        trust_service::projects::insert_project(tx, &project, now)?;
        service_accounts::insert(tx, &account, &hash)
    });
    insert.await.unwrap();
    let who = Credentials::Bearer(token.token.to_string());
    let path = format!("/api/v1/projects/{}/audit", server.project);
    server.get_as(&who, &path).await.refused(Code::Unauthorized);
}

fn server_project() -> trust_service::projects::Project {
    project(trust_service::projects::VerificationMethod::Custom)
}

#[tokio::test]
async fn the_last_use_is_known_to_the_hour() {
    let server = Server::start().await;
    let who = Credentials::account(&server, &[Permission::Activate]).await;
    let project = server.project;
    let last = async || {
        let accounts = server.node.store().read(move |tx| service_accounts::list(tx, project)).await.unwrap();
        accounts[0].last_used
    };
    let ask = async || server.post_as(&who, "/activate/initiate", &json!({ "userId": USER })).await.ok();
    assert_eq!(last().await, None);
    ask().await;
    let first = last().await;
    assert_eq!(first, Some(server.clock.now()));
    server.pass(3599);
    ask().await;
    assert_eq!(last().await, first);
    server.pass(1);
    ask().await;
    assert_eq!(last().await, Some(server.clock.now()));
}

#[tokio::test]
async fn a_token_is_kept_only_as_a_hash() {
    let server = Server::start().await;
    let Credentials::Bearer(token) = Credentials::account(&server, &[Permission::Activate]).await else {
        unreachable!()
    };
    assert!(token.starts_with("csa_") && token.len() == 47);
    for name in ["service.db", "service.db-wal"] {
        let bytes = std::fs::read(server.folder.path().join(name)).unwrap();
        assert!(!bytes.windows(43).any(|window| window == &token.as_bytes()[4..]), "{name}");
    }
}
