//! Enrolling with a failure or a crash at every step, inside one process: the program dies before a call is made, or
//! after it was made and before the answer is heard. Whatever happens, the next start puts it right.

use authenticator::{
    Code, Error, Pin, Ports, UserId, change_pin, check_new_pin, enrol,
    enrol::Offer,
    identities::{self, Identity},
    link, sign_in,
    testing::{Faults, Plan, World},
};
use jiff::SignedDuration;

const PIN: &str = "7391";

/// A workstation where a user is enrolled already, or not, and the offer to enrol it.
async fn begun(again: bool) -> (World, Offer) {
    let world = World::new().expect("a world");
    if again {
        let offer = offered(&world).await;
        finish(&world.ports, &offer).await.expect("an identity");
    }
    let offer = offered(&world).await;
    assert_eq!(offer.replaces.is_some(), again);
    (world, offer)
}

async fn offered(world: &World) -> Offer {
    let user = UserId::parse("alice@example.com").expect("a user");
    let url = world.service.verification_url(&user);
    let Ok(link::Asked::Enrol(offer)) = link::read(&world.ports, &url).await else { panic!("no offer") };
    offer
}

async fn finish(ports: &Ports, offer: &Offer) -> Result<Identity, Error> {
    let pending = enrol::register(ports, offer, "Desk 4").await?;
    enrol::complete(ports, pending.id, &check_new_pin(PIN, pending.pin_length)?).await
}

/// Nothing is in the keychain but what somebody needs, and whoever is enrolled can sign in.
async fn in_order(world: &World, case: &str) {
    let identities = world.ports.journal.identities().await.expect("identities");
    let pendings = world.ports.journal.pendings().await.expect("pendings");
    let mut needed: Vec<_> = identities.iter().map(|record| record.place).collect();
    needed.extend(pendings.iter().map(|record| record.place));
    needed.sort();
    assert_eq!(world.keychain.places(), needed, "{case}: secrets that nobody needs, or that are missing");
    for identity in &identities {
        assert!(world.keychain.is_token(&identity.place), "{case}");
        let pin = Pin::parse(PIN).expect("a PIN");
        let token = sign_in::token(&world.ports, identity.identity.id, &pin).await;
        assert!(token.is_ok(), "{case}: {:?}", token.err());
    }
    assert_eq!(world.ports.journal.sweeps().await.expect("sweeps"), [], "{case}");
}

/// The next start, then the choice of a PIN where it is still to be made, then the end of every waiting.
async fn restarted(world: &World, again: bool, case: &str) {
    world.clock.advance(SignedDuration::from_mins(2));
    enrol::recover(&world.ports).await.expect("recovered");
    in_order(world, case).await;
    let before = identities::list(&world.ports).await.expect("identities");
    assert!(before.len() == 1 || (!again && before.is_empty()), "{case}: {before:?}");
    for pending in enrol::pending(&world.ports).await.expect("pendings") {
        let pin = check_new_pin(PIN, pending.pin_length).expect("a PIN");
        enrol::complete(&world.ports, pending.id, &pin).await.expect(case);
    }
    in_order(world, case).await;
    world.clock.advance(SignedDuration::from_mins(11));
    enrol::recover(&world.ports).await.expect("recovered");
    assert_eq!(world.ports.journal.pendings().await.expect("pendings"), [], "{case}");
    in_order(world, case).await;
}

/// An identity whose service has rotated its keys since.
async fn outdated() -> (World, Identity) {
    let (world, offer) = begun(false).await;
    let identity = finish(&world.ports, &offer).await.expect("an identity");
    world.service.rotate_keys();
    (world, identity)
}

/// Exactly one identity is there, and it works: the old one or the new one.
async fn one_works(world: &World, case: &str) {
    // At once, in whatever state things are: the next start is not needed for that.
    let identities = identities::list(&world.ports).await.expect("identities");
    let [identity] = identities.as_slice() else { panic!("{case}: {identities:?}") };
    let pin = Pin::parse(PIN).expect("a PIN");
    sign_in::token(&world.ports, identity.id, &pin).await.expect(case);
    world.clock.advance(SignedDuration::from_mins(2));
    enrol::recover(&world.ports).await.expect("recovered");
    assert!(
        enrol::pending(&world.ports).await.expect("pendings").is_empty(),
        "{case}: nobody sees a renewal"
    );
    in_order(world, case).await;
    world.clock.advance(SignedDuration::from_mins(11));
    enrol::recover(&world.ports).await.expect("recovered");
    assert_eq!(world.ports.journal.pendings().await.expect("pendings"), [], "{case}");
    assert_eq!(world.keychain.places().len(), 1, "{case}");
    in_order(world, case).await;
}

async fn steps_of_a_renewal() -> usize {
    let (world, identity) = outdated().await;
    let faults = Faults::new(world.ports.clone(), Plan::Count);
    sign_in::token(&faults.ports(), identity.id, &Pin::parse(PIN).expect("a PIN")).await.expect("a token");
    one_works(&world, "nothing happened").await;
    faults.steps()
}

#[tokio::test]
async fn a_crash_at_any_step_of_a_renewal_leaves_one_identity_that_works() {
    let steps = steps_of_a_renewal().await;
    assert!(steps > 15, "only {steps} steps");
    for step in 0..steps {
        for plan in [Plan::DieBefore(step), Plan::DieAfter(step)] {
            for restarts in [false, true] {
                let case = format!("{plan:?}, restarts first: {restarts}");
                let (world, identity) = outdated().await;
                let faults = Faults::new(world.ports.clone(), plan);
                let ports = faults.ports();
                let pin = Pin::parse(PIN).expect("a PIN");
                tokio::select! {
                    biased;
                    () = faults.death() => {}
                    done = sign_in::token(&ports, identity.id, &pin) => panic!("{case}: survived: {done:?}"),
                }
                if restarts {
                    enrol::recover(&world.ports).await.expect("recovered");
                }
                one_works(&world, &case).await;
            }
        }
    }
}

#[tokio::test]
async fn a_renewal_that_died_does_not_stand_in_the_way_of_the_next() {
    for step in 0..steps_of_a_renewal().await {
        let case = format!("died after step {step}");
        let (world, identity) = outdated().await;
        let pin = Pin::parse(PIN).expect("a PIN");
        let faults = Faults::new(world.ports.clone(), Plan::DieAfter(step));
        let ports = faults.ports();
        tokio::select! {
            biased;
            () = faults.death() => {}
            done = sign_in::token(&ports, identity.id, &pin) => panic!("{case}: survived: {done:?}"),
        }
        sign_in::token(&world.ports, identity.id, &pin).await.expect(&case);
        one_works(&world, &case).await;
    }
}

/// What the PIN becomes.
const NEW: &str = "5820";

async fn change(ports: &Ports, identity: &Identity) -> Result<Identity, Error> {
    let proved = change_pin::prove(ports, identity.id, Pin::parse(PIN).expect("a PIN")).await?;
    let new = proved.check_new_pin(NEW)?;
    change_pin::change(ports, &proved, &new).await
}

async fn accepted(world: &World, identity: &Identity, pin: &str) -> bool {
    let pin = Pin::parse(pin).expect("a PIN");
    match sign_in::token(&world.ports, identity.id, &pin).await {
        Ok(_) => true,
        Err(Error::WrongPin { .. }) => false,
        Err(error) => panic!("{error}"),
    }
}

/// The old PIN works or the new one, not both, and no more is in the keychain than one token once it was tidied up.
async fn one_pin_works(world: &World, case: &str) {
    let one = || async {
        let identities = identities::list(&world.ports).await.expect("identities");
        let [identity] = identities.as_slice() else { panic!("{case}: {identities:?}") };
        let works = [accepted(world, identity, PIN).await, accepted(world, identity, NEW).await];
        assert!(works[0] != works[1], "{case}: old {}, new {}", works[0], works[1]);
        // A right one last, so that no wrong ones add up.
        assert!(accepted(world, identity, if works[0] { PIN } else { NEW }).await, "{case}");
        works
    };
    // At once, in whatever state things are: the next start is not needed for that.
    let works = one().await;
    world.clock.advance(SignedDuration::from_mins(2));
    enrol::recover(&world.ports).await.expect("recovered");
    assert_eq!(one().await, works, "{case}: a start changes no PIN");
    let records = world.ports.journal.identities().await.expect("identities");
    assert_eq!(world.keychain.places(), [records[0].place], "{case}");
    assert_eq!(world.ports.journal.pendings().await.expect("pendings"), [], "{case}");
    assert_eq!(world.ports.journal.sweeps().await.expect("sweeps"), [], "{case}");
}

/// An identity whose PIN is to be changed, at a service that has rotated its keys since or not.
async fn to_change(rotated: bool) -> (World, Identity) {
    let (world, offer) = begun(false).await;
    let identity = finish(&world.ports, &offer).await.expect("an identity");
    if rotated {
        world.service.rotate_keys();
    }
    (world, identity)
}

async fn steps_of_a_change(rotated: bool) -> usize {
    let (world, identity) = to_change(rotated).await;
    let faults = Faults::new(world.ports.clone(), Plan::Count);
    change(&faults.ports(), &identity).await.expect("changed");
    one_pin_works(&world, "nothing happened").await;
    faults.steps()
}

#[tokio::test]
async fn a_crash_at_any_step_of_a_change_of_pin_leaves_one_pin_that_works() {
    for rotated in [false, true] {
        let steps = steps_of_a_change(rotated).await;
        assert!(steps > 15, "only {steps} steps");
        for step in 0..steps {
            for plan in [Plan::DieBefore(step), Plan::DieAfter(step)] {
                for restarts in [false, true] {
                    let case = format!("{plan:?}, rotated: {rotated}, restarts first: {restarts}");
                    let (world, identity) = to_change(rotated).await;
                    let faults = Faults::new(world.ports.clone(), plan);
                    let ports = faults.ports();
                    tokio::select! {
                        biased;
                        () = faults.death() => {}
                        done = change(&ports, &identity) => panic!("{case}: survived: {done:?}"),
                    }
                    if restarts {
                        enrol::recover(&world.ports).await.expect("recovered");
                    }
                    one_pin_works(&world, &case).await;
                }
            }
        }
    }
}

#[tokio::test]
async fn a_change_of_pin_that_died_does_not_stand_in_the_way_of_the_next() {
    for step in 0..steps_of_a_change(false).await {
        let case = format!("died after step {step}");
        let (world, identity) = to_change(false).await;
        let faults = Faults::new(world.ports.clone(), Plan::DieAfter(step));
        let ports = faults.ports();
        tokio::select! {
            biased;
            () = faults.death() => {}
            done = change(&ports, &identity) => panic!("{case}: survived: {done:?}"),
        }
        if accepted(&world, &identity, PIN).await {
            change(&world.ports, &identity).await.expect(&case);
        }
        assert!(accepted(&world, &identity, NEW).await, "{case}");
        one_pin_works(&world, &case).await;
    }
}

async fn steps(again: bool) -> usize {
    let (world, offer) = begun(again).await;
    let faults = Faults::new(world.ports.clone(), Plan::Count);
    finish(&faults.ports(), &offer).await.expect("an identity");
    in_order(&world, "nothing happened").await;
    faults.steps()
}

#[tokio::test]
async fn a_crash_at_any_step_is_put_right_by_the_next_start() {
    for again in [false, true] {
        for step in 0..steps(again).await {
            for plan in [Plan::DieBefore(step), Plan::DieAfter(step)] {
                let case = format!("{plan:?}, again: {again}");
                let (world, offer) = begun(again).await;
                let faults = Faults::new(world.ports.clone(), plan);
                let ports = faults.ports();
                tokio::select! {
                    biased;
                    () = faults.death() => {}
                    done = finish(&ports, &offer) => panic!("{case}: survived: {done:?}"),
                }
                restarted(&world, again, &case).await;
            }
        }
    }
}

#[tokio::test]
async fn a_crash_while_putting_things_right_is_put_right_too() {
    let total = steps(true).await;
    for step in 0..total {
        for second in 0..8 {
            let case = format!("step {step}, then step {second}");
            let (world, offer) = begun(true).await;
            for (plan, recovers) in [(Plan::DieAfter(step), false), (Plan::DieAfter(second), true)] {
                let faults = Faults::new(world.ports.clone(), plan);
                let ports = faults.ports();
                let work = async {
                    if recovers {
                        world.clock.advance(SignedDuration::from_mins(2));
                        enrol::recover(&ports).await.map(drop)
                    } else {
                        finish(&ports, &offer).await.map(drop)
                    }
                };
                tokio::select! {
                    biased;
                    () = faults.death() => {}
                    done = work => assert!(recovers && done.is_ok(), "{case}: {done:?}"),
                }
            }
            restarted(&world, true, &case).await;
        }
    }
}

#[tokio::test]
async fn a_failure_at_any_step_leaves_order_and_the_next_try_succeeds() {
    for again in [false, true] {
        for step in 0..steps(again).await {
            let case = format!("failure at step {step}, again: {again}");
            let (world, offer) = begun(again).await;
            let ports = Faults::new(world.ports.clone(), Plan::Fail(step)).ports();
            // A failure of what comes after the identity stands is put right later.
            let done = finish(&ports, &offer).await.is_ok();
            if !done && let Err(error) = finish(&world.ports, &offer).await {
                // The code was exchanged for a token that the failure took along; a new one helps.
                assert!(
                    [Code::CodeWrongOrExpired, Code::AlreadyEnrolled].contains(&error.code()),
                    "{case}: {error}"
                );
                let offer = offered(&world).await;
                finish(&world.ports, &offer).await.expect(&case);
            }
            assert_eq!(identities::list(&world.ports).await.expect("identities").len(), 1, "{case}");
            restarted(&world, true, &case).await;
        }
    }
}
