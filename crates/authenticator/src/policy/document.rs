//! The document: its keys, and how strictly it is read.

use serde::{Deserialize, Serialize};
use wire::ServiceUrl;

use super::{Flaw, FlawKind, PinRules};
use crate::settings::UpdateChannel;

/// What an organisation fixes. A key that is left out fixes nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema), schemars(extend("required" = ["version"])))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Document {
    /// For editors: where the schema of this document lies. It is not fetched.
    #[serde(rename = "$schema", skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// Version of the document's form: 1.
    pub version: Version,
    /// The organisation's name, as people are told it: at most 80 characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// Services that this workstation may work with.
    pub services: Services,
    /// What a PIN must be, beyond what a project asks.
    pub pin: PinRules,
    /// When the program locks itself.
    pub lock: Lock,
    /// Whether windows that show a PIN or a document are kept out of screen captures, where that is possible.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capture_guard: Option<bool>,
    /// Which versions are offered as updates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub update_channel: Option<UpdateChannel>,
    /// What may be written down to look for faults.
    pub diagnostics: Diagnostics,
}

/// Version of the document's form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Version(#[cfg_attr(test, schemars(range(min = 1, max = 1)))] u32);

impl Version {
    /// The one that this program knows.
    const KNOWN: u32 = 1;
}

impl Default for Version {
    fn default() -> Version {
        Version(Version::KNOWN)
    }
}

/// Services that a workstation may work with.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Services {
    /// The addresses of all services allowed; left out, every service is. Others are not even asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<Vec<String>>", length(min = 1)))]
    pub allowed: Option<Vec<ServiceUrl>>,
    /// The address that the form is filled in with: one of those allowed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(with = "Option<String>"))]
    pub preset: Option<ServiceUrl>,
}

/// When the program locks itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Lock {
    /// Most minutes without use that a person may choose, 1 to 1440. Never is no choice then.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(test, schemars(range(min = 1, max = 1440)))]
    pub longest_idle: Option<u16>,
    /// Whether it locks when the session is locked, the computer sleeps or another user takes over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub with_session: Option<bool>,
}

/// What may be written down to look for faults.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct Diagnostics {
    /// Whether a person may save a bundle for the help desk; left out, they may.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bundle: Option<bool>,
    /// Whether a person may have the log say everything; left out, they may.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub verbose_log: Option<bool>,
}

/// The one key that is read before the others, so that a later form is called by its name.
#[derive(Deserialize)]
struct Versioned {
    version: u32,
}

impl Document {
    /// Reads a document. Every key must be known and every value possible: one that is silently left out may be the one
    /// that protects.
    ///
    /// # Errors
    ///
    /// [`Flaw`], which names the place and never a value.
    pub fn parse(text: &str) -> Result<Document, Flaw> {
        let form = |error: serde_json::Error| {
            Flaw::new(FlawKind::Form, format!("{}:{}", error.line(), error.column()))
        };
        let text = text.trim_start_matches('\u{feff}');
        let value: serde_json::Value = serde_json::from_str(text).map_err(form)?;
        match serde_json::from_value::<Versioned>(value) {
            Ok(Versioned { version: Version::KNOWN }) => {}
            Ok(Versioned { version }) => return Err(Flaw::new(FlawKind::Version, version)),
            Err(_) => return Err(Flaw::new(FlawKind::Value, "version")),
        }
        let document: Document =
            serde_path_to_error::deserialize(&mut serde_json::Deserializer::from_str(text))
                .map_err(|error| Flaw::new(FlawKind::Value, error.path()))?;
        match document.impossible() {
            Some(place) => Err(Flaw::new(FlawKind::Value, place)),
            None => Ok(document),
        }
    }

    /// The first key whose value has the right type and still cannot be.
    fn impossible(&self) -> Option<&'static str> {
        let Services { allowed, preset } = &self.services;
        let named = |name: &String| (1..=80).contains(&name.trim().chars().count());
        let preset_allowed = || match (allowed, preset) {
            (Some(allowed), Some(preset)) => allowed.contains(preset),
            _ => true,
        };
        let checks = [
            ("organisation", self.organisation.as_ref().is_none_or(named)),
            // An empty list would forbid every service: more likely one that somebody forgot to fill.
            ("services.allowed", allowed.as_ref().is_none_or(|allowed| !allowed.is_empty())),
            ("services.preset", preset_allowed()),
            ("pin", self.pin.possible()),
            ("lock.longestIdle", self.lock.longest_idle.is_none_or(|minutes| (1..=1440).contains(&minutes))),
        ];
        checks.into_iter().find(|(_, right)| !right).map(|(place, _)| place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCHEMA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/policy.schema.json");
    const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/managed-settings.md");
    /// Set, the schema is written anew instead of compared.
    const UPDATE: &str = "UPDATE_POLICY";

    fn flaw(text: &str) -> (FlawKind, String) {
        let flaw = Document::parse(text).expect_err(text);
        (flaw.kind, flaw.place)
    }

    #[test]
    fn an_empty_document_fixes_nothing() {
        assert_eq!(Document::parse(r#"{"version": 1}"#), Ok(Document::default()));
        assert_eq!(Document::parse("\u{feff}{\"version\": 1}\r\n"), Ok(Document::default()));
    }

    #[test]
    fn what_is_not_understood_is_a_flaw_at_its_place() {
        for (text, kind, place) in [
            ("", FlawKind::Form, "1:0"),
            ("{\"version\": 1,\n \"lock\"}", FlawKind::Form, "2:8"),
            (r#"{"version": 2, "new": true}"#, FlawKind::Version, "2"),
            ("{}", FlawKind::Value, "version"),
            (r#"{"version": 1, "captureGard": true}"#, FlawKind::Value, "captureGard"),
            (r#"{"version": 1, "lock": {"longestIdle": "ten"}}"#, FlawKind::Value, "lock.longestIdle"),
            (r#"{"version": 1, "lock": {"longestIdle": 0}}"#, FlawKind::Value, "lock.longestIdle"),
            (
                r#"{"version": 1, "services": {"allowed": ["https://a.example", "http://b.example"]}}"#,
                FlawKind::Value,
                "services.allowed[1]",
            ),
            (r#"{"version": 1, "services": {"allowed": []}}"#, FlawKind::Value, "services.allowed"),
            (
                r#"{"version": 1, "services": {"allowed": ["https://a.example"], "preset": "https://b.example"}}"#,
                FlawKind::Value,
                "services.preset",
            ),
            (r#"{"version": 1, "pin": {"minimumLength": 7}}"#, FlawKind::Value, "pin"),
            (r#"{"version": 1, "updateChannel": "nightly"}"#, FlawKind::Value, "updateChannel"),
            (r#"{"version": 1, "organisation": " "}"#, FlawKind::Value, "organisation"),
            (r#"{"version": 1, "captureGuard": true, "captureGuard": false}"#, FlawKind::Value, "."),
        ] {
            assert_eq!(flaw(text), (kind, place.to_owned()), "{text}");
        }
    }

    #[test]
    fn the_schema_is_that_of_the_document() {
        let schema = schemars::schema_for!(Document);
        let text = serde_json::to_string_pretty(&schema).expect("a schema") + "\n";
        if std::env::var_os(UPDATE).is_some() {
            std::fs::write(SCHEMA, &text).expect("the schema is written");
        }
        let written = std::fs::read_to_string(SCHEMA).unwrap_or_default();
        assert!(written.replace("\r\n", "\n") == text, "{SCHEMA} is behind; {UPDATE}=1 writes it anew");
    }

    #[test]
    fn the_page_has_every_key_and_its_example_is_right() {
        let page = std::fs::read_to_string(PAGE).expect("the page");
        let example = page.split("```json\n").nth(1).and_then(|rest| rest.split("```").next());
        let example = Document::parse(example.expect("an example")).expect("it is right");
        let value = serde_json::to_value(&example).expect("JSON");
        let sections = ["services", "pin", "lock", "diagnostics"];
        let schema = serde_json::to_value(schemars::schema_for!(Document)).expect("a schema");
        let keys = |value: &serde_json::Value| -> Vec<String> {
            value["properties"].as_object().expect("an object").keys().cloned().collect()
        };
        for key in keys(&schema).iter().filter(|key| *key != "$schema") {
            assert!(!value[key].is_null(), "the example leaves {key} out");
            assert!(sections.contains(&key.as_str()) || page.contains(&format!("`{key}`")), "{key}");
        }
        for (section, name) in sections.iter().zip(["Services", "PinRules", "Lock", "Diagnostics"]) {
            for key in keys(&schema["$defs"][name]) {
                assert!(!value[section][&key].is_null(), "the example leaves {section}.{key} out");
                assert!(page.contains(&format!("`{section}.{key}`")), "{section}.{key}");
            }
        }
    }
}
