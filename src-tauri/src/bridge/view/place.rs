//! Where the page was when its window closed.

use super::{document::*, question::*, shapes};

shapes! {
    /// Where the page is, so that the next one begins there. It holds no secret: what was typed is gone.
    pub struct Place {
        /// The screen.
        pub screen: PlaceScreen,
        /// Questions that nobody has settled yet.
        pub questions: Vec<Question>,
    }

    /// A screen that the page can come back to.
    #[serde(tag = "kind", content = "value")]
    pub enum PlaceScreen {
        /// Home.
        Home,
        /// The ways to add an identity.
        Add,
        /// History.
        History,
        /// Applications.
        Applications,
        /// Settings.
        Settings,
        /// Signing a document: the one that was chosen, if one was.
        Document(Option<DocumentView>),
        /// One identity, by its local identifier.
        Identity(String),
        /// The question at this place in `questions`.
        Question(u32),
    }
}
