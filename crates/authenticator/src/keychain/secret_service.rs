//! What a Secret Service means when it refuses (freedesktop.org, Secret Service API 0.2).

use secret_service::Error;
use zbus::{
    blocking::{Connection, Proxy, proxy::Builder},
    proxy::CacheProperties,
    zvariant::{ObjectPath, OwnedObjectPath},
};

use super::Trouble;

const SERVICE: &str = "org.freedesktop.secrets";
const SERVICE_PATH: &str = "/org/freedesktop/secrets";
/// What an alias that nothing has stands for.
const NOWHERE: &str = "/";

/// What *no such item* means: a service that was never unlocked, or has no default collection, says it too.
pub(super) fn absent() -> Trouble {
    match default_collection() {
        Ok(Some(Collection::Open)) => Trouble::Missing,
        Ok(Some(Collection::Locked)) => Trouble::Locked,
        Ok(None) | Err(_) => Trouble::Unavailable,
    }
}

/// What a refusal means. It is the same whether nobody answered the keychain's question, or there is nobody to ask.
pub(super) fn refused(error: Option<&Error>) -> Trouble {
    match error {
        Some(Error::Locked | Error::Prompt | Error::PromptDisconnected | Error::NoResult) => {
            match default_collection() {
                Ok(Some(Collection::Open)) => Trouble::Denied,
                Ok(Some(Collection::Locked)) => Trouble::Locked,
                Ok(None) | Err(_) => Trouble::Unavailable,
            }
        }
        Some(Error::Crypto(_) | Error::Zvariant(_)) => Trouble::Corrupt,
        _ => Trouble::Unavailable,
    }
}

/// The refusal of a locked collection, if it is one; nobody is asked to open it.
pub(super) fn locked() -> Option<Error> {
    matches!(default_collection(), Ok(Some(Collection::Locked))).then_some(Error::Locked)
}

/// The collection that new items go to.
enum Collection {
    Open,
    Locked,
}

/// Asks for the default collection's state, without unlocking it, and without a session, which only secrets need: opening
/// one has been seen to end gnome-keyring 42.
fn default_collection() -> zbus::Result<Option<Collection>> {
    let bus = Connection::session()?;
    let at = |path, interface| {
        let object =
            Builder::<Proxy<'_>>::new(&bus).destination(SERVICE)?.path(path)?.interface(interface)?;
        object.cache_properties(CacheProperties::No).build()
    };
    let service = at(ObjectPath::try_from(SERVICE_PATH)?, "org.freedesktop.Secret.Service")?;
    let path: OwnedObjectPath = service.call("ReadAlias", &("default",))?;
    if path.as_str() == NOWHERE {
        return Ok(None);
    }
    let locked = at(path.into_inner(), "org.freedesktop.Secret.Collection")?.get_property("Locked")?;
    Ok(Some(if locked { Collection::Locked } else { Collection::Open }))
}
