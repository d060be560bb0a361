//! The log on stderr: nothing, each request (-v), or each pause too (-vv).

use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::{Layer, filter};

/// Only this program's own events are logged: those of the libraries below could contain a header.
pub(crate) fn start_log(verbose: u8) {
    let level = match verbose {
        0 => filter::LevelFilter::OFF,
        1 => filter::LevelFilter::INFO,
        _ => filter::LevelFilter::DEBUG,
    };
    let ours = filter::filter_fn(|meta| meta.target().starts_with("cs_ashby"));
    let layer = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .without_time()
        .with_target(false)
        .with_level(false)
        .with_ansi(false)
        .with_filter(level)
        .with_filter(ours);
    let log = tracing_subscriber::registry().with(layer);
    // A second call would find the log started: there is one run in a process.
    let _ = tracing::subscriber::set_global_default(log);
}
