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
    let covered = config.tls.certificate.is_some() || !config.trusted_proxies.is_empty();
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
    check_mail(&config.smtp, source);
}

fn check_mail(smtp: &Smtp, source: &mut Source) {
    let Some(host) = &smtp.host else { return };
    if smtp.from.is_none() {
        source.refuse("smtp.from", "letters need a sender");
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
