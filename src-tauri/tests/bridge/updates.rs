//! Looking for updates, when a person asks.

use std::sync::{Arc, Mutex};

use authenticator::{
    DataFolder, Task,
    settings::{self, UpdateChannel},
    testing::World,
    trust::Known,
    updates::{Brought, Feed, Trust, TrustFile, Unreachable},
};
use countersign_desktop::bridge::{Commands, Update, UpdateRefusal, Updates};
use minisign::KeyPair;

use crate::bare::Bare;

#[tokio::test]
async fn a_build_that_was_told_no_place_looks_nowhere() {
    let (bare, _world) = Bare::with_world();
    assert_eq!(bare.desk.look_for_update(()).await, Ok(Update::Elsewhere));
}

#[tokio::test]
async fn a_newer_version_is_told_with_what_to_fetch() {
    let place = Place::new(false);
    let found = place.look(&place.list("stable", "2.0.0")).await;
    let Update::Available(newer) = found else { panic!("{found:?}") };
    assert_eq!((&*newer.version, newer.direct, newer.by_system), ("2.0.0", true, false));
    let package = newer.package.expect("a package");
    assert_eq!(package.address, "https://example.com/countersign.deb");
    assert_eq!(package.fingerprint, "ab".repeat(32));
}

#[tokio::test]
async fn where_the_system_brings_packages_there_is_nothing_to_fetch() {
    let place = Place::new(true);
    let found = place.look(&place.list("stable", "2.0.0")).await;
    let Update::Available(newer) = found else { panic!("{found:?}") };
    assert!(newer.by_system && newer.package.is_none(), "{newer:?}");
}

#[tokio::test]
async fn the_channel_is_the_one_in_force() {
    let place = Place::new(true);
    let beta = place.list("beta", "2.0.0-beta.1");
    assert!(
        matches!(place.look(&beta).await, Update::Refused(refused) if refused.reason == UpdateRefusal::Unsigned)
    );
    let ports = &place.world.ports;
    let chosen = settings::load(ports).await.expect("settings");
    let chosen = authenticator::Settings { update_channel: UpdateChannel::Beta, ..chosen };
    settings::store(ports, chosen).await.expect("they are kept");
    assert!(matches!(place.look(&beta).await, Update::Available(_)));
}

#[tokio::test]
async fn what_is_not_to_be_believed_is_said_to_be_so() {
    let place = Place::new(true);
    let older = place.look(&place.list("stable", "1.2.2")).await;
    let Update::Refused(refused) = older else { panic!("{older:?}") };
    assert_eq!((refused.reason, refused.offered.as_deref()), (UpdateRefusal::Older, Some("1.2.2")));
    assert_eq!(place.look(&place.list("stable", "1.2.3")).await, Update::UpToDate);
    assert_eq!(place.look_with(None).await, Update::Offline);
}

/// A workstation, and a place with lists that are signed by a key which its program trusts.
struct Place {
    world: World,
    home: tempfile::TempDir,
    key: KeyPair,
    by_system: bool,
}

impl Place {
    fn new(by_system: bool) -> Place {
        let world = World::new().expect("a world");
        let key = KeyPair::generate_unencrypted_keypair().expect("a key");
        Place { world, home: tempfile::tempdir().expect("a folder"), key, by_system }
    }

    /// A list that is valid for as long as the world's clock is near its beginning.
    fn list(&self, channel: &str, version: &str) -> Brought {
        let now = self.world.ports.clock.now();
        let list = serde_json::json!({
            "format": 1, "serial": 1, "channel": channel, "version": version, "minimum": "1.0.0",
            "issued": now, "expires": now + jiff::SignedDuration::from_hours(1),
            "artifacts": [{
                "system": "linux-x86_64", "kind": "deb", "url": "https://example.com/countersign.deb",
                "size": 1, "sha256": "ab".repeat(32),
            }],
        });
        let text = list.to_string().into_bytes();
        let signature =
            minisign::sign(Some(&self.key.pk), &self.key.sk, &*text, None, None).expect("a signature");
        Brought { list: text, signature: signature.into_string() }
    }

    async fn look(&self, brought: &Brought) -> Update {
        self.look_with(Some(brought.clone())).await
    }

    async fn look_with(&self, brought: Option<Brought>) -> Update {
        let trust = Trust::built_in(1, &[&self.key.pk.to_base64()]);
        let updates = Updates {
            feed: Box::new(Fixed(Mutex::new(brought))),
            trust: TrustFile::new(&DataFolder::at(self.home.path()), trust),
            system: "linux-x86_64".into(),
            by_system: self.by_system,
        };
        let ports = self.world.ports.clone();
        let bare = Bare::with_updates(move || Ok(ports.clone()), Some(updates));
        bare.desk.look_for_update(()).await.expect("an answer")
    }
}

/// A feed that brings one list, or nothing.
struct Fixed(Mutex<Option<Brought>>);

impl Feed for Fixed {
    fn fetch<'a>(
        &'a self,
        _: UpdateChannel,
        _: &'a Arc<dyn Known>,
    ) -> Task<'a, Result<Brought, Unreachable>> {
        let brought = self.0.lock().expect("the list").take();
        Box::pin(async move { brought.ok_or_else(|| Unreachable::because("nobody is there")) })
    }
}
