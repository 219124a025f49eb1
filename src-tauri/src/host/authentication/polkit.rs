//! Linux: polkit, which asks for the person's own password (or what else the system takes) in the desktop's window.

use std::collections::HashMap;

use zbus::{Connection, zvariant::Value};

use crate::bridge::Verdict;

/// The action, as the policy file names it that the package installs.
const ACTION: &str = "dev.countersign.desktop.unlock";
/// Asks the person, where that is what it takes.
const ALLOW_USER_INTERACTION: u32 = 1;

/// Who wants to be authorised: a kind, and what names it.
type Subject<'a> = (&'a str, HashMap<&'a str, Value<'a>>);
/// Identifier, description, message, vendor, vendor's address, icon, what is implied for three kinds of sessions, notes.
type Action = (String, String, String, String, String, String, u32, u32, u32, HashMap<String, String>);

#[zbus::proxy(
    interface = "org.freedesktop.PolicyKit1.Authority",
    default_service = "org.freedesktop.PolicyKit1",
    default_path = "/org/freedesktop/PolicyKit1/Authority"
)]
trait Authority {
    fn enumerate_actions(&self, locale: &str) -> zbus::Result<Vec<Action>>;
    fn check_authorization(
        &self,
        subject: &Subject<'_>,
        action: &str,
        details: HashMap<&str, &str>,
        flags: u32,
        cancellation: &str,
    ) -> zbus::Result<(bool, bool, HashMap<String, String>)>;
}

/// Whether polkit is there and knows the action.
pub(in crate::host) async fn is_offered() -> bool {
    match actions().await {
        Ok(actions) => actions.iter().any(|action| action.0 == ACTION),
        Err(error) => {
            tracing::debug!(%error, "polkit cannot be asked");
            false
        }
    }
}

async fn actions() -> zbus::Result<Vec<Action>> {
    let connection = Connection::system().await?;
    AuthorityProxy::new(&connection).await?.enumerate_actions("").await
}

/// Has polkit ask who is there.
pub(in crate::host) async fn ask() -> Verdict {
    match authorization().await {
        Ok((true, _, _)) => Verdict::Confirmed,
        // It would take a question, and the desktop has nobody who asks it.
        Ok((false, true, _)) => Verdict::Unavailable,
        Ok((false, false, _)) => Verdict::Refused,
        Err(error) => {
            tracing::warn!(%error, "polkit did not answer");
            Verdict::Unavailable
        }
    }
}

async fn authorization() -> zbus::Result<(bool, bool, HashMap<String, String>)> {
    let connection = Connection::system().await?;
    let name = connection.unique_name().map(ToString::to_string).unwrap_or_default();
    // The name on the bus: the bus itself vouches for whose process that is.
    let subject = ("system-bus-name", HashMap::from([("name", Value::from(name))]));
    let authority = AuthorityProxy::new(&connection).await?;
    authority.check_authorization(&subject, ACTION, HashMap::new(), ALLOW_USER_INTERACTION, "").await
}
