//! The requests that wait for an answer.

use jiff::{SignedDuration, Timestamp};
use wire::{AccessId, ServiceUrl, SessionLink};

use super::RequestEvent;
use crate::identities::IdentityId;

/// The requests that wait for an answer, oldest first. A value: it hears of events and of the time, and does nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Inbox(Vec<Waiting>);

/// A request that waits for an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Where it is, for [`super::open`].
    pub link: SessionLink,
    /// The identity that it was pushed to.
    pub identity: IdentityId,
    /// When it arrived.
    pub arrived: Timestamp,
}

impl Waiting {
    /// When it is given up.
    pub fn expires(&self) -> Timestamp {
        self.arrived.saturating_add(Inbox::LIFE).unwrap_or(self.arrived)
    }
}

impl Inbox {
    /// How long a request waits. The service's sessions live no longer.
    pub const LIFE: SignedDuration = SignedDuration::from_mins(5);

    /// Most requests that wait for one identity. A service that pushes more is not listened to until one has ended.
    pub const MOST: usize = 16;

    /// Takes an event in. Whether that changed what waits: a request that arrives twice, as after a connection was
    /// broken off, stays one.
    pub fn hear(&mut self, event: &RequestEvent, now: Timestamp) -> bool {
        match event {
            RequestEvent::Arrived(link, identity) => {
                let known = self.0.iter().any(|one| one.link == *link);
                let waiting = self.0.iter().filter(|one| one.identity == *identity).count();
                if known || waiting >= Self::MOST {
                    return false;
                }
                self.0.push(Waiting { link: link.clone(), identity: *identity, arrived: now });
                true
            }
            RequestEvent::Ended { service, access_id, .. } => self.close(service, access_id),
        }
    }

    /// Takes a request out that was answered here, or ended. Whether it was there.
    pub fn close(&mut self, service: &ServiceUrl, access_id: &AccessId) -> bool {
        self.keep(|one| one.link.service != *service || one.link.access_id != *access_id)
    }

    /// Takes out what has waited too long. Whether there was any.
    pub fn expire(&mut self, now: Timestamp) -> bool {
        self.keep(|one| one.expires() > now)
    }

    /// Takes out what was pushed to identities that are not there any more. Whether there was any.
    pub fn retain(&mut self, there: impl Fn(IdentityId) -> bool) -> bool {
        self.keep(|one| there(one.identity))
    }

    /// What waits, oldest first.
    pub fn waiting(&self) -> &[Waiting] {
        &self.0
    }

    /// When the next one is given up.
    pub fn next_expiry(&self) -> Option<Timestamp> {
        self.0.iter().map(Waiting::expires).min()
    }

    fn keep(&mut self, stays: impl Fn(&Waiting) -> bool) -> bool {
        let before = self.0.len();
        self.0.retain(stays);
        self.0.len() != before
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;
    use wire::SessionStatus;

    use super::*;

    const NOW: Timestamp = Timestamp::constant(1_700_000_000, 0);

    fn later(minutes: i64) -> Timestamp {
        NOW.saturating_add(SignedDuration::from_mins(minutes)).expect("a time")
    }

    fn link(host: &str, id: &str) -> SessionLink {
        SessionLink {
            service: ServiceUrl::parse(host).expect("an address"),
            access_id: AccessId::parse(id).expect("a session"),
        }
    }

    fn arrived(link: SessionLink) -> RequestEvent {
        RequestEvent::Arrived(link, IdentityId(Uuid::nil()))
    }

    fn ended(link: SessionLink) -> RequestEvent {
        let SessionLink { service, access_id } = link;
        RequestEvent::Ended { service, access_id, status: SessionStatus::Authenticated }
    }

    #[test]
    fn what_arrives_waits_once_until_it_ends() {
        let mut inbox = Inbox::default();
        assert!(inbox.hear(&arrived(link("one.example", "a")), NOW));
        assert!(inbox.hear(&arrived(link("one.example", "b")), later(1)));
        assert!(!inbox.hear(&arrived(link("one.example", "a")), later(2)), "it arrived before");
        assert_eq!(inbox.waiting()[0].arrived, NOW);
        assert!(inbox.hear(&ended(link("one.example", "a")), later(2)));
        assert!(!inbox.hear(&ended(link("one.example", "a")), later(2)), "it is over already");
        let left: Vec<_> = inbox.waiting().iter().map(|one| one.link.access_id.as_str()).collect();
        assert_eq!(left, ["b"]);
    }

    #[test]
    fn a_service_ends_its_own_requests_only() {
        let mut inbox = Inbox::default();
        inbox.hear(&arrived(link("one.example", "a")), NOW);
        assert!(!inbox.hear(&ended(link("two.example", "a")), NOW));
        assert!(inbox.hear(&arrived(link("two.example", "a")), NOW));
        assert!(inbox.close(&link("one.example", "a").service, &link("one.example", "a").access_id));
        assert_eq!(inbox.waiting()[0].link, link("two.example", "a"));
    }

    #[test]
    fn nothing_waits_longer_than_five_minutes() {
        let mut inbox = Inbox::default();
        inbox.hear(&arrived(link("one.example", "a")), NOW);
        inbox.hear(&arrived(link("one.example", "b")), later(3));
        assert_eq!(inbox.next_expiry(), Some(later(5)));
        assert!(!inbox.expire(later(4)));
        assert!(inbox.expire(later(5)));
        assert_eq!((inbox.waiting().len(), inbox.next_expiry()), (1, Some(later(8))));
        assert!(inbox.expire(later(60)) && inbox.waiting().is_empty() && inbox.next_expiry().is_none());
    }

    #[test]
    fn what_nobody_can_answer_any_more_goes() {
        let mut inbox = Inbox::default();
        inbox.hear(&arrived(link("one.example", "a")), NOW);
        assert!(!inbox.retain(|identity| identity == IdentityId(Uuid::nil())));
        assert!(inbox.retain(|_| false) && inbox.waiting().is_empty());
    }
}
