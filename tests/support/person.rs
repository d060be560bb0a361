//! A person at the wizard: reads the screen, picks from menus, pastes keys. Everything goes through the
//! real prompts on a real terminal.

use super::pty::Pty;
use super::run::{Run, on_one_line};
use std::time::Duration;

/// Tall enough that nothing of a walk scrolls away.
const ROWS: u16 = 400;
/// What stands before the marked entry of a menu.
const MARKED: [char; 2] = ['>', '❯'];

/// The question below a menu where nothing is redrawn.
const NUMBER: &str = "Number:";

/// The question below a field of a form.
pub const SAVED: &str = "Press Enter when you've clicked Save";
pub const FORM_OPEN: &str = "Press Enter when the form is open";
pub const SELECTED: &str = "Press Enter when they're selected:";
pub const IN_FORM: &str = "Press Enter when it's in the form";

pub struct Person {
    pub pty: Pty,
    /// The screen at each answer, as it was seen.
    pub screens: Vec<String>,
}

impl Person {
    /// At a terminal of this many columns.
    pub fn at(run: &Run, columns: u16) -> Person {
        Person::at_size(run, columns, ROWS)
    }

    pub fn at_size(run: &Run, columns: u16, rows: u16) -> Person {
        Person { pty: Pty::spawn(run, columns, rows), screens: Vec::new() }
    }

    /// At a terminal of 100 columns.
    pub fn sits_down(run: &Run) -> Person {
        Person::at(run, 100)
    }

    /// The whole screen, as one line with single spaces.
    pub fn text(&self) -> String {
        on_one_line(&self.pty.everything())
    }

    /// Waits until these words stand anywhere on the screen, however they are wrapped.
    #[track_caller]
    pub fn sees(&mut self, words: &str) -> &mut Person {
        self.pty.wait_until(&format!("{words:?}"), |_| self.text().contains(words));
        self
    }

    /// Waits until these words stand there this often.
    #[track_caller]
    pub fn sees_times(&mut self, words: &str, times: usize) -> &mut Person {
        self.pty.wait_until(&format!("{times} times {words:?}"), |_| {
            self.text().matches(words).count() >= times
        });
        self
    }

    /// Waits for the line that is asked at the end of the screen.
    #[track_caller]
    pub fn asked(&mut self, question: &str) -> &mut Person {
        self.pty.wait_until(&format!("the question {question:?}"), |pty| {
            // The cursor too: an earlier question may be the last thing on the screen.
            question_at_cursor(pty).iter().any(|line| {
                let line = line.trim_start_matches("? ");
                line.trim_start_matches("Paste your ").starts_with(question)
            })
        });
        self
    }

    /// Answers the line that is asked.
    #[track_caller]
    pub fn answers(&mut self, question: &str, answer: &str) -> &mut Person {
        self.asked(question);
        self.screens.push(self.pty.screen());
        let lines = lines(&self.pty);
        self.pty.send(answer).send("\r");
        self.gone_on(question, lines);
        self
    }

    /// Refuses to have keys copied through the terminal.
    #[track_caller]
    pub fn keeps_keys_off_the_terminal(&mut self) -> &mut Person {
        self.answers("Copy the key to your clipboard?", "n")
    }

    /// Presses Enter at a line.
    #[track_caller]
    pub fn enter(&mut self, question: &str) -> &mut Person {
        self.answers(question, "")
    }

    /// Pastes a key at the hidden prompt of a vendor.
    #[track_caller]
    pub fn pastes(&mut self, vendor: &str, key: &str) -> &mut Person {
        let question = format!("{vendor} API key:");
        self.asked(&question);
        assert!(!self.pty.echoes(), "the terminal would show what is pasted");
        self.answers(&question, key)
    }

    /// Picks an entry of a menu, with the arrow keys, or by its number where nothing is redrawn.
    #[track_caller]
    pub fn picks(&mut self, entry: &str) -> &mut Person {
        self.pty.wait_until(&format!("a menu with {entry:?}"), |pty| {
            menu(pty).iter().any(|line| line.contains(entry))
        });
        self.screens.push(self.pty.screen());
        let entries = menu(&self.pty);
        let place = entries.iter().position(|line| line.contains(entry));
        let place = place.expect("it was there a moment ago");
        if self.pty.everything().trim_end().ends_with(NUMBER) {
            let lines = lines(&self.pty);
            self.pty.send(&(place + 1).to_string()).send("\r");
            self.gone_on(NUMBER, lines);
            return self;
        }
        let marked = entries.iter().position(|line| line.starts_with(MARKED));
        let steps = place + usize::from(marked.is_none()) - marked.unwrap_or_default();
        for _ in 0..steps {
            self.pty.send("\u{1b}[B");
            std::thread::sleep(Duration::from_millis(30));
        }
        self.leaves_menu("")
    }

    /// Types at a menu with arrows, then Enter.
    #[track_caller]
    pub fn types(&mut self, text: &str) -> &mut Person {
        self.pty.wait_until("a menu", |pty| !menu(pty).is_empty());
        self.leaves_menu(text)
    }

    #[track_caller]
    fn leaves_menu(&mut self, typed: &str) -> &mut Person {
        let before = menus_left(&self.pty);
        self.pty.send(typed).send("\r");
        self.pty.wait_until("the end of the menu", |pty| menus_left(pty) > before);
        self
    }

    /// Finishes the setup without a report to keep.
    #[track_caller]
    pub fn finishes(&mut self) -> &mut Person {
        self.answers("Save a report?", "").leaves_with(0)
    }

    /// Waits for the end of the run.
    #[track_caller]
    pub fn leaves_with(&mut self, code: u32) -> &mut Person {
        let ended = self.pty.exit_code();
        self.screens.push(self.pty.screen());
        assert_eq!(ended, code, "{}", self.pty.everything());
        assert!(!self.pty.cursor_hidden(), "the cursor is left hidden");
        assert!(self.pty.echoes(), "the terminal is left without echo");
        self
    }

    /// The cursor has left the line: whatever comes next stands below.
    fn gone_on(&self, question: &str, before: usize) {
        self.pty.wait_until(&format!("an end of {question:?}"), |pty| lines(pty) > before);
    }
}

/// The line with the cursor, alone and as the end of a question of some lines.
fn question_at_cursor(pty: &Pty) -> Vec<String> {
    let rows = pty.rows_to_cursor();
    let Some(last) = rows.last().filter(|row| !row.trim().is_empty()) else {
        return Vec::new();
    };
    let mut found = vec![last.trim().to_owned()];
    let first = rows.iter().rposition(|row| row.starts_with("? "));
    // The other lines of a question are indented, or the end of its (y/N); a spinner below it is neither.
    let ends = ["(y/N)", "(Y/n)"];
    let belongs = |row: &String| {
        row.starts_with("  ") || ends.iter().any(|end| row.trim_end().ends_with(end))
    };
    let is_one = |first: &usize| rows[first + 1..].iter().all(belongs);
    if let Some(first) = first.filter(is_one) {
        let words = rows[first..].iter().flat_map(|row| row.split_whitespace());
        found.push(words.collect::<Vec<_>>().join(" "));
    }
    found
}

/// The lines down to the one with the cursor.
fn lines(pty: &Pty) -> usize {
    usize::from(pty.cursor().0)
}

/// How many menus have given the cursor back.
fn menus_left(pty: &Pty) -> usize {
    const SHOWN: &[u8] = b"\x1b[?25h";
    let bytes = pty.bytes();
    bytes.windows(SHOWN.len()).filter(|it| *it == SHOWN).count()
}

/// The entries of the menu at the end of the screen.
fn menu(pty: &Pty) -> Vec<String> {
    let screen = pty.everything();
    let lines: Vec<&str> = screen.lines().filter(|line| !line.trim().is_empty()).collect();
    let Some((last, above)) = lines.split_last() else {
        return Vec::new();
    };
    let ends = ["Arrow keys or a number, then Enter", "Type a number from 1 to"];
    if !last.starts_with(NUMBER) && !ends.iter().any(|end| last.contains(end)) {
        return Vec::new();
    }
    let is_first = |line: &&str| line.trim_start_matches(MARKED).trim_start().starts_with("1. ");
    let first = above.iter().rposition(is_first).unwrap_or(above.len());
    above[first..].iter().map(|line| (*line).to_owned()).collect()
}
