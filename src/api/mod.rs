//! What the two vendors publish, as calls: one HTTP policy, CodeSignal, Ashby, the webhook.

pub mod address;
mod advice;
pub mod ashby;
pub(crate) mod certificates;
mod client;
pub mod codesignal;
pub(crate) mod deadline;
mod diagnose;
pub(crate) mod edge;
pub(crate) mod error;
pub(crate) mod http;
pub(crate) mod keyed;
pub(crate) mod network;
mod no_proxy;
pub mod obstacle;
pub(crate) mod proxy;
pub(crate) mod rate_limit;
pub(crate) mod reachability;
pub mod reply;
mod rules;
mod sample_event;
pub mod signature;
mod tls;
pub(crate) mod trace;
pub(crate) mod webhook;
mod worker;
