//! The document in force, and what it does to settings and services.

use wire::ServiceUrl;

use super::{Document, Flaw, LastKnown, Reading};
use crate::{Error, Ports, journal::Write, settings::Settings};

/// The document in force.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InForce {
    /// Whether an organisation manages this computer.
    pub managed: bool,
    /// What it fixes; nothing where nobody manages this computer.
    pub document: Document,
    /// Why what lies there now cannot be used. Then the document is the last one that could, if there ever was one.
    pub flaw: Option<Flaw>,
}

/// A setting that a document can fix, by its name in [`Settings`].
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, strum::IntoStaticStr, strum::EnumIter, strum::EnumCount,
)]
#[strum(serialize_all = "camelCase")]
pub enum Setting {
    /// Service address that the form is filled in with.
    PresetService,
    /// Whether the pad's digits are shuffled.
    ShuffledPad,
    /// Whether the program locks with the session.
    LockWithSession,
    /// Whether windows are kept out of screen captures.
    CaptureGuard,
    /// Whether the log says everything.
    VerboseLog,
    /// Which versions are offered.
    UpdateChannel,
}

/// Reads what the organisation fixes now, and notes it for when it cannot be read.
///
/// # Errors
///
/// [`Error::Journal`]
pub async fn in_force(ports: &Ports) -> Result<InForce, Error> {
    let known = ports.journal.policy().await?;
    let reading = ports.policy.read().await;
    let (next, in_force) = judged(known.clone().unwrap_or_default(), reading);
    if next != known {
        if let Some(flaw) = &in_force.flaw {
            tracing::warn!(kind = ?flaw.kind, place = flaw.place, "the organisation's settings cannot be read");
        }
        // What was read holds, noted or not; the next look notes it.
        if let Err(error) = ports.journal.write(vec![Write::Policy(next)]).await {
            tracing::warn!(%error, "the organisation's settings are not noted");
        }
    }
    Ok(in_force)
}

/// What is in force after a reading, and what is to be kept.
fn judged(known: LastKnown, reading: Reading) -> (Option<LastKnown>, InForce) {
    let flaw = match reading {
        Reading::Absent => return (None, InForce::default()),
        Reading::Text(text) => match Document::parse(&text) {
            Ok(document) => {
                let kept = LastKnown { text: Some(text), flaw: None };
                return (Some(kept), InForce { managed: true, document, flaw: None });
            }
            Err(flaw) => flaw,
        },
        Reading::Flawed(flaw) => flaw,
    };
    let document = known.text.as_deref().and_then(|text| Document::parse(text).ok()).unwrap_or_default();
    let kept = LastKnown { text: known.text, flaw: Some(flaw.clone()) };
    (Some(kept), InForce { managed: true, document, flaw: Some(flaw) })
}

impl InForce {
    /// A person's settings as they hold here.
    pub fn over(&self, own: Settings) -> Settings {
        let document = &self.document;
        let longest = document.lock.longest_idle;
        Settings {
            preset_service: self.preset().cloned().or(own.preset_service),
            shuffled_pad: document.pin.shuffled_pad.unwrap_or(own.shuffled_pad),
            lock_after: longest.map_or(own.lock_after, |longest| match own.lock_after {
                0 => longest,
                chosen => chosen.min(longest),
            }),
            lock_with_session: document.lock.with_session.unwrap_or(own.lock_with_session),
            capture_guard: document.capture_guard.unwrap_or(own.capture_guard),
            verbose_log: own.verbose_log && document.diagnostics.verbose_log != Some(false),
            update_channel: document.update_channel.unwrap_or(own.update_channel),
            ..own
        }
    }

    /// Settings that nobody but the organisation can change.
    pub fn fixed(&self) -> Vec<Setting> {
        let document = &self.document;
        let fixes = |setting: &Setting| match setting {
            Setting::PresetService => self.preset().is_some(),
            Setting::ShuffledPad => document.pin.shuffled_pad.is_some(),
            Setting::LockWithSession => document.lock.with_session.is_some(),
            Setting::CaptureGuard => document.capture_guard.is_some(),
            Setting::VerboseLog => document.diagnostics.verbose_log == Some(false),
            Setting::UpdateChannel => document.update_channel.is_some(),
        };
        <Setting as strum::IntoEnumIterator>::iter().filter(fixes).collect()
    }

    /// The address that the form is filled in with: the one that is named, or the only one there may be.
    fn preset(&self) -> Option<&ServiceUrl> {
        let services = &self.document.services;
        services.preset.as_ref().or(match services.allowed.as_deref() {
            Some([only]) => Some(only),
            _ => None,
        })
    }

    /// Whether this workstation may work with a service.
    pub fn allows(&self, service: &ServiceUrl) -> bool {
        self.document.services.allowed.as_ref().is_none_or(|allowed| allowed.contains(service))
    }

    /// Refuses a service that this workstation may not work with.
    ///
    /// # Errors
    ///
    /// [`Error::ServiceNotAllowed`]
    pub fn allow(&self, service: &ServiceUrl) -> Result<(), Error> {
        if self.allows(service) {
            return Ok(());
        }
        let allowed = self.document.services.allowed.iter().flatten().map(ServiceUrl::as_str);
        let allowed: Vec<_> = allowed.collect();
        Err(Error::ServiceNotAllowed { service: service.to_string(), allowed: allowed.join(", ") })
    }

    /// Whether a person may save what helps to find a fault.
    pub fn bundle_allowed(&self) -> bool {
        self.document.diagnostics.bundle != Some(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{policy::FlawKind, settings::UpdateChannel};

    fn in_force(text: &str) -> InForce {
        judged(LastKnown::default(), Reading::Text(text.to_owned())).1
    }

    #[test]
    fn a_flaw_keeps_the_last_that_could_be_read_and_absence_does_not() {
        let text = r#"{"version": 1, "captureGuard": true}"#;
        let (kept, first) = judged(LastKnown::default(), Reading::Text(text.into()));
        assert!(first.managed && first.flaw.is_none() && first.document.capture_guard == Some(true));
        let (kept, broken) = judged(kept.expect("kept"), Reading::Text("{".into()));
        assert_eq!(broken.document, first.document);
        assert_eq!(broken.flaw.as_ref().map(|flaw| flaw.kind), Some(FlawKind::Form));
        let kept = kept.expect("kept");
        assert_eq!(kept.text.as_deref(), Some(text));
        let owner = Flaw::new(FlawKind::Owner, "/etc");
        let (again, stolen) = judged(kept.clone(), Reading::Flawed(owner.clone()));
        assert_eq!((stolen.document, stolen.flaw), (first.document, Some(owner)));
        assert_eq!(judged(again.expect("kept"), Reading::Absent), (None, InForce::default()));
    }

    #[test]
    fn the_organisation_goes_over_the_person() {
        let policy = in_force(
            r#"{"version": 1, "services": {"allowed": ["https://a.example"]}, "pin": {"shuffledPad": true},
                "lock": {"longestIdle": 10, "withSession": true}, "captureGuard": false,
                "updateChannel": "beta", "diagnostics": {"verboseLog": false}}"#,
        );
        let own = Settings { verbose_log: true, lock_with_session: false, ..Settings::default() };
        let held = policy.over(own.clone());
        assert_eq!(held.preset_service.as_ref().map(ServiceUrl::as_str), Some("https://a.example"));
        assert!(held.shuffled_pad && held.lock_with_session && !held.capture_guard && !held.verbose_log);
        assert_eq!(held.update_channel, UpdateChannel::Beta);
        for (chosen, holds) in [(0, 10), (5, 5), (10, 10), (60, 10)] {
            assert_eq!(policy.over(Settings { lock_after: chosen, ..own.clone() }).lock_after, holds);
        }
        assert_eq!(policy.fixed().len(), <Setting as strum::EnumCount>::COUNT);
        let free = in_force(r#"{"version": 1}"#);
        assert_eq!((free.over(own.clone()), free.fixed()), (own, Vec::new()));
    }

    #[test]
    fn a_service_that_is_not_allowed_is_refused_by_name() {
        let policy =
            in_force(r#"{"version": 1, "services": {"allowed": ["https://a.example/", "b.example"]}}"#);
        let service = |text| ServiceUrl::parse(text).expect("an address");
        assert!(policy.allow(&service("https://a.example")).is_ok());
        let Err(Error::ServiceNotAllowed { service, allowed }) =
            policy.allow(&service("https://a.example.evil"))
        else {
            panic!("allowed");
        };
        assert_eq!(
            (service.as_str(), allowed.as_str()),
            ("https://a.example.evil", "https://a.example, https://b.example")
        );
        assert!(policy.document.services.preset.is_none() && policy.fixed().is_empty());
    }
}
