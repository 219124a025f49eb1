//! What the packages hold.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::Command;

use crate::machine::{NAME, package, run};

/// What a person looks for after installing.
const EXPECTED: &[&str] = &[
    "/usr/bin/countersign",
    "/usr/bin/countersign-desktop",
    "/usr/share/applications/Countersign.desktop",
    "/usr/share/bash-completion/completions/countersign",
    "/usr/share/fish/vendor_completions.d/countersign.fish",
    "/usr/share/icons/hicolor/32x32/apps/countersign-desktop.png",
    "/usr/share/icons/hicolor/48x48/apps/countersign-desktop.png",
    "/usr/share/icons/hicolor/128x128/apps/countersign-desktop.png",
    "/usr/share/icons/hicolor/256x256/apps/countersign-desktop.png",
    "/usr/share/icons/hicolor/512x512/apps/countersign-desktop.png",
    "/usr/share/icons/hicolor/scalable/apps/countersign-desktop.svg",
    "/usr/share/man/man1/countersign.1.gz",
    "/usr/share/man/man1/countersign-sign-in.1.gz",
    "/usr/share/metainfo/dev.countersign.desktop.metainfo.xml",
    "/usr/share/polkit-1/actions/dev.countersign.desktop.policy",
    "/usr/share/zsh/vendor-completions/_countersign",
];

/// What only a part of the system looks for, and where that differs between distributions.
const OF_DEBIAN: &str = "/usr/share/doc/";

#[test]
fn both_packages_hold_what_people_look_for() {
    let (deb, rpm) = (files_of_deb(), files_of_rpm());
    for expected in EXPECTED {
        assert!(deb.contains(*expected), "{expected} is missing from the .deb: {deb:#?}");
    }
    let common = |files: &BTreeSet<String>| -> BTreeSet<String> {
        files.iter().filter(|file| !file.starts_with(OF_DEBIAN)).cloned().collect()
    };
    assert_eq!(common(&deb), common(&rpm));
    for file in &deb {
        assert!(file.starts_with("/usr/bin/") || file.starts_with("/usr/share/"), "{file} lies elsewhere");
    }
}

#[test]
fn the_package_says_what_it_needs() {
    let field = |name: &str| run(Command::new("dpkg-deb").arg("--field").arg(package("deb")).arg(name));
    assert_eq!(field("Package").trim(), NAME);
    assert_eq!(field("Recommends").trim(), "gnome-keyring");
    let depends = field("Depends");
    for library in ["libwebkit2gtk-4.1-0", "libgtk-3-0", "libayatana-appindicator3-1"] {
        assert!(depends.contains(library), "{library} is missing from {depends}");
    }
    let control = run(Command::new("dpkg-deb").arg("--info").arg(package("deb")));
    for script in ["preinst", "postinst", "prerm", "postrm"] {
        assert!(!control.contains(script), "something of ours runs as root: {control}");
    }
}

#[test]
fn the_descriptions_are_well_formed() {
    let folder = tempfile::tempdir().expect("a folder");
    run(Command::new("dpkg-deb").arg("--extract").arg(package("deb")).arg(folder.path()));
    let file = |path: &str| -> PathBuf { folder.path().join(path) };
    run(Command::new("desktop-file-validate").arg(file("usr/share/applications/Countersign.desktop")));
    let metainfo = file("usr/share/metainfo/dev.countersign.desktop.metainfo.xml");
    run(Command::new("appstreamcli").args(["validate", "--no-net", "--pedantic"]).arg(metainfo));
}

fn files_of_deb() -> BTreeSet<String> {
    let listed = run(Command::new("dpkg-deb").arg("--contents").arg(package("deb")));
    let paths = listed
        .lines()
        .filter(|line| !line.starts_with('d'))
        .filter_map(|line| line.split_whitespace().nth(5));
    paths.map(|path| format!("/{}", path.trim_start_matches("./").trim_start_matches('/'))).collect()
}

fn files_of_rpm() -> BTreeSet<String> {
    let dump = run(Command::new("rpm").args(["--query", "--package", "--dump"]).arg(package("rpm")));
    let entries = dump.lines().map(|line| line.split_whitespace().collect::<Vec<_>>());
    // The fifth word is the mode, in octal: folders begin with 04.
    let files = entries.filter(|words| words.get(4).is_some_and(|mode| !mode.starts_with("04")));
    files.filter_map(|words| words.first().map(|path| (*path).to_owned())).collect()
}
