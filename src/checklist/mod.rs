//! The heart: the checklist as data, the questions it needs answered, and the judgement of the answers.
//!
//! `questions` asks the vendors and the key store, everything side by side; `table` lists the checks in
//! order, each with what it rests on and the function that judges it; `engine` joins the two.

mod aside;
pub mod deep;
pub mod drift;
mod engine;
mod judge;
pub mod questions;
mod retired;
mod table;

pub use aside::Assessments;
pub use engine::{Checked, check, check_in, check_some, failed_keystore};
pub use judge::{Keystore, Shown, how_to_delete, settings_fix, shown, webhook_fix};
pub use retired::Life;
pub use table::CheckId;
