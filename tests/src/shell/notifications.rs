//! Notifications, as the Desktop Notifications Specification has them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use zbus::object_server::SignalEmitter;
use zbus::zvariant::OwnedValue;

use super::Shell;
use crate::wait::eventually;

/// A notification on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Its number.
    pub id: u32,
    /// Its title.
    pub title: String,
    /// What stands under it, as markup.
    pub body: String,
    /// Keys of its actions, each with what its button says.
    pub actions: Vec<String>,
}

/// Whoever shows notifications.
#[derive(Clone, Debug, Default)]
pub(super) struct Notifications(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    shown: Vec<Notice>,
    last: u32,
}

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Notifications {
    #[allow(clippy::too_many_arguments)]
    fn notify(
        &self,
        _app: String,
        replaces: u32,
        _icon: String,
        title: String,
        body: String,
        actions: Vec<String>,
        _hints: HashMap<String, OwnedValue>,
        _timeout: i32,
    ) -> u32 {
        let mut state = self.0.lock().expect("the notifications");
        state.shown.retain(|notice| notice.id != replaces);
        let id = if replaces > 0 { replaces } else { state.last + 1 };
        state.last = state.last.max(id);
        state.shown.push(Notice { id, title, body, actions });
        id
    }

    fn close_notification(&self, id: u32) {
        self.0.lock().expect("the notifications").shown.retain(|notice| notice.id != id);
    }

    fn get_capabilities(&self) -> Vec<String> {
        ["actions", "body", "body-markup"].map(str::to_owned).into()
    }

    #[zbus(signal)]
    async fn action_invoked(emitter: &SignalEmitter<'_>, id: u32, action: &str) -> zbus::Result<()>;
}

impl Shell {
    /// What is on the screen.
    pub fn notices(&self) -> Vec<Notice> {
        self.notifications.0.lock().expect("the notifications").shown.clone()
    }

    /// Waits for a notification with this title.
    pub async fn notice(&self, title: &str) -> Notice {
        let what = format!("a notification “{title}”");
        eventually(&what, async || self.notices().into_iter().find(|notice| notice.title == title)).await
    }

    /// Waits until no notification is left.
    pub async fn no_notice(&self) {
        eventually("every notification to go", async || self.notices().is_empty().then_some(())).await;
    }

    /// Clicks a notification.
    pub async fn click(&self, notice: &Notice) {
        let emitter = SignalEmitter::new(&self.bus, "/org/freedesktop/Notifications").expect("a path");
        Notifications::action_invoked(&emitter, notice.id, &notice.actions[0]).await.expect("the bus");
        self.notifications.close_notification(notice.id);
    }
}
