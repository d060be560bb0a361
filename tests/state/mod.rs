mod attest;
mod attest_transfer;
mod profiles;
mod state;
