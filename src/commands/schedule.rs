//! `schedule print`: an entry for a scheduler that is there already.

use crate::cli::{KeySourceArgs, ScheduleCommand, SchedulePrintArgs, StoreChoice};
use crate::error::{Error, Exit, Result};
use crate::platform;
use crate::report::Report;
use crate::schedule::{Plan, Scheduler};
use crate::settings::Settings;
use serde_json::json;
use std::path::Path;
use std::time::Duration;

/// Prints the entry. Nothing is asked and nothing is written.
pub(crate) fn run(
    command: &ScheduleCommand,
    settings: &Settings,
    report: &mut Report,
) -> Result<Exit> {
    let ScheduleCommand::Print(args) = command;
    let scheduler = args.scheduler.unwrap_or_else(Scheduler::of_this_system);
    let plan = plan(args, scheduler, settings)?;
    let entry = plan.entry(scheduler)?;
    report.data = Some(json!({
        "for": scheduler.as_str(),
        "every": args.every.to_string(),
        "files": entry.files,
        "steps": entry.steps,
    }));
    let mut text: Vec<String> = entry.files.into_iter().map(|file| file.content).collect();
    // What is one file is printed as it is; where there are two, the commands stand behind them.
    if text.len() > 1 {
        let steps: Vec<String> = entry.steps.iter().map(|it| format!("# {it}\n")).collect();
        text.push(format!("# Save both, then run:\n{}", steps.concat()));
    }
    report.verbatim = Some(text.join("\n"));
    Ok(Exit::Pass)
}

fn plan(args: &SchedulePrintArgs, scheduler: Scheduler, settings: &Settings) -> Result<Plan> {
    let program = match &args.program {
        Some(program) => path_word(program)?,
        None if scheduler.is_local() && scheduler_is_here(scheduler) => match platform::program() {
            Some(program) => path_word(&program)?,
            None => "cs-ashby".into(),
        },
        None => "cs-ashby".into(),
    };
    let mut words: Vec<String> = ["verify", "--reuse-control", "--non-interactive"]
        .map(str::to_owned)
        .into();
    if args.all_profiles {
        all_profiles(scheduler, settings)?;
        words.push("--all-profiles".into());
    }
    let mut option = |name: &str, value: String| words.extend([name.to_owned(), value]);
    if settings.profile != "default" {
        option("--profile", settings.profile.clone());
    }
    if settings.store == StoreChoice::None && scheduler.is_local() {
        option("--store", "none".into());
    }
    if settings.timeout != Duration::from_secs(10) {
        option("--timeout", settings.timeout.as_secs_f64().to_string());
    }
    for (option_name, variable, address) in [
        (
            "--codesignal-url",
            "CS_ASHBY_CODESIGNAL_URL",
            &settings.addresses.codesignal,
        ),
        (
            "--ashby-url",
            "CS_ASHBY_ASHBY_URL",
            &settings.addresses.ashby,
        ),
        (
            "--webhook-url",
            "CS_ASHBY_WEBHOOK_URL",
            &settings.addresses.webhook,
        ),
    ] {
        let given = &settings.given_addresses;
        if given.contains(&option_name) || given.contains(&variable) {
            option(option_name, address.text().to_owned());
        }
    }
    if let Some(days) = args.ages.max_age {
        option("--max-age", days.to_string());
    }
    if args.ages.max_attestation_age != 90 {
        option(
            "--max-attestation-age",
            args.ages.max_attestation_age.to_string(),
        );
    }
    let (codesignal, ashby) = sources(&args.keys, &mut words)?;
    Ok(Plan {
        every: args.every,
        profile: settings.profile.clone(),
        program,
        words,
        brings_codesignal: !codesignal,
        brings_ashby: !ashby,
        folders: if scheduler.is_local() {
            folders()?
        } else {
            Vec::new()
        },
        image: match &args.image {
            Some(image) => line_word("--image", image)?,
            None => format!("cs-ashby:{}", env!("CARGO_PKG_VERSION")),
        },
        today: platform::now().date().to_string(),
    })
}

/// The folders that this run was told of by variables, which a scheduler does not have.
fn folders() -> Result<Vec<(&'static str, String)>> {
    let mut folders = Vec::new();
    for name in ["CS_ASHBY_STATE_DIR", "CS_ASHBY_CONFIG_DIR"] {
        let Some(path) = platform::variable(name)? else {
            continue;
        };
        if !Path::new(&path).is_absolute() {
            return Err(Error::usage(
                "path_not_absolute",
                format!(
                    "{name} has to name a folder by its whole path: a scheduler runs in another folder."
                ),
                format!("Set {name} to the path from its root on, or unset it."),
            ));
        }
        folders.push((name, line_word(name, &path)?));
    }
    Ok(folders)
}

/// Whether all profiles can be meant: they are those of a computer, and not one of them.
fn all_profiles(scheduler: Scheduler, settings: &Settings) -> Result<()> {
    if !scheduler.is_local() {
        return Err(Error::usage(
            "profiles_elsewhere",
            format!(
                "--all-profiles are those of a computer, and a run of {} begins on an empty one.",
                scheduler.as_str()
            ),
            "Print an entry for each profile with --profile NAME, or use a scheduler of this computer.",
        ));
    }
    if settings.profile != "default" {
        return Err(Error::usage(
            "profile_twice",
            "--profile and --all-profiles name profiles in two ways, and only one can be meant.",
            "Leave out --profile, or --all-profiles.",
        ));
    }
    Ok(())
}

/// Whether it is the scheduler of this very kind of system: only then does the program lie at this path there.
fn scheduler_is_here(scheduler: Scheduler) -> bool {
    match scheduler {
        Scheduler::Cron => cfg!(unix),
        other => other == Scheduler::of_this_system(),
    }
}

/// The options that say where the keys come from; whether each key has one.
fn sources(args: &KeySourceArgs, words: &mut Vec<String>) -> Result<(bool, bool)> {
    for (option, file) in [
        ("--codesignal-key-file", &args.codesignal_key_file),
        ("--ashby-key-file", &args.ashby_key_file),
    ] {
        if let Some(file) = file {
            if !file.is_absolute() {
                return Err(Error::usage(
                    "path_not_absolute",
                    format!(
                        "{option} has to name a file by its whole path: a scheduler runs in another folder."
                    ),
                    "Give the path from its root on, for example /etc/cs-ashby/ashby.key.",
                ));
            }
            words.extend([option.to_owned(), path_word(file)?]);
        }
    }
    for (option, command) in [
        ("--codesignal-key-command", &args.codesignal_key_command),
        ("--ashby-key-command", &args.ashby_key_command),
    ] {
        if let Some(command) = command {
            words.extend([option.to_owned(), line_word(option, command)?]);
        }
    }
    Ok((
        args.codesignal_key_file.is_some() || args.codesignal_key_command.is_some(),
        args.ashby_key_file.is_some() || args.ashby_key_command.is_some(),
    ))
}

fn path_word(path: &Path) -> Result<String> {
    match path.to_str() {
        Some(text) => line_word("A path", text),
        None => Err(Error::usage(
            "path_not_text",
            "A path is not readable text, so it can't stand in an entry.",
            "Put the file where its path is plain letters.",
        )),
    }
}

/// A word that fits on one line: none of the formats takes a line end inside a word.
fn line_word(what: &str, text: &str) -> Result<String> {
    if text.chars().any(char::is_control) {
        return Err(Error::usage(
            "word_not_one_line",
            format!(
                "{what} has a line end or a control character in it, which no scheduler's entry can hold."
            ),
            "Put the command into a script of its own, and name that script.",
        ));
    }
    Ok(text.to_owned())
}
