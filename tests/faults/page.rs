//! The page that an admin looks a fault up on, and the times beside it.

use super::row::Outcome;
use crate::support::project;
use std::fmt::Write;

const HEAD: &str = "\
# When something is in the way

What `cs-ashby verify` says when the network, a proxy, a certificate or a vendor gets in the way, and what to do
then. Look for the words that you see on the left or in the last column; the rows are in the order of the way out: the
network, the secure connection, the proxy, what answers, limits.

None of these says that a key is bad, and none makes the tool say so. Exit code 4 is \"could not be established\":
mend what is named and run the command again. How far a request came shows `cs-ashby verify -v`.

Each row is a test: the fault is staged with real sockets and the real program is asked
(`tests/run faults::`). Addresses and times that differ from run to run stand as PORT, DATE and TIME. Where several
are named, each says the same of itself.
";

/// Compares the page with the one that is kept.
#[track_caller]
pub fn is_kept(outcomes: &[Outcome]) {
    let path = project().join("docs/faults.md");
    let page = page(outcomes);
    if std::env::var("CS_ASHBY_RECORD").is_ok_and(|it| it == "1") {
        std::fs::write(&path, &page).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = page.lines().zip(kept.lines()).find(|(new, old)| new != old);
    assert!(page == kept, "docs/faults.md differs; see tests/faults/mod.rs\n{differs:#?}");
}

fn page(outcomes: &[Outcome]) -> String {
    let mut page = HEAD.to_owned();
    let mut group = "";
    let mut rest = outcomes;
    while let Some((outcome, others)) = rest.split_first() {
        // One line for those of whom the same is said.
        let same = others
            .iter()
            .take_while(|other| outcome.name == other.name && said(other) == said(outcome));
        let same: Vec<&str> =
            std::iter::once(outcome).chain(same).map(|it| it.whom.name()).collect();
        rest = &rest[same.len()..];
        if outcome.group != group {
            group = outcome.group;
            let _ = write!(
                page,
                "\n## {group}\n\n| what is in the way | of | check | result | exit code | what you see |\n|---|---|---|---|---|---|\n"
            );
        }
        let evidence = match outcome.evidence.as_str() {
            "none" => String::new(),
            evidence => format!(" ({evidence})"),
        };
        let _ = writeln!(
            page,
            "| {} | {} | `{}` | {}{evidence} | {} | {} |",
            outcome.name,
            same.join(", "),
            outcome.check,
            outcome.status,
            outcome.exit,
            lasting(&outcome.words).replace('|', "\\|"),
        );
    }
    page
}

/// What is said, whoever it is said of.
fn said(outcome: &Outcome) -> (String, &str, &str, i32) {
    let words = lasting(&outcome.words).replace(outcome.whom.title(), "THE VENDOR");
    let mut words = words.replace("GraphQL", "one of THE VENDOR's API");
    for own in ["CODESIGNAL_URL", "ASHBY_URL", "WEBHOOK_URL", "/graphql", "/api/codesignal_webhook"]
    {
        words = words.replace(own, "");
    }
    (words, &outcome.status, &outcome.evidence, outcome.exit)
}

/// The words without what differs from run to run.
fn lasting(words: &str) -> String {
    let mut out = String::new();
    let mut rest = words;
    while let Some(letter) = rest.chars().next() {
        let held = [
            ("dddd-dd-dd dd:dd", "DATE TIME"),
            ("dddd-dd-dd", "DATE"),
            ("127.0.0.1:", "127.0.0.1:PORT"),
            ("localhost:", "localhost:PORT"),
        ];
        let found = held.iter().find(|(form, _)| begins(rest, form));
        if let Some((form, shown)) = found {
            out += shown;
            rest = &rest[form.len()..];
            if form.ends_with(':') {
                rest = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            }
        } else {
            out.push(letter);
            rest = &rest[letter.len_utf8()..];
        }
    }
    out
}

/// Whether a text begins like this, a `d` being any digit.
fn begins(text: &str, form: &str) -> bool {
    text.len() >= form.len()
        && text.bytes().zip(form.bytes()).all(|(byte, wanted)| match wanted {
            b'd' => byte.is_ascii_digit(),
            wanted => byte == wanted,
        })
}

/// Writes how long each took, with its bound.
pub fn write_times(outcomes: &[Outcome]) {
    let mut text = "| fault | of | took | at most | holds |\n|---|---|---|---|---|\n".to_owned();
    for outcome in outcomes {
        let _ = writeln!(
            text,
            "| {} | {} | {:.2} s | {} s | {} |",
            outcome.name,
            outcome.whom.name(),
            outcome.took.as_secs_f64(),
            outcome.bound.as_secs(),
            if outcome.holds() { "yes" } else { "NO" },
        );
    }
    std::fs::write(project().join("target/faults.md"), text).unwrap();
}
