//! Types of values, each read from text and written back.

use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::str::FromStr;
use std::time::Duration;

use ipnet::IpNet;
use zeroize::Zeroizing;

/// How a value stands in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text in quotes.
    Text,
    /// A whole number.
    Number,
    /// `true` or `false`.
    Truth,
    /// A list of texts; in the environment they stand between commas.
    List,
    /// Not at all.
    Nowhere,
}

/// A value that can be set.
pub trait Setting: Sized {
    /// How it stands in the file.
    const KIND: Kind;

    /// Reads it. The failure says what is expected.
    fn from_text(text: &str) -> Result<Self, String>;

    /// As the file says it; nothing if it is not set, or must not be shown.
    fn to_toml(&self) -> Option<String>;
}

/// So many at once, and as many anew in each span of time. Written `600/1m`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rate {
    /// How many at once.
    pub burst: u32,
    /// In which time as many come anew.
    pub span: Duration,
}

/// A secret of the operator's.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

/// How the mail server is spoken to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumString, strum::Display)]
#[strum(serialize_all = "lowercase")]
pub enum Security {
    /// In plain at first, then encrypted.
    StartTls,
    /// Encrypted from the first byte.
    Tls,
    /// Never encrypted.
    Plain,
}

/// Where proxies say for whom they ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumString, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum ForwardedHeader {
    /// The older header, which most proxies know.
    XForwardedFor,
    /// That of RFC 7239.
    Forwarded,
}

/// What lines of the log look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumString, strum::Display)]
#[strum(serialize_all = "lowercase")]
pub enum LogFormat {
    /// For people.
    Text,
    /// For programs: one JSON object each.
    Json,
}

impl Secret {
    /// Keeps it.
    pub fn new(text: String) -> Self {
        Secret(Zeroizing::new(text))
    }

    /// What it is.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted>")
    }
}

impl FromStr for Rate {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (burst, span) = text.split_once('/').ok_or(())?;
        let burst: u32 = burst.trim().parse().map_err(drop)?;
        let span = parse_span(span.trim()).ok_or(())?;
        if burst == 0 || span.is_zero() { Err(()) } else { Ok(Rate { burst, span }) }
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.burst, span_text(self.span))
    }
}

/// Values that are read by their own parser and stand in quotes.
macro_rules! texts {
    ($($type:ty, $expected:literal;)*) => {$(
        impl Setting for $type {
            const KIND: Kind = Kind::Text;

            fn from_text(text: &str) -> Result<Self, String> {
                text.parse().map_err(|_| $expected.to_owned())
            }

            fn to_toml(&self) -> Option<String> {
                Some(quoted(&self.to_string()))
            }
        }
    )*};
}

texts! {
    SocketAddr, "an address and a port are expected, as in \"0.0.0.0:443\"";
    String, "text is expected";
    Security, "\"starttls\", \"tls\" or \"plain\" is expected";
    ForwardedHeader, "\"x-forwarded-for\" or \"forwarded\" is expected";
    LogFormat, "\"text\" or \"json\" is expected";
}

/// Whole numbers.
macro_rules! numbers {
    ($($type:ty),*) => {$(
        impl Setting for $type {
            const KIND: Kind = Kind::Number;

            fn from_text(text: &str) -> Result<Self, String> {
                let number = text.replace('_', "").parse().ok().filter(|number| *number > 0);
                number.ok_or_else(|| format!("a whole number from 1 to {} is expected", <$type>::MAX))
            }

            fn to_toml(&self) -> Option<String> {
                Some(self.to_string())
            }
        }
    )*};
}

numbers!(u16, usize);

/// Values that may be missing; an empty text is none.
macro_rules! optional {
    ($($type:ty, $read:expr, $write:expr;)*) => {$(
        impl Setting for Option<$type> {
            const KIND: Kind = Kind::Text;

            fn from_text(text: &str) -> Result<Self, String> {
                if text.is_empty() { Ok(None) } else { $read(text).map(Some) }
            }

            fn to_toml(&self) -> Option<String> {
                self.as_ref().map($write)
            }
        }
    )*};
}

optional! {
    String, |text: &str| Ok(text.to_owned()), |text: &String| quoted(text);
    PathBuf, PathBuf::from_text, |path: &PathBuf| quoted(&path.to_string_lossy());
}

impl Setting for Option<Rate> {
    const KIND: Kind = Kind::Text;

    fn from_text(text: &str) -> Result<Self, String> {
        if text == "off" {
            return Ok(None);
        }
        text.parse().map(Some).map_err(|()| "a rate is expected, as in \"600/1m\", or \"off\"".to_owned())
    }

    fn to_toml(&self) -> Option<String> {
        Some(quoted(&self.map_or_else(|| "off".to_owned(), |rate| rate.to_string())))
    }
}

impl Setting for Option<Secret> {
    const KIND: Kind = Kind::Nowhere;

    fn from_text(text: &str) -> Result<Self, String> {
        Ok(if text.is_empty() { None } else { Some(Secret::new(text.to_owned())) })
    }

    fn to_toml(&self) -> Option<String> {
        None
    }
}

impl Setting for PathBuf {
    const KIND: Kind = Kind::Text;

    fn from_text(text: &str) -> Result<Self, String> {
        if text.is_empty() { Err("a path is expected".to_owned()) } else { Ok(PathBuf::from(text)) }
    }

    fn to_toml(&self) -> Option<String> {
        Some(quoted(&self.to_string_lossy()))
    }
}

impl Setting for bool {
    const KIND: Kind = Kind::Truth;

    fn from_text(text: &str) -> Result<Self, String> {
        text.parse().map_err(|_| "true or false is expected".to_owned())
    }

    fn to_toml(&self) -> Option<String> {
        Some(self.to_string())
    }
}

impl Setting for Duration {
    const KIND: Kind = Kind::Text;

    fn from_text(text: &str) -> Result<Self, String> {
        parse_span(text)
            .ok_or_else(|| "a span of time is expected, as in \"30s\", \"5m\", \"1h\" or \"365d\"".to_owned())
    }

    fn to_toml(&self) -> Option<String> {
        Some(quoted(&span_text(*self)))
    }
}

impl Setting for Vec<IpNet> {
    const KIND: Kind = Kind::List;

    fn from_text(text: &str) -> Result<Self, String> {
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        let network = |part: &str| {
            let address = part.parse().map(|address: std::net::IpAddr| IpNet::from(address));
            part.parse().or(address).map_err(|_| format!("{part:?} is no network, as in \"10.0.0.0/8\""))
        };
        parts.map(network).collect()
    }

    fn to_toml(&self) -> Option<String> {
        let networks: Vec<_> = self.iter().map(|network| quoted(&network.to_string())).collect();
        Some(format!("[{}]", networks.join(", ")))
    }
}

/// Units of time, the longest first, in milliseconds.
const UNITS: [(&str, u64); 5] = [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1)];

fn parse_span(text: &str) -> Option<Duration> {
    let end = text.find(|c: char| !c.is_ascii_digit())?;
    let (number, unit) = text.split_at(end);
    let (_, millis) = UNITS.iter().find(|(name, _)| *name == unit.trim())?;
    number.parse::<u64>().ok()?.checked_mul(*millis).map(Duration::from_millis)
}

fn span_text(span: Duration) -> String {
    let millis = u64::try_from(span.as_millis()).unwrap_or(u64::MAX);
    let whole = UNITS.iter().find(|(_, unit)| millis != 0 && millis % unit == 0);
    whole.map_or_else(|| "0s".to_owned(), |(name, unit)| format!("{}{name}", millis / unit))
}

/// A basic string of TOML.
fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            c if c.is_control() => quoted.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_and_rates_are_read_and_written_alike() {
        for text in ["0s", "15s", "5m", "36h", "365d", "250ms"] {
            assert_eq!(span_text(parse_span(text).expect("a span")), text);
        }
        for text in ["", "15", "s", "1 week", "-1s", "1.5s", "99999999999999999999d"] {
            assert_eq!(parse_span(text), None, "{text}");
        }
        assert_eq!(Option::<Rate>::from_text("off"), Ok(None));
        assert_eq!(
            Option::<Rate>::from_text("600/1m").ok().flatten().map(|rate| rate.to_string()).as_deref(),
            Some("600/1m")
        );
        for text in ["", "0/1m", "5", "5/0s", "x/1m"] {
            assert!(Option::<Rate>::from_text(text).is_err(), "{text}");
        }
    }

    #[test]
    fn networks_may_be_single_addresses() {
        let networks = Vec::<IpNet>::from_text("127.0.0.1,fd00::/8").expect("networks");
        assert_eq!(networks[0].to_string(), "127.0.0.1/32");
        assert!(Vec::<IpNet>::from_text("proxy.example.com").is_err());
    }
}
