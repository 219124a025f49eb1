//! The page's types, made from the bridge's.

use anyhow::Result;

use crate::compile;
use crate::steps::{Plan, Step};

/// `cargo xtask types`: writes `ui/src/bridge/types.ts` anew.
pub fn write() -> Result<()> {
    let mut plan = Plan::default();
    plan.step("Write ui/src/bridge/types.ts", |step| compare(step, &[("UPDATE_TYPES", "1")]));
    plan.run()?.outcome()
}

/// Compares `ui/src/bridge/types.ts` with the bridge, and writes it where the environment says so.
fn compare(step: &mut Step, environment: &[(&str, &str)]) -> Result<()> {
    let mut test = compile::cargo("test", &["--package", "countersign-desktop", "types"]);
    step.command(test.envs(environment.iter().copied()))
}
