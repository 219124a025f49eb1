//! The authenticator's values as the page draws them.

use authenticator::{Timestamp, doctor, enrol, history, identities, policy, settings, share, sign, sign_in};

use super::*;

/// Those identities that can be used: neither the service nor the organisation has ended that.
pub(super) fn active(identities: Vec<identities::Identity>, policy: &policy::InForce) -> Vec<IdentityView> {
    identities
        .into_iter()
        .filter(|one| one.state == identities::State::Active && policy.allows(&one.service))
        .map(Into::into)
        .collect()
}

impl From<identities::Identity> for IdentityView {
    fn from(identity: identities::Identity) -> IdentityView {
        IdentityView {
            id: identity.id.to_string(),
            name: identity.name,
            user: identity.user.to_string(),
            project: identity.project_name,
            service: identity.service.to_string(),
            device_name: identity.device_name.to_string(),
            pin_length: identity.pin_length,
            state: identity.state.into(),
            attempts_left: identity.attempts_left,
            enrolled: identity.enrolled.to_string(),
            last_used: identity.last_used.as_ref().map(Timestamp::to_string),
        }
    }
}

impl From<enrol::Pending> for UnfinishedEnrolment {
    fn from(pending: enrol::Pending) -> UnfinishedEnrolment {
        UnfinishedEnrolment {
            id: pending.id.to_string(),
            user: pending.user.to_string(),
            service: pending.service.to_string(),
            began: pending.began.to_string(),
        }
    }
}

impl Connection {
    /// How a service at this address is reached.
    pub(super) fn to(service: &str) -> Connection {
        // An address without TLS is one of this machine; the parser takes no other.
        if service.starts_with("https:") { Connection::Tls } else { Connection::Loopback }
    }
}

/// Without identifier and device name: the desk adds them.
impl From<&enrol::Offer> for EnrolmentOffer {
    fn from(offer: &enrol::Offer) -> EnrolmentOffer {
        let service = offer.service.to_string();
        EnrolmentOffer {
            id: String::new(),
            connection: Connection::to(&service),
            service,
            project: offer.project.as_ref().map(|project| project.name.clone()),
            user: offer.user.to_string(),
            device_name: String::new(),
            replaces: offer.replaces.clone().map(Into::into),
        }
    }
}

impl From<enrol::Mail> for Mail {
    fn from(mail: enrol::Mail) -> Mail {
        Mail {
            service: mail.service.to_string(),
            project: mail.project.name,
            user: mail.user.to_string(),
            method: match mail.method {
                enrol::MailMethod::Code => MailMethod::Code,
                enrol::MailMethod::Link => MailMethod::Link,
            },
            next: mail.next.to_string(),
        }
    }
}

impl From<share::QuickCode> for QuickCode {
    fn from(made: share::QuickCode) -> QuickCode {
        QuickCode {
            code: Shown(made.code.into()),
            user: made.user.to_string(),
            project: made.project_name,
            service: made.service.to_string(),
            expires: made.expires.to_string(),
        }
    }
}

/// Without identifier: the desk adds it.
impl From<&sign_in::Request> for SessionRequest {
    fn from(request: &sign_in::Request) -> SessionRequest {
        SessionRequest {
            id: String::new(),
            service: request.service.to_string(),
            project: request.project_name.clone(),
            description: request.description.clone(),
            user: request.user.as_ref().map(ToString::to_string),
            hash: request.hash.as_ref().map(ToString::to_string),
            document: request
                .document
                .as_ref()
                .map(|document| AnnouncedDocument { name: document.name.to_string(), size: document.size }),
            signed: request.signed.is_some(),
            application: request.signed.as_ref().and_then(|signed| signed.application.clone()),
            domain: request.signed.as_ref().and_then(|signed| signed.domain.clone()),
            logo: request
                .signed
                .as_ref()
                .and_then(|signed| signed.logo.as_ref())
                .map(sign_in::Logo::data_url),
            tie: match request.own_kind {
                true if request.numbered => Tie::Number,
                true => Tie::Nothing,
                false => Tie::Foreign,
            },
            claims: request
                .claims()
                .iter()
                .map(|asked| AskedData {
                    claim: asked.claim.into(),
                    required: asked.required,
                    purpose: asked.purpose.clone(),
                })
                .collect(),
            pushed: None,
            expires: None,
            identities: request.candidates.iter().cloned().map(Into::into).collect(),
        }
    }
}

/// Without identifier and identities: the desk adds them.
impl From<&sign::Document> for DocumentView {
    fn from(document: &sign::Document) -> DocumentView {
        DocumentView {
            id: String::new(),
            name: document.name.clone(),
            folder: document.folder().display().to_string(),
            size: document.size,
            hash: document.hash_hex(),
            identities: Vec::new(),
            preview: Preview::None,
        }
    }
}

impl From<sign::Receipt> for Receipt {
    fn from(receipt: sign::Receipt) -> Receipt {
        Receipt {
            document: receipt.document,
            saved: receipt.saved.display().to_string(),
            hash: receipt.hash,
            signed: receipt.signed.to_string(),
        }
    }
}

impl From<sign::ReceiptCheck> for ReceiptCheck {
    fn from(check: sign::ReceiptCheck) -> ReceiptCheck {
        ReceiptCheck {
            receipt: check.receipt.display().to_string(),
            shared_with: check.shared_with,
            document: check.document,
            user: check.user,
            signed: check.signed.to_string(),
            hash: check.hash,
            verdict: match check.verdict {
                sign::Verdict::Unchanged => ReceiptVerdict::Unchanged,
                sign::Verdict::Changed => ReceiptVerdict::Changed,
                sign::Verdict::DocumentMissing => ReceiptVerdict::DocumentMissing,
            },
        }
    }
}

impl From<history::Page> for HistoryPage {
    fn from(page: history::Page) -> HistoryPage {
        HistoryPage { entries: page.entries.into_iter().map(Into::into).collect(), more: page.more }
    }
}

impl From<history::Entry> for HistoryEntry {
    fn from(entry: history::Entry) -> HistoryEntry {
        HistoryEntry {
            id: entry.id.to_string(),
            at: entry.at.to_string(),
            kind: entry.kind.into(),
            identity: entry.identity,
            user: entry.user,
            service: entry.service,
            subject: entry.subject,
            failure: entry.failure,
            hash: entry.hash,
            saved: entry.saved,
            receipt: entry.receipt.is_some(),
        }
    }
}

impl From<doctor::Finding> for Finding {
    fn from(finding: doctor::Finding) -> Finding {
        Finding {
            check: finding.check.as_str().into(),
            subject: finding.subject,
            failure: finding.failure.map(Into::into),
        }
    }
}

impl From<settings::Settings> for Settings {
    fn from(settings: settings::Settings) -> Settings {
        Settings {
            appearance: settings.appearance.into(),
            language: settings.language,
            device_name: settings.device_name.to_string(),
            preset_service: settings.preset_service.map(|service| service.to_string()),
            number_pad: settings.number_pad,
            shuffled_pad: settings.shuffled_pad,
            tray: settings.tray,
            start_at_login: settings.start_at_login,
            notifications: settings.notifications,
            shortcut: settings.shortcut,
            lock_after: settings.lock_after,
            lock_with_session: settings.lock_with_session,
            capture_guard: settings.capture_guard,
            text_size: settings.text_size,
            still: settings.still,
            verbose_log: settings.verbose_log,
            update_channel: settings.update_channel.into(),
        }
    }
}

/// Two enums with the same variants.
macro_rules! twins {
    ($theirs:path, $ours:ident { $($variant:ident),* }) => {
        impl From<$theirs> for $ours {
            fn from(theirs: $theirs) -> $ours {
                use $theirs as Theirs;
                match theirs { $(Theirs::$variant => $ours::$variant),* }
            }
        }

        impl From<$ours> for $theirs {
            fn from(ours: $ours) -> $theirs {
                use $theirs as Theirs;
                match ours { $($ours::$variant => Theirs::$variant),* }
            }
        }
    };
}

twins!(authenticator::Claim, ClaimKind { Name, Email, PhoneNumber, Birthdate, Address });
twins!(authenticator::RefusalReason, RefusalReason { Incorrect, Unclear, NotMine, Other });
twins!(identities::State, IdentityState { Active, Revoked, Expired });
twins!(settings::Appearance, Appearance { System, Light, Dark });
twins!(settings::UpdateChannel, UpdateChannel { Stable, Beta });
twins!(
    history::Kind,
    HistoryKind {
        Enrolled,
        SignedIn,
        Signed,
        Shared,
        TookBack,
        QuickCode,
        PinChanged,
        Refused,
        Blocked,
        Unlocked,
        Renamed,
        Removed
    }
);
