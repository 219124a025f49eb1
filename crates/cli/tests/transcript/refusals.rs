//! A bad day: wrong PINs, wrong links, and nobody there.

use serde_json::{Value, json};

use crate::world::{PIN, USER, WRONG, World};

#[tokio::test]
async fn three_wrong_pins_block_an_identity() {
    let world = World::open();
    world.enrol(USER).await;
    let token = ["sign-in", "--token", "--json"];
    for left in ["2", "1"] {
        let error = world.run_with_pin(&token, WRONG).ends(10).json()["error"].take();
        assert_eq!((&error["code"], &error["details"]), (&json!("wrong-pin"), &json!({"left": left})));
        assert_eq!(error["retry"], true);
        for part in ["what", "means", "todo"] {
            assert!(error[part].as_str().is_some_and(|text| !text.is_empty()), "{error}");
        }
    }
    let error = world.run_with_pin(&token, WRONG).ends(11).json()["error"].take();
    assert_eq!(error["code"], "identity-revoked");
    world.run_with_pin(&token, PIN).ends(11);
    let said = world.run_with_pin(&["sign-in", "--token"], PIN).ends(11);
    assert_eq!(said.out, "");
    assert!(said.err.ends_with("Code to quote: identity-revoked\n"), "{said:?}");

    assert!(world.run(&["identities"]).ends(0).out.contains("blocked"));
    let history = world.run(&["history", "--json"]).ends(0).json();
    assert_eq!(history["entries"][0]["kind"], "blocked", "{history}");
    assert!(world.run(&["history"]).ends(0).out.contains("failed: wrong-pin"));

    world.enrol(USER).await;
    world.run_with_pin(&token, PIN).ends(0);
}

#[tokio::test]
async fn a_correct_pin_forgives_the_wrong_ones() {
    let world = World::open();
    world.enrol(USER).await;
    let (_, document) = world.document().await;
    let sign = ["sign", document.to_str().expect("text"), "--json"];
    for pin in [WRONG, WRONG] {
        world.run_with_pin(&sign, pin).ends(10);
    }
    world.run_with_pin(&sign, PIN).ends(0);
    let error = world.run_with_pin(&sign, WRONG).ends(10).json();
    assert_eq!(error["error"]["details"]["left"], "2");
}

#[tokio::test]
async fn what_is_no_pin_is_not_sent() {
    let world = World::open();
    world.enrol(USER).await;
    for (pin, code) in
        [("", "pin-malformed"), ("12", "pin-malformed"), ("73a1", "pin-malformed"), ("739100", "pin-length")]
    {
        let said = world.run_with_pin(&["sign-in", "--token", "--json"], pin).ends(1).json();
        assert_eq!(said["error"]["code"], code, "{pin}");
    }
    let error = world.run_with_pin(&["sign-in", "--token", "--json"], WRONG).ends(10).json();
    assert_eq!(error["error"]["details"]["left"], "2", "nothing else was counted");
    let said = world.run_with(&["sign-in", "--token", "--pin-fd", "9", "--json"], "").ends(1).json();
    assert_eq!(said["error"]["code"], "input-unreadable");
}

#[tokio::test]
async fn an_enrolment_with_a_pin_that_will_not_do_waits_for_another() {
    let world = World::open();
    let link = world.invite(USER).await;
    let said = world.run_with_pin(&["enrol", &link], "1234").ends(1);
    assert!(said.err.contains("countersign enrol --resume"), "{said:?}");
    let said = world.run(&["enrol", "--pending", "--json"]).ends(0).json();
    assert_eq!(said["pending"][0]["user"], USER, "{said}");
    let said = world.run_with_pin(&["enrol", "--resume", "--json"], PIN).ends(0).json();
    assert_eq!(said["identity"]["user"], USER);
    let said = world.run_with_pin(&["enrol", "--resume", "--json"], PIN).ends(1).json();
    assert_eq!(said["error"]["code"], "no-pending");
    let said = world.run_with_pin(&["enrol", &link, "--json"], PIN).ends(1).json();
    assert_eq!(said["error"]["code"], "code-wrong-or-expired", "a link is good for one use");

    let link = world.invite("grace@larkspur.example").await;
    world.run_with_pin(&["enrol", &link], "1111").ends(1);
    let said = world.run(&["enrol", "--discard", "--json"]).ends(0).json();
    assert_eq!(said["discarded"]["user"], "grace@larkspur.example");
    assert_eq!(world.run(&["enrol", "--pending"]).ends(0).out, "No enrolment waits for its PIN.\n");
}

#[tokio::test]
async fn a_code_is_typed_where_there_is_no_link() {
    let world = World::open();
    let said = enrol_with_code(&world, "nonsense").ends(1).json();
    assert_eq!(said["error"]["code"], "code-wrong-or-expired", "{said}");
    let link = world.invite(USER).await;
    let Ok(wire::Link::Enrol(wire::EnrolLink::Verification { code, .. })) = wire::Link::parse(&link) else {
        panic!("not an invitation: {link}")
    };
    let said = enrol_with_code(&world, &String::from(code)).ends(0).json();
    assert_eq!(said["identity"]["user"], USER, "{said}");
}

fn enrol_with_code(world: &World, code: &str) -> crate::world::Said {
    std::fs::write(world.path("code"), code).expect("a file");
    std::fs::write(world.path("pin"), PIN).expect("a file");
    let script = format!(
        r#"exec "{}" enrol --service {} --user {USER} --code-fd 4 --pin-fd 3 --json 3<pin 4<code"#,
        env!("CARGO_BIN_EXE_countersign"),
        world.service.project_url,
    );
    crate::world::finish(world.command("sh").args(["-c", &script]), "")
}

#[tokio::test]
async fn a_link_to_something_else_is_said_to_be_so() {
    let world = World::open();
    let invitation = world.invite(USER).await;
    let session = world.post("/api/sign-in", &json!(null)).await;
    let session = session["link"].as_str().expect("a link");
    for (line, code) in [
        (["sign-in", invitation.as_str()], "other-link"),
        (["enrol", session], "other-link"),
        (["sign-in", session], "no-identity-for-session"),
        (["sign-in", "https://example.com/"], "link-malformed"),
        (["enrol", "http://example.com/verification/confirmation?user_id=u&code=c"], "link-unprotected"),
    ] {
        let said = world.run_with_pin(&[line[0], line[1], "--json"], PIN).ends(1).json();
        assert_eq!(said["error"]["code"], code, "{line:?}");
    }
    let said = world.run_with_pin(&["sign-in", "--token", "--json"], PIN).ends(1).json();
    assert_eq!(said["error"]["code"], "no-identity");
    let missing = world.run_with_pin(&["sign", "missing.txt", "--json"], PIN).ends(1).json();
    assert_eq!(missing["error"]["code"], "document-unreadable");
}

#[tokio::test]
async fn a_keychain_that_is_gone_is_said_to_be_so() {
    let world = World::open();
    world.enrol(USER).await;
    let said = crate::world::finish(
        world
            .command(env!("CARGO_BIN_EXE_countersign"))
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
            .args(["sign-in", "--token", "--pin-fd", "0", "--json"]),
        PIN,
    );
    let said: Value = said.ends(5).json();
    assert_eq!(said["error"]["code"], "keychain-unavailable", "{said}");
    world.run_with_pin(&["sign-in", "--token"], PIN).ends(0);
}

#[tokio::test]
async fn a_service_that_is_gone_is_said_to_be_so() {
    let mut world = World::open();
    world.enrol(USER).await;
    world.stop_service();
    let said = world.run_with_pin(&["sign-in", "--token", "--json"], PIN).ends(4).json();
    assert_eq!(said["error"]["code"], "service-unreachable");
    let said = world.run(&["doctor", "--json"]).ends(14).json();
    assert_eq!(said["well"], false);
    let unwell = said["findings"].as_array().expect("a list").iter().find(|finding| finding["well"] == false);
    assert_eq!(unwell.expect("a finding")["failure"]["code"], "service-unreachable");
}

#[tokio::test]
async fn what_the_organisation_does_not_allow_is_refused() {
    let world = World::open();
    world.enrol(USER).await;
    world.manage(r#"{"version": 1, "services": {"allowed": ["https://a.example", "https://b.example"]}}"#);
    let error = world.run_with_pin(&["sign-in", "--token", "--json"], PIN).ends(1).json()["error"].take();
    assert_eq!(error["code"], "service-not-allowed");
    assert_eq!(error["details"]["allowed"], "https://a.example, https://b.example");
    let invitation = world.invite(USER).await;
    let error = world.run_with_pin(&["enrol", &invitation, "--json"], PIN).ends(1).json()["error"].take();
    assert_eq!(error["code"], "service-not-allowed");

    // A typing error does not let go of what was read before, and the doctor says so.
    world.manage(r#"{"version": 1, "service": {}}"#);
    world.run_with_pin(&["sign-in", "--token"], PIN).ends(1);
    let found = world.run(&["doctor", "--json"]).ends(14).json();
    let findings = found["findings"].as_array().expect("a list");
    let finding = findings.iter().find(|finding| finding["check"] == "policy").expect("it");
    assert_eq!(finding["failure"]["details"], json!({"kind": "value", "place": "service"}));

    world.manage(r#"{"version": 1, "pin": {"differentDigits": 4, "minimumLength": 4}}"#);
    world.run_with_pin(&["sign-in", "--token"], PIN).ends(0);
    let invitation = world.invite("grace@larkspur.example").await;
    let error = world.run_with_pin(&["enrol", &invitation, "--json"], "7747").ends(1).json()["error"].take();
    assert_eq!((&error["code"], &error["details"]["reason"]), (&json!("pin-too-simple"), &json!("few")));
}
