//! Variables that the libraries which draw the window go by.

/// With it set to `true`, whoever starts the program could have the page steered by WebDriver.
const AUTOMATION: &str = "TAURI_WEBVIEW_AUTOMATION";

/// Removes the automation variable, unless this build is made to be tested.
pub(super) fn forget_automation() {
    if cfg!(any(debug_assertions, feature = "automation")) {
        return;
    }
    remove(AUTOMATION);
}

#[cfg(target_os = "linux")]
#[allow(unsafe_code)]
pub(super) fn set(name: &str, value: &str) {
    // SAFETY: as in `remove`.
    unsafe { std::env::set_var(name, value) };
}

#[allow(unsafe_code)]
pub(super) fn remove(name: &str) {
    // SAFETY: changing the environment is unsound while another thread reads it. What calls this comes before the first
    // thread is started. The libraries read the variables themselves and offer no settings.
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
