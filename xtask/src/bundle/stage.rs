//! The files that a package of Linux holds beside the desktop program, laid out as they will be installed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::{Build, command_line};
use crate::place;
use crate::steps::Step;

/// The application's name on the system.
const ID: &str = "dev.countersign.desktop";
/// Completions, by shell: where each shell looks for them.
const COMPLETIONS: &[(&str, &str)] = &[
    ("bash", "share/bash-completion/completions/countersign"),
    ("zsh", "share/zsh/vendor-completions/_countersign"),
    ("fish", "share/fish/vendor_completions.d/countersign.fish"),
];

/// Lays everything out anew and answers the folder.
pub fn stage(step: &mut Step, build: Build) -> Result<PathBuf> {
    let folder = build.folder().join("staged");
    super::remove_if_there(&folder)?;
    let usr = folder.join("usr");
    let program = build.folder().join("countersign");
    put(&program, &usr.join("bin/countersign")).context("the command line is not built")?;
    for (shell, path) in COMPLETIONS {
        let script = said_by(command_line(build).args(["completions", shell]))?;
        write(&usr.join(path), &script)?;
    }
    let pages = usr.join("share/man/man1");
    step.command(command_line(build).arg("man").arg(&pages))?;
    step.command(Command::new("gzip").args(["--best", "--no-name", "--recursive"]).arg(&pages))?;
    let linux = place::root().join("src-tauri/linux");
    put(&linux.join("metainfo.xml"), &usr.join(format!("share/metainfo/{ID}.metainfo.xml")))?;
    let policy = format!("{ID}.policy");
    put(&linux.join(&policy), &usr.join("share/polkit-1/actions").join(&policy))?;
    let icon = "share/icons/hicolor/scalable/apps/countersign-desktop.svg";
    put(&place::root().join("icons/source.svg"), &usr.join(icon))?;
    put(&linux.join("copyright"), &usr.join("share/doc/countersign/copyright"))?;
    Ok(folder)
}

fn said_by(command: &mut Command) -> Result<Vec<u8>> {
    let output = command.output().context("the command line cannot be started")?;
    if !output.status.success() {
        bail!("the command line ended with {}", output.status);
    }
    Ok(output.stdout)
}

fn put(from: &Path, to: &Path) -> Result<()> {
    make_room(to)?;
    fs::copy(from, to).with_context(|| format!("{} cannot be copied", from.display()))?;
    Ok(())
}

fn write(to: &Path, text: &[u8]) -> Result<()> {
    make_room(to)?;
    fs::write(to, text).with_context(|| format!("{} cannot be written", to.display()))
}

fn make_room(file: &Path) -> Result<()> {
    let folder = file.parent().unwrap_or(Path::new("/"));
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))
}
