//! The black-box suite: the real binary against real servers, a real keyring, real shells and a real terminal.
//! A folder a command; `support` has what they share.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, clippy::module_inception)]
#![cfg(unix)]

mod cli;
mod faults;
mod hygiene;
mod keys;
mod machine;
mod network;
mod project;
mod report;
mod rotate;
mod sandbox;
mod schedule;
mod setup;
mod state;
mod support;
mod verify;
mod webhook;
