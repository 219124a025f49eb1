//! What is well and what is not, and a bundle of it for the help desk.

use authenticator::{diagnostics, doctor, policy};

use super::{Desk, DiagnosticsBundle, Failure, Fault, Finding, histories::write};
use crate::bridge::FileKind;

/// What a bundle is called unless the person says otherwise.
const NAME: &str = "countersign-diagnostics.json";

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

    /// Makes a bundle and keeps it, so that what is saved is what was looked at.
    pub(super) async fn preview_bundle(&self) -> Result<DiagnosticsBundle, Failure> {
        let ports = self.ports().await?;
        self.check_bundle_allowed().await?;
        let state = self.0.clone();
        let lines = tokio::task::spawn_blocking(move || state.host.log.lines()).await;
        let lines = lines.map_err(|_| Fault::InternalDefect)?;
        let text = diagnostics::bundle(ports, &self.0.host.surroundings, &lines).await?;
        let id = self.0.bundles.keep(text.clone());
        Ok(DiagnosticsBundle { id, text })
    }

    /// Saves a bundle that was looked at; answers with the file's path.
    pub(super) async fn save_bundle(&self, id: &str) -> Result<Option<String>, Failure> {
        let text = self.0.bundles.find(id)?;
        self.check_bundle_allowed().await?;
        let Some(path) = self.0.host.dialogs.save(FileKind::Json, NAME).await else { return Ok(None) };
        let saved = path.display().to_string();
        write(path, text.to_string(), Fault::BundleUnwritable).await?;
        Ok(Some(saved))
    }

    async fn check_bundle_allowed(&self) -> Result<(), Failure> {
        match policy::in_force(self.ports().await?).await?.bundle_allowed() {
            true => Ok(()),
            false => Err(Fault::BundleForbidden.into()),
        }
    }
}
