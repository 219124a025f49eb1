//! What an organisation fixes, as the page shows it.

use authenticator::{Error, policy};

use super::Managed;

/// What the page is told; `None` where nobody manages this computer.
pub(super) fn managed(policy: policy::InForce) -> Option<Managed> {
    if !policy.managed {
        return None;
    }
    let fixed = policy.fixed().into_iter().map(|setting| <&'static str>::from(setting).to_owned()).collect();
    let bundle = policy.bundle_allowed();
    let document = policy.document;
    Some(Managed {
        fixed,
        bundle,
        organisation: document.organisation,
        services: document.services.allowed.map(|all| all.iter().map(ToString::to_string).collect()),
        longest_idle: document.lock.longest_idle,
        problem: policy.flaw.map(|flaw| Error::from(flaw).into()),
    })
}
