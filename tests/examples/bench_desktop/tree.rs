//! A program and all that it started, as the kernel counts them.

use std::collections::HashMap;
use std::fs;

use e2e::eventually;
/// Ticks in a second of processor time, as Linux counts for everyone (`USER_HZ`).
const TICKS: f64 = 100.0;
/// The process that draws a page.
const PAGE: &str = "WebKitWebProces";

/// Memory of all processes in megabytes: what is shared counts in parts (PSS).
pub fn memory(program: u32) -> f64 {
    let kilobytes: u64 = family(program).into_iter().filter_map(pss).sum();
    kilobytes as f64 / 1000.0
}

/// Processor time of all processes so far, in seconds.
pub fn processor_seconds(program: u32) -> f64 {
    let ticks: u64 = family(program).into_iter().filter_map(ticks).sum();
    ticks as f64 / TICKS
}

/// Waits until no process draws a page any more.
pub async fn without_page(program: u32) {
    let gone = async || family(program).into_iter().all(|id| name(id).as_deref() != Some(PAGE)).then_some(());
    eventually("the end of the page's process", gone).await;
}

/// The program, its children, theirs, and so on.
fn family(program: u32) -> Vec<u32> {
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    for id in processes() {
        if let Some(parent) = fields(id).and_then(|fields| fields.get(1)?.parse().ok()) {
            children.entry(parent).or_default().push(id);
        }
    }
    let mut found = vec![program];
    let mut next = 0;
    while let Some(id) = found.get(next) {
        found.extend(children.get(id).into_iter().flatten().copied().collect::<Vec<_>>());
        next += 1;
    }
    found
}

fn processes() -> Vec<u32> {
    let entries = fs::read_dir("/proc").expect("/proc");
    entries.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok()).collect()
}

fn pss(id: u32) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{id}/smaps_rollup")).ok()?;
    text.lines().find_map(|line| line.strip_prefix("Pss:"))?.split_whitespace().next()?.parse().ok()
}

fn ticks(id: u32) -> Option<u64> {
    let fields = fields(id)?;
    Some(fields.get(11)?.parse::<u64>().ok()? + fields.get(12)?.parse::<u64>().ok()?)
}

fn name(id: u32) -> Option<String> {
    Some(fs::read_to_string(format!("/proc/{id}/comm")).ok()?.trim().to_owned())
}

/// What `/proc/<id>/stat` says after the name, which may hold anything: state, parent, …, user and system time.
fn fields(id: u32) -> Option<Vec<String>> {
    let text = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    Some(text.rsplit_once(')')?.1.split_whitespace().map(str::to_owned).collect())
}
