//! Connects CodeSignal to Ashby, and proves that the connection holds. The rooms of the house:

pub mod error;
pub mod integration;
pub mod secret;
pub mod vendor;
