//! The app without its window: its processes, its X11 window as the desktop sees it.

use std::fs;
use std::process::ExitStatus;

use x11rb::protocol::xproto::{AtomEnum, ClientMessageEvent, ConnectionExt, EventMask};

use crate::desk::Desk;
use crate::process::Process;
use crate::program;
use crate::wait::eventually;

/// The program that draws a page; the kernel keeps fifteen letters of a name.
const PAGE: &str = "WebKitWebProces";

/// The app, started as the desktop starts it: nothing steers its page.
#[derive(Debug)]
pub struct App(Process);

impl App {
    /// Waits for its end.
    pub async fn end(&mut self) -> ExitStatus {
        self.0.end().await
    }

    /// Whether it runs.
    pub fn runs(&mut self) -> bool {
        self.0.has_ended().is_none()
    }
}

impl Desk {
    /// Starts the app, and waits until it can be found.
    pub async fn start_app(&self, arguments: &[&str]) -> App {
        eventually("the app to have ended", async || (!self.has_app()).then_some(())).await;
        let app = self.start_at_once(arguments);
        eventually("the app", async || self.has_app().then_some(())).await;
        app
    }

    /// Starts the app, whatever else runs.
    pub fn start_at_once(&self, arguments: &[&str]) -> App {
        let mut command = self.session.command(program("countersign-desktop"));
        command.args(arguments);
        App(self.session.start(&command))
    }

    /// Starts the app once more without any argument, as the launcher does.
    pub async fn launch_again(&self) {
        let status = self.start_at_once(&[]).end().await;
        assert!(status.success(), "the second start ended with {status}");
    }

    /// How many pages are in memory.
    pub fn pages(&self) -> usize {
        let home = format!("HOME={}\0", self.home().display());
        let processes = fs::read_dir("/proc").expect("processes").flatten();
        let is_page = |process: &fs::DirEntry| {
            let of = |name: &str| fs::read(process.path().join(name)).unwrap_or_default();
            // Whoever draws pages on this workstation has its home folder.
            of("comm").starts_with(PAGE.as_bytes()) && contains(&of("environ"), home.as_bytes())
        };
        processes.filter(is_page).count()
    }

    /// Waits for so many pages in memory.
    pub async fn pages_become(&self, count: usize) {
        eventually(&format!("{count} pages in memory"), async || (self.pages() == count).then_some(())).await;
    }

    /// Waits for a window with this heading.
    pub async fn window_titled(&self, heading: &str) {
        let title = format!("{heading} – Countersign");
        eventually(&format!("a window “{title}”"), async || self.titles().contains(&title).then_some(()))
            .await;
    }

    /// The titles of the windows that can be seen.
    pub fn titles(&self) -> Vec<String> {
        let seen =
            self.ask("xdotool", &["search", "--onlyvisible", "--name", "Countersign"]).unwrap_or_default();
        seen.lines()
            .filter_map(|id| self.ask("xdotool", &["getwindowname", id]))
            .map(|name| name.trim().to_owned())
            .collect()
    }

    /// Presses keys anywhere on this workstation.
    pub fn press_keys(&self, keys: &str) {
        self.ask("xdotool", &["key", keys]).unwrap_or_else(|| panic!("{keys} cannot be pressed"));
    }

    /// Closes the window as its frame does: the program is asked to.
    pub fn close_window(&self) {
        let seen = self.ask("xdotool", &["search", "--onlyvisible", "--name", " – Countersign$"]);
        let window = seen.unwrap_or_default().lines().last().and_then(|id| id.parse::<u32>().ok());
        let window = window.unwrap_or_else(|| panic!("there is no window; there is {:?}", self.titles()));
        let (display, _) = x11rb::connect(Some(self.session.variable("DISPLAY"))).expect("the display");
        let atom =
            |name: &[u8]| display.intern_atom(false, name).expect("a request").reply().expect("an atom").atom;
        let (protocols, delete) = (atom(b"WM_PROTOCOLS"), atom(b"WM_DELETE_WINDOW"));
        let known = display.get_property(false, window, protocols, AtomEnum::ATOM, 0, 16).expect("a request");
        let known = known.reply().expect("the window's protocols");
        assert!(
            known.value32().is_some_and(|mut known| known.any(|one| one == delete)),
            "it cannot be asked"
        );
        let asked = ClientMessageEvent::new(32, window, protocols, [delete, 0, 0, 0, 0]);
        display.send_event(false, window, EventMask::NO_EVENT, asked).expect("a request");
        // An answer: what was asked before has arrived by then.
        display.get_input_focus().expect("a request").reply().expect("the display");
    }
}

fn contains(text: &[u8], wanted: &[u8]) -> bool {
    text.windows(wanted.len()).any(|part| part == wanted)
}
