//! The only arrows between the rooms of the workspace (see docs, architecture).

use std::collections::BTreeSet;

use cargo_metadata::{CargoOpt, Dependency, DependencyKind, MetadataCommand, Package};

/// Who may know whom.
const ARROWS: &[(&str, &[&str])] = &[
    ("mpin", &[]),
    ("wire", &[]),
    ("preview", &[]),
    ("authenticator", &["mpin", "wire"]),
    ("trust-service", &["mpin", "wire", "demo"]),
    ("demo", &["wire"]),
    ("cli", &["authenticator", "preview"]),
    ("countersign-desktop", &["authenticator", "preview"]),
    ("e2e", &["wire"]),
    ("xtask", &["wire"]),
    ("empty-window", &[]),
];

/// Features that only tests may switch on.
const FOR_TESTS: &str = "testing";

#[test]
fn no_room_knows_more_than_it_may() {
    let rooms = rooms();
    let names: BTreeSet<&str> = rooms.iter().map(|room| room.name.as_str()).collect();
    let planned: BTreeSet<&str> = ARROWS.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, planned, "a room was added or removed without its arrows");
    for (name, allowed) in ARROWS {
        for dependency in inside(&rooms, name) {
            // A test may stand at the other end of the wire.
            let at_the_other_end =
                dependency.kind == DependencyKind::Development && dependency.name == "wire";
            assert!(
                at_the_other_end || allowed.contains(&dependency.name.as_str()),
                "{name} may not depend on {}: it may know {allowed:?}",
                dependency.name
            );
        }
    }
}

#[test]
fn what_is_for_tests_stays_in_tests() {
    let rooms = rooms();
    for room in &rooms {
        let outside_of_tests =
            inside(&rooms, &room.name).filter(|dependency| dependency.kind != DependencyKind::Development);
        for dependency in outside_of_tests {
            assert!(
                !dependency.features.iter().any(|feature| feature == FOR_TESTS),
                "{} builds {} with its feature “{FOR_TESTS}” outside of tests",
                room.name,
                dependency.name
            );
        }
    }
}

#[test]
fn mathematics_and_messages_do_no_input_or_output() {
    let rooms = rooms();
    for name in ["mpin", "wire", "preview"] {
        let room = rooms.iter().find(|room| room.name.as_str() == name).expect("a room");
        for dependency in
            room.dependencies.iter().filter(|dependency| dependency.kind == DependencyKind::Normal)
        {
            assert!(
                !["tokio", "reqwest", "axum", "rusqlite", "hyper", "keyring-core"]
                    .contains(&dependency.name.as_str()),
                "{name} does no I/O, so it has no use for {}",
                dependency.name
            );
        }
    }
}

fn rooms() -> Vec<Package> {
    let mut command = MetadataCommand::new();
    command.manifest_path(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml"));
    command.features(CargoOpt::AllFeatures).no_deps();
    command.exec().expect("cargo metadata").packages
}

/// What a room depends on inside the workspace, dependencies of tests and of build scripts included. A room that
/// names itself does so for the sake of its own tests' features.
fn inside<'a>(rooms: &'a [Package], name: &str) -> impl Iterator<Item = &'a Dependency> {
    let room = rooms.iter().find(|room| room.name.as_str() == name).expect("a room");
    room.dependencies
        .iter()
        .filter(move |dependency| dependency.path.is_some() && dependency.name != room.name.as_str())
}
