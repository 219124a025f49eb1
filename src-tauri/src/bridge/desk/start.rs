//! The first screen, and what a person chose.

use authenticator::{DeviceName, Error, ServiceUrl, enrol, identities, policy, settings};

use super::{
    Desk, Failure, Fault, IdentityView, Platform, Settings, Start, UnfinishedEnrolment, managed::managed,
};

/// Longest time without use after which the program locks itself, in minutes.
const LONGEST_IDLE: u16 = 24 * 60;

impl Desk {
    /// Always an answer: what is wrong stands in it, so that the window opens and can say so.
    pub(super) async fn first_screen(&self) -> Start {
        let mut start = Start {
            version: self.0.host.surroundings.version.clone(),
            platform: platform(),
            language: self.0.host.surroundings.language.clone(),
            settings: settings::Settings::default().into(),
            managed: None,
            identities: Vec::new(),
            unfinished: Vec::new(),
            problem: None,
            question_waiting: self.0.waiting.any(),
            place: self.kept_place(),
            shortcut_problem: self.0.host.presence.shortcut_problem(),
        };
        if let Err(problem) = self.fill(&mut start).await {
            start.problem = Some(problem);
        }
        start
    }

    async fn fill(&self, start: &mut Start) -> Result<(), Failure> {
        let ports = self.ports().await?;
        let policy = policy::in_force(ports).await?;
        start.settings = self.as_the_system_has_it(settings::under(ports, &policy).await?.into());
        start.managed = managed(policy);
        start.identities = identities::list(ports).await?.into_iter().map(IdentityView::from).collect();
        start.unfinished = enrol::pending(ports).await?.into_iter().map(UnfinishedEnrolment::from).collect();
        self.keychain_answers(ports).await
    }

    pub(super) async fn settings_in_force(&self) -> Result<Settings, Failure> {
        Ok(self.as_the_system_has_it(settings::load(self.ports().await?).await?.into()))
    }

    /// What the system keeps of a setting is the truth.
    fn as_the_system_has_it(&self, settings: Settings) -> Settings {
        Settings { start_at_login: self.0.host.presence.starts_at_login(), ..settings }
    }

    pub(super) async fn put_in_force(&self, chosen: Settings) -> Result<Settings, Failure> {
        let chosen = checked(chosen)?;
        if chosen.start_at_login != self.0.host.presence.starts_at_login() {
            self.0.host.presence.start_at_login(chosen.start_at_login)?;
        }
        settings::store(self.ports().await?, chosen).await?;
        self.notice_changes().await;
        self.settings_in_force().await
    }
}

fn checked(chosen: Settings) -> Result<settings::Settings, Failure> {
    let address = |text: String| {
        let url = text.trim().parse().map_err(|_| Error::ServiceAddressInvalid)?;
        ServiceUrl::from_url(&url).map_err(|_| Error::ServiceAddressInvalid)
    };
    let is_tag = |text: &String| {
        (2..=35).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    let in_bounds = (100..=200).contains(&chosen.text_size) && chosen.lock_after <= LONGEST_IDLE;
    if !in_bounds || !chosen.language.as_ref().is_none_or(is_tag) {
        return Err(Fault::MalformedCommand.into());
    }
    Ok(settings::Settings {
        appearance: chosen.appearance.into(),
        language: chosen.language,
        device_name: DeviceName::parse(chosen.device_name.trim()).map_err(|_| Error::NameInvalid)?,
        preset_service: chosen
            .preset_service
            .filter(|text| !text.trim().is_empty())
            .map(address)
            .transpose()?,
        number_pad: chosen.number_pad,
        shuffled_pad: chosen.shuffled_pad,
        tray: chosen.tray,
        start_at_login: chosen.start_at_login,
        notifications: chosen.notifications,
        shortcut: chosen.shortcut.filter(|keys| !keys.trim().is_empty()),
        lock_after: chosen.lock_after,
        lock_with_session: chosen.lock_with_session,
        capture_guard: chosen.capture_guard,
        text_size: chosen.text_size,
        still: chosen.still,
        verbose_log: chosen.verbose_log,
        update_channel: chosen.update_channel.into(),
        ..settings::Settings::default()
    })
}

pub(super) fn platform() -> Platform {
    if cfg!(windows) {
        Platform::Windows
    } else if cfg!(target_os = "macos") {
        Platform::Macos
    } else {
        Platform::Linux
    }
}
