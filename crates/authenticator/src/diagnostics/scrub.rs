//! Putting words that name nobody in the place of those that do.

use std::sync::LazyLock;

use regex::{Captures, Regex, RegexBuilder};

use crate::{
    journal::{IdentityRecord, PendingRecord},
    policy::InForce,
    settings::{Settings, host_name},
};

/// Every name that this workstation knows, with the word that stands for it.
pub(super) struct Names(Vec<(Regex, String)>);

/// What looks like an address or a user, whoever's it is.
static SHAPES: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
    [(r#"[A-Za-z][A-Za-z0-9+.-]*://[^\s"'<>]+"#, "<address>"), (r#"[^\s@"'<>=(]+@[^\s@"'<>),]+"#, "<user>")]
        .into_iter()
        .filter_map(|(shape, word)| Some((Regex::new(shape).ok()?, word)))
        .collect()
});

/// What follows an address: permissions stand there.
static QUERY: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r#"[?#][^\s"'<>]+"#).ok());

/// Words as long as a secret. Those that have a digit may be one; names of modules have none.
static WORD: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"[A-Za-z0-9+_-]{8,}=*").ok());

/// As many digits as a PIN has.
static DIGITS: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new("[0-9]{4,}").ok());

/// The time at the beginning of a line of the log, which may stay.
static TIME: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z\s").ok());

impl Names {
    /// The names of these.
    pub(super) fn of(
        records: &[IdentityRecord],
        pendings: &[PendingRecord],
        settings: &Settings,
        policy: &InForce,
    ) -> Names {
        let mut known = Known::default();
        for record in records {
            let identity = &record.identity;
            known.add("identity", &[&identity.name]);
            known.user(identity.user.as_str());
            known.add("project", &[&identity.project_name, &identity.project_id.to_string()]);
            known.service(identity.service.as_str());
            known.add("computer", &[identity.device_name.as_str()]);
        }
        for pending in pendings {
            known.user(pending.user.as_str());
            known.add("project", &[pending.project_name.as_deref().unwrap_or_default()]);
            known.service(pending.service.as_str());
            known.add("computer", &[pending.device_name.as_str()]);
        }
        let services = &policy.document.services;
        for service in settings
            .preset_service
            .iter()
            .chain(settings.trust.keys())
            .chain(services.allowed.iter().flatten())
        {
            known.service(service.as_str());
        }
        known.add("organisation", &[policy.document.organisation.as_deref().unwrap_or_default()]);
        known.add("computer", &[settings.device_name.as_str(), host_name().as_str()]);
        let home = std::env::home_dir().unwrap_or_default();
        known.add("home", &[&home.display().to_string()]);
        known.compile()
    }

    /// A text in which nobody is named.
    pub(super) fn scrub(&self, text: &str) -> String {
        let time = TIME.as_ref().and_then(|time| time.find(text)).map_or(0, |found| found.end());
        let (time, rest) = text.split_at(time);
        let mut rest = replaced(&QUERY, rest, |_| "<query>".to_owned());
        for (name, word) in &self.0 {
            let word = format!("${{1}}{word}${{2}}");
            // Twice: two names in a row share what stands between them.
            for _ in 0..2 {
                rest = name.replace_all(&rest, &word).into_owned();
            }
        }
        for (shape, word) in SHAPES.iter() {
            rest = shape.replace_all(&rest, *word).into_owned();
        }
        let rest = replaced(&WORD, &rest, |word| match word.bytes().any(|byte| byte.is_ascii_digit()) {
            true => "<long>".to_owned(),
            false => word.to_owned(),
        });
        let rest = replaced(&DIGITS, &rest, |_| "<digits>".to_owned());
        format!("{time}{rest}")
    }
}

fn replaced(pattern: &Option<Regex>, text: &str, word: impl Fn(&str) -> String) -> String {
    match pattern {
        Some(pattern) => pattern.replace_all(text, |found: &Captures<'_>| word(&found[0])).into_owned(),
        // A pattern that is none would leave a secret standing.
        None => "<unreadable>".to_owned(),
    }
}

/// Names while they are gathered: text, and the word that stands for it.
#[derive(Default)]
struct Known(Vec<(String, String)>);

impl Known {
    /// Adds the names of one thing; one that is known keeps its word.
    fn add(&mut self, kind: &str, names: &[&str]) {
        let names: Vec<_> = names.iter().map(|name| name.trim()).filter(|name| name.len() > 1).collect();
        if names.iter().all(|name| self.0.iter().any(|(known, _)| known == name)) {
            return;
        }
        let of_kind = |(_, word): &&(String, String)| word.starts_with(&format!("<{kind} "));
        let mut words: Vec<_> = self.0.iter().filter(of_kind).map(|(_, word)| word.clone()).collect();
        words.dedup();
        let word = format!("<{kind} {}>", words.len() + 1);
        self.0.extend(names.into_iter().map(|name| (name.to_owned(), word.clone())));
    }

    /// Adds a user ID, and of one that is an address what stands before the sign too.
    fn user(&mut self, user: &str) {
        self.add("user", &[user, user.split('@').next().unwrap_or_default()]);
    }

    /// Adds a service's address and its host.
    fn service(&mut self, address: &str) {
        let host = url::Url::parse(address).ok().and_then(|url| url.host_str().map(str::to_owned));
        self.add("service", &[address, host.as_deref().unwrap_or_default()]);
    }

    /// The longest names first, so that no part of one is left over.
    fn compile(mut self) -> Names {
        self.0.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        let compile = |(name, word): (String, String)| {
            // Not inside another word: a short name would spoil every line.
            let pattern =
                format!(r"(^|[^\p{{Alphabetic}}0-9]){}($|[^\p{{Alphabetic}}0-9])", regex::escape(&name));
            Some((RegexBuilder::new(&pattern).case_insensitive(true).build().ok()?, word))
        };
        Names(self.0.into_iter().filter_map(compile).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        let mut known = Known::default();
        known.add("identity", &["Payroll"]);
        known.service("https://trust.acme.example");
        known.user("dana@acme.example");
        known.add("computer", &["Front desk"]);
        known.compile()
    }

    #[test]
    fn names_are_replaced_wherever_they_stand() {
        for (text, scrubbed) in [
            ("Payroll at trust.acme.example", "<identity 1> at <service 1>"),
            ("user=DANA, front desk", "user=<user 1>, <computer 1>"),
            ("https://trust.acme.example/rps/v2/user?x=1", "<service 1>/rps/v2/user<query>"),
            ("danar and payrolls stay", "danar and payrolls stay"),
        ] {
            assert_eq!(names().scrub(text), scrubbed);
        }
    }

    #[test]
    fn what_looks_like_a_secret_is_replaced_whoever_s_it_is() {
        for (text, scrubbed) in [
            ("mail to eve@elsewhere.example.", "mail to <user>"),
            ("link countersign://session?service=x#abc", "link <address><query>"),
            ("code 905174 and 1234, or a1b2c3d4", "code <digits> and <digits>, or <long>"),
            ("token=0123456789abcdef0123456789abcdef.", "token=<long>."),
            (
                "2026-11-22T21:50:30.123456Z  INFO countersign_desktop::host::links: started with 2 arguments",
                "2026-11-22T21:50:30.123456Z  INFO countersign_desktop::host::links: started with 2 arguments",
            ),
        ] {
            assert_eq!(names().scrub(text), scrubbed);
        }
    }

    #[test]
    fn every_shape_is_one() {
        assert_eq!(SHAPES.len(), 2);
        assert!(TIME.is_some() && QUERY.is_some() && WORD.is_some() && DIGITS.is_some());
    }
}
