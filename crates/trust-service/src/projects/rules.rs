//! What a project allows.

use url::{Host, Url};
use wire::{LogoClaims, ProjectId};

/// A project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// Its id.
    pub id: ProjectId,
    /// What people call it.
    pub name: String,
    /// Where it is reached, without a trailing slash; the issuer of its tokens.
    pub url: String,
    /// Digits of its users' PINs, 4 to 6.
    pub pin_length: u8,
    /// Who verifies its users.
    pub verification_method: VerificationMethod,
    /// Whether pages and redirects of this machine are its own: for development.
    pub allows_loopback: bool,
    /// Origins whose pages may call the service.
    pub origins: Vec<Url>,
    /// Where a logo is, for apps that look nowhere else.
    pub logo_url: Option<Url>,
    /// The logo that the service vouches for.
    pub logo: Option<LogoClaims>,
    /// Whether devices may enrol others by QuickCode.
    pub quick_codes: bool,
    /// Whether that ends with the second: devices that were enrolled by QuickCode cannot make one.
    pub limits_quick_codes: bool,
    /// Whether sessions may be completed without their number.
    pub number_matching: NumberMatching,
}

/// Whether a session of a project may be completed without a number that its user repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum NumberMatching {
    /// By devices that know no numbers, and where the opener asked for none.
    Offered,
    /// Never.
    Required,
}

/// Who verifies a project's users. The texts are those that clients read (section A.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumString, strum::IntoStaticStr)]
pub enum VerificationMethod {
    /// The service, by e-mail.
    #[strum(serialize = "standardEmail")]
    Email,
    /// The relying party.
    #[strum(serialize = "fullCustom")]
    Custom,
}

impl Project {
    /// Where apps find its logo that look nowhere else; empty if it has none.
    pub fn logo_address(&self) -> String {
        let own = || self.logo.as_ref().map(|logo| format!("{}/logos/{}", self.url, logo.sha256));
        self.logo_url.as_ref().map(Url::to_string).or_else(own).unwrap_or_default()
    }

    /// Whether pages of this origin may call the service.
    pub fn allows_origin(&self, origin: &Url) -> bool {
        let listed = self.origins.iter().any(|listed| listed.origin() == origin.origin());
        listed || self.allows_loopback && is_loopback(origin)
    }

    /// Whether a browser may be sent to this address.
    pub fn allows_redirect(&self, address: &Url) -> bool {
        self.allows_loopback && is_loopback(address)
    }
}

fn is_loopback(url: &Url) -> bool {
    let plain = url.username().is_empty() && url.password().is_none();
    let here = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    plain && here && matches!(url.scheme(), "http" | "https")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_machine_is_told_from_others() {
        for (text, here) in [
            ("http://localhost:3000", true),
            ("https://127.0.0.1/cb?x=1", true),
            ("http://[::1]:8080/", true),
            ("http://localhost.example.com", false),
            ("http://127.0.0.1.example.com", false),
            ("http://localhost@example.com", false),
            ("ftp://localhost", false),
            ("countersign://localhost", false),
        ] {
            assert_eq!(is_loopback(&Url::parse(text).expect("an address")), here, "{text}");
        }
    }
}
