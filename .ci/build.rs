//! What `cs-ashby --version -v` prints. Builds without git too: then the commit is unknown.

#![allow(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    reason = "how a build script talks to cargo"
)]

use std::env;
use std::process::Command;

fn main() {
    println!("cargo:rerun-if-changed=.ci/build.rs");
    println!("cargo:rerun-if-env-changed=CS_ASHBY_COMMIT");
    let variable = |name: &str| env::var(name).unwrap_or_else(|_| "unknown".to_owned());
    let profile = variable("PROFILE");
    // A debug build isn't made anew after each commit, so it doesn't claim one.
    let commit = match env::var("CS_ASHBY_COMMIT") {
        Ok(commit) if !commit.is_empty() => commit,
        _ if profile == "debug" => "not recorded in a debug build".to_owned(),
        _ => {
            if let Some(log) = git(&["rev-parse", "--git-path", "logs/HEAD"]) {
                println!("cargo:rerun-if-changed={log}");
            }
            git(&["rev-parse", "--short=12", "HEAD"]).unwrap_or_else(|| "unknown".to_owned())
        }
    };
    println!("cargo:rustc-env=CS_ASHBY_BUILD={profile}");
    println!("cargo:rustc-env=CS_ASHBY_TARGET={}", variable("TARGET"));
    println!("cargo:rustc-env=CS_ASHBY_COMMIT={commit}");
}

fn git(args: &[&str]) -> Option<String> {
    let output = Command::new("git").args(args).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let text = text.trim();
    (output.status.success() && !text.is_empty()).then(|| text.to_owned())
}
