//! Connects CodeSignal to Ashby and checks the connection.

pub mod api;
pub mod app;
pub mod check_result;
pub mod checks;
pub mod cli;
pub mod commands;
pub mod config;
pub mod credentials;
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

use crate::cli::{Cli, Command};
use crate::error::{Error, Exit, Result};
use crate::platform::{ResourceLimit, signals, terminal};
use crate::report::{OutputFile, Report, Ui};
use clap::error::ErrorKind;
use clap::{CommandFactory, Parser};
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether a library panicked because the system gave it no thread or no file.
static OUT_OF_RESOURCES: AtomicBool = AtomicBool::new(false);

/// Parses the command line, runs the command, prints the report and ends the process: the only exit point.
pub fn main() {
    platform::keep_memory_private();
    std::panic::set_hook(Box::new(|info| {
        if let Some(limit) = platform::limit_in(info.payload()) {
            OUT_OF_RESOURCES.store(true, Ordering::Relaxed);
            return Ui::early_error(&out_of(limit));
        }
        // The payload could contain anything, a key too: only the location is printed.
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        Ui::early_error(&Error::usage(
            "mistake_in_the_program",
            format!("cs-ashby crashed at {place}. This is a bug; nothing was half stored."),
            "Run the command again. If it happens again, report this message.",
        ));
    }));
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => exit(unparsable(&error)),
    };
    // The hook has printed the crash; nothing is known about the integration.
    let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| start(cli)));
    exit(ended.unwrap_or_else(|_| {
        terminal::restore();
        if OUT_OF_RESOURCES.load(Ordering::Relaxed) {
            Exit::Local
        } else {
            Exit::Unknown
        }
    }));
}

fn exit(exit: Exit) -> ! {
    #[expect(clippy::disallowed_methods, reason = "this is the one exit point")]
    std::process::exit(exit.code().into());
}

/// Help is no error. A command line that can't be parsed is exit 2, with text on stderr; the text repeats no
/// argument that could be a key pasted where none is taken.
fn unparsable(error: &clap::Error) -> Exit {
    let text = error.render();
    if !error.use_stderr() {
        let styled = platform::stdout_is_terminal() && !platform::is_set("NO_COLOR");
        return printed(&if styled {
            text.ansi().to_string()
        } else {
            text.to_string()
        });
    }
    Ui::early_words(&platform::without_arguments(&text.to_string()));
    Exit::Usage
}

/// Prints what is no report. If that fails, nobody got what they asked for.
fn printed(text: &str) -> Exit {
    match report::print(text) {
        Ok(()) => Exit::Pass,
        Err(error) => {
            let error = report::unwritten(&error);
            Ui::early_error(&error);
            error.exit
        }
    }
}

fn start(cli: Cli) -> Exit {
    match cli.command {
        _ if cli.version => printed(&version(cli.global.verbose > 0)),
        Some(command) => run(cli.global, command),
        None if std::env::args_os().len() > 1 => {
            let error = Cli::command().error(
                ErrorKind::MissingSubcommand,
                "a command is missing; `cs-ashby --help` lists them",
            );
            unparsable(&error)
        }
        None => printed(cli::START),
    }
}

fn version(build: bool) -> String {
    let version = concat!("cs-ashby ", env!("CARGO_PKG_VERSION"), "\n");
    if !build {
        return version.to_owned();
    }
    format!(
        "{version}build: {}\ntarget: {}\ncommit: {}\n",
        env!("CS_ASHBY_BUILD"),
        env!("CS_ASHBY_TARGET"),
        env!("CS_ASHBY_COMMIT")
    )
}

fn run(global: cli::Global, command: Command) -> Exit {
    let taken = report::output_options(&global)
        .and_then(|options| commands::takes(&command, options.output).map(|()| options));
    let mut options = match taken {
        Ok(options) => options,
        Err(error) => {
            Ui::early_error(&error);
            return error.exit;
        }
    };
    report::start_log(options.verbose);
    let mut report = Report::new(commands::name(&command));
    match global
        .output_file
        .as_deref()
        .map(OutputFile::new)
        .transpose()
    {
        Ok(file) => options.file = file,
        Err(error) => return finish(&Ui::new(options), &mut report, Err(error)),
    }
    let ui = Ui::new(options.clone());
    signals::when_unheard(|stopped| {
        terminal::restore_without_waiting();
        exit(stopped)
    });
    let runtime = match tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(_) => return finish(&ui, &mut report, Err(out_of(ResourceLimit::Files))),
    };
    let result = runtime.block_on(async {
        tokio::select! {
            // The signals first, so that they are noticed before the command does anything.
            biased;
            exit = signals::asked_to_stop() => Err(exit),
            result = commands::run(global, command, options, &mut report) => Ok(result),
        }
    });
    // A hidden prompt or a call into a silent keychain may still be waiting: nobody waits for them.
    runtime.shutdown_background();
    terminal::restore();
    match result {
        Ok(result) => finish(&ui, &mut report, result),
        Err(exit) => {
            // Otherwise the words would follow the question on its line.
            if terminal::was_prompted() {
                ui.note(" ");
            }
            let error = stopped(exit, &report);
            finish(&ui, &mut report, Err(error))
        }
    }
}

fn finish(ui: &Ui, report: &mut Report, result: Result<Exit>) -> Exit {
    let exit = report.conclude(result);
    if report.given {
        return exit;
    }
    ui.report(report)
}

fn out_of(limit: ResourceLimit) -> Error {
    if limit == ResourceLimit::Files {
        return Error::local(
            "no_resources",
            "The system doesn't let this program open the files it needs.",
            "Close other programs or raise the limit (`ulimit -n 256`), then run the command again.",
        );
    }
    Error::local(
        "no_threads",
        "The system doesn't let this account start another thread, so nothing was checked.",
        "Close other programs of this account or raise the limit: `ulimit -u 512` in a shell, TasksMax or LimitNPROC for a service, the process limit (pids) of a container. Then run the command again.",
    )
}

/// What a person reads after Ctrl-C. `setup` and `rotate` continue where they stopped, unless it was practice.
fn stopped(exit: Exit, report: &Report) -> Error {
    let (message, fix) = match report.command.as_str() {
        "setup" if !report.sandbox => (
            "Stopped. Your progress is saved.",
            "Run `cs-ashby setup` to continue.",
        ),
        "rotate" if !report.sandbox => (
            "Stopped. Your progress is saved.",
            "Run the same command again to continue.",
        ),
        _ => ("Stopped.", "Run the command again to start over."),
    };
    Error {
        exit,
        ..Error::usage("interrupted", message, fix)
    }
}
