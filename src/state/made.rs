//! What `verify --deep` made at CodeSignal and has not deleted yet: written down before it is made, with its
//! id right after. Whatever ends a run, the next one reads it here. `made-PROFILE.json` is there only while
//! something is left.

use super::shelf::{Lock, Shelf, read_own, unusable};
use crate::error::Result;
use crate::os::files;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use time::OffsetDateTime;

const VERSION: u64 = 1;

/// The kinds of what is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MadeKind {
    /// A test session.
    TestSession,
    /// A live interview.
    LiveInterview,
}

impl MadeKind {
    /// Its name for people.
    pub fn title(self) -> &'static str {
        match self {
            MadeKind::TestSession => "test session",
            MadeKind::LiveInterview => "live interview",
        }
    }
}

/// One thing that was made, or was about to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// What it is.
    pub kind: MadeKind,
    /// The candidate's email, which nobody else has: by it the thing is found where its id is not known.
    pub marker: String,
    /// CodeSignal's endpoint it was made at.
    pub endpoint: String,
    /// The assessment a test session belongs to: its id.
    #[serde(default)]
    pub test_id: Option<String>,
    /// The assessment a test session belongs to: its title.
    #[serde(default)]
    pub test_title: Option<String>,
    /// Its id, as soon as CodeSignal gave it.
    #[serde(default)]
    pub id: Option<String>,
    /// When it was written down.
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
}

#[derive(Serialize, Deserialize)]
struct Form {
    version: u64,
    made: Vec<Made>,
}

/// The list, under the lock of the profile. Every change is on the disk before it is over.
pub struct Ledger<'a> {
    shelf: &'a Shelf,
    _lock: Lock,
    made: RefCell<Vec<Made>>,
}

impl<'a> Ledger<'a> {
    /// Opens the list.
    ///
    /// # Errors
    /// Exit 5 where another run holds the profile, or the list can't be read.
    pub fn open(shelf: &'a Shelf) -> Result<Ledger<'a>> {
        let lock = shelf.lock()?;
        Ok(Ledger {
            made: RefCell::new(shelf.made()?),
            shelf,
            _lock: lock,
        })
    }

    /// Everything that is left.
    pub fn left(&self) -> Vec<Made> {
        self.made.borrow().clone()
    }

    /// Writes down what is about to be made.
    ///
    /// # Errors
    /// Exit 5: then it must not be made.
    pub fn intend(&self, made: Made) -> Result<()> {
        self.change(|list| list.push(made))
    }

    /// Writes down its id.
    ///
    /// # Errors
    /// Exit 5; it can still be found by its marker.
    pub fn name(&self, marker: &str, id: &str) -> Result<()> {
        self.change(|list| {
            for made in list.iter_mut().filter(|made| made.marker == marker) {
                made.id = Some(id.to_owned());
            }
        })
    }

    /// Strikes it off: it is deleted, or was never made.
    ///
    /// # Errors
    /// Exit 5; a later run then finds it gone.
    pub fn strike_off(&self, marker: &str) -> Result<()> {
        self.change(|list| list.retain(|made| made.marker != marker))
    }

    fn change(&self, change: impl FnOnce(&mut Vec<Made>)) -> Result<()> {
        let mut list = self.made.borrow_mut();
        change(&mut list);
        self.shelf.keep_made(&list)
    }
}

impl Shelf {
    /// Whether something is left: worth taking the lock for.
    pub fn has_made(&self) -> bool {
        matches!(self, Shelf::Folder { .. }) && self.file("made", "json").exists()
    }

    fn made(&self) -> Result<Vec<Made>> {
        if !self.has_made() {
            return Ok(Vec::new());
        }
        let path = self.file("made", "json");
        let bytes = read_own(&path)?.unwrap_or_default();
        match serde_json::from_slice::<Form>(&bytes) {
            Ok(form) if form.version <= VERSION => Ok(form.made),
            _ => Err(unusable(
                "read",
                &path,
                &std::io::Error::other("it is damaged, or a newer version of cs-ashby wrote it"),
            )),
        }
    }

    fn keep_made(&self, made: &[Made]) -> Result<()> {
        // In the sandbox everything goes with the process.
        let Shelf::Folder { path: folder, .. } = self else {
            return Ok(());
        };
        let path = self.file("made", "json");
        let kept = match made.is_empty() {
            true => files::remove(&path),
            false => {
                let form = Form {
                    version: VERSION,
                    made: made.to_vec(),
                };
                // Text and numbers: it always becomes JSON.
                let bytes = serde_json::to_vec_pretty(&form).unwrap_or_default();
                files::create_folder(folder).and_then(|()| files::replace(&path, &bytes))
            }
        };
        kept.map_err(|error| unusable("written", &path, &error))
    }
}
