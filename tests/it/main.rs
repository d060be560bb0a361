//! The black-box suite: the real binary against real servers, a real key store, real shells and a
//! real terminal, held to the contract. A module a topic; `support` holds what they stand on.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, missing_docs)]
#![cfg(unix)]

mod ashby;
mod attest;
mod codesignal;
mod keys;
mod keys_store;
mod keystore;
mod state;
mod support;
mod verify;
mod webhook;
mod webhook_events;
