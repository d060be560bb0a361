//! The checklist: `table` lists the checks, `probe` makes the calls that they need, `evaluate` says what the
//! answers mean, and `run` does these one after the other.

mod answers;
pub(crate) mod deep;
pub(crate) mod drift;
mod evaluate;
mod old_keys;
mod preflight;
pub(crate) mod probe;
mod run;
mod scope;
mod table;

pub(crate) use evaluate::deliveries::{Control, Verdict, agreed, controls};
pub(crate) use evaluate::{Keystore, settings_key};
pub(crate) use run::{CheckRun, failed_keystore, run};
pub(crate) use scope::Scope;
