//! Text in files of any system.

use zeroize::Zeroizing;

/// The text in a file that a person or a program wrote: UTF-8, or UTF-16 with the mark that Windows PowerShell and
/// Notepad put at its start.
pub(crate) fn decode(bytes: Vec<u8>) -> Result<Zeroizing<String>, &'static str> {
    let bytes = Zeroizing::new(bytes);
    let units = |unit: fn([u8; 2]) -> u16| -> Option<Zeroizing<Vec<u16>>> {
        let pairs = bytes[2..].chunks_exact(2);
        let whole = pairs.remainder().is_empty();
        whole.then(|| Zeroizing::new(pairs.map(|it| unit([it[0], it[1]])).collect()))
    };
    let units = match &bytes[..] {
        [0xef, 0xbb, 0xbf, rest @ ..] => return utf8(rest),
        [0xff, 0xfe, ..] => units(u16::from_le_bytes),
        [0xfe, 0xff, ..] => units(u16::from_be_bytes),
        _ => return utf8(&bytes),
    };
    let text = units.and_then(|units| String::from_utf16(&units).ok());
    text.map(Zeroizing::new).ok_or("its UTF-16 text is damaged")
}

fn utf8(bytes: &[u8]) -> Result<Zeroizing<String>, &'static str> {
    match std::str::from_utf8(bytes) {
        Ok(text) if !text.contains('\0') => Ok(Zeroizing::new(text.to_owned())),
        // Latin letters in UTF-16 are valid UTF-8, with a zero beside each.
        _ if bytes.contains(&0) => Err("it looks like UTF-16; save it as UTF-8"),
        _ => Err("it isn't readable text (UTF-8)"),
    }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn text_is_read_by_its_mark() {
        let units =
            |of: fn(u16) -> [u8; 2]| "\u{feff}Schlüssel\r\n".encode_utf16().flat_map(of).collect();
        for bytes in [
            "Schlüssel\r\n".as_bytes().to_vec(),
            "\u{feff}Schlüssel\r\n".as_bytes().to_vec(),
            units(u16::to_le_bytes),
            units(u16::to_be_bytes),
        ] {
            assert_eq!(decode(bytes).as_deref().map(String::as_str), Ok("Schlüssel\r\n"));
        }
        for (bytes, words) in [
            (&b"\xff\xfea"[..], "damaged"),
            (b"\xff\xfe\x00\xd8", "damaged"),
            (b"k\0e\0y\0", "UTF-16"),
            (b"\0k\0e\0y", "UTF-16"),
            (b"\xe9", "UTF-8"),
        ] {
            assert!(decode(bytes.to_vec()).unwrap_err().contains(words), "{bytes:?}");
        }
    }
}
