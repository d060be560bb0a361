mod command;
mod pages;
mod pages_looks;
mod server;
