//! Data that is shared with an application, listed, and taken back.

use reqwest::StatusCode;
use serde_json::json;

use crate::steps::{PIN, USER, enrolled, finish};

#[tokio::test]
async fn what_is_chosen_is_what_the_application_reads_until_it_is_taken_back() {
    let (desk, service, window) = enrolled().await;
    service.have_application_ask("Travel desk");
    service.know(
        USER,
        &json!([
            { "claim": "name", "value": { "name": "Erika Mustermann" }, "verified": true },
            { "claim": "email", "value": { "email": "erika@example.com" }, "verified": true },
            { "claim": "email", "value": { "email": "erika@home.example" } },
            { "claim": "phone_number", "value": { "phone_number": "+49301234567" } },
        ]),
    );
    let asked = service.ask_to_share(USER).await;
    desk.start_again_with(&asked.link).await;
    window.find("[data-sharing=asked]").await;
    window.find_text("Tickets are sent there").await;
    window.examine("share").await;
    window.click("[data-claim=email] fieldset label:last-of-type input").await;
    window.approve(&asked.number).await;
    window.enter_pin(PIN).await;
    finish(&window, "data-shared").await;
    let token = service.token_of(&asked).await;
    let read = service.read_shared(&token).await;
    let expected = json!({
        "sub": USER, "name": "Erika Mustermann", "email": "erika@home.example", "email_verified": false,
    });
    assert_eq!(read, (StatusCode::OK, expected));

    // Asked again, nothing has to be chosen.
    let again = service.ask_to_share(USER).await;
    desk.start_again_with(&again.link).await;
    window.find("[data-sharing=remembered]").await;
    window.examine("share-remembered").await;
    window.approve(&again.number).await;
    window.enter_pin(PIN).await;
    finish(&window, "signed-in").await;
    service.token_of(&again).await;

    window.click("[data-nav=applications]").await;
    window.find("[data-application]").await;
    window.find_text("erika@home.example").await;
    window.examine("applications").await;
    window.press("take-back").await;
    window.screen("take-back").await;
    window.press("confirm").await;
    window.screen("applications").await;
    window.find_text("You share nothing with any application.").await;
    assert_eq!(service.read_shared(&token).await.0, StatusCode::UNAUTHORIZED);
    window.click("[data-nav=history]").await;
    window.find_text("Took back what Travel desk got").await;
    window.find_text("Shared data with Travel desk").await;
}

#[tokio::test]
async fn what_is_shared_can_be_changed_without_the_application() {
    let (desk, service, window) = enrolled().await;
    service.have_application_ask("Travel desk");
    let known = |phone: &str| {
        json!([
            { "claim": "name", "value": { "name": "Erika Mustermann" } },
            { "claim": "email", "value": { "email": "erika@example.com" } },
            { "claim": "phone_number", "value": { "phone_number": phone } },
        ])
    };
    service.know(USER, &known("+49301234567"));
    let asked = service.ask_to_share(USER).await;
    desk.start_again_with(&asked.link).await;
    window.find("[data-sharing=asked]").await;
    window.approve(&asked.number).await;
    window.enter_pin(PIN).await;
    finish(&window, "data-shared").await;
    let token = service.token_of(&asked).await;
    assert_eq!(service.read_shared(&token).await.1["phone_number"], json!(null));
    window.click("[data-nav=applications]").await;
    window.press("change-sharing").await;
    window.find("[data-sharing=asked]").await;
    window.click("[data-claim=phoneNumber] input[type=checkbox]").await;
    window.press("approve").await;
    window.enter_pin(PIN).await;
    finish(&window, "data-shared").await;
    assert_eq!(service.read_shared(&token).await.1["phone_number"], "+49301234567");
}
