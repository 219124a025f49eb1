//! Whether there is a tray, as the session bus tells.

use futures_util::StreamExt;
use zbus::{Connection, fdo::DBusProxy, names::BusName};

use super::super::running::Running;

/// Who shows icons owns this name.
const WATCHER: &str = "org.kde.StatusNotifierWatcher";

/// Notes whether somebody shows icons, now and whenever that changes.
pub(super) async fn watch(running: &Running) -> zbus::Result<()> {
    let connection = Connection::session().await?;
    let bus = DBusProxy::new(&connection).await?;
    let mut changes = bus.receive_name_owner_changed_with_args(&[(0, WATCHER)]).await?;
    running.note_tray(bus.name_has_owner(BusName::try_from(WATCHER)?).await?);
    while let Some(change) = changes.next().await {
        running.note_tray(change.args()?.new_owner().is_some());
    }
    Ok(())
}
