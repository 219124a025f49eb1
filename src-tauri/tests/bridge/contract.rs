//! What is written down twice agrees: the page's types, and the commands that the page is granted.

use std::{collections::BTreeSet, fs, path::Path};

use countersign_desktop::bridge::{COMMANDS, codes, typescript};

/// Set to write what is otherwise compared.
const UPDATE: &str = "UPDATE_TYPES";

#[test]
fn types_of_the_page_are_those_of_the_bridge() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/bridge/types.ts");
    if std::env::var_os(UPDATE).is_some() {
        fs::write(&file, typescript()).expect("the file is writable");
    }
    let checked_in = fs::read_to_string(&file).expect("the file is there");
    assert!(checked_in == typescript(), "the bridge has changed: run `cargo xtask types`");
}

#[test]
fn the_page_is_granted_each_command_and_nothing_else() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("capabilities/main.json");
    let capability: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(file).expect("the file is there")).expect("JSON");
    let granted: Vec<&str> = capability["permissions"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|permission| permission.as_str().expect("a name without a scope"))
        .collect();
    let commands = COMMANDS.iter().map(|name| format!("allow-{}", name.replace('_', "-")));
    let events = ["core:event:allow-listen", "core:event:allow-unlisten"].map(str::to_owned);
    let expected: BTreeSet<String> = commands.chain(events).collect();
    assert_eq!(granted.len(), expected.len(), "nothing is granted twice");
    assert_eq!(granted.into_iter().map(str::to_owned).collect::<BTreeSet<_>>(), expected);
    assert_eq!(capability["windows"], serde_json::json!(["main"]));
}

#[test]
fn every_code_has_its_sentences() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../locales/en");
    let catalogues =
        ["errors.ftl", "desktop.ftl"].map(|name| fs::read_to_string(folder.join(name)).expect(name));
    let wordless = |code: &&str| !catalogues.iter().any(|text| text.contains(&format!("\nerror-{code} =")));
    assert_eq!(codes().filter(wordless).collect::<Vec<_>>(), [""; 0]);
}
