//! Connects CodeSignal to Ashby, and proves that the connection holds. The rooms of the house; imports
//! run one way: main, command, {wizard, rotation}, {app, checklist, sandbox}, {keys, settings, schedule, prompt, output,
//! store, state, vendor}, {secret, finding, os, integration, error}.

pub mod app;
pub mod checklist;
pub mod cli;
pub mod command;
pub mod config;
pub mod error;
pub mod finding;
pub mod integration;
pub mod keys;
pub mod os;
pub mod output;
pub mod prompt;
pub mod rotation;
pub mod sandbox;
pub mod schedule;
pub mod secret;
pub mod settings;
pub mod state;
pub mod store;
pub mod vendor;
pub mod wizard;
