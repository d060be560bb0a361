//! What `verify --deep` created at CodeSignal and has not deleted yet: written before it is created, with its
//! id right after. Whatever ends a run, the next one continues from here. `made-PROFILE.json` exists only
//! while something is left.

use super::store::{Lock, StateStore, read_own, unusable};
use crate::error::Result;
use crate::platform::files;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;

const VERSION: u64 = 1;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResourceKind {
    TestSession,
    LiveInterview,
}

impl ResourceKind {
    pub(crate) fn title(self) -> &'static str {
        match self {
            ResourceKind::TestSession => "test session",
            ResourceKind::LiveInterview => "live interview",
        }
    }
}

/// One entry that was created, or was about to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreatedResource {
    pub(crate) kind: ResourceKind,
    /// The candidate's email, which nobody else has: by it the entry is found where its id is not known.
    pub marker: String,
    pub(crate) endpoint: String,
    /// The assessment a test session belongs to: its id.
    #[serde(default)]
    pub(crate) test_id: Option<String>,
    /// The assessment a test session belongs to: its title.
    #[serde(default)]
    pub(crate) test_title: Option<String>,
    /// Its id, as soon as CodeSignal gave it.
    #[serde(default)]
    pub(crate) id: Option<String>,
    pub(crate) at: Timestamp,
    /// How far a look-up has come that a deadline cut short.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) lookup: Option<LookupPosition>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookupPosition {
    /// How many entries of the list were read.
    pub(crate) read: usize,
    pub(crate) since: Timestamp,
}

#[derive(Serialize, Deserialize)]
struct JournalJson {
    version: u64,
    #[serde(rename = "made")]
    created: Vec<CreatedResource>,
}

/// Every change is on the disk before it returns.
pub struct CleanupJournal<'a> {
    state_store: &'a StateStore,
    lock: Lock,
    created: RefCell<Vec<CreatedResource>>,
}

impl<'a> CleanupJournal<'a> {
    pub fn open(state_store: &'a StateStore) -> Result<CleanupJournal<'a>> {
        let lock = state_store.lock()?;
        Ok(CleanupJournal { created: RefCell::new(state_store.created()?), state_store, lock })
    }

    /// The lock of the profile, for as long as the journal is open.
    pub(crate) fn lock(&self) -> &Lock {
        &self.lock
    }

    pub fn left(&self) -> Vec<CreatedResource> {
        self.created.borrow().clone()
    }

    /// Writes what is about to be created.
    pub fn intend(&self, created: CreatedResource) -> Result<()> {
        self.change(|list| list.push(created))
    }

    pub fn name(&self, marker: &str, id: &str) -> Result<()> {
        self.change(|list| {
            for created in list.iter_mut().filter(|created| created.marker == marker) {
                created.id = Some(id.to_owned());
            }
        })
    }

    /// Remembers how far the look-up has come; `None` starts it again.
    pub(crate) fn note_lookup(&self, marker: &str, lookup: Option<LookupPosition>) -> Result<()> {
        self.change(|list| {
            for created in list.iter_mut().filter(|created| created.marker == marker) {
                created.lookup = lookup;
            }
        })
    }

    /// It is deleted, or was never created.
    pub fn remove(&self, marker: &str) -> Result<()> {
        self.change(|list| list.retain(|created| created.marker != marker))
    }

    fn change(&self, change: impl FnOnce(&mut Vec<CreatedResource>)) -> Result<()> {
        let mut list = self.created.borrow_mut();
        change(&mut list);
        self.state_store.write_journal(&list)
    }
}

impl StateStore {
    /// Whether something is left: worth taking the lock for.
    pub(crate) fn has_journal(&self) -> bool {
        matches!(self, StateStore::Folder { .. }) && self.file("made", "json").exists()
    }

    fn created(&self) -> Result<Vec<CreatedResource>> {
        if !self.has_journal() {
            return Ok(Vec::new());
        }
        let path = self.file("made", "json");
        let bytes = read_own(&path)?.unwrap_or_default();
        match serde_json::from_slice::<JournalJson>(&bytes) {
            Ok(form) if form.version <= VERSION => Ok(form.created),
            _ => Err(unusable(
                "read",
                &path,
                std::io::Error::other("it is damaged, or a newer version of cs-ashby wrote it"),
            )),
        }
    }

    fn write_journal(&self, created: &[CreatedResource]) -> Result<()> {
        // In the sandbox everything goes with the process.
        let StateStore::Folder { path: folder, .. } = self else {
            return Ok(());
        };
        let path = self.file("made", "json");
        let kept = if created.is_empty() {
            files::remove(&path)
        } else {
            let form = JournalJson { version: VERSION, created: created.to_vec() };
            serde_json::to_vec_pretty(&form).map_err(std::io::Error::from).and_then(|bytes| {
                files::create_folder(folder)?;
                files::replace(&path, &bytes)
            })
        };
        kept.map_err(|error| unusable("written", &path, error))
    }
}
