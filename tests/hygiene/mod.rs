mod arguments;
mod hygiene;
mod process;
mod properties;
mod system;
