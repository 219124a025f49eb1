//! Values on the command line, read so that a failure names the argument.

use std::fs::File;
use std::io::Read;
use std::str::FromStr;

use strum::IntoEnumIterator;
use url::Url;
use wire::{Claim, ClientId, DeviceName, LARGEST_LOGO, MpinIdHash, UserId};

use super::wishes::Wish;
use crate::clock::Instant;
use crate::projects::{LogoFile, NumberMatching, VerificationMethod, is_redirect};
use crate::service_accounts::Permission;

/// Longest name of a project, client or service account, in bytes.
const LONGEST_NAME: usize = 128;

/// A name for people: a line of text.
pub fn name(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.is_empty() || text.len() > LONGEST_NAME || text.chars().any(char::is_control) {
        return Err(format!("a name is a line of 1 to {LONGEST_NAME} bytes"));
    }
    Ok(text.to_owned())
}

/// Where a project is reached: its address without a trailing slash.
pub fn project_url(text: &str) -> Result<String, String> {
    let url = Url::parse(text).map_err(|_| "this is no address".to_owned())?;
    origin(&url)?;
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

/// An origin whose pages may call the service.
pub fn page_origin(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).map_err(|_| "this is no address".to_owned())?;
    origin(&url)?;
    Ok(url)
}

/// An address that browsers may be sent to.
pub fn redirect(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).ok().filter(is_redirect);
    url.ok_or_else(|| "this is no http or https address without a fragment".to_owned())
}

/// Where a logo is.
pub fn logo(text: &str) -> Result<Url, String> {
    let url = Url::parse(text).ok().filter(|url| url.scheme() == "https" && url.has_host());
    url.ok_or_else(|| "a logo has an https address".to_owned())
}

/// A file with a logo, read where the command runs.
pub fn logo_file(path: &str) -> Result<Box<LogoFile>, String> {
    let file = File::open(path).map_err(|error| error.to_string())?;
    // A byte more than is allowed tells that there is more.
    let mut content = Vec::new();
    file.take(LARGEST_LOGO as u64 + 1).read_to_end(&mut content).map_err(|error| error.to_string())?;
    LogoFile::read(content).map(Box::new)
}

/// `email` or `custom`.
pub fn verification(text: &str) -> Result<VerificationMethod, String> {
    match text {
        "email" => Ok(VerificationMethod::Email),
        "custom" => Ok(VerificationMethod::Custom),
        _ => Err("`email` or `custom`".to_owned()),
    }
}

/// `offered` or `required`.
pub fn number_matching(text: &str) -> Result<NumberMatching, String> {
    NumberMatching::from_str(text).map_err(|_| "`offered` or `required`".to_owned())
}

/// A claim, and why an application asks for it: `email=To send you tickets`.
pub fn wish(text: &str) -> Result<Wish, String> {
    let (claim, purpose) = text.split_once('=').map_or((text, None), |(claim, why)| (claim, Some(why)));
    let known = || Claim::iter().map(<&str>::from).collect::<Vec<_>>().join(", ");
    let claim = Claim::from_str(claim.trim()).map_err(|_| format!("one of {}", known()))?;
    Ok((claim, purpose.map(name).transpose()?))
}

/// A permission of a service account.
pub fn permission(text: &str) -> Result<Permission, String> {
    let known = || Permission::iter().map(Permission::as_str).collect::<Vec<_>>().join(", ");
    Permission::from_str(text).map_err(|_| format!("one of {}", known()))
}

/// A moment.
pub fn moment(text: &str) -> Result<Instant, String> {
    Instant::parse(text).ok_or_else(|| "a moment as RFC 3339 has it, such as 2027-01-31T12:00:00Z".to_owned())
}

/// The id of a client or service account.
pub fn client(text: &str) -> Result<ClientId, String> {
    ClientId::parse(text).map_err(|error| error.to_string())
}

/// A user ID.
pub fn user(text: &str) -> Result<UserId, String> {
    UserId::parse(text).map_err(|error| error.to_string())
}

/// The name of a device.
pub fn device(text: &str) -> Result<DeviceName, String> {
    DeviceName::parse(text).map_err(|error| error.to_string())
}

/// The public name of an identity.
pub fn identity(text: &str) -> Result<MpinIdHash, String> {
    MpinIdHash::parse(text).map_err(|error| error.to_string())
}

/// Scheme, host and port, and nothing else; encrypted unless it is this machine's own.
fn origin(url: &Url) -> Result<(), String> {
    let bare = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    let plain = url.username().is_empty() && url.password().is_none();
    if !url.has_host() || !bare || !plain || !matches!(url.scheme(), "http" | "https") {
        return Err("an address has a scheme, a host and perhaps a port, and nothing else".to_owned());
    }
    let here = match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost",
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    if url.scheme() == "http" && !here {
        return Err("other machines are spoken to in https".to_owned());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_projects_are_bare() {
        for (text, read) in [
            ("https://larkspur.example.com/", Some("https://larkspur.example.com")),
            ("https://larkspur.example.com:8443", Some("https://larkspur.example.com:8443")),
            ("http://127.0.0.1:8787", Some("http://127.0.0.1:8787")),
            ("http://larkspur.example.com", None),
            ("https://larkspur.example.com/trust", None),
            ("https://larkspur.example.com/?a", None),
            ("https://u@larkspur.example.com", None),
            ("ftp://larkspur.example.com", None),
            ("larkspur", None),
        ] {
            assert_eq!(project_url(text).ok().as_deref(), read, "{text}");
        }
    }
}
