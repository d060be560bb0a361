//! Everything that can go wrong between this computer and the vendors, a row each: staged with real
//! sockets, asked by the real binary. `docs/faults.md` has what an admin sees in each; after a wanted change,
//! `CS_ASHBY_RECORD=1 tests/run faults::` writes it again.

mod page;
mod row;
mod rows_limits;
mod rows_network;
mod rows_proxy;
mod rows_replies;
mod rows_tls;
mod scene;

use crate::support::{missing, sample};
use row::{Outcome, Row, Whom};
use scene::Ground;

/// How many rows are tried side by side: most of them only wait.
const AT_A_TIME: usize = 8;

fn rows() -> Vec<Row> {
    let groups = [
        ("The network", rows_network::rows()),
        ("The secure connection", rows_tls::rows()),
        ("The proxy", rows_proxy::rows()),
        ("What answers", rows_replies::rows()),
        ("Limits and outages", rows_limits::rows()),
    ];
    let mut all = Vec::new();
    for (group, mut rows) in groups {
        rows.iter_mut().for_each(|row| row.group = group);
        all.extend(rows);
    }
    all
}

#[test]
fn every_fault_is_told_for_what_it_is() {
    let ground = Ground::start();
    let rows = rows();
    let runs: Vec<(&Row, Whom)> = rows
        .iter()
        .flat_map(|row| row.whom.iter().map(move |whom| (row, *whom)))
        .filter(|(row, _)| ground.can(row))
        .collect();
    let outcomes: Vec<Outcome<'_>> =
        sample::side_by_side(AT_A_TIME, &runs, |(row, whom)| row.try_on(&ground, *whom));
    let wrong: Vec<String> = outcomes.iter().filter_map(Outcome::wrong).collect();
    missing::say(&format!("faults: {} rows, {} don't hold", outcomes.len(), wrong.len()));
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
    if ground.is_whole {
        page::is_kept(&outcomes);
    }
}
