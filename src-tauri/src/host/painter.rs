//! Documents are drawn by a process of their own: this program once more, which reads one document, writes one page and ends.
//! It knows no secret, is confined before it reads a byte, and is stopped when it takes too long.

use std::{io, path::PathBuf, process::Stdio, time::Duration};

use preview::{Unseen, process};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    process::Command,
    time::timeout,
};

use crate::bridge::{Drawing, Painter};

/// The argument that makes this program draw.
pub(crate) const DRAW: &str = "--draw-a-page";
/// Longest that a page may take.
const PATIENCE: Duration = Duration::from_secs(20);
/// Longest answer, in bytes: the largest page that is drawn, with room for its words.
const LONGEST_ANSWER: u64 = 96 << 20;
/// What of this program's environment a process needs to start at all: where its libraries are.
const NEEDED: &[&str] = &["LD_LIBRARY_PATH", "SystemRoot"];

/// Draws in another process.
pub(super) struct Apart;

impl Painter for Apart {
    fn draw(&self, document: Vec<u8>, page: u32, width: u32) -> Drawing<'_> {
        Box::pin(async move {
            let question = process::question(&document, page, width);
            match timeout(PATIENCE, ask(question)).await {
                Ok(Ok(said)) => process::answer(&said),
                Ok(Err(error)) => {
                    tracing::warn!(%error, "no process for a document");
                    Err(Unseen::Damaged)
                }
                Err(_) => Err(Unseen::TooLarge),
            }
        })
    }
}

/// Asks a new process, which ends with this question however it goes.
async fn ask(question: Vec<u8>) -> io::Result<Vec<u8>> {
    let mut process = Command::new(program()?)
        .arg(DRAW)
        .env_clear()
        .envs(NEEDED.iter().filter_map(|name| Some((name, std::env::var_os(name)?))))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    let (input, output) = (process.stdin.take(), process.stdout.take());
    let (Some(mut input), Some(output)) = (input, output) else {
        return Err(io::ErrorKind::BrokenPipe.into());
    };
    let mut output = output.take(LONGEST_ANSWER);
    let telling = async {
        // One that gave up in the middle has its reason, which it says or does not.
        let _ = input.write_all(&question).await;
        drop(input);
    };
    let mut said = Vec::new();
    let (_, read) = tokio::join!(telling, output.read_to_end(&mut said));
    read?;
    // It has nothing left to say. Waited for, so that it leaves no trace among the processes.
    process.kill().await?;
    Ok(said)
}

/// This program, even where an upgrade has replaced its file.
fn program() -> io::Result<PathBuf> {
    if cfg!(target_os = "linux") { Ok(PathBuf::from("/proc/self/exe")) } else { std::env::current_exe() }
}

/// Draws the page that standard input asks for. The other end of [`Apart`].
pub(crate) fn draw_a_page() -> io::Result<()> {
    process::serve(io::stdin().lock(), io::stdout().lock())
}
