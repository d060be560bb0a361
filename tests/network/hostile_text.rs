//! What a server says can't move the cursor, set the title, use the clipboard or reorder letters, in any output.

use crate::support::http::Reply;
use crate::support::scene::finished;
use crate::support::*;
use serde_json::{Value, json};

/// Texts that mean harm to a terminal.
fn texts() -> Vec<String> {
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

fn is_harmless(letter: char) -> bool {
    let hidden = matches!(letter,
        '\u{ad}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{e0000}'..='\u{e0fff}');
    letter == '\n' || (!letter.is_control() && !hidden)
}

/// What a terminal is given, as bytes and on a screen.
fn assert_harmless(place: &str, text: &str) {
    if let Some(letter) = text.chars().find(|letter| !is_harmless(*letter)) {
        panic!("{place}: {letter:?} in {text:?}");
    }
    let longest = text.chars().count();
    assert!(longest < 60_000, "{place}: {longest} letters");
    let lines = text.lines().count();
    let rows = u16::try_from(lines + 2).unwrap();
    let mut terminal = vt100::Parser::new(rows.try_into().unwrap(), 4000.try_into().unwrap(), 0);
    terminal.process(text.replace('\n', "\r\n").as_bytes());
    let (row, _) = terminal.screen().cursor_position();
    let ends = usize::from(text.ends_with('\n') || text.is_empty());
    assert_eq!(usize::from(row) + 1, lines + ends, "{place}: the cursor was moved by {text:?}");
}

/// Also what a script reads out of a document goes to a terminal in the end.
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

/// The text at every place where a vendor's words are shown: accepted, refused, in trouble.
fn says(vendors: &Vendors, text: &str, manner: usize) {
    let error = json!({"message": text, "extensions": {"code": text}});
    let codesignal = match manner {
        0 => json!({"data": {"company": {"id": text, "name": text}, "hasAccess": true}}),
        1 => json!({"data": null, "errors": [{"message": format!("Invalid API key {text}")}]}),
        _ => json!({"data": null, "errors": [error]}),
    };
    let ashby = match manner {
        0 => {
            json!({"success": true, "results": {"title": text, "createdAt": text, "scopes": [text]}})
        }
        1 => json!({"success": false, "errors": [format!("invalid_api_key {text}")]}),
        _ => {
            json!({"success": false, "errors": [text], "errorInfo": {"code": text, "message": text, "requestId": text}})
        }
    };
    let header: String =
        text.chars().filter(|letter| letter.is_ascii_graphic()).take(500).collect();
    let reply =
        |body: &Value| Reply::json(200, body).with("Retry-After", &header).with("Server", &header);
    let (first, second) = (reply(&codesignal), reply(&ashby));
    vendors.codesignal.own(move |_| Some(first.clone()));
    vendors.ashby.own(move |_| Some(second.clone()));
}

#[test]
fn no_output_gives_a_terminal_an_order() {
    let (home, vendors) = finished();
    let mut looked = 0;
    for (number, text) in texts().iter().enumerate() {
        for manner in 0..3 {
            says(&vendors, text, manner);
            let forms: &[&str] = match manner == number % 3 {
                true => &["text", "json", "junit", "github", "prometheus"],
                false => &["text", "json"],
            };
            for form in forms {
                let run = home
                    .ask(&vendors, &["verify", "--timeout", "2", "-vv", "--output", form])
                    .env("LC_ALL", "C.UTF-8");
                let output = run.run();
                assert_harmless(form, &output.stdout);
                assert_harmless("stderr", &output.stderr);
                if *form == "json" {
                    assert_harmless_in(form, &serde_json::from_str(&output.stdout).unwrap());
                }
                looked += 2;
            }
        }
        let output =
            home.ask(&vendors, &["status", "--output", "text"]).env("LC_ALL", "C.UTF-8").run();
        assert_harmless("status", &output.stdout);
        looked += 1;
    }
    missing::say(&format!("hostile texts: {} texts, {looked} outputs looked at", texts().len()));
}
