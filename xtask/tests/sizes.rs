//! The sizes of files that a newcomer can take in.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
/// Folders whose files people write.
const WRITTEN: &[&str] = &["crates", "src-tauri", "tests", "ui/src", "ui/tests", "xtask"];
/// What is made by programs, wherever it lies.
const MADE: &[&str] = &["gen", "node_modules", "target", "ui/src/bridge/types.ts"];
/// What a source file's name ends in.
const SOURCE: &[&str] = &["css", "mjs", "rs", "svelte", "ts"];

#[test]
fn files_can_be_taken_in() {
    let mut sizes: Vec<(usize, PathBuf)> = Vec::new();
    for folder in WRITTEN {
        measure(&Path::new(ROOT).join(folder), &mut sizes);
    }
    sizes.sort();
    assert!(sizes.len() > 50, "there are more files than {}", sizes.len());
    let lines_at = |part: f64| sizes[(sizes.len() as f64 * part) as usize].0;
    let longest = sizes.last().expect("a file");
    assert!(longest.0 <= 600, "{} has {} lines: none has more than 600", longest.1.display(), longest.0);
    assert!(lines_at(0.9) < 400, "nine files in ten have fewer than 400 lines, not {}", lines_at(0.9));
    assert!(lines_at(0.5) < 200, "half of the files have fewer than 200 lines, not {}", lines_at(0.5));
}

fn measure(folder: &Path, sizes: &mut Vec<(usize, PathBuf)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if MADE.iter().any(|name| path.ends_with(name)) {
            continue;
        }
        if path.is_dir() {
            measure(&path, sizes);
        } else if path.extension().and_then(OsStr::to_str).is_some_and(|end| SOURCE.contains(&end)) {
            let text = fs::read_to_string(&path).expect("a text");
            sizes.push((text.lines().count(), path));
        }
    }
}
