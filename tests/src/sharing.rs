//! An application that asks for data, as any application does by OpenID Connect, and what it reads.

use std::process::Command;

use reqwest::StatusCode;
use serde_json::{Value, json};
use url::Url;
use wire::{ServiceUrl, SessionLink, SessionResponse};

use crate::process::ask;
use crate::program;
use crate::service::Service;
use crate::wait::eventually;

/// Where the application's codes go. Nobody listens there: who polls is told the address.
const REDIRECT: &str = "http://127.0.0.1:4711/cb";

/// A sign-in in which an application asks for data.
#[derive(Debug)]
pub struct SharingAsked {
    ticket: String,
    /// The link that brings it to the app.
    pub link: String,
    /// What the application shows.
    pub number: String,
}

impl Service {
    /// From now on the application has this name, and asks for a name and an address, and would like a telephone number.
    pub fn have_application_ask(&self, name: &str) {
        let mut change = Command::new(program("countersign-server"));
        change.args(["client", "change", self.client(), "--name", name]);
        change.args(["--requires", "name=Tickets carry it", "--requires", "email=Tickets are sent there"]);
        change.args(["--wishes", "phone_number=To reach you when a flight is late"]);
        change.arg("--data-dir").arg(self.store());
        ask(&mut change).expect("the application is changed");
    }

    /// From now on this is known of a user.
    pub fn know(&self, user: &str, data: &Value) {
        let file = self.store().join("known.json");
        std::fs::write(&file, data.to_string()).expect("a file");
        let mut know = Command::new(program("countersign-server"));
        know.args(["user", "data", user, "--set"]).arg(file).arg("--data-dir").arg(self.store());
        ask(&mut know).expect("it is known");
    }

    /// Has the application ask a user's devices to sign in and share what it asks for.
    pub async fn ask_to_share(&self, user: &str) -> SharingAsked {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("client_id", self.client()).append_pair("redirect_uri", REDIRECT);
        query.append_pair("response_type", "code").append_pair("scope", "openid profile email phone");
        let path = format!("/pushauth?{}", query.finish());
        let answer = eventually("a device that takes pushed requests", async || {
            let (status, answer) = self.post(&path, &json!({ "prerollId": user, "number": true })).await;
            (status == StatusCode::OK).then_some(answer)
        });
        let opened: SessionResponse = serde_json::from_value(answer.await).expect("a session");
        let service = ServiceUrl::parse(self.url()).expect("an address");
        let link = SessionLink { service, access_id: opened.access_id }.open();
        let number = opened.number.expect("a number").to_string();
        SharingAsked { ticket: opened.web_ott.into(), link, number }
    }

    /// Waits until the sign-in is completed; answers the application's access token.
    pub async fn token_of(&self, asked: &SharingAsked) -> String {
        let address = eventually("the sign-in to be completed", async || {
            let (_, answer) = self.post("/rps/v2/access", &json!({ "webOTT": asked.ticket })).await;
            answer["redirectURL"].as_str().filter(|address| !address.is_empty()).map(str::to_owned)
        });
        let address = Url::parse(&address.await).expect("an address");
        let code = address.query_pairs().find(|(name, _)| name == "code");
        let code = code.unwrap_or_else(|| panic!("no code: {address}")).1.into_owned();
        let form = [("grant_type", "authorization_code"), ("code", &code), ("redirect_uri", REDIRECT)];
        let (status, answer) = self.form("/oidc/token", &form).await;
        assert_eq!(status, StatusCode::OK, "{answer}");
        answer["access_token"].as_str().expect("a token").to_owned()
    }

    /// What the application reads with its token.
    pub async fn read_shared(&self, token: &str) -> (StatusCode, Value) {
        self.get_with("/oidc/userinfo", token).await
    }
}
