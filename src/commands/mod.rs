//! One file a command: a few lines that join the parts below.

mod attest;
mod deep;
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
mod verify_session;
mod webhook;

use crate::api::network::Network;
use crate::app::App;
use crate::cli::{
    AttestCommand, Cli, Command, KeysCommand, OutputFormat, ProfilesCommand, SandboxChoice,
    WebhookCommand,
};
use crate::error::{Error, Exit, Result};
use crate::report::{Report, Ui};
use crate::sandbox::InitialState;
use crate::settings::{self, Settings};

/// The name of the command in a report.
pub(crate) fn name(command: &Command) -> &'static str {
    match command {
        Command::Setup(_) => "setup",
        Command::Verify(_) => "verify",
        Command::Rotate(_) => "rotate",
        Command::Status => "status",
        Command::Report(_) => "report",
        Command::Keys(KeysCommand::Set(_)) => "keys set",
        Command::Keys(KeysCommand::List(_)) => "keys list",
        Command::Keys(KeysCommand::Remove(_)) => "keys remove",
        Command::Profiles(ProfilesCommand::List) => "profiles list",
        Command::Profiles(ProfilesCommand::Remove(_)) => "profiles remove",
        Command::Webhook(WebhookCommand::Show(_)) => "webhook show",
        Command::Webhook(WebhookCommand::Test(_)) => "webhook test",
        Command::Attest(AttestCommand::List(_)) => "attest list",
        Command::Attest(AttestCommand::Export) => "attest export",
        Command::Attest(AttestCommand::Import(_)) => "attest import",
        Command::Schedule(_) => "schedule print",
        Command::Sandbox(_) => "sandbox",
        Command::Guide(_) => "guide",
        Command::Completions(_) => "completions",
        Command::Man(_) => "man",
    }
}

/// Whether a command has its report in this form: the reports for other machines are about checks, asked
/// regularly, and so `verify` alone has them.
pub(crate) fn takes(command: &Command, output: OutputFormat) -> Result<()> {
    let special = !matches!(output, OutputFormat::Text | OutputFormat::Json);
    if !special || matches!(command, Command::Verify(_)) {
        return Ok(());
    }
    Err(Error::usage(
        "output_not_here",
        format!(
            "The forms junit, github and prometheus are there for `cs-ashby verify` alone, not for `cs-ashby {}`.",
            name(command)
        ),
        "Use --output text or --output json (or unset CS_ASHBY_OUTPUT), then run the command again.",
    ))
}

/// Runs a command and fills its report. Says how the run ends.
pub(crate) async fn run(cli: Cli, ui: Ui, report: &mut Report) -> Result<Exit> {
    let start = match &cli.command {
        Command::Setup(_) => InitialState::Nothing,
        _ => InitialState::Finished,
    };
    let choice = sandbox_choice(&cli.command);
    report.sandbox = choice.sandbox;
    // Before anything else can go wrong, so that every document names it.
    report.profile = profile(&cli)?;
    let settings = Settings {
        profile: report.profile.clone(),
        ..settings::settings(&cli.global, choice.sandbox)?
    };
    match &cli.command {
        Command::Guide(args) => return Ok(guide::run(args, report)),
        Command::Completions(args) => return Ok(shell::completions(args, report)),
        Command::Man(args) => return shell::man(args, report),
        Command::Schedule(command) => return schedule::run(command, &settings, report),
        Command::Sandbox(args) => return sandbox::run(args, &ui, report).await,
        Command::Profiles(ProfilesCommand::List) => return profiles::list(report),
        Command::Report(args) => {
            let form = settings::form(&cli.global)?;
            return report::run(&cli.global, &settings, &form, args, report).await;
        }
        Command::Verify(args) if args.all_profiles => {
            let form = settings::form(&cli.global)?;
            return verify_all::run(settings, form, &ui, args, report).await;
        }
        _ => {}
    }
    let mut app = if choice.sandbox {
        App::sandboxed(settings, ui, choice, start).await?
    } else {
        let allow_unlock_prompt = match &cli.command {
            // A plan asks for nothing, not for the key store's password either.
            Command::Setup(args) => !args.plan,
            Command::Keys(_) | Command::Rotate(_) => true,
            _ => false,
        };
        // What asks nobody does not mind how the way out is set.
        let network = if asks_vendors(&cli.command) {
            Network::from_environment()?
        } else {
            Network::default()
        };
        App::real(network, settings, ui, allow_unlock_prompt)?
    };
    match cli.command {
        Command::Setup(args) => setup::run(&mut app, &args, report).await,
        Command::Verify(args) => {
            let end = verify::run(&app, &args, report).await;
            verify::say_clock(&app.http, &app.ui);
            end
        }
        Command::Rotate(args) => rotate::run(&app, &args, report).await,
        Command::Status => status::run(&app, report).await,
        Command::Keys(KeysCommand::Set(args)) => keys::set(&app, &args, report).await,
        Command::Keys(KeysCommand::List(args)) => keys::list(&app, &args, report).await,
        Command::Keys(KeysCommand::Remove(args)) => keys::remove(&app, &args, report).await,
        Command::Profiles(ProfilesCommand::Remove(args)) => {
            profiles::remove(&app, &args, report).await
        }
        Command::Webhook(WebhookCommand::Show(args)) => webhook::show(&app, &args, report).await,
        Command::Webhook(WebhookCommand::Test(args)) => webhook::test(&app, &args, report).await,
        Command::Attest(command) => attest::run(&app, command, report).await,
        // These ended above.
        Command::Guide(_)
        | Command::Completions(_)
        | Command::Man(_)
        | Command::Schedule(_)
        | Command::Sandbox(_)
        | Command::Report(_)
        | Command::Profiles(ProfilesCommand::List) => Ok(Exit::Pass),
    }
}

fn profile(cli: &Cli) -> Result<String> {
    let clash = |with: &str| {
        Error::usage(
            "profile_twice",
            format!("--profile and {with} name profiles in two ways, and only one can be meant."),
            format!("Leave out --profile, or {with}."),
        )
    };
    match &cli.command {
        Command::Verify(args) if args.all_profiles && cli.global.profile.is_some() => {
            Err(clash("--all-profiles"))
        }
        Command::Profiles(ProfilesCommand::Remove(args)) => {
            if cli
                .global
                .profile
                .as_ref()
                .is_some_and(|name| *name != args.name)
            {
                return Err(clash("NAME"));
            }
            settings::sound_profile(args.name.clone(), "NAME")
        }
        _ => settings::profile(&cli.global),
    }
}

fn asks_vendors(command: &Command) -> bool {
    matches!(
        command,
        Command::Setup(_)
            | Command::Verify(_)
            | Command::Rotate(_)
            | Command::Keys(KeysCommand::Set(_))
            | Command::Webhook(WebhookCommand::Test(_))
    )
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
