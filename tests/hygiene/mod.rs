mod arguments;
mod harmless;
mod hygiene;
mod process;
mod properties;
mod system;
