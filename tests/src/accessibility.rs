//! Whether a screen can be used by everyone, as far as a program can tell: axe-core, in the window itself.

use std::fs;
use std::sync::LazyLock;

use serde_json::{Value, json};

use crate::wait::soon;
use crate::window::Window;
use crate::{evidence, root};

static AXE: LazyLock<String> = LazyLock::new(|| {
    let path = root().join("ui/node_modules/axe-core/axe.min.js");
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
});

/// WCAG 2.2, levels A and AA, and what axe-core itself thinks is good practice.
const CHECK: &str = "
    const done = arguments[arguments.length - 1];
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    axe.run(document, { runOnly: tags, resultTypes: ['violations'] }).then(
        ({ violations, passes }) => done({
            passes: passes.length,
            violations: violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map(({ html }) => html) })),
        }),
        (error) => done({ error: String(error) }),
    );";

impl Window {
    /// Waits for a screen, keeps a picture of it, and fails where somebody could not use it.
    pub async fn look_at(&self, screen: &str) {
        self.screen(screen).await;
        self.examine(screen).await;
    }

    /// Keeps pictures of what is open, light and dark, and fails where somebody could not use it.
    pub async fn examine(&self, name: &str) {
        let before = self.appearance().await;
        for appearance in ["dark", "light"] {
            let found = self.found_in(appearance, name).await;
            assert!(
                found.is_empty(),
                "“{name}”, {appearance}, cannot be used by everyone:\n{}",
                found.join("\n")
            );
        }
        self.appear(&before).await;
    }

    /// What nobody can use in one appearance.
    async fn found_in(&self, appearance: &str, name: &str) -> Vec<String> {
        let found = soon(crate::wait::DEADLINE, async || {
            self.appear(appearance).await;
            evidence::keep(&self.picture().await, &format!("{name}-{appearance}"));
            let found = self.violations().await;
            // The page looks as the settings say whenever something has changed: then this was another appearance.
            (self.appearance().await == appearance).then_some(found)
        });
        found.await.expect("an appearance that stays")
    }

    async fn appearance(&self) -> String {
        let appearance = "return document.documentElement.dataset.appearance ?? ''";
        self.run(appearance, vec![]).await.as_str().unwrap_or_default().to_owned()
    }

    async fn violations(&self) -> Vec<String> {
        if self.run("return typeof axe === 'undefined'", vec![]).await == json!(true) {
            self.run(&format!("{}; window.axe = axe", *AXE), vec![]).await;
        }
        let result = self.run_until_called(CHECK, vec![]).await;
        assert!(result["passes"].as_u64().is_some_and(|passes| passes > 0), "axe-core did not run: {result}");
        let violations = result["violations"].as_array().cloned().unwrap_or_default();
        violations.iter().map(|violation: &Value| violation.to_string()).collect()
    }

    /// Waits until what moves has come to rest, so that colours are what they will be.
    pub(crate) async fn settle(&self) {
        let still = "const done = arguments[arguments.length - 1];
            const drawn = () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)));
            const moving = () => document.getAnimations()
                .filter((animation) => animation.effect?.getComputedTiming().iterations !== Infinity)
                .map((animation) => animation.finished);
            drawn().then(() => Promise.allSettled(moving())).then(drawn).then(() => done(true));";
        self.run_until_called(still, vec![]).await;
    }
}
