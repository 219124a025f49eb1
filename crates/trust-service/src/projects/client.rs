//! Applications of a project: its OAuth clients (section 0 of the protocol sheet).

use url::{Host, Url};
use wire::{AskedClaim, ClientId, LogoClaims, ProjectId};

use super::Project;

/// An application. All of ours are confidential: each has a secret, of which only the hash is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// Its id.
    pub id: ClientId,
    /// Its project.
    pub project: ProjectId,
    /// What people call it; empty if nobody said.
    pub name: String,
    /// Where browsers may be sent after a sign-in.
    pub redirect_uris: Vec<Url>,
    /// The logo that the service vouches for, if not the project's.
    pub logo: Option<LogoClaims>,
    /// Whether it must use PKCE. The vendor's integrations do not, so it is asked for only where an administrator says so.
    pub strict: bool,
    /// What it asks for of its users, in the order in which they read it; nothing if it takes what the platform's clients take.
    pub claims: Vec<AskedClaim>,
    /// Whether it asks for that at every sign-in, and not just until it is given.
    pub asks_always: bool,
}

/// A client that has shown its secret, or a service account that has shown its token.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The client, or the service account: what the audit log calls the application.
    pub client: ClientId,
    /// Its project.
    pub project: ProjectId,
}

impl Client {
    /// A client of which nothing more is known.
    pub fn new(id: ClientId, project: ProjectId) -> Self {
        Client {
            id,
            project,
            name: String::new(),
            redirect_uris: Vec::new(),
            logo: None,
            strict: false,
            claims: Vec::new(),
            asks_always: false,
        }
    }

    /// The one host that its registered addresses are at.
    pub fn domain(&self) -> Option<String> {
        let mut hosts = self.redirect_uris.iter().map(|url| url.host_str());
        let first = hosts.next()??;
        hosts.all(|host| host == Some(first)).then(|| first.to_owned())
    }

    /// The address, if a browser may be sent there: one that is registered, letter by letter. On this machine's own
    /// addresses the port may be another, for programs take whichever is free (RFC 8252, section 7.3).
    pub fn redirect(&self, project: &Project, text: &str) -> Option<Url> {
        let asked = Url::parse(text).ok().filter(is_redirect)?;
        let listed = self.redirect_uris.iter().any(|listed| is_same(listed, &asked, text));
        (listed || project.allows_redirect(&asked)).then_some(asked)
    }
}

/// Whether a browser can be sent there with an answer, if its application asks for that.
pub fn is_redirect(url: &Url) -> bool {
    url.fragment().is_none() && matches!(url.scheme(), "http" | "https") && url.has_host()
}

/// The parser fills in the path of an address that ends with its host; nothing else may differ.
fn is_same(listed: &Url, asked: &Url, text: &str) -> bool {
    let spelt_alike = |text: &str| text == listed.as_str() || format!("{text}/") == listed.as_str();
    if spelt_alike(text) {
        return true;
    }
    let own = |url: &Url| {
        url.scheme() == "http"
            && match url.host() {
                Some(Host::Ipv4(address)) => address.is_loopback(),
                Some(Host::Ipv6(address)) => address.is_loopback(),
                _ => false,
            }
    };
    let mut moved = asked.clone();
    own(listed)
        && asked.as_str() == text
        && own(asked)
        && moved.set_port(listed.port()).is_ok()
        && moved == *listed
}

#[cfg(test)]
mod tests {
    use super::super::{NumberMatching, VerificationMethod};
    use super::*;

    fn project(allows_loopback: bool) -> Project {
        Project {
            id: ProjectId::new(uuid::Uuid::nil()),
            name: String::new(),
            url: String::new(),
            pin_length: 4,
            verification_method: VerificationMethod::Custom,
            allows_loopback,
            origins: Vec::new(),
            logo_url: None,
            logo: None,
            quick_codes: false,
            limits_quick_codes: false,
            number_matching: NumberMatching::Offered,
        }
    }

    #[test]
    fn a_domain_is_one_that_all_addresses_share() {
        let id = ClientId::parse("client").expect("an id");
        let at = |addresses: &[&str]| {
            let redirect_uris = addresses.iter().map(|text| Url::parse(text).expect("an address")).collect();
            Client { redirect_uris, ..Client::new(id.clone(), ProjectId::new(uuid::Uuid::nil())) }.domain()
        };
        assert_eq!(at(&[]), None);
        assert_eq!(at(&["https://a.example/cb", "https://a.example/x"]).as_deref(), Some("a.example"));
        assert_eq!(at(&["https://a.example/cb", "https://b.example/cb"]), None);
    }

    #[test]
    fn redirects_are_compared_letter_by_letter() {
        let listed = ["https://rp.example.com/cb?x=1", "https://rp.example.com", "http://127.0.0.1/cb"];
        let redirect_uris = listed.map(|text| Url::parse(text).expect("an address")).to_vec();
        let id = ClientId::parse("client").expect("an id");
        let client = Client { redirect_uris, ..Client::new(id, ProjectId::new(uuid::Uuid::nil())) };
        for (text, allowed) in [
            ("https://rp.example.com/cb?x=1", true),
            ("https://rp.example.com", true),
            ("https://rp.example.com/", true),
            ("http://127.0.0.1:4711/cb", true),
            ("http://127.0.0.1/cb", true),
            ("https://rp.example.com/cb", false),
            ("https://rp.example.com/cb?x=1&y=2", false),
            ("https://rp.example.com/a/../cb?x=1", false),
            ("https://RP.example.com/cb?x=1", false),
            ("https://rp.example.com:443/cb?x=1", false),
            ("https://rp.example.com/#f", false),
            ("https://user@rp.example.com/", false),
            ("http://127.0.0.1:4711/other", false),
            ("https://127.0.0.1:4711/cb", false),
            ("http://localhost:4711/cb", false),
            ("http://127.0.0.2/cb", false),
            ("//rp.example.com/", false),
            ("javascript:alert(1)", false),
        ] {
            assert_eq!(client.redirect(&project(false), text).is_some(), allowed, "{text}");
        }
        for (text, allowed) in [
            ("http://localhost:3000/anything?x=1", true),
            ("http://[::1]:8080/cb", true),
            ("http://localhost:3000/#f", false),
            ("http://localhost.example.com/", false),
        ] {
            assert_eq!(client.redirect(&project(true), text).is_some(), allowed, "{text}");
        }
    }
}
