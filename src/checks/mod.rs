//! The heart: the checklist as data, the questions it needs answered, and the judgement of the answers.
//!
//! `questions` asks the vendors and the key store, everything side by side; `table` lists the checks in
//! order, each with what it rests on and the function that judges it; `engine` joins the two.

pub(crate) mod deep;
pub(crate) mod drift;
mod evaluate;
mod old_keys;
mod preflight;
pub(crate) mod probe;
mod run;
mod table;

pub(crate) use evaluate::{Keystore, Shown, how_to_delete, shown};
pub(crate) use old_keys::KeyStatus;
pub(crate) use run::{CheckRun, check, check_in, check_some, failed_keystore};
pub(crate) use table::CheckId;
