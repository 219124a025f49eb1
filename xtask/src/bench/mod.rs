//! `cargo xtask bench`.

pub mod desktop;

use anyhow::Result;

use crate::compile;
use crate::steps::Plan;

/// Measures the mathematics.
pub fn bench() -> Result<()> {
    let mut plan = Plan::default();
    plan.step("Measure", |step| {
        step.command_in_view(compile::plain_cargo().args(["bench", "--locked", "--package", "mpin"]))
    });
    plan.run()?.outcome()
}
