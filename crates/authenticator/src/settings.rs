//! What a person chose.

use serde::{Deserialize, Serialize};
use wire::{DeviceName, ServiceUrl};

use crate::{Error, Ports, journal::Write};

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

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            appearance: Appearance::default(),
            language: None,
            device_name: host_name(),
            preset_service: None,
            number_pad: true,
            shuffled_pad: false,
        }
    }
}

/// The settings in force.
///
/// # Errors
///
/// [`Error::Journal`]
pub async fn load(ports: &Ports) -> Result<Settings, Error> {
    Ok(ports.journal.settings().await?.unwrap_or_default())
}

/// Puts settings in force.
///
/// # Errors
///
/// [`Error::Journal`]
pub async fn store(ports: &Ports, settings: Settings) -> Result<(), Error> {
    Ok(ports.journal.write(vec![Write::Settings(settings)]).await?)
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
