//! What is asserted of everything that comes from outside. Each target is one function over bytes: libFuzzer
//! calls it (tests/fuzz/bins), and so does the ordinary suite, for every kept input and for random ones
//! (tests/hygiene/properties.rs).

pub mod address;
pub mod attestations;
pub mod cleaning;
pub mod config;
pub mod item;
pub mod key;
pub mod redaction;
pub mod replies;
pub mod schedule;
pub mod state;
pub mod text;

/// A target: it panics where what it asserts does not hold.
pub type Target = fn(&[u8]);

/// Every target under its name, which is also the name of its folder in `corpus`.
pub const ALL: [(&str, Target); 11] = [
    ("address", address::check),
    ("ashby", replies::ashby),
    ("attestations", attestations::check),
    ("cleaning", cleaning::check),
    ("codesignal", replies::codesignal),
    ("config", config::check),
    ("item", item::check),
    ("key", key::check),
    ("redaction", redaction::check),
    ("schedule", schedule::check),
    ("state", state::check),
];
