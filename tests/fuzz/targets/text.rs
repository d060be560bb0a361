//! What is asserted of a text that a person sees.

/// Fails where a text moves the cursor, hides something or is longer than `most` characters.
pub fn assert_shown(text: &str, most: usize) {
    for letter in text.chars() {
        assert!(!letter.is_control(), "a control character: {text:?}");
        assert!(!is_hidden(letter), "{letter:?} is not seen: {text:?}");
    }
    let length = text.chars().count();
    assert!(length <= most, "{length} characters: {text:?}");
}

/// Characters that a reader does not see, or that reorder what is seen: Default_Ignorable_Code_Point and the
/// separators of lines and paragraphs (Unicode 16, DerivedCoreProperties.txt), and the annotation marks.
pub fn is_hidden(letter: char) -> bool {
    const RANGES: [(u32, u32); 19] = [
        (0xad, 0xad),
        (0x34f, 0x34f),
        (0x61c, 0x61c),
        (0x115f, 0x1160),
        (0x17b4, 0x17b5),
        (0x180b, 0x180f),
        (0x200b, 0x200f),
        (0x2028, 0x2029),
        (0x202a, 0x202e),
        (0x2060, 0x206f),
        (0x3164, 0x3164),
        (0xfe00, 0xfe0f),
        (0xfeff, 0xfeff),
        (0xffa0, 0xffa0),
        (0xfff0, 0xfff8),
        (0xfff9, 0xfffb),
        (0x1bca0, 0x1bca3),
        (0x1d173, 0x1d17a),
        (0xe0000, 0xe0fff),
    ];
    let code = u32::from(letter);
    RANGES.iter().any(|(first, last)| (*first..=*last).contains(&code))
}

/// A message without its numbers: what is left must be one of a few fixed ones.
pub fn without_digits(text: &str) -> String {
    text.chars().filter(|c| !c.is_ascii_digit()).collect()
}

/// Whether 12 letters of `secret` stand in `text` as they are.
pub fn contains_piece(text: &str, secret: &str) -> bool {
    let (text, secret) = (text.as_bytes(), secret.as_bytes());
    let mut pieces = secret.windows(secret.len().min(12));
    pieces.any(|piece| text.windows(piece.len()).any(|window| window == piece))
}
