mod architecture;
mod dependencies;
mod imports;
mod readme;
mod security;
