//! What is well and what is not.

use authenticator::doctor;

use super::{Desk, Failure, Finding};

impl Desk {
    /// Examines everything. A journal that does not open is a finding too.
    pub(super) async fn examine(&self) -> Vec<Finding> {
        let findings = async { Ok::<_, Failure>(doctor::examine(self.ports().await?).await?) };
        match findings.await {
            Ok(findings) => findings.into_iter().map(Finding::from).collect(),
            Err(failure) => vec![Finding {
                check: doctor::Check::Journal.as_str().into(),
                subject: None,
                failure: Some(failure),
            }],
        }
    }
}
