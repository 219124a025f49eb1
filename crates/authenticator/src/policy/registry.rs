//! The document as a policy of the Windows registry: one value that holds the JSON.

use windows_registry::{CURRENT_USER, Key, LOCAL_MACHINE};

use super::{Flaw, FlawKind, Reading};

/// Keys below it can be written by nobody but administrators.
const KEY: &str = r"SOFTWARE\Policies\Countersign";
const VALUE: &str = "Policy";
/// What Windows says of a key or value that is not there.
const NOT_FOUND: i32 = 0x8007_0002_u32 as i32;

/// Reads the policy of the machine, and the user's only where the machine has none.
pub(super) fn read() -> Reading {
    match read_below(LOCAL_MACHINE, "HKLM") {
        Reading::Absent => read_below(CURRENT_USER, "HKCU"),
        found => found,
    }
}

fn read_below(root: &Key, name: &str) -> Reading {
    match root.open(KEY).and_then(|key| key.get_string(VALUE)) {
        Ok(text) => Reading::Text(text),
        Err(error) if error.code().0 == NOT_FOUND => Reading::Absent,
        Err(error) => Reading::Flawed(Flaw::new(FlawKind::Unreadable, format!("{name}\\{KEY}: {error}"))),
    }
}
