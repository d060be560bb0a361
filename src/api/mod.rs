//! What the two vendors publish, as calls: one HTTP policy, CodeSignal, Ashby, the webhook.

pub mod address;
pub mod ashby;
mod client;
pub mod codesignal;
pub(crate) mod connections;
pub(crate) mod edge;
pub(crate) mod error;
pub(crate) mod http;
mod issuer;
pub(crate) mod network;
pub(crate) mod rate_limit;
pub(crate) mod reachability;
pub mod reply;
pub(crate) mod sample_event;
pub mod signature;
mod tls;
pub(crate) mod trace;
pub(crate) mod webhook;
