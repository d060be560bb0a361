//! What this run has written on the terminal, counted in rows, so that a part of it can be cleared again.

use console::{Term, measure_text_width, strip_ansi_codes};
use std::io;
use std::sync::{Mutex, MutexGuard, PoisonError};

static WRITTEN: Mutex<Written> =
    Mutex::new(Written { columns: 0, row: 0, column: 0, version: 0, unread: false });

struct Written {
    columns: usize,
    row: usize,
    column: usize,
    /// Another one when rows can't be told any more: at another width, or when a shell wrote in between.
    version: usize,
    /// Whether a text was written that no prompt has followed yet: nobody has had time to read it.
    unread: bool,
}

/// The start of a row that was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    row: usize,
    version: usize,
}

impl Written {
    fn add(&mut self, text: &str) {
        for letter in strip_ansi_codes(text).chars() {
            match letter {
                '\n' => (self.row, self.column) = (self.row + 1, 0),
                '\r' => self.column = 0,
                '\u{8}' => self.column = self.column.saturating_sub(1),
                letter => {
                    let width = measure_text_width(letter.encode_utf8(&mut [0; 4]));
                    self.column += width;
                    if self.column > self.columns {
                        (self.row, self.column) = (self.row + 1, width);
                    }
                }
            }
        }
    }
}

fn written() -> MutexGuard<'static, Written> {
    let mut written = WRITTEN.lock().unwrap_or_else(PoisonError::into_inner);
    let columns = usize::from(Term::stderr().size().1);
    if written.columns != columns {
        written.columns = columns;
        written.version += 1;
    }
    written
}

/// Where the next row begins.
pub(crate) fn mark() -> Mark {
    let written = written();
    Mark { row: written.row, version: written.version }
}

/// A text was written that has to be read: it stays until a prompt was answered.
pub(crate) fn needs_reading() {
    written().unread = true;
}

/// A prompt was answered, so what was above it was read.
pub(crate) fn was_read() {
    written().unread = false;
}

/// Another program wrote to the terminal: nothing that's there now is cleared.
pub(crate) fn forget() {
    written().version += 1;
}

/// Counts what was written to the terminal.
pub(crate) fn count(text: &str) {
    written().add(text);
}

pub(crate) fn write(text: &str) -> io::Result<()> {
    Term::stderr().write_str(text)?;
    count(text);
    Ok(())
}

pub(crate) fn write_line(text: &str) -> io::Result<()> {
    Term::stderr().write_line(text)?;
    count(text);
    count("\n");
    Ok(())
}

/// Clears these rows above the cursor, which is at the start of one.
pub(crate) fn clear_rows(rows: usize) -> io::Result<()> {
    Term::stderr().clear_last_lines(rows)?;
    let mut written = written();
    written.row = written.row.saturating_sub(rows);
    Ok(())
}

/// Clears what was written since the mark, as far as it hasn't scrolled away, and says whether it did.
/// A text that nobody has had time to read isn't cleared.
pub(crate) fn clear_from(mark: Mark) -> bool {
    let term = Term::stderr();
    let mut written = written();
    if written.unread || mark.version != written.version || mark.row > written.row {
        return false;
    }
    let most = usize::from(term.size().0).saturating_sub(1);
    let rows = (written.row - mark.row).min(most);
    let up = if rows > 0 { format!("\u{1b}[{rows}F") } else { "\r".to_owned() };
    if term.write_str(&format!("{up}\u{1b}[J")).is_err() {
        return false;
    }
    (written.row, written.column) = (mark.row, 0);
    true
}

#[cfg(test)]
mod tests {
    use super::Written;

    #[test]
    fn rows_are_counted_as_the_terminal_shows_them() {
        for (text, row, column) in [
            ("one\ntwo\n", 2, 0),
            ("1234567890", 0, 10),
            ("12345678901", 1, 1),
            ("\u{1b}[1m1234567890\u{1b}[0m\n", 1, 0),
            ("\u{1b}]8;;https://a.example/a-long-one\u{1b}\\link\u{1b}]8;;\u{1b}\\\n", 1, 0),
            ("••••\u{8} \u{8}", 0, 3),
            ("漢字漢字漢字", 1, 2),
        ] {
            let mut written = Written { columns: 10, row: 0, column: 0, version: 0, unread: false };
            written.add(text);
            assert_eq!((written.row, written.column), (row, column), "{text:?}");
        }
    }
}
