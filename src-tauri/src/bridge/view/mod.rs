//! What crosses the bridge: the shapes that the page draws. No secret has a shape here but the QuickCode, which is made to
//! be read from the screen.
//!
//! Times are RFC 3339 text in UTC; the page shows them in the person's own zone.

mod arguments;
mod diagnosis;
mod document;
mod event;
mod history;
mod identity;
mod lock;
mod mail;
mod managed;
mod network;
mod pin;
mod pin_key;
mod place;
mod pushed;
mod question;
mod quick_code;
mod sharing;
mod start;
mod update;

pub use {
    arguments::*, diagnosis::*, document::*, event::*, history::*, identity::*, lock::*, mail::*, managed::*,
    network::*, pin::*, pin_key::*, place::*, pushed::*, question::*, quick_code::*, sharing::*, start::*,
    update::*,
};

/// The TypeScript declaration of every shape.
pub fn typescript(config: &ts_rs::Config) -> String {
    [
        start::typescript,
        managed::typescript,
        identity::typescript,
        mail::typescript,
        network::typescript,
        sharing::typescript,
        question::typescript,
        pushed::typescript,
        document::typescript,
        quick_code::typescript,
        pin::typescript,
        pin_key::typescript,
        place::typescript,
        lock::typescript,
        history::typescript,
        diagnosis::typescript,
        update::typescript,
        arguments::typescript,
        event::typescript,
    ]
    .map(|topic| topic(config))
    .concat()
}

/// Derives what every shape needs: JSON both ways and a TypeScript type.
macro_rules! shapes {
    ($($(#[$meta:meta])* pub $kind:ident $name:ident { $($body:tt)* })*) => {
        $(#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[serde(rename_all = "camelCase")]
        $(#[$meta])*
        pub $kind $name { $($body)* })*

        /// The TypeScript declaration of every shape of this topic, in the order of the file.
        pub(super) fn typescript(config: &ts_rs::Config) -> String {
            let mut text = String::new();
            $(text.push_str("export "); text.push_str(&<$name as ts_rs::TS>::decl(config)); text.push_str("\n\n");)*
            text
        }
    };
}
use shapes;
