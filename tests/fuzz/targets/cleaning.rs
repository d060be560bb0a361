//! Text of a server on its way to a terminal.

use super::text::assert_shown;
use cs_ashby::credentials::sanitize::clean;

/// Cleans it: nothing hidden, nothing that moves, 200 characters and three dots at the most.
pub fn check(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let shown = clean(&text, &[]);
    assert_shown(&shown, 203);
    assert_eq!(clean(&shown, &[]), shown, "what is clean stays as it is");
    // Plain words stay as they are.
    let plain = text.len() <= 200 && text.bytes().all(|byte| byte.is_ascii_graphic());
    assert!(!plain || shown == text, "{shown}");
}
