//! What a machine lacks is said aloud; where a gap must not go unseen, it fails.

use std::path::PathBuf;

/// Says that a test was left out. Fails where CI or `CS_ASHBY_TESTS_STRICT` asks for everything.
pub fn left_out(why: &str) {
    let strict = ["CI", "CS_ASHBY_TESTS_STRICT"]
        .iter()
        .any(|name| std::env::var(name).is_ok_and(|value| matches!(value.as_str(), "true" | "1")));
    assert!(!strict, "left out: {why}");
    say(&format!("left out: {why}"));
}

/// Says something of a test that passes.
pub fn say(words: &str) {
    // Straight to the descriptor: the test harness would keep eprintln! of a passing test.
    use std::io::Write;
    let _ = writeln!(std::io::stderr(), "{words}");
}

/// The first of the programs that is on this machine's PATH under that name.
pub fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

/// Whether all are there; says which are not.
pub fn have(names: &[&str]) -> bool {
    let gone: Vec<_> = names.iter().filter(|name| program(name).is_none()).collect();
    if !gone.is_empty() {
        left_out(&format!("this machine has no {gone:?}"));
    }
    gone.is_empty()
}
