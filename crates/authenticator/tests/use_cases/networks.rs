//! How services are reached, lost and found again.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use authenticator::{
    ServiceUrl, network, settings,
    trust::{self, KeyPin, Trust},
};
use jiff::SignedDuration;

use super::{alice, enrolled, world};

#[tokio::test]
async fn every_service_of_this_workstation_is_listed() {
    let world = world();
    assert_eq!(network::services(&world.ports).await.expect("services"), []);
    let identity = enrolled(&world, &alice()).await;
    let other = ServiceUrl::parse("https://other.example.com").expect("an address");
    let pin = KeyPin::from([7; 32]);
    trust::pin(&world.ports, &other, pin).await.expect("pinned");
    world.service.set_skew(SignedDuration::from_mins(2));
    let listed = network::services(&world.ports).await.expect("services");
    let found =
        |service: &ServiceUrl| listed.iter().find(|network| network.service == *service).expect("listed");
    assert_eq!(listed.len(), 2);
    assert_eq!(found(&identity.service).skew, Some(SignedDuration::from_mins(2)));
    assert_eq!(found(&identity.service).trust, Trust::default());
    assert_eq!(found(&other).trust.pins, [pin]);

    trust::unpin(&world.ports, &other, &pin).await.expect("unpinned");
    assert_eq!(network::services(&world.ports).await.expect("services").len(), 1);
}

#[tokio::test]
async fn what_is_known_of_services_outlives_a_change_of_settings() {
    let world = world();
    let service = ServiceUrl::parse("https://trust.example.com").expect("an address");
    trust::pin(&world.ports, &service, KeyPin::from([1; 32])).await.expect("pinned");
    let changed = settings::Settings { shuffled_pad: true, ..settings::Settings::default() };
    settings::store(&world.ports, changed).await.expect("stored");
    let now = settings::load(&world.ports).await.expect("settings");
    assert!(now.shuffled_pad);
    assert_eq!(now.trust[&service].pins, [KeyPin::from([1; 32])]);
}

#[tokio::test]
async fn a_lost_service_is_told_looked_for_and_found_again() {
    let world = Arc::new(world());
    enrolled(&world, &alice()).await;
    let told = Arc::new(AtomicUsize::new(0));
    let watching = tokio::spawn({
        let (ports, told) = (world.ports.clone(), Arc::clone(&told));
        async move {
            network::watch(&ports, || {
                told.fetch_add(1, Ordering::SeqCst);
            })
            .await
        }
    });
    let until = async |wanted: usize| {
        let waiting = async {
            while told.load(Ordering::SeqCst) < wanted {
                if world.clock.sleepers() > 0 {
                    world.clock.advance(SignedDuration::from_secs(2));
                }
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(std::time::Duration::from_secs(60), waiting).await.expect("told in time");
    };
    let calls = world.service.configurations();
    world.service.lose(true);
    until(1).await;
    // Looked for without anybody asking.
    while world.service.configurations() < calls + 3 {
        world.clock.advance(SignedDuration::from_secs(2));
        tokio::task::yield_now().await;
    }
    assert_eq!(told.load(Ordering::SeqCst), 1, "once is enough");
    world.service.lose(false);
    until(2).await;
    watching.abort();
}
