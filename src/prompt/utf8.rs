//! Bytes to letters, one at a time.

/// A lone byte from 0x80 to 0x9f is the control character of that number.
#[derive(Default)]
pub(super) struct Utf8 {
    bytes: [u8; 4],
    have: usize,
}

impl Utf8 {
    /// The letters that this byte completes: none, one, or two when it cuts another one short.
    pub(super) fn push(&mut self, byte: u8) -> [Option<char>; 2] {
        let continues = (0x80..=0xbf).contains(&byte);
        let cut = (self.have > 0 && !continues).then(|| {
            self.have = 0;
            char::REPLACEMENT_CHARACTER
        });
        let letter = if self.have == 0 {
            match byte {
                0..=0x9f => Some(char::from(byte)),
                0xc2..=0xf4 => {
                    self.bytes[0] = byte;
                    self.have = 1;
                    None
                }
                _ => Some(char::REPLACEMENT_CHARACTER),
            }
        } else {
            self.bytes[self.have] = byte;
            self.have += 1;
            let want = match self.bytes[0] {
                0..=0xdf => 2,
                0xe0..=0xef => 3,
                _ => 4,
            };
            (self.have == want).then(|| {
                let letter = std::str::from_utf8(&self.bytes[..want]);
                self.have = 0;
                letter
                    .ok()
                    .and_then(|text| text.chars().next())
                    .unwrap_or(char::REPLACEMENT_CHARACTER)
            })
        };
        [cut, letter]
    }
}
