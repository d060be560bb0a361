//! What the two vendors publish, as calls: one HTTP policy, CodeSignal, Ashby, the webhook.

pub mod address;
pub mod ashby;
mod client;
pub mod codesignal;
pub mod connections;
pub mod hops;
pub mod http;
mod issuer;
pub mod network;
pub mod pace;
pub mod reach;
pub mod reply;
pub mod sample;
pub mod signature;
pub mod trouble;
mod trust;
pub mod webhook;
