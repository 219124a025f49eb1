//! The first screen, and what a failure looks like.

use std::collections::BTreeMap;

use super::{identity::*, managed::*, place::*, shapes};

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
        /// What an organisation fixes; `None` where nobody manages this computer.
        pub managed: Option<Managed>,
        /// Identities on this workstation.
        pub identities: Vec<IdentityView>,
        /// Enrolments that were interrupted before their PIN was chosen.
        pub unfinished: Vec<UnfinishedEnrolment>,
        /// What is wrong with the keychain or the data folder, if anything.
        pub problem: Option<Failure>,
        /// Whether `next_question` has something to answer.
        pub question_waiting: bool,
        /// Where the page was when its window closed; `None` the first time.
        pub place: Option<Place>,
        /// Why the keys that bring the window forward do not work, where some are chosen and do not.
        pub shortcut_problem: Option<Failure>,
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
        /// Whether the program stays in the tray when its window is closed.
        pub tray: bool,
        /// Whether it starts, hidden, when the person logs in.
        pub start_at_login: bool,
        /// Whether a pushed request is told in a notification.
        pub notifications: bool,
        /// Keys that bring the window forward from anywhere, such as `Ctrl+Alt+C`; `None` for none.
        pub shortcut: Option<String>,
        /// Minutes without use after which the program locks itself; 0 for never.
        pub lock_after: u16,
        /// Whether it locks when the session is locked, the computer sleeps or another user takes over.
        pub lock_with_session: bool,
        /// Whether windows that show a PIN or a document are kept out of screen captures.
        pub capture_guard: bool,
        /// Size of text in percent, 100 to 200.
        pub text_size: u16,
        /// Whether nothing moves, whatever the system says.
        pub still: bool,
        /// Whether the log says everything.
        pub verbose_log: bool,
        /// Which versions are offered as updates.
        pub update_channel: UpdateChannel,
    }

    /// Which versions are offered as updates.
    pub enum UpdateChannel {
        /// Those that are finished.
        Stable,
        /// Those that want to be tried, too.
        Beta,
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
