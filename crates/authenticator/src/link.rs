//! Links: reading one asks the service what it is about, and does nothing else.

use wire::Link;

use crate::{Error, Ports, enrol, sign_in};

/// What a link asks.
#[derive(Debug)]
pub enum Asked {
    /// To enrol this workstation.
    Enrol(enrol::Offer),
    /// To approve a session.
    Session(sign_in::Request),
}

/// Reads a link, or whatever was pasted.
///
/// # Errors
///
/// [`Error::LinkMalformed`], [`Error::LinkUnprotected`], [`Error::ProjectMismatch`], [`Error::SessionExpired`],
/// [`Error::Service`], [`Error::Journal`]
pub async fn read(ports: &Ports, text: &str) -> Result<Asked, Error> {
    match Link::parse(text)? {
        Link::Enrol(link) => enrol::read(ports, link).await.map(Asked::Enrol),
        Link::Session(link) => sign_in::read(ports, &link).await.map(Asked::Session),
    }
}
