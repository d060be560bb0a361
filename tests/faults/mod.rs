//! Everything that can go wrong between this computer and the vendors, a row each: staged with real
//! sockets, asked by the real binary. `docs/faults.md` holds what an admin sees in each; after a wanted change,
//! `CS_ASHBY_RECORD=1 tests/run faults::` writes it anew. How long each took is in `target/faults.md`.

mod page;
mod row;
mod rows_limits;
mod rows_network;
mod rows_proxy;
mod rows_replies;
mod rows_tls;
mod scene;

use crate::support::scene::{attest, fresh};
use crate::support::{missing, sample};
use row::{Outcome, Row, Whom};
use scene::Ground;

/// How many rows are tried side by side: most of them only wait.
const AT_A_TIME: usize = 12;
/// With more than this that don't hold, something is broken.
const MOST_AGAIN: usize = 20;

fn rows() -> Vec<Row> {
    [
        rows_network::rows(),
        rows_tls::rows(),
        rows_proxy::rows(),
        rows_replies::rows(),
        rows_limits::rows(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[test]
fn every_fault_is_told_for_what_it_is() {
    let ground = ground();
    let rows = rows();
    let runs: Vec<(&Row, Whom)> = rows
        .iter()
        .flat_map(|row| row.whom.iter().map(move |whom| (row, *whom)))
        .filter(|(row, _)| ground.can(row))
        .collect();
    let mut outcomes: Vec<Outcome> =
        sample::side_by_side(AT_A_TIME, &runs, |(row, whom)| row.try_on(&ground, *whom));
    // On a busy machine so many at a time can be late: the few that don't hold are tried once more, alone.
    let late: Vec<usize> = (0..runs.len()).filter(|at| !outcomes[*at].holds()).collect();
    if late.len() <= MOST_AGAIN {
        late.into_iter().for_each(|at| outcomes[at] = runs[at].0.try_on(&ground, runs[at].1));
    }
    page::write_times(&outcomes);
    let wrong: Vec<String> = outcomes.iter().filter_map(Outcome::wrong).collect();
    let held = outcomes.len() - wrong.len();
    missing::say(&format!("faults: {} rows, {held} hold (target/faults.md)", outcomes.len()));
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    if ground.is_whole() {
        page::is_kept(&outcomes);
    }
}

/// A finished integration, made once: each row begins with a copy of it.
fn ground() -> Ground {
    let (home, vendors) = fresh();
    attest(&home, &vendors, &["webhook"]);
    Ground::of(home)
}
