use std::collections::BTreeMap;
use std::sync::Mutex;

use reqwest::header::{COOKIE, LOCATION, SET_COOKIE};
use url::Url;

use super::{Answer, Api, Device};

/// A browser: it keeps cookies, and goes nowhere by itself.
pub struct Browser {
    http: reqwest::Client,
    base: String,
    cookies: Mutex<BTreeMap<String, String>>,
    pub language: &'static str,
}

/// A sign-in that its page waits for.
#[derive(Clone, Debug)]
pub struct Waiting {
    pub html: String,
    pub request: String,
    pub access_id: String,
}

impl Browser {
    pub fn new(server: &Api) -> Browser {
        let none = reqwest::redirect::Policy::none();
        let http = reqwest::Client::builder().no_proxy().redirect(none).build().unwrap();
        Browser { http, base: server.url.clone(), cookies: Mutex::default(), language: "en" }
    }

    pub async fn get(&self, address: &str) -> Answer {
        self.send(self.http.get(self.absolute(address))).await
    }

    pub async fn post(&self, address: &str, form: &[(&str, &str)]) -> Answer {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let request = self.http.post(self.absolute(address)).body(body);
        self.send(request.header("Content-Type", "application/x-www-form-urlencoded")).await
    }

    pub fn cookie_names(&self) -> Vec<String> {
        self.cookies.lock().unwrap().keys().cloned().collect()
    }

    pub fn forget(&self, name: &str) {
        self.cookies.lock().unwrap().remove(name);
    }

    /// Begins a sign-in that shows its page.
    pub async fn begin(&self, query: &[(&str, &str)]) -> Waiting {
        self.get(&authorize(query)).await.waiting()
    }

    /// Where the page leads once its session has ended.
    pub async fn proceed(&self, waiting: &Waiting) -> Url {
        self.get(&format!("/authorize/wait?request={}", waiting.request)).await.leads_to()
    }

    /// A whole sign-in; answers where the browser ends.
    pub async fn sign_in(&self, server: &Api, device: &Device, pin: &str, query: &[(&str, &str)]) -> Url {
        let waiting = self.begin(query).await;
        device.authenticate(server, pin, "oidc", Some(&waiting.access_id)).await.ok();
        self.proceed(&waiting).await
    }

    fn absolute(&self, address: &str) -> String {
        if address.starts_with('/') { format!("{}{address}", self.base) } else { address.to_owned() }
    }

    async fn send(&self, request: reqwest::RequestBuilder) -> Answer {
        let pairs: Vec<_> =
            self.cookies.lock().unwrap().iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = request.header("Accept-Language", self.language).header(COOKIE, pairs.join("; "));
        let answer = Answer::read(request.send().await.unwrap()).await;
        for cookie in answer.headers.get_all(SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
        }
        answer
    }
}

/// The address that begins a sign-in.
pub fn authorize(query: &[(&str, &str)]) -> String {
    let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(query).finish();
    format!("/authorize?{query}")
}

/// A member of an address's query.
pub fn part(url: &Url, name: &str) -> Option<String> {
    url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

impl Answer {
    /// The sign-in that this page waits for.
    #[track_caller]
    pub fn waiting(&self) -> Waiting {
        assert_eq!(self.status, 200, "{:?} {}", self.headers.get(LOCATION), self.text);
        let between = |before: &str, after: char| {
            let rest = self.text.split(before).nth(1).unwrap_or_else(|| panic!("{before}: {}", self.text));
            rest.split(after).next().unwrap().to_owned()
        };
        Waiting {
            request: between("data-request=\"", '"'),
            access_id: between("/session/#", '"'),
            html: self.text.clone(),
        }
    }

    /// Where it sends the browser.
    #[track_caller]
    pub fn leads_to(&self) -> Url {
        assert_eq!(self.status, 303, "{}", self.text);
        let address = self.headers[LOCATION].to_str().unwrap();
        Url::parse(address).unwrap_or_else(|_| panic!("no address: {address}"))
    }

    /// Checks that it is OAuth's own refusal.
    #[track_caller]
    pub fn fails(&self, error: &str) {
        let expected = if matches!(error, "invalid_client" | "invalid_token") { 401 } else { 400 };
        assert_eq!((self.status, self.json()["error"].as_str()), (expected, Some(error)), "{}", self.text);
        assert_eq!(self.headers["cache-control"], "no-store");
        assert_eq!(self.headers.contains_key("www-authenticate"), expected == 401);
    }
}
