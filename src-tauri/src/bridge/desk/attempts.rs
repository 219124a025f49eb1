//! What submitted digits are for.

use authenticator::{Error, Ports, policy::PinRules};

use super::{
    super::{
        Failure,
        pin_entry::{Digits, Opening, Setback, Step, Work},
        view::{PinEntry, PinPurpose},
    },
    Desk,
};

/// Submitted digits, and what their use case needs.
pub(super) struct Attempt {
    pub(super) desk: Desk,
    pub(super) ports: Ports,
    pub(super) digits: Digits,
}

impl Desk {
    /// Opens a PIN entry whose submitted digits go to `run`.
    pub(super) async fn ask_pin<R, F, S>(
        &self,
        purpose: PinPurpose,
        length: u8,
        run: R,
    ) -> Result<PinEntry, Failure>
    where
        R: Fn(Attempt) -> F + Send + Sync + 'static,
        F: Future<Output = Result<S, Error>> + Send + 'static,
        S: Into<Step>,
    {
        let ports = self.ports().await?;
        let rules = PinRules::load(ports).await?;
        let work = self.attempting(ports, run);
        let judge = Box::new(move |digits: &Digits| {
            digits.expose(|text| rules.check(text, length)).map(drop).map_err(Failure::from)
        });
        Ok(self.0.pins.open(Opening { purpose, length, judge, work }))
    }

    /// Has submitted digits go to `run`, and tells the page what changed.
    pub(super) fn attempting<R, F, S>(&self, ports: &Ports, run: R) -> Work
    where
        R: Fn(Attempt) -> F + Send + Sync + 'static,
        F: Future<Output = Result<S, Error>> + Send + 'static,
        S: Into<Step>,
    {
        let (desk, ports) = (self.clone(), ports.clone());
        Box::new(move |digits| {
            let desk = desk.clone();
            let running = run(Attempt { desk: desk.clone(), ports: ports.clone(), digits });
            Box::pin(async move {
                let verdict = running.await.map(Into::into).map_err(setback);
                desk.notice_changes().await;
                verdict
            })
        })
    }
}

/// Typing again can help where the same again can.
fn setback(error: Error) -> Setback {
    match error.retry() {
        true => Setback::Again(error.into()),
        false => Setback::Over(error.into()),
    }
}
