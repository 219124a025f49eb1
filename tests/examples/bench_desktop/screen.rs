//! What is on the screen, read from the X server: the same for every program, whatever draws it.

use std::thread;
use std::time::{Duration, Instant};

use e2e::{Desk, eventually, soon};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ClientMessageEvent, ConnectionExt, EventMask, ImageFormat, Window};
use x11rb::rust_connection::RustConnection;

/// Rows of the screen that are looked at. All of them would take longer than a program takes to draw.
const ROWS: i16 = 24;
/// How often the screen is looked at.
const GLANCE: Duration = Duration::from_millis(4);
/// A program has drawn what it will keep showing once nothing changed for so long.
const REST: Duration = Duration::from_millis(1500);
/// The longest that a program may take.
const LIMIT: Duration = Duration::from_secs(60);
/// How long a window may take to close before it is asked again.
const PATIENCE: Duration = Duration::from_secs(10);
/// Part of the pixels that may still change afterwards: a caret blinks, a ring turns.
const RESTLESS: f64 = 0.005;

/// From the start of a program to what can be seen of it, in milliseconds.
pub struct Paint {
    /// Until anything showed.
    pub first: f64,
    /// Until the screen looked as it did at the end.
    pub finished: f64,
}

/// The screen of a workstation.
pub struct Screen {
    server: RustConnection,
    root: Window,
    size: (u16, u16),
}

impl Screen {
    /// The screen of this workstation.
    pub fn of(desk: &Desk) -> Screen {
        let (server, number) = RustConnection::connect(Some(desk.display())).expect("the display");
        let screen = &server.setup().roots[number];
        let (root, size) = (screen.root, (screen.width_in_pixels, screen.height_in_pixels));
        Screen { server, root, size }
    }

    /// Starts a program, or has one show itself, and watches the screen until it rests.
    pub fn watch<T>(&self, start: impl FnOnce() -> T) -> (T, Paint) {
        let blank = self.look();
        let began = Instant::now();
        let running = start();
        let mut seen = vec![(0.0, blank.clone())];
        let mut changed = Instant::now();
        while seen.len() == 1 || changed.elapsed() < REST {
            assert!(began.elapsed() < LIMIT, "nothing was drawn, or never the same twice");
            let now = self.look();
            let at = began.elapsed().as_secs_f64() * 1000.0;
            if seen.last().is_some_and(|(_, last)| differ(last, &now) > RESTLESS) {
                seen.push((at, now));
                changed = Instant::now();
            }
            thread::sleep(GLANCE);
        }
        let end = seen.last().map(|(_, picture)| picture.clone()).unwrap_or_default();
        let first = seen.iter().find(|(_, picture)| *picture != blank).map_or(f64::NAN, |(at, _)| *at);
        let finished = seen.iter().find(|(_, picture)| differ(picture, &end) <= RESTLESS);
        let finished = finished.map_or(f64::NAN, |(at, _)| *at);
        (running, Paint { first, finished })
    }

    /// Closes the window as its own button does: twice where the program first says something about it.
    pub async fn close_window(&self) {
        for _ in 0..2 {
            self.ask_to_close();
            if soon(PATIENCE, async || self.visible_window().is_none().then_some(())).await.is_some() {
                return;
            }
        }
        panic!("the window does not close");
    }

    fn ask_to_close(&self) {
        let Some(window) = self.visible_window() else { return };
        let atom = |name: &str| {
            let asked = self.server.intern_atom(false, name.as_bytes()).expect("the display");
            asked.reply().expect("an atom").atom
        };
        let delete = [atom("WM_DELETE_WINDOW"), x11rb::CURRENT_TIME, 0, 0, 0];
        let message = ClientMessageEvent::new(32, window, atom("WM_PROTOCOLS"), delete);
        self.server.send_event(false, window, EventMask::NO_EVENT, message).expect("the display");
        self.server.flush().expect("the display");
    }

    /// Waits until no window is left on the screen.
    pub async fn wait_until_blank(&self) {
        eventually("an empty screen", async || self.visible_window().is_none().then_some(())).await;
    }

    fn visible_window(&self) -> Option<Window> {
        e2e::visible_window(&self.server, self.root)
    }

    /// Every so many rows of the screen, as the server has them.
    fn look(&self) -> Vec<u8> {
        let (width, height) = self.size;
        let step = height as i16 / ROWS;
        let asked = (0..ROWS).map(|row| {
            let y = row * step + step / 2;
            self.server
                .get_image(ImageFormat::Z_PIXMAP, self.root, 0, y, width, 1, u32::MAX)
                .expect("the display")
        });
        let asked: Vec<_> = asked.collect();
        asked.into_iter().flat_map(|row| row.reply().expect("a row of pixels").data).collect()
    }
}

/// The part of two pictures that is not the same.
fn differ(one: &[u8], other: &[u8]) -> f64 {
    let pixels = one.chunks_exact(4).zip(other.chunks_exact(4));
    let different = pixels.filter(|(one, other)| one[..3] != other[..3]).count();
    different as f64 / (one.len() / 4).max(1) as f64
}
