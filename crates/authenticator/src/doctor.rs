//! What is well and what is not: keychain, journal, services, identities.

use crate::{Error, Ports};

/// One thing that was examined.
#[derive(Debug)]
pub struct Finding {
    /// What was examined.
    pub check: Check,
    /// What it is about: a service's address, an identity's name.
    pub subject: Option<String>,
    /// Why it is not well; `None` when it is.
    pub failure: Option<Error>,
}

/// What is examined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, strum::EnumIter, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Check {
    /// The keychain takes, gives and deletes a secret.
    Keychain,
    /// The journal can be read and written.
    Journal,
    /// The service answers and is compatible.
    Service,
    /// The service's clock and this computer's agree.
    Clock,
    /// The identity's secret is in the keychain. It is not shown.
    Identity,
}

impl Check {
    /// The check's name, in kebab case.
    pub fn as_str(self) -> &'static str {
        self.into()
    }
}

/// Examines everything. What is not well is a finding, not an error.
///
/// # Errors
///
/// None today; a host need not rely on it.
pub async fn examine(ports: &Ports) -> Result<Vec<Finding>, Error> {
    let _ = ports;
    todo!()
}
