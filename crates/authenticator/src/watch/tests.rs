use std::{
    fs,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    time::Duration,
};

use jiff::SignedDuration;
use tempfile::TempDir;

use super::{BACKSTOP, Watcher};
use crate::{
    DataFolder, SystemClock,
    journal::{Journal, SqliteJournal, Write},
    settings::Settings,
    testing::ManualClock,
};

/// Longer than any test: whoever polls fails.
const NEVER: Duration = Duration::from_secs(3600);

/// A data folder, and beside it the place of a policy that is not there.
struct Place {
    directory: TempDir,
    journal: SqliteJournal,
}

impl Place {
    fn new() -> Place {
        let directory = tempfile::tempdir().expect("a folder");
        let journal = SqliteJournal::open(&DataFolder::at(directory.path().join("data"))).expect("a journal");
        Place { directory, journal }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    fn watcher(&self) -> Watcher {
        self.watching("etc/countersign/policy.json")
    }

    fn watching(&self, policy: &str) -> Watcher {
        let watcher = Watcher::new(self.journal.file(), Some(self.path(policy)));
        assert!(watcher.is_told());
        watcher
    }
}

/// Whether the watcher says so, once and then no more.
async fn tells(watcher: &mut Watcher) {
    let turn = watcher.turn(&SystemClock, NEVER);
    tokio::time::timeout(Duration::from_secs(10), turn).await.expect("it is told");
    assert!(!watcher.is_due(), "told once");
}

fn put(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(path, text).expect("a file");
}

#[tokio::test]
async fn what_another_process_writes_is_told_and_what_is_read_is_not() {
    let place = Place::new();
    let other = SqliteJournal::open(&DataFolder::at(place.path("data"))).expect("the same journal");
    let mut watcher = place.watcher();
    assert!(!watcher.is_due());
    other.write(vec![Write::Settings(Settings::default())]).await.expect("written");
    tells(&mut watcher).await;
    place.journal.changes().await.expect("a count");
    place.journal.settings().await.expect("settings");
    assert!(!watcher.is_due(), "to look leads to no other look");
}

#[tokio::test]
async fn what_lies_beside_is_nobodys_business() {
    let place = Place::new();
    let mut watcher = place.watcher();
    put(&place.path("data/countersign.log"), "a line");
    put(&place.path("elsewhere/policy.json"), "{}");
    assert!(!watcher.is_due());
}

#[tokio::test]
async fn a_policy_comes_later_is_replaced_and_goes_with_its_folder() {
    let place = Place::new();
    let mut watcher = place.watcher();
    let policy = place.path("etc/countersign/policy.json");
    for turn in 0..2 {
        put(&policy, "{}");
        tells(&mut watcher).await;
        let next = policy.with_extension("new");
        fs::write(&next, "[]").expect("a file");
        assert!(!watcher.is_due(), "another name, turn {turn}");
        fs::rename(&next, &policy).expect("replaced");
        tells(&mut watcher).await;
        fs::write(&policy, "{} ").expect("written in place");
        tells(&mut watcher).await;
        fs::remove_dir_all(place.path("etc")).expect("gone");
        tells(&mut watcher).await;
    }
    fs::create_dir(place.path("etc")).expect("a folder");
    tells(&mut watcher).await;
    fs::create_dir(place.path("etc/countersign")).expect("a folder");
    tells(&mut watcher).await;
    fs::write(&policy, "{}").expect("a file");
    tells(&mut watcher).await;
    fs::rename(place.path("etc"), place.path("etc.old")).expect("moved away");
    tells(&mut watcher).await;
}

#[tokio::test]
async fn who_may_write_the_policy_and_its_folder_is_watched_too() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::new();
    let policy = place.path("etc/countersign/policy.json");
    put(&policy, "{}");
    let mut watcher = place.watcher();
    for path in [policy.as_path(), policy.parent().expect("a folder")] {
        fs::set_permissions(path, fs::Permissions::from_mode(0o777)).expect("permissions");
        tells(&mut watcher).await;
    }
}

#[tokio::test]
async fn links_are_followed_to_where_they_lead() {
    let place = Place::new();
    put(&place.path("one/policy.json"), "{}");
    put(&place.path("two/policy.json"), "[]");
    fs::create_dir(place.path("etc")).expect("a folder");
    symlink("../one", place.path("etc/countersign")).expect("a link");
    let mut watcher = place.watcher();
    fs::write(place.path("one/policy.json"), "{ }").expect("a file");
    tells(&mut watcher).await;
    fs::write(place.path("two/policy.json"), "[ ]").expect("a file");
    assert!(!watcher.is_due(), "it does not lead there");
    symlink(place.path("two"), place.path("etc/next")).expect("a link");
    fs::rename(place.path("etc/next"), place.path("etc/countersign")).expect("led elsewhere");
    tells(&mut watcher).await;
    fs::write(place.path("two/policy.json"), "[]").expect("a file");
    tells(&mut watcher).await;
    fs::write(place.path("one/policy.json"), "{}").expect("a file");
    assert!(!watcher.is_due(), "it leads there no more");
}

#[tokio::test]
async fn a_link_in_a_circle_ends() {
    let place = Place::new();
    symlink("round", place.path("round")).expect("a link");
    let mut watcher = place.watching("round/policy.json");
    fs::remove_file(place.path("round")).expect("gone");
    tells(&mut watcher).await;
}

#[tokio::test]
async fn it_looks_all_the_same_now_and_then() {
    let place = Place::new();
    let (mut watcher, clock) = (place.watcher(), ManualClock::default());
    let looked = tokio::join!(watcher.turn(&clock, NEVER), async {
        while clock.sleepers() == 0 {
            tokio::task::yield_now().await;
        }
        clock.advance(SignedDuration::try_from(BACKSTOP).expect("a time"));
    });
    assert_eq!(looked, ((), ()));
}

#[tokio::test]
async fn where_nobody_tells_it_is_looked_for() {
    let place = Place::new();
    fs::remove_dir_all(place.path("data")).expect("gone");
    for mut watcher in
        [Watcher::new(place.journal.file(), None), Watcher::new(place.journal.file(), Some("/".into()))]
    {
        assert!(!watcher.is_told() && watcher.is_due());
        watcher.turn(&SystemClock, Duration::from_millis(1)).await;
    }
}

#[tokio::test]
async fn a_folder_that_was_taken_away_is_told_of_no_more() {
    let Place { directory, journal } = Place::new();
    let mut watcher = Watcher::new(journal.file(), Some(directory.path().join("policy.json")));
    // An open file keeps its folder.
    drop(journal);
    fs::remove_dir_all(directory.path().join("data")).expect("gone");
    assert!(watcher.is_due() && !watcher.is_told());
}
