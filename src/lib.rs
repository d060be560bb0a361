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
pub mod hint;
pub mod integration;
pub mod keystore;
pub mod platform;
pub mod profile_name;
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
use crate::platform::{io_error, signals, terminal};
use crate::report::{OutputFile, Report, Ui};
use clap::error::ErrorKind;
use clap::{ArgMatches, CommandFactory, FromArgMatches};

/// Parses the command line, runs the command, prints the report and ends the process: the only exit point.
pub fn main() {
    platform::keep_memory_private();
    report_crashes();
    let parsed = Cli::command().try_get_matches();
    let parsed = parsed.and_then(|it| Ok((command_name(&it), Cli::from_arg_matches(&it)?)));
    let (name, cli) = match parsed {
        Ok(parsed) => parsed,
        Err(error) => exit(unparsable(&error)),
    };
    // The hook has printed the crash; nothing is known about the integration.
    let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| start(cli, &name)));
    exit(ended.unwrap_or_else(|_| {
        terminal::restore();
        Exit::Unknown
    }));
}

/// From now on a panic prints where it happened. Its message could contain anything, a key too.
pub fn report_crashes() {
    std::panic::set_hook(Box::new(|info| {
        if out_of_resources(info.payload()).is_some() {
            return;
        }
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        Ui::early_error(&Error::usage(
            "mistake_in_the_program",
            format!("cs-ashby crashed at {place}. This is a bug; nothing was half stored."),
            "Run the command again. If it happens again, report this message.",
        ));
    }));
}

fn exit(exit: Exit) -> ! {
    #[expect(clippy::disallowed_methods, reason = "this is the one exit point")]
    std::process::exit(exit.code().into());
}

/// Prints help. A command line that can't be parsed is exit 2, with text on stderr.
fn unparsable(error: &clap::Error) -> Exit {
    let text = error.render();
    if !error.use_stderr() {
        let styled = platform::stdout_is_terminal() && !platform::is_set("NO_COLOR");
        return printed(&if styled { text.ansi().to_string() } else { text.to_string() });
    }
    Ui::early_words(&without_stray_value(error));
    Exit::Usage
}

/// clap's message, without a value that no argument takes: it may be a key.
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

/// Prints text that isn't a report. If that fails, it's an error.
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

/// The command as it was typed, without options: `keys set`.
fn command_name(mut matches: &ArgMatches) -> String {
    let mut names = Vec::new();
    while let Some((name, inner)) = matches.subcommand() {
        names.push(name);
        matches = inner;
    }
    names.join(" ")
}

fn start(cli: Cli, name: &str) -> Exit {
    match cli.command {
        _ if cli.version => printed(&version(cli.global.verbose > 0)),
        Some(command) => run(cli.global, command, name),
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

fn run(global: cli::Global, command: Command, name: &str) -> Exit {
    let taken = report::output_options(&global)
        .and_then(|options| commands::takes(&command, name, options.output).map(|()| options));
    let mut options = match taken {
        Ok(options) => options,
        Err(error) => {
            Ui::early_error(&error);
            return error.exit;
        }
    };
    report::start_log(options.verbose);
    let mut report = Report::new(name);
    match global.output_file.as_deref().map(OutputFile::new).transpose() {
        Ok(file) => options.file = file,
        Err(error) => return finish(&Ui::new(options), &mut report, Err(error)),
    }
    let ui = Ui::new(options.clone());
    signals::when_unheard(exit);
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(_) => return finish(&ui, &mut report, Err(too_few_files())),
    };
    // Boxed: it's large, and each function on the way to its first poll would copy it on the stack.
    let command = Box::pin(commands::run(global, command, options, &mut report));
    let result = until_stopped(&runtime, command);
    // A hidden prompt or a silent keychain may still be waiting. The run ends without them.
    runtime.shutdown_background();
    terminal::restore();
    match result {
        Ok(result) => finish(&ui, &mut report, result),
        Err(exit) => {
            // On a line of its own, below the question.
            if terminal::was_prompted() {
                ui.note(" ");
            }
            let error = stopped(exit, &report);
            finish(&ui, &mut report, Err(error))
        }
    }
}

/// Runs a command until it ends or a signal stops it.
fn until_stopped(
    runtime: &tokio::runtime::Runtime,
    command: impl Future<Output = Result<Exit>>,
) -> std::result::Result<Result<Exit>, Exit> {
    let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        runtime.block_on(async {
            tokio::select! {
                // Signals first, so that they're seen before the command does anything.
                biased;
                exit = signals::asked_to_stop() => Err(exit),
                result = command => Ok(result),
            }
        })
    }));
    ended.unwrap_or_else(|payload| match out_of_resources(&*payload) {
        Some(error) => Ok(Err(error)),
        None => std::panic::resume_unwind(payload),
    })
}

fn finish(ui: &Ui, report: &mut Report, result: Result<Exit>) -> Exit {
    let result = result.map_err(|error| match error.exit {
        Exit::Interrupted | Exit::Terminated => stopped(error.exit, report),
        _ => error,
    });
    let exit = report.conclude(result);
    if report.given {
        return exit;
    }
    ui.report(report)
}

/// tokio and zbus panic when the system gives them no thread or file.
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
        "This session doesn't let the program open enough files.",
        "Run `ulimit -n 256` (or raise the service's LimitNOFILE), then run the command again.",
    )
}

fn too_few_threads() -> Error {
    Error::local(
        "no_threads",
        "The system doesn't let this account start another thread.",
        io_error::TOO_FEW_THREADS,
    )
}

/// The message after Ctrl-C. `setup` and `rotate` continue where they stopped, except in the sandbox.
fn stopped(exit: Exit, report: &Report) -> Error {
    let (message, fix) = match report.command.as_str() {
        "setup" if !report.sandbox && !report.keeps_keys => (
            "Stopped. Your progress is saved, but not your keys.",
            "Run `cs-ashby setup` to continue.",
        ),
        "setup" if !report.sandbox => {
            ("Stopped. Your progress is saved.", "Run `cs-ashby setup` to continue.")
        }
        "rotate" if !report.sandbox => {
            ("Stopped. Your progress is saved.", "Run the same command again to continue.")
        }
        _ => ("Stopped.", "Run the command again to start over."),
    };
    Error { exit, ..Error::usage("interrupted", message, fix) }
}
