//! Projects: found by the host of their address.

use trust_service::projects;
use wire::Code;

use crate::support::*;

#[tokio::test]
async fn a_host_that_no_project_has_is_answered_by_none() {
    let server = Server::start().await;
    let path = "/.well-known/project-configuration";
    let asked = |host: String| server.http.get(format!("{}{path}", server.url)).header("host", host).send();
    let port = server.url.rsplit(':').next().unwrap();
    for here in ["127.0.0.1", "localhost", "[::1]"] {
        Answer::read(asked(format!("{here}:{port}")).await.unwrap()).await.ok();
    }
    let answer = Answer::read(asked(format!("attacker.example:{port}")).await.unwrap()).await;
    answer.refused(Code::MisdirectedRequest);
}

#[tokio::test]
async fn what_is_changed_about_a_project_is_taken_up() {
    let server = Server::start().await;
    let id = server.project;
    let rename = server.node.store().write(move |tx| {
        let mut project = projects::project(tx, id)?.unwrap();
        project.name = "Larkspur Travel".to_owned();
        projects::update_project(tx, &project)
    });
    assert!(rename.await.unwrap());
    server.hosts.refresh().await.unwrap();
    let answer = server.get("/.well-known/project-configuration").await.ok();
    assert_eq!(answer["countersign"]["name"], "Larkspur Travel");
}
