//! Every key as a page of the documentation, and as a file to begin with.

use super::{Config, Key};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/configuration.md");
const EXAMPLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/config.example.toml");
/// Set, both are written anew instead of compared.
const UPDATE: &str = "UPDATE_CONFIGURATION";

fn page() -> String {
    let mut page = "# Every key of the configuration\n\n\
        `countersign-server` reads `/etc/countersign-server/config.toml`, or the file that `--config` names. A variable of the\n\
        environment goes over the file. What is wrong is told at the start, all at once, with file, line and column;\n\
        `countersign-server config check` tells it without starting, `config show` prints what is in force. This page and\n\
        [config.example.toml](config.example.toml) are made from the service's source\n\
        (`UPDATE_CONFIGURATION=1 cargo test -p trust-service --lib config`).\n\n\
        Spans of time are written `250ms`, `15s`, `5m`, `1h` or `365d`; rates `600/1m`, or `off`; lists in the environment with\n\
        commas.\n\n\
        | key | variable | if nobody says | what it means |\n|---|---|---|---|\n"
        .to_owned();
    for key in Config::keys() {
        let value = if key.default.is_empty() { String::new() } else { format!("`{}`", key.default) };
        page += &format!("| `{}` | `{}` | {value} | {} |\n", key.path(), key.variable(), key.meaning);
    }
    page
}

fn example() -> String {
    let mut example = "# The configuration of countersign-server, with every key and its value if nobody says.\n\
                       # What each means and which variable of the environment goes over it: docs/configuration.md\n"
        .to_owned();
    let mut section = "";
    for (key, value) in Config::keys().iter().zip(unchanged().texts()) {
        if key.section != section {
            section = key.section;
            example += &format!("\n[{section}]\n");
        }
        example += &format!("\n# {}\n", key.meaning);
        example += &match (value, is_secret(key)) {
            (_, true) => format!("# Not in this file: set {}\n", key.variable()),
            (Some(value), _) => format!("{} = {value}\n", key.name),
            (None, _) => format!("# {} = \"\"\n", key.name),
        };
    }
    example
}

/// Whether the key is refused in a file.
fn is_secret(key: &Key) -> bool {
    key.path() == "smtp.password"
}

fn unchanged() -> Config {
    Config::read("", "", []).expect("the values that nobody chose are right")
}

#[test]
fn the_page_and_the_example_say_what_the_service_reads() {
    for (file, text) in [(PAGE, page()), (EXAMPLE, example())] {
        if std::env::var_os(UPDATE).is_some() {
            std::fs::write(file, &text).expect("the page is written");
        }
        let written = std::fs::read_to_string(file).unwrap_or_default();
        assert!(
            written.replace("\r\n", "\n") == text,
            "{file} is behind the source; {UPDATE}=1 writes it anew"
        );
    }
}

#[test]
fn the_example_can_be_used_as_it_is_and_with_every_key() {
    let shipped = std::fs::read_to_string(EXAMPLE).expect("the example");
    let config = Config::read(EXAMPLE, &shipped, []).expect("the example is right");
    assert_eq!(config.show(), unchanged().show());
    let every = shipped.lines().map(|line| match line.strip_suffix(" = \"\"") {
        Some(_) => line.trim_start_matches("# "),
        None => line,
    });
    let every: Vec<_> = every.collect();
    let config = Config::read(EXAMPLE, &every.join("\n"), []).expect("every key is read");
    assert_eq!(config.show(), unchanged().show());
    for key in Config::keys().iter().filter(|key| !is_secret(key)) {
        assert!(every.iter().any(|line| line.starts_with(&format!("{} = ", key.name))), "{}", key.path());
    }
}

#[test]
fn every_variable_goes_over_the_file() {
    for key in Config::keys() {
        let said = Config::read("", "", [(key.variable().into(), "\u{1}nonsense".into())]);
        let ignored =
            said.is_ok_and(|config| config.show() == unchanged().show() && config.smtp.password.is_none());
        assert!(!ignored, "{} changes nothing", key.variable());
    }
}
