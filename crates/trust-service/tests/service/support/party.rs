use serde_json::Value;
use url::Url;

use super::browser::part;
use super::{Answer, Api, CLIENT, SECRET};

/// Where the test's client lives. In a project that allows it, every address of this machine is a client's.
pub const REDIRECT: &str = "http://127.0.0.1:4711/cb";
/// RFC 7636, appendix B.
pub const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
pub const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/// An authorization request with these parameters instead of, or besides, the usual.
pub fn query<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let usual = [
        ("client_id", CLIENT),
        ("redirect_uri", REDIRECT),
        ("response_type", "code"),
        ("scope", "openid email"),
        ("state", "xyz"),
        ("code_challenge", CHALLENGE),
        ("code_challenge_method", "S256"),
    ];
    let kept = usual.into_iter().filter(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    kept.chain(changes.iter().copied()).filter(|(_, value)| !value.is_empty()).collect()
}

impl Api {
    /// A form with the client's credentials in the header.
    pub async fn form(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        self.form_as(CLIENT, SECRET, path, form).await
    }

    pub async fn form_as(&self, client: &str, secret: &str, path: &str, form: &[(&str, &str)]) -> Answer {
        let request = self.http.post(format!("{}{path}", self.url)).basic_auth(client, Some(secret));
        Answer::read(request.form_of(form).send().await.unwrap()).await
    }

    pub async fn plain_form(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        let request = self.http.post(format!("{}{path}", self.url));
        Answer::read(request.form_of(form).send().await.unwrap()).await
    }

    /// Redeems the code of an answer.
    pub async fn redeem_code(&self, code: &str) -> Answer {
        let form = [
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", REDIRECT),
            ("code_verifier", VERIFIER),
        ];
        self.form("/oidc/token", &form).await
    }

    pub async fn refresh(&self, token: &str) -> Answer {
        self.form("/oidc/token", &[("grant_type", "refresh_token"), ("refresh_token", token)]).await
    }

    pub async fn userinfo(&self, token: &str) -> Answer {
        let request = self.http.get(format!("{}/oidc/userinfo", self.url)).bearer_auth(token);
        Answer::read(request.send().await.unwrap()).await
    }

    pub async fn is_active(&self, token: &str) -> bool {
        let answer = self.form("/oidc/introspect", &[("token", token)]).await.ok();
        let active = answer["active"].as_bool().unwrap();
        assert!(active || answer.as_object().unwrap().len() == 1, "{answer}");
        active
    }
}

/// The code of the address that a browser was sent to.
#[track_caller]
pub fn code(url: &Url) -> String {
    assert_eq!(url.origin(), Url::parse(REDIRECT).unwrap().origin(), "{url}");
    part(url, "code").unwrap_or_else(|| panic!("no code: {url}"))
}

/// The claims of a token, unchecked.
pub fn claims(token: &str) -> Value {
    use base64::Engine;
    let part = token.split('.').nth(1).unwrap();
    serde_json::from_slice(&base64::prelude::BASE64_URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

trait FormOf {
    fn form_of(self, form: &[(&str, &str)]) -> reqwest::RequestBuilder;
}

impl FormOf for reqwest::RequestBuilder {
    fn form_of(self, form: &[(&str, &str)]) -> reqwest::RequestBuilder {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        self.header("Content-Type", "application/x-www-form-urlencoded").body(body)
    }
}
