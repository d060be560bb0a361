//! `verify` beside what an admin would write: the same requests one after the other, as a shell script with
//! `curl` and as a file for `hurl`. Both are made from what `verify` really sent.

use super::others::is_there;
use super::vendors::{Seen, Vendors};
use super::{command, finished, ratio, timed, verify};
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

/// At the least five times faster than a script.
const LIMIT: f64 = 0.2;

/// Measures, prints, and says whether everything is within its limits.
pub fn figures(far: &Vendors) -> bool {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let state = finished(far);
    far.take_seen();
    timed(command(far, state.path()).arg("verify"));
    let requests = far.take_seen();
    println!("verify sends {} requests", requests.len());
    let script = folder.path().join("script.sh");
    fs::write(&script, as_script(far, &requests)).expect("a file");
    let mut good = ratio(
        "verify / the same requests in a shell script with curl",
        || verify(far),
        || timed(Command::new("sh").arg(&script)),
        Some(LIMIT),
    );
    let built = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/bin/hurl");
    let hurl = if built.exists() { built.display().to_string() } else { "hurl".to_owned() };
    if !is_there(&hurl) {
        println!(
            "left out, since it is not installed: hurl (apt-get install libxml2-dev libcurl4-openssl-dev libclang-dev; cargo install --locked hurl@8.0.1 --root target/tools)"
        );
        return good;
    }
    let whole = folder.path().join("whole.hurl");
    fs::write(&whole, requests.iter().map(|it| as_hurl(far, it)).collect::<String>())
        .expect("a file");
    good &= ratio(
        "verify / the same requests in a file for hurl",
        || verify(far),
        || timed(Command::new(&hurl).args(["--no-output"]).arg(&whole)),
        Some(LIMIT),
    );
    let parts: Vec<_> = requests
        .iter()
        .enumerate()
        .map(|(number, request)| {
            let path = folder.path().join(format!("{number}.hurl"));
            fs::write(&path, as_hurl(far, request)).expect("a file");
            path
        })
        .collect();
    good &= ratio(
        "verify / a file for hurl for each, all at once (--jobs)",
        || verify(far),
        || {
            let jobs = parts.len().to_string();
            timed(Command::new(&hurl).args(["--test", "--jobs", &jobs]).args(&parts))
        },
        None,
    );
    good
}

fn as_script(far: &Vendors, requests: &[Seen]) -> String {
    let mut script = String::from("set -e\n");
    for request in requests {
        script.push_str("curl --silent --show-error --noproxy '*' --output /dev/null");
        for (name, value) in &request.headers {
            let _ = write!(script, " --header '{name}: {value}'");
        }
        let body = request.body.replace('\'', "'\\''");
        let _ = writeln!(script, " --data-binary '{body}' '{}'", far.at(&request.path));
    }
    script
}

fn as_hurl(far: &Vendors, request: &Seen) -> String {
    let mut entry = format!("POST {}\n", far.at(&request.path));
    for (name, value) in &request.headers {
        let _ = writeln!(entry, "{name}: {value}");
    }
    let _ = write!(entry, "```\n{}\n```\nHTTP {}\n\n", request.body, request.status);
    entry
}
