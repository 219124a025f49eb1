//! Who asks, as a service has signed it.

use std::io::Cursor;

use authenticator::{
    Code, Error, link,
    sign_in::{Logo, Request, SignedRequest},
    testing::{Signer, World},
};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use jiff::SignedDuration;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use wire::{AccessId, LogoHash};

use super::{alice, enrolled, world};

/// What a session asks of which the service says this.
async fn asked(world: &World, session: &AccessId, token: String) -> Result<Request, Error> {
    world.service.give_signed_request(session, token);
    let link = format!("countersign://session?service={}#{session}", world.service.address());
    match link::read(&world.ports, &link).await? {
        link::Asked::Session(request) => Ok(request),
        link::Asked::Enrol(_) => panic!("not a session"),
    }
}

#[tokio::test]
async fn what_the_service_signed_is_vouched_for() {
    let world = world();
    enrolled(&world, &alice()).await;
    let key = Signer::new(&world.service);
    let session = world.service.open_session(None, "March", None);
    let token = key.sign(&key.header(), &Signer::claims(&world.service, &session));
    let request = asked(&world, &session, token).await.expect("a request");
    let expected = SignedRequest {
        project: "Wages".into(),
        application: Some("Time sheets".into()),
        domain: Some("sheets.example.com".into()),
        logo: None,
        claims: Vec::new(),
        document: None,
    };
    assert_eq!((request.signed.as_ref(), request.project_name.as_str()), (Some(&expected), "Wages"));
    // A service that signs nothing vouches for nothing.
    let plain = world.service.open_session(None, "", None);
    let link = format!("countersign://session?service={}#{plain}", world.service.address());
    let Ok(link::Asked::Session(request)) = link::read(&world.ports, &link).await else {
        panic!("a session")
    };
    assert_eq!((request.signed, request.project_name.as_str()), (None, "Payroll"));
}

#[tokio::test]
async fn what_does_not_verify_is_refused_and_not_taken_for_nothing() {
    let world = world();
    let (key, stranger) = (Signer::new(&world.service), Signer::unknown("k1"));
    let session = world.service.open_session(None, "", None);
    let other = world.service.open_session(None, "", None);
    let good = Signer::claims(&world.service, &session);
    let with = |member: &str, value: Value| {
        let mut claims = good.clone();
        claims[member] = value;
        key.sign(&key.header(), &claims)
    };
    let headed = |member: &str, value: Value| {
        let mut header = key.header();
        header[member] = value;
        key.sign(&header, &good)
    };
    let unsigned = {
        let token = headed("alg", json!("none"));
        token.rsplit_once('.').expect("three parts").0.to_owned() + "."
    };
    for (what, token) in [
        ("another session", key.sign(&key.header(), &Signer::claims(&world.service, &other))),
        ("another service", with("iss", json!("https://trust.example.org"))),
        ("another project", with("project", json!("00000000-0000-0000-0000-000000000000"))),
        ("another audience", with("aud", json!("client"))),
        ("no audience", with("aud", json!(null))),
        ("over", with("exp", json!(good["iat"].as_i64().expect("a time") - 301))),
        ("from the future", with("iat", json!(good["iat"].as_i64().expect("a time") + 301))),
        ("an ID token's type", headed("typ", json!("JWT"))),
        ("an unknown key", headed("kid", json!("k2"))),
        ("no key", headed("kid", json!(null))),
        ("another algorithm", headed("alg", json!("HS256"))),
        ("no algorithm", unsigned),
        ("somebody else's signature", stranger.sign(&key.header(), &good)),
        ("nonsense", "nonsense".into()),
        ("nothing", String::new()),
    ] {
        let error = asked(&world, &session, token).await.expect_err(what);
        assert_eq!((error.code(), error.retry()), (Code::RequestForged, false), "{what}");
    }
    asked(&world, &session, key.sign(&key.header(), &good)).await.expect("the good one");
}

#[tokio::test]
async fn clocks_may_differ_a_little() {
    let world = world();
    let key = Signer::new(&world.service);
    let session = world.service.open_session(None, "", None);
    let token = key.sign(&key.header(), &Signer::claims(&world.service, &session));
    world.clock.advance(SignedDuration::from_mins(9));
    asked(&world, &session, token.clone()).await.expect("a request");
    world.clock.advance(SignedDuration::from_mins(2));
    let error = asked(&world, &session, token).await.expect_err("too old");
    assert_eq!(error.code(), Code::RequestForged);
}

/// A logo that is signed, and what is shown when this file stands at its address.
async fn shown(signed: &[u8], served: Option<&[u8]>) -> Option<Logo> {
    let world = world();
    let key = Signer::new(&world.service);
    let hash = LogoHash::new(Sha256::digest(signed).into());
    if let Some(served) = served {
        world.service.publish_logo(hash.clone(), served.to_vec());
    }
    let session = world.service.open_session(None, "", None);
    let mut claims = Signer::claims(&world.service, &session);
    claims["logo"] = json!({ "sha256": hash, "media_type": "image/png" });
    let request = asked(&world, &session, key.sign(&key.header(), &claims)).await.expect("a request");
    let signed = request.signed.expect("what is signed");
    assert_eq!((signed.project.as_str(), signed.domain.as_deref()), ("Wages", Some("sheets.example.com")));
    signed.logo
}

fn picture(red: u8, side: u32) -> Vec<u8> {
    let mut png = Cursor::new(Vec::new());
    let picture = RgbImage::from_pixel(side, side, Rgb([red, 90, 107]));
    DynamicImage::from(picture).write_to(&mut png, ImageFormat::Png).expect("a picture");
    png.into_inner()
}

#[tokio::test]
async fn the_logo_that_was_signed_is_shown() {
    let file = picture(20, 32);
    let logo = shown(&file, Some(&file)).await.expect("a logo");
    let drawn =
        image::load_from_memory_with_format(logo.png(), ImageFormat::Png).expect("a picture").into_rgb8();
    assert_eq!((drawn.dimensions(), drawn.get_pixel(0, 0)), ((32, 32), &Rgb([20, 90, 107])));
}

/// The request itself is as good as without one.
#[tokio::test]
async fn no_other_logo_is_shown() {
    let (file, other) = (picture(20, 32), picture(21, 32));
    let mut large = file.clone();
    large.resize(64 * 1024 + 1, 0);
    let wide = picture(20, 513);
    for (what, signed, served) in [
        ("another picture", &file, Some(other.as_slice())),
        ("none", &file, None),
        ("too large a file, though signed", &large, Some(large.as_slice())),
        ("too many pixels, though signed", &wide, Some(wide.as_slice())),
        ("no picture, though signed", &b"<svg/>".to_vec(), Some(b"<svg/>".as_slice())),
    ] {
        assert_eq!(shown(signed, served).await, None, "{what}");
    }
}
