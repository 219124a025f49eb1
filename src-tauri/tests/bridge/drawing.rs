//! The process that draws documents: this program once more, confined.

use std::{
    fs,
    io::{Read, Write},
    process::{Child, Command, Stdio},
    thread,
};

use preview::{Page, Unseen, process};

/// A document of two pages, one like the other, as short as they come.
pub const PDF: &[u8] = b"%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R 5 0 R] /Count 2 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R
  /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj
5 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R
  /Resources << /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >> endobj
4 0 obj << /Length 46 >> stream
BT /F 24 Tf 20 100 Td (One party agrees.) Tj ET
endstream endobj
trailer << /Root 1 0 R >>
";

fn begin() -> Child {
    Command::new(env!("CARGO_BIN_EXE_countersign-desktop"))
        .arg("--draw-a-page")
        .env_clear()
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("a process")
}

fn asked(question: &[u8]) -> Result<Page, Unseen> {
    let mut process = begin();
    // One that gives up does not read to the end.
    let _ = process.stdin.take().expect("its input").write_all(question);
    let mut said = Vec::new();
    process.stdout.take().expect("its output").read_to_end(&mut said).expect("an answer");
    process.wait().expect("an end");
    process::answer(&said)
}

#[test]
fn a_confined_process_draws_as_any_other_would() {
    let page = asked(&process::question(PDF, 0, 300)).expect("a page");
    assert_eq!((page.count, page.words.as_str(), page.whole), (2, "One party agrees.", true));
    assert_eq!(Ok(page), preview::draw(PDF, 0, 300));
    assert_eq!(asked(&process::question(PDF, 2, 300)), Err(Unseen::NoPage));
    assert_eq!(asked(b"no question"), Err(Unseen::Damaged));
}

#[cfg(target_os = "linux")]
#[test]
fn it_is_confined_before_it_reads_a_byte() {
    let mut process = begin();
    let place = format!("/proc/{}", process.id());
    // It waits for its question, which does not come.
    let confined = || {
        let status = fs::read_to_string(format!("{place}/status")).unwrap_or_default();
        status.lines().any(|line| line == "Seccomp:\t2")
    };
    while !confined() {
        assert!(process.try_wait().expect("its state").is_none(), "it ended by itself");
        thread::yield_now();
    }
    let limits = fs::read_to_string(format!("{place}/limits")).expect("its limits");
    let limit = |name: &str| {
        let line = limits.lines().find(|line| line.starts_with(name)).expect("a limit");
        line[name.len()..].split_whitespace().take(2).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(limit("Max open files"), ["3", "3"]);
    assert_eq!(limit("Max file size"), ["0", "0"]);
    assert_eq!(limit("Max processes"), ["0", "0"]);
    assert_eq!(limit("Max cpu time"), ["20", "20"]);
    assert_eq!(limit("Max address space"), [(3_u64 << 30).to_string(), (3_u64 << 30).to_string()]);
    process.kill().expect("an end");
    process.wait().expect("an end");
}
