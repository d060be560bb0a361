//! The five steps, a file each.

pub(super) mod ashby_settings;
pub(super) mod key;
mod permissions;
pub(super) mod test;
pub(super) mod webhook;
