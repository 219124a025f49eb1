//! What a person chose.

use serde::{Deserialize, Serialize};
use wire::{DeviceName, ServiceUrl};

use crate::{Error, Ports, journal::Write, policy, trust::Trusts};

/// What a person chose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// Light, dark or as the system says.
    pub appearance: Appearance,
    /// Language of the program, a BCP 47 tag; `None` follows the system.
    pub language: Option<String>,
    /// How this workstation calls itself when it enrols.
    pub device_name: DeviceName,
    /// Service address that the form is filled in with.
    pub preset_service: Option<ServiceUrl>,
    /// Whether the on-screen number pad is shown.
    pub number_pad: bool,
    /// Whether the pad's digits are shuffled each time.
    pub shuffled_pad: bool,
    /// Whether the program stays in the tray when its window is closed.
    pub tray: bool,
    /// Whether it starts, hidden, when the person logs in.
    pub start_at_login: bool,
    /// Whether a pushed request is told in a notification.
    pub notifications: bool,
    /// Keys that bring the window forward from anywhere, such as `Ctrl+Alt+C`; off by default.
    pub shortcut: Option<String>,
    /// Minutes without use after which the program locks itself; 0 for never.
    pub lock_after: u16,
    /// Whether it locks when the session is locked, the computer sleeps or another user takes over.
    pub lock_with_session: bool,
    /// Whether windows that show a PIN or a document are kept out of screen captures, where that is possible.
    pub capture_guard: bool,
    /// Size of text, in percent of the system's, 100 to 200.
    pub text_size: u16,
    /// Whether nothing moves, whatever the system says.
    pub still: bool,
    /// Whether the log says everything, for somebody who looks for a fault.
    pub verbose_log: bool,
    /// Which versions are offered as updates.
    pub update_channel: UpdateChannel,
    /// What services' certificates are checked against besides the system's trust store. [`store`] leaves it as it is;
    /// [`crate::trust`] changes it.
    pub trust: Trusts,
}

/// Light, dark or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Appearance {
    /// As the system says.
    #[default]
    System,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

/// Which versions are offered as updates.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum UpdateChannel {
    /// Those that are finished.
    #[default]
    Stable,
    /// Those that want to be tried, too.
    Beta,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            appearance: Appearance::default(),
            language: None,
            device_name: host_name(),
            preset_service: None,
            number_pad: true,
            shuffled_pad: false,
            tray: true,
            start_at_login: false,
            notifications: true,
            shortcut: None,
            lock_after: 5,
            lock_with_session: true,
            capture_guard: true,
            text_size: 100,
            still: false,
            verbose_log: false,
            update_channel: UpdateChannel::default(),
            trust: Trusts::new(),
        }
    }
}

/// The settings in force: what the organisation fixes, over what the person chose.
///
/// # Errors
///
/// [`Error::Journal`]
pub async fn load(ports: &Ports) -> Result<Settings, Error> {
    under(ports, &policy::in_force(ports).await?).await
}

/// The same, for whoever has read already what the organisation fixes.
///
/// # Errors
///
/// [`Error::Journal`]
pub async fn under(ports: &Ports, policy: &policy::InForce) -> Result<Settings, Error> {
    Ok(policy.over(own(ports).await?))
}

/// Settings that nobody but the organisation can change.
///
/// # Errors
///
/// [`Error::Journal`]
pub async fn fixed(ports: &Ports) -> Result<Vec<policy::Setting>, Error> {
    Ok(policy::in_force(ports).await?.fixed())
}

/// Puts settings in force, as far as the organisation leaves them to the person. What it fixes stays as the person had
/// chosen it before, for when it fixes that no more.
///
/// # Errors
///
/// [`Error::Journal`]
pub async fn store(ports: &Ports, chosen: Settings) -> Result<(), Error> {
    let own = own(ports).await?;
    let held = policy::in_force(ports).await?.over(own.clone());
    ports.journal.write(vec![Write::Settings(own.changed(held, chosen))]).await?;
    Ok(())
}

async fn own(ports: &Ports) -> Result<Settings, Error> {
    Ok(ports.journal.settings().await?.unwrap_or_default())
}

/// Puts a choice where it differs from what held when the person chose.
fn change<T: PartialEq>(own: T, held: T, chosen: T) -> T {
    if chosen == held { own } else { chosen }
}

impl Settings {
    /// These, with what was chosen anew. What the organisation can fix or narrow is only changed where the person changed
    /// it, and what it holds against a choice holds over it whenever settings are loaded.
    fn changed(self, held: Settings, chosen: Settings) -> Settings {
        Settings {
            preset_service: change(self.preset_service, held.preset_service, chosen.preset_service),
            shuffled_pad: change(self.shuffled_pad, held.shuffled_pad, chosen.shuffled_pad),
            lock_after: change(self.lock_after, held.lock_after, chosen.lock_after),
            lock_with_session: change(
                self.lock_with_session,
                held.lock_with_session,
                chosen.lock_with_session,
            ),
            capture_guard: change(self.capture_guard, held.capture_guard, chosen.capture_guard),
            verbose_log: change(self.verbose_log, held.verbose_log, chosen.verbose_log),
            update_channel: change(self.update_channel, held.update_channel, chosen.update_channel),
            // Trust has functions of its own.
            trust: self.trust,
            ..chosen
        }
    }
}

/// How this computer calls itself.
pub fn host_name() -> DeviceName {
    #[cfg(unix)]
    let name = rustix::system::uname().nodename().to_string_lossy().into_owned();
    #[cfg(not(unix))]
    let name = std::env::var("COMPUTERNAME").unwrap_or_default();
    DeviceName::parse(&name).unwrap_or_else(|_| fallback())
}

fn fallback() -> DeviceName {
    const NAME: &str = "Computer";
    match DeviceName::parse(NAME) {
        Ok(name) => name,
        Err(_) => unreachable!("{NAME} is a name"),
    }
}
