//! Screen savers, which cover the screen: each desktop has its own, and some have only that.

use futures_util::{StreamExt, future::join_all};
use zbus::{Connection, MatchRule, MessageStream, message::Type};

use crate::bridge::{Desk, SessionNews};

/// The interfaces of those that are in use.
const SAVERS: [&str; 4] = [
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
];

/// Listens for as long as the program runs, to screen savers that start later too.
pub(super) async fn listen(desk: Desk) {
    let connection = match Connection::session().await {
        Ok(connection) => connection,
        Err(error) => return tracing::warn!(%error, "there is no session bus to hear of screen savers from"),
    };
    join_all(SAVERS.map(|interface| {
        let (connection, desk) = (&connection, &desk);
        async move {
            if let Err(error) = listen_to(connection, interface, desk).await {
                tracing::warn!(%error, interface, "a screen saver is not heard");
            }
        }
    }))
    .await;
}

async fn listen_to(connection: &Connection, interface: &'static str, desk: &Desk) -> zbus::Result<()> {
    let rule = MatchRule::builder().msg_type(Type::Signal).interface(interface)?.member("ActiveChanged")?;
    let mut changes = MessageStream::for_match_rule(rule.build(), connection, None).await?;
    while let Some(change) = changes.next().await {
        let change = change?;
        let Ok(covered) = change.body().deserialize::<bool>() else { continue };
        // One that ended without a word is another one when it starts again.
        let sender = change.header().sender().map(ToString::to_string).unwrap_or_default();
        desk.hear_session(SessionNews::Covered { source: format!("{interface} {sender}"), covered }).await;
    }
    Ok(())
}
