use serde_json::json;
use wire::Code;

use super::{answer, told, with_project};
use crate::support::*;

#[test]
fn an_application_is_made_listed_changed_and_deleted() {
    let (folder, project) = with_project();
    let made = answer(
        folder.path(),
        &["client", "create", "--name", "Payroll", "--redirect-uri", "https://rp.example.com/cb", "--strict"],
    );
    let (id, secret) = (made["id"].as_str().unwrap(), made["secret"].as_str().unwrap());
    assert_eq!(secret.len(), 43);
    let mut expected = json!({
        "id": id, "projectId": project["id"], "name": "Payroll",
        "redirectUris": ["https://rp.example.com/cb"], "logoSha256": null, "strict": true, "secret": secret,
        "claims": [], "asksAlways": false,
    });
    assert_eq!(made, expected);
    expected.as_object_mut().unwrap().remove("secret");
    let listed = administer(folder.path(), &["client", "list", "--json"]);
    assert_eq!(listed.json(), json!({ "clients": [expected] }));
    assert!(!listed.output.contains(secret));
    let changed = answer(
        folder.path(),
        &[
            "client",
            "change",
            id,
            "--name",
            "Books",
            "--strict",
            "false",
            "--redirect-uri",
            "http://127.0.0.1/cb",
        ],
    );
    assert_eq!(
        (&changed["name"], &changed["strict"], &changed["redirectUris"]),
        (&json!("Books"), &json!(false), &json!(["http://127.0.0.1/cb"]))
    );
    assert_eq!(
        answer(folder.path(), &["client", "change", id, "--no-redirect-uris"])["redirectUris"],
        json!([])
    );
    assert_eq!(answer(folder.path(), &["client", "delete", id]), json!({ "deleted": id }));
    administer(folder.path(), &["client", "delete", id]).failed(3, id);
    assert_eq!(told(folder.path(), "client_created")[0]["name"], "Payroll");
    assert_eq!(told(folder.path(), "client_changed")[0]["name"], json!({ "from": "Payroll", "to": "Books" }));
    assert_eq!(told(folder.path(), "client_deleted").len(), 1);
    let log = std::fs::read(folder.path().join("service.db")).unwrap();
    assert!(!log.windows(secret.len()).any(|window| window == secret.as_bytes()));
}

#[tokio::test]
async fn another_secret_counts_at_once_and_is_shown_once() {
    let server = Server::start().await;
    let folder = server.folder.path();
    let made = answer(folder, &["client", "create", "--name", "Payroll"]);
    let (id, first) = (made["id"].as_str().unwrap(), made["secret"].as_str().unwrap());
    let ask = async |secret: &str| {
        server.call_as(id, secret, "/activate/initiate", &json!({ "userId": USER })).await
    };
    ask(first).await.ok();
    let said = administer(folder, &["client", "rotate-secret", id]);
    let line = said.text().lines().find(|line| line.starts_with("Secret")).unwrap().to_owned();
    let second = line.split_whitespace().nth(1).unwrap();
    assert_eq!((said.output.matches(second).count(), said.errors.as_str()), (1, ""));
    ask(first).await.refused(Code::UnauthorizedRequest);
    ask(second).await.ok();
    assert_eq!(told(folder, "client_secret_rotated"), [json!({ "id": id })]);
}
