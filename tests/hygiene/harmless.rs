//! What a server says can't move the cursor, set the title, use the clipboard or reorder letters, in any output.

use super::properties::targets::text::is_hidden;
use serde_json::Value;

/// Texts that mean harm to a terminal.
pub fn texts() -> Vec<String> {
    let each = |letters: std::ops::RangeInclusive<u8>| -> String {
        letters.map(|byte| format!("A{}31mB", char::from(byte))).collect()
    };
    let mut texts = vec![each(0..=0x1f), each(0x7f..=0x9f)];
    texts.extend(
        [
            "A\u{1b}[2J\u{1b}[1;1H\u{1b}[31mB",
            "A\u{1b}]0;title\u{7}B",
            "A\u{1b}]52;c;aGVsbG8=\u{7}B",
            "A\u{9d}52;c;aGVsbG8=\u{9c}B",
            "A\u{1b}P+q544e\u{1b}\\B",
            "A\u{1b}]8;;http://evil.example\u{1b}\\B\u{1b}]8;;\u{1b}\\",
            "A\rB\u{8}\u{8}\u{8}C",
            "A\u{202e}B\u{202d}\u{2066}\u{2067}\u{2068}\u{2069}\u{200e}\u{200f}\u{61c}",
            "A\u{200b}\u{200c}\u{200d}\u{2060}\u{feff}\u{ad}B",
            "A\u{2028}B\u{2029}C\u{85}D",
            "A\u{2800}\u{115f}\u{1160}\u{3164}\u{ffa0}B",
            "\u{1f3f4}\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "::error::A%0AB\n::set-output name=x::y",
            "]]></failure><evil/>&#27;[2J",
            "A\"} 1\nevil{x=\"B",
        ]
        .map(str::to_owned),
    );
    texts.push(format!("A{}B", "\u{301}".repeat(5000)));
    texts.push("A".repeat(10_000));
    texts
}

/// Nothing for a terminal to obey, as it stands and where it is JSON in what a script reads out of it.
pub fn assert_harmless(place: &str, text: &str) {
    let letter = text.chars().find(|it| *it != '\n' && (it.is_control() || is_hidden(*it)));
    assert_eq!(letter, None, "{place}: {text:?}");
    assert!(text.chars().count() < 60_000, "{place}: it floods the terminal");
    if let Ok(document @ (Value::Object(_) | Value::Array(_))) = serde_json::from_str(text) {
        assert_harmless_in(place, &document);
    }
}

fn assert_harmless_in(place: &str, value: &Value) {
    match value {
        Value::String(text) => assert_harmless(place, text),
        Value::Array(list) => list.iter().for_each(|it| assert_harmless_in(place, it)),
        Value::Object(map) => map.iter().for_each(|(name, it)| {
            assert_harmless(place, name);
            assert_harmless_in(place, it);
        }),
        _ => {}
    }
}
