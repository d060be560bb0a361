//! Which checks a run makes. Only the calls that they need are sent.

use super::table::CHECKLIST;
use crate::check_id::CheckId;
use crate::integration::{Event, KeyName};
use jiff::Timestamp;

#[derive(Clone)]
pub(crate) struct Scope {
    pub(crate) checks: Vec<CheckId>,
    /// When an earlier run saw both controls refused: then they are not sent again.
    pub(crate) control: Option<Timestamp>,
    pub(crate) events: Vec<Event>,
}

impl Scope {
    pub(crate) fn of(checks: Vec<CheckId>) -> Scope {
        Scope { checks, control: None, events: Vec::new() }
    }

    /// The whole checklist.
    pub(crate) fn whole() -> Scope {
        Scope::of(CHECKLIST.iter().map(|row| row.id).collect())
    }

    pub(super) fn asks(&self, vendor: KeyName) -> bool {
        let own = CheckId::of_vendor(vendor);
        self.checks.iter().any(|id| own.contains(id))
    }

    pub(super) fn delivers(&self) -> bool {
        let test = [CheckId::WebhookHandshake, CheckId::AshbySettings];
        !self.events.is_empty() || self.checks.iter().any(|id| test.contains(id))
    }
}
