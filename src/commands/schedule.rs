//! `schedule print`: an entry for a scheduler you already have.

mod environment;

use self::environment::{absolute, environment};
use crate::cli::{KeySourceArgs, ScheduleCommand, SchedulePrintArgs, StoreChoice};
use crate::error::{Error, Exit, Result};
use crate::platform;
use crate::report::{Report, Ui};
use crate::schedule::{Plan, ScheduleEntry, Scheduler};
use crate::settings::Settings;
use serde_json::json;
use std::path::Path;
use std::time::Duration;

/// Prints the entry. Nothing is sent, installed or written.
pub(crate) fn run(
    command: &ScheduleCommand,
    settings: &Settings,
    ui: &Ui,
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
    report.verbatim = Some(text(&entry, ui));
    Ok(Exit::Pass)
}

/// One file is printed as it is, so that it can be saved, and what to do with it goes to stderr. Two files are
/// followed by the commands.
fn text(entry: &ScheduleEntry, ui: &Ui) -> String {
    let files: Vec<&str> = entry.files.iter().map(|file| &*file.content).collect();
    if let [file] = files[..] {
        if ui.is_text() {
            let steps = entry.steps.iter().map(|step| format!("  {step}\n"));
            // To be copied as they are: a narrow terminal must not break them.
            let steps = steps.collect::<String>().replace(' ', "\u{a0}");
            ui.note(&format!("Save it as {}, then run:\n{steps}", entry.files[0].path));
        }
        return file.to_owned();
    }
    let steps: Vec<String> = entry.steps.iter().map(|it| format!("# {it}\n")).collect();
    format!("{}\n# Save both, then run:\n{}", files.join("\n"), steps.concat())
}

fn plan(args: &SchedulePrintArgs, scheduler: Scheduler, settings: &Settings) -> Result<Plan> {
    if args.all_profiles {
        all_profiles(scheduler, settings)?;
    }
    let mut words = options(args, scheduler, settings);
    let (codesignal, ashby) = sources(&args.keys, &mut words)?;
    Ok(Plan {
        every: args.every,
        profile: settings.profile.clone(),
        program: program(args, scheduler)?,
        words,
        brings_codesignal: !codesignal,
        brings_ashby: !ashby,
        environment: environment(args, scheduler, &settings.profile)?,
        image: match &args.image {
            Some(image) => line_word("--image", image)?,
            None => format!("cs-ashby:{}", env!("CARGO_PKG_VERSION")),
        },
        today: platform::now().date().to_string(),
    })
}

fn program(args: &SchedulePrintArgs, scheduler: Scheduler) -> Result<String> {
    let name = || "cs-ashby".to_owned();
    match &args.program {
        Some(program) => {
            let text = path_word(program)?;
            let is_path = text.contains(['/', '\\']);
            let is_absolute = text.starts_with(['/', '\\']) || text.get(1..3) == Some(":\\");
            if is_path != is_absolute || text.starts_with('-') {
                return Err(not_absolute("--program", "the program"));
            }
            Ok(text)
        }
        None if scheduler_is_here(scheduler) => match platform::program() {
            Some(program) => path_word(&program),
            None => Ok(name()),
        },
        None => Ok(name()),
    }
}

/// `verify` with the options of this run.
fn options(args: &SchedulePrintArgs, scheduler: Scheduler, settings: &Settings) -> Vec<String> {
    let fixed = ["verify", "--reuse-control", "--non-interactive"];
    let mut words: Vec<String> = fixed.map(str::to_owned).into();
    if args.all_profiles {
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
    let addresses = &settings.addresses;
    for (name, variable, address) in [
        ("--codesignal-url", "CS_ASHBY_CODESIGNAL_URL", &addresses.codesignal),
        ("--ashby-url", "CS_ASHBY_ASHBY_URL", &addresses.ashby),
        ("--webhook-url", "CS_ASHBY_WEBHOOK_URL", &addresses.webhook),
    ] {
        let given = &settings.given_addresses;
        if given.contains(&name) || given.contains(&variable) {
            option(name, address.text().to_owned());
        }
    }
    if let Some(days) = args.ages.max_age {
        option("--max-age", days.to_string());
    }
    if args.ages.max_attestation_age != 90 {
        option("--max-attestation-age", args.ages.max_attestation_age.to_string());
    }
    words
}

/// All profiles are those of a computer, and not one of them.
fn all_profiles(scheduler: Scheduler, settings: &Settings) -> Result<()> {
    if !scheduler.is_local() {
        return Err(Error::usage(
            "profiles_elsewhere",
            format!(
                "--all-profiles means the profiles of a computer, and {} starts on an empty one.",
                scheduler.as_str()
            ),
            "Print an entry for each profile with --profile NAME, or use a scheduler on this computer.",
        ));
    }
    if settings.profile != "default" {
        return Err(Error::usage(
            "profile_twice",
            "--profile and --all-profiles both name profiles, so it isn't clear which one you mean.",
            "Leave out --profile, or --all-profiles.",
        ));
    }
    Ok(())
}

/// Whether it's a scheduler of this kind of system: only then is the program at the same path there.
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
            absolute(option, "a file", file)?;
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
            "A path isn't valid text, so it can't be written in an entry.",
            "Move the file to a path of plain letters.",
        )),
    }
}

fn line_word(what: &str, text: &str) -> Result<String> {
    environment::one_line(what, text)?;
    Ok(text.to_owned())
}

fn not_absolute(option: &str, what: &str) -> Error {
    Error::usage(
        "path_not_absolute",
        format!("{option} must name {what} by its full path: a scheduler runs in another folder."),
        "Give the full path, for example /opt/cs-ashby/cs-ashby.",
    )
}
