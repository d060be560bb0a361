mod command;
pub mod pages;
mod pages_looks;
mod server;
