//! `verify --all-profiles`: every profile, several at a time, in one report.

use super::profiles::known;
use super::verify;
use crate::api::http::Http;
use crate::api::network::Network;
use crate::app::App;
use crate::cli::VerifyArgs;
use crate::config::Config;
use crate::error::{Error, Exit, Result};
use crate::hint::EVERY_PROFILE;
use crate::integration::KeyName;
use crate::keystore::{LostKeyring, Store};
use crate::platform;
use crate::report::{OutputOptions, Report, Ui};
use crate::settings::Settings;
use futures_util::{StreamExt, stream};
use serde_json::json;
use std::sync::Arc;
use tracing::Instrument;

/// How many profiles are checked at a time by default. Each has at most eleven requests in flight, five of them to
/// CodeSignal.
const AT_A_TIME: u8 = 8;
/// The most open files that one profile needs: eleven requests, two commands, the keychain.
const FILES_OF_ONE: u64 = 14;
const FILES_OF_ALL: u64 = 64;

struct ProfileRunner<'a> {
    http: Arc<Http>,
    config: Config,
    settings: &'a Settings,
    options: &'a OutputOptions,
    args: &'a VerifyArgs,
    /// The keychain's error, once one profile had it: the others don't try again.
    lost_keyring: LostKeyring,
}

/// A profile that can't be checked doesn't stop the others.
pub(crate) async fn run(
    settings: &Settings,
    options: &OutputOptions,
    ui: &Ui,
    args: &VerifyArgs,
    report: &mut Report,
) -> Result<Exit> {
    report.profile = EVERY_PROFILE.to_owned();
    let config = Config::read()?;
    let names = known(&config)?;
    if names.is_empty() {
        return Err(no_profiles());
    }
    say_shared_keys(ui)?;
    let at_a_time = at_a_time(args.concurrency.unwrap_or(AT_A_TIME));
    report.data = Some(json!({ "concurrency": at_a_time }));
    let http = Arc::new(Http::new(settings.timeout, Network::from_environment()?));
    let runner = ProfileRunner {
        http: Arc::clone(&http),
        config,
        settings,
        options,
        args,
        lost_keyring: LostKeyring::default(),
    };
    let busy = ui.progress("Asking CodeSignal and Ashby", names.len());
    let mut notes = Vec::new();
    let mut parts = stream::iter(names)
        .map(|name| {
            let span = tracing::info_span!("profile", name);
            runner.one(name).instrument(span)
        })
        .buffer_unordered(at_a_time);
    while let Some((part, said)) = parts.next().await {
        notes.extend(said.into_iter().map(|note| (part.profile.clone(), note)));
        // Kept sorted, so that an interrupted run reports them in order too.
        let done = report.profiles.get_or_insert_default();
        let place = done.partition_point(|other| other.profile < part.profile);
        done.insert(place, part);
        busy.step();
    }
    drop(busy);
    for (profile, note) in notes {
        ui.note(format!("{profile}: {note}"));
    }
    let done = report.profiles.as_deref().unwrap_or_default();
    let exit = worst(done);
    report.error = error(done, exit);
    Ok(exit)
}

impl ProfileRunner<'_> {
    /// Checks one profile, as `verify --profile NAME` does.
    async fn one(&self, name: String) -> (Report, Vec<String>) {
        let mut report = Report::new("verify");
        report.profile.clone_from(&name);
        let (result, notes) = match self.app(name) {
            Ok(app) => {
                let result = verify::run(&app, self.args, &mut report).await;
                (result, app.ui.take_notes())
            }
            Err(error) => (Err(error), Vec::new()),
        };
        report.conclude(result);
        (report, notes)
    }

    fn app(&self, profile: String) -> Result<App> {
        let settings = Settings { profile, ..self.settings.clone() };
        let ui = Ui::collecting(self.options.clone());
        let http = Arc::clone(&self.http);
        let mut app = App::sharing(http, &self.config, settings, ui, false)?;
        if let Store::Keyring(_, lost) = &mut app.store {
            *lost = Arc::clone(&self.lost_keyring);
        }
        Ok(app)
    }
}

/// 5 beats 2 beats 1 beats 4 beats 3: with 5 and 2 a profile was not checked at all.
fn worst(parts: &[Report]) -> Exit {
    [Exit::Local, Exit::Usage, Exit::Fail, Exit::Unknown, Exit::Todo]
        .into_iter()
        .find(|exit| parts.iter().any(|part| part.exit == *exit))
        .unwrap_or(Exit::Pass)
}

/// The error of the whole run, if a profile couldn't be checked.
fn error(parts: &[Report], exit: Exit) -> Option<Error> {
    if !matches!(exit, Exit::Local | Exit::Usage) {
        return None;
    }
    let unusable = parts.iter().filter(|part| matches!(part.exit, Exit::Local | Exit::Usage));
    let names: Vec<&str> = unusable.map(|part| part.profile.as_str()).collect();
    let message = format!(
        "{} of {} profiles couldn't be checked: {}. The others were.",
        names.len(),
        parts.len(),
        names.join(", ")
    );
    let fix = "Follow the fix of each of them in the report, then run `cs-ashby verify --all-profiles` again.";
    Some(Error::new(exit, "profiles_unusable", message, fix))
}

/// Fewer at a time if the system allows few open files.
fn at_a_time(wanted: u8) -> usize {
    let wanted = usize::from(wanted);
    let Some(most) = platform::most_open_files() else {
        return wanted;
    };
    let fitting = most.saturating_sub(FILES_OF_ALL) / FILES_OF_ONE;
    wanted.min(usize::try_from(fitting).unwrap_or(usize::MAX)).max(1)
}

/// A key in an environment variable is used for every profile, which is rarely intended.
fn say_shared_keys(ui: &Ui) -> Result<()> {
    for name in KeyName::ALL {
        if platform::variable(name.variable())?.is_some() {
            ui.note(format!(
                "Note: {} is set, so every profile is checked with that key. Unset it to check each profile with its own.",
                name.variable()
            ));
        }
    }
    Ok(())
}

fn no_profiles() -> Error {
    Error::todo(
        "no_profiles",
        "There are no profiles on this computer, so there's nothing to check.",
        "Run `cs-ashby setup --profile NAME` for each CodeSignal company, or add the profiles to your configuration (`cs-ashby profiles list` shows where it is).",
    )
}
