//! What the tests use: the real binary, real servers, a real keyring, a real terminal.

pub mod ashby;
pub mod attested;
pub mod background;
pub mod browser;
pub mod calls;
pub mod client;
pub mod codesignal;
pub mod commands;
pub mod dbus;
pub mod entries;
pub mod forms;
pub mod graphql;
pub mod hash;
pub mod home;
pub mod http;
pub mod keyring;
pub mod keys;
pub mod leaks;
pub mod many;
pub mod missing;
pub mod outside;
pub mod person;
pub mod practice;
pub mod proxy;
pub mod pty;
pub mod raw;
pub mod report;
pub mod rotating;
pub mod run;
pub mod sample;
pub mod scene;
pub mod screen;
mod secret_objects;
pub mod secrets;
pub mod svg;
pub mod tls;
pub mod tree;
pub mod validators;
pub mod vendors;
pub mod webdriver;
pub mod webhook;

pub use codesignal::PERMISSIONS as PERMISSION_NAMES;
pub use home::Home;
pub use keys::{ASHBY_KEY, CODESIGNAL_KEY};
pub use person::{FORM_OPEN, IN_FORM, Person, SAVED, SELECTED};
pub use report::Report;
pub use run::{Output, on_one_line, signal};
pub use vendors::Vendors;

/// The ids of the checks in the order of the contract, without the asked-for events.
pub const CHECKS: [&str; 12] = [
    "keystore",
    "codesignal.access",
    "codesignal.key",
    TEST_READ,
    SESSION_WRITE,
    INTERVIEW_READ,
    INTERVIEW_WRITE,
    "ashby.access",
    "ashby.key",
    "ashby.settings",
    "webhook.registration",
    "webhook.handshake",
];

pub const TEST_READ: &str = "codesignal.permission.companyTest.company.read";
pub const SESSION_WRITE: &str = "codesignal.permission.companyTestSession.company.write";
pub const INTERVIEW_READ: &str = "codesignal.permission.liveInterview.company.read";
pub const INTERVIEW_WRITE: &str = "codesignal.permission.liveInterview.company.write";

/// The four permission checks.
pub const PERMISSIONS: [&str; 4] = [TEST_READ, SESSION_WRITE, INTERVIEW_READ, INTERVIEW_WRITE];

/// The eight events of the webhook form, in the order of the guide.
pub const EVENTS: [&str; 8] = [
    "companyTestSessionStarted",
    "companyTestSessionFinished",
    "preScreenResultShared",
    "preScreenResultVerified",
    "preScreenExpired",
    "preScreenCandidateDeclined",
    "preScreenResultNotVerified",
    "preScreenResultVerificationPending",
];

/// The folder of the project.
pub fn project() -> &'static std::path::Path {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
}
