use serde_json::Value;
use trust_service::service_accounts::{self, NewToken, Permission, ServiceAccount};
use wire::ClientId;

use super::{Answer, CLIENT, SECRET, Server};

/// How a back end shows who it is.
#[derive(Clone)]
pub enum Credentials {
    None,
    Basic(String, String),
    Bearer(String),
}

impl Credentials {
    pub fn client() -> Credentials {
        Credentials::Basic(CLIENT.to_owned(), SECRET.to_owned())
    }

    /// Of a new service account.
    pub async fn account(server: &Server, permissions: &[Permission]) -> Credentials {
        let (account, token) = new_account(server, permissions);
        let hash = token.hash.clone();
        let insert = server.node.store().write(move |tx| service_accounts::insert(tx, &account, &hash));
        insert.await.unwrap();
        Credentials::Bearer(token.token.to_string())
    }
}

pub fn new_account(server: &Server, permissions: &[Permission]) -> (ServiceAccount, NewToken) {
    let account = ServiceAccount {
        id: ClientId::parse(&uuid::Uuid::new_v4().to_string()).unwrap(),
        project: server.project,
        name: "Payroll".to_owned(),
        permissions: permissions.to_vec(),
        active: true,
        created: trust_service::clock::Clock::now(server.clock.as_ref()),
        expires: None,
        last_used: None,
    };
    (account, NewToken::generate().unwrap())
}

impl Server {
    pub async fn get_as(&self, who: &Credentials, path: &str) -> Answer {
        self.send_as(who, self.http.get(format!("{}{path}", self.url))).await
    }

    pub async fn post_as(&self, who: &Credentials, path: &str, body: &Value) -> Answer {
        self.send_as(who, self.http.post(format!("{}{path}", self.url)).body(body.to_string())).await
    }

    pub async fn send_as(&self, who: &Credentials, request: reqwest::RequestBuilder) -> Answer {
        let request = match who {
            Credentials::None => request,
            Credentials::Basic(client, secret) => request.basic_auth(client, Some(secret)),
            Credentials::Bearer(token) => request.bearer_auth(token),
        };
        Answer::read(request.send().await.unwrap()).await
    }
}
