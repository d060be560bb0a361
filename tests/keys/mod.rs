pub mod config;
mod keys;
mod keystore;
mod managers;
mod sources;
pub mod store;
mod trusted;
