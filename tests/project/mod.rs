mod architecture;
mod dependencies;
mod hints;
mod imports;
mod phrases;
mod readme;
mod security;
