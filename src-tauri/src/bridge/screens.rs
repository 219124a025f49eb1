//! The screens, as the bridge needs them.

use std::{future::Future, pin::Pin};

use super::{Failure, Fault, Picture};

/// What the screens show, in time.
pub type Shots<'a> = Pin<Box<dyn Future<Output = Result<Vec<Shot>, ScreenTrouble>> + Send + 'a>>;

/// Every screen of this workstation.
pub trait Screens: Send + Sync {
    /// What each shows, without the program's own windows. Asked only when a person wants a QR code to be read.
    fn shots(&self) -> Shots<'_>;
}

/// A picture of a screen, or of several side by side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shot {
    /// Its pixels.
    Pixels(Picture),
    /// A file of a known format.
    File(Vec<u8>),
}

/// Why there is no picture of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScreenTrouble {
    /// The person, or the system, did not allow it.
    Denied,
    /// There is no way to see the screen here.
    Unavailable,
}

impl From<ScreenTrouble> for Failure {
    fn from(trouble: ScreenTrouble) -> Failure {
        match trouble {
            ScreenTrouble::Denied => Fault::ScreenDenied.into(),
            ScreenTrouble::Unavailable => Fault::ScreenUnavailable.into(),
        }
    }
}
