//! Sharing data with applications.

use authenticator::{
    AccessId, AskedClaim, Claim, ClaimOption, TermsItem,
    testing::{Signer, World},
};
use countersign_desktop::bridge::{
    Applications, ApproveSession, Brought, ClaimKind, Commands, ElectedOption, Election, Failure,
    HistoryKind, HistoryQuery, NextQuestion, Outcome, PinEntry, Question, SessionRequest, ShareTerms,
    TermsFor,
};
use serde_json::json;

use crate::bare::{Bare, PIN, by_id};

fn items() -> Vec<TermsItem> {
    let item = |claim, required, values: &[&str]| TermsItem {
        asked: AskedClaim { claim, required, purpose: None },
        options: values
            .iter()
            .map(|value| ClaimOption {
                id: format!("o-{}", value.len()),
                value: (*value).to_owned(),
                verified: true,
            })
            .collect(),
    };
    vec![
        item(Claim::Name, true, &["Ada Example"]),
        item(Claim::Email, false, &["ada@example.com", "private@example.com"]),
    ]
}

/// A desk with an identity, and the question of a session whose application asks for data.
async fn asked() -> (Bare, World, AccessId, SessionRequest) {
    let (bare, world) = Bare::with_world();
    world.service.push_requests();
    world.service.ask_for(items());
    bare.enrolled(&world, "ada@example.com").await;
    let (signer, session) = (Signer::new(&world.service), world.service.open_session(None, "", None));
    let mut claims = Signer::claims(&world.service, &session);
    claims["claims"] = items().iter().map(|item| json!(item.asked)).collect();
    world.service.give_signed_request(&session, signer.sign(&signer.header(), &claims));
    let link = format!("countersign://session?service={}#{session}", world.service.address());
    bare.desk.bring(Brought::Link(link));
    match bare.desk.next_question(NextQuestion { signing: false }).await {
        Ok(Some(Question::Session(request))) => (bare, world, session, request),
        other => panic!("{other:?}"),
    }
}

async fn terms(bare: &Bare, request: &SessionRequest) -> ShareTerms {
    let (id, identity) = (request.id.clone(), request.identities[0].id.clone());
    bare.desk.share_terms(TermsFor { id, identity }).await.expect("terms")
}

async fn approve(
    bare: &Bare,
    request: &SessionRequest,
    election: Option<Election>,
) -> Result<PinEntry, Failure> {
    let (id, identity) = (request.id.clone(), request.identities[0].id.clone());
    let approved = ApproveSession { id, identity, number: None, acknowledged: false, election };
    bare.desk.approve_session(approved).await
}

fn elect(terms: &ShareTerms, options: &[(usize, usize)]) -> Election {
    let option = |(item, option): &(usize, usize)| {
        let item = &terms.items[*item];
        ElectedOption { claim: item.claim, option: item.options[*option].id.clone() }
    };
    Election { terms: terms.id.clone(), options: options.iter().map(option).collect(), days: Some(30) }
}

async fn applications(bare: &Bare) -> Applications {
    bare.desk.applications(()).await.expect("applications")
}

#[tokio::test]
async fn data_is_chosen_shared_listed_and_taken_back() {
    let (bare, world, session, request) = asked().await;
    assert_eq!(request.claims.len(), 2);
    assert!(request.claims[0].required && request.claims[0].claim == ClaimKind::Name);
    let terms = terms(&bare, &request).await;
    assert!(terms.decides && terms.shared.is_none());
    let refused = approve(&bare, &request, Some(elect(&terms, &[(1, 0)]))).await.expect_err("incomplete");
    assert_eq!(refused.code, "consent-incomplete");
    let entry = approve(&bare, &request, Some(elect(&terms, &[(0, 0), (1, 1)]))).await.expect("a PIN entry");
    let shared = match bare.type_pin(&entry, PIN).await.outcome {
        Some(Outcome::DataShared(shared)) => shared,
        other => panic!("{other:?}"),
    };
    assert_eq!(shared.application, "Time sheets");
    assert_eq!(format!("{:?}", world.service.session_status(&session)), "Authenticated");
    let query = HistoryQuery { search: String::new(), kind: Some(HistoryKind::Shared), before: None };
    let page = bare.desk.history(query).await.expect("history");
    assert_eq!(Some(&page.entries[0].id), shared.entry.as_ref());
    assert!(page.entries[0].receipt);

    let listed = applications(&bare).await;
    let application = &listed.shared[0];
    assert_eq!((application.name.as_str(), listed.unasked.len()), ("Time sheets", 0));
    let values: Vec<_> = application.data.values.iter().map(|one| one.value.as_str()).collect();
    assert_eq!(values, ["Ada Example", "private@example.com"]);
    assert!(application.data.until.is_some());
    match bare.desk.change_sharing(by_id(&application.id)).await {
        Ok(Question::Session(_)) => {}
        other => panic!("{other:?}"),
    }
    bare.desk.take_back(by_id(&application.id)).await.expect("taken back");
    assert!(applications(&bare).await.shared.is_empty());
    let gone = bare.desk.take_back(by_id(&application.id)).await.expect_err("gone");
    assert_eq!(gone.code, "consent-ended");
}

#[tokio::test]
async fn behind_the_lock_nothing_of_it_is_left() {
    let (bare, _world, _, request) = asked().await;
    let terms = terms(&bare, &request).await;
    let entry = approve(&bare, &request, Some(elect(&terms, &[(0, 0)]))).await.expect("a PIN entry");
    bare.type_pin(&entry, PIN).await;
    let listed = applications(&bare).await;
    bare.desk.lock(()).await.expect("it closes");
    let found = bare.desk.take_back(by_id(&listed.shared[0].id)).await.expect_err("put away");
    assert_eq!(found.code, "consent-ended");
    let again = approve(&bare, &request, Some(elect(&terms, &[(0, 0)]))).await.expect_err("put away");
    assert!(["session-expired", "consent-changed"].contains(&again.code.as_str()), "{again:?}");
}
