//! A command that gives a key, as `--...-key-command` and the configuration take it.

/// Splits it: put together again, it is the same words.
pub fn check(data: &[u8]) {
    let Ok(line) = std::str::from_utf8(data) else {
        return;
    };
    let Ok(words) = shell_words::split(line) else {
        return;
    };
    let again = shell_words::split(&shell_words::join(&words)).expect("its own words");
    assert_eq!(again, words);
    if !line.contains(['\'', '"', '\\', '#', '$', '`']) {
        let plain: Vec<&str> = line.split([' ', '\t', '\n']).filter(|it| !it.is_empty()).collect();
        assert_eq!(words, plain, "without quotes, spaces part the words");
    }
}
