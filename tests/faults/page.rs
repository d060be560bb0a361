//! The page that an admin looks a fault up on, and the times beside it.

use super::row::Outcome;
use crate::support::project;
use std::fmt::Write;

const HEAD: &str = "\
# When something is in the way

What `cs-ashby verify` says when the network, a proxy, a certificate or a vendor gets in the way, and what to do
then. Find your words on the left or in the last column. The rows follow a request: the network, the secure
connection, the proxy, the reply, limits.

None of these says that a key is bad. Exit code 4 means that `verify` couldn't check: fix what's named and run it
again. `cs-ashby verify -v` shows how far each request came.

Each row is a test (`tests/run faults::`): real sockets, and the real program. Ports differ from run to run, so they
are written as PORT. Where several are named, each says the same of itself.
";

/// Compares the page with the one that is kept.
#[track_caller]
pub fn is_kept(outcomes: &[Outcome<'_>]) {
    let path = project().join("docs/faults.md");
    let page = page(outcomes);
    if std::env::var("CS_ASHBY_RECORD").is_ok_and(|it| it == "1") {
        std::fs::write(&path, &page).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = page.lines().zip(kept.lines()).find(|(new, old)| new != old);
    assert!(page == kept, "docs/faults.md differs; see tests/faults/mod.rs\n{differs:#?}");
}

fn page(outcomes: &[Outcome<'_>]) -> String {
    let mut page = HEAD.to_owned();
    let mut group = "";
    for same in outcomes.chunk_by(|a, b| a.row.name == b.row.name && said(a) == said(b)) {
        // One line for those of whom the same is said.
        let whom: Vec<_> = same.iter().map(|it| format!("{:?}", it.whom)).collect();
        let outcome = &same[0];
        if outcome.row.group != group {
            group = outcome.row.group;
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
            outcome.row.name,
            whom.join(", "),
            outcome.check,
            outcome.status,
            outcome.exit,
            lasting(&outcome.words).replace('|', "\\|"),
        );
    }
    page
}

/// What is said, whoever it is said of.
fn said<'a>(outcome: &'a Outcome<'_>) -> (String, &'a str, &'a str, i32) {
    let words = lasting(&outcome.words).replace(outcome.whom.title(), "THE VENDOR");
    let mut words = words.replace("GraphQL", "one of THE VENDOR's API");
    for own in ["CODESIGNAL_URL", "ASHBY_URL", "WEBHOOK_URL", "/graphql", "/api/codesignal_webhook"]
    {
        words = words.replace(own, "");
    }
    (words, &outcome.status, &outcome.evidence, outcome.exit)
}

/// The words without the ports, which differ from run to run.
fn lasting(words: &str) -> String {
    let without_port = |word: &str| {
        for host in ["127.0.0.1:", "localhost:"] {
            if let Some((before, rest)) = word.split_once(host) {
                let rest = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
                return format!("{before}{host}PORT{rest}");
            }
        }
        word.to_owned()
    };
    words.split_inclusive(' ').map(without_port).collect()
}
