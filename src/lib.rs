//! Connects CodeSignal to Ashby and checks the connection.

pub mod api;
pub mod app;
pub mod check_id;
pub mod check_result;
pub mod checks;
pub mod cli;
pub mod commands;
pub mod config;
pub mod credentials;
pub(crate) mod dialog;
pub mod error;
pub mod integration;
pub mod keystore;
pub mod platform;
pub mod prompt;
pub mod report;
pub mod rotate;
pub mod sandbox;
pub mod schedule;
pub mod session;
pub mod settings;
pub mod setup;
pub mod state;

use crate::cli::Cli;
use crate::error::{Error, Exit, Result};
use crate::platform::{signals, terminal};
use crate::report::{Report, Ui};
use clap::Parser;

/// Parses the command line, runs the command, prints the report and ends the process: the only exit point.
pub fn main() {
    platform::keep_memory_private();
    std::panic::set_hook(Box::new(|info| {
        if out_of_resources(info.payload()).is_some() {
            return;
        }
        // The payload could hold anything, a key too: only the place is told.
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        Ui::early_error(&Error::usage(
            "mistake_in_the_program",
            format!(
                "cs-ashby made a mistake of its own, at {place}, and stopped. Nothing was stored half."
            ),
            "Run the command again; if it stays, report this message.",
        ));
    }));
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => exit(unparsable(&error)),
    };
    // A mistake of the program's own has been told by the hook; nothing was established.
    let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| run(cli)));
    exit(ended.unwrap_or_else(|_| {
        terminal::restore();
        Exit::Unknown
    }));
}

fn exit(exit: Exit) -> ! {
    #[expect(clippy::disallowed_methods, reason = "this is the one exit point")]
    std::process::exit(exit.code().into());
}

/// Help and version are no errors. A command line that can't be parsed is exit 2, with text on stderr.
fn unparsable(error: &clap::Error) -> Exit {
    if !error.use_stderr() {
        let _ = error.print();
        return Exit::Pass;
    }
    Ui::early_words(&without_stray_value(error));
    Exit::Usage
}

/// The words of clap, without a value where no argument takes one: it may be a key.
fn without_stray_value(error: &clap::Error) -> String {
    use clap::error::{ContextKind, ContextValue};
    /// Shorter ones are typing mistakes.
    const SHORTEST_KEY: usize = 12;
    let text = error.render().to_string();
    let given = |kind| match error.get(kind) {
        Some(ContextValue::String(value)) => Some(value.as_str()),
        _ => None,
    };
    let is_option = |argument: &&str| argument.starts_with('-');
    let stray = match given(ContextKind::InvalidArg) {
        // A value that a positional argument does not take.
        Some(name) if name.starts_with(['[', '<']) => given(ContextKind::InvalidValue),
        argument => argument.filter(|it| !is_option(it)),
    };
    let stray = stray.or(given(ContextKind::InvalidSubcommand));
    match stray.filter(|value| value.len() >= SHORTEST_KEY) {
        Some(value) => format!(
            "{}\n\nIf that was a key, delete it at its vendor and create a new one: others may have seen it \
             (process list, shell history). Keys are never taken from an argument.\n",
            text.replace(value, "[not repeated]").trim_end()
        ),
        None => text,
    }
}

fn run(cli: Cli) -> Exit {
    let form = match settings::form(&cli.global) {
        Ok(form) => form,
        Err(error) => {
            Ui::early_error(&error);
            return error.exit;
        }
    };
    if let Err(error) = commands::takes(&cli.command, form.output) {
        Ui::early_error(&error);
        return error.exit;
    }
    report::start_log(form.verbose);
    let ui = Ui::new(form);
    let mut report = Report::new(commands::name(&cli.command));
    signals::when_unheard(|stopped| {
        terminal::restore_without_waiting();
        exit(stopped)
    });
    let runtime = match tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(_) => return finish(&ui, &mut report, Err(too_few_files())),
    };
    let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        runtime.block_on(async {
            tokio::select! {
                // The signals first, so that they are heard before the command does anything.
                biased;
                exit = signals::asked_to_stop() => Err(exit),
                result = commands::run(cli, Ui::new(form), &mut report) => Ok(result),
            }
        })
    }));
    let result = match ended {
        Ok(result) => result,
        Err(payload) => match out_of_resources(&*payload) {
            Some(error) => Ok(Err(error)),
            None => std::panic::resume_unwind(payload),
        },
    };
    // A hidden prompt or a call into a silent key store may still be waiting: nobody waits for them.
    runtime.shutdown_background();
    terminal::restore();
    match result {
        Ok(result) => finish(&ui, &mut report, result),
        Err(exit) => {
            // The question that was being asked has no line end.
            if terminal::was_prompted() {
                ui.note(" ");
            }
            finish(&ui, &mut report, Err(stopped(exit)))
        }
    }
}

/// Libraries panic where the system gives them no thread or no file (tokio, zbus).
fn out_of_resources(payload: &(dyn std::any::Any + Send)) -> Option<Error> {
    let text = payload.downcast_ref::<String>().map(String::as_str);
    let text = text.or(payload.downcast_ref::<&str>().copied())?;
    if text.contains("spawn") && text.contains("thread") {
        return Some(too_few_threads());
    }
    let too_many_files = ["Too many open files", "os error 24", "code: 24,"];
    let files = too_many_files.iter().any(|words| text.contains(words));
    files.then(too_few_files)
}

fn too_few_files() -> Error {
    Error::local(
        "no_resources",
        "This session lets a program open too few files at once.",
        "Run `ulimit -n 256` (or raise the service's LimitNOFILE), then run the command again.",
    )
}

fn too_few_threads() -> Error {
    Error::local(
        "no_threads",
        "The system lets this account run too few programs at once (each thread counts).",
        "Close other programs of this account, or raise the limit: `ulimit -u 512` in a shell, TasksMax or LimitNPROC of a service, the container's limit of processes (pids). Then run the command again.",
    )
}

fn finish(ui: &Ui, report: &mut Report, result: Result<Exit>) -> Exit {
    let exit = report.conclude(result.map_err(|error| how_to_continue(error, report)));
    if report.given {
        return exit;
    }
    ui.report(report)
}

/// What a stop leaves depends on the command: only `setup` and `rotate` have progress to save.
fn how_to_continue(error: Error, report: &Report) -> Error {
    if !matches!(error.exit, Exit::Interrupted | Exit::Terminated) {
        return error;
    }
    let continues = matches!(report.command.as_str(), "setup" | "rotate") && !report.sandbox;
    let (message, fix) = match (continues, report.command.as_str()) {
        (true, "setup") => (
            "Stopped. Your progress is saved; run `cs-ashby setup` to continue.",
            "Run `cs-ashby setup` to continue.",
        ),
        (true, _) => (
            "Stopped. Your progress is saved; run the same command to continue.",
            "Run the same command to continue.",
        ),
        (false, _) => ("Stopped.", "Run the same command again."),
    };
    Error {
        message: message.to_owned(),
        fix: fix.to_owned(),
        ..error
    }
}

fn stopped(exit: Exit) -> Error {
    Error {
        exit,
        ..Error::usage("interrupted", "Stopped.", "Run the same command again.")
    }
}
