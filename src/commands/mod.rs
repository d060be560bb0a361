//! One file per subcommand.

mod attest;
mod drift;
mod guide;
mod keys;
mod profiles;
mod report;
mod rotate;
mod sandbox;
mod schedule;
mod setup;
mod shell;
mod status;
mod verify;
mod verify_all;
mod webhook;

use crate::api::network::Network;
use crate::app::App;
use crate::cli::{
    Command, Global, KeysCommand, OutputFormat, ProfilesCommand, SandboxChoice, WebhookCommand,
};
use crate::error::{Error, Exit, Result};
use crate::report::{OutputOptions, Report, Ui};
use crate::sandbox::InitialState;
use crate::settings::{self, Settings};

/// Refuses an output format that the command doesn't have: all but text and JSON show checks.
pub(crate) fn takes(command: &Command, name: &str, output: OutputFormat) -> Result<()> {
    let (forms, commands) = match output {
        OutputFormat::Text | OutputFormat::Json => return Ok(()),
        OutputFormat::Html => ("html", "`cs-ashby verify` and `cs-ashby setup`"),
        _ => ("junit, github and prometheus", "`cs-ashby verify`"),
    };
    match command {
        Command::Verify(_) => Ok(()),
        Command::Setup(_) if output == OutputFormat::Html => Ok(()),
        _ => Err(Error::usage(
            "output_not_here",
            format!("`cs-ashby {name}` has no {forms} output: only {commands} does."),
            "Use --output text or --output json (or unset CS_ASHBY_OUTPUT), then run the command again.",
        )),
    }
}

/// Runs a command and fills its report. Returns how the run ends.
pub(crate) async fn run(
    global: Global,
    command: Command,
    options: OutputOptions,
    report: &mut Report,
) -> Result<Exit> {
    let sandbox = sandbox_choice(&command);
    report.sandbox = sandbox.sandbox;
    let settings = settings(&global, &command, report)?;
    let ui = Ui::new(options.clone());
    // Built by the commands that need it, when they wait for it.
    let app = app(&command, &settings, &options, sandbox);
    match &command {
        Command::Guide { topic } => Ok(guide::run(*topic, &settings.addresses, report)),
        Command::Completions { shell } => Ok(shell::completions(*shell, report)),
        Command::Man { command } => shell::man(command, report),
        Command::Schedule(command) => schedule::run(command, &settings, &ui, report),
        Command::Sandbox { scenario } => sandbox::run(*scenario, &ui, report).await,
        Command::Profiles(ProfilesCommand::List) => profiles::list(report),
        Command::Report(args) => report::run(&global, &settings, &options, args, report).await,
        Command::Verify(args) if args.all_profiles => {
            verify_all::run(&settings, &options, &ui, args, report).await
        }
        Command::Setup(args) => setup::run(&mut app.await?, args, report).await,
        Command::Verify(args) => verify::run(&app.await?, args, report).await,
        Command::Rotate(args) => rotate::run(&app.await?, args, report).await,
        Command::Status => status::run(&app.await?, report).await,
        Command::Keys(KeysCommand::Set(args)) => keys::set(&app.await?, args, report).await,
        Command::Keys(KeysCommand::List(args)) => keys::list(&app.await?, args, report).await,
        Command::Keys(KeysCommand::Remove { yes }) => keys::remove(&app.await?, *yes, report).await,
        Command::Profiles(ProfilesCommand::Remove { yes, .. }) => {
            profiles::remove(&app.await?, *yes, report).await
        }
        Command::Webhook(WebhookCommand::Show(args)) => {
            webhook::show(&app.await?, args, report).await
        }
        Command::Webhook(WebhookCommand::Test(args)) => {
            webhook::test(&app.await?, args, report).await
        }
        Command::Attest(command) => attest::run(&app.await?, command, report).await,
    }
}

async fn app(
    command: &Command,
    settings: &Settings,
    options: &OutputOptions,
    sandbox: SandboxChoice,
) -> Result<App> {
    let (settings, ui) = (settings.clone(), Ui::new(options.clone()));
    if sandbox.sandbox {
        let initial = match command {
            Command::Setup(_) => InitialState::Nothing,
            _ => InitialState::Finished,
        };
        return App::sandboxed(settings, ui, sandbox, initial).await;
    }
    let (asks_vendors, may_unlock) = match command {
        // A plan never asks for anything, not even the keychain's password.
        Command::Setup(args) => (true, !args.plan),
        Command::Rotate(_) | Command::Keys(KeysCommand::Set(_)) => (true, true),
        Command::Verify(_) | Command::Webhook(WebhookCommand::Test(_)) => (true, false),
        Command::Keys(KeysCommand::List(_) | KeysCommand::Remove { .. }) => (false, true),
        Command::Webhook(WebhookCommand::Show(_))
        | Command::Status
        | Command::Report(_)
        | Command::Profiles(_)
        | Command::Attest(_)
        | Command::Schedule(_)
        | Command::Sandbox { .. }
        | Command::Guide { .. }
        | Command::Completions { .. }
        | Command::Man { .. } => (false, false),
    };
    // Without a request, unusable proxy settings don't matter.
    let network = if asks_vendors { Network::from_environment()? } else { Network::default() };
    App::real(network, settings, ui, may_unlock)
}

fn settings(global: &Global, command: &Command, report: &mut Report) -> Result<Settings> {
    // First, so that the report of every later error names it.
    report.profile = profile(global, command)?;
    Ok(Settings { profile: report.profile.clone(), ..settings::settings(global, report.sandbox)? })
}

fn profile(global: &Global, command: &Command) -> Result<String> {
    let clash = |with: &str| {
        Error::usage(
            "profile_twice",
            format!(
                "--profile and {with} both name profiles, so it isn't clear which one you mean."
            ),
            format!("Leave out --profile, or {with}."),
        )
    };
    match command {
        Command::Verify(args) if args.all_profiles && global.profile.is_some() => {
            Err(clash("--all-profiles"))
        }
        Command::Profiles(ProfilesCommand::Remove { name: removed, .. }) => match &global.profile {
            Some(name) if name != removed => Err(clash("NAME")),
            _ => settings::sound_profile(removed.clone(), "NAME"),
        },
        _ => settings::profile(global),
    }
}

fn sandbox_choice(command: &Command) -> SandboxChoice {
    match command {
        Command::Setup(args) => args.sandbox,
        Command::Verify(args) => args.sandbox,
        Command::Rotate(args) => args.sandbox,
        Command::Webhook(WebhookCommand::Test(args)) => args.sandbox,
        _ => SandboxChoice::default(),
    }
}
