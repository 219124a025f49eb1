//! The first screen, and what a failure looks like.

use std::collections::BTreeMap;

use super::{identity::*, shapes};

shapes! {
    /// A failure as people meet it: the catalogue holds the sentences under `error-<code>`.
    pub struct Failure {
        /// Stable, in kebab case: the catalogue's key after `error-`, and what people quote.
        pub code: String,
        /// Placeables of the sentences.
        pub details: BTreeMap<String, String>,
        /// Whether doing the same again can help.
        pub retry: bool,
    }

    /// The first screen.
    pub struct Start {
        /// Version of the program.
        pub version: String,
        /// Operating system.
        pub platform: Platform,
        /// The system's preferred language, a BCP 47 tag.
        pub language: String,
        /// Settings in force.
        pub settings: Settings,
        /// Identities on this workstation.
        pub identities: Vec<IdentityView>,
        /// Enrolments that were interrupted before their PIN was chosen.
        pub unfinished: Vec<UnfinishedEnrolment>,
        /// What is wrong with the keychain or the data folder, if anything.
        pub problem: Option<Failure>,
        /// Whether `next_question` has something to answer.
        pub question_waiting: bool,
    }

    /// Operating systems that differ in wording.
    pub enum Platform {
        /// Linux, and other free desktops.
        Linux,
        /// macOS.
        Macos,
        /// Windows.
        Windows,
    }

    /// What a person chose.
    pub struct Settings {
        /// Light, dark or as the system says.
        pub appearance: Appearance,
        /// Language of the program, a BCP 47 tag; `None` follows the system.
        pub language: Option<String>,
        /// How this workstation calls itself when it enrols.
        pub device_name: String,
        /// Service address that the form is filled in with.
        pub preset_service: Option<String>,
        /// Whether the on-screen number pad is shown.
        pub number_pad: bool,
        /// Whether the pad's digits are shuffled each time.
        pub shuffled_pad: bool,
    }

    /// Light, dark or as the system says.
    pub enum Appearance {
        /// As the system says.
        System,
        /// Always light.
        Light,
        /// Always dark.
        Dark,
    }
}
