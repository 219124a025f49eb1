//! Identities, history, settings, and what the doctor finds.

use authenticator::{
    Code, Settings,
    doctor::{self, Check},
    enrol,
    history::{self, Format, Kind, Query},
    identities,
    keychain::Trouble,
    link, settings, sign_in,
    testing::World,
};
use jiff::SignedDuration;

use super::{alice, enrolled, user, world, wrong_pin};

#[tokio::test]
async fn identities_are_found_by_id_name_and_user() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    enrolled(&world, &user("bob")).await;
    identities::rename(&world.ports, identity.id, "  Wages ").await.expect("renamed");
    for wanted in [identity.id.to_string().as_str(), "Wages", "alice@example.com"] {
        assert_eq!(identities::find(&world.ports, wanted).await.expect("found").id, identity.id);
    }
    let unknown = identities::find(&world.ports, "carol").await.expect_err("unknown");
    assert_eq!((unknown.code(), unknown.details()["wanted"].as_str()), (Code::IdentityUnknown, "carol"));
    identities::rename(&world.ports, identity.id, "Payroll").await.expect("renamed");
    let two = identities::find(&world.ports, "Payroll").await.expect_err("two");
    assert_eq!(two.code(), Code::IdentityAmbiguous);
    for name in ["", " ", "a\nb", &"n".repeat(81)] {
        let error = identities::rename(&world.ports, identity.id, name).await.expect_err("no name");
        assert_eq!(error.code(), Code::NameInvalid);
    }
}

#[tokio::test]
async fn a_removed_identity_takes_its_secret_along_even_if_the_keychain_is_late() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    world.keychain.fail(Some(Trouble::Locked));
    identities::remove(&world.ports, identity.id).await.expect("removed");
    world.keychain.fail(None);
    assert_eq!(world.keychain.places().len(), 1);
    enrol::recover(&world.ports).await.expect("recovered");
    assert_eq!(world.keychain.places(), []);
    let error = identities::remove(&world.ports, identity.id).await.expect_err("gone");
    assert_eq!(error.code(), Code::IdentityUnknown);
    let page = history::list(&world.ports, &Query::default()).await.expect("history");
    assert_eq!(page.entries[0].kind, Kind::Removed);
}

#[tokio::test]
async fn history_is_listed_in_pages_filtered_and_exported() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    for number in 0..5 {
        identities::rename(&world.ports, identity.id, &format!("=100% {number}")).await.expect("renamed");
    }
    let query = Query { kind: Some(Kind::Renamed), limit: 3, ..Query::default() };
    let first = history::list(&world.ports, &query).await.expect("a page");
    assert!(first.more && first.entries.len() == 3 && first.entries[0].identity == "=100% 4");
    let next = Query { before: Some(first.entries[2].id), ..query };
    let last = history::list(&world.ports, &next).await.expect("a page");
    assert!(!last.more && last.entries.len() == 2);
    for (search, found) in [("100% 3", 1), ("100_ 3", 0), ("ALICE", 6), ("Payroll", 6), ("nothing", 0)] {
        let query = Query { search: search.into(), ..Query::default() };
        let page = history::list(&world.ports, &query).await.expect("a page");
        assert_eq!(page.entries.len(), found, "{search}");
    }
    let csv = history::export(&world.ports, Format::Csv).await.expect("CSV");
    assert_eq!(csv.lines().count(), 7);
    assert!(
        csv.contains(",\"'=100% 4\",alice@example.com,") && csv.contains("2023-11-14T22:13:20Z,enrolled")
    );
    let json = history::export(&world.ports, Format::Json).await.expect("JSON");
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!((json[0]["identity"].as_str(), json[5]["kind"].as_str()), (Some("=100% 4"), Some("enrolled")));
}

#[tokio::test]
async fn settings_are_kept() {
    let world = world();
    let standard = settings::load(&world.ports).await.expect("settings");
    assert_eq!(standard, Settings::default());
    let chosen = Settings { language: Some("en-GB".into()), shuffled_pad: true, ..standard };
    settings::store(&world.ports, chosen.clone()).await.expect("stored");
    assert_eq!(settings::load(&world.ports).await.expect("settings"), chosen);
}

async fn found(world: &World) -> Vec<(Check, Option<Code>)> {
    let findings = doctor::examine(&world.ports).await.expect("findings");
    findings.iter().map(|one| (one.check, one.failure.as_ref().map(|error| error.code()))).collect()
}

#[tokio::test]
async fn the_doctor_finds_what_is_not_well() {
    let world = world();
    enrolled(&world, &alice()).await;
    let well = [Check::Keychain, Check::Journal, Check::Service, Check::Clock, Check::Identity];
    assert_eq!(found(&world).await, well.map(|check| (check, None)));
    world.service.set_skew(SignedDuration::from_mins(6));
    world.keychain.damage();
    let findings = found(&world).await;
    assert!(findings.contains(&(Check::Clock, Some(Code::ClockSkewed))), "{findings:?}");
    assert!(findings.contains(&(Check::Identity, Some(Code::KeychainItemCorrupt))), "{findings:?}");
    world.service.change_project();
    world.keychain.fail(Some(Trouble::Locked));
    let findings = found(&world).await;
    assert!(findings.contains(&(Check::Service, Some(Code::ProjectMismatch))), "{findings:?}");
    assert!(findings.contains(&(Check::Keychain, Some(Code::KeychainLocked))), "{findings:?}");
    assert_eq!(world.keychain.places().len(), 1);
}

#[tokio::test]
async fn the_doctor_finds_a_blocked_identity() {
    let world = world();
    let identity = enrolled(&world, &alice()).await;
    for _ in 0..3 {
        sign_in::token(&world.ports, identity.id, &wrong_pin()).await.expect_err("wrong");
    }
    let findings = found(&world).await;
    assert!(findings.contains(&(Check::Identity, Some(Code::IdentityRevoked))), "{findings:?}");
}

#[tokio::test]
async fn what_is_no_link_is_named() {
    let world = world();
    for (text, code, part) in [
        ("hello", Code::LinkMalformed, Some("form")),
        ("https://example.com", Code::LinkMalformed, Some("unknown")),
        ("countersign://enrol?service=https://example.com&user=u", Code::LinkMalformed, Some("token")),
        ("http://example.com#abc", Code::LinkUnprotected, None),
    ] {
        let error = link::read(&world.ports, text).await.expect_err("no link");
        assert_eq!((error.code(), error.details().get("part").map(String::as_str)), (code, part), "{text}");
    }
}
