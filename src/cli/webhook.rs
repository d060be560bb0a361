//! `webhook ...`

use super::{KeySourceArgs, SandboxChoice};
use crate::integration::Event;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Subcommand};

#[derive(Subcommand)]
pub(crate) enum WebhookCommand {
    /// Show the exact values of the webhook form
    Show(WebhookShowArgs),
    /// Run the connectivity test
    ///
    /// It sends to Ashby what CodeSignal sends when you click Test: an empty payload with a signature and the
    /// custom header. Ashby must answer 200 within 10 seconds. Fake requests are sent too, one with another header
    /// key and one with another signature: only if Ashby rejects both does a 200 show that both of your keys match.
    ///
    /// CodeSignal doesn't publish what an empty payload is. This test assumes the JSON body {}, and a signature
    /// over the endpoint URL alone.
    Test(WebhookTestArgs),
}

#[derive(Args)]
pub(crate) struct WebhookShowArgs {
    #[command(flatten)]
    pub(crate) keys: KeySourceArgs,
    /// Print the keys too; only on a terminal
    #[arg(long)]
    pub(crate) reveal: bool,
}

#[derive(Args)]
pub(crate) struct WebhookTestArgs {
    #[command(flatten)]
    pub(crate) keys: KeySourceArgs,
    /// Also send a signed sample of this event (repeatable)
    #[arg(long, value_name = "NAME", value_parser = event())]
    pub(crate) event: Vec<Event>,
    /// Also send a signed sample of each of the eight events
    #[arg(long)]
    pub(crate) all_events: bool,
    #[command(flatten)]
    pub(crate) sandbox: SandboxChoice,
}

fn event() -> impl TypedValueParser<Value = Event> {
    PossibleValuesParser::new(Event::names()).try_map(|name| name.parse::<Event>())
}
