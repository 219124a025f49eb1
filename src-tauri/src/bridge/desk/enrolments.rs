//! Enrolling: from an offer to an identity with its PIN.

use authenticator::{
    Error,
    enrol::{self, Pending, PendingId},
    policy::PinRules,
    settings,
};

use super::{
    AcceptEnrolment, Attempt, Desk, EnrolmentOffer, Failure, OfferEnrolment, Outcome, PinEntry, PinPurpose,
};

impl Desk {
    /// Prepares an enrolment from what was typed.
    pub(super) async fn offer(&self, typed: OfferEnrolment) -> Result<EnrolmentOffer, Failure> {
        let offer = enrol::offer(self.ports().await?, &typed.service, &typed.user, &typed.code).await?;
        self.keep_offer(offer).await
    }

    /// Keeps an offer until it is accepted.
    pub(super) async fn keep_offer(&self, offer: enrol::Offer) -> Result<EnrolmentOffer, Failure> {
        let settings = settings::load(self.ports().await?).await?;
        let mut view = EnrolmentOffer::from(&offer);
        view.device_name = settings.device_name.to_string();
        view.id = self.0.offers.keep(offer);
        Ok(view)
    }

    /// Registers this device and asks for its PIN. After a failure the offer can be accepted once more.
    pub(super) async fn accept(&self, accepted: AcceptEnrolment) -> Result<PinEntry, Failure> {
        let ports = self.ports().await?;
        let turn = self.0.enrolling.lock().await;
        let offer = self.0.offers.find(&accepted.id)?;
        let pending = enrol::register(ports, &offer, &accepted.device_name).await?;
        self.0.offers.forget(&accepted.id);
        drop(turn);
        self.notice_changes().await;
        self.ask_new_pin(&pending).await
    }

    /// Asks for the PIN of an enrolment that was interrupted.
    pub(super) async fn resume(&self, id: &str) -> Result<PinEntry, Failure> {
        let wanted = PendingId::parse(id)?;
        let pending = enrol::pending(self.ports().await?).await?;
        let pending =
            pending.into_iter().find(|pending| pending.id == wanted).ok_or(Error::PendingExpired)?;
        self.ask_new_pin(&pending).await
    }

    /// Gives up an enrolment that was interrupted.
    pub(super) async fn discard(&self, id: &str) -> Result<(), Failure> {
        let ports = self.ports().await?;
        let turn = self.0.enrolling.lock().await;
        enrol::discard(ports, PendingId::parse(id)?).await?;
        drop(turn);
        self.notice_changes().await;
        Ok(())
    }

    async fn ask_new_pin(&self, pending: &Pending) -> Result<PinEntry, Failure> {
        let (id, length) = (pending.id, pending.pin_length);
        self.ask_pin(PinPurpose::Create, length, move |Attempt { desk, ports, digits }| async move {
            let rules = PinRules::load(&ports).await?;
            let pin = digits.expose(|text| rules.check(text, length))?;
            drop(digits);
            // It goes on even if the entry is closed meanwhile: a keychain that is already asked cannot be stopped, and what
            // it keeps in the end must be this PIN or nothing.
            let finishing = tokio::spawn(async move {
                let _turn = desk.0.enrolling.lock().await;
                let enrolled = enrol::complete(&ports, id, &pin).await;
                desk.notice_changes().await;
                enrolled
            });
            let enrolled =
                finishing.await.unwrap_or_else(|defect| std::panic::resume_unwind(defect.into_panic()))?;
            Ok(Outcome::Enrolled(enrolled.into()))
        })
        .await
    }
}
