//! The black-box suite: the real binary against real servers, a real key store, real shells and a
//! real terminal, held to the contract. A module a topic; `support` holds what they stand on.
#![allow(clippy::disallowed_methods, clippy::disallowed_macros, missing_docs)]
#![cfg(unix)]

mod ashby;
mod attest;
mod attest_travel;
mod codesignal;
mod input;
mod keys;
mod keys_store;
mod keystore;
mod output;
mod pages;
mod pages_looks;
mod sandbox;
mod sandbox_server;
mod schema;
mod state;
mod support;

mod certificates;
mod command_line;
mod completions;
mod config;
mod control;
mod deadline;
mod deep;
mod drift;
mod faults;
mod fleet;
mod fleet_limits;
mod formats;
mod hostile;
mod house;
mod hygiene;
mod hygiene_process;
mod hygiene_system;
mod interrupts;
mod key_sources;
mod machine_keystore;
mod machine_links;
mod machine_unlock;
mod profiles;
mod prompts;
mod proxies;
mod readme;
mod rehearsal;
mod report_bundle;
mod rotate;
mod rotate_after;
mod rotate_kill;
mod rotate_refused;
mod schedule;
mod schedule_cloud;
mod screens;
mod security;
mod verify;
mod webhook;
mod webhook_events;
mod wizard;
mod wizard_access;
mod wizard_attacked;
mod wizard_desk;
mod wizard_flags;
mod wizard_stop;
mod wizard_webhook;
