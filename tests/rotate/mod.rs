mod after;
mod kill;
mod refused;
mod rotate;
