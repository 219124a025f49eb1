//! Updates: what is believed of a list that anybody may bring.

use std::sync::{Arc, Mutex};

use authenticator::{
    DataFolder, ServiceUrl, Task, Timestamp,
    service::ServiceError,
    settings::UpdateChannel,
    trust::{self, Known},
    updates::{
        Artifact, Brought, Feed, Finding, HttpFeed, Installed, KeyChange, List, Refusal, Trust, TrustFile,
        Unreachable, Version, look,
    },
};
use minisign::KeyPair;

const NOW: &str = "2026-06-15T12:00:00Z";
const SYSTEM: &str = "linux-x86_64";

#[tokio::test]
async fn a_newer_version_is_offered_with_what_fits_this_system() {
    let desk = Desk::new();
    let finding = desk.look(&desk.signed(&list(1, "0.2.0"))).await;
    let Finding::Available(offer) = finding else { panic!("{finding:?}") };
    assert_eq!((offer.version, offer.direct), (version("0.2.0"), true));
    assert_eq!(offer.artifacts.iter().map(|artifact| &*artifact.kind).collect::<Vec<_>>(), ["deb"]);
}

#[tokio::test]
async fn a_long_way_is_said_to_be_one() {
    let desk = Desk::new();
    let far = List { minimum: version("0.1.5"), ..list(1, "0.2.0") };
    let finding = desk.look(&desk.signed(&far)).await;
    assert!(matches!(&finding, Finding::Available(offer) if !offer.direct), "{finding:?}");
}

#[tokio::test]
async fn the_installed_version_is_up_to_date() {
    let desk = Desk::new();
    assert_eq!(desk.look(&desk.signed(&list(1, "0.1.0"))).await, Finding::UpToDate);
}

#[tokio::test]
async fn an_older_version_is_refused() {
    let desk = Desk::new();
    let finding = desk.look(&desk.signed(&list(1, "0.0.9"))).await;
    assert_eq!(finding, Finding::Refused(Refusal::Older(version("0.0.9"))));
    // A preview of the installed version is older than it.
    let finding = desk.look(&desk.signed(&list(2, "0.1.0-beta.3"))).await;
    assert_eq!(finding, Finding::Refused(Refusal::Older(version("0.1.0-beta.3"))));
}

#[tokio::test]
async fn a_list_of_another_channel_is_refused() {
    let desk = Desk::new();
    let beta = List { channel: UpdateChannel::Beta, ..list(1, "0.2.0") };
    assert_eq!(desk.look(&desk.signed(&beta)).await, Finding::Refused(Refusal::OtherChannel));
}

#[tokio::test]
async fn nobody_else_can_sign_and_nothing_can_be_changed() {
    let desk = Desk::new();
    let refused = Finding::Refused(Refusal::Unsigned);
    let stranger = KeyPair::generate_unencrypted_keypair().expect("a key");
    assert_eq!(desk.look(&sign(&stranger, &list(1, "0.2.0"))).await, refused);
    let mut changed = desk.signed(&list(1, "0.2.0"));
    changed.list = String::from_utf8(changed.list).expect("text").replace("0.2.0", "0.3.0").into_bytes();
    assert_eq!(desk.look(&changed).await, refused);
    let unsigned = Brought { signature: String::new(), ..desk.signed(&list(1, "0.2.0")) };
    assert_eq!(desk.look(&unsigned).await, refused);
}

#[tokio::test]
async fn a_signed_list_in_another_shape_is_refused() {
    let desk = Desk::new();
    for broken in [
        List { format: 2, ..list(1, "0.2.0") },
        List { keys: Some(KeyChange { revision: 2, trusted: Vec::new() }), ..list(1, "0.2.0") },
    ] {
        assert_eq!(desk.look(&desk.signed(&broken)).await, Finding::Refused(Refusal::Malformed));
    }
}

#[tokio::test]
async fn an_old_list_is_not_served_for_ever() {
    let desk = Desk::new();
    let expired = List { expires: time(NOW), ..list(1, "0.2.0") };
    assert_eq!(desk.look(&desk.signed(&expired)).await, Finding::Refused(Refusal::Stale));
    let early = List { issued: time("2026-06-15T12:00:01Z"), ..list(1, "0.2.0") };
    assert_eq!(desk.look(&desk.signed(&early)).await, Finding::Refused(Refusal::Stale));
}

#[tokio::test]
async fn an_older_list_than_one_seen_is_refused_even_after_a_restart() {
    let desk = Desk::new();
    let (older, newer) = (desk.signed(&list(4, "0.2.0")), desk.signed(&list(5, "0.2.1")));
    assert!(matches!(desk.look(&newer).await, Finding::Available(_)));
    assert_eq!(desk.look(&older).await, Finding::Refused(Refusal::Replayed));
    // The same again is no older.
    assert!(matches!(desk.look(&newer).await, Finding::Available(_)));
}

#[tokio::test]
async fn the_change_of_a_key_is_rehearsed() {
    let desk = Desk::new();
    let next = KeyPair::generate_unencrypted_keypair().expect("a key");
    // The new key means nothing before the old one introduced it.
    let unsigned = Finding::Refused(Refusal::Unsigned);
    assert_eq!(desk.look(&sign(&next, &list(1, "0.2.0"))).await, unsigned);
    // First both are trusted, so that nobody is left behind who looks late.
    let both = KeyChange { revision: 2, trusted: vec![desk.key.pk.to_base64(), next.pk.to_base64()] };
    let introduction = List { keys: Some(both), ..list(2, "0.2.0") };
    assert!(matches!(desk.look(&desk.signed(&introduction)).await, Finding::Available(_)));
    assert!(matches!(desk.look(&sign(&next, &list(3, "0.2.0"))).await, Finding::Available(_)));
    assert!(matches!(desk.look(&desk.signed(&list(4, "0.2.0"))).await, Finding::Available(_)));
    // Then the old one goes.
    let alone = KeyChange { revision: 3, trusted: vec![next.pk.to_base64()] };
    let farewell = List { keys: Some(alone), ..list(5, "0.2.0") };
    assert!(matches!(desk.look(&sign(&next, &farewell)).await, Finding::Available(_)));
    assert_eq!(desk.look(&desk.signed(&list(6, "0.3.0"))).await, unsigned);
    // It cannot bring itself back, and neither can a replay of the introduction.
    let return_of_old = KeyChange { revision: 9, trusted: vec![desk.key.pk.to_base64()] };
    let back = List { keys: Some(return_of_old), ..list(7, "0.3.0") };
    assert_eq!(desk.look(&desk.signed(&back)).await, unsigned);
    assert_eq!(desk.look(&desk.signed(&introduction)).await, unsigned);
    assert!(matches!(desk.look(&sign(&next, &list(8, "0.3.0"))).await, Finding::Available(_)));
}

#[tokio::test]
async fn a_key_change_of_an_earlier_revision_changes_nothing() {
    let desk = Desk::new();
    let next = KeyPair::generate_unencrypted_keypair().expect("a key");
    let stale = KeyChange { revision: 1, trusted: vec![next.pk.to_base64()] };
    desk.look(&desk.signed(&List { keys: Some(stale), ..list(1, "0.2.0") })).await;
    assert!(matches!(desk.look(&desk.signed(&list(2, "0.2.0"))).await, Finding::Available(_)));
}

#[tokio::test]
async fn a_program_built_with_newer_keys_uses_them() {
    let desk = Desk::new();
    desk.look(&desk.signed(&list(7, "0.2.0"))).await;
    let next = KeyPair::generate_unencrypted_keypair().expect("a key");
    let rebuilt = TrustFile::new(&desk.folder(), Trust::built_in(2, &[&next.pk.to_base64()]));
    let look =
        async |brought| look(&Fixed::new(brought), &nothing(), &rebuilt, &installed(), time(NOW)).await;
    assert_eq!(look(desk.signed(&list(8, "0.2.0"))).await, Finding::Refused(Refusal::Unsigned));
    // What was seen is still remembered.
    assert_eq!(look(sign(&next, &list(6, "0.2.0"))).await, Finding::Refused(Refusal::Replayed));
    assert!(matches!(look(sign(&next, &list(8, "0.2.0"))).await, Finding::Available(_)));
}

#[tokio::test]
async fn what_cannot_be_remembered_is_not_believed() {
    let desk = Desk::new();
    // A file where the folder should be.
    let blocked = desk.home.path().join("file");
    std::fs::write(&blocked, "").expect("a file");
    let file = TrustFile::new(&DataFolder::at(blocked.join("folder")), desk.trust());
    let feed = Fixed::new(desk.signed(&list(1, "0.2.0")));
    assert_eq!(
        look(&feed, &nothing(), &file, &installed(), time(NOW)).await,
        Finding::Refused(Refusal::Replayed)
    );
}

#[tokio::test]
async fn without_an_answer_one_is_offline() {
    let desk = Desk::new();
    let file = TrustFile::new(&desk.folder(), desk.trust());
    // Nobody listens on a port that was only just given back.
    let port =
        std::net::TcpListener::bind("127.0.0.1:0").and_then(|there| there.local_addr()).expect("a port");
    let feed = HttpFeed::new(&format!("http://{port}/updates")).expect("a feed");
    assert_eq!(look(&feed, &nothing(), &file, &installed(), time(NOW)).await, Finding::Offline);
}

/// Of no server anything is known.
struct Nothing;

impl Known for Nothing {
    fn of<'a>(&'a self, _: &'a ServiceUrl) -> Task<'a, Result<trust::Trust, ServiceError>> {
        Box::pin(async { Ok(trust::Trust::default()) })
    }
}

fn nothing() -> Arc<dyn Known> {
    Arc::new(Nothing)
}

/// A program with its memory of lists, and the key that it was built with.
struct Desk {
    home: tempfile::TempDir,
    key: KeyPair,
}

impl Desk {
    fn new() -> Desk {
        let key = KeyPair::generate_unencrypted_keypair().expect("a key");
        Desk { home: tempfile::tempdir().expect("a folder"), key }
    }

    fn folder(&self) -> DataFolder {
        DataFolder::at(self.home.path().join("data"))
    }

    fn trust(&self) -> Trust {
        Trust::built_in(1, &[&self.key.pk.to_base64()])
    }

    fn signed(&self, list: &List) -> Brought {
        sign(&self.key, list)
    }

    /// Looks as a program does that has only just started.
    async fn look(&self, brought: &Brought) -> Finding {
        let file = TrustFile::new(&self.folder(), self.trust());
        look(&Fixed::new(brought.clone()), &nothing(), &file, &installed(), time(NOW)).await
    }
}

/// A feed that brings what it was given, once.
struct Fixed(Mutex<Option<Brought>>);

impl Fixed {
    fn new(brought: Brought) -> Fixed {
        Fixed(Mutex::new(Some(brought)))
    }
}

impl Feed for Fixed {
    fn fetch<'a>(
        &'a self,
        _: UpdateChannel,
        _: &'a Arc<dyn Known>,
    ) -> Task<'a, Result<Brought, Unreachable>> {
        let brought = self.0.lock().expect("the list").take();
        Box::pin(async move { Ok(brought.expect("one look")) })
    }
}

fn sign(key: &KeyPair, list: &List) -> Brought {
    let text = serde_json::to_vec(list).expect("a list");
    let signature = minisign::sign(Some(&key.pk), &key.sk, &*text, None, None).expect("a signature");
    Brought { list: text, signature: signature.into_string() }
}

fn list(serial: u64, newest: &str) -> List {
    let artifact = |system: &str, kind: &str| Artifact {
        system: system.into(),
        kind: kind.into(),
        url: format!("https://example.com/countersign.{kind}").parse().expect("a URL"),
        size: 5_600_000,
        sha256: "ab".repeat(32),
    };
    List {
        format: 1,
        serial,
        channel: UpdateChannel::Stable,
        version: version(newest),
        minimum: version("0.1.0"),
        issued: time("2026-06-01T00:00:00Z"),
        expires: time("2026-07-01T00:00:00Z"),
        artifacts: vec![artifact(SYSTEM, "deb"), artifact("windows-x86_64", "msi")],
        keys: None,
    }
}

fn installed() -> Installed {
    Installed { version: version("0.1.0"), channel: UpdateChannel::Stable, system: SYSTEM.into() }
}

fn version(text: &str) -> Version {
    Version::parse(text).expect("a version")
}

fn time(text: &str) -> Timestamp {
    text.parse().expect("a time")
}
