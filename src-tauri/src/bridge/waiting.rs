//! Questions that a link, a second start or a dropped file brought, until the page takes them.

use std::{
    collections::VecDeque,
    fmt,
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
};

use url::Url;

/// How many wait at most. A page on the web that opens links by the hundred fills no more than this.
const MOST: usize = 4;

/// The questions that wait, oldest first.
#[derive(Default)]
pub(super) struct Waiting(Mutex<VecDeque<Brought>>);

impl Waiting {
    /// Adds one; `false` where it waits already, or too many do.
    pub(super) fn add(&self, brought: Brought) -> bool {
        let mut queue = self.queue();
        let room = queue.len() < MOST && !queue.contains(&brought);
        if room {
            queue.push_back(brought);
        }
        room
    }

    /// Takes the oldest.
    pub(super) fn take(&self) -> Option<Brought> {
        self.queue().pop_front()
    }

    /// Whether there is one.
    pub(super) fn any(&self) -> bool {
        !self.queue().is_empty()
    }

    fn queue(&self) -> MutexGuard<'_, VecDeque<Brought>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Something brought from outside. Nothing has been read, fetched or answered yet.
#[derive(Clone, PartialEq, Eq)]
pub enum Brought {
    /// A link.
    Link(String),
    /// A file, to be signed.
    File(PathBuf),
    /// A file that was dropped on the window: a document, or a picture of a QR code.
    Dropped(PathBuf),
    /// A pushed request, by what the page calls it: its notification was clicked.
    Request(String),
}

impl Brought {
    /// What a command line asks for: its first argument that is no option. Files are seen from `folder`.
    pub fn from_arguments<I: IntoIterator<Item = String>>(arguments: I, folder: &Path) -> Option<Brought> {
        let first =
            arguments.into_iter().find(|argument| !argument.starts_with('-') && !argument.is_empty())?;
        Some(match Url::parse(&first) {
            Ok(url) if url.scheme() == "file" => Brought::File(url.to_file_path().ok()?),
            // One letter is a drive of Windows.
            Ok(url) if url.scheme().len() > 1 => Brought::Link(first),
            _ => Brought::File(folder.join(first)),
        })
    }
}

/// Prints where it leads, never a query or a fragment: codes and sessions live there. Nor a file's folder.
impl fmt::Debug for Brought {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Brought::File(_) | Brought::Dropped(_) => formatter.write_str("a file"),
            Brought::Request(_) => formatter.write_str("a request"),
            Brought::Link(text) => match Url::parse(text) {
                Ok(url) => write!(
                    formatter,
                    "{}://{}{}",
                    url.scheme(),
                    url.host_str().unwrap_or_default(),
                    url.path()
                ),
                Err(_) => formatter.write_str("something that is no link"),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn brought(arguments: &[&str]) -> Option<Brought> {
        Brought::from_arguments(arguments.iter().map(|text| text.to_string()), Path::new("/home/ada"))
    }

    #[test]
    fn arguments_are_links_or_files() {
        for link in
            ["countersign://enrol?url=x", "https://trust.example.com/verification/confirmation?code=1"]
        {
            assert_eq!(brought(&[link]), Some(Brought::Link(link.into())));
        }
        for (argument, path) in [
            ("order.pdf", "/home/ada/order.pdf"),
            ("/tmp/order.pdf", "/tmp/order.pdf"),
            ("file:///tmp/an%20order.pdf", "/tmp/an order.pdf"),
        ] {
            assert_eq!(brought(&[argument]), Some(Brought::File(path.into())));
        }
        assert_eq!(brought(&["--hidden", "order.pdf"]), brought(&["order.pdf"]));
        assert_eq!(brought(&["--hidden"]), None);
        assert_eq!(brought(&[]), None);
    }

    #[test]
    fn secrets_of_a_link_do_not_print() {
        let link = Brought::Link("https://trust.example.com/confirmation?code=c0de&user=ada#5e55".into());
        assert_eq!(format!("{link:?}"), "https://trust.example.com/confirmation");
        assert_eq!(format!("{:?}", Brought::Link("c0de".into())), "something that is no link");
        assert_eq!(format!("{:?}", Brought::File("/home/ada/dismissal.pdf".into())), "a file");
    }

    #[test]
    fn one_question_waits_once_and_few_wait() {
        let waiting = Waiting::default();
        assert!(waiting.add(Brought::Link("a".into())));
        assert!(!waiting.add(Brought::Link("a".into())));
        for link in ["b", "c", "d"] {
            assert!(waiting.add(Brought::Link(link.into())));
        }
        assert!(!waiting.add(Brought::Link("e".into())), "no room");
        assert_eq!(waiting.take(), Some(Brought::Link("a".into())));
        assert!(waiting.any());
    }
}
