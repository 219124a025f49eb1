//! The use cases over ports in memory: an honest trust service, a keychain, a journal.

mod beside;
mod changing_pin;
mod consenting;
mod diagnosing;
mod enrolling;
mod handed;
mod listening;
mod looking_after;
mod mailing;
mod managed;
mod networks;
mod numbers;
mod renewing;
mod sharing;
mod signed;
mod signing;
mod signing_in;
mod unlocking;

use authenticator::{
    Error, Pin, Ports, UserId, check_new_pin, enrol, identities::Identity, link, testing::World,
};

/// The PIN of every identity here.
const PIN: &str = "7391";

fn world() -> World {
    World::new().expect("a world")
}

fn pin() -> Pin {
    Pin::parse(PIN).expect("a PIN")
}

fn wrong_pin() -> Pin {
    Pin::parse("7392").expect("a PIN")
}

fn user(name: &str) -> UserId {
    UserId::parse(name).expect("a user")
}

fn alice() -> UserId {
    user("alice@example.com")
}

/// What the link of a new verification URL offers.
async fn offered(world: &World, user: &UserId) -> enrol::Offer {
    let url = world.service.verification_url(user);
    match link::read(&world.ports, &url).await.expect("a link") {
        link::Asked::Enrol(offer) => offer,
        link::Asked::Session(_) => panic!("not an enrolment"),
    }
}

async fn finish(ports: &Ports, offer: &enrol::Offer) -> Result<Identity, Error> {
    let pending = enrol::register(ports, offer, "Desk 4").await?;
    let pin = check_new_pin(PIN, pending.pin_length)?;
    enrol::complete(ports, pending.id, &pin).await
}

async fn enrolled(world: &World, user: &UserId) -> Identity {
    let offer = offered(world, user).await;
    finish(&world.ports, &offer).await.expect("an identity")
}
