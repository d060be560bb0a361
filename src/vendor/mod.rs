//! What the two vendors publish, as calls: one HTTP policy, CodeSignal, Ashby, the webhook.

pub mod signature;
