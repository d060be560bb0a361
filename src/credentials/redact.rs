//! Recognises a key in a text, in whatever form it is repeated there. Two sides meet: the forms that a key
//! can take, and the readings that a text has. All of it is linear in the text.

use super::Secret;
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use std::collections::{BTreeMap, HashMap, HashSet};

/// A run of this many letters and digits of a key counts as a part of it.
const PIECE: usize = 12;
/// Shorter runs count together: this long each,
const SMALL: usize = 7;
/// and this many letters of the key in all,
const TOGETHER: usize = 20;
/// for keys of at least this many, of which so much is little enough to guess the rest from.
const LONG_KEY: usize = 32;
/// A shorter key than any vendor's may be a word of every day.
const SHORTEST_WHOLE: usize = 16;
/// Shorter texts within a text are nothing encoded that is worth reading.
const SHORTEST_CODE: usize = 16;

/// Whether a text repeats a part of a key: as it is, in another case, reversed, rotated (rot13), split by
/// anything or into pieces, with other letters between its own, in hex, base64, base32, UTF-16, percent or
/// character codes, and two of these one after the other.
pub fn leaks_key(text: &str, keys: &[&Secret]) -> bool {
    leaks_key_beyond(text, keys, "")
}

/// The same for a text of this program's own, with the words that are its own in any case: a key may be made of
/// such words, and they say nothing about it.
pub fn leaks_key_beyond(text: &str, keys: &[&Secret], own: &str) -> bool {
    if keys.iter().any(|key| holds_signs(text, key.expose(), own)) {
        return true;
    }
    let shortest = keys.iter().map(|key| bare(key.expose()).len().min(PIECE));
    let Some(shortest) = shortest.min() else {
        return false;
    };
    let readings = readings(text);
    if readings.iter().all(|reading| reading.len() < shortest) {
        return false;
    }
    let forms: Vec<Vec<u8>> = keys.iter().flat_map(|key| forms(key.expose())).collect();
    let mut pieces: BTreeMap<usize, HashSet<&[u8]>> = BTreeMap::new();
    for form in &forms {
        let size = form.len().min(PIECE);
        // A few letters stand in any text: nothing is learned from them.
        if size > 3 {
            pieces.entry(size).or_default().extend(form.windows(size));
        }
    }
    let own = bare(own);
    for (size, of) in &mut pieces {
        for window in own.windows(*size) {
            of.remove(window);
        }
    }
    let holds = |reading: &Vec<u8>| {
        let mut pieces = pieces.iter();
        pieces.any(|(size, of)| reading.windows(*size).any(|window| of.contains(window)))
    };
    readings.iter().any(holds)
        || keys.iter().any(|key| {
            let key = bare(key.expose());
            readings.iter().any(|reading| holds_much(reading, &key))
        })
}

/// Whether a text holds a key as a whole, as it is or in percent or character codes; letters and digits alone
/// count, in any case. To be asked about what this program was given: a part of a key that is made of words
/// may well stand in the name of its own file.
pub fn holds_whole(text: &str, key: &Secret) -> bool {
    let key = bare(key.expose());
    let holds = |reading: Vec<u8>| reading.windows(key.len()).any(|window| window == key);
    key.len() >= SHORTEST_WHOLE && (holds(bare(text)) || holds(bare(&decoded(text))))
}

/// Whether a text holds twelve characters of a key as they are, some of them no letters: their letters alone
/// would be too few, and may be a word ("-codesignal-").
fn holds_signs(text: &str, key: &str, own: &str) -> bool {
    let runs = key.as_bytes().windows(PIECE);
    let pieces: HashSet<&[u8]> = runs
        .filter(|run| !run.iter().all(u8::is_ascii_alphanumeric))
        .collect();
    let known: HashSet<&[u8]> = own.as_bytes().windows(PIECE).collect();
    let mut windows = text.as_bytes().windows(PIECE);
    let holds = |window: &[u8]| pieces.contains(window) && !known.contains(window);
    !pieces.is_empty() && windows.any(holds)
}

/// Whether a reading holds so many short pieces of a key that they come to a part of it.
fn holds_much(reading: &[u8], key: &[u8]) -> bool {
    if key.len() < LONG_KEY {
        return false;
    }
    let mut places: HashMap<&[u8], usize> = HashMap::new();
    for (at, piece) in key.windows(SMALL).enumerate() {
        places.entry(piece).or_insert(at);
    }
    let mut known = vec![false; key.len()];
    for at in reading.windows(SMALL).filter_map(|it| places.get(it)) {
        known[*at..at + SMALL].fill(true);
    }
    known.iter().filter(|known| **known).count() >= TOGETHER
}

/// The forms in which a key could be repeated, letters and digits alone.
fn forms(key: &str) -> Vec<Vec<u8>> {
    let hex = |bytes: &mut dyn Iterator<Item = u16>, digits: usize| -> Vec<u8> {
        let text: String = bytes.map(|byte| format!("{byte:0digits$x}")).collect();
        text.into_bytes()
    };
    let rotated = |letter: char| match letter {
        'a'..='z' => char::from((letter as u8 - b'a' + 13) % 26 + b'a'),
        'A'..='Z' => char::from((letter as u8 - b'A' + 13) % 26 + b'A'),
        other => other,
    };
    let mut forms = vec![
        bare(key),
        bare(&key.chars().rev().collect::<String>()),
        bare(&key.chars().map(rotated).collect::<String>()),
        hex(&mut key.bytes().map(u16::from), 2),
        hex(&mut key.encode_utf16(), 4),
    ];
    // Base64 and base32 look different for each of the places that a key can have in what is encoded. The
    // first letters hold what stands before it.
    for before in 0..3 {
        let coded = bare(&STANDARD_NO_PAD.encode(behind(before, key)));
        forms.push(coded.into_iter().skip(before * 2).collect());
    }
    for before in 0..5 {
        let coded = base32(&behind(before, key));
        forms.push(coded.into_iter().skip(before * 2).collect());
    }
    forms
}

fn behind(before: usize, key: &str) -> Vec<u8> {
    [&b"xxxx"[..before], key.as_bytes()].concat()
}

/// Base32 (RFC 4648) in lower case, without padding.
fn base32(bytes: &[u8]) -> Vec<u8> {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let (mut number, mut bits) = (0u16, 0);
    let mut text = Vec::new();
    for byte in bytes {
        number = number << 8 | u16::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            text.push(LETTERS[usize::from(number >> bits & 31)]);
        }
        // What is left is less than five bits.
        number &= 31;
    }
    text
}

/// The ways to read a text, each as its letters and digits alone.
fn readings(text: &str) -> Vec<Vec<u8>> {
    let once = decoded(text);
    let twice = decoded(&once);
    let mut readings = vec![bare(text)];
    readings.extend([&once, &twice].map(|text| bare(text)));
    readings.extend([2, 8, 10, 16].map(|radix| bare(&numbers(text, radix))));
    for step in 2..=3 {
        for first in 0..step {
            let letters = readings[0].iter().skip(first).step_by(step);
            readings.push(letters.copied().collect());
        }
    }
    readings.extend(unpacked(&once));
    readings.dedup();
    readings
}

/// The letters and digits alone, in lower case; wide ones as plain ones.
fn bare(text: &str) -> Vec<u8> {
    text.chars()
        .map(|letter| match letter {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
            other => other,
        })
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase() as u8)
        .collect()
}

/// What the words of a text stand for when they are base64 or hex, from each place where that could begin.
fn unpacked(text: &str) -> Vec<Vec<u8>> {
    let mut readings = vec![Vec::new(); 6];
    let of_code = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '-' | '_');
    for word in text.split(|c| !of_code(c)) {
        if word.len() < SHORTEST_CODE {
            continue;
        }
        for (first, reading) in readings.iter_mut().enumerate() {
            let (bits, first) = match first {
                0..4 => (6, first),
                _ => (4, first - 4),
            };
            reading.extend(packed(&word.as_bytes()[first..], bits));
        }
    }
    readings
}

/// The bytes that a run of letters stands for, of so many bits each: their letters and digits, in lower case.
fn packed(code: &[u8], of: u32) -> Vec<u8> {
    let (mut number, mut bits) = (0u32, 0);
    let mut bytes = Vec::new();
    for letter in code {
        let value = match (of, letter) {
            (4, _) => char::from(*letter).to_digit(16),
            (_, b'A'..=b'Z') => Some(u32::from(letter - b'A')),
            (_, b'a'..=b'z') => Some(u32::from(letter - b'a') + 26),
            (_, b'0'..=b'9') => Some(u32::from(letter - b'0') + 52),
            (_, b'+' | b'-') => Some(62),
            _ => Some(63),
        };
        // No hex from here on: what follows is another run.
        let Some(value) = value else {
            (number, bits) = (0, 0);
            continue;
        };
        number = (number << of | value) & 0xffff;
        bits += of;
        if bits >= 8 {
            bits -= 8;
            let byte = (number >> bits & 0xff) as u8;
            if byte.is_ascii_alphanumeric() {
                bytes.push(byte.to_ascii_lowercase());
            }
        }
    }
    bytes
}

/// The letters that the numbers in a text are the codes of: 65, 0x41, \x41, U+0041 and the like.
fn numbers(text: &str, radix: u32) -> String {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric());
    let code = |word: &str| {
        let digits = word
            .trim_start_matches("0x")
            .trim_start_matches(['x', 'u', 'U']);
        let code = u32::from_str_radix(digits, radix).ok()?;
        char::from_u32(code).filter(char::is_ascii_graphic)
    };
    words.filter_map(code).collect()
}

/// The text with %41, &#65;, &#x41;, \x41, \u0041, \u{41}, \101 and =41 read as the letters they stand for.
fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        match code(rest) {
            Some((decoded, length)) => {
                out.push(decoded);
                rest = rest.get(length..).unwrap_or_default();
            }
            None => {
                out.push(letter);
                rest = &rest[letter.len_utf8()..];
            }
        }
    }
    out
}

/// The letter whose code a text begins with, and how long the code is.
fn code(text: &str) -> Option<(char, usize)> {
    let after = |start: &str| text.strip_prefix(start);
    let fixed = |start: &str, digits: usize, radix: u32| {
        let digits = after(start)?.get(..digits)?;
        let letter = char::from_u32(u32::from_str_radix(digits, radix).ok()?)?;
        Some((letter, start.len() + digits.len()))
    };
    let closed = |start: &str, end: char, radix: u32| {
        let inner = after(start)?;
        let end = inner.char_indices().take(9).find(|(_, c)| *c == end)?.0;
        let letter = char::from_u32(u32::from_str_radix(&inner[..end], radix).ok()?)?;
        Some((letter, start.len() + end + 1))
    };
    match text.as_bytes().first()? {
        b'%' => fixed("%", 2, 16).or_else(|| fixed("%u", 4, 16)),
        b'=' => fixed("=", 2, 16),
        b'&' => closed("&#x", ';', 16)
            .or_else(|| closed("&#X", ';', 16))
            .or_else(|| closed("&#", ';', 10)),
        b'\\' => fixed("\\u", 4, 16)
            .or_else(|| closed("\\u{", '}', 16))
            .or_else(|| fixed("\\U", 8, 16))
            .or_else(|| fixed("\\x", 2, 16))
            .or_else(|| fixed("\\", 3, 8)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::integration::KeyName;

    const KEY: &str = "T1JHOkNBTkFSWTAwQXQc5/jWJfwo+2gzBHj7wlA7Bx5DhFANyIDknoOz/kWT8g==";

    fn found(text: &str) -> bool {
        let key = Secret::parse(KeyName::Codesignal, KEY).unwrap().0;
        leaks_key(text, &[&key])
    }

    fn each(form: impl Fn(u8) -> String) -> String {
        KEY.bytes().map(form).collect()
    }

    fn base64(text: impl AsRef<[u8]>) -> String {
        STANDARD_NO_PAD.encode(text)
    }

    #[test]
    fn knows_a_key_in_each_form() {
        let hex = each(|byte| format!("{byte:02X}"));
        let base32 = |before: &str| {
            let coded = base32(format!("{before}{KEY}").as_bytes());
            String::from_utf8(coded).unwrap().to_uppercase()
        };
        let rot13: String = KEY
            .chars()
            .map(|c| match c {
                'a'..='m' | 'A'..='M' => char::from(c as u8 + 13),
                'n'..='z' | 'N'..='Z' => char::from(c as u8 - 13),
                _ => c,
            })
            .collect();
        let mut said = vec![
            KEY.to_owned(),
            KEY[20..34].to_owned(),
            KEY.to_uppercase(),
            KEY.chars().rev().collect(),
            rot13,
            each(|byte| format!("{}-", char::from(byte))),
            each(|byte| format!("{}x", char::from(byte))),
            each(|byte| format!("{}xy", char::from(byte))),
            hex.clone(),
            each(|byte| format!("{byte:02x}:")),
            each(|byte| format!("{byte:04x}")),
            each(|byte| format!("{byte:02x}00")),
            each(|byte| format!("%{byte:02x}")),
            each(|byte| format!("%25{byte:02x}")),
            each(|byte| format!("&#{byte};")),
            each(|byte| format!("&#x{byte:x};")),
            each(|byte| format!("\\x{byte:02x}")),
            each(|byte| format!("\\u{byte:04x}")),
            each(|byte| format!("\\\\u{byte:04x}")),
            each(|byte| format!("\\u{{{byte:x}}}")),
            each(|byte| format!("\\{byte:03o}")),
            each(|byte| format!("={byte:02X}")),
            each(|byte| format!("{byte} ")),
            each(|byte| format!("{byte}, ")),
            each(|byte| format!("0x{byte:x}, ")),
            each(|byte| format!("0{byte:o} ")),
            each(|byte| format!("{byte:08b} ")),
            each(|byte| format!("U+{byte:04X} ")),
            base64(base64(KEY)),
            base64(format!("x{}", base64(KEY))),
            base64(&hex),
            base64(KEY)
                .bytes()
                .map(|byte| format!("{byte:02x}"))
                .collect(),
        ];
        for before in ["", "x", "xx", ":", "Bearer ", "abcd"] {
            said.push(base64(format!("{before}{KEY}:")));
            said.push(base32(before));
        }
        for said in said {
            assert!(found(&format!("bad key {said}, sorry")), "{said}");
        }
    }

    #[test]
    fn knows_a_key_in_pieces() {
        let pieces = |size: usize| {
            let words = KEY.as_bytes().chunks(size).map(String::from_utf8_lossy);
            words.collect::<Vec<_>>().join(" and then ")
        };
        for size in [7, 9, 11] {
            assert!(found(&pieces(size)), "{size}: {}", pieces(size));
        }
        assert!(found(&KEY[22..34]), "with a sign in it");
        // What masks all but the ends says too little.
        assert!(!found(&format!("key {}...{}", &KEY[..6], &KEY[60..])));
    }

    #[test]
    fn takes_no_ordinary_words_for_a_key() {
        for said in [
            "",
            "Acme Rockets",
            "100% of &#x; and \\u12 and \\x and %zz =",
            "request 550e8400-e29b-41d4-a716-446655440000 was refused",
            "Access Denied: companyTestSession.company.write, see https://app.codesignal.com/docs",
            "the key abc... is not known",
            "1 2 3 65 66 67 0x41",
        ] {
            assert!(!found(said), "{said}");
        }
    }

    #[test]
    fn takes_no_name_of_a_file_for_a_key() {
        let key = |text: &str| Secret::parse(KeyName::Codesignal, text).unwrap().0;
        let words = key("codesignal-key-for-acceptance-0001");
        assert!(!holds_whole(
            "/tmp/codesignal-key-for-acceptance.txt",
            &words
        ));
        assert!(!holds_whole(
            "--codesignal-key-file",
            &key("codesignal-key")
        ));
        assert!(holds_whole(
            "/tmp/codesignal-key-for-acceptance-0001.txt",
            &words
        ));
        assert!(holds_whole(
            "x%2FCODESIGNAL%2Dkey-for-acceptance-0001",
            &words
        ));
        let own = "CS_ASHBY_CODESIGNAL_KEY";
        assert!(leaks_key(own, &[&words]));
        assert!(!leaks_key_beyond(own, &[&words], own));
        assert!(leaks_key_beyond("for-acceptance-0001", &[&words], own));
        let practice = key("sandbox-codesignal-7abcdefghijkmnopqrstuvw");
        assert!(!leaks_key("CodeSignal integration", &[&practice]));
        assert!(leaks_key("x-codesignal-7", &[&practice]));
    }

    #[test]
    fn reads_no_letter_in_half() {
        for said in [
            "%é",
            "\\u{é}",
            "&#é;",
            "\\é12",
            "=é",
            "%u12é",
            "&#x1234567é",
        ] {
            assert_eq!(decoded(said), said);
        }
    }

    #[test]
    fn a_long_text_takes_time_in_proportion() {
        let long = "5f9e8d7c+AbC/%41\\u0041 ".repeat(4000);
        let start = std::time::Instant::now();
        assert!(!found(&long));
        // 92 000 letters; a build without optimisation takes a good half second.
        assert!(start.elapsed() < std::time::Duration::from_secs(20));
    }
}
