//! The bundle for the help desk: what it says, and what it must not.

use authenticator::{
    DeviceName, Settings, check_new_pin, diagnostics, enrol, identities, link, settings, share,
};

use super::{PIN, alice, enrolled, pin, user, world};

const ORGANISATION: &str = "Zauberhaft Industries";

#[tokio::test]
async fn a_bundle_says_how_the_workstation_is_and_names_nobody() {
    let world = world();
    let ports = &world.ports;
    world.service.allow_quick_codes(false);
    let identity = enrolled(&world, &alice()).await;
    identities::rename(ports, identity.id, "Geheimprojekt").await.expect("renamed");
    let quick = share::quick_code(ports, identity.id, &pin()).await.expect("a code");
    let bob = user("bob@example.com");
    // Most codes have a digit; what has none cannot be told from a word.
    let code = std::iter::repeat_with(|| world.service.verification_code(&bob))
        .find(|code| code.bytes().any(|byte| byte.is_ascii_digit()))
        .expect("a code");
    let token = world.service.activation(&bob);
    let url = world.service.verification_url(&bob);
    let link::Asked::Enrol(offer) = link::read(ports, &url).await.expect("a link") else {
        panic!("no offer")
    };
    let pending = enrol::register(ports, &offer, "Laptop of Bob").await.expect("pending");
    let chosen = Settings {
        device_name: DeviceName::parse("Workshop bench").expect("a name"),
        preset_service: Some(identity.service.clone()),
        ..Settings::default()
    };
    settings::store(ports, chosen).await.expect("stored");
    world.policy.put(&format!(
        r#"{{"version": 1, "organisation": "{ORGANISATION}", "services": {{"allowed": ["{}"]}}}}"#,
        identity.service
    ));

    let host = identity.service.as_str().trim_start_matches("https://");
    let quick: String = quick.code.into();
    let secrets = [
        PIN,
        "7392",
        &code,
        &token,
        &url,
        &quick,
        "alice",
        "bob@example.com",
        host,
        ORGANISATION,
        "Geheimprojekt",
        "Workshop bench",
        "Laptop of Bob",
        "Payroll",
    ];
    // As if everything had been logged that must never be.
    let log: Vec<String> = secrets
        .iter()
        .flat_map(|secret| {
            [
                format!("2026-11-22T21:50:30.1Z  WARN x: it was {secret}"),
                secret.to_string(),
                format!("a=\"{secret}\", b"),
            ]
        })
        .collect();
    let program = diagnostics::Surroundings { version: "1.2.3".into(), ..Default::default() };
    let bundle = diagnostics::bundle(ports, &program, &log).await.expect("a bundle");
    for secret in secrets {
        assert!(!bundle.to_lowercase().contains(&secret.to_lowercase()), "{secret} is in {bundle}");
    }

    let value: serde_json::Value = serde_json::from_str(&bundle).expect("JSON");
    assert_eq!(value["program"]["version"], "1.2.3");
    assert_eq!(value["identities"][0]["name"], "<identity 1>");
    assert_eq!(value["identities"][0]["service"], "<service 1>");
    assert_eq!(value["journal"]["unfinished"], 1);
    assert_eq!(value["journal"]["history"]["enrolled"], 1);
    assert_eq!(value["managed"]["servicesAllowed"], 1);
    assert_eq!(value["settings"]["lockAfter"], 5);
    assert!(value["findings"].as_array().is_some_and(|findings| findings.len() >= 5));
    assert_eq!(value["log"].as_array().map(Vec::len), Some(log.len()), "scrubbed, not left out");
    let own = check_new_pin(PIN, pending.pin_length).expect("a PIN");
    assert!(enrol::complete(ports, pending.id, &own).await.is_ok(), "making a bundle changed nothing");
}
