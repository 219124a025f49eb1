//! Identities beside each other: a user ID names nobody without its service and its project.

use std::sync::Arc;

use authenticator::{
    Code, Ports, ServiceUrl, enrol,
    identities::{self, Identity},
    link, sign_in,
    testing::{Services, TrustService, World},
};

use super::{alice, enrolled, finish, offered, pin, user, world};

/// A workstation that reaches two services.
fn between_two() -> (World, Arc<TrustService>) {
    let world = world();
    let address = ServiceUrl::parse("https://other.example.com").expect("an address");
    let other = Arc::new(TrustService::at(address, world.clock.clone()));
    let both = Services(vec![world.service.clone(), other.clone()]);
    let ports = Ports { service: Arc::new(both), ..world.ports.clone() };
    (World { ports, ..world }, other)
}

async fn enrolled_at(world: &World, service: &TrustService) -> Identity {
    let url = service.verification_url(&alice());
    let Ok(link::Asked::Enrol(offer)) = link::read(&world.ports, &url).await else { panic!("no offer") };
    assert!(offer.replaces.is_none());
    finish(&world.ports, &offer).await.expect("an identity")
}

async fn all(world: &World) -> Vec<Identity> {
    identities::list(&world.ports).await.expect("identities")
}

#[tokio::test]
async fn one_user_id_at_two_services_is_two_identities() {
    let (world, other) = between_two();
    let here = enrolled_at(&world, &world.service).await;
    let there = enrolled_at(&world, &other).await;
    assert!(here.id != there.id && all(&world).await.len() == 2 && world.keychain.places().len() == 2);
    for (service, mine, not_mine) in [(&world.service, &here, &there), (&other, &there, &here)] {
        let session = service.open_session(Some(&alice()), "March", None);
        let link = format!("countersign://session?service={}#{session}", service.address());
        let Ok(link::Asked::Session(request)) = link::read(&world.ports, &link).await else {
            panic!("not a session")
        };
        assert_eq!(request.candidates, std::slice::from_ref(mine));
        let error =
            sign_in::approve(&world.ports, &request, not_mine.id, &pin()).await.expect_err("not mine");
        assert_eq!(error.code(), Code::NoIdentityForSession);
        sign_in::approve(&world.ports, &request, mine.id, &pin()).await.expect("approved");
    }
    let asked = identities::find(&world.ports, alice().as_str()).await.expect_err("two");
    assert_eq!(asked.code(), Code::IdentityAmbiguous);
}

#[tokio::test]
async fn what_ends_at_one_service_goes_on_at_the_other() {
    let (world, other) = between_two();
    let here = enrolled_at(&world, &world.service).await;
    let there = enrolled_at(&world, &other).await;
    world.service.revoke(&alice());
    sign_in::token(&world.ports, here.id, &pin()).await.expect_err("blocked");
    sign_in::token(&world.ports, there.id, &pin()).await.expect("a token");
    let (service, code) = (world.service.address().as_str(), world.service.verification_code(&alice()));
    let offer = enrol::offer(&world.ports, service, alice().as_str(), &code).await.expect("an offer");
    assert_eq!(offer.replaces.as_ref().map(|identity| identity.id), Some(here.id));
    finish(&world.ports, &offer).await.expect("an identity");
    identities::remove(&world.ports, here.id).await.expect("removed");
    sign_in::token(&world.ports, there.id, &pin()).await.expect("a token");
}

#[tokio::test]
async fn two_projects_of_one_service_are_two_identities() {
    let world = world();
    let first = enrolled(&world, &alice()).await;
    let project = world.service.project_id();
    world.service.change_project();
    let offer = offered(&world, &alice()).await;
    assert!(offer.replaces.is_none(), "the other project's identity stays");
    let second = finish(&world.ports, &offer).await.expect("an identity");
    assert_ne!((first.id, first.project_id), (second.id, second.project_id));
    assert_eq!((first.project_id, all(&world).await.len()), (project, 2));
    let session = world.service.open_session(Some(&alice()), "March", None);
    let link = format!("countersign://session?service={}#{session}", world.service.address());
    let Ok(link::Asked::Session(request)) = link::read(&world.ports, &link).await else {
        panic!("not a session")
    };
    assert_eq!(request.candidates, std::slice::from_ref(&second));
    for identity in [&first, &second] {
        sign_in::token(&world.ports, identity.id, &pin()).await.expect("a token");
    }
}

#[tokio::test]
async fn two_users_of_one_project_are_two_identities() {
    let world = world();
    let first = enrolled(&world, &alice()).await;
    let second = enrolled(&world, &user("bob")).await;
    assert!(first.id != second.id && all(&world).await.len() == 2);
    for (name, mine) in [(alice(), &first), (user("bob"), &second)] {
        let session = world.service.open_session(Some(&name), "March", None);
        let link = format!("countersign://session?service={}#{session}", world.service.address());
        let Ok(link::Asked::Session(request)) = link::read(&world.ports, &link).await else {
            panic!("not a session")
        };
        assert_eq!(request.candidates, std::slice::from_ref(mine));
    }
}
