//! A tray: StatusNotifierItems, and their menus over com.canonical.dbusmenu.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};
use zbus::{Error, Proxy, message::Header};

use super::Shell;
use crate::wait::eventually;

/// Whoever shows icons.
#[derive(Clone, Debug, Default)]
pub(super) struct Watcher(Arc<Mutex<Option<Item>>>);

/// An icon's owner, and where on its connection it is.
#[derive(Clone, Debug)]
struct Item {
    owner: String,
    path: String,
}

/// An entry of a menu, with those under it.
type Layout = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);

#[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    fn register_status_notifier_item(&self, #[zbus(header)] header: Header<'_>, path: String) {
        let owner = header.sender().expect("a sender").to_string();
        *self.0.lock().expect("the tray") = Some(Item { owner, path });
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }
}

impl Shell {
    /// Waits for the icon; answers the file that it is drawn from.
    pub async fn icon(&self) -> PathBuf {
        eventually("an icon in the tray", async || {
            let item = self.item().await?;
            item.get_property::<String>("IconName")
                .await
                .ok()
                .filter(|name| !name.is_empty())
                .map(PathBuf::from)
        })
        .await
    }

    /// Waits until the icon is drawn from a picture of the same pixels as this one.
    pub async fn icon_becomes(&self, picture: &str) {
        let wanted = crate::root().join("icons/tray").join(picture);
        let pixels = |path: &std::path::Path| image::open(path).ok().map(|picture| picture.to_rgba8());
        let wanted = pixels(&wanted).expect("a picture");
        let what = format!("{picture} in the tray");
        eventually(&what, async || (pixels(&self.icon().await)? == wanted).then_some(())).await;
    }

    /// What the icon's menu says.
    pub async fn menu(&self) -> Vec<String> {
        self.entries().await.unwrap_or_default().into_iter().map(|(_, label)| label).collect()
    }

    /// Waits for an entry of the menu and chooses it.
    pub async fn choose(&self, label: &str) {
        let what = format!("“{label}” in the tray's menu");
        let entry = eventually(&what, async || {
            self.entries().await?.into_iter().find(|(_, found)| found == label).map(|(id, _)| id)
        });
        let (entry, menu) = (entry.await, self.menu_proxy().await.expect("a menu"));
        let event = (entry, "clicked", Value::from(0), 0u32);
        match menu.call_method("Event", &event).await {
            // What ends the program may end it before it answers.
            Err(Error::MethodError(name, ..)) if name == "org.freedesktop.DBus.Error.NoReply" => {}
            answer => drop(answer.expect("the menu takes it")),
        }
    }

    async fn item(&self) -> Option<Proxy<'static>> {
        let item = self.watcher.0.lock().expect("the tray").clone()?;
        Proxy::new(&self.bus, item.owner, item.path, "org.kde.StatusNotifierItem").await.ok()
    }

    async fn menu_proxy(&self) -> Option<Proxy<'static>> {
        let item = self.item().await?;
        let path: OwnedObjectPath = item.get_property("Menu").await.ok()?;
        let owner = item.destination().to_string();
        Proxy::new(&self.bus, owner, path, "com.canonical.dbusmenu").await.ok()
    }

    /// The entries of the menu, by their numbers.
    async fn entries(&self) -> Option<Vec<(i32, String)>> {
        let menu = self.menu_proxy().await?;
        let answer = menu.call_method("GetLayout", &(0, -1, Vec::<&str>::new())).await.ok()?;
        let (_, layout): (u32, Layout) = answer.body().deserialize().ok()?;
        let entries = layout.2.into_iter().filter_map(|entry| {
            let (id, properties, _) = Layout::try_from(entry).ok()?;
            // An underscore marks the letter that chooses an entry.
            let label = String::try_from(properties.get("label")?.try_clone().ok()?).ok()?;
            Some((id, label.replace('_', "")))
        });
        Some(entries.collect())
    }
}
