//! What an operator decides: one file, and the environment over it.
//!
//! Every key is declared once, in [`keys`], with its type, its value if nobody says, and what it means; reading, checking,
//! showing and the table in the handbook follow from that.

mod check;
#[cfg(test)]
mod document;
mod keys;
mod problem;
mod setting;
mod source;

use std::ffi::OsString;
use std::path::Path;

pub use keys::{Config, Geo, Key, Limits, Log, Smtp, Timeouts, Tls};
pub use problem::{Problem, Problems};
pub use setting::{ForwardedHeader, LogFormat, Rate, Secret, Security, Setting};

use crate::error::{Error, Result};
use source::Source;

/// Where the file is looked for if nobody says.
pub const DEFAULT_FILE: &str = "/etc/countersign-server/config.toml";

impl Config {
    /// Reads the file, or the one at [`DEFAULT_FILE`] if there is one, and what the environment says in its place. All that is wrong is told
    /// at once.
    pub fn load(
        file: Option<&Path>,
        environment: impl IntoIterator<Item = (OsString, OsString)>,
    ) -> Result<Config> {
        let unnamed = Path::new(DEFAULT_FILE);
        let file = file.or_else(|| unnamed.exists().then_some(unnamed));
        let text = match file {
            Some(path) => std::fs::read_to_string(path)
                .map_err(|source| Error::Folder { path: path.to_owned(), source })?,
            None => String::new(),
        };
        let name = file.map(|path| path.display().to_string()).unwrap_or_default();
        Config::read(&name, &text, environment).map_err(Error::Configuration)
    }

    /// The same of a text; `name` is what its places are called by.
    pub fn read(
        name: &str,
        text: &str,
        environment: impl IntoIterator<Item = (OsString, OsString)>,
    ) -> Result<Config, Problems> {
        let mut source = Source::new(name, text, environment, &Config::keys());
        let config = Config::take(&mut source);
        let config = config.inspect(|config| check::check(config, &mut source));
        match (config, source.into_problems()) {
            (Some(config), problems) if problems.is_empty() => Ok(config),
            (_, problems) => Err(problems),
        }
    }

    /// The configuration that is in force, as a file would say it. Secrets are left out.
    pub fn show(&self) -> String {
        let mut lines = Vec::new();
        let mut section = "";
        for (key, value) in Config::keys().iter().zip(self.texts()) {
            if key.section != section {
                section = key.section;
                lines.push(format!("\n[{section}]"));
            }
            lines.push(match value {
                Some(value) => format!("{} = {value}", key.name),
                None => format!("# {} is not set", key.name),
            });
        }
        lines.join("\n") + "\n"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, environment: &[(&str, &str)]) -> Result<Config, Problems> {
        Config::read("c.toml", text, environment.iter().map(|(name, value)| (name.into(), value.into())))
    }

    #[test]
    fn without_a_file_everything_has_a_value() {
        let config = read("", &[]).expect("the values that nobody chose are right");
        assert!(config.listen.ip().is_loopback() && config.smtp.host.is_none());
        assert_eq!(read(&config.show(), &[]).expect("what is shown can be read").show(), config.show());
    }

    #[test]
    fn the_environment_goes_over_the_file() {
        let text = "[smtp]\nhost = \"mail.example.com\"\nport = 25\nfrom = \"trust@example.com\"\n";
        let config = read(
            text,
            &[("COUNTERSIGN_SMTP_PORT", "2525"), ("COUNTERSIGN_SERVER_TRUSTED_PROXIES", "::1, 10.0.0.0/8")],
        );
        let config = config.expect("a configuration");
        assert_eq!((config.smtp.host.as_deref(), config.smtp.port), (Some("mail.example.com"), 2525));
        assert_eq!(config.trusted_proxies.len(), 2);
        assert!(read(text, &[("COUNTERSIGN_SMTP_PORT", "many")]).is_err());
    }

    #[test]
    fn all_problems_are_told_at_once_with_their_places() {
        let text = "listen = \"nowhere\"\nshoe = 1\n[smtp]\n  port = \"x\"\n  sender = \"a\"\n[nothing]\n[log]\nformat = \"xml\"\n";
        let told = read(text, &[("COUNTERSIGN_SMTP_SECURTY", "tls")]).expect_err("problems").to_string();
        for place in [
            "c.toml:1:10: listen:",
            "c.toml:2:1: shoe:",
            "c.toml:4:10: smtp.port:",
            "c.toml:5:3: smtp.sender:",
            "c.toml:6:2: nothing:",
            "c.toml:8:10: log.format:",
            "COUNTERSIGN_SMTP_SECURTY:",
        ] {
            assert!(told.contains(place), "{place} in\n{told}");
        }
        let torn = read("listen = \nlog = {", &[]).expect_err("no TOML").to_string();
        assert!(torn.contains("c.toml:1:"), "{torn}");
    }

    #[test]
    fn documents_are_no_larger_than_apps_show() {
        assert!(read("[limits]\ndocument = 33_554_432\n", &[]).is_ok());
        let told = read("[limits]\ndocument = 33_554_433\n", &[]).expect_err("a problem").to_string();
        assert!(told.contains("c.toml:2:12: limits.document:"), "{told}");
    }

    #[test]
    fn secrets_are_not_in_the_file_and_not_shown() {
        let told = read("[smtp]\npassword = \"hunter2-in-file\"\n", &[])
            .expect_err("a secret in the file")
            .to_string();
        assert!(told.contains("c.toml:2:12: smtp.password:") && told.contains("password_file"), "{told}");
        assert!(!told.contains("hunter2"), "{told}");
        let config = read("", &[("COUNTERSIGN_SMTP_PASSWORD", "hunter2")]).expect("a configuration");
        assert_eq!(config.smtp.password.as_ref().map(Secret::reveal), Some("hunter2"));
        assert!(!config.show().contains("hunter2") && !format!("{config:?}").contains("hunter2"));
    }
}
