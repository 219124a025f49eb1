//! Mails that verify a person.

use authenticator::{Error, ServiceUrl, UserId, enrol, settings};

use super::{AskForMail, Desk, Failure, Mail};

impl Desk {
    /// Has the service send a mail to what was typed.
    pub(super) async fn have_mail_sent(&self, typed: AskForMail) -> Result<Mail, Failure> {
        let service = ServiceUrl::parse(&typed.service).map_err(|_| Error::ServiceAddressInvalid)?;
        let user = UserId::parse(&typed.user).map_err(|_| Error::UserInvalid)?;
        let ports = self.ports().await?;
        let device_name = settings::load(ports).await?.device_name;
        Ok(enrol::ask_for_mail(ports, &service, &user, device_name.as_str()).await?.into())
    }
}
