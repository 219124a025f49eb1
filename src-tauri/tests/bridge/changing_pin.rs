//! Another PIN for an identity.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use authenticator::{
    change_pin,
    keychain::Trouble,
    testing::{Faults, World},
};
use countersign_desktop::bridge::{
    Commands, HistoryKind, HistoryQuery, IdentityState, Outcome, PinEntry, PinPhase, PinPurpose, PinState,
};

use crate::bare::{Bare, PIN, by_id};

const NEW: &str = "5820";

/// A desk with an identity, and the entry that changes its PIN.
async fn changing() -> (Bare, World, PinEntry) {
    let (bare, world) = Bare::with_world();
    let entry = changing_at(&bare, &world).await;
    (bare, world, entry)
}

async fn changing_at(bare: &Bare, world: &World) -> PinEntry {
    let identity = bare.enrolled(world, "ada@example.com").await;
    let entry = bare.desk.change_pin(by_id(&identity.id)).await.expect("a PIN entry");
    assert_eq!((entry.purpose.clone(), entry.length), (PinPurpose::Change, 4));
    entry
}

fn stands(state: &PinState) -> (PinPhase, Option<&str>) {
    (state.phase.clone(), state.failure.as_ref().map(|why| why.code.as_str()))
}

#[tokio::test]
async fn the_old_pin_is_proved_and_the_new_one_typed_twice() {
    let world = World::new().expect("a world");
    let proofs = Arc::new(AtomicUsize::new(0));
    let counting = proofs.clone();
    let watched = Faults::watched(world.ports.clone(), move |step| {
        counting.fetch_add(usize::from(step.call == "authenticate"), Ordering::SeqCst);
    });
    let bare = Bare::new(move || Ok(watched.ports()));
    let entry = changing_at(&bare, &world).await;
    let places = world.keychain.places();
    assert_eq!(stands(&bare.type_pin(&entry, PIN).await), (PinPhase::Choosing, None));
    for (typed, code) in [("1234", "pin-too-simple"), (PIN, "pin-unchanged")] {
        assert_eq!(stands(&bare.type_pin(&entry, typed).await), (PinPhase::Choosing, Some(code)));
    }
    assert_eq!(stands(&bare.type_pin(&entry, NEW).await), (PinPhase::Repeating, None));
    let state = bare.type_pin(&entry, "5821").await;
    assert_eq!(stands(&state), (PinPhase::Choosing, Some("pin-mismatch")));
    assert_eq!(world.keychain.places(), places, "nothing is written before both are the same");
    bare.type_pin(&entry, NEW).await;
    let state = bare.type_pin(&entry, NEW).await;
    assert!(
        matches!(&state.outcome, Some(Outcome::PinChanged(identity)) if identity.user == "ada@example.com")
    );
    assert_eq!(proofs.load(Ordering::SeqCst), 1, "the service hears of the old PIN only");

    let again = bare.desk.identities(()).await.expect("identities")[0].id.clone();
    let entry = bare.desk.change_pin(by_id(&again)).await.expect("a PIN entry");
    assert_eq!(stands(&bare.type_pin(&entry, PIN).await), (PinPhase::Entering, Some("wrong-pin")));
    assert_eq!(stands(&bare.type_pin(&entry, NEW).await), (PinPhase::Choosing, None));
    let query = HistoryQuery { search: String::new(), kind: Some(HistoryKind::PinChanged), before: None };
    let entries = bare.desk.history(query).await.expect("history").entries;
    assert_eq!(entries.iter().filter(|entry| entry.failure.is_none()).count(), 1);
}

#[tokio::test]
async fn wrong_old_pins_block_the_identity() {
    let (bare, _, entry) = changing().await;
    for left in ["2", "1"] {
        let state = bare.type_pin(&entry, "9999").await;
        assert_eq!(stands(&state), (PinPhase::Entering, Some("wrong-pin")));
        assert_eq!(state.failure.expect("a failure").details["left"], left);
    }
    let state = bare.type_pin(&entry, "9999").await;
    assert_eq!(stands(&state), (PinPhase::Closed, Some("identity-revoked")));
    assert_eq!(bare.desk.identities(()).await.expect("identities")[0].state, IdentityState::Revoked);
}

#[tokio::test]
async fn a_locked_keychain_is_said_and_the_new_pin_can_be_typed_again() {
    let (bare, world, entry) = changing().await;
    bare.type_pin(&entry, PIN).await;
    world.keychain.fail(Some(Trouble::Locked));
    bare.type_pin(&entry, NEW).await;
    let state = bare.type_pin(&entry, NEW).await;
    assert_eq!(stands(&state), (PinPhase::Choosing, Some("keychain-locked")));
    world.keychain.fail(None);
    bare.type_pin(&entry, NEW).await;
    assert_eq!(bare.type_pin(&entry, NEW).await.phase, PinPhase::Done);
}

#[tokio::test]
async fn another_program_that_was_faster_ends_the_entry() {
    let (bare, world, entry) = changing().await;
    bare.type_pin(&entry, PIN).await;
    let other = &world.ports;
    let id = authenticator::identities::list(other).await.expect("identities")[0].id;
    let old = authenticator::Pin::parse(PIN).expect("a PIN");
    let proved = change_pin::prove(other, id, old).await.expect("the old PIN");
    let new = proved.check_new_pin("9046").expect("a PIN");
    change_pin::change(other, &proved, &new).await.expect("changed");
    bare.type_pin(&entry, NEW).await;
    let state = bare.type_pin(&entry, NEW).await;
    assert_eq!(stands(&state), (PinPhase::Closed, Some("identity-changed")));
}
