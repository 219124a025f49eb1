//! Links: what a person clicks or pastes. Opening one never does anything by itself.

use url::Url;

use crate::{AccessId, ActivationToken, ProjectId, ServiceUrl, UserId, VerificationCode};

/// The scheme that the operating system hands to the app.
const SCHEME: &str = "countersign";
/// The end of a verification URL's path (section D).
const CONFIRMATION: &str = "/verification/confirmation";

/// What a link is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Link {
    /// Enrolling this device.
    Enrol(EnrolLink),
    /// A session opened elsewhere.
    Session(SessionLink),
}

/// Whom an enrolment link names, and what proves it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EnrolLink {
    /// A verification URL: its code is exchanged for an activation token.
    Verification {
        /// The service that made it.
        service: ServiceUrl,
        /// Whom it enrols.
        user: UserId,
        /// The code.
        code: VerificationCode,
    },
    /// An activation token.
    Activation {
        /// The service that made it.
        service: ServiceUrl,
        /// The project that it belongs to, if the link says.
        project: Option<ProjectId>,
        /// Whom it enrols.
        user: UserId,
        /// The token.
        token: ActivationToken,
    },
}

/// A session and the service that the link names for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionLink {
    /// The service. The vendor's links name a page of theirs here; then it need not be where the session lives.
    pub service: ServiceUrl,
    /// The session.
    pub access_id: AccessId,
}

/// Text that is not a link of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// Not a URL.
    #[error("not a link")]
    Form,
    /// A URL, but neither an enrolment nor a session.
    #[error("a link to something else")]
    Unknown,
    /// Reaches a service without protection.
    #[error("a link to an unprotected service")]
    Unprotected,
    /// A part is missing or malformed.
    #[error("the link's {0} is missing or malformed")]
    Part(&'static str),
}

impl Link {
    /// Longest link that is looked at, in bytes.
    pub const MAXIMUM: usize = 8192;

    /// Reads `countersign://enrol?…`, `countersign://session?…#…`, a verification URL, or a session's https URL.
    pub fn parse(text: &str) -> Result<Link, LinkError> {
        let text = text.trim();
        if text.len() > Self::MAXIMUM {
            return Err(LinkError::Form);
        }
        let url = Url::parse(text).map_err(|_| LinkError::Form)?;
        match url.scheme() {
            SCHEME => match url.host_str() {
                Some("enrol") => enrol(&url).map(Link::Enrol),
                Some("session") => own_session(&url).map(Link::Session),
                _ => Err(LinkError::Unknown),
            },
            "http" | "https" if url.path().ends_with(CONFIRMATION) => verification(&url).map(Link::Enrol),
            "http" | "https" => web_session(&url).map(Link::Session),
            _ => Err(LinkError::Unknown),
        }
    }
}

impl EnrolLink {
    /// The service that the link leads to.
    pub fn service(&self) -> &ServiceUrl {
        match self {
            EnrolLink::Verification { service, .. } | EnrolLink::Activation { service, .. } => service,
        }
    }

    /// Whom the link enrols.
    pub fn user(&self) -> &UserId {
        match self {
            EnrolLink::Verification { user, .. } | EnrolLink::Activation { user, .. } => user,
        }
    }

    /// The link that hands a verification URL to the app.
    pub fn open_verification(verification_url: &str) -> String {
        with_query("enrol", &[("url", verification_url)])
    }

    /// The link that hands an activation token to the app.
    pub fn open_activation(
        service: &ServiceUrl,
        project: ProjectId,
        user: &UserId,
        token: &ActivationToken,
    ) -> String {
        let project = project.to_string();
        let parts = [
            ("service", service.as_str()),
            ("project", &project),
            ("user", user.as_str()),
            ("token", token.as_str()),
        ];
        with_query("enrol", &parts)
    }
}

impl SessionLink {
    /// The link that hands this session to the app.
    pub fn open(&self) -> String {
        format!("{}#{}", with_query("session", &[("service", self.service.as_str())]), self.access_id)
    }
}

fn with_query(host: &str, pairs: &[(&str, &str)]) -> String {
    let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    format!("{SCHEME}://{host}?{query}")
}

fn enrol(url: &Url) -> Result<EnrolLink, LinkError> {
    if let Some(inner) = parameter(url, "url") {
        let inner = Url::parse(&inner).map_err(|_| LinkError::Part("url"))?;
        if !inner.path().ends_with(CONFIRMATION) {
            return Err(LinkError::Part("url"));
        }
        return verification(&inner);
    }
    let required = |name| parameter(url, name).ok_or(LinkError::Part(name));
    Ok(EnrolLink::Activation {
        service: service(&required("service")?)?,
        project: match parameter(url, "project") {
            Some(project) => Some(ProjectId::parse(&project).map_err(|_| LinkError::Part("project"))?),
            None => None,
        },
        user: UserId::parse(&required("user")?).map_err(|_| LinkError::Part("user"))?,
        token: ActivationToken::parse(&required("token")?).map_err(|_| LinkError::Part("token"))?,
    })
}

fn verification(url: &Url) -> Result<EnrolLink, LinkError> {
    let part = |name| parameter(url, name).ok_or(LinkError::Part(name));
    let mut base = url.clone();
    base.set_query(None);
    base.set_fragment(None);
    base.set_path(url.path().strip_suffix(CONFIRMATION).unwrap_or_default());
    Ok(EnrolLink::Verification {
        service: ServiceUrl::from_url(&base).map_err(|_| LinkError::Unprotected)?,
        user: UserId::parse(&part("user_id")?).map_err(|_| LinkError::Part("user_id"))?,
        code: VerificationCode::parse(&part("code")?).map_err(|_| LinkError::Part("code"))?,
    })
}

fn own_session(url: &Url) -> Result<SessionLink, LinkError> {
    let named = parameter(url, "service").ok_or(LinkError::Part("service"))?;
    Ok(SessionLink { service: service(&named)?, access_id: access_id(url)? })
}

fn web_session(url: &Url) -> Result<SessionLink, LinkError> {
    let access_id = access_id(url).map_err(|_| LinkError::Unknown)?;
    let mut origin = url.clone();
    origin.set_path("");
    origin.set_query(None);
    origin.set_fragment(None);
    Ok(SessionLink { service: ServiceUrl::from_url(&origin).map_err(|_| LinkError::Unprotected)?, access_id })
}

fn service(text: &str) -> Result<ServiceUrl, LinkError> {
    let url = Url::parse(text).map_err(|_| LinkError::Part("service"))?;
    ServiceUrl::from_url(&url).map_err(|error| match error {
        crate::ServiceUrlError::Scheme => LinkError::Unprotected,
        _ => LinkError::Part("service"),
    })
}

fn access_id(url: &Url) -> Result<AccessId, LinkError> {
    url.fragment().and_then(|id| AccessId::parse(id).ok()).ok_or(LinkError::Part("session"))
}

fn parameter(url: &Url, name: &str) -> Option<String> {
    url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const URL: &str = "https://trust.example.com/verification/confirmation";

    #[test]
    fn a_verification_url_is_read_in_any_order() {
        for query in ["user_id=a%2Bb%40example.com&code=c1", "code=c1&stage=auth&user_id=a%2Bb%40example.com"]
        {
            let direct = Link::parse(&format!("{URL}?{query}")).expect("a link");
            let handed =
                Link::parse(&EnrolLink::open_verification(&format!("{URL}?{query}"))).expect("a link");
            assert_eq!(direct, handed);
            let Link::Enrol(link) = direct else { panic!("not an enrolment") };
            assert_eq!(link.service().as_str(), "https://trust.example.com");
            assert_eq!(link.user().as_str(), "a+b@example.com");
        }
    }

    #[test]
    fn a_session_is_what_stands_after_the_hash() {
        for text in ["https://mcl.mpin.io/mobile-login/#abc", "https://mcl.mpin.io#abc"] {
            let Ok(Link::Session(link)) = Link::parse(text) else { panic!("not a session: {text}") };
            assert_eq!((link.service.as_str(), link.access_id.as_str()), ("https://mcl.mpin.io", "abc"));
            assert_eq!(Link::parse(&link.open()), Ok(Link::Session(link)));
        }
    }

    #[test]
    fn what_is_not_ours_is_named() {
        for (text, error) in [
            ("hello", LinkError::Form),
            ("https://example.com/", LinkError::Unknown),
            ("mailto:a@example.com", LinkError::Unknown),
            ("countersign://sign", LinkError::Unknown),
            ("countersign://session?service=https%3A%2F%2Fexample.com", LinkError::Part("session")),
            ("countersign://session?service=http%3A%2F%2Fexample.com#a", LinkError::Unprotected),
            ("countersign://enrol?service=https%3A%2F%2Fexample.com&user=u", LinkError::Part("token")),
            ("countersign://enrol?url=https%3A%2F%2Fexample.com%2F", LinkError::Part("url")),
            ("http://example.com/verification/confirmation?user_id=u&code=c", LinkError::Unprotected),
            ("https://example.com/verification/confirmation?user_id=u", LinkError::Part("code")),
        ] {
            assert_eq!(Link::parse(text), Err(error), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,200}", tail in "\\PC{0,60}") {
            let _ = Link::parse(&text);
            let _ = Link::parse(&format!("countersign://enrol?{tail}"));
            let _ = Link::parse(&format!("countersign://session?{tail}"));
            let _ = Link::parse(&format!("{URL}?{tail}"));
        }

        #[test]
        fn any_user_and_code_survive(user in "[!-~][ -~]{0,60}[!-~]", code in "[!-~]{1,60}") {
            let query = url::form_urlencoded::Serializer::new(String::new())
                .append_pair("user_id", &user).append_pair("code", &code).finish();
            let link = Link::parse(&EnrolLink::open_verification(&format!("{URL}?{query}"))).expect("a link");
            let service = ServiceUrl::parse("https://trust.example.com").expect("an address");
            let user = UserId::parse(&user).expect("a user");
            let code = VerificationCode::parse(&code).expect("a code");
            prop_assert_eq!(link, Link::Enrol(EnrolLink::Verification { service, user, code }));
        }

        #[test]
        fn any_activation_survives(user in "[!-~][ -~]{0,60}[!-~]", token in "[!-~]{1,60}") {
            let service = ServiceUrl::parse("https://trust.example.com").expect("an address");
            let project = ProjectId::new(uuid::Uuid::nil());
            let user = UserId::parse(&user).expect("a user");
            let token = ActivationToken::parse(&token).expect("a token");
            let link = EnrolLink::open_activation(&service, project, &user, &token);
            let expected = EnrolLink::Activation { service, project: Some(project), user, token };
            prop_assert_eq!(Link::parse(&link).expect("a link"), Link::Enrol(expected));
        }
    }
}
