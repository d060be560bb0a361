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

/// The words without what differs from run to run.
fn lasting(words: &str) -> String {
    words.split_inclusive(' ').map(lasting_word).collect()
}

fn lasting_word(word: &str) -> String {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let bare = word.trim_end_matches([' ', ';', '.']);
    match bare.replace(is_digit, "d").as_str() {
        "dddd-dd-dd" => return word.replace(bare, "DATE"),
        "dd:dd" => return word.replace(bare, "TIME"),
        _ => {}
    }
    for host in ["127.0.0.1:", "localhost:"] {
        if let Some((before, rest)) = word.split_once(host) {
            return format!("{before}{host}PORT{}", rest.trim_start_matches(is_digit));
        }
    }
    word.to_owned()
}
