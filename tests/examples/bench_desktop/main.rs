//! `cargo xtask bench desktop`: what the app costs, in one run beside two others and an empty window.
//!
//! Every figure is taken the same way for every program: time from `exec` until the screen shows what it will keep
//! showing, memory (PSS) and processor time of the program and all that it started. Programs take turns, so that
//! whatever else the machine does falls on all alike.

mod figures;
mod pin;
mod screen;
mod subject;
mod tree;

use std::time::Duration;

use e2e::{Desk, Process, Shell};
use tokio::runtime::Handle;
use tokio::task::block_in_place;

use figures::{Figures, Measure};
use screen::Screen;
use subject::{Subject, subjects};

/// Turns that count. One more comes first and does not.
const ROUNDS: usize = 5;
/// How long the processor is watched while nobody does anything.
const IDLE: Duration = Duration::from_secs(60);
/// The entry of the tray's menu that opens the window.
const OPEN: &str = "Open Countersign";
/// How long a program may settle before memory and processor are looked at.
const SETTLE: Duration = Duration::from_secs(3);

#[tokio::main(flavor = "multi_thread")]
async fn main() {
    let (desk, subjects) = (Desk::new().await, subjects());
    let shell = desk.shell().await;
    let mut figures = Figures::new(&subjects);
    for round in 0..=ROUNDS {
        for subject in &subjects {
            let turn = turn(&desk, &shell, subject).await;
            // The first start fills the caches of the disk and the home folder.
            if round > 0 {
                figures.add(subject, turn);
            }
        }
        eprintln!("round {round} of {ROUNDS}");
    }
    for subject in &subjects {
        figures.add(subject, idle(&desk, subject).await);
    }
    figures.add(&subjects[0], pin::measure(ROUNDS).await);
    println!("{figures}");
}

/// Starts a program, looks at it, closes its window, and opens it again where that is possible.
async fn turn(desk: &Desk, shell: &Shell, subject: &Subject) -> Vec<(Measure, f64)> {
    let screen = Screen::of(desk);
    let mut found = Vec::new();
    let (mut running, paint) = screen.watch(|| subject.start(desk));
    found.extend([(Measure::FirstPixels, paint.first), (Measure::Painted, paint.finished)]);
    tokio::time::sleep(SETTLE).await;
    found.push((Measure::MemoryOpen, tree::memory(running.id())));
    if subject.stays && stays_without_window(&screen, &mut running).await {
        found.push((Measure::MemoryClosed, tree::memory(running.id())));
        let choose = || block_in_place(|| Handle::current().block_on(shell.choose(OPEN)));
        let ((), paint) = screen.watch(choose);
        found.push((Measure::Reopened, paint.finished));
        assert!(stays_without_window(&screen, &mut running).await, "it closes a second time");
        let (again, paint) = screen.watch(|| subject.start(desk));
        found.push((Measure::StartedAgain, paint.finished));
        drop(again);
    }
    drop(running);
    screen.wait_until_blank().await;
    found
}

/// Watches the processor while nobody does anything: with the window open, then closed.
async fn idle(desk: &Desk, subject: &Subject) -> Vec<(Measure, f64)> {
    let screen = Screen::of(desk);
    let (mut running, _) = screen.watch(|| subject.start(desk));
    tokio::time::sleep(SETTLE).await;
    let mut found = vec![(Measure::IdleOpen, share_of_processor(running.id()).await)];
    if subject.stays && stays_without_window(&screen, &mut running).await {
        found.push((Measure::IdleClosed, share_of_processor(running.id()).await));
    }
    drop(running);
    screen.wait_until_blank().await;
    found
}

/// Closes the window; whether the program goes on without it, and without a page.
async fn stays_without_window(screen: &Screen, running: &mut Process) -> bool {
    screen.close_window().await;
    tree::without_page(running.id()).await;
    tokio::time::sleep(SETTLE).await;
    running.has_ended().is_none()
}

/// Processor time over wall time, in percent of one processor.
async fn share_of_processor(program: u32) -> f64 {
    let before = tree::processor_seconds(program);
    tokio::time::sleep(IDLE).await;
    100.0 * (tree::processor_seconds(program) - before) / IDLE.as_secs_f64()
}
