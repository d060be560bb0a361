//! How much of an exhaustive walk a run takes: all of it with `CS_ASHBY_EXHAUSTIVE=1`, else a sample.

use super::run::Lock;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
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
    let (next, results) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        loop {
            let number = next.fetch_add(1, Ordering::SeqCst);
            let Some(case) = cases.get(number) else {
                return;
            };
            let result = run(case);
            results.lock_now().push((number, result));
        }
    };
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(work);
        }
    });
    let mut results = results.into_inner().unwrap();
    results.sort_by_key(|(number, _)| *number);
    results.into_iter().map(|(_, result)| result).collect()
}
