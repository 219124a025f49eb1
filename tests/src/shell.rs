//! A desktop shell on the bus of a workstation: it shows tray icons, notifications, and asks for global shortcuts.

mod notifications;
mod portal;
mod tray;

use zbus::Connection;
use zbus::connection::Builder;

use crate::desk::Desk;
pub use notifications::Notice;
use notifications::Notifications;
use portal::Portal;
use tray::Watcher;

/// A desktop shell. It ends when it is dropped.
#[derive(Debug)]
pub struct Shell {
    bus: Connection,
    watcher: Watcher,
    notifications: Notifications,
    portal: Portal,
}

impl Desk {
    /// A desktop with a tray, notifications and a portal.
    pub async fn shell(&self) -> Shell {
        self.shell_with(&["org.kde.StatusNotifierWatcher", "org.freedesktop.Notifications"]).await
    }

    /// A desktop that shows notifications and no tray.
    pub async fn shell_without_tray(&self) -> Shell {
        self.shell_with(&["org.freedesktop.Notifications"]).await
    }

    /// A desktop that watches for keys itself.
    pub async fn shell_with_portal(&self) -> Shell {
        self.shell_with(&["org.kde.StatusNotifierWatcher", "org.freedesktop.portal.Desktop"]).await
    }

    async fn shell_with(&self, names: &[&str]) -> Shell {
        let (watcher, notifications, portal) =
            (Watcher::default(), Notifications::default(), Portal::default());
        let address = self.session.variable("DBUS_SESSION_BUS_ADDRESS");
        let mut builder = Builder::address(address).expect("a bus");
        builder = builder.serve_at("/StatusNotifierWatcher", watcher.clone()).expect("a tray");
        builder =
            builder.serve_at("/org/freedesktop/Notifications", notifications.clone()).expect("notifications");
        builder = builder.serve_at("/org/freedesktop/portal/desktop", portal.clone()).expect("a portal");
        for name in names {
            builder = builder.name(*name).expect("a name");
        }
        let bus = builder.build().await.expect("the bus");
        Shell { bus, watcher, notifications, portal }
    }
}
