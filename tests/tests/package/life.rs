//! The life of an installed package.

use std::path::Path;

use e2e::{Desk, Service};

use crate::machine::{Machine, as_version, package};

const USER: &str = "erika@example.com";
const PIN: &str = "4071";
/// Where the package puts the program.
const PROGRAM: &str = "/usr/bin/countersign-desktop";

#[tokio::test]
async fn a_link_starts_the_installed_app_which_only_asks() {
    let machine = Machine::ours().await;
    assert_eq!(machine.handler(), None);
    machine.install(&package("deb"));
    assert_eq!(machine.handler().as_deref(), Some("Countersign.desktop"));
    let (mut desk, service) = (Desk::new().await, Service::start());
    // As a browser does it: nobody but the desktop entry says which program that is.
    let _opened = desk.open_by_scheme(&service.invitation(USER).await);
    desk.dialog("name", "^Enrol this computer").await;
    assert_eq!(desk.keychain().items(), 0, "a link alone put something into the keychain");
}

#[tokio::test]
async fn an_upgrade_keeps_identities() {
    let machine = Machine::ours().await;
    machine.install(&package("deb"));
    let before = machine.version().expect("a version");
    let (desk, service) = (Desk::new().await, Service::start());
    let window = desk.open_installed_app(Path::new(PROGRAM), &[&service.invitation(USER).await]).await;
    window.screen("verify").await;
    window.press("accept").await;
    window.enter_pin(PIN).await;
    window.heading("Type the same PIN again").await;
    window.enter_pin(PIN).await;
    window.screen("enrolled").await;
    window.close().await;

    let (newer, _folder) = as_version(&package("deb"), &format!("{before}+1"));
    machine.install(&newer);
    assert_eq!(machine.version(), Some(format!("{before}+1")));

    let application = service.application();
    let sign_in = application.begin_sign_in().await;
    let window = desk.open_installed_app(Path::new(PROGRAM), &[&sign_in.link]).await;
    window.approve(&sign_in.number).await;
    window.screen("pin").await;
    window.enter_pin(PIN).await;
    window.screen("signed-in").await;
    assert_eq!(application.sign_in_becomes(&sign_in, "signed-in").await.as_deref(), Some(USER));

    // Identities are the person's: they stay when the program goes.
    window.close().await;
    machine.remove("--purge");
    assert!(desk.data_folder().is_dir(), "the person's data went with the package");
}

#[tokio::test]
async fn removing_leaves_nothing_of_ours() {
    let machine = Machine::ours().await;
    let before = machine.traces();
    for how in ["--remove", "--purge"] {
        machine.install(&package("deb"));
        let files = machine.files();
        assert!(files.iter().any(|file| file == Path::new(PROGRAM)), "{files:?}");
        assert!(machine.traces().len() > before.len());
        machine.remove(how);
        assert_eq!(machine.version(), None);
        assert_eq!(machine.traces(), before, "{how} left something");
        let left: Vec<_> = files.iter().filter(|file| file.exists()).collect();
        assert!(left.is_empty(), "{how} left {left:?}");
        assert_eq!(machine.handler(), None, "{how} left the scheme behind");
    }
}
