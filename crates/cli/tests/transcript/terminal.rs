//! At a terminal: a PIN is typed, and never shown.

use std::fs::File;
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::process::Child;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use rustix::fs::{Mode, OFlags};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{LocalModes, tcgetattr};

use authenticator::UserId;
use authenticator::testing::serve;

use crate::world::{Computer, PIN, USER, WRONG, World, status};

/// How long a program may be silent before the test gives up.
const PATIENCE: Duration = Duration::from_secs(60);

/// A program at a terminal of its own.
pub struct Terminal {
    keys: File,
    screen: Receiver<Vec<u8>>,
    shown: String,
    /// How much of what is shown was read.
    read: usize,
    program: Child,
}

impl Terminal {
    pub fn run(world: &Computer, line: &[&str]) -> Terminal {
        let master = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).expect("a terminal");
        grantpt(&master).and_then(|()| unlockpt(&master)).expect("a terminal");
        let name = ptsname(&master, Vec::new()).expect("a name");
        let user = rustix::fs::open(name.as_c_str(), OFlags::RDWR | OFlags::NOCTTY, Mode::empty())
            .expect("a terminal");
        let end = |user: &OwnedFd| user.try_clone().expect("a descriptor");
        let program = world
            .command("setsid")
            .args(["--ctty", "--wait", env!("CARGO_BIN_EXE_countersign")])
            .args(line)
            .stdin(end(&user))
            .stdout(end(&user))
            .stderr(end(&user))
            .spawn()
            .expect("setsid is installed");
        drop(user);
        let keys = File::from(master);
        let screen = watch(keys.try_clone().expect("a descriptor"));
        Terminal { keys, screen, shown: String::new(), read: 0, program }
    }

    /// Waits until the screen shows this.
    pub fn expect(&mut self, text: &str) {
        loop {
            if let Some(at) = self.shown[self.read..].find(text) {
                self.read += at + text.len();
                return;
            }
            let more = self.screen.recv_timeout(PATIENCE);
            let more = more.unwrap_or_else(|_| panic!("{text:?} is not in {:?}", self.shown));
            self.shown.push_str(&String::from_utf8_lossy(&more));
        }
    }

    pub fn type_line(&mut self, text: &str) {
        self.keys.write_all(format!("{text}\n").as_bytes()).expect("a key");
    }

    /// Types what must not be shown, as soon as the terminal has stopped showing what is typed: the question is there a
    /// moment earlier.
    pub fn type_pin(&mut self, pin: &str) {
        let deadline = Instant::now() + PATIENCE;
        let shows = || tcgetattr(&self.keys).expect("a terminal").local_modes.contains(LocalModes::ECHO);
        while shows() {
            assert!(Instant::now() < deadline, "the terminal shows what is typed: {:?}", self.shown);
            thread::sleep(Duration::from_millis(5));
        }
        self.type_line(pin);
    }

    /// How the program ended, and all that was shown.
    pub fn end(mut self) -> (i32, String) {
        let ended = self.program.wait().expect("an end");
        while let Ok(more) = self.screen.recv_timeout(PATIENCE) {
            self.shown.push_str(&String::from_utf8_lossy(&more));
        }
        (status(ended), self.shown)
    }
}

/// What a terminal shows, until its program is gone.
fn watch(mut screen: File) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(count @ 1..) = screen.read(&mut buffer) {
            if sender.send(buffer[..count].to_vec()).is_err() {
                break;
            }
        }
    });
    receiver
}

#[tokio::test]
async fn a_new_pin_is_typed_twice_and_never_shown() {
    let world = World::open();
    let link = world.invite(USER).await;
    let mut terminal = Terminal::run(&world, &["enrol", &link]);
    terminal.expect("Continue?");
    terminal.type_line("y");
    for (first, second, code) in [("1234", None, "pin-too-simple"), (PIN, Some(WRONG), "pin-mismatch")] {
        terminal.expect("New PIN, 4 digits: ");
        terminal.type_pin(first);
        if let Some(second) = second {
            terminal.expect("The same PIN again: ");
            terminal.type_pin(second);
        }
        terminal.expect(code);
    }
    terminal.expect("New PIN, 4 digits: ");
    terminal.type_pin(PIN);
    terminal.expect("The same PIN again: ");
    terminal.type_pin(PIN);
    terminal.expect("This computer is enrolled");
    let (status, shown) = terminal.end();
    assert_eq!(status, 0);
    assert!(!shown.contains(PIN) && !shown.contains(WRONG) && !shown.contains("1234"), "{shown}");

    let mut terminal = Terminal::run(&world, &["sign-in", "--token"]);
    terminal.expect("PIN for ");
    terminal.type_pin(WRONG);
    terminal.expect("wrong-pin");
    let (status, shown) = terminal.end();
    assert!(status == 10 && !shown.contains(WRONG), "{shown}");
}

#[tokio::test]
async fn the_old_pin_is_proved_before_the_new_one_is_asked_for() {
    const NEW: &str = "5820";
    let world = World::open();
    world.enrol(USER).await;
    let mut terminal = Terminal::run(&world, &["change-pin"]);
    terminal.expect("PIN for ");
    terminal.type_pin(WRONG);
    terminal.expect("wrong-pin");
    assert_eq!(terminal.end().0, 10);
    let mut terminal = Terminal::run(&world, &["change-pin"]);
    terminal.expect("PIN for ");
    terminal.type_pin(PIN);
    for (first, code) in [("1234", "pin-too-simple"), (PIN, "pin-unchanged")] {
        terminal.expect("New PIN, 4 digits: ");
        terminal.type_pin(first);
        terminal.expect(code);
    }
    for prompt in ["New PIN, 4 digits: ", "The same PIN again: "] {
        terminal.expect(prompt);
        terminal.type_pin(NEW);
    }
    terminal.expect("was changed");
    let (status, shown) = terminal.end();
    assert!(status == 0 && ![PIN, WRONG, NEW].iter().any(|pin| shown.contains(pin)), "{shown}");
    world.run_with_pin(&["sign-in", "--token"], PIN).ends(10);
    world.run_with_pin(&["sign-in", "--token"], NEW).ends(0);
}

#[tokio::test]
async fn nothing_is_used_up_before_the_person_agrees() {
    let world = World::open();
    let link = world.invite(USER).await;
    let mut terminal = Terminal::run(&world, &["enrol", &link]);
    terminal.expect("Continue?");
    terminal.type_line("");
    terminal.expect("not-confirmed");
    assert_eq!(terminal.end().0, 1);
    let said = world.run(&["enrol", &link, "--json"]).ends(1).json();
    assert_eq!(said["error"]["code"], "no-terminal", "nobody is there to agree");
    world.run_with_pin(&["enrol", &link], PIN).ends(0);
}

#[tokio::test]
async fn an_empty_line_gives_up_and_the_enrolment_waits() {
    let world = World::open();
    let link = world.invite(USER).await;
    let mut terminal = Terminal::run(&world, &["enrol", &link, "--yes"]);
    terminal.expect("New PIN, 4 digits: ");
    terminal.type_line("");
    terminal.expect("countersign enrol --resume");
    assert_eq!(terminal.end().0, 1);
    world.run_with_pin(&["enrol", "--resume"], PIN).ends(0);
}

#[tokio::test]
async fn a_code_is_typed_that_came_by_mail_and_another_mail_is_asked_for() {
    let computer = Computer::open();
    let service = serve().expect("a service");
    service.verify_by_mail();
    let user = UserId::parse(USER).expect("a user");
    let address = service.address().as_str();
    let mut terminal = Terminal::run(&computer, &["enrol", "--mail", USER, "--service", address]);
    terminal.expect("sends a mail with a code to");
    terminal.expect("Code from the mail");
    terminal.type_pin("again");
    terminal.expect("mail-too-soon");
    terminal.expect("Code from the mail");
    let code = service.last_mail(&user).expect("a mail");
    terminal.type_pin(&code);
    terminal.expect(&format!("This enrols the computer for {USER} with Payroll"));
    terminal.expect("Continue?");
    terminal.type_line("y");
    for prompt in ["New PIN, 4 digits: ", "The same PIN again: "] {
        terminal.expect(prompt);
        terminal.type_pin(PIN);
    }
    terminal.expect("This computer is enrolled");
    let (status, shown) = terminal.end();
    assert!(status == 0 && !shown.contains(&code) && !shown.contains(PIN), "{shown}");

    // Elsewhere the same user gets a link.
    let elsewhere = Computer::open();
    let other = service.wait_for_mail(&user);
    let mut terminal = Terminal::run(&elsewhere, &["enrol", "--mail", USER, "--service", address, "--yes"]);
    terminal.expect("sends a mail with a link to");
    terminal.expect("Link from the mail");
    assert_ne!(other, service.last_mail(&user));
    terminal.type_pin(&service.last_mail(&user).expect("a mail"));
    terminal.expect("New PIN, 4 digits: ");
    terminal.type_line("");
    assert_eq!(terminal.end().0, 1);
}

#[tokio::test]
async fn the_real_service_sends_a_code_that_enrols() {
    let world = World::with_mail();
    let service = world.service.project_url.clone();
    let mut terminal = Terminal::run(&world, &["enrol", "--mail", USER, "--service", &service, "--yes"]);
    terminal.expect("Code from the mail");
    let code = world.mailed_code().await;
    terminal.type_pin(&code);
    for prompt in ["New PIN, 4 digits: ", "The same PIN again: "] {
        terminal.expect(prompt);
        terminal.type_pin(PIN);
    }
    terminal.expect("This computer is enrolled");
    let (status, shown) = terminal.end();
    assert!(status == 0 && !shown.contains(&code), "{shown}");
}
