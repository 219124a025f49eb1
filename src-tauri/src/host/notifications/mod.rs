//! Notifications of pushed requests: who asks and what for, as the service vouches for it, and never what an application
//! claims. None appears while the program is locked; how many came meanwhile is told afterwards.

#[cfg_attr(target_os = "linux", path = "linux.rs")]
#[cfg_attr(not(target_os = "linux"), path = "other.rs")]
mod native;

use std::collections::HashMap;

use authenticator::words::Catalogue;

use super::{
    running::Running,
    window,
    words::{said, words},
};
use crate::bridge::{Attention, PushedRequest};
use native::Server;

/// What the person has been told of.
pub(super) struct Notifications {
    running: Running,
    server: Server,
    on: bool,
    told: Told,
}

/// One notification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Notice {
    /// What happened, in a line.
    pub(super) title: String,
    /// For whom.
    pub(super) body: String,
    /// What clicking it does, as a button says it.
    pub(super) action: String,
}

/// What a notification is about.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum About {
    /// One request, by what the page calls it.
    Request(String),
    /// Those that came while the program was locked.
    Missed,
}

impl Notifications {
    pub(super) fn new(running: Running) -> Notifications {
        Notifications { server: Server::new(running.clone()), running, on: true, told: Told::default() }
    }

    /// Obeys the setting. What is on the screen already stays until it is over.
    pub(super) fn switch(&mut self, on: bool) {
        self.on = on;
    }

    /// Tells what is new, and takes back what is over.
    pub(super) async fn attend(&mut self, attention: &Attention) {
        let quiet = !self.on || self.running.app().is_some_and(window::is_in_front);
        for deed in self.told.deeds(attention, quiet) {
            match deed {
                Deed::Tell(request) => {
                    let notice = of_request(&request, &words(&attention.language));
                    self.server.show(About::Request(request.id), notice).await;
                }
                Deed::TellMissed(count) => {
                    self.server.show(About::Missed, of_missed(count, &words(&attention.language))).await;
                }
                Deed::Withdraw(about) => self.server.withdraw(&about).await,
            }
        }
    }
}

/// Which requests are known, and how they were told.
#[derive(Default)]
struct Told {
    /// By request: whether it was shown, and with what it was then known to ask.
    known: HashMap<String, Option<Asked>>,
    locked: bool,
    missed: usize,
}

/// What is known of what a request asks: whether for a signature, and of which document.
type Asked = (Option<bool>, Option<String>);

fn asked(request: &PushedRequest) -> Asked {
    (request.signing, request.document.clone())
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Deed {
    Tell(Box<PushedRequest>),
    TellMissed(usize),
    Withdraw(About),
}

impl Told {
    /// What is to be done now that this waits. `quiet` where nothing may appear.
    fn deeds(&mut self, attention: &Attention, quiet: bool) -> Vec<Deed> {
        let mut deeds = self.withdrawn(attention);
        let unlocked = std::mem::replace(&mut self.locked, attention.locked) && !attention.locked;
        for request in attention.requests.iter().rev() {
            let known = self.known.get(&request.id).cloned();
            let shown = match known {
                None if attention.locked => {
                    self.missed += 1;
                    None
                }
                None if quiet => None,
                // What it asks is told a moment after it came: the notification then says so.
                None => Some(asked(request)),
                Some(Some(before)) if before != asked(request) && !attention.locked => Some(asked(request)),
                Some(before) => {
                    self.known.insert(request.id.clone(), before);
                    continue;
                }
            };
            if shown.is_some() {
                deeds.push(Deed::Tell(Box::new(request.clone())));
            }
            self.known.insert(request.id.clone(), shown);
        }
        if unlocked {
            let missed = std::mem::take(&mut self.missed).min(attention.requests.len());
            if missed > 0 && !quiet {
                deeds.push(Deed::TellMissed(missed));
            }
        }
        deeds
    }

    /// Takes back what is over; everything, as soon as the program is locked.
    fn withdrawn(&mut self, attention: &Attention) -> Vec<Deed> {
        let waits = |id: &str| attention.requests.iter().any(|request| request.id == id);
        let gone = |id: &str| !waits(id) || attention.locked;
        let shown = self.known.iter().filter(|(id, shown)| shown.is_some() && gone(id));
        let mut deeds: Vec<_> = shown.map(|(id, _)| Deed::Withdraw(About::Request(id.clone()))).collect();
        if attention.requests.is_empty() || attention.locked {
            deeds.push(Deed::Withdraw(About::Missed));
        }
        self.known.retain(|id, shown| {
            if attention.locked {
                *shown = None;
            }
            waits(id)
        });
        deeds
    }
}

fn of_request(request: &PushedRequest, words: &Catalogue) -> Notice {
    let title = match (request.signing, &request.document) {
        (None, _) => "request-title",
        (Some(true), Some(_)) => "session-title-document",
        (Some(true), None) => "session-title-signing",
        (Some(false), _) => "session-title",
    };
    let (project, user) = (plain(&request.project), plain(&request.identity.user));
    let document = plain(request.document.as_deref().unwrap_or_default());
    let said = |key| said(words, key, &[("project", &project), ("user", &user), ("document", &document)]);
    Notice { title: said(title), body: said("notice-body"), action: said("notice-open") }
}

fn of_missed(count: usize, words: &Catalogue) -> Notice {
    let count = count.to_string();
    let said = |key| said(words, key, &[("count", &count)]);
    Notice { title: said("tray-waiting"), body: said("notice-missed"), action: said("notice-open") }
}

/// Text from outside without what could reorder or hide its neighbours: controls and direction marks.
fn plain(text: &str) -> String {
    let hides = |letter: char| {
        letter.is_control()
            || matches!(letter, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
    };
    text.replace(hides, " ").trim().to_owned()
}

#[cfg(test)]
mod tests;
