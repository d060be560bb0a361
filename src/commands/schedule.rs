//! `schedule print`: an entry for a scheduler you already have.

mod environment;

use self::environment::environment;
use crate::app::key_sources;
use crate::cli::{KeySourceArgs, ScheduleCommand, SchedulePrintArgs, StoreChoice};
use crate::credentials::sanitize::contains_whole;
use crate::credentials::{Secret, has_key_shape};
use crate::error::{Exit, Result};
use crate::integration::KeyName;
use crate::platform;
use crate::report::{Report, Ui};
use crate::schedule::{Plan, ScheduleEntry, ScheduleError, Scheduler};
use crate::settings::Settings;
use serde_json::json;
use std::path::Path;
use std::time::Duration;

/// Prints the entry. Nothing is sent, installed or written.
pub(crate) fn run(
    ScheduleCommand::Print(args): &ScheduleCommand,
    settings: &Settings,
    ui: &Ui,
    report: &mut Report,
) -> Result<Exit> {
    let scheduler = args.scheduler.unwrap_or_else(Scheduler::of_this_system);
    let entry = plan(args, scheduler, settings)?.entry(scheduler)?;
    refuse_known_keys(&entry)?;
    report.data = Some(json!({
        "for": scheduler,
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
            ui.note(format!("Save it as {}, then run:\n{steps}", entry.files[0].path));
        }
        return file.to_owned();
    }
    let steps: Vec<String> = entry.steps.iter().map(|it| format!("# {it}\n")).collect();
    format!("{}\n# Save both, then run:\n{}", files.join("\n"), steps.concat())
}

fn plan(args: &SchedulePrintArgs, scheduler: Scheduler, settings: &Settings) -> Result<Plan> {
    if args.all_profiles && !scheduler.is_local() {
        return Err(ScheduleError::ProfilesElsewhere.into());
    }
    if args.all_profiles && settings.profile != "default" {
        return Err(ScheduleError::ProfileTwice.into());
    }
    let mut words = options(args, scheduler, settings);
    Ok(Plan {
        every: args.every,
        profile: settings.profile.clone(),
        keys: key_options(&args.keys, &mut words)?,
        program: program(args, scheduler)?,
        words,
        environment: environment(args, scheduler, &settings.profile)?,
        image: match &args.image {
            Some(image) => typed("--image", image)?,
            None => format!("cs-ashby:{}", env!("CARGO_PKG_VERSION")),
        },
        today: platform::utc_date(platform::now()),
    })
}

fn program(args: &SchedulePrintArgs, scheduler: Scheduler) -> Result<String> {
    let Some(program) = &args.program else {
        let here = scheduler_is_here(scheduler).then(platform::program).flatten();
        return here.map_or(Ok("cs-ashby".to_owned()), |path| path_word("A path", &path));
    };
    let text = typed("--program", &path_word("--program", program)?)?;
    // Not of this system's kind: the scheduler may be another one's.
    let is_path = text.contains(['/', '\\']);
    let is_absolute = text.starts_with(['/', '\\']) || text.get(1..3) == Some(":\\");
    if is_path != is_absolute || text.starts_with('-') {
        return Err(ScheduleError::NotAbsolute("--program", "the program").into());
    }
    Ok(text)
}

/// Whether it's a scheduler of this kind of system: only then is the program at the same path there.
fn scheduler_is_here(scheduler: Scheduler) -> bool {
    match scheduler {
        Scheduler::Cron => cfg!(unix),
        other => other == Scheduler::of_this_system(),
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
    for (name, address) in [
        ("--codesignal-url", &addresses.codesignal),
        ("--ashby-url", &addresses.ashby),
        ("--webhook-url", &addresses.webhook),
    ] {
        if address.source().is_some() {
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

/// Adds the options that say where the keys come from. Gives the keys that have none.
fn key_options(args: &KeySourceArgs, words: &mut Vec<String>) -> Result<Vec<KeyName>> {
    let mut without = Vec::new();
    for (name, given) in key_sources(args) {
        if given.file.is_none() && given.command.is_none() {
            without.push(name);
        }
        if let Some(file) = given.file {
            let option = name.file_option();
            absolute(option, "a file", &file)?;
            words.extend([option.to_owned(), path_word(option, &file)?]);
        }
        if let Some(command) = given.command {
            let option = name.command_option();
            words.extend([option.to_owned(), typed(option, &command)?]);
        }
    }
    Ok(without)
}

/// A word that was typed for the entry, where a key may have been typed too.
fn typed(option: &'static str, text: &str) -> Result<String> {
    if has_key_shape(text) {
        return Err(ScheduleError::ContainsKey(option).into());
    }
    one_line(option, text)
}

/// Refuses an entry with a key of this shell's environment, whatever its shape.
fn refuse_known_keys(entry: &ScheduleEntry) -> Result<()> {
    for name in KeyName::ALL {
        let Some(Ok(key)) = platform::variable(name.variable())?.map(|it| Secret::parse(name, &it))
        else {
            continue;
        };
        let mut texts = entry.files.iter().map(|file| &file.content).chain(&entry.steps);
        if texts.any(|text| contains_whole(text, &key)) {
            return Err(ScheduleError::ContainsKey("An option or a variable").into());
        }
    }
    Ok(())
}

fn absolute(option: &'static str, what: &'static str, path: &Path) -> Result<()> {
    if path.is_absolute() {
        return Ok(());
    }
    Err(ScheduleError::NotAbsolute(option, what).into())
}

fn path_word(option: &'static str, path: &Path) -> Result<String> {
    one_line(option, path.to_str().ok_or(ScheduleError::NotOneLine(option))?)
}

/// Refuses what no format can write: control characters, and what YAML or XML reads as a line end or not at all.
fn one_line(what: &'static str, text: &str) -> Result<String> {
    let odd = ['\u{2028}', '\u{2029}', '\u{feff}', '\u{fffe}', '\u{ffff}'];
    if text.contains(char::is_control) || text.contains(odd) {
        return Err(ScheduleError::NotOneLine(what).into());
    }
    Ok(text.to_owned())
}
