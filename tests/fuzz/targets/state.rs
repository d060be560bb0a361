//! What lies in the state folder: the record, the note of the last result, the list of what was made. The first
//! byte chooses the file, the rest is what stands in it. Real files, in memory where the machine has that.

use cs_ashby::credentials::Secret;
use cs_ashby::error::Error;
use cs_ashby::integration::{KeyName, ManualStep};
use cs_ashby::state::{Binding, CleanupJournal, ProfileState, StateStore};
use jiff::Timestamp;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

/// Reads a file of the state, and goes on from it.
pub fn check(data: &[u8]) {
    let Some((kind, bytes)) = data.split_first() else {
        return;
    };
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    let folder = folder.expect("a temporary folder");
    let store = StateStore::Folder { path: folder.path().to_owned(), profile: "default".into() };
    let name = match kind {
        b'l' => "last-default.json",
        b'm' => "made-default.json",
        _ => "profile-default.json",
    };
    let file = folder.path().join(name);
    fs::write(&file, bytes).expect("a file");
    match kind {
        b'l' => {
            let _ = store.last();
            assert_eq!(fs::read(&file).ok().as_deref(), Some(bytes));
        }
        b'm' => journal_file(&store, &file, bytes),
        _ => state_file(&store, &file, bytes),
    }
}

/// Another test's program that is about to start has a copy of each descriptor for a moment, and with it an old lock.
fn when_free<T>(open: impl Fn() -> Result<T, Error>) -> Result<T, Error> {
    for _ in 0..1000 {
        match open() {
            Err(error) if error.code == "another_run" => thread::sleep(Duration::from_millis(1)),
            ended => return ended,
        }
    }
    open()
}

fn journal_file(store: &StateStore, file: &Path, bytes: &[u8]) {
    let Ok(journal) = when_free(|| CleanupJournal::open(store)) else {
        // What a run left at CodeSignal must not be forgotten because its list can't be read.
        assert_eq!(fs::read(file).ok().as_deref(), Some(bytes));
        return;
    };
    let left = journal.left();
    for made in &left {
        journal.name(&made.marker, "an-id").expect("it is written");
    }
    drop(journal);
    let again = when_free(|| CleanupJournal::open(store)).expect("what was written can be read");
    assert_eq!(again.left().len(), left.len());
    for made in &left {
        again.remove(&made.marker).expect("it is written");
    }
    assert!(again.left().is_empty());
    assert!(left.is_empty() || !file.exists());
}

fn state_file(store: &StateStore, file: &Path, bytes: &[u8]) {
    let peeked = store.peek();
    assert_eq!(fs::read(file).ok().as_deref(), Some(bytes), "peeking changes nothing");
    let loaded = match (store.load(), peeked) {
        (Ok(loaded), Ok(peeked)) => {
            assert!(!loaded.stored || loaded.state == peeked);
            loaded
        }
        (Err(error), Err(_)) => {
            assert_eq!(error.code, "state_newer");
            assert_eq!(fs::read(file).ok().as_deref(), Some(bytes), "left untouched");
            return;
        }
        (loaded, _) => panic!("peek and load differ: {:?}", loaded.err()),
    };
    if !loaded.stored {
        assert!(loaded.notice.is_some_and(|it| it.contains("moved to")));
        assert_eq!(fs::read(aside(file)).ok().as_deref(), Some(bytes), "nothing is lost");
    }
    go_on(store, loaded.state);
}

/// The file that a damaged record was moved to.
fn aside(file: &Path) -> PathBuf {
    let entries = fs::read_dir(file.parent().expect("a folder")).expect("a folder");
    let mut paths = entries.flatten().map(|entry| entry.path());
    let damaged = |path: &PathBuf| path.to_string_lossy().contains("/damaged-");
    paths.find(damaged).expect("a file that was set aside")
}

/// Whatever was read can be asked, changed, written and read again.
fn go_on(store: &StateStore, mut record: ProfileState) {
    let key = |name, text| Secret::parse(name, text).expect("a key");
    let codesignal = key(KeyName::Codesignal, "first-key-0123456789");
    let ashby = key(KeyName::Ashby, "second-key-0123456789");
    let now = Timestamp::UNIX_EPOCH + jiff::SignedDuration::from_hours(24 * 20_000);
    let binding = Binding {
        codesignal: &codesignal,
        ashby: &ashby,
        endpoint: "https://app.ashbyhq.com/api/codesignal_webhook",
    };
    let _ = record.locations(KeyName::Codesignal, &codesignal, &ashby);
    let _ = record.export("default", now);
    for step in ManualStep::ALL {
        let _ = record.attestation_status(step, &binding);
        record.attest(step, &binding, now);
        assert!(record.attested_at(step).is_some());
    }
    let _ = record.known_since(KeyName::Ashby, &ashby);
    record.begin_rotation(KeyName::Ashby, &ashby, &codesignal, now);
    let lock = when_free(|| store.lock()).expect("no other run has it");
    store.save(&lock, &record).expect("it is written");
    let back = store.load_locked(&lock).expect("it is read");
    assert!(back.stored && back.state == record, "what was written is read");
}
