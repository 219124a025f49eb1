//! Requests that are pushed.

use std::{
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use authenticator::{
    Code, SessionStatus, enrol,
    identities::{self, Identity},
    keychain::Trouble,
    requests::{self, Inbox, Look, RequestEvent},
    service::Event,
    sign_in,
    testing::{MemoryKeychain, World},
};
use jiff::SignedDuration;
use tokio::task::JoinHandle;
use wire::{AccessId, Pushed};

use super::{alice, enrolled, pin, user, world};

/// A workstation that listens, and what it has heard.
struct Listener {
    world: World,
    heard: Arc<Mutex<Vec<RequestEvent>>>,
    task: JoinHandle<()>,
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.task.abort();
    }
}

impl Listener {
    fn start(world: World) -> Listener {
        let heard = Arc::new(Mutex::new(Vec::new()));
        let (ports, events) = (world.ports.clone(), Arc::clone(&heard));
        let task = tokio::spawn(async move {
            requests::listen(&ports, move |event| events.lock().expect("events").push(event)).await;
        });
        Listener { world, heard, task }
    }

    fn heard(&self) -> Vec<RequestEvent> {
        self.heard.lock().expect("events").clone()
    }

    async fn listeners(&self, count: usize) {
        eventually("the connections", || self.world.service.listeners() == count).await;
    }

    async fn hears(&self, count: usize) -> Vec<RequestEvent> {
        eventually("the events", || self.heard().len() >= count).await;
        self.heard()
    }

    /// Lets time pass, as soon as everything that waits for it does.
    async fn pass(&self, sleepers: usize, time: SignedDuration) {
        eventually("the sleepers", || self.world.clock.sleepers() == sleepers).await;
        self.world.clock.advance(time);
    }
}

async fn eventually(what: &str, is: impl Fn() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(60);
    while !is() {
        assert!(Instant::now() < deadline, "waited in vain for {what}");
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

async fn pushed_to() -> (Listener, Identity) {
    let world = world();
    world.service.push_requests();
    let identity = enrolled(&world, &alice()).await;
    let listener = Listener::start(world);
    listener.listeners(1).await;
    (listener, identity)
}

fn arrived(listener: &Listener, session: &AccessId, identity: &Identity) -> RequestEvent {
    let service = listener.world.service.address().clone();
    RequestEvent::Arrived(wire::SessionLink { service, access_id: session.clone() }, identity.id)
}

#[tokio::test]
async fn a_pushed_request_arrives_is_opened_and_answered() {
    let (listener, identity) = pushed_to().await;
    let world = &listener.world;
    let session = world.service.push_session(&alice(), "March", None);
    let events = listener.hears(1).await;
    assert_eq!(events, [arrived(&listener, &session, &identity)]);
    let mut inbox = Inbox::default();
    inbox.hear(&events[0], world.ports.clock.now());
    let request = requests::open(&world.ports, &inbox.waiting()[0].link).await.expect("a request");
    assert_eq!((request.project_name.as_str(), request.description.as_deref()), ("Payroll", Some("March")));
    sign_in::approve(&world.ports, &request, identity.id, &pin()).await.expect("approved");
    let events = listener.hears(2).await;
    let RequestEvent::Ended { access_id, status, .. } = &events[1] else { panic!("{events:?}") };
    assert_eq!((access_id, *status), (&session, SessionStatus::Authenticated));
    assert!(inbox.hear(&events[1], world.ports.clock.now()) && inbox.waiting().is_empty());
}

#[tokio::test]
async fn a_service_that_does_not_push_is_sent_no_token() {
    let world = world();
    enrolled(&world, &alice()).await;
    world.service.push_requests();
    let listener = Listener::start(world);
    enrolled(&listener.world, &user("bob")).await;
    listener.pass(1, SignedDuration::from_secs(2)).await;
    listener.listeners(1).await;
    listener.world.service.push_session(&alice(), "", None);
    let session = listener.world.service.push_session(&user("bob"), "", None);
    let events = listener.hears(1).await;
    let [RequestEvent::Arrived(link, _)] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!(link.access_id, session);
}

#[tokio::test]
async fn connections_come_and_go_with_identities() {
    let (listener, identity) = pushed_to().await;
    let world = &listener.world;
    enrolled(world, &user("bob")).await;
    listener.pass(1, SignedDuration::from_secs(2)).await;
    listener.listeners(2).await;
    identities::remove(&world.ports, identity.id).await.expect("removed");
    listener.pass(1, SignedDuration::from_secs(2)).await;
    listener.listeners(1).await;
    world.service.revoke(&user("bob"));
    let bob = identities::find(&world.ports, "bob").await.expect("bob");
    sign_in::token(&world.ports, bob.id, &pin()).await.expect_err("blocked");
    listener.pass(1, SignedDuration::from_secs(2)).await;
    listener.listeners(0).await;
}

#[tokio::test]
async fn a_renewed_identity_keeps_its_token_and_listens_anew() {
    let (listener, identity) = pushed_to().await;
    let world = &listener.world;
    world.service.rotate_keys();
    for _ in 0..2 {
        sign_in::token(&world.ports, identity.id, &pin()).await.expect("a token");
    }
    listener.pass(1, SignedDuration::from_secs(2)).await;
    eventually("the new connection", || {
        world.service.push_session(&alice(), "", None);
        !listener.heard().is_empty()
    })
    .await;
    assert_eq!(world.service.registrations(), 2);
}

#[tokio::test]
async fn a_connection_that_breaks_off_is_taken_up_again_after_a_pause() {
    let (listener, identity) = pushed_to().await;
    let world = &listener.world;
    for _ in 0..3 {
        world.service.hang_up();
        // One looks for identities, the other waits to connect again.
        listener.pass(2, SignedDuration::from_mins(5)).await;
        listener.listeners(1).await;
    }
    world.service.hang_up();
    let session = world.service.push_session(&alice(), "", None);
    assert_eq!(listener.heard(), [], "nobody listens");
    listener.pass(2, SignedDuration::from_mins(5)).await;
    assert_eq!(listener.hears(1).await, [arrived(&listener, &session, &identity)]);
}

#[tokio::test]
async fn what_leads_elsewhere_is_ignored() {
    let (listener, identity) = pushed_to().await;
    let service = &listener.world.service;
    let push = |project_id, user_id, address: &str| {
        let qr_url = address.parse().expect("a URL");
        service.push_event(&alice(), &Event::Request(Pushed { project_id, user_id, qr_url }));
    };
    let here = "https://trust.example.com/session/#abc";
    let other = wire::ProjectId::parse("1f3c0e5a-7c55-4b53-9d2a-30c6f5f3c8a1").expect("a project");
    push(service.project_id(), alice(), "https://evil.example.com/session/#abc");
    push(service.project_id(), alice(), "https://trust.example.com/session/");
    push(service.project_id(), user("mallory"), here);
    push(other, alice(), here);
    let session = service.push_session(&alice(), "", None);
    assert_eq!(listener.hears(1).await, [arrived(&listener, &session, &identity)]);
}

#[tokio::test]
async fn a_locked_keychain_is_asked_again_once_it_was_used() {
    let world = world();
    world.service.push_requests();
    let identity = enrolled(&world, &alice()).await;
    world.keychain.fail(Some(Trouble::Locked));
    let listener = Listener::start(world);
    listener.pass(2, SignedDuration::from_mins(5)).await;
    eventually("patience", || listener.world.clock.sleepers() == 2).await;
    let keychain: &MemoryKeychain = &listener.world.keychain;
    assert_eq!(
        (listener.world.service.listeners(), keychain.asked()),
        (0, 1),
        "nobody is asked again and again"
    );
    keychain.fail(None);
    sign_in::token(&listener.world.ports, identity.id, &pin()).await.expect("a token");
    // It may have looked before time passes, or need it to look again.
    eventually("the connection", || {
        listener.world.clock.advance(SignedDuration::from_secs(2));
        listener.world.service.listeners() == 1
    })
    .await;
}

#[tokio::test]
async fn a_keychain_that_is_not_there_is_waited_for() {
    let world = world();
    world.service.push_requests();
    enrolled(&world, &alice()).await;
    world.keychain.fail(Some(Trouble::Unavailable));
    let listener = Listener::start(world);
    listener.pass(2, SignedDuration::from_secs(1)).await;
    eventually("another try", || listener.world.clock.sleepers() == 2).await;
    listener.world.keychain.fail(None);
    listener.pass(2, SignedDuration::from_mins(5)).await;
    listener.listeners(1).await;
}

/// Looks once, while time passes as soon as something waits for it.
async fn looked(world: &World, found: usize) -> Look {
    let (ports, wait) = (world.ports.clone(), Duration::from_secs(5));
    let looking = tokio::spawn(async move { requests::look(&ports, wait).await });
    let deadline = Instant::now() + Duration::from_secs(60);
    while !looking.is_finished() {
        assert!(Instant::now() < deadline, "the look does not end");
        // Everything that is there must have arrived before time passes.
        if world.clock.sleepers() == 1 && world.service.delivered() >= found {
            world.clock.advance(SignedDuration::from_secs(5));
        }
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    looking.await.expect("an end").expect("a look")
}

#[tokio::test]
async fn whoever_looks_once_finds_what_waits_and_what_failed() {
    let world = world();
    enrolled(&world, &user("carol")).await;
    let look = looked(&world, 0).await;
    assert_eq!((look.asked, look.inbox.waiting().len(), look.failures.len()), (0, 0, 0));
    world.service.push_requests();
    enrolled(&world, &alice()).await;
    enrolled(&world, &user("bob")).await;
    let session = world.service.push_session(&alice(), "March", None);
    let look = looked(&world, 1).await;
    assert_eq!((look.asked, look.failures.len()), (2, 0));
    assert_eq!(look.inbox.waiting()[0].link.access_id, session);
    world.service.revoke(&user("bob"));
    let look = looked(&world, 2).await;
    let [(identity, error)] = look.failures.as_slice() else { panic!("{look:?}") };
    assert_eq!((identity.user.as_str(), error.code()), ("bob", Code::RefusedByService));
    assert_eq!(look.inbox.waiting().len(), 1);
    world.keychain.fail(Some(Trouble::Locked));
    let look = looked(&world, 2).await;
    assert!(look.failures.iter().all(|(_, error)| error.code() == Code::KeychainLocked), "{look:?}");
    assert_eq!((look.failures.len(), look.inbox.waiting().len()), (2, 0));
}

#[tokio::test]
async fn an_unfinished_enrolment_listens_only_once_it_is_an_identity() {
    let world = world();
    world.service.push_requests();
    let offer = super::offered(&world, &alice()).await;
    let pending = enrol::register(&world.ports, &offer, "Desk 4").await.expect("a pending enrolment");
    let listener = Listener::start(world);
    listener.pass(1, SignedDuration::from_secs(2)).await;
    eventually("a look", || listener.world.clock.sleepers() == 1).await;
    assert_eq!(listener.world.service.listeners(), 0);
    let chosen = authenticator::check_new_pin(super::PIN, pending.pin_length).expect("a PIN");
    enrol::complete(&listener.world.ports, pending.id, &chosen).await.expect("an identity");
    listener.pass(1, SignedDuration::from_secs(2)).await;
    listener.listeners(1).await;
}
