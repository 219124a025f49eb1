//! Sharing data with applications.

use authenticator::{
    AskedClaim, Claim, ClaimOption, Code, Error, SessionStatus, TermsItem, Timestamp,
    consent::{self, Election, Terms},
    history,
    identities::Identity,
    link, sign,
    sign_in::{self, Request},
    testing::{Signer, World},
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use wire::{AccessId, VerifyRequest};

use super::{alice, enrolled, pin, world, wrong_pin};

fn item(claim: Claim, required: bool, values: &[&str]) -> TermsItem {
    let option = |value: &&str| ClaimOption {
        id: format!("{}-{}", <&str>::from(claim), value.len()),
        value: (*value).to_owned(),
        verified: true,
    };
    let asked = AskedClaim { claim, required, purpose: Some("To know you".to_owned()) };
    TermsItem { asked, options: values.iter().map(option).collect() }
}

fn items() -> Vec<TermsItem> {
    vec![
        item(Claim::Name, true, &["Alice Example"]),
        item(Claim::Email, false, &["alice@example.com", "private@example.com"]),
        item(Claim::PhoneNumber, false, &[]),
    ]
}

/// A workstation, and a service whose application asks for data.
async fn scene() -> (World, Identity, Signer) {
    let world = world();
    world.service.push_requests();
    world.service.ask_for(items());
    let signer = Signer::new(&world.service);
    let identity = enrolled(&world, &alice()).await;
    (world, identity, signer)
}

/// A request in which these things are asked, as the service signs it.
async fn asked(world: &World, signer: &Signer, items: &[TermsItem]) -> (AccessId, Request) {
    let session = world.service.open_session(None, "", None);
    let mut claims = Signer::claims(&world.service, &session);
    claims["claims"] = items.iter().map(|item| json!(item.asked)).collect::<Value>();
    world.service.give_signed_request(&session, signer.sign(&signer.header(), &claims));
    let request = read(world, &session).await.expect("a request");
    (session, request)
}

async fn read(world: &World, session: &AccessId) -> Result<Request, Error> {
    let link = format!("countersign://session?service={}#{session}", world.service.address());
    match link::read(&world.ports, &link).await? {
        link::Asked::Session(request) => Ok(request),
        link::Asked::Enrol(_) => panic!("not a session"),
    }
}

fn elected(terms: &Terms, options: &[(usize, usize)]) -> Election {
    let option = |(item, option): &(usize, usize)| {
        let item = &terms.items[*item];
        (item.asked.claim, item.options[*option].id.clone())
    };
    Election { options: options.iter().map(option).collect(), until: None }
}

#[tokio::test]
async fn what_was_chosen_is_shared_signed_and_kept() {
    let (world, identity, signer) = scene().await;
    let (session, request) = asked(&world, &signer, &items()).await;
    assert_eq!(request.claims().len(), 3);
    let terms = consent::terms(&world.ports, &request, identity.id).await.expect("terms");
    assert!(terms.decides && terms.shared.is_none());
    let until = Timestamp::from_second(world.ports.clock.now().as_second() + 60).expect("a time");
    let election = Election { until: Some(until), ..elected(&terms, &[(0, 0), (1, 1)]) };
    let request = consent::elect(&world.ports, &request, &terms, &election).await.expect("a choice");
    assert!(!format!("{request:?}").contains("Alice"), "it is nobody else's business");
    let approved = sign_in::approve(&world.ports, &request, identity.id, &pin()).await.expect("shared");
    assert_eq!(approved.shared_with.as_deref(), Some("Time sheets"));
    assert_eq!(world.service.session_status(&session), SessionStatus::Authenticated);
    let shared = world.service.shared();
    let values: Vec<_> = shared[0].shares.iter().map(|share| share.value.as_str()).collect();
    assert_eq!(
        (values, shared[0].until),
        (vec!["Alice Example", "private@example.com"], Some(until.as_second()))
    );

    let entry = approved.entry.expect("an entry of history");
    assert_eq!((entry.kind, entry.subject.as_str()), (history::Kind::Shared, "Time sheets"));
    let receipt = entry.receipt.expect("a receipt");
    let verify: VerifyRequest = serde_json::from_str(&receipt).expect("the members of /dvs/verify");
    assert!(world.service.verify(&verify));
    let content: Value = serde_json::from_str(&receipt).expect("JSON");
    let statement = content["statement"].as_str().expect("a statement");
    assert_eq!(Sha256::digest(statement).as_slice(), verify.signature.hash.as_bytes());

    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("shared.signature.json");
    std::fs::write(&path, &receipt).expect("a receipt");
    let check = sign::check(&path).await.expect("a check");
    assert_eq!(
        (check.verdict, check.shared_with.as_deref()),
        (sign::Verdict::Unchanged, Some("Time sheets"))
    );
    std::fs::write(&path, receipt.replace("private@", "another@")).expect("a forgery");
    assert_eq!(sign::check(&path).await.expect("a check").verdict, sign::Verdict::Changed);
}

#[tokio::test]
async fn a_wrong_pin_shares_nothing() {
    let (world, identity, signer) = scene().await;
    let (session, request) = asked(&world, &signer, &items()).await;
    let terms = consent::terms(&world.ports, &request, identity.id).await.expect("terms");
    let election = elected(&terms, &[(0, 0)]);
    let request = consent::elect(&world.ports, &request, &terms, &election).await.expect("a choice");
    let error = sign_in::approve(&world.ports, &request, identity.id, &wrong_pin()).await.expect_err("wrong");
    assert_eq!(error.code(), Code::WrongPin);
    assert_ne!(world.service.session_status(&session), SessionStatus::Authenticated);
    assert!(world.service.shared().is_empty());
    let page = history::list(&world.ports, &history::Query::default()).await.expect("history");
    assert_eq!((page.entries[0].kind, page.entries[0].receipt.as_ref()), (history::Kind::Shared, None));
    assert_eq!(page.entries[0].failure.as_deref(), Some("wrong-pin"));
}

#[tokio::test]
async fn what_is_required_cannot_be_left_out_and_what_is_not_there_cannot_be_shared() {
    let (world, identity, signer) = scene().await;
    let (_, request) = asked(&world, &signer, &items()).await;
    let terms = consent::terms(&world.ports, &request, identity.id).await.expect("terms");
    let elect = async |election: &Election| {
        consent::elect(&world.ports, &request, &terms, election).await.err().map(|error| error.code())
    };
    assert_eq!(elect(&elected(&terms, &[(1, 0)])).await, Some(Code::ConsentIncomplete));
    assert_eq!(elect(&elected(&terms, &[(0, 0)])).await, None);
    let mut twice = elected(&terms, &[(0, 0), (1, 0), (1, 1)]);
    assert_eq!(elect(&twice).await, Some(Code::ConsentChanged));
    twice.options.pop();
    twice.options[1].1 = "another".to_owned();
    assert_eq!(elect(&twice).await, Some(Code::ConsentChanged));
}

#[tokio::test]
async fn only_what_the_service_signed_is_asked() {
    let (world, identity, signer) = scene().await;
    // Signed is less than what is told.
    let (_, request) = asked(&world, &signer, &items()[..1]).await;
    let error = consent::terms(&world.ports, &request, identity.id).await.expect_err("another set");
    assert_eq!(error.code(), Code::ConsentChanged);
    // It changes between the look and the PIN.
    let (_, request) = asked(&world, &signer, &items()).await;
    let terms = consent::terms(&world.ports, &request, identity.id).await.expect("terms");
    world.service.ask_for(items());
    let election = elected(&terms, &[(0, 0)]);
    let request = consent::elect(&world.ports, &request, &terms, &election).await.expect("a choice");
    let error = sign_in::approve(&world.ports, &request, identity.id, &pin()).await.expect_err("changed");
    assert_eq!(error.code(), Code::ConsentChanged);
    assert!(world.service.shared().is_empty());
}

#[tokio::test]
async fn what_is_shared_is_listed_changed_and_taken_back() {
    let (world, identity, signer) = scene().await;
    let share = async |request: Request, options: &[(usize, usize)]| {
        let terms = consent::terms(&world.ports, &request, identity.id).await.expect("terms");
        let election = elected(&terms, options);
        let request = consent::elect(&world.ports, &request, &terms, &election).await.expect("a choice");
        sign_in::approve(&world.ports, &request, identity.id, &pin()).await.expect("shared");
    };
    let (_, request) = asked(&world, &signer, &items()).await;
    share(request, &[(0, 0), (1, 0)]).await;
    let listed = consent::list(&world.ports).await.expect("a list");
    assert_eq!((listed.shared.len(), listed.failures.len()), (1, 0));
    let consent = &listed.shared[0].consent;
    assert_eq!((listed.shared[0].identity.id, consent.shares.len()), (identity.id, 2));

    // What the service signs of the session that it opens is its own.
    let opened = consent::change(&world.ports, identity.id, &consent.id).await.expect("a request");
    assert!(opened.claims().is_empty());
    consent::take_back(&world.ports, identity.id, consent).await.expect("taken back");
    assert!(world.service.shared().is_empty());
    let again = consent::take_back(&world.ports, identity.id, consent).await.expect_err("gone");
    assert_eq!(again.code(), Code::ConsentEnded);
    let change = consent::change(&world.ports, identity.id, &consent.id).await.expect_err("gone");
    assert_eq!(change.code(), Code::ConsentEnded);
    let page = history::list(&world.ports, &history::Query::default()).await.expect("history");
    assert_eq!(
        (page.entries[0].kind, page.entries[0].subject.as_str()),
        (history::Kind::TookBack, "Time sheets")
    );

    world.service.lose(true);
    let listed = consent::list(&world.ports).await.expect("a list");
    assert_eq!((listed.shared.len(), listed.failures.len()), (0, 1));
}
