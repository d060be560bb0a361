//! Output: the report on stdout or in a file, everything else on stderr.

use super::model::Report;
use super::options::OutputOptions;
use super::progress::Spinner;
use super::style::Look;
use super::{github, html, junit, links, profiles, prometheus, text, wrap};
use crate::cli::OutputFormat;
use crate::error::{Error, Exit};
use crate::hint::Hint;
use crate::platform::io_error;
use crate::platform::screen;
use std::cell::RefCell;
use std::io::{self, Write};

pub(crate) struct Ui {
    pub(super) options: OutputOptions,
    unicode: bool,
    /// The profile that a command in a text is for.
    pub(super) profile: String,
    /// The notes so far, where they are printed later.
    pub(super) notes: Option<RefCell<Vec<String>>>,
}

impl Ui {
    pub(crate) fn new(options: OutputOptions) -> Ui {
        console::set_colors_enabled(options.color);
        console::set_colors_enabled_stderr(options.color_stderr);
        Ui {
            options,
            profile: "default".to_owned(),
            unicode: crate::platform::locale_is_utf8(),
            notes: None,
        }
    }

    /// For one of many profiles: prints nothing and collects its notes.
    pub(crate) fn collecting(options: OutputOptions) -> Ui {
        Ui { notes: Some(RefCell::default()), ..Ui::new(options) }
    }

    pub(crate) fn take_notes(&self) -> Vec<String> {
        self.notes.as_ref().map(RefCell::take).unwrap_or_default()
    }

    pub(crate) fn set_profile(&mut self, profile: &str) {
        self.profile = profile.to_owned();
    }

    /// Whether the report is for a person: then errors and progress are words on stderr too.
    pub(crate) fn is_text(&self) -> bool {
        matches!(self.options.output, OutputFormat::Text | OutputFormat::Html)
    }

    /// Whether nothing may be redrawn, for screen readers and simple terminals.
    pub(crate) fn is_accessible(&self) -> bool {
        self.options.accessible
    }

    /// Whether the report is the usual one: text, on stdout.
    pub(crate) fn reports_to_person(&self) -> bool {
        self.options.output == OutputFormat::Text && self.options.file.is_none()
    }

    /// Whether the report is text that only the person at the terminal sees.
    pub(crate) fn prints_to_terminal(&self) -> bool {
        self.options.output == OutputFormat::Text
            && self.options.file.is_none()
            && crate::platform::stdout_is_terminal()
    }

    /// Prints the report. If it can't be written, that's the exit code.
    pub(crate) fn report(&self, report: &Report) -> Exit {
        if self.is_text()
            && let Some(error) = report.problem()
        {
            self.eprint(&text::error(error, self.stderr()));
        }
        let written = self.render(report).and_then(|text| self.write(&text));
        let Err(error) = written else {
            return report.exit;
        };
        let error = unwritten(&error);
        Ui::early_error(&error);
        error.exit
    }

    fn render(&self, report: &Report) -> io::Result<String> {
        match self.options.output {
            OutputFormat::Text => Ok(self.text(report)),
            OutputFormat::Json => Ok(serde_json::to_string_pretty(report)? + "\n"),
            OutputFormat::Junit => junit::document(report),
            OutputFormat::Github => Ok(github::document(report)),
            OutputFormat::Prometheus => Ok(prometheus::document(report)),
            OutputFormat::Html => Ok(html::document(report).into_string()),
        }
    }

    fn text(&self, report: &Report) -> String {
        let page = report.page.as_deref().unwrap_or_default();
        if let Some(verbatim) = &report.verbatim {
            return format!("{page}{verbatim}");
        }
        let quiet = self.options.quiet;
        let text = match &report.profiles {
            Some(profiles) => profiles::document(report, profiles, quiet, self.stdout()),
            None => text::document(report, quiet, self.stdout()),
        };
        let text = self.plain(&format!("{page}{text}"));
        let may_link = self.options.color && self.options.file.is_none();
        if may_link && !self.options.accessible && links::are_shown_on_stdout() {
            return links::clickable(&text);
        }
        text
    }

    fn write(&self, text: &str) -> io::Result<()> {
        match &self.options.file {
            Some(file) => file.write(text),
            None => print(text),
        }
    }

    pub(crate) fn note(&self, words: impl Into<Hint>) {
        let words = words.into().for_profile(&self.profile);
        match &self.notes {
            Some(notes) => notes.borrow_mut().push(words),
            None => self.eprint(&wrap::wrapped(&words, self.stderr().width)),
        }
    }

    /// Prints a page to keep or to send, at once. A document has it as data, a file at its start.
    pub(crate) fn page(&self, words: &str, report: &mut Report) {
        let page = wrap::wrapped(&format!("{words}\n\n"), self.stdout().width);
        match (self.options.output, &self.options.file) {
            (OutputFormat::Text, Some(_)) => report.page = Some(page),
            // If stdout is closed, printing the report fails too, and that is reported.
            (OutputFormat::Text, None) => drop(print(&self.plain(&page))),
            (OutputFormat::Html, _) => self.eprint(&page),
            _ => {}
        }
    }

    /// Prints an error for which there is no report yet: the command line or the form of the output is not known.
    pub(crate) fn early_error(error: &Error) {
        eprint(&text::error(error, Look::stderr()));
    }

    /// Prints why the command line can't be parsed.
    pub(crate) fn early_words(words: &str) {
        eprint(words);
    }

    /// A spinner, only on a terminal.
    pub(crate) fn busy(&self, words: &'static str) -> Spinner {
        if self.is_text() && self.may_move(words) {
            Spinner::start(words, self.unicode)
        } else {
            Spinner::hidden()
        }
    }

    /// The same with a count; for machine-readable reports too.
    pub(crate) fn progress(&self, words: &'static str, of: usize) -> Spinner {
        if self.may_move(words) { Spinner::bar(words, of, self.unicode) } else { Spinner::hidden() }
    }

    /// Whether stderr may be redrawn. If not, the words are printed once.
    fn may_move(&self, words: &str) -> bool {
        let wanted = self.notes.is_none() && !self.options.quiet && self.options.verbose == 0;
        if !wanted || !crate::platform::stderr_is_terminal() {
            return false;
        }
        let still = self.options.accessible || crate::platform::terminal_is_dumb();
        if still {
            self.note(format!("{words} ..."));
        }
        !still
    }

    fn stdout(&self) -> Look {
        self.look(Look::stdout())
    }

    pub(super) fn stderr(&self) -> Look {
        self.look(Look::stderr())
    }

    fn look(&self, look: Look) -> Look {
        Look {
            unicode: self.unicode,
            accessible: self.options.accessible,
            evidence: self.options.verbose > 0,
            ..look
        }
    }

    pub(super) fn eprint(&self, text: &str) {
        let text = self.plain(text);
        if let Some(notes) = &self.notes {
            return notes.borrow_mut().push(text);
        }
        eprint(&if self.may_link() { links::clickable(&text) } else { text });
    }

    pub(super) fn may_link(&self) -> bool {
        self.options.color_stderr && !self.options.accessible && links::are_shown_on_stderr()
    }

    /// Without a UTF-8 locale, only ASCII is readable.
    fn plain(&self, text: &str) -> String {
        if self.unicode {
            return text.to_owned();
        }
        text.chars().map(ascii).collect()
    }
}

fn ascii(letter: char) -> char {
    match letter {
        '·' | '–' | '—' => '-',
        '‘' | '’' => '\'',
        '“' | '”' => '"',
        letter if letter.is_ascii() => letter,
        _ => '?',
    }
}

/// Why the report is lost.
pub(crate) fn unwritten(error: &io::Error) -> Error {
    Error::local(
        "report_unwritten",
        format!("The report can't be written: {}.", io_error::words(error)),
        "Free some space where the output goes, then run the command again.",
    )
}

/// Writes to stdout. A closed pipe is no error: the reader doesn't want more.
pub(crate) fn print(text: &str) -> io::Result<()> {
    let mut stdout = io::stdout().lock();
    match stdout.write_all(text.as_bytes()).and_then(|()| stdout.flush()) {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

fn eprint(text: &str) {
    let mut stderr = io::stderr().lock();
    // Where stderr is closed there is nobody to tell.
    let _ = stderr.write_all(text.as_bytes()).and_then(|()| stderr.flush());
    screen::count(text);
}
