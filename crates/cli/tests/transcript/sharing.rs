//! Sharing data with an application that asks for it, by switches and at a terminal, and taking it back.

use std::sync::Arc;

use authenticator::testing::{Signer, TrustService, serve};
use authenticator::{AccessId, AskedClaim, Claim, ClaimOption, SessionStatus, TermsItem, UserId};
use serde_json::{Value, json};

use crate::terminal::Terminal;
use crate::world::{Computer, PIN, Said, USER, World};

const MAIN: &str = "ada@larkspur.example";
const PRIVATE: &str = "private@larkspur.example";

fn item(claim: Claim, required: bool, values: &[&str]) -> TermsItem {
    let option = |value: &&str| ClaimOption {
        id: format!("id-{value}"),
        value: (*value).to_owned(),
        verified: *value != PRIVATE,
    };
    let asked = AskedClaim { claim, required, purpose: Some("To know you".to_owned()) };
    TermsItem { asked, options: values.iter().map(option).collect() }
}

/// A name, which is required, and two addresses and no number, which are not.
fn items() -> Vec<TermsItem> {
    vec![
        item(Claim::Name, true, &["Ada Larkspur"]),
        item(Claim::Email, false, &[MAIN, PRIVATE]),
        item(Claim::PhoneNumber, false, &[]),
    ]
}

/// An enrolled computer, and a service whose application asks for data.
struct Scene {
    computer: Computer,
    service: Arc<TrustService>,
    signer: Signer,
}

impl Scene {
    fn open() -> Scene {
        let service = serve().expect("a service");
        service.push_requests();
        let signer = Signer::new(&service);
        let computer = Computer::open();
        let user = UserId::parse(USER).expect("a user");
        computer.enrol_with(&service.verification_url(&user));
        Scene { computer, service, signer }
    }

    /// A sign-in at which these things are asked for, as the service signs it, and its link.
    fn ask(&self, items: Vec<TermsItem>) -> (AccessId, String) {
        let session = self.service.open_session(None, "", None);
        let mut claims = Signer::claims(&self.service, &session);
        claims["claims"] = items.iter().map(|item| json!(item.asked)).collect::<Value>();
        self.service.give_signed_request(&session, self.signer.sign(&self.signer.header(), &claims));
        self.service.ask_for(items);
        let link = format!("countersign://session?service={}#{session}", self.service.address());
        (session, link)
    }

    /// Signs in with these switches.
    fn sign_in(&self, link: &str, switches: &[&str]) -> Said {
        self.computer.run_with_pin(&[&["sign-in", link], switches].concat(), PIN)
    }

    /// What is shared now.
    fn shared(&self) -> Vec<String> {
        let shared = self.service.shared();
        shared.iter().flat_map(|consent| &consent.shares).map(|share| share.value.clone()).collect()
    }
}

#[test]
fn a_script_says_what_to_share() {
    let scene = Scene::open();
    let (session, link) = scene.ask(items());
    let private = format!("email={PRIVATE}");
    let said = scene.sign_in(&link, &["--share", &private, "--share-for", "30", "--json"]).ends(0).json();
    let shared = &said["approved"]["shared"];
    assert_eq!((&shared["application"], &shared["before"]), (&json!("Time sheets"), &json!(false)), "{said}");
    let values = json!([{"claim": "name", "value": "Ada Larkspur"}, {"claim": "email", "value": PRIVATE}]);
    assert_eq!(shared["values"], values, "what is required is shared as well");
    assert_eq!(scene.service.session_status(&session), SessionStatus::Authenticated);
    assert_eq!(scene.shared(), ["Ada Larkspur", PRIVATE]);
    let [consent] = scene.service.shared().try_into().expect("one");
    let days = (consent.until.expect("an end") - consent.since) as f64 / 86_400.0;
    assert!((29.99..=30.0).contains(&days), "{days}");
    assert!(shared["until"].as_str().is_some_and(|until| until.ends_with('Z')), "{said}");

    // The next time nothing has to be chosen, and switches change nothing.
    for switches in [&[][..], &["--share", "email"]] {
        let (_, link) = scene.ask(items());
        let said = scene.sign_in(&link, &[switches, &["--json"]].concat()).ends(0).json();
        assert_eq!(said["approved"]["shared"]["before"], true, "{said}");
        assert_eq!(said["approved"]["shared"]["values"], values);
    }
    let (_, link) = scene.ask(items());
    let said = scene.sign_in(&link, &[]).ends(0);
    let known = ["You share this with Time sheets already:", "  Name: Ada Larkspur", PRIVATE];
    assert!(known.iter().all(|text| said.err.contains(text)), "{said:?}");
    assert_eq!(scene.shared(), ["Ada Larkspur", PRIVATE]);
}

#[test]
fn everything_is_shown_before_the_pin() {
    let scene = Scene::open();
    let (_, link) = scene.ask(items());
    let said = scene.sign_in(&link, &["--share", "email"]).ends(0);
    for text in [
        "Time sheets asks for data about you:",
        "  Name (--share name), required\n    Why: To know you\n    Ada Larkspur, verified\n",
        "  E-mail address (--share email), your choice\n",
        "    1  ada@larkspur.example, verified\n    2  private@larkspur.example, not verified\n",
        "  Phone number (--share phone_number), your choice\n",
        "    The service has nothing to share here.\n",
        "Your PIN shares this with Time sheets:\n  Name: Ada Larkspur\n  E-mail address: ada@",
        "Until you take it back.\n",
    ] {
        assert!(said.err.contains(text), "{text:?} is not in {}", said.err);
    }
    assert_eq!(scene.shared(), ["Ada Larkspur", MAIN]);
}

#[test]
fn nothing_is_shared_that_was_not_chosen() {
    let scene = Scene::open();
    let (session, link) = scene.ask(items());
    let code = |switches: &[&str]| {
        let said = scene.sign_in(&link, &[switches, &["--json"]].concat()).ends(1).json();
        (said["error"]["code"].as_str().expect("a code").to_owned(), said["error"]["details"].clone())
    };
    let (not_chosen, details) = code(&[]);
    assert_eq!(not_chosen, "sharing-not-chosen");
    assert_eq!(details, json!({"claims": "name, email, phone_number", "required": "name"}));
    assert_eq!(code(&["--share-for", "3"]).0, "sharing-not-chosen");
    assert_eq!(code(&["--share", "birthdate"]).0, "share-unasked");
    assert_eq!(code(&["--share", "email", "--share", "email"]).0, "share-twice");
    assert_eq!(code(&["--share", "phone_number"]).0, "share-unavailable");
    let (unknown, details) = code(&["--share", "email=nobody@larkspur.example"]);
    assert_eq!(unknown, "share-unknown");
    assert_eq!(details, json!({"claim": "email", "values": format!("{MAIN}; {PRIVATE}")}));
    let said = scene.sign_in(&link, &[]).ends(1);
    assert!(said.err.contains("--share-required"), "{said:?}");
    assert_eq!(scene.service.session_status(&session), SessionStatus::Wid);
    assert!(scene.shared().is_empty());

    scene.sign_in(&link, &["--share-required"]).ends(0);
    assert_eq!(scene.shared(), ["Ada Larkspur"]);
    let session = scene.service.open_session(None, "June", None);
    let link = format!("countersign://session?service={}#{session}", scene.service.address());
    let said = scene.sign_in(&link, &["--share", "name", "--json"]).ends(1).json();
    assert_eq!(said["error"]["code"], "share-unasked", "nothing at all is asked for");
    assert_eq!(scene.sign_in(&link, &["--json"]).ends(0).json()["approved"]["shared"], Value::Null);
}

#[test]
fn what_is_shared_already_stays_what_it_is() {
    let scene = Scene::open();
    let email = || item(Claim::Email, false, &[MAIN, PRIVATE]);
    let (_, link) = scene.ask(vec![email()]);
    scene.sign_in(&link, &["--share", &format!("email={PRIVATE}")]).ends(0);
    // It asks for more by now, so what it gets is chosen anew.
    let (_, link) = scene.ask(vec![email(), item(Claim::Name, true, &["Ada Larkspur"])]);
    let said = scene.sign_in(&link, &["--share", "email"]).ends(0);
    assert!(said.err.contains("    2  private@larkspur.example, not verified, shared already\n"), "{said:?}");
    assert_eq!(scene.shared(), [PRIVATE, "Ada Larkspur"]);
}

#[test]
fn an_application_that_cannot_have_what_it_needs_can_be_refused() {
    let scene = Scene::open();
    let (session, link) = scene.ask(vec![item(Claim::Birthdate, true, &[])]);
    let said = scene.sign_in(&link, &["--share-required", "--json"]).ends(1).json();
    assert_eq!(said["error"]["code"], "share-unavailable");
    scene.computer.run(&["sign-in", &link, "--refuse"]).ends(0);
    assert_eq!(scene.service.session_status(&session), SessionStatus::Abort);
}

#[test]
fn a_person_is_asked_what_to_share() {
    let scene = Scene::open();
    let (_, link) = scene.ask(items());
    let mut terminal = Terminal::run(&scene.computer, &["sign-in", &link]);
    terminal.expect("By going on you share what is required.");
    terminal.expect("Share this: E-mail address? [y/N]");
    terminal.type_line("y");
    for odd in ["3", "private"] {
        terminal.expect("1 to 2: E-mail address? [1]");
        terminal.type_line(odd);
    }
    terminal.expect("1 to 2: E-mail address? [1]");
    terminal.type_line("2");
    terminal.expect("For how many days?");
    terminal.type_line("30");
    terminal.expect("E-mail address: private@larkspur.example");
    terminal.expect("unless you take it back before.");
    terminal.expect("PIN for ");
    terminal.type_pin(PIN);
    terminal.expect("Time sheets can read this from now on.");
    assert_eq!(terminal.end().0, 0);
    assert_eq!(scene.shared(), ["Ada Larkspur", PRIVATE]);
    assert!(scene.service.shared()[0].until.is_some());
}

#[test]
fn whoever_just_goes_on_shares_what_is_required() {
    let scene = Scene::open();
    let (_, link) = scene.ask(items());
    let mut terminal = Terminal::run(&scene.computer, &["sign-in", &link]);
    terminal.expect("Share this: E-mail address? [y/N]");
    terminal.type_line("");
    terminal.expect("For how many days?");
    terminal.type_line("");
    terminal.expect("Until you take it back.");
    terminal.expect("PIN for ");
    terminal.type_pin(PIN);
    let (status, shown) = terminal.end();
    assert!(status == 0 && !shown.contains("Share this: Phone"), "{shown}");
    assert_eq!(scene.shared(), ["Ada Larkspur"]);
    assert_eq!(scene.service.shared()[0].until, None);

    let scene = Scene::open();
    let (session, link) = scene.ask(vec![item(Claim::Email, false, &[MAIN])]);
    let mut terminal = Terminal::run(&scene.computer, &["sign-in", &link]);
    terminal.expect("Share this: E-mail address? [y/N]");
    terminal.type_line("no");
    terminal.expect("You share nothing with Time sheets.");
    terminal.expect("PIN for ");
    terminal.type_pin(PIN);
    assert_eq!(terminal.end().0, 0);
    assert!(scene.shared().is_empty());
    assert_eq!(scene.service.session_status(&session), SessionStatus::Authenticated);
}

#[test]
fn what_is_shared_is_listed_and_taken_back() {
    let scene = Scene::open();
    let computer = &scene.computer;
    assert_eq!(computer.run(&["applications"]).ends(0).out, "You share nothing with any application.\n");
    let (_, link) = scene.ask(items());
    scene.sign_in(&link, &["--share", "email"]).ends(0);
    let said = computer.run(&["applications", "list", "--json"]).ends(0).json();
    let [shared] = said["applications"].as_array().expect("a list").as_slice() else { panic!("{said}") };
    assert_eq!((&shared["application"], &shared["identity"]["user"]), (&json!("Time sheets"), &json!(USER)));
    assert_eq!(shared["values"][1], json!({"claim": "email", "value": MAIN}));
    assert_eq!((&shared["until"], &shared["lastRead"]), (&Value::Null, &Value::Null));
    let id = shared["id"].as_str().expect("an identifier");
    let listed = computer.run(&["applications"]).ends(0).out;
    for text in
        ["Time sheets, shared by ", "  Name: Ada Larkspur\n", "until you take it back", "Not read yet", id]
    {
        assert!(listed.contains(text), "{text:?} is not in {listed}");
    }

    let said = computer.run(&["applications", "take-back", "Payslips", "--yes", "--json"]).ends(1).json();
    assert_eq!(said["error"]["code"], "application-unknown");
    let said = computer.run(&["applications", "take-back", id, "--json"]).ends(1).json();
    assert_eq!(said["error"]["code"], "no-terminal", "nobody is there to agree");
    let mut terminal = Terminal::run(computer, &["applications", "take-back", "Time sheets"]);
    terminal.expect("What it has read already stays with it.");
    terminal.expect("Take it back? [y/N]");
    terminal.type_line("");
    terminal.expect("not-confirmed");
    assert_eq!(terminal.end().0, 1);
    assert_eq!(scene.shared().len(), 2);

    let said = computer.run(&["applications", "take-back", "Time sheets", "--yes", "--json"]).ends(0).json();
    assert_eq!(said["takenBack"]["id"], id);
    assert!(scene.shared().is_empty());
    let history = computer.run(&["history", "--kind", "took-back"]).ends(0);
    assert!(history.out.contains("took back shared data: Time sheets"), "{history:?}");
}

#[test]
fn one_of_several_is_taken_back_by_its_identifier() {
    let scene = Scene::open();
    let other = UserId::parse("grace@larkspur.example").expect("a user");
    scene.computer.enrol_with(&scene.service.verification_url(&other));
    for user in [USER, other.as_str()] {
        let (_, link) = scene.ask(items());
        scene.sign_in(&link, &["--share-required", "--identity", user]).ends(0);
    }
    let take_back =
        |named: &str| scene.computer.run(&["applications", "take-back", named, "--yes", "--json"]);
    let error = take_back("Time sheets").ends(1).json()["error"].take();
    assert_eq!(error["code"], "application-not-chosen");
    let shared = scene.service.shared();
    let names = error["details"]["applications"].as_str().expect("identifiers");
    assert!(shared.len() == 2 && shared.iter().all(|consent| names.contains(&consent.id)), "{error}");
    let mine = shared.iter().find(|consent| consent.user_id.as_str() == USER).expect("mine");
    take_back(&mine.id).ends(0);
    let left = scene.service.shared();
    assert!(left.len() == 1 && left[0].user_id == other, "{left:?}");
}

#[tokio::test]
async fn the_real_service_hands_out_what_was_chosen_until_it_is_taken_back() {
    let world = World::open();
    world.enrol(USER).await;
    let client = world.service.client_id.clone();
    world.administer(&["client", "change", &client, "--requires", "name=For the list", "--wishes", "email"]);
    let base = &world.service.project_url;
    let data = json!([
        {"claim": "name", "value": {"name": "Ada Larkspur"}, "verified": true},
        {"claim": "email", "value": {"email": MAIN}, "verified": true},
        {"claim": "email", "value": {"email": PRIVATE}},
    ]);
    let file = world.path("known.json");
    std::fs::write(&file, data.to_string()).expect("a file");
    world.administer(&["user", "data", USER, "--set", file.to_str().expect("a path")]);
    let form = |path: &str, form: String| {
        let request = world.http.post(format!("{base}/oidc/{path}")).body(form);
        world.application(request.header("content-type", "application/x-www-form-urlencoded"))
    };
    let begun = form("backchannel", format!("scope=openid+profile+email&login_hint={USER}")).await;
    let asked = world.run(&["requests", "--wait", "60", "--json"]).ends(0).json();
    let link = asked["requests"][0]["link"].as_str().unwrap_or_else(|| panic!("{asked}")).to_owned();

    let said = world.run_with_pin(&["sign-in", &link, "--share", &format!("email={PRIVATE}")], PIN).ends(0);
    assert!(said.err.contains("Why: For the list") && said.err.contains("not verified"), "{said:?}");
    let id = begun["auth_req_id"].as_str().expect("an id");
    let grant = "urn:openid:params:grant-type:ciba";
    let tokens = form("token", format!("grant_type={grant}&auth_req_id={id}")).await;
    let access = tokens["access_token"].as_str().unwrap_or_else(|| panic!("{tokens}"));
    let read = async || {
        let request = world.http.get(format!("{base}/oidc/userinfo")).bearer_auth(access);
        request.send().await.expect("an answer").json::<Value>().await.expect("JSON")
    };
    let told = read().await;
    assert_eq!((&told["name"], &told["email"]), (&json!("Ada Larkspur"), &json!(PRIVATE)), "{told}");

    let listed = world.run(&["applications"]).ends(0).out;
    assert!(listed.contains(PRIVATE) && listed.contains("Last read"), "{listed}");
    let shared = world.run(&["applications", "--json"]).ends(0).json();
    let id = shared["applications"][0]["id"].as_str().unwrap_or_else(|| panic!("{shared}"));
    world.run(&["applications", "take-back", id, "--yes"]).ends(0);
    let told = read().await;
    assert!(told["name"].is_null() && told["email"].is_null(), "{told}");
}
