mod architecture;
mod dependencies;
mod imports;
mod phrases;
mod readme;
mod security;
