//! `cargo xtask types`.

use anyhow::Result;

use crate::steps::Plan;
use crate::{compile, debian, tools};

/// The host's test that compares `ui/src/bridge/types.ts` with the bridge, and writes it where it is told to.
const TEST: [&str; 5] = ["--workspace", "--test", "bridge", "--", "types_of_the_page"];

/// Writes `ui/src/bridge/types.ts` anew.
pub fn write() -> Result<()> {
    tools::check_prerequisites()?;
    let mut plan = Plan::default();
    plan.step("Install system libraries", |step| debian::install(step, &[debian::BUILD]))
        .step("Install the page's packages", tools::install_page_packages)
        .step("Build the page", compile::page)
        .step("Write ui/src/bridge/types.ts", |step| {
            step.command(compile::cargo("test", &TEST).env("UPDATE_TYPES", "1"))
        });
    plan.run()?.outcome()
}
