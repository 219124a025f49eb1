//! Trying a package: installed for a moment, on a machine that forgets it.

use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::bundle::{self, Build, Kind};
use crate::steps::Step;
use crate::{compile, place};

/// What the tests may do to the system; see `tests/tests/package`.
const PERMISSION: &str = "COUNTERSIGN_MAY_INSTALL";
/// Where the tests find what they install.
const PACKAGES: &str = "COUNTERSIGN_PACKAGES";
/// Runs a program on a copy of the system that vanishes with it.
const THROW_AWAY: &str = "tests/tests/package/throw-away.sh";
const PACKAGE: &str = "countersign";

/// Packs what the tests were built for. The release differs in its programs alone.
pub fn pack(step: &mut Step) -> Result<()> {
    if cfg!(target_os = "linux") {
        bundle::pack(step, Build::Debug, &[Kind::Deb, Kind::Rpm])
    } else {
        step.note("packages of Linux are made on Linux");
        Ok(())
    }
}

/// Installs, starts, upgrades and removes the package.
pub fn tests(step: &mut Step) -> Result<()> {
    let mut arguments = vec!["--workspace", "--test", "package"];
    let runner = format!("target.'cfg(unix)'.runner=['sh', '{}']", place::root().join(THROW_AWAY).display());
    match whereabouts()? {
        Whereabouts::Copy => arguments.extend(["--config", &runner]),
        Whereabouts::Machine => step.note("on this machine itself: it lets nobody make a copy"),
        Whereabouts::Nowhere(why) => {
            step.note(format!("no package was installed: {why}"));
            return Ok(());
        }
    }
    let mut test = compile::cargo("test", &arguments);
    test.env(PACKAGES, Build::Debug.folder().join("bundle"));
    if whereabouts()? == Whereabouts::Machine {
        test.env(PERMISSION, "machine");
    }
    let outcome = step.command_in_view(test.args(["--", "--test-threads=1"]));
    if is_installed()? {
        step.command(Command::new("dpkg").args(["--purge", PACKAGE]))?;
        bail!("the package was still installed after its tests");
    }
    outcome
}

/// Where a package may be installed.
#[derive(PartialEq, Eq)]
enum Whereabouts {
    /// On a copy of this machine's system.
    Copy,
    /// On this machine: as in a container, which is thrown away as a whole.
    Machine,
    /// Not here, and why.
    Nowhere(&'static str),
}

fn whereabouts() -> Result<Whereabouts> {
    if !cfg!(target_os = "linux") || !crate::debian::exists("dpkg") {
        return Ok(Whereabouts::Nowhere("there is no dpkg"));
    }
    if !crate::debian::is_root() {
        return Ok(Whereabouts::Nowhere("only root may"));
    }
    if is_installed()? {
        return Ok(Whereabouts::Nowhere("somebody uses it here; remove the package countersign first"));
    }
    let tried = Command::new("sh").arg(place::root().join(THROW_AWAY)).arg("true").output();
    let copied = tried.context("sh cannot be started")?.status.success();
    Ok(if copied { Whereabouts::Copy } else { Whereabouts::Machine })
}

fn is_installed() -> Result<bool> {
    let answer =
        Command::new("dpkg-query").args(["--show", "--showformat=${db:Status-Status}", PACKAGE]).output();
    let answer = answer.context("dpkg-query cannot be asked")?;
    Ok(String::from_utf8_lossy(&answer.stdout) == "installed")
}
