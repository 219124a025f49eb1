//! Which piece of work answers which command.

use super::{
    super::{Commands, Failure, view::*},
    Desk,
};

impl Commands for Desk {
    async fn start(&self, (): ()) -> Result<Start, Failure> {
        Ok(self.first_screen().await)
    }

    async fn next_question(&self, page: NextQuestion) -> Result<Option<Question>, Failure> {
        Ok(self.take_question(page.signing).await)
    }

    async fn remember_place(&self, place: Place) -> Result<(), Failure> {
        self.keep_place(place);
        Ok(())
    }

    async fn close_window(&self, (): ()) -> Result<(), Failure> {
        self.0.host.presence.close_window();
        Ok(())
    }

    async fn quit(&self, (): ()) -> Result<(), Failure> {
        self.0.host.presence.quit();
        Ok(())
    }

    async fn read_link(&self, link: ReadLink) -> Result<Question, Failure> {
        self.question_of_link(&link.text).await
    }

    async fn read_qr_file(&self, (): ()) -> Result<Option<Question>, Failure> {
        self.qr_of_file().await
    }

    async fn read_qr_clipboard(&self, (): ()) -> Result<Question, Failure> {
        self.qr_of_clipboard().await
    }

    async fn read_qr_image(&self, pasted: ReadQrImage) -> Result<Question, Failure> {
        self.qr_of_image(pasted).await
    }

    async fn read_qr_screen(&self, (): ()) -> Result<Question, Failure> {
        self.qr_of_screen().await
    }

    async fn service_networks(&self, (): ()) -> Result<Vec<ServiceNetwork>, Failure> {
        self.networks().await
    }

    async fn choose_authority(&self, service: OfService) -> Result<Option<AuthorityOffer>, Failure> {
        self.offer_authority(service).await
    }

    async fn add_authority(&self, offer: ById) -> Result<Vec<ServiceNetwork>, Failure> {
        self.trust_authority(&offer.id).await
    }

    async fn forget_authority(&self, forgotten: ForgetAuthority) -> Result<Vec<ServiceNetwork>, Failure> {
        self.distrust(forgotten).await
    }

    async fn pin_service(&self, pinned: PinService) -> Result<Vec<ServiceNetwork>, Failure> {
        self.pin_key_of(pinned).await
    }

    async fn unpin_service(&self, pinned: PinService) -> Result<Vec<ServiceNetwork>, Failure> {
        self.unpin_key_of(pinned).await
    }

    async fn ask_for_mail(&self, typed: AskForMail) -> Result<Mail, Failure> {
        self.have_mail_sent(typed).await
    }

    async fn offer_enrolment(&self, typed: OfferEnrolment) -> Result<EnrolmentOffer, Failure> {
        self.offer(typed).await
    }

    async fn accept_enrolment(&self, accepted: AcceptEnrolment) -> Result<PinEntry, Failure> {
        self.accept(accepted).await
    }

    async fn resume_enrolment(&self, pending: ById) -> Result<PinEntry, Failure> {
        self.resume(&pending.id).await
    }

    async fn discard_enrolment(&self, pending: ById) -> Result<(), Failure> {
        self.discard(&pending.id).await
    }

    async fn identities(&self, (): ()) -> Result<Vec<IdentityView>, Failure> {
        self.all_identities().await
    }

    async fn rename_identity(&self, renamed: RenameIdentity) -> Result<IdentityView, Failure> {
        self.rename(renamed).await
    }

    async fn remove_identity(&self, identity: ById) -> Result<(), Failure> {
        self.remove(&identity.id).await
    }

    async fn make_quick_code(&self, identity: ById) -> Result<PinEntry, Failure> {
        self.share(&identity.id).await
    }

    async fn change_pin(&self, identity: ById) -> Result<PinEntry, Failure> {
        self.change(&identity.id).await
    }

    async fn requests(&self, (): ()) -> Result<Vec<PushedRequest>, Failure> {
        self.pushed_requests().await
    }

    async fn open_request(&self, request: ById) -> Result<Question, Failure> {
        self.open_pushed(&request.id).await
    }

    async fn approve_session(&self, approved: ApproveSession) -> Result<PinEntry, Failure> {
        self.approve(approved).await
    }

    async fn share_terms(&self, asked: TermsFor) -> Result<ShareTerms, Failure> {
        self.terms_for(asked).await
    }

    async fn applications(&self, (): ()) -> Result<Applications, Failure> {
        self.shared_data().await
    }

    async fn take_back(&self, shared: ById) -> Result<(), Failure> {
        self.end_sharing(&shared.id).await
    }

    async fn change_sharing(&self, shared: ById) -> Result<Question, Failure> {
        self.share_anew(&shared.id).await
    }

    async fn refuse_session(&self, refused: RefuseSession) -> Result<(), Failure> {
        self.refuse(refused).await
    }

    async fn report_session(&self, request: ById) -> Result<(), Failure> {
        self.refuse_and_report(&request.id).await
    }

    async fn fetch_document(&self, request: ById) -> Result<HandedDocument, Failure> {
        self.fetch_handed(&request.id).await
    }

    async fn save_document(&self, request: ById) -> Result<Option<String>, Failure> {
        self.save_handed(&request.id).await
    }

    async fn save_receipt(&self, entry: ById) -> Result<Option<String>, Failure> {
        self.save_kept_receipt(&entry.id).await
    }

    async fn choose_document(&self, (): ()) -> Result<Option<DocumentView>, Failure> {
        self.choose().await
    }

    async fn document_page(&self, page: DocumentPage) -> Result<PageView, Failure> {
        self.page_of_document(page).await
    }

    async fn sign_document(&self, signed: SignDocument) -> Result<PinEntry, Failure> {
        self.sign(signed).await
    }

    async fn pin_key(&self, press: PinKeyPress) -> Result<(), Failure> {
        self.0.pins.press(&press)
    }

    async fn pin_state(&self, entry: ById) -> Result<PinState, Failure> {
        self.0.pins.state(&entry.id)
    }

    async fn cancel_pin(&self, entry: ById) -> Result<(), Failure> {
        self.0.pins.cancel(&entry.id);
        Ok(())
    }

    async fn lock_state(&self, (): ()) -> Result<LockState, Failure> {
        Ok(self.lock_as_it_stands().await)
    }

    async fn lock(&self, (): ()) -> Result<(), Failure> {
        self.close_lock(self.ports().await?, LockCause::Person).await;
        Ok(())
    }

    async fn unlock(&self, (): ()) -> Result<(), Failure> {
        self.unlock_by_system().await
    }

    async fn unlock_by_pin(&self, with: UnlockWith) -> Result<UnlockStep, Failure> {
        self.ask_unlocking_pin(with).await
    }

    async fn unlock_by_removing(&self, (): ()) -> Result<(), Failure> {
        self.remove_everything().await
    }

    async fn activity(&self, (): ()) -> Result<(), Failure> {
        // The gate has taken note of it.
        Ok(())
    }

    async fn history(&self, query: HistoryQuery) -> Result<HistoryPage, Failure> {
        self.history_page(query).await
    }

    async fn export_history(&self, export: ExportHistory) -> Result<Option<String>, Failure> {
        self.save_history(export.format).await
    }

    async fn check_receipt(&self, (): ()) -> Result<Option<ReceiptCheck>, Failure> {
        self.check_chosen_receipt().await
    }

    async fn settings(&self, (): ()) -> Result<Settings, Failure> {
        self.settings_in_force().await
    }

    async fn change_settings(&self, settings: Settings) -> Result<Settings, Failure> {
        self.put_in_force(settings).await
    }

    async fn look_for_update(&self, (): ()) -> Result<Update, Failure> {
        self.find_update().await
    }

    async fn diagnose(&self, (): ()) -> Result<Vec<Finding>, Failure> {
        Ok(self.examine().await)
    }

    async fn preview_diagnostics(&self, (): ()) -> Result<DiagnosticsBundle, Failure> {
        self.preview_bundle().await
    }

    async fn save_diagnostics(&self, bundle: ById) -> Result<Option<String>, Failure> {
        self.save_bundle(&bundle.id).await
    }
}
