//! The portal's global shortcuts: a desktop that watches for keys, and a person who agrees to everything.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use zbus::message::Header;
use zbus::object_server::SignalEmitter;
use zbus::zvariant::{ObjectPath, OwnedObjectPath, OwnedValue, Value};

use super::Shell;
use crate::wait::eventually;

const PATH: &str = "/org/freedesktop/portal/desktop";

type Options = HashMap<String, OwnedValue>;

/// Whoever watches for keys.
#[derive(Clone, Debug, Default)]
pub(super) struct Portal(Arc<Mutex<Option<Bound>>>);

/// A shortcut that a program asked for.
#[derive(Clone, Debug)]
struct Bound {
    session: OwnedObjectPath,
    id: String,
    trigger: String,
}

#[zbus::interface(name = "org.freedesktop.portal.GlobalShortcuts")]
impl Portal {
    async fn create_session(
        &self,
        #[zbus(header)] header: Header<'_>,
        #[zbus(connection)] bus: &zbus::Connection,
        options: Options,
    ) -> OwnedObjectPath {
        let session = handle("session", &header, &text(&options, "session_handle_token"));
        let results = HashMap::from([("session_handle", Value::from(session.as_str()))]);
        respond(bus, &header, &options, results).await
    }

    async fn bind_shortcuts(
        &self,
        #[zbus(header)] header: Header<'_>,
        #[zbus(connection)] bus: &zbus::Connection,
        session: OwnedObjectPath,
        shortcuts: Vec<(String, Options)>,
        _window: String,
        options: Options,
    ) -> OwnedObjectPath {
        let (id, wanted) = &shortcuts[0];
        let trigger = text(wanted, "preferred_trigger");
        *self.0.lock().expect("the portal") =
            Some(Bound { session, id: id.clone(), trigger: trigger.clone() });
        let described = |name: &str| Value::from(text(wanted, name));
        let about = HashMap::from([
            ("description", described("description")),
            ("trigger_description", Value::from(trigger)),
        ]);
        let results = HashMap::from([("shortcuts", Value::from(vec![(id.as_str(), about)]))]);
        respond(bus, &header, &options, results).await
    }

    #[zbus(signal)]
    async fn activated(
        emitter: &SignalEmitter<'_>,
        session: ObjectPath<'_>,
        id: &str,
        timestamp: u64,
        options: HashMap<&str, Value<'_>>,
    ) -> zbus::Result<()>;

    #[zbus(property, name = "version")]
    fn version(&self) -> u32 {
        1
    }
}

impl Shell {
    /// Waits until a program has asked for keys; answers which.
    pub async fn bound_keys(&self) -> String {
        let bound =
            async || self.portal.0.lock().expect("the portal").as_ref().map(|bound| bound.trigger.clone());
        eventually("keys to watch for", bound).await
    }

    /// Presses the keys that the program asked for.
    pub async fn press_bound_keys(&self) {
        let bound = self.portal.0.lock().expect("the portal").clone().expect("keys to watch for");
        let emitter = SignalEmitter::new(&self.bus, PATH).expect("a path");
        Portal::activated(&emitter, bound.session.as_ref(), &bound.id, 0, HashMap::new())
            .await
            .expect("the bus");
    }
}

fn text(options: &Options, name: &str) -> String {
    let value = options.get(name).and_then(|value| value.try_clone().ok());
    value.and_then(|value| String::try_from(value).ok()).unwrap_or_else(|| panic!("no {name} in {options:?}"))
}

/// The path of a request or session, which the caller knows beforehand.
fn handle(kind: &str, header: &Header<'_>, token: &str) -> OwnedObjectPath {
    let sender = header.sender().expect("a sender").trim_start_matches(':').replace('.', "_");
    OwnedObjectPath::try_from(format!("{PATH}/{kind}/{sender}/{token}")).expect("a path")
}

/// Answers a request as the person's consent does.
async fn respond(
    bus: &zbus::Connection,
    header: &Header<'_>,
    options: &Options,
    results: HashMap<&str, Value<'_>>,
) -> OwnedObjectPath {
    let request = handle("request", header, &text(options, "handle_token"));
    let to = header.sender().cloned();
    bus.emit_signal(to, &request, "org.freedesktop.portal.Request", "Response", &(0u32, results))
        .await
        .expect("the bus");
    request
}
