use serde::de::DeserializeOwned;
use serde_json::Value;
use wire::Code;

/// An answer, read to its end.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub text: String,
}

impl Answer {
    pub async fn read(response: reqwest::Response) -> Answer {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Answer { status, headers, text: response.text().await.unwrap() }
    }

    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {} {}", self.status, self.text))
    }

    /// What a success says.
    #[track_caller]
    pub fn ok(&self) -> Value {
        assert_eq!(self.status, 200, "{}", self.text);
        self.json()
    }

    /// The same, read as one of the messages.
    #[track_caller]
    pub fn message<T: DeserializeOwned>(&self) -> T {
        serde_json::from_value(self.ok()).unwrap()
    }

    /// Checks that it is this refusal, in the shape that every client reads.
    #[track_caller]
    pub fn refused(&self, code: Code) -> &Self {
        let body = self.json();
        assert_eq!((self.status, body["error"].as_str()), (code.status(), Some(code.as_str())), "{body}");
        assert_eq!(body["info"], code.info());
        for (key, value) in body["context"].as_object().into_iter().flatten() {
            assert!(value.is_string() && code.context_keys().contains(&key.as_str()), "{body}");
        }
        self
    }

    /// Checks that it blames this parameter.
    #[track_caller]
    pub fn blames(&self, parameter: &str) {
        self.refused(Code::InvalidRequestParameters);
        assert_eq!(self.json()["context"]["params"], parameter);
    }

    pub fn code(&self) -> Option<Code> {
        Code::parse(self.json()["error"].as_str()?)
    }
}
