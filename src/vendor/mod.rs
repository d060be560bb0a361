//! What the two vendors publish, as calls: one HTTP policy, CodeSignal, Ashby, the webhook.

pub mod address;
pub mod ashby;
pub mod codesignal;
pub mod http;
pub mod pace;
pub mod reach;
pub mod reply;
pub mod sample;
pub mod signature;
pub mod webhook;
