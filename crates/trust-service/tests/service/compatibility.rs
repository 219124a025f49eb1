//! `docs/compatibility.md` names every endpoint that is served, and only tests that exist.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::support::*;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The rows of its tables, each with its cells.
fn rows() -> Vec<Vec<String>> {
    let text = fs::read_to_string(root().join("docs/compatibility.md")).unwrap();
    let lines = text.lines().filter(|line| line.starts_with("| `"));
    lines
        .map(|line| line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect())
        .collect()
}

/// What stands between backticks.
fn quoted(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

#[tokio::test]
async fn every_operation_has_its_row() {
    let server = Server::start().await;
    let document = Document::new(server.get("/.well-known/openapi.json").await.ok());
    let rows = rows();
    let told: BTreeSet<_> = rows.iter().flat_map(|row| quoted(&row[0])).map(str::to_owned).collect();
    let served: BTreeSet<_> = document.operations().map(|operation| operation.name()).collect();
    let missing: Vec<_> = served.difference(&told).collect();
    assert!(missing.is_empty(), "docs/compatibility.md says nothing of {missing:?}");
}

#[test]
fn every_row_is_proved_by_tests_that_exist() {
    for row in rows() {
        assert_eq!(row.len(), 4, "{row:?}");
        let mut proofs = quoted(&row[3]).peekable();
        assert!(proofs.peek().is_some(), "nothing proves {}", row[0]);
        for proof in proofs {
            assert!(exists(proof), "no test is called {proof}, which {} names", row[0]);
        }
    }
}

/// `module::function` is one of these tests, and `file.test.mjs: title` one of the client's from elsewhere.
fn exists(proof: &str) -> bool {
    let (file, line) = match (proof.split_once(": "), proof.rsplit_once("::")) {
        (Some((file, title)), _) => (root().join("tests/independent").join(file), format!("test('{title}'")),
        (_, Some((module, function))) => {
            let path = format!("tests/service/{}.rs", module.replace("::", "/"));
            (Path::new(env!("CARGO_MANIFEST_DIR")).join(path), format!("fn {function}("))
        }
        _ => return false,
    };
    fs::read_to_string(file).is_ok_and(|text| text.contains(&line))
}
