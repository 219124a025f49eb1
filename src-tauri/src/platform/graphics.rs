//! The graphics card, which forms and sentences do not need: its drivers cost memory, and a part of each start.

use std::{
    ffi::{c_char, c_int, c_void},
    mem, ptr,
};

use libloading::Library;

use super::environment::{remove, set};

/// With it set, WebKit has the processor draw the page.
const WITHOUT_GRAPHICS_CARD: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";

/// The WebKit that is known to do without drivers here. Another might want them after all.
const KNOWN: &str = "2.50.";

/// Where libglvnd, which hands what is asked of EGL on to drivers, is told of these.
const DRIVERS: &str = "__EGL_VENDOR_LIBRARY_FILENAMES";

/// A file that tells of none.
const NONE: &str = "/dev/null";

/// libglvnd's EGL, which WebKit is linked with.
const EGL: &str = "libEGL.so.1";

/// `eglQueryString`: what a display says of itself, or, without one, the library (EGL 1.5, section 3.3).
type QueryString = unsafe extern "C" fn(display: *mut c_void, name: c_int) -> *const c_char;

/// `EGL_EXTENSIONS`.
const EXTENSIONS: c_int = 0x3055;

/// Leaves drawing to the processor, unless whoever starts the program has decided. WebKit's setting of the same effect can
/// only be changed once the page's process runs, which may then crash.
pub(super) fn leave_out() {
    if std::env::var_os(WITHOUT_GRAPHICS_CARD).is_some() {
        return;
    }
    set(WITHOUT_GRAPHICS_CARD, "1");
    let known = tauri::webview_version().is_ok_and(|version| version.starts_with(KNOWN));
    if known && std::env::var_os(DRIVERS).is_none() {
        set(DRIVERS, NONE);
        find_drivers();
        remove(DRIVERS);
    }
}

/// Has libglvnd look for drivers, which it does once in the life of a process. WebKit asks for them here and does not use
/// them; the page's process, which must have them, looks for itself.
#[allow(unsafe_code)]
fn find_drivers() {
    // SAFETY: the library is one that WebKit brings along, starts no thread and stays loaded. The function has this type,
    // and may be asked without a display; what it answers is not read.
    unsafe {
        let Ok(egl) = Library::new(EGL) else { return };
        if let Ok(query_string) = egl.get::<QueryString>(b"eglQueryString\0") {
            query_string(ptr::null_mut(), EXTENSIONS);
        }
        mem::forget(egl);
    }
}
