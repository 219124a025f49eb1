//! How services are reached, and whom their certificates are believed.

use std::fs;

use countersign_desktop::bridge::{
    ById, Commands, Connection, Event, ForgetAuthority, OfService, PinService,
};
use jiff::SignedDuration;
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, KeyPair};

use crate::bare::Bare;

const SERVICE: &str = "https://trust.example.com";

fn certificate(is_ca: bool) -> Vec<u8> {
    let mut params = CertificateParams::new(Vec::new()).expect("parameters");
    params.distinguished_name.push(DnType::CommonName, "Acme Root");
    if is_ca {
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    }
    params.self_signed(&KeyPair::generate().expect("a key")).expect("a certificate").der().to_vec()
}

fn of_service() -> OfService {
    OfService { service: format!(" {SERVICE}/ ") }
}

#[tokio::test]
async fn an_authority_is_shown_before_it_is_trusted_and_can_be_forgotten() {
    let (bare, _world) = Bare::with_world();
    assert_eq!(bare.desk.choose_authority(of_service()).await, Ok(None), "nothing was chosen");
    let folder = tempfile::tempdir().expect("a folder");
    let (root, server) = (folder.path().join("root.der"), folder.path().join("server.der"));
    fs::write(&root, certificate(true)).expect("a file");
    fs::write(&server, certificate(false)).expect("a file");
    bare.will_choose(&server);
    let failure = bare.desk.choose_authority(of_service()).await.expect_err("no authority");
    assert_eq!(failure.code, "certificate-no-authority");
    let nowhere = OfService { service: "trust".into() };
    assert_eq!(
        bare.desk.choose_authority(nowhere).await.expect_err("no address").code,
        "service-address-invalid"
    );

    bare.will_choose(&root);
    let offer = bare.desk.choose_authority(of_service()).await.expect("an answer").expect("an offer");
    assert!(offer.authority.subject.contains("Acme Root"));
    assert_eq!(offer.service, SERVICE);
    assert_eq!(bare.desk.service_networks(()).await, Ok(Vec::new()), "choosing one changes nothing");
    let listed = bare.desk.add_authority(ById { id: offer.id.clone() }).await.expect("trusted");
    assert_eq!(listed[0].authorities, std::slice::from_ref(&offer.authority));
    let again = bare.desk.add_authority(ById { id: offer.id }).await.expect_err("it is used up");
    assert_eq!(again.code, "certificate-gone");

    let fingerprint = offer.authority.fingerprint;
    let forgotten = ForgetAuthority { service: SERVICE.into(), fingerprint };
    assert_eq!(bare.desk.forget_authority(forgotten).await, Ok(Vec::new()));
}

#[tokio::test]
async fn keys_are_pinned_and_a_change_of_settings_leaves_them() {
    let (bare, _world) = Bare::with_world();
    let pin = |pin: &str| PinService { service: SERVICE.into(), pin: pin.into() };
    let digest = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    let failure = bare.desk.pin_service(pin("sha256/abc")).await.expect_err("no pin");
    assert_eq!(failure.code, "pin-of-key-invalid");
    let listed = bare.desk.pin_service(pin(&format!("sha256/{digest}"))).await.expect("pinned");
    assert_eq!(listed[0].pins, [digest]);
    let settings = bare.desk.settings(()).await.expect("settings");
    bare.desk.change_settings(settings).await.expect("changed");
    assert_eq!(bare.desk.service_networks(()).await.expect("services")[0].pins, [digest]);
    assert_eq!(bare.desk.unpin_service(pin(digest)).await, Ok(Vec::new()));
}

#[tokio::test]
async fn a_service_that_is_lost_is_told_and_found_again_by_itself() {
    let (bare, world) = Bare::with_world();
    bare.enrolled(&world, "ada@example.com").await;
    bare.stays_open().await;
    world.service.set_skew(SignedDuration::from_mins(-3));
    let listed = bare.desk.service_networks(()).await.expect("services");
    assert_eq!((listed[0].connection.clone(), listed[0].skew), (Connection::Tls, Some(-180)));
    assert_eq!(listed[0].failure, None);
    for lost in [true, false] {
        world.service.lose(lost);
        let told = bare.event(|event| matches!(event, Event::Network).then_some(()));
        let moving = async {
            loop {
                world.clock.advance(SignedDuration::from_secs(2));
                tokio::task::yield_now().await;
            }
        };
        tokio::select! { () = told => {}, () = moving => {} }
        let listed = bare.desk.service_networks(()).await.expect("services");
        let code = listed[0].failure.as_ref().map(|failure| failure.code.as_str());
        assert_eq!(code, lost.then_some("service-unreachable"));
    }
}
