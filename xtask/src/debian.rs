//! System libraries and programs, by the names of their Debian packages.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::steps::Step;

/// What building the app needs.
pub const BUILD: &[&str] = &["build-essential", "ca-certificates", "libwebkit2gtk-4.1-dev", "pkg-config"];
/// What packing needs.
pub const BUNDLE: &[&str] = &["desktop-file-utils", "gzip", "libayatana-appindicator3-dev"];
/// What a window without a screen needs, with a keychain and a tray of its own, and a driver that presses its buttons.
pub const HEADLESS: &[&str] = &[
    "dbus",
    "fonts-dejavu-core",
    "gnome-keyring",
    "libayatana-appindicator3-1",
    "webkit2gtk-driver",
    "xdotool",
    "xvfb",
];
/// What the other tests need: a browser for pages, and second opinions on what lies in the keychain and in packages.
pub const TESTS: &[&str] = &["appstream", "chromium", "libglib2.0-bin", "libsecret-tools", "rpm"];

/// Installs the packages that are missing.
pub fn install(step: &mut Step, groups: &[&[&str]]) -> Result<()> {
    if !cfg!(target_os = "linux") {
        step.note("needs nothing here but what README names");
        return Ok(());
    }
    let wanted = groups.concat();
    if !exists("dpkg-query") {
        step.note(format!("no Debian: you need what Debian calls {}", wanted.join(" ")));
        return Ok(());
    }
    let missing = missing(&wanted)?;
    if missing.is_empty() {
        step.note("nothing is missing");
        return Ok(());
    }
    step.note(format!("{} packages", missing.len()));
    let mut install = vec!["install", "--yes", "--no-install-recommends"];
    install.extend(&missing);
    let sudo = permission(&missing)?;
    step.command(&mut apt_get(sudo, &["update"]))?;
    step.command(&mut apt_get(sudo, &install))
}

/// Whether a program can be found.
pub fn exists(program: &str) -> bool {
    let paths = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&paths)
        .any(|folder| folder.join(format!("{program}{}", std::env::consts::EXE_SUFFIX)).is_file())
}

fn missing<'a>(wanted: &[&'a str]) -> Result<Vec<&'a str>> {
    let answer = Command::new("dpkg-query")
        .args(["--show", "--showformat", "${db:Status-Abbrev} ${Package}\\n"])
        .args(wanted)
        .output()
        .context("dpkg-query cannot be asked")?;
    let answer = String::from_utf8_lossy(&answer.stdout).into_owned();
    let installed: Vec<&str> =
        answer.lines().filter_map(|line| line.strip_prefix("ii")).map(str::trim).collect();
    Ok(wanted.iter().copied().filter(|package| !installed.contains(package)).collect())
}

/// Whether sudo is needed; asks for its password while there is still a terminal to type it on.
fn permission(missing: &[&str]) -> Result<bool> {
    if is_root() {
        return Ok(false);
    }
    let line = format!("apt-get install --no-install-recommends {}", missing.join(" "));
    if !exists("sudo") {
        bail!("packages are missing. As root, type:\n\n    {line}\n");
    }
    println!("\nsudo installs: {}", missing.join(" "));
    let granted = Command::new("sudo").arg("--validate").status().context("sudo cannot be started")?;
    if !granted.success() {
        bail!("packages are missing. Type:\n\n    sudo {line}\n");
    }
    Ok(true)
}

fn apt_get(sudo: bool, arguments: &[&str]) -> Command {
    let mut command = if sudo {
        let mut command = Command::new("sudo");
        command.args(["--non-interactive", "--preserve-env=DEBIAN_FRONTEND", "apt-get"]);
        command
    } else {
        Command::new("apt-get")
    };
    command.arg("--quiet").args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
    command
}

/// Whether this is root.
#[cfg(unix)]
pub fn is_root() -> bool {
    rustix::process::getuid().is_root()
}

/// Whether this is root.
#[cfg(not(unix))]
pub fn is_root() -> bool {
    false
}
