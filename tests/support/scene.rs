//! The places a test starts from.

use super::{Home, Vendors};

/// A finished integration: setup ran, the webhook is attested. The vendors have forgotten it.
pub fn finished() -> (Home, Vendors) {
    let (home, vendors) = (Home::new(), Vendors::working());
    attest(&home, &vendors, &["webhook"]);
    vendors.forget();
    (home, vendors)
}

/// A fresh home and vendors where everything is in place but the attestation.
pub fn fresh() -> (Home, Vendors) {
    (Home::new(), Vendors::working())
}

/// Runs `setup` with these steps confirmed.
#[track_caller]
pub fn attest(home: &Home, vendors: &Vendors, steps: &[&str]) {
    let words = steps.iter().flat_map(|step| ["--attest", step]);
    let args: Vec<_> = ["setup", "--non-interactive"].into_iter().chain(words).collect();
    home.ask(vendors, &args).run().report(0);
}
