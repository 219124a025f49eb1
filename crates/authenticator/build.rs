//! Puts the catalogues of all languages into the program: one folder of `locales` is one language.

use std::error::Error;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The files of a language, as the fields of `Language` are called.
const FILES: [&str; 3] = ["errors", "desktop", "cli"];

fn main() -> Result<(), Box<dyn Error>> {
    let locales = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../locales");
    println!("cargo::rerun-if-changed={}", locales.display());
    let mut folders: Vec<PathBuf> =
        fs::read_dir(&locales)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    folders.retain(|path| path.is_dir());
    folders.sort();
    let mut source = String::from("&[");
    for folder in folders {
        let tag = folder.file_name().and_then(|name| name.to_str()).ok_or("a folder without a name")?;
        write!(source, "Language {{ tag: {tag:?}")?;
        for file in FILES {
            let path = folder.join(file).with_extension("ftl");
            // What a language lacks is said in English.
            let text = if path.exists() { format!("include_str!({path:?})") } else { String::from("\"\"") };
            write!(source, ", {file}: {text}")?;
        }
        source.push_str(" }, ");
    }
    source.push(']');
    fs::write(Path::new(&env::var("OUT_DIR")?).join("languages.rs"), source)?;
    Ok(())
}
