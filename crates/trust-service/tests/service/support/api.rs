use serde_json::{Value, json};
use wire::ProjectId;

use super::Answer;

/// A service as it is seen from outside.
pub struct Api {
    pub url: String,
    pub project: ProjectId,
    pub client: String,
    pub secret: String,
    pub http: reqwest::Client,
}

impl Api {
    pub fn new(url: String, project: ProjectId, client: &str, secret: &str) -> Api {
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        Api { url, project, client: client.to_owned(), secret: secret.to_owned(), http }
    }

    pub async fn post(&self, path: &str, body: &Value) -> Answer {
        let request = self.http.post(format!("{}{path}", self.url)).body(body.to_string());
        Answer::read(request.send().await.unwrap()).await
    }

    /// As the relying party.
    pub async fn call(&self, path: &str, body: &Value) -> Answer {
        self.call_as(&self.client, &self.secret, path, body).await
    }

    pub async fn call_as(&self, client: &str, secret: &str, path: &str, body: &Value) -> Answer {
        let request = self.http.post(format!("{}{path}", self.url)).basic_auth(client, Some(secret));
        Answer::read(request.body(body.to_string()).send().await.unwrap()).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        Answer::read(self.http.get(format!("{}{path}", self.url)).send().await.unwrap()).await
    }

    /// A verification URL's query, as a client sends it on.
    pub async fn verify(&self, user: &str) -> Value {
        let body = json!({ "userId": user, "delivery": "no", "clientId": self.client });
        confirmation(self.call("/verification", &body).await.ok()["verificationURL"].as_str().unwrap())
    }

    /// An activation token.
    pub async fn activate(&self, user: &str) -> String {
        let answer = self.call("/activate/initiate", &json!({ "userId": user })).await.ok();
        answer["actToken"].as_str().unwrap().to_owned()
    }
}

/// What a client makes of a verification URL.
pub fn confirmation(url: &str) -> Value {
    let url = url::Url::parse(url).unwrap();
    let part = |name| url.query_pairs().find(|(key, _)| key == name).unwrap().1.into_owned();
    json!({ "userId": part("user_id"), "code": part("code") })
}
