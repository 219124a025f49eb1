//! How long nobody has touched keyboard or mouse: asked of GNOME's compositor, else of the X server.

use std::time::Duration;

use x11rb::{connection::Connection as _, protocol::screensaver::ConnectionExt as _};
use zbus::Connection;

#[zbus::proxy(
    interface = "org.gnome.Mutter.IdleMonitor",
    default_service = "org.gnome.Mutter.IdleMonitor",
    default_path = "/org/gnome/Mutter/IdleMonitor/Core"
)]
trait IdleMonitor {
    /// Milliseconds.
    #[zbus(name = "GetIdletime")]
    fn idle_time(&self) -> zbus::Result<u64>;
}

/// The time, where somebody tells.
pub(super) async fn time() -> Option<Duration> {
    if let Some(time) = of_the_compositor().await {
        return Some(time);
    }
    // Under Wayland, an X server sees only what happens in its own windows.
    if std::env::var_os("WAYLAND_DISPLAY").is_some() {
        return None;
    }
    tokio::task::spawn_blocking(of_the_server).await.ok().flatten()
}

async fn of_the_compositor() -> Option<Duration> {
    let connection = Connection::session().await.ok()?;
    let monitor = IdleMonitorProxy::new(&connection).await.ok()?;
    monitor.idle_time().await.ok().map(Duration::from_millis)
}

fn of_the_server() -> Option<Duration> {
    let (connection, screen) = x11rb::connect(None).ok()?;
    let root = connection.setup().roots.get(screen)?.root;
    let info = connection.screensaver_query_info(root).ok()?.reply().ok()?;
    Some(Duration::from_millis(info.ms_since_user_input.into()))
}
