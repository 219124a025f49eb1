//! QuickCodes: the only secret that is made to be read from the screen.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::{Config, TS};
use zeroize::Zeroize;

/// A code that enrols another device of the same user.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuickCode {
    /// What to type on the other device.
    #[ts(type = "string")]
    pub code: Shown,
    /// User ID that it enrols.
    pub user: String,
    /// The project's name.
    pub project: String,
    /// The service's address.
    pub service: String,
    /// When it can no longer be used.
    pub expires: String,
}

/// A secret on its way to the screen: it does not print itself, and is wiped when dropped.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Shown(pub String);

impl fmt::Debug for Shown {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("<redacted>")
    }
}

impl Drop for Shown {
    fn drop(&mut self) {
        self.0.zeroize();
    }
}

/// The TypeScript declaration of every shape of this topic, in the order of the file.
pub(super) fn typescript(config: &Config) -> String {
    format!("export {}\n\n", QuickCode::decl(config))
}
