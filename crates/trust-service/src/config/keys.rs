//! Every key there is.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use ipnet::IpNet;

use super::setting::{ForwardedHeader, LogFormat, Rate, Secret, Security, Setting};
use super::source::Source;

/// A key, as the handbook tells about it.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The table of the file that it stands in; empty for those above all tables.
    pub section: &'static str,
    /// Its name there.
    pub name: &'static str,
    /// Its value if nobody says; empty if it has none.
    pub default: &'static str,
    /// What it means.
    pub meaning: &'static str,
}

impl Key {
    /// The key with its section, as messages name it.
    pub fn path(&self) -> String {
        match self.section {
            "" => self.name.to_owned(),
            section => format!("{section}.{}", self.name),
        }
    }

    /// The variable of the environment that goes over the file.
    pub fn variable(&self) -> String {
        let section = if self.section.is_empty() { "server" } else { self.section };
        format!("COUNTERSIGN_{section}_{}", self.name).to_ascii_uppercase()
    }
}

/// Declares a section's keys: type, value if nobody says, and what they mean.
macro_rules! keys {
    ($(#[doc = $about:literal])* $section:literal $name:ident {
        $(#[doc = $meaning:literal] $key:ident: $type:ty = $default:literal;)*
        $(@ $(#[doc = $part_doc:literal] $part:ident: $Part:ident;)*)?
    }) => {
        $(#[doc = $about])*
        #[derive(Clone, Debug)]
        pub struct $name {
            $(#[doc = $meaning] pub $key: $type,)*
            $($(#[doc = $part_doc] pub $part: $Part,)*)?
        }

        impl $name {
            /// Its keys, in order.
            pub fn keys() -> Vec<Key> {
                #[allow(unused_mut)]
                let mut keys = vec![$(Key {
                    section: $section,
                    name: stringify!($key),
                    default: $default,
                    meaning: $meaning.trim_ascii(),
                },)*];
                $($(keys.extend($Part::keys());)*)?
                keys
            }

            pub(super) fn take(source: &mut Source) -> Option<$name> {
                let mut keys = $name::keys().into_iter();
                $(let $key = keys.next().and_then(|key| source.take::<$type>(&key));)*
                $($(let $part = $Part::take(source);)*)?
                Some($name { $($key: $key?,)* $($($part: $part?,)*)? })
            }

            /// The values, in the order of the keys, as a file would say them.
            pub(super) fn texts(&self) -> Vec<Option<String>> {
                #[allow(unused_mut)]
                let mut texts = vec![$(self.$key.to_toml(),)*];
                $($(texts.extend(self.$part.texts());)*)?
                texts
            }
        }
    };
}

keys! {
    /// What an operator decides.
    "" Config {
        /// Folder that everything is kept in. It is private to the service, and one server uses it at a time.
        data_dir: PathBuf = "/var/lib/countersign-server";
        /// Address and port to listen at.
        listen: SocketAddr = "127.0.0.1:8787";
        /// Networks of the proxies in front. What they say about a caller's address is believed, and nobody else.
        trusted_proxies: Vec<IpNet> = "";
        /// The header they say it in: `x-forwarded-for` or `forwarded`. The proxy has to overwrite it or add to it; the other is ignored.
        forwarded_header: ForwardedHeader = "x-forwarded-for";
        /// Serves plain HTTP to other machines although no proxy is named. PINs stay safe; tokens and secrets do not.
        dangerously_allow_plain_http: bool = "false";
        @
        /// Encryption by the service itself.
        tls: Tls;
        /// How many requests are too many.
        limits: Limits;
        /// How slow is too slow.
        timeouts: Timeouts;
        /// Mail.
        smtp: Smtp;
        /// Where callers are.
        geo: Geo;
        /// The log.
        log: Log;
    }
}

keys! {
    /// Encryption by the service itself.
    "tls" Tls {
        /// PEM file with the certificate and its chain, the service's own first. With it the service speaks TLS; the file is read again when it changes.
        certificate: Option<PathBuf> = "";
        /// PEM file with the certificate's private key.
        key: Option<PathBuf> = "";
        /// How long browsers shall insist on TLS (`Strict-Transport-Security`); `0s` says nothing to them.
        hsts: Duration = "365d";
    }
}

keys! {
    /// How many requests are too many. A rate is how many may come at once, and in which time as many come anew.
    "limits" Limits {
        /// Requests from one address (IPv6: one /64 network). An office behind one address needs a share for each of its people.
        address: Option<Rate> = "1200/1m";
        /// Requests that concern one user: codes, verifications, activations, pushed requests, sign-ins.
        user: Option<Rate> = "60/1m";
        /// Requests to one project.
        project: Option<Rate> = "30000/1m";
        /// Connections at once; more wait until one ends.
        connections: usize = "4096";
        /// Connections at once from one address (IPv6: one /64 network) that is no trusted proxy; more are closed.
        connections_per_address: usize = "512";
        /// Largest document that is handed over with a signing session, in bytes; 33554432 (32 MiB) at most, for more is not shown.
        document: usize = "33554432";
        /// Bytes that the documents of one project take together. They go with their sessions; one too many waits for that.
        documents: usize = "1073741824";
    }
}

keys! {
    /// How slow is too slow.
    "timeouts" Timeouts {
        /// For the handshake of TLS.
        handshake: Duration = "10s";
        /// For the head of a request, and for the next request on a connection.
        header: Duration = "15s";
        /// For the body of a request.
        body: Duration = "15s";
        /// For the whole of an answer, if it is no stream of events.
        request: Duration = "60s";
        /// For what has begun, when the service is told to stop.
        farewell: Duration = "5s";
    }
}

keys! {
    /// Mail.
    "smtp" Smtp {
        /// Host that takes the mail. Without it letters wait in the outbox.
        host: Option<String> = "";
        /// Its port.
        port: u16 = "587";
        /// `starttls`, `tls` from the first byte, or `plain`, which only this machine itself may be spoken to in.
        security: Security = "starttls";
        /// PEM file with a certificate authority to trust besides the system's.
        ca_file: Option<PathBuf> = "";
        /// Name to sign in there with.
        username: Option<String> = "";
        /// File with the password, on one line.
        password_file: Option<PathBuf> = "";
        /// The password itself; only as a variable of the environment.
        password: Option<Secret> = "";
        /// Sender of all letters, with or without a name: `Larkspur <no-reply@example.com>`.
        from: Option<String> = "";
        /// Where answers go.
        reply_to: Option<String> = "";
        /// For one letter to be taken.
        timeout: Duration = "30s";
    }
}

keys! {
    /// Where callers are.
    "geo" Geo {
        /// MaxMind database (`.mmdb`) with countries; it is read again when it changes. Without it the audit log has no countries.
        database: Option<PathBuf> = "";
    }
}

keys! {
    /// The log, on standard error.
    "log" Log {
        /// `text` for people, `json` for programs.
        format: LogFormat = "text";
        /// How much: `error`, `warn`, `info`, `debug` or `trace`, also by module. `RUST_LOG` goes over it.
        level: String = "info";
    }
}
