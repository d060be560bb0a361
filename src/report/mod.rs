//! What a run says: one report, as text for people or as one JSON document for scripts.

mod github;
mod json;
mod junit;
pub(crate) mod model;
pub(crate) mod profile_part;
mod profiles;
mod progress;
mod prometheus;
mod text;

pub(crate) use model::{Missing, Registration, Report};
pub(crate) use progress::Spinner;

use crate::check_result::CheckResult;
use crate::cli::OutputFormat;
use crate::error::{Error, Exit};
use crate::platform::files;
use crate::platform::remedy::{self, Remedy};
use crate::settings::OutputOptions;
use std::cell::RefCell;
use std::io::Write;

/// The voice of a run: stdout for the report, stderr for everything else.
pub(crate) struct Ui {
    form: OutputOptions,
    unicode: bool,
    /// The profile that a command to run next is for.
    profile: String,
    /// What was said beside the report, where that is to be said later.
    kept: Option<RefCell<Vec<String>>>,
}

impl Ui {
    pub(crate) fn new(form: OutputOptions) -> Ui {
        console::set_colors_enabled(form.color);
        console::set_colors_enabled_stderr(form.color_stderr);
        Ui {
            form,
            profile: "default".to_owned(),
            unicode: crate::platform::locale_is_utf8(),
            kept: None,
        }
    }

    /// From now on a command to run next is one for this profile.
    pub(crate) fn speak_for(&mut self, profile: &str) {
        self.profile = profile.to_owned();
    }

    /// A voice that says nothing and keeps its notes: for one of many profiles.
    pub(crate) fn keeping(form: OutputOptions) -> Ui {
        Ui {
            kept: Some(RefCell::default()),
            ..Ui::new(form)
        }
    }

    pub(crate) fn kept(&self) -> Vec<String> {
        self.kept.as_ref().map(RefCell::take).unwrap_or_default()
    }

    pub(crate) fn is_unicode(&self) -> bool {
        self.unicode
    }

    pub(crate) fn is_text(&self) -> bool {
        self.form.output == OutputFormat::Text
    }

    /// Whether nothing may be redrawn, for screen readers and simple terminals.
    pub(crate) fn is_accessible(&self) -> bool {
        self.form.accessible
    }

    /// Gives the report. A report that can't be written is as good as none: the exit code says so.
    pub(crate) fn report(&self, report: &Report) -> Exit {
        let width = text::width();
        if self.is_text()
            && let Some(error) = report.error.as_ref().or(report.notice.as_ref())
        {
            // A person who stops a run knows why it ended.
            let stopped = matches!(report.exit(), Exit::Interrupted | Exit::Terminated);
            let words = if stopped {
                text::wrapped(&error.message, text::width_beside())
            } else {
                text::error(error, text::width_beside())
            };
            write_err(&self.plain(&words));
        }
        let written = match (&report.verbatim, self.form.output) {
            (_, OutputFormat::Json) => write_out(&json::document(report)),
            (_, OutputFormat::Junit) => write_out(&junit::document(report)),
            (_, OutputFormat::Github) => write_out(&github::document(report)),
            (_, OutputFormat::Prometheus) => write_out(&prometheus::document(report)),
            (Some(verbatim), OutputFormat::Text) => write_out(verbatim),
            (None, OutputFormat::Text) => {
                write_out(&self.plain(&text::document(report, self.form.quiet, width)))
            }
        };
        let Err(error) = written else {
            return report.exit();
        };
        let error = Error::local(
            "report_unwritten",
            format!("The report can't be written: {}.", files::words(&error)),
            match remedy::against(&error) {
                Some(Remedy::Session(step)) => format!("{step}, then run the command again."),
                _ => "Make room where the output goes to, then run the command again.".to_owned(),
            },
        );
        Ui::early_error(&error);
        error.exit
    }

    pub(crate) fn note(&self, words: &str) {
        let words = &profile_part::for_profile(words, &self.profile);
        if let Some(kept) = &self.kept {
            return kept.borrow_mut().push(words.to_owned());
        }
        write_err(&self.plain(&text::wrapped(words, text::width_beside())));
    }

    /// Gives a page to keep or to send, on stdout at once. A document holds it as data.
    pub(crate) fn page(&self, words: &str) {
        if self.is_text() {
            // Where stdout is closed the page is lost, and the report's end says so.
            let _ = write_out(&self.plain(&text::wrapped(&format!("{words}\n\n"), text::width())));
        }
    }

    /// Says how a check stands, as the report does, on stderr.
    pub(crate) fn check(&self, entry: &CheckResult) {
        let words = text::check(entry, text::width_beside(), true);
        write_err(&self.plain(&profile_part::for_profile(&words, &self.profile)));
    }

    pub(crate) fn heading(&self, words: &str) {
        write_err(&self.plain(&text::heading(words, text::width_beside())));
    }

    /// Says an error for which there is no report yet: the command line or the form of the output is
    /// not known.
    pub(crate) fn early_error(error: &Error) {
        write_err(&text::error(
            &model::ErrorPart::from(error),
            text::width_beside(),
        ));
    }

    /// Says why the command line can't be parsed.
    pub(crate) fn early_words(words: &str) {
        write_err(words);
    }

    /// A sign of life on stderr for what takes longer than a blink; only on a terminal.
    pub(crate) fn busy(&self, words: &'static str) -> Spinner {
        if self.is_text() && self.may_move(words) {
            Spinner::start(words, self.unicode)
        } else {
            Spinner::hidden()
        }
    }

    /// The same for many things of which one after the other is done; beside a document too.
    pub(crate) fn progress(&self, words: &'static str, of: usize) -> Spinner {
        if self.may_move(words) {
            Spinner::bar(words, of, self.unicode)
        } else {
            Spinner::hidden()
        }
    }

    /// Whether something may move on stderr. Where it would only disturb, the words are said once.
    fn may_move(&self, words: &str) -> bool {
        let wanted = self.kept.is_none() && !self.form.quiet && self.form.verbose == 0;
        if !wanted || !crate::platform::stderr_is_terminal() {
            return false;
        }
        let still = self.form.accessible || crate::platform::terminal_is_dumb();
        if still {
            self.note(&format!("{words} ..."));
        }
        !still
    }

    /// Without a UTF-8 locale, letters beyond ASCII would come out as rubbish.
    fn plain(&self, text: &str) -> String {
        if self.unicode {
            return text.to_owned();
        }
        text.chars()
            .map(|letter| if letter.is_ascii() { letter } else { '?' })
            .collect()
    }
}

/// Starts the log on stderr: nothing, what was tried hop by hop (-v), or each pause too (-vv). Only this
/// program's own words are logged: those of the libraries below could hold a header.
pub(crate) fn start_log(verbose: u8) {
    use tracing_subscriber::layer::SubscriberExt;
    use tracing_subscriber::{Layer, filter};
    let level = match verbose {
        0 => filter::LevelFilter::OFF,
        1 => filter::LevelFilter::INFO,
        _ => filter::LevelFilter::DEBUG,
    };
    let ours = filter::filter_fn(|meta| meta.target().starts_with("cs_ashby"));
    let layer = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .without_time()
        .with_target(false)
        .with_level(false)
        .with_ansi(false)
        .with_filter(level)
        .with_filter(ours);
    // A second call would find the log started: there is one run in a process.
    let log = tracing_subscriber::registry().with(layer);
    let _ = tracing::subscriber::set_global_default(log);
}

/// Writes to stdout. Who closes the pipe does not want more, and that is no error.
fn write_out(text: &str) -> std::io::Result<()> {
    let mut stdout = std::io::stdout().lock();
    match stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush())
    {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => Ok(()),
        result => result,
    }
}

fn write_err(text: &str) {
    let mut stderr = std::io::stderr().lock();
    // Nobody is left to tell where stderr is closed.
    let _ = stderr
        .write_all(text.as_bytes())
        .and_then(|()| stderr.flush());
}
