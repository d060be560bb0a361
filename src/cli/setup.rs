//! `setup` and `rotate`, which change things.

use super::KeySourceArgs;
use crate::integration::{KeyName, ManualStep, Step};
use crate::sandbox::Scenario;
use clap::Args;

/// Connect your accounts, step by step
///
/// It checks what's there, asks for both API keys, and walks you through Ashby's settings and CodeSignal's webhook.
/// You can stop at any time: the next run continues where you left off. With --sandbox you practice with a
/// CodeSignal and an Ashby inside this program.
#[derive(Args)]
pub(crate) struct SetupArgs {
    #[command(flatten)]
    pub(crate) keys: KeySourceArgs,
    /// Confirm that you did this step by hand, with the current keys (repeatable)
    #[arg(long, value_name = "STEP")]
    pub(crate) attest: Vec<ManualStep>,
    /// Start at this step, even if it's done
    #[arg(long, value_name = "STEP", conflicts_with = "plan")]
    pub(crate) from: Option<Step>,
    /// Show what setup would ask and do; ask, send and change nothing
    #[arg(long)]
    pub(crate) plan: bool,
    /// A colleague manages this vendor: print a page to send them (no keys), and continue when they're done
    #[arg(long, value_name = "VENDOR", value_enum, conflicts_with = "plan")]
    pub(crate) handoff: Option<KeyName>,
    #[command(flatten)]
    pub(crate) sandbox: SandboxChoice,
}

#[derive(Args, Clone, Copy, Default)]
#[command(next_help_heading = "Practice")]
pub(crate) struct SandboxChoice {
    /// Run against a practice CodeSignal and Ashby inside this program; nothing real is touched
    #[arg(long)]
    pub(crate) sandbox: bool,
    /// The situation to practice
    #[arg(
        long,
        value_name = "NAME",
        value_enum,
        requires = "sandbox",
        hide_possible_values = true
    )]
    pub(crate) scenario: Option<Scenario>,
}

/// Replace one key everywhere it's used
///
/// The old key stays until the new one works.
///
/// You give the new key (at a hidden prompt, or from the sources below). It's checked and stored beside the old
/// one. Then you paste it where the old one was: Ashby's CodeSignal settings and CodeSignal's webhook. Once every
/// check passes, the new key becomes the current one. If a run stops, run the same command again: it continues, and
/// doesn't need the key again.
///
/// At the end, delete the old key at its vendor and run `cs-ashby rotate KEY --finish`. It makes sure the old key
/// is revoked, then removes it here.
///
/// Both keys are stored meanwhile, so this needs your keychain. With --store none, replace the key where you keep
/// it and run `cs-ashby setup`.
#[derive(Args)]
pub(crate) struct RotateArgs {
    /// Which key
    #[arg(value_enum, value_name = "KEY")]
    pub(crate) key: KeyName,
    #[command(flatten)]
    pub(crate) keys: KeySourceArgs,
    /// Confirm that you pasted the new key there (repeatable)
    #[arg(long, value_name = "STEP")]
    pub(crate) attest: Vec<ManualStep>,
    /// Make sure the old key is revoked, and remove it here
    #[arg(long, conflicts_with_all = ["abort", "attest"])]
    pub(crate) finish: bool,
    /// Keep the old key, and remove the new one
    #[arg(long, conflicts_with = "attest")]
    pub(crate) abort: bool,
    #[command(flatten)]
    pub(crate) sandbox: SandboxChoice,
}
