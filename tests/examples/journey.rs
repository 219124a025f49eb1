//! The journey by itself: enrols, signs in, signs and shares through the real window against the real service, and writes a
//! picture of every screen, light and dark, into the folder that it is given.

use std::fs;
use std::path::{Path, PathBuf};

use e2e::{Application, Desk, Service, Window};
use serde_json::json;

const USER: &str = "erika@example.com";
const PIN: &str = "4071";
const WRONG_PIN: &str = "9268";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let folder = PathBuf::from(std::env::args_os().nth(1).expect("the folder for the pictures"));
    fs::create_dir_all(&folder).expect("the folder for the pictures");
    let (desk, service) = (Desk::new().await, Service::start());
    println!(
        "The service runs at {}; a display, a session and a keychain of their own are ready.",
        service.url()
    );
    let window = desk.open_app().await;
    let journey = Journey { application: service.application(), desk, service, window, folder };
    journey.enrol().await;
    journey.sign_in().await;
    journey.sign().await;
    journey.share().await;
    journey.add_device().await;
    journey.look_around().await;
    journey.be_blocked().await;
    journey.window.close().await;
}

struct Journey {
    desk: Desk,
    service: Service,
    application: Application,
    window: Window,
    folder: PathBuf,
}

impl Journey {
    async fn enrol(&self) {
        let window = &self.window;
        self.picture("welcome").await;
        window.press("type-code").await;
        self.picture("enrol-code").await;
        window.press("back").await;
        window.press("ask-mail").await;
        self.picture("ask-mail").await;
        window.press("back").await;
        self.desk.start_again_with(&self.service.invitation(USER).await).await;
        window.screen("verify").await;
        window.fill("#device", "Erika’s laptop").await;
        self.picture("verify").await;
        window.press("accept").await;
        window.screen("pin").await;
        let (some, last) = PIN.split_at(3);
        window.type_pin(some).await;
        self.picture_of("pin", "create-pin").await;
        window.keys(last).await;
        window.press("submit-pin").await;
        window.heading("Type the same PIN again").await;
        window.enter_pin(PIN).await;
        self.picture("enrolled").await;
        window.press("done").await;
        window.find("[data-identity]").await;
        self.picture("home").await;
        println!("{USER} is enrolled.");
    }

    async fn sign_in(&self) {
        let window = &self.window;
        let sign_in = self.application.begin_sign_in().await;
        self.desk.start_again_with(&sign_in.link).await;
        self.picture("session").await;
        window.approve(&sign_in.number).await;
        window.screen("pin").await;
        window.enter_pin(WRONG_PIN).await;
        window.failure("wrong-pin").await;
        self.picture_of("pin", "wrong-pin").await;
        window.enter_pin(PIN).await;
        self.picture("signed-in").await;
        let user = self.application.sign_in_becomes(&sign_in, "signed-in").await.unwrap_or_default();
        println!("The application says: signed in as {user}.");
        window.press("done").await;
    }

    async fn sign(&self) {
        let window = &self.window;
        let folder = self.desk.folder();
        let (document, name) = self.application.download_document(&folder).await;
        window.click("[data-nav=document]").await;
        self.picture("document").await;
        window.press("choose-document").await;
        let dialog = self.desk.dialog("name", "^(Open|Select|Choose)").await;
        dialog.choose(folder.join(&name).to_str().expect("a path")).await;
        window.heading(&format!("Sign {name}?")).await;
        self.picture_of("document", "document-chosen").await;
        window.read_document().await;
        window.press("sign").await;
        window.screen("pin").await;
        window.enter_pin(PIN).await;
        self.picture("signed").await;
        let receipt = folder.join(format!("{name}.signature.json"));
        let (status, _) = self.service.verify(&receipt).await;
        println!("{name} is signed; the service confirms the signature: {status}.");
        let verdict = self.application.hand_in(&document, &receipt).await;
        println!("The application says: {}", verdict["sentence"].as_str().unwrap_or("nothing"));
        window.press("done").await;
    }

    async fn share(&self) {
        let window = &self.window;
        self.service.have_application_ask("Travel desk");
        self.service.know(
            USER,
            &json!([
                { "claim": "name", "value": { "name": "Erika Mustermann" }, "verified": true },
                { "claim": "email", "value": { "email": USER }, "verified": true },
                { "claim": "email", "value": { "email": "erika@home.example" } },
                { "claim": "phone_number", "value": { "phone_number": "+493012345678" } },
            ]),
        );
        let asked = self.service.ask_to_share(USER).await;
        self.desk.start_again_with(&asked.link).await;
        window.find("[data-sharing=asked]").await;
        window.type_number(&asked.number).await;
        window.run("document.querySelector('[data-sharing]').scrollIntoView()", vec![]).await;
        self.picture_of("session", "share").await;
        window.press("approve").await;
        window.screen("pin").await;
        window.enter_pin(PIN).await;
        window.screen("data-shared").await;
        window.press("done").await;
        let token = self.service.token_of(&asked).await;
        let (_, read) = self.service.read_shared(&token).await;
        println!("The application reads: {} at {}.", read["name"], read["email"]);
        window.click("[data-nav=applications]").await;
        window.find("[data-application]").await;
        self.picture("applications").await;
        window.click("[data-nav=home]").await;
    }

    async fn add_device(&self) {
        let window = &self.window;
        window.screen("home").await;
        window.click("[data-identity]").await;
        window.press("add-device").await;
        window.screen("pin").await;
        window.enter_pin(PIN).await;
        self.picture("quick-code").await;
        window.press("done").await;
        println!("A code for another device was made.");
    }

    async fn look_around(&self) {
        self.window.click("[data-nav=history]").await;
        self.window.find("[data-entry]").await;
        self.picture("history").await;
        self.window.click("[data-nav=settings]").await;
        self.picture("settings").await;
    }

    async fn be_blocked(&self) {
        let window = &self.window;
        let sign_in = self.application.begin_sign_in().await;
        self.desk.start_again_with(&sign_in.link).await;
        window.approve(&sign_in.number).await;
        window.screen("pin").await;
        for left in ["2 attempts left", "1 attempt left"] {
            window.enter_pin(WRONG_PIN).await;
            window.find_text(left).await;
        }
        window.enter_pin(WRONG_PIN).await;
        self.picture("blocked").await;
        println!("After three wrong PINs the identity is blocked.");
    }

    async fn picture(&self, screen: &str) {
        self.picture_of(screen, screen).await;
    }

    async fn picture_of(&self, screen: &str, name: &str) {
        self.window.screen(screen).await;
        for (appearance, end) in [("light", ""), ("dark", "-dark")] {
            self.window.appear(appearance).await;
            write(&self.folder, &format!("{name}{end}.png"), &self.window.picture().await);
        }
        self.window.appear("light").await;
    }
}

fn write(folder: &Path, name: &str, picture: &[u8]) {
    fs::write(folder.join(name), picture).unwrap_or_else(|error| panic!("{name} cannot be written: {error}"));
}
