//! Variables that the library which draws the window goes by.

/// With it set to `true`, whoever starts the program could have the page steered by WebDriver.
const AUTOMATION: &str = "TAURI_WEBVIEW_AUTOMATION";

/// With it set, WebKit has the processor draw the page.
#[cfg(target_os = "linux")]
const WITHOUT_GRAPHICS_CARD: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";

/// Removes the automation variable, unless this build is made to be tested.
pub(super) fn forget_automation() {
    if cfg!(any(debug_assertions, feature = "automation")) {
        return;
    }
    remove(AUTOMATION);
}

/// Leaves drawing to the processor, unless whoever starts the program has decided. WebKit's setting of the same effect can
/// only be changed once the page's process runs, which may then crash.
#[cfg(target_os = "linux")]
pub(super) fn draw_without_graphics_card() {
    if std::env::var_os(WITHOUT_GRAPHICS_CARD).is_none() {
        set(WITHOUT_GRAPHICS_CARD, "1");
    }
}

#[cfg(target_os = "linux")]
#[allow(unsafe_code)]
fn set(name: &str, value: &str) {
    // SAFETY: as in `remove`.
    unsafe { std::env::set_var(name, value) };
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
