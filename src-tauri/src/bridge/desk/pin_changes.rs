//! Another PIN for an identity: the old one is proved, then a new one is typed twice.

use std::sync::Arc;

use authenticator::{
    Error, Pin, Ports,
    change_pin::{self, Proved},
    identities,
};

use super::{
    super::pin_entry::{Digits, Work},
    Attempt, Desk, Failure, Outcome, PinEntry, PinPurpose, Step,
    questions::chosen,
};

impl Desk {
    /// Opens the PIN entry that changes an identity's PIN.
    pub(super) async fn change(&self, id: &str) -> Result<PinEntry, Failure> {
        let identities = identities::list(self.ports().await?).await?;
        let identity = chosen(&identities, id)?;
        let (identity, length) = (identity.id, identity.pin_length);
        self.ask_pin(PinPurpose::Change, length, move |Attempt { desk, ports, digits }| async move {
            let old = digits.expose(Pin::parse)?;
            drop(digits);
            let proved = Arc::new(change_pin::prove(&ports, identity, old).await?);
            let judging = proved.clone();
            let judge = move |digits: &Digits| {
                digits.expose(|text| judging.check_new_pin(text)).map(drop).map_err(Failure::from)
            };
            Ok::<_, Error>(Step::Choose { judge: Box::new(judge), work: desk.choosing(&ports, proved) })
        })
        .await
    }

    /// What is done with the new PIN.
    fn choosing(&self, ports: &Ports, proved: Arc<Proved>) -> Work {
        self.attempting(ports, move |Attempt { desk, ports, digits }| {
            let proved = proved.clone();
            async move {
                let new = digits.expose(|text| proved.check_new_pin(text))?;
                drop(digits);
                // It goes on even if the entry is closed meanwhile, so that what it began is ended.
                let changing = tokio::spawn(async move {
                    let _turn = desk.0.enrolling.lock().await;
                    let changed = change_pin::change(&ports, &proved, &new).await;
                    desk.notice_changes().await;
                    changed
                });
                let changed =
                    changing.await.unwrap_or_else(|defect| std::panic::resume_unwind(defect.into_panic()))?;
                Ok(Outcome::PinChanged(changed.into()))
            }
        })
    }
}
