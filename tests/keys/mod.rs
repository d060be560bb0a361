pub mod config;
mod keys;
mod keystore;
mod sources;
mod store;
