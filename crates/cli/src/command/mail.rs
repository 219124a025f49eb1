//! Enrolling with a mail: the service sends a code or a link, and somebody types or pastes it.

use authenticator::enrol::{self, Mail, MailMethod, Offer};
use authenticator::{Error, Link, Ports, ServiceUrl, UserId};

use crate::failure::Failure;
use crate::input;
use crate::speaker::{Speaker, Values};

/// Has a mail sent, and another one where somebody asks for it, until there is a code or a link.
pub async fn offer(
    ports: &Ports,
    speaker: &Speaker,
    service: &str,
    user: &str,
    device_name: &str,
    descriptor: Option<u32>,
) -> Result<Offer, Failure> {
    let service = ServiceUrl::parse(service).map_err(|_| Error::ServiceAddressInvalid)?;
    let user = UserId::parse(user).map_err(|_| Error::UserInvalid)?;
    let mut mail = enrol::ask_for_mail(ports, &service, &user, device_name).await?;
    loop {
        show(speaker, &mail);
        let prompt = match mail.method {
            MailMethod::Code => "mail-code-prompt",
            MailMethod::Link => "mail-link-prompt",
        };
        let typed = input::mailed(speaker, prompt, descriptor)?;
        let typed = typed.trim();
        if descriptor.is_some() || !asks_again(speaker, typed) {
            return taken(ports, &mail, typed).await;
        }
        match again(ports, &mail, device_name).await {
            Ok(another) => mail = another,
            Err(error @ Error::MailTooSoon { .. }) => speaker.fail(&error.into()),
            Err(error) => return Err(error.into()),
        }
    }
}

fn show(speaker: &Speaker, mail: &Mail) {
    let values: Values = &[("service", &mail.service), ("user", &mail.user), ("project", &mail.project.name)];
    match mail.method {
        MailMethod::Code => speaker.note("mail-code", values),
        MailMethod::Link => speaker.note("mail-link", values),
    }
}

fn asks_again(speaker: &Speaker, typed: &str) -> bool {
    let words = speaker.word("answer-again", &[]);
    words.split_whitespace().any(|word| word == typed.to_lowercase())
}

/// Another mail. The service is not asked before it may be.
async fn again(ports: &Ports, mail: &Mail, device_name: &str) -> Result<Mail, Error> {
    let wait = mail.next.duration_since(ports.clock.now());
    if wait.is_positive() {
        let seconds = u64::try_from(wait.as_secs()).unwrap_or(0).max(1);
        return Err(Error::MailTooSoon { next: mail.next, seconds });
    }
    enrol::ask_for_mail(ports, &mail.service, &mail.user, device_name).await
}

/// What was in the mail: a link is read as one, whatever was announced.
async fn taken(ports: &Ports, mail: &Mail, typed: &str) -> Result<Offer, Failure> {
    if mail.method == MailMethod::Link || Link::parse(typed).is_ok() {
        return super::enrol::read(ports, typed).await;
    }
    Ok(enrol::offer(ports, mail.service.as_str(), mail.user.as_str(), typed).await?)
}
