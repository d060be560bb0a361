//! Connects CodeSignal to Ashby and checks the connection.

pub mod api;
pub mod app;
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

/// Help and version are no errors. A command line that can't be parsed is exit 2, with text on stderr;
/// the text repeats no argument that could be a key pasted where none is taken.
fn unparsable(error: &clap::Error) -> Exit {
    if !error.use_stderr() {
        let _ = error.print();
        return Exit::Pass;
    }
    let text = error.render().to_string();
    Ui::early_words(&platform::without_arguments(&text));
    Exit::Usage
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
    if !platform::has_room_for_files() {
        return finish(&ui, &mut report, Err(too_few_files()));
    }
    if !platform::has_room_for_threads() {
        return finish(&ui, &mut report, Err(too_few_threads()));
    }
    signals::when_unheard(|stopped| {
        terminal::restore_without_waiting();
        exit(stopped)
    });
    let runtime = match tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(_) => {
            let error = Error::local(
                "no_resources",
                "The system gives this program no resources to run with.",
                "Close other programs, then run the command again.",
            );
            return finish(&ui, &mut report, Err(error));
        }
    };
    let result = runtime.block_on(async {
        tokio::select! {
            // The signals first, so that they are heard before the command does anything.
            biased;
            exit = signals::asked_to_stop() => Err(exit),
            result = commands::run(cli, Ui::new(form), &mut report) => Ok(result),
        }
    });
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

fn too_few_files() -> Error {
    Error::local(
        "no_resources",
        "This session lets a program open too few files at once, so nothing could be asked.",
        "Run `ulimit -n 256` (or raise the service's LimitNOFILE), then run the command again.",
    )
}

fn too_few_threads() -> Error {
    Error::local(
        "no_threads",
        "The system lets this account run too few programs at once (each thread of one counts), so nothing could be asked.",
        "End other programs of this account, or raise the limit: `ulimit -u 512` in a shell, TasksMax or LimitNPROC of a service, the container's limit of processes (pids). Then run the command again.",
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
