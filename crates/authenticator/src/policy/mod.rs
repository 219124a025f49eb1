//! What an organisation fixes: one JSON document that whoever administers this computer puts in place.
//!
//! A document that cannot be read keeps the last one that could, over a restart too: a typing error must not switch a
//! protection off. A document that is taken away ends what it fixed.

mod document;
#[cfg(unix)]
mod file;
mod in_force;
mod native;
mod pin_rules;
#[cfg(all(unix, any(target_os = "macos", test)))]
mod preferences;
#[cfg(windows)]
mod registry;

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

pub use document::{Diagnostics, Document, Lock, Services, Version};
pub use in_force::{InForce, Setting, in_force};
pub use native::NativePolicy;
pub use pin_rules::PinRules;

use crate::ports::Task;

/// Where an organisation puts its document.
pub trait Policy: Send + Sync {
    /// What lies there now.
    fn read(&self) -> Task<'_, Reading>;

    /// The file that it lies in, where it can be watched.
    fn file(&self) -> Option<PathBuf> {
        None
    }
}

/// What lies where the document is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Nothing: nobody manages this computer.
    Absent,
    /// Text, whatever it may say.
    Text(String),
    /// Something that cannot be read or trusted.
    Flawed(Flaw),
}

/// Why a document cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Flaw {
    /// What is wrong.
    pub kind: FlawKind,
    /// Where: a path in the file system, or in the document.
    pub place: String,
}

/// What is wrong with a document.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr, strum::EnumIter,
)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum FlawKind {
    /// The system does not give it out.
    Unreadable,
    /// It, or its folder, belongs to somebody who does not administer this computer.
    Owner,
    /// It, or its folder, can be written by others than its owner.
    Writable,
    /// It is larger than any document.
    TooLarge,
    /// It is no JSON.
    Form,
    /// It is of a version that this program does not know.
    Version,
    /// A key is unknown, or its value is none that it can have.
    Value,
}

impl Flaw {
    pub(crate) fn new(kind: FlawKind, place: impl ToString) -> Flaw {
        Flaw { kind, place: place.to_string() }
    }
}

/// What the journal keeps, so that a restart forgets no protection.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastKnown {
    /// The last text that could be used.
    pub text: Option<String>,
    /// Why what lies there now cannot be.
    pub flaw: Option<Flaw>,
}
