//! How much of an exhaustive walk a run takes: all of it with `CS_ASHBY_EXHAUSTIVE=1`, else a sample.

use super::run::Lock;
use std::collections::BTreeMap;
use std::sync::Mutex;
use std::thread;

pub fn exhaustive() -> bool {
    std::env::var_os("CS_ASHBY_EXHAUSTIVE").is_some()
}

/// All cases, or the ones that matter most and every `step`th of the others.
pub fn every<T>(
    step: usize,
    cases: impl IntoIterator<Item = T>,
    matters: impl Fn(&T) -> bool,
) -> Vec<T> {
    let mut others = 0;
    let taken = |case: &T| {
        if exhaustive() || matters(case) {
            return true;
        }
        others += 1;
        others % step == 0
    };
    cases.into_iter().filter(taken).collect()
}

/// Runs it for each case, so many at a time, and gives the results in the order of the cases.
pub fn side_by_side<T: Sync, R: Send>(
    threads: usize,
    cases: &[T],
    run: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let (queue, results) = (Mutex::new(cases.iter().enumerate()), Mutex::new(BTreeMap::new()));
    let next = || queue.lock_now().next();
    let work = || {
        while let Some((number, case)) = next() {
            let result = run(case);
            results.lock_now().insert(number, result);
        }
    };
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(work);
        }
    });
    results.into_inner().unwrap().into_values().collect()
}
