//! What a trust service pushes, and to whom.

use std::collections::HashMap;

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use wire::{AccessId, Code, PushEnded, Pushed, ServiceUrl, SessionStatus, UserId};

use super::rules::{State, refused};
use crate::service::{Event, Events, Fault, Reply};

/// Requests that were pushed and are open, and the devices that listen.
#[derive(Default)]
pub(super) struct Pushes {
    open: HashMap<AccessId, Pushed>,
    /// By push token.
    listening: HashMap<String, Listening>,
    delivered: usize,
}

struct Listening {
    user: UserId,
    to: UnboundedSender<Event>,
}

/// A device's end of a connection.
pub(super) struct Connection(UnboundedReceiver<Event>);

impl Events for Connection {
    fn next(&mut self) -> Reply<'_, Option<Event>> {
        Box::pin(async { Ok(self.0.recv().await) })
    }
}

impl Pushes {
    /// Tells whoever was asked that a session needs no answer any more.
    pub(super) fn end(&mut self, id: &AccessId, status: SessionStatus) {
        if let Some(pushed) = self.open.remove(id) {
            self.tell(&pushed.user_id, &Event::Ended(PushEnded { access_id: id.clone(), status }));
        }
    }

    fn tell(&self, user: &UserId, event: &Event) {
        for listening in self.listening.values().filter(|listening| listening.user == *user) {
            // A device that went away is told when it comes back.
            let _ = listening.to.send(event.clone());
        }
    }
}

impl State {
    /// Pushes a session to a user's devices.
    pub(super) fn push(&mut self, service: &ServiceUrl, id: &AccessId, user: &UserId) {
        let Ok(qr_url) = service.endpoint(&format!("/session/#{id}")).parse() else { return };
        let pushed = Pushed { project_id: self.project_id, user_id: user.clone(), qr_url };
        self.pushes.tell(user, &Event::Request(pushed.clone()));
        self.pushes.open.insert(id.clone(), pushed);
    }

    /// Opens a device's connection, which begins with what is open already.
    pub(super) fn listen(&mut self, token: &str) -> Result<Connection, Fault> {
        // A device that registered anew has brought its token along.
        let mut devices = self.registrations.values().filter(|device| !device.revoked);
        let device = devices.find(|device| device.push_token.as_deref() == Some(token));
        let user = device.ok_or_else(|| refused(Code::UnauthorizedRequest))?.user.clone();
        let (to, from) = unbounded_channel();
        for pushed in self.pushes.open.values().filter(|pushed| pushed.user_id == user) {
            let _ = to.send(Event::Request(pushed.clone()));
            self.pushes.delivered += 1;
        }
        self.pushes.listening.insert(token.to_owned(), Listening { user, to });
        Ok(Connection(from))
    }

    /// Sends something that a service of ours would not send.
    pub(super) fn push_event(&self, user: &UserId, event: &Event) {
        self.pushes.tell(user, event);
    }

    pub(super) fn delivered(&self) -> usize {
        self.pushes.delivered
    }

    pub(super) fn listeners(&self) -> usize {
        self.pushes.listening.values().filter(|listening| !listening.to.is_closed()).count()
    }

    pub(super) fn hang_up(&mut self) {
        self.pushes.listening.clear();
    }
}
