//! Hears of connections: the connector of the HTTP library names each address in its log, and says it nowhere
//! else. Nothing else of that log is looked at, and nothing of it holds a header.

use super::trace::{ConnectionEvent, note};
use tracing::field::{Field, Visit};
use tracing_subscriber::filter::{LevelFilter, Targets};
use tracing_subscriber::{Layer, layer::Context, registry::LookupSpan};

const CONNECTOR: &str = "hyper_util::client::legacy::connect::http";

struct Ear;

/// The part of the log that hears of connections and prints nothing.
pub(crate) fn layer<S>() -> impl Layer<S>
where
    S: tracing::Subscriber + for<'a> LookupSpan<'a>,
{
    Ear.with_filter(Targets::new().with_target(CONNECTOR, LevelFilter::DEBUG))
}

impl<S: tracing::Subscriber> Layer<S> for Ear {
    fn on_event(&self, event: &tracing::Event<'_>, _: Context<'_, S>) {
        let mut words = Words::default();
        event.record(&mut words);
        if let Some(address) = words.0.strip_prefix("connecting to ") {
            note(ConnectionEvent::Connecting(address.to_owned()));
        } else if let Some(address) = words.0.strip_prefix("connected to ") {
            note(ConnectionEvent::Connected(address.to_owned()));
        }
    }
}

#[derive(Default)]
struct Words(String);

impl Visit for Words {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        if field.name() == "message" {
            self.0 = format!("{value:?}");
        }
    }
}
