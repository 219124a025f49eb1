use serde_json::json;
use wire::Code;

use super::{answer, told, with_project};
use crate::support::*;

#[test]
fn an_account_is_made_listed_changed_and_deleted() {
    let (folder, project) = with_project();
    let made = answer(
        folder.path(),
        &[
            "service-account",
            "create",
            "--name",
            "Payroll",
            "--permission",
            "audit:read",
            "--permission",
            "activation",
            "--permission",
            "audit:read",
            "--expires",
            "2099-01-01T00:00:00Z",
            "--inactive",
        ],
    );
    let (id, token) = (made["id"].as_str().unwrap(), made["token"].as_str().unwrap());
    let mut expected = json!({
        "id": id, "projectId": project["id"], "name": "Payroll", "permissions": ["activation", "audit:read"],
        "active": false, "createdAt": made["createdAt"], "expiresAt": "2099-01-01T00:00:00.000000Z",
        "lastUsedAt": null, "token": token,
    });
    assert_eq!(made, expected);
    expected.as_object_mut().unwrap().remove("token");
    let listed = administer(folder.path(), &["service-account", "list", "--json"]);
    assert_eq!(listed.json(), json!({ "serviceAccounts": [expected] }));
    let changed = answer(
        folder.path(),
        &[
            "service-account",
            "change",
            id,
            "--name",
            "Books",
            "--permission",
            "identities:read",
            "--active",
            "true",
            "--never-expires",
        ],
    );
    assert_eq!(changed["permissions"], json!(["identities:read"]));
    assert_eq!((&changed["active"], &changed["expiresAt"]), (&json!(true), &json!(null)));
    assert_eq!(answer(folder.path(), &["service-account", "delete", id]), json!({ "deleted": id }));
    administer(folder.path(), &["service-account", "delete", id]).failed(3, id);
    assert_eq!(told(folder.path(), "service_account_created")[0]["name"], "Payroll");
    assert_eq!(
        members(&told(folder.path(), "service_account_changed")[0]),
        ["active", "expiresAt", "id", "name", "permissions"]
    );
    assert_eq!(told(folder.path(), "service_account_deleted").len(), 1);
}

#[tokio::test]
async fn what_is_changed_counts_at_once() {
    let server = Server::start().await;
    let folder = server.folder.path();
    let made = answer(
        folder,
        &["service-account", "create", "--name", "Payroll", "--permission", "identities:read"],
    );
    let id = made["id"].as_str().unwrap();
    let path = format!("/api/v1/projects/{}/mpinids", server.project);
    let bearer = |token: &str| Credentials::Bearer(token.to_owned());
    let first = bearer(made["token"].as_str().unwrap());
    server.get_as(&first, &path).await.ok();
    answer(folder, &["service-account", "change", id, "--permission", "audit:read"]);
    server.get_as(&first, &path).await.refused(Code::Forbidden);
    answer(
        folder,
        &["service-account", "change", id, "--permission", "identities:read", "--active", "false"],
    );
    server.get_as(&first, &path).await.refused(Code::Unauthorized);
    answer(folder, &["service-account", "change", id, "--active", "true"]);
    let second = answer(folder, &["service-account", "rotate", id]);
    server.get_as(&first, &path).await.refused(Code::Unauthorized);
    server.get_as(&bearer(second["token"].as_str().unwrap()), &path).await.ok();
    assert_eq!(told(folder, "service_account_token_rotated"), [json!({ "id": id })]);
}
