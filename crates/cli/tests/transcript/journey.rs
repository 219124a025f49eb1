//! A good day: enrolled in the morning, signed in, documents signed and checked.

use serde_json::{Value, json};

use crate::world::{PIN, USER, World};

fn text<'a>(answer: &'a Value, member: &str) -> &'a str {
    answer[member].as_str().unwrap_or_else(|| panic!("no {member}: {answer}"))
}

#[tokio::test]
async fn a_computer_is_enrolled_with_a_link_and_signs_in_with_a_token() {
    let world = World::open();
    let link = world.invite(USER).await;
    let said = world.run_with_pin(&["enrol", &link, "--device-name", "Ada's desk"], PIN).ends(0);
    assert!(said.err.contains(USER) && said.err.contains(&world.service.project_url), "{said:?}");
    assert!(said.out.starts_with(&format!("This computer is enrolled: {USER}")), "{said:?}");

    let identities = world.run(&["identities", "--json"]).ends(0).json();
    let [identity] = identities["identities"].as_array().expect("a list").as_slice() else {
        panic!("{identities}")
    };
    assert_eq!((&identity["user"], &identity["state"]), (&json!(USER), &json!("active")));
    assert_eq!(identity["deviceName"], "Ada's desk");

    let said = world.run_with_pin(&["sign-in", "--token"], PIN).ends(0);
    assert_eq!(said.out.lines().count(), 1, "the token and nothing else");
    assert_eq!(world.post("/token", &json!({"jwt": said.out.trim()})).await, json!({"user": USER}));

    let said = world.run_with_pin(&["sign-in", "--token", "--identity", USER, "--json"], PIN).ends(0).json();
    assert_eq!(said["identity"]["user"], USER);
    assert_eq!(world.post("/token", &json!({"jwt": said["token"]})).await, json!({"user": USER}));

    let used = world.run(&["identities"]).ends(0);
    assert!(used.out.contains("last used"), "{used:?}");
    let history = world.run(&["history", "--json"]).ends(0).json();
    let kinds: Vec<_> =
        history["entries"].as_array().expect("a list").iter().map(|entry| &entry["kind"]).collect();
    assert_eq!(kinds, ["signed-in", "signed-in", "enrolled"], "{history}");
    assert!(world.run(&["history", "--search", "nobody"]).ends(0).out.contains("Nothing"));
    let enrolled = world.run(&["history", "--kind", "enrolled", "--limit", "5"]).ends(0);
    assert_eq!(enrolled.out.lines().count(), 1, "{enrolled:?}");
}

#[tokio::test]
async fn a_link_is_also_taken_from_standard_input_and_a_pin_from_any_descriptor() {
    let world = World::open();
    let link = world.invite(USER).await;
    let (pin, input) = (world.path("pin"), world.path("link"));
    std::fs::write(&pin, format!("{PIN}\n")).expect("a file");
    std::fs::write(&input, format!("{link}\n")).expect("a file");
    let script = format!(r#"exec "{}" enrol - --pin-fd 3 <link 3<pin"#, env!("CARGO_BIN_EXE_countersign"));
    let said = crate::world::finish(world.command("sh").args(["-c", &script]), "").ends(0);
    assert!(said.out.contains(USER), "{said:?}");
}

#[tokio::test]
async fn a_session_is_approved_or_refused() {
    let world = World::open();
    world.enrol(USER).await;
    let begun = world.post("/api/sign-in", &json!(null)).await;
    let state = format!("/api/sign-in/{}", begun["id"].as_str().expect("an id"));
    let (link, number) = (text(&begun, "link"), text(&begun, "number"));
    let said = world.run_with_pin(&["sign-in", link, "--number", number], PIN).ends(0);
    assert!(said.err.contains("asks you to sign in"), "{said:?}");
    assert!(said.err.contains("It says (not verified): Sign in to the staff portal"), "{said:?}");
    assert!(said.out.starts_with("Signed in to "), "{said:?}");
    let now = world.get(&state).await;
    assert_eq!((&now["state"], &now["user"]), (&json!("signed-in"), &json!(USER)));

    let begun = world.post("/api/sign-in", &json!(null)).await;
    let state = format!("/api/sign-in/{}", begun["id"].as_str().expect("an id"));
    let address = begun["address"].as_str().expect("an address");
    let said = world.run(&["sign-in", address, "--refuse", "--json"]).ends(0).json();
    assert_eq!(said["refused"]["reported"], false, "{said}");
    assert_eq!(world.get(&state).await["state"], "refused");
}

#[tokio::test]
async fn a_number_is_repeated_before_the_pin() {
    let world = World::open();
    world.enrol(USER).await;
    let begin = async || world.post("/api/sign-in", &json!(null)).await;
    let begun = begin().await;
    let link = text(&begun, "link");
    let said = world.run_with_pin(&["sign-in", link, "--json"], PIN).ends(1).json();
    assert_eq!(said["error"]["code"], "no-terminal", "{said}");
    for odd in ["7", "4711", "ab"] {
        let said = world.run_with_pin(&["sign-in", link, "--number", odd, "--json"], PIN).ends(1).json();
        assert_eq!(said["error"]["code"], "number-malformed", "{said}");
    }
    let wrong = if text(&begun, "number") == "10" { "11" } else { "10" };
    let said = world.run_with_pin(&["sign-in", link, "--number", wrong, "--json"], PIN).ends(1).json();
    assert_eq!(said["error"]["code"], "number-wrong", "{said}");
    let state = |begun: &Value| format!("/api/sign-in/{}", text(begun, "id"));
    assert_eq!(world.get(&state(&begun)).await["state"], "refused");
    let identities = world.run(&["identities", "--json"]).ends(0).json();
    assert_eq!(identities["identities"][0]["attemptsLeft"], Value::Null, "{identities}");

    let begun = begin().await;
    let said = world.run(&["sign-in", text(&begun, "link"), "--refuse", "--report"]).ends(0);
    assert!(said.out.contains("did not ask for it"), "{said:?}");
    assert_eq!(world.get(&state(&begun)).await["state"], "refused");
}

#[tokio::test]
async fn a_document_is_signed_here_and_verified_by_an_outsider() {
    let world = World::open();
    world.enrol(USER).await;
    let (document, path) = world.document().await;
    let path = path.to_str().expect("text");
    let said = world.run_with_pin(&["sign", path, "--json"], PIN).ends(0).json();
    assert_eq!(said["receipt"]["hash"], document["sha256"]);
    let receipt = said["receipt"]["saved"].as_str().expect("a path").to_owned();

    let saved = std::fs::read_to_string(&receipt).expect("a file");
    let accept = format!("/api/documents/{}/signature", document["id"].as_str().expect("an id"));
    let verdict = world.post(&accept, &serde_json::from_str(&saved).expect("JSON")).await;
    assert_eq!((&verdict["state"], &verdict["signer"]), (&json!("verified"), &json!(USER)), "{verdict}");

    for named in [receipt.as_str(), path] {
        let said = world.run(&["sign", "--check", named, "--json"]).ends(0).json();
        assert_eq!((&said["check"]["verdict"], &said["check"]["user"]), (&json!("unchanged"), &json!(USER)));
    }
    std::fs::write(path, "another order").expect("a file");
    let said = world.run(&["sign", "--check", &receipt]).ends(13);
    assert!(said.out.contains("is not what was signed"), "{said:?}");
    std::fs::remove_file(path).expect("a file");
    let said = world.run(&["sign", "--check", &receipt, "--json"]).ends(13).json();
    assert_eq!(said["check"]["verdict"], "document-missing");
    let verdict = world.post(&accept, &json!({})).await;
    assert_eq!(verdict["state"], "verified", "what was verified stays so");
}

#[tokio::test]
async fn a_signing_session_wants_the_very_document() {
    let world = World::open();
    world.enrol(USER).await;
    let (document, path) = world.document().await;
    let state = format!("/api/documents/{}", document["id"].as_str().expect("an id"));
    let opened = world.post(&format!("{state}/session"), &json!(null)).await;
    let (link, number) = (text(&opened, "link"), text(&opened, "number"));

    let said = world.run_with_pin(&["sign-in", link, "--json"], PIN).ends(1).json();
    assert_eq!(said["error"]["code"], "document-not-given");
    let other = world.path("other");
    std::fs::write(&other, "another order").expect("a file");
    let line = ["sign-in", link, "--document", other.to_str().expect("text"), "--json"];
    let said = world.run_with_pin(&line, PIN).ends(1).json();
    assert_eq!(said["error"]["code"], "document-mismatch");

    let line = ["sign-in", link, "--number", number, "--document", path.to_str().expect("text")];
    let said = world.run_with_pin(&line, PIN).ends(0);
    assert!(said.err.contains("is what it asks to be signed"), "{said:?}");
    // What the application hands over is shown as well.
    let order = std::fs::read_to_string(&path).expect("the document");
    assert!(said.err.contains(order.trim()), "{said:?}");
    assert!(said.out.starts_with("Signed for "), "{said:?}");
    let verdict = world.get(&state).await;
    assert_eq!((&verdict["state"], &verdict["signer"]), (&json!("verified"), &json!(USER)), "{verdict}");
}

#[tokio::test]
async fn identities_are_renamed_and_forgotten() {
    let world = World::open();
    world.enrol(USER).await;
    world.enrol("grace@larkspur.example").await;
    let said = world.run(&["identities", "rename", USER, "Work", "--json"]).ends(0).json();
    assert_eq!(said["identity"]["name"], "Work");
    let said = world.run_with_pin(&["sign-in", "--token", "--json"], PIN).ends(1).json();
    assert_eq!(said["error"]["code"], "identity-not-chosen", "{said}");
    world.run_with_pin(&["sign-in", "--token", "--identity", "Work"], PIN).ends(0);
    let said = world.run(&["identities", "remove", "Work", "--json"]).ends(1).json();
    assert_eq!(said["error"]["code"], "no-terminal");
    let said = world.run(&["identities", "remove", "Work", "--yes"]).ends(0);
    assert_eq!(said.out, "Work was forgotten.\n");
    let left = world.run(&["identities", "list"]).ends(0);
    assert!(left.out.contains("grace@") && !left.out.contains("ada@"), "{left:?}");
    let csv = world.run(&["history", "--export", "csv"]).ends(0);
    assert!(csv.out.lines().count() > 4 && csv.out.lines().next().is_some_and(|line| line.contains("kind")));
    let exported = world.run(&["history", "--export", "json"]).ends(0).json();
    assert_eq!(exported[0]["kind"], "removed", "{exported}");
}

#[tokio::test]
async fn the_doctor_finds_a_healthy_computer_well() {
    let world = World::open();
    world.enrol(USER).await;
    let said = world.run(&["doctor", "--json"]).ends(0).json();
    assert_eq!(said["well"], true);
    let checks: Vec<_> =
        said["findings"].as_array().expect("a list").iter().map(|finding| &finding["check"]).collect();
    for check in ["keychain", "journal", "service", "identity"] {
        assert!(checks.contains(&&json!(check)), "{said}");
    }
    assert!(world.run(&["doctor"]).ends(0).out.ends_with("All is well.\n"));
}
