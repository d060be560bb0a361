//! Output format, colours and file: resolved first, because errors need them too.

use super::output_file::OutputFile;
use crate::cli::{ColorChoice, Global, OutputFormat};
use crate::error::Result;
use crate::platform;
use crate::settings::choice;

#[derive(Clone)]
pub(crate) struct OutputOptions {
    pub(crate) output: OutputFormat,
    /// Where the report goes instead of stdout.
    pub(crate) file: Option<OutputFile>,
    pub(crate) color: bool,
    pub(crate) color_stderr: bool,
    /// Whether nothing may be redrawn, and nothing be said by colour or place alone.
    pub(crate) accessible: bool,
    /// Whether only problems are shown.
    pub(crate) quiet: bool,
    /// How much is logged on stderr: 0, 1 or 2.
    pub(crate) verbose: u8,
}

/// The form of the output, which is needed before anything can be printed. The file is not looked at yet.
pub(crate) fn output_options(global: &Global) -> Result<OutputOptions> {
    let output = match global.output {
        Some(output) => output,
        None => choice("CS_ASHBY_OUTPUT")?.unwrap_or(OutputFormat::Text),
    };
    let color = |on_terminal: bool| match global.color.unwrap_or(ColorChoice::Auto) {
        ColorChoice::Always => Ok(true),
        ColorChoice::Never => Ok(false),
        ColorChoice::Auto => auto_color(on_terminal),
    };
    Ok(OutputOptions {
        output,
        file: None,
        color: color(global.output_file.is_none() && platform::stdout_is_terminal())?,
        color_stderr: color(platform::stderr_is_terminal())?,
        accessible: global.accessible || asks_for_accessible()?,
        quiet: global.quiet,
        verbose: global.verbose,
    })
}

/// `ACCESSIBLE`, as other command line tools read it: anything but an empty text, 0 or false.
fn asks_for_accessible() -> Result<bool> {
    let value = platform::variable("ACCESSIBLE")?;
    Ok(value.is_some_and(|value| value != "0" && !value.eq_ignore_ascii_case("false")))
}

fn auto_color(on_terminal: bool) -> Result<bool> {
    if platform::variable("NO_COLOR")?.is_some() {
        return Ok(false);
    }
    if platform::variable("CLICOLOR_FORCE")?.is_some_and(|value| value != "0") {
        return Ok(true);
    }
    if platform::variable("CLICOLOR")?.is_some_and(|value| value == "0") {
        return Ok(false);
    }
    let dumb = platform::variable("TERM")?.is_some_and(|term| term == "dumb");
    Ok(on_terminal && !dumb)
}
