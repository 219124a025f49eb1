//! Codes for another device.

use authenticator::{Pin, identities, share};

use super::{Attempt, Desk, Failure, Outcome, PinEntry, PinPurpose, questions::chosen};

impl Desk {
    /// Opens the PIN entry that makes a QuickCode.
    pub(super) async fn share(&self, id: &str) -> Result<PinEntry, Failure> {
        let identities = identities::list(self.ports().await?).await?;
        let identity = chosen(&identities, id)?;
        let (identity, length) = (identity.id, identity.pin_length);
        self.ask_pin(PinPurpose::Share, length, move |Attempt { ports, digits, .. }| async move {
            let pin = digits.expose(Pin::parse)?;
            drop(digits);
            Ok(Outcome::QuickCode(share::quick_code(&ports, identity, &pin).await?.into()))
        })
        .await
    }
}
