//! What a configuration must be beyond each of its values.

use super::keys::{Config, Smtp};
use super::setting::Security;
use super::source::Source;

/// Notes what does not go together.
pub fn check(config: &Config, source: &mut Source) {
    if config.tls.certificate.is_some() != config.tls.key.is_some() {
        let missing = if config.tls.key.is_none() { "tls.key" } else { "tls.certificate" };
        source.refuse(missing, "a certificate and its key belong together");
    }
    let covered =
        config.tls.certificate.is_some() && config.tls.key.is_some() || !config.trusted_proxies.is_empty();
    if !config.listen.ip().is_loopback() && !covered && !config.dangerously_allow_plain_http {
        source.refuse(
            "listen",
            "other machines would be served without encryption: set tls.certificate and tls.key, name the proxy in front in \
             trusted_proxies, or listen on 127.0.0.1",
        );
    }
    if let Err(error) = tracing_subscriber::EnvFilter::try_new(&config.log.level) {
        source.refuse("log.level", error.to_string());
    }
    if config.limits.document as u64 > wire::LARGEST_DOCUMENT {
        source.refuse("limits.document", format!("at most {} is expected", wire::LARGEST_DOCUMENT));
    }
    check_mail(&config.smtp, source);
    check_files(config, source);
}

fn check_mail(smtp: &Smtp, source: &mut Source) {
    let Some(host) = &smtp.host else { return };
    if smtp.from.is_none() {
        source.refuse("smtp.from", "letters need a sender");
    }
    for (key, text) in [("smtp.from", &smtp.from), ("smtp.reply_to", &smtp.reply_to)] {
        if text.as_ref().is_some_and(|text| text.parse::<lettre::message::Mailbox>().is_err()) {
            source.refuse(key, "an address is expected, as in \"Larkspur <no-reply@example.com>\"");
        }
    }
    let is_here =
        host == "localhost" || host.parse().is_ok_and(|address: std::net::IpAddr| address.is_loopback());
    if smtp.security == Security::Plain && !is_here {
        source.refuse(
            "smtp.security",
            "letters hold codes: only a mail server on this machine gets them unencrypted",
        );
    }
    if smtp.username.is_some() != (smtp.password.is_some() || smtp.password_file.is_some()) {
        source.refuse("smtp.username", "a name and a password belong together");
    }
}

/// What is named must be there now, and not only when it is first needed.
fn check_files(config: &Config, source: &mut Source) {
    for (key, path) in [
        ("tls.certificate", &config.tls.certificate),
        ("tls.key", &config.tls.key),
        ("smtp.ca_file", &config.smtp.ca_file),
        ("smtp.password_file", &config.smtp.password_file),
        ("geo.database", &config.geo.database),
    ] {
        if let Some(Err(error)) = path.as_ref().map(std::fs::File::open) {
            source.refuse(key, format!("the file cannot be read: {error}"));
        }
    }
}
