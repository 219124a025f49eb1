//! Closing the lock, and opening it.

use std::{sync::Arc, time::Duration};

use authenticator::{Error, Pin, Ports, SessionLink, identities, settings, unlock};

use super::{
    Attempt, Desk, Event, Events, Failure, Fault, LockCause, LockState, Outcome, PinPurpose, UnlockChoice,
    UnlockEntry, UnlockStep, UnlockWith, questions::chosen, start::platform,
};
use crate::bridge::{
    Brought, Gate, SessionNews, Verdict,
    lock::{Closing, Lock, Moment},
};

/// How often to look whether somebody is there.
const LOOK: Duration = Duration::from_secs(5);
/// The shortest time without use that a person can choose.
const SHORTEST: Duration = Duration::from_secs(60);
/// How old a question may be that is put again once the lock is open. A session rarely lives longer.
const RECENT: Duration = Duration::from_secs(300);

/// Events as they were, where the lock lets them out.
pub(super) fn behind(lock: Arc<Lock>, events: Events) -> Events {
    Arc::new(move |event| {
        if lock.lets_out(&event) {
            events(event);
        }
    })
}

impl Gate for Desk {
    /// Whether it was closed when the program last ended is known once the journal is open. Where that does not open,
    /// there is nothing to be kept from anybody.
    async fn is_locked(&self) -> bool {
        self.ports().await.is_ok() && self.0.lock.closing().is_some()
    }

    fn note_use(&self) {
        if let Some(ports) = self.0.ports.get() {
            self.0.lock.used(Moment::now(&*ports.clock));
        }
    }
}

impl Desk {
    /// Takes news of the person's session in. When it comes back, the lock is in place.
    pub async fn hear_session(&self, news: SessionNews) {
        let Some(cause) = self.0.lock.hear(&news) else { return };
        let Ok(ports) = self.ports().await else { return };
        if settings::load(ports).await.map_or(true, |settings| settings.lock_with_session) {
            self.close_lock(ports, cause).await;
        }
    }

    /// Closes the lock, unless there is no identity that it would keep.
    pub(super) async fn close_lock(&self, ports: &Ports, cause: LockCause) {
        let nobody = identities::list(ports).await.is_ok_and(|identities| identities.is_empty());
        if nobody || !self.0.lock.close(cause) {
            return;
        }
        self.put_away();
        (self.0.host.events)(Event::Locked);
        self.remember_lock(ports, true).await;
    }

    /// A program that ended behind a closed lock starts behind it: to end it opens nothing.
    pub(super) async fn close_as_before(&self, ports: &Ports) -> Result<(), Failure> {
        if unlock::was_locked(ports).await? && !identities::list(ports).await?.is_empty() {
            self.0.lock.close(LockCause::Before);
        }
        Ok(())
    }

    /// Puts away what lies open. What was only asked is asked anew once the lock is open; what a service pushed still waits.
    fn put_away(&self) {
        self.0.pins.put_away();
        self.forget_place();
        self.0.offers.clear(Duration::ZERO);
        self.0.documents.clear(Duration::ZERO);
        self.0.handed.leave(None);
        self.0.terms.clear(Duration::ZERO);
        self.0.told.put(Vec::new());
        self.0.authorities.clear(Duration::ZERO);
        self.0.bundles.clear(Duration::ZERO);
        for request in self.0.requests.clear(RECENT) {
            if self.0.pushed.named(&request.service, &request.access_id).is_none() {
                let link =
                    SessionLink { service: request.service.clone(), access_id: request.access_id.clone() };
                self.0.waiting.add(Brought::Link(link.open()));
            }
        }
    }

    pub(super) async fn lock_as_it_stands(&self) -> LockState {
        let settings = match self.ports().await {
            Ok(ports) => settings::load(ports).await.unwrap_or_default(),
            Err(_) => settings::Settings::default(),
        };
        let cause = self.0.lock.cause();
        LockState {
            system: cause.is_some() && self.0.host.session.can_authenticate().await,
            cause,
            platform: platform(),
            language: settings.language.unwrap_or_else(|| self.0.host.surroundings.language.clone()),
            appearance: settings.appearance.into(),
            number_pad: settings.number_pad,
            shuffled_pad: settings.shuffled_pad,
            text_size: settings.text_size,
            still: settings.still,
        }
    }

    /// Has the system ask who is there. Who asks meanwhile waits for the same answer.
    pub(super) async fn unlock_by_system(&self) -> Result<(), Failure> {
        let Some(closing) = self.0.lock.closing() else { return Ok(()) };
        let _turn = self.0.asking.lock().await;
        if self.0.lock.closing() != Some(closing) {
            return Ok(());
        }
        match self.0.host.session.authenticate().await {
            Verdict::Confirmed => self.open_lock(self.ports().await?, closing).await,
            Verdict::Refused => return Err(Fault::UnlockRefused.into()),
            Verdict::Unavailable => return Err(Fault::UnlockUnavailable.into()),
        }
        Ok(())
    }

    /// Opens the PIN entry of one identity, or says which there are.
    pub(super) async fn ask_unlocking_pin(&self, with: UnlockWith) -> Result<UnlockStep, Failure> {
        let closing = self.0.lock.closing().ok_or(Fault::EntryClosed)?;
        let all = identities::list(self.ports().await?).await?;
        let identity = match (&with, all.as_slice()) {
            (UnlockWith::Identity(id), _) => chosen(&all, id)?,
            (UnlockWith::Any, [only]) => only,
            (UnlockWith::Any, _) => return Ok(UnlockStep::Choose(all.iter().map(choice).collect())),
        };
        unlock::check(identity)?;
        let (id, length) = (identity.id, identity.pin_length);
        let name = identity.name.clone();
        let proving = move |Attempt { desk, ports, digits }| {
            let name = name.clone();
            async move {
                let pin = digits.expose(Pin::parse)?;
                drop(digits);
                match unlock::prove(&ports, id, &pin).await {
                    // Nothing that is typed here can help any more.
                    Err(Error::WrongPin { left: 1 }) => return Err(Error::UnlockStopped { name }),
                    proven => proven?,
                }
                desk.open_lock(&ports, closing).await;
                Ok(Outcome::Unlocked)
            }
        };
        let entry = self.ask_pin(PinPurpose::Unlock, length, proving).await?;
        Ok(UnlockStep::Enter(UnlockEntry { entry, identity: choice(identity) }))
    }

    /// The last way in. Where the system can be asked, that is a better one.
    pub(super) async fn remove_everything(&self) -> Result<(), Failure> {
        if self.0.lock.closing().is_none() || self.0.host.session.can_authenticate().await {
            return Err(Fault::UnlockOtherwise.into());
        }
        unlock::by_removing(self.ports().await?).await?;
        self.notice_changes().await;
        Ok(())
    }

    /// A lock that keeps nothing opens by itself.
    pub(super) async fn open_without_identities(&self, ports: &Ports) {
        if let Some(closing) = self.0.lock.closing()
            && identities::list(ports).await.is_ok_and(|identities| identities.is_empty())
        {
            self.open_lock(ports, closing).await;
        }
    }

    async fn open_lock(&self, ports: &Ports, closing: Closing) {
        if self.0.lock.open(closing, Some(Moment::now(&*ports.clock))) {
            self.0.pins.forget_typed();
            (self.0.host.events)(Event::Unlocked);
            self.remember_lock(ports, false).await;
        }
    }

    /// Only a program that is started anew asks for this, so it is locked all the same where it cannot be written.
    async fn remember_lock(&self, ports: &Ports, locked: bool) {
        if let Err(error) = unlock::remember(ports, locked).await {
            tracing::warn!(%error, locked, "a program that is started now would not know whether it is locked");
        }
    }

    /// Closes the lock when nobody has been there for as long as the person chose.
    pub(super) async fn watch_idleness(&self, ports: &Ports) {
        let (mut watcher, mut settings) = (ports.watcher(), None);
        loop {
            ports.clock.sleep(LOOK).await;
            if watcher.is_due() {
                settings = None;
            }
            if let Some(cause) = self.idle_cause(ports, &mut settings).await {
                self.close_lock(ports, cause).await;
            }
            self.open_without_identities(ports).await;
        }
    }

    /// Why the lock is to be closed now, by these settings; they are read where they are not known.
    async fn idle_cause(&self, ports: &Ports, known: &mut Option<settings::Settings>) -> Option<LockCause> {
        let (unused, slept) = self.0.lock.look(Moment::now(&*ports.clock));
        if self.0.lock.closing().is_some() || (unused < SHORTEST && !slept) {
            return None;
        }
        if known.is_none() {
            *known = settings::load(ports).await.ok();
        }
        let settings = known.as_ref()?;
        let limit = Duration::from_secs(60) * u32::from(settings.lock_after);
        if slept && settings.lock_with_session {
            return Some(LockCause::Sleep);
        }
        if limit.is_zero() || unused < limit {
            return None;
        }
        // Whoever works in another program is there all the same.
        let untouched = self.0.host.session.untouched().await;
        untouched.is_none_or(|untouched| untouched >= limit).then_some(LockCause::Idle)
    }
}

fn choice(identity: &identities::Identity) -> UnlockChoice {
    UnlockChoice {
        id: identity.id.to_string(),
        name: identity.name.clone(),
        state: identity.state.into(),
        attempts_left: identity.attempts_left,
        usable: unlock::check(identity).is_ok(),
    }
}
