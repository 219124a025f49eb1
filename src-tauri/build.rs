//! Declares every command of the bridge to Tauri, so that a page may call only those that a capability grants.

/// Where the list of commands stands.
const LIST: &str = "src/bridge/commands.rs";

fn main() {
    println!("cargo::rerun-if-changed={LIST}");
    let source = std::fs::read_to_string(LIST).expect("the list of commands is readable");
    let names: Vec<&'static str> = commands(&source).map(|name| &*name.to_owned().leak()).collect();
    assert!(!names.is_empty(), "{LIST} lists no command");
    let manifest = tauri_build::AppManifest::new().commands(names.leak());
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
        .expect("Tauri's files are made");
}

/// The names in `commands! { name(Arguments) -> Answer; … }`. A test holds the capability against the real list.
fn commands(source: &str) -> impl Iterator<Item = &str> {
    let list = source.split_once("\ncommands! {").map_or("", |(_, rest)| rest);
    let list = list.split_once("\n}").map_or("", |(list, _)| list);
    list.lines()
        .map(str::trim)
        .filter(|line| !line.starts_with("//"))
        .filter_map(|line| line.split_once('(').map(|(name, _)| name))
}
