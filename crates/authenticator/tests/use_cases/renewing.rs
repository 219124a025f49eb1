//! Registering anew when a service asks for it: nobody notices.

use authenticator::{
    enrol::{self, PendingId},
    history::{self, Query},
    identities::{self, Identity, State},
    journal::{IdentityRecord, JournalError, PendingRecord, Renewal, Write},
    keychain::Place,
    link, sign, sign_in,
    testing::{Faults, Plan, TrustService, World},
};
use jiff::SignedDuration;
use wire::{MessageHash, SessionStatus, VerifyRequest};

use super::{alice, enrolled, pin, world, wrong_pin};

/// An identity whose service has rotated its keys since.
async fn outdated(world: &World) -> Identity {
    let identity = enrolled(world, &alice()).await;
    world.service.rotate_keys();
    identity
}

#[tokio::test]
async fn an_identity_is_registered_anew_at_its_next_use() {
    let world = world();
    let identity = outdated(&world).await;
    let (before, places) = (world.ports.journal.identities().await.expect("one"), world.keychain.places());
    sign_in::token(&world.ports, identity.id, &pin()).await.expect("a token");
    let after = world.ports.journal.identities().await.expect("one");
    assert_ne!(before[0].credentials.mpin_id, after[0].credentials.mpin_id);
    assert_ne!(before[0].credentials.public_key, after[0].credentials.public_key);
    let unchanged = |identity: &Identity| Identity { last_used: None, ..identity.clone() };
    assert_eq!(unchanged(&before[0].identity), unchanged(&after[0].identity));
    assert_eq!((world.keychain.places(), world.service.registrations()), (vec![after[0].place], 2));
    assert_ne!(world.keychain.places(), places);
    // The first use of the new one ends the old one, and nothing is asked for any more.
    sign_in::token(&world.ports, identity.id, &pin()).await.expect("a token");
    sign_in::token(&world.ports, identity.id, &wrong_pin()).await.expect_err("wrong");
    assert_eq!(world.service.registrations(), 2);
    let page = history::list(&world.ports, &Query::default()).await.expect("history");
    assert_eq!(page.entries.len(), 4, "nothing tells of it: {page:?}");
}

#[tokio::test]
async fn a_wrong_pin_renews_nothing() {
    let world = world();
    let identity = outdated(&world).await;
    sign_in::token(&world.ports, identity.id, &wrong_pin()).await.expect_err("wrong");
    assert_eq!(world.service.registrations(), 1);
}

#[tokio::test]
async fn what_is_signed_is_signed_by_the_new_registration() {
    let world = world();
    let identity = outdated(&world).await;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("order.txt");
    std::fs::write(&path, "4411").expect("a document");
    let document = sign::read(&path).await.expect("a document");
    let receipt = sign::document(&world.ports, &document, identity.id, &pin()).await.expect("a receipt");
    let text = std::fs::read_to_string(receipt.saved).expect("a receipt");
    let verify: VerifyRequest = serde_json::from_str(&text).expect("the members of /dvs/verify");
    let records = world.ports.journal.identities().await.expect("identities");
    assert_eq!(verify.signature.mpin_id, records[0].credentials.mpin_id);
    assert!(world.service.verify(&verify) && world.service.registrations() == 2);
}

#[tokio::test]
async fn a_signing_session_is_answered_by_the_new_registration() {
    let world = world();
    let identity = outdated(&world).await;
    let hash = MessageHash::new(vec![0x2c; 32]).expect("a hash");
    let session = world.service.open_session(Some(&alice()), "Purchase order", Some(hash));
    let link = format!("countersign://session?service={}#{session}", world.service.address());
    let Ok(link::Asked::Session(request)) = link::read(&world.ports, &link).await else {
        panic!("not a session")
    };
    sign_in::approve(&world.ports, &request, identity.id, &pin()).await.expect("approved");
    assert_eq!(world.service.session_status(&session), SessionStatus::Signed);
    assert_eq!(world.service.registrations(), 2);
    // A sign-in completes its session with the registration that it began with.
    world.service.rotate_keys();
    let session = world.service.open_session(None, "March", None);
    let link = format!("countersign://session?service={}#{session}", world.service.address());
    let Ok(link::Asked::Session(request)) = link::read(&world.ports, &link).await else {
        panic!("not a session")
    };
    sign_in::approve(&world.ports, &request, identity.id, &pin()).await.expect("approved");
    assert_eq!(world.service.session_status(&session), SessionStatus::Authenticated);
    assert_eq!(world.service.registrations(), 3);
}

#[tokio::test]
async fn another_curve_or_project_is_not_taken() {
    for spoil in [|service: &TrustService| service.ask_for_curve("BLS12381"), TrustService::change_project] {
        let world = world();
        let identity = outdated(&world).await;
        spoil(&world.service);
        let before = world.ports.journal.identities().await.expect("identities");
        for _ in 0..2 {
            sign_in::token(&world.ports, identity.id, &pin()).await.expect("a token");
        }
        let after = world.ports.journal.identities().await.expect("identities");
        assert_eq!((&before[0].credentials, before[0].place), (&after[0].credentials, after[0].place));
        assert_eq!(world.keychain.places(), [before[0].place]);
        assert!(enrol::pending(&world.ports).await.expect("pendings").is_empty());
    }
}

#[tokio::test]
async fn a_failure_leaves_the_old_one_and_is_tried_again() {
    let plain = world();
    let identity = enrolled(&plain, &alice()).await;
    let count = Faults::new(plain.ports.clone(), Plan::Count);
    sign_in::token(&count.ports(), identity.id, &pin()).await.expect("a token");
    // The calls of a sign-in without its last, which writes it down.
    let first = count.steps() - 1;
    let world = world();
    let identity = outdated(&world).await;
    let count = Faults::new(world.ports.clone(), Plan::Count);
    sign_in::token(&count.ports(), identity.id, &pin()).await.expect("a token");
    for step in first..count.steps() - 1 {
        let world = super::world();
        let identity = outdated(&world).await;
        let faulty = Faults::new(world.ports.clone(), Plan::Fail(step)).ports();
        sign_in::token(&faulty, identity.id, &pin())
            .await
            .unwrap_or_else(|error| panic!("step {step}: {error}"));
        for _ in 0..2 {
            sign_in::token(&world.ports, identity.id, &pin()).await.expect("a token");
        }
        enrol::recover(&world.ports).await.expect("recovered");
        assert!(enrol::pending(&world.ports).await.expect("pendings").is_empty());
        world.clock.advance(SignedDuration::from_mins(11));
        enrol::recover(&world.ports).await.expect("recovered");
        assert_eq!(world.keychain.places().len(), 1, "step {step}");
        assert_eq!(identities::list(&world.ports).await.expect("identities").len(), 1);
        sign_in::token(&world.ports, identity.id, &pin()).await.expect("a token");
    }
}

/// A renewal that has prepared a new registration and is about to take its place.
async fn prepared(world: &World, from: &IdentityRecord) -> (PendingId, Renewal) {
    let id = PendingId::parse(&uuid::Uuid::new_v4().to_string()).expect("an identifier");
    let generation = world.ports.journal.next_generation().await.expect("a generation");
    let to = Place { generation, ..from.place };
    let (identity, now) = (&from.identity, world.ports.clock.now());
    let record = PendingRecord {
        id,
        place: to,
        store: from.store.clone(),
        service: identity.service.clone(),
        expected: Some(identity.project_id),
        project_name: None,
        pin_length: None,
        user: identity.user.clone(),
        device_name: identity.device_name.clone(),
        began: now,
        expires: now,
        registered: None,
    };
    world.ports.journal.write(vec![Write::Begin(Box::new(record))]).await.expect("written");
    (id, Renewal { from: from.place, to, credentials: from.credentials.clone() })
}

#[tokio::test]
async fn of_two_renewals_at_once_one_takes_place() {
    let world = world();
    enrolled(&world, &alice()).await;
    let records = world.ports.journal.identities().await.expect("identities");
    let (first, second) = (prepared(&world, &records[0]).await, prepared(&world, &records[0]).await);
    let take = async |(id, renewal): &(PendingId, Renewal)| {
        world.ports.journal.write(vec![Write::Renew(*id, Box::new(renewal.clone()))]).await
    };
    take(&first).await.expect("the first");
    assert_eq!(take(&second).await, Err(JournalError::Overtaken));
    let now = world.ports.journal.identities().await.expect("identities");
    assert_eq!(now[0].place, first.1.to);
    let sweeps = world.ports.journal.sweeps().await.expect("sweeps");
    assert_eq!(sweeps.iter().map(|sweep| sweep.place).collect::<Vec<_>>(), [records[0].place]);
}

#[tokio::test]
async fn an_identity_that_was_blocked_or_forgotten_meanwhile_stays_so() {
    let ends: [fn(&IdentityRecord) -> Write; 2] =
        [|record| Write::Remove(record.identity.id), |record| Write::Mark(record.place, State::Revoked)];
    for end in ends {
        let world = world();
        enrolled(&world, &alice()).await;
        let records = world.ports.journal.identities().await.expect("identities");
        let (id, renewal) = prepared(&world, &records[0]).await;
        world.ports.journal.write(vec![end(&records[0])]).await.expect("ended");
        let taken = world.ports.journal.write(vec![Write::Renew(id, Box::new(renewal))]).await;
        assert_eq!(taken, Err(JournalError::Overtaken));
        let left = identities::list(&world.ports).await.expect("identities");
        assert!(left.iter().all(|identity| identity.state == State::Revoked), "{left:?}");
    }
}

#[tokio::test]
async fn what_is_said_of_the_old_generation_does_not_end_the_new_one() {
    let world = world();
    enrolled(&world, &alice()).await;
    let records = world.ports.journal.identities().await.expect("identities");
    let (id, renewal) = prepared(&world, &records[0]).await;
    world.ports.journal.write(vec![Write::Renew(id, Box::new(renewal))]).await.expect("renewed");
    let late = world.ports.journal.write(vec![Write::Mark(records[0].place, State::Revoked)]).await;
    assert_eq!(late, Err(JournalError::Overtaken));
    let now = world.ports.journal.identities().await.expect("identities");
    assert_eq!(now[0].identity.state, State::Active);
    let sweeps = world.ports.journal.sweeps().await.expect("sweeps");
    assert!(sweeps.iter().all(|sweep| sweep.place != now[0].place));
}
