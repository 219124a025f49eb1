//! The identities of this workstation.

use authenticator::identities::{self, IdentityId};

use super::{Desk, Failure, IdentityView, RenameIdentity};

impl Desk {
    pub(super) async fn all_identities(&self) -> Result<Vec<IdentityView>, Failure> {
        Ok(identities::list(self.ports().await?).await?.into_iter().map(IdentityView::from).collect())
    }

    pub(super) async fn rename(&self, renamed: RenameIdentity) -> Result<IdentityView, Failure> {
        let id = IdentityId::parse(&renamed.id)?;
        let identity = identities::rename(self.ports().await?, id, &renamed.name).await?;
        self.notice_changes().await;
        Ok(identity.into())
    }

    pub(super) async fn remove(&self, id: &str) -> Result<(), Failure> {
        identities::remove(self.ports().await?, IdentityId::parse(id)?).await?;
        self.notice_changes().await;
        Ok(())
    }
}
