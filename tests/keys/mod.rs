pub mod config;
mod keys;
mod keystore;
mod managers;
mod sources;
mod store;
mod trusted;
