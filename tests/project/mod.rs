mod architecture;
mod dependencies;
mod hints;
mod imports;
mod readme;
mod security;
