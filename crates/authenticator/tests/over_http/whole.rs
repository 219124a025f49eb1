//! The whole way over HTTP: enrolling, signing in, signing.

use std::{fs, sync::Arc};

use authenticator::{
    DataFolder, Error, Pin, Ports, SystemClock, UserId, check_new_pin, enrol,
    journal::SqliteJournal,
    link,
    service::HttpService,
    sign, sign_in,
    testing::{MemoryPolicy, serve},
};
use wire::{MessageHash, SessionStatus, VerifyRequest};

use super::file_keychain::FileKeychain;

#[tokio::test]
async fn what_the_client_says_is_what_the_protocol_says() -> Result<(), Error> {
    let folder = tempfile::tempdir().expect("a folder");
    let items = folder.path().join("items");
    fs::create_dir(&items).expect("a folder");
    let service = serve().expect("a service");
    let ports = Ports {
        service: Arc::new(HttpService::new(Arc::new(SystemClock))?),
        keychain: Arc::new(FileKeychain(items)),
        journal: Arc::new(SqliteJournal::open(&DataFolder::at(folder.path().join("data")))?),
        clock: Arc::new(SystemClock),
        policy: Arc::new(MemoryPolicy::default()),
    };
    let user = UserId::parse("alice+work@example.com").expect("a user");
    let link::Asked::Enrol(offer) = link::read(&ports, &service.verification_url(&user)).await? else {
        panic!("not an enrolment");
    };
    let pending = enrol::register(&ports, &offer, "Desk 4").await?;
    let identity = enrol::complete(&ports, pending.id, &check_new_pin("7391", pending.pin_length)?).await?;
    let pin = Pin::parse("7391").expect("a PIN");

    let session = service.open_session(None, "March", None);
    let link = format!("{}/#{session}", service.address());
    let link::Asked::Session(request) = link::read(&ports, &link).await? else { panic!("not a session") };
    sign_in::approve(&ports, &request, identity.id, &pin).await?;
    assert_eq!(service.session_status(&session), SessionStatus::Authenticated);

    let hash = MessageHash::new(vec![7; 32]).expect("a hash");
    let session = service.open_session(Some(&user), "Order", Some(hash));
    let link = format!("{}/#{session}", service.address());
    let link::Asked::Session(request) = link::read(&ports, &link).await? else { panic!("not a session") };
    sign_in::approve(&ports, &request, identity.id, &pin).await?;
    assert_eq!(service.session_status(&session), SessionStatus::Signed);

    let path = folder.path().join("order.txt");
    fs::write(&path, "4411").expect("a document");
    let receipt = sign::document(&ports, &sign::read(&path).await?, identity.id, &pin).await?;
    let text = fs::read_to_string(receipt.saved).expect("a receipt");
    let verify: VerifyRequest = serde_json::from_str(&text).expect("the members of /dvs/verify");
    assert!(service.verify(&verify));

    let wrong = sign_in::token(&ports, identity.id, &Pin::parse("7392").expect("a PIN")).await;
    assert!(matches!(wrong, Err(Error::WrongPin { left: 2 })));
    Ok(())
}
