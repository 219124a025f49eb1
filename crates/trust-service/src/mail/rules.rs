//! What is written to users.

use url::Url;
use wire::UserId;

use crate::projects::Project;

/// A letter without its recipient.
pub struct Letter {
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub body: String,
}

/// Whether a user ID looks like an e-mail address.
pub fn is_address(user: &UserId) -> bool {
    let text = user.as_str();
    let plain = text.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | ',' | ';' | '"'));
    let halves = text.split_once('@');
    plain
        && halves.is_some_and(|(name, host)| {
            !name.is_empty()
                && !host.contains('@')
                && host.split('.').count() > 1
                && host.split('.').all(|part| !part.is_empty())
        })
}

/// A code to type on the device that asked for it.
pub fn verification_code(project: &Project, user: &UserId, device: Option<&str>, code: &str) -> Letter {
    Letter {
        subject: format!("Your code for {}", project.name),
        body: format!(
            "Hello {user},\n\nthe code for {} is\n\n    {code}\n\nType it {}. It is good for 10 minutes, once; a newer \
             code replaces it. Nobody who works at {} will ever ask you for it.\n\nIf you did not ask for a code, do \
             nothing: without it no device is enrolled.\n",
            project.name,
            device.map_or_else(
                || "on the device that asked for it".to_owned(),
                |device| format!("on the device that asked for it, “{device}”")
            ),
            project.name
        ),
    }
}

/// An address to open.
pub fn verification_link(project: &Project, user: &UserId, device: Option<&str>, address: &Url) -> Letter {
    Letter {
        subject: format!("Enrol a device at {}", project.name),
        body: format!(
            "Hello {user},\n\na device{} asks to be enrolled for you at {}. To allow it, open this address:\n\n    \
             {address}\n\nIt is good for one hour, once; a newer mail replaces it.\n\nIf this was not you, do not open it, \
             and do not send it on: without it no device is enrolled. Your other devices are not affected.\n",
            device.map(|device| format!(", “{device}”,")).unwrap_or_default(),
            project.name
        ),
    }
}

/// A new device.
pub fn device_enrolled(project: &Project, user: &UserId, device: &str) -> Letter {
    Letter {
        subject: format!("A new device can sign in to {}", project.name),
        body: format!(
            "Hello {user},\n\nthe device “{device}” was enrolled for you at {}. It signs in with the PIN that was \
             chosen on it.\n\nIf this was not you, tell your administrator at once.\n",
            project.name
        ),
    }
}

/// A blocked device.
pub fn device_blocked(project: &Project, user: &UserId, device: &str) -> Letter {
    Letter {
        subject: format!("A device can no longer sign in to {}", project.name),
        body: format!(
            "Hello {user},\n\na wrong PIN was entered three times on the device “{device}”, so it can no longer sign \
             in to {}. Your other devices are not affected. To use this one again, enrol it anew.\n\nIf this was not \
             you, tell your administrator at once.\n",
            project.name
        ),
    }
}

/// A revoked device. The reason is not told: it is the administrator's note.
pub fn device_revoked(project: &Project, user: &UserId, device: &str) -> Letter {
    Letter {
        subject: format!("A device was removed from {}", project.name),
        body: format!(
            "Hello {user},\n\nthe device “{device}” was removed, so it can no longer sign in to {}. Your other devices \
             are not affected. To use this one again, enrol it anew.\n\nIf you did not expect this, ask your \
             administrator.\n",
            project.name
        ),
    }
}

/// A device whose signatures fail too often.
pub fn signatures_refused(project: &Project, user: &UserId, device: &str) -> Letter {
    Letter {
        subject: format!("Signatures of a device are refused at {}", project.name),
        body: format!(
            "Hello {user},\n\nvery many wrong signatures in the name of the device “{device}” were sent to {}. Until \
             its PIN is entered again its signatures are refused. Someone may have a copy of what is stored on it and be guessing your \
             PIN.\n\nTell your administrator at once, and enrol the device anew.\n",
            project.name
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_other_ids() {
        for (text, address) in [
            ("erika@example.com", true),
            ("erika+1@mail.example.com", true),
            ("erika", false),
            ("@example.com", false),
            ("a@b", false),
            ("a@b.", false),
            ("a@b@example.com", false),
            ("a b@example.com", false),
            ("<a@example.com>", false),
        ] {
            assert_eq!(is_address(&UserId::parse(text).expect("a user")), address, "{text}");
        }
    }
}
