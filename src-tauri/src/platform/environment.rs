//! Variables that must not reach the window.

/// With it set to `true`, whoever starts the program could have the page steered by WebDriver.
const AUTOMATION: &str = "TAURI_WEBVIEW_AUTOMATION";

/// Removes the automation variable, unless this build is made to be tested.
pub(super) fn forget_automation() {
    if cfg!(any(debug_assertions, feature = "automation")) {
        return;
    }
    remove(AUTOMATION);
}

#[allow(unsafe_code)]
fn remove(name: &str) {
    // SAFETY: changing the environment is unsound while another thread reads it. `harden` is the first statement of
    // the program, so there is no other thread. The window library reads the variable itself and offers no setting.
    unsafe { std::env::remove_var(name) };
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_variable_is_gone() {
        // Only this test reads or writes it, under a name of its own.
        const NAME: &str = "COUNTERSIGN_TEST_OF_REMOVAL";
        super::remove(NAME);
        assert!(std::env::var_os(NAME).is_none());
    }
}
