//! What lies in the memory of processes, as root may read it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::os::unix::fs::FileExt;

/// Bytes of a page of memory.
const PAGE: u64 = 4096;
/// Bytes of a page's entry in `pagemap`, and what it says of a page that is there, in memory or swapped out.
const ENTRY: u64 = 8;
const THERE: u64 = 0b11 << 62;

/// Something to look for.
#[derive(Debug)]
pub struct Needle {
    /// What it is, for people.
    pub what: String,
    /// What it looks like.
    pub bytes: Vec<u8>,
}

/// A running process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    /// Its identifier.
    pub id: u32,
    /// Its name.
    pub name: String,
}

impl Running {
    /// A process by its identifier, if it is there.
    pub fn find(id: u32) -> Option<Running> {
        let name = fs::read_to_string(format!("/proc/{id}/comm")).ok()?.trim().to_owned();
        Some(Running { id, name })
    }

    /// A process and everything that it started and that started.
    pub fn family(ancestor: u32) -> Vec<Running> {
        let mut children = BTreeMap::<u32, Vec<u32>>::new();
        let ids = fs::read_dir("/proc").expect("processes").flatten();
        for id in ids.filter_map(|entry| entry.file_name().to_str()?.parse().ok()) {
            if let Some(parent) = parent(id) {
                children.entry(parent).or_default().push(id);
            }
        }
        let mut family = vec![ancestor];
        let mut next = 0;
        while let Some(id) = family.get(next) {
            family.extend(children.remove(id).unwrap_or_default());
            next += 1;
        }
        family.into_iter().filter_map(Running::find).collect()
    }

    /// Which needles lie in its memory, each with what surrounds it first.
    pub fn search(&self, needles: &[Needle]) -> Vec<String> {
        let sieve = Sieve::new(needles);
        let mut found = BTreeMap::new();
        self.read(|place, bytes| {
            for (at, needle) in sieve.find(bytes) {
                let around = &bytes[at.saturating_sub(24)..bytes.len().min(at + needle.bytes.len() + 24)];
                let told = || format!("{}: {} in {place}: {:?}", self.name, needle.what, lossy(around));
                found.entry(needle.what.clone()).or_insert_with(told);
            }
        });
        found.into_values().collect()
    }

    /// Reads all memory that was ever written, piece by piece.
    fn read(&self, mut piece: impl FnMut(&str, &[u8])) {
        let open = |name: &str| File::open(format!("/proc/{}/{name}", self.id));
        // One that has ended meanwhile has no memory.
        let (Ok(memory), Ok(pages)) = (open("mem"), open("pagemap")) else { return };
        let Ok(maps) = fs::read_to_string(format!("/proc/{}/maps", self.id)) else { return };
        let mut total = 0;
        for line in maps.lines() {
            let mut words = line.split_whitespace();
            let (Some(range), Some(rights)) = (words.next(), words.next()) else { continue };
            let anonymous = words.nth(2).is_some_and(|inode| inode == "0");
            // What cannot be written and comes from a file is what is in the file. What the process itself may not read
            // is in a dump like the rest.
            if !(anonymous || rights.contains('w')) || line.contains("[v") {
                continue;
            }
            let (start, end) = range.split_once('-').expect("a range");
            let [start, end] =
                [start, end].map(|address| u64::from_str_radix(address, 16).expect("an address"));
            for (start, length) in runs(&pages, start, end) {
                let mut bytes = vec![0; length];
                if memory.read_exact_at(&mut bytes, start).is_ok() {
                    total += length;
                    piece(line, &bytes);
                }
            }
        }
        assert!(total > 0, "nothing of {} could be read: this test has to run as root", self.name);
    }

    /// A line of what the kernel says of it, such as its limits.
    pub fn told(&self, file: &str, begins: &str) -> String {
        let text = fs::read_to_string(format!("/proc/{}/{file}", self.id)).expect("a process");
        text.lines().find(|line| line.starts_with(begins)).unwrap_or_default().to_owned()
    }
}

fn parent(id: u32) -> Option<u32> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The name before may contain anything.
    stat.rsplit_once(") ")?.1.split(' ').nth(1)?.parse().ok()
}

/// Stretches of pages that are there. The others hold nothing, and there are terabytes of them.
fn runs(pages: &File, start: u64, end: u64) -> Vec<(u64, usize)> {
    const MOST: u64 = 64 * 1024;
    let mut runs: Vec<(u64, usize)> = Vec::new();
    let mut page = start / PAGE;
    while page < end / PAGE {
        let count = MOST.min(end / PAGE - page);
        let mut entries = vec![0; (count * ENTRY) as usize];
        if pages.read_exact_at(&mut entries, page * ENTRY).is_err() {
            break;
        }
        for (entry, at) in entries.chunks_exact(ENTRY as usize).zip(page..) {
            if u64::from_ne_bytes(entry.try_into().expect("8 bytes")) & THERE == 0 {
                continue;
            }
            match runs.last_mut() {
                Some((first, length)) if *first + *length as u64 == at * PAGE => *length += PAGE as usize,
                _ => runs.push((at * PAGE, PAGE as usize)),
            }
        }
        page += count;
    }
    runs
}

fn lossy(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| if byte.is_ascii_graphic() { char::from(*byte) } else { '.' }).collect()
}

/// Needles by their first two bytes.
struct Sieve<'a>(Vec<Vec<&'a Needle>>);

impl<'a> Sieve<'a> {
    fn new(needles: &'a [Needle]) -> Sieve<'a> {
        let mut by_beginning = vec![Vec::new(); 1 << 16];
        for needle in needles {
            by_beginning[beginning(&needle.bytes)].push(needle);
        }
        Sieve(by_beginning)
    }

    /// Which needles lie where.
    fn find(&self, bytes: &[u8]) -> Vec<(usize, &'a Needle)> {
        let mut found = Vec::new();
        for at in 0..bytes.len().saturating_sub(1) {
            let candidates = &self.0[beginning(&bytes[at..])];
            found.extend(
                candidates.iter().filter(|one| bytes[at..].starts_with(&one.bytes)).map(|one| (at, *one)),
            );
        }
        found
    }
}

fn beginning(bytes: &[u8]) -> usize {
    usize::from(bytes[0]) << 8 | usize::from(bytes[1])
}
