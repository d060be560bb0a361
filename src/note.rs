//! What is known beside the result of a check. `report` puts it into words.

use crate::credentials::Location;
use crate::credentials::key_set::KeyStatus;
use crate::integration::{KeyName, ManualStep};
use crate::state::{CreatedResource, Observation};
use jiff::Timestamp;

#[derive(Clone, Debug)]
pub(crate) enum Note {
    /// So old are the controls of an earlier run, in seconds.
    EarlierControls(i64),
    KeyInUse {
        key: KeyName,
        days: i64,
    },
    KeyCreated {
        key: KeyName,
        days: i64,
    },
    ExtraPermissions(Vec<&'static str>),
    OtherCompany {
        before: Option<String>,
        since: Timestamp,
    },
    /// A confirmation is older than allowed.
    ConfirmedLongAgo {
        step: ManualStep,
        days: i64,
    },
    OutOfDateSince {
        location: Location,
        since: Timestamp,
    },
    /// What the check found before `--deep` could not prove it.
    WithoutDeep(String),
    NotDeleted {
        created: Box<CreatedResource>,
        why: String,
    },
    /// An old key after its rotation.
    OldKey {
        key: KeyName,
        status: KeyStatus,
        since: Timestamp,
    },
    /// The old key that `rotate --finish` asked about.
    OldKeyRevoked(KeyName),
    ReplacedSince(Timestamp),
    Replacing(KeyName),
    TestedWithOldKey(KeyName),
    KeyLocations(Vec<(Location, Observation)>),
    OldKeyIsCurrent,
    /// Ashby has the new key, and so has the webhook or not.
    WebhookHasNewKey(bool),
}
