//! `completions` and `man`: generated from the command line's own definition.

use crate::cli::{Cli, CompletionsArgs, ManArgs};
use crate::error::{Error, Exit, Result};
use crate::report::Report;
use clap::CommandFactory;
use serde_json::json;

pub(crate) fn completions(args: &CompletionsArgs, report: &mut Report) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "cs-ashby", &mut script);
    // clap_complete's bash generator takes the dash of our name for a level of commands in one of two
    // places, and no option of a command would complete (seen in a real bash with clap_complete 4.6).
    let script = String::from_utf8_lossy(&script).replace("cs__subcmd__ashby", "cs__ashby");
    verbatim(report, script, "script");
    Exit::Pass
}

/// Prints the man page, of the whole or of one command.
pub(crate) fn man(args: &ManArgs, report: &mut Report) -> Result<Exit> {
    let mut command = Cli::command();
    command.build();
    for word in &args.command {
        command = command.find_subcommand(word).cloned().ok_or_else(|| {
            Error::usage(
                "no_such_command",
                "There is no such command, so it has no man page.",
                "Run `cs-ashby --help` for the list of commands.",
            )
        })?;
    }
    let mut page = Vec::new();
    // Writing into memory can't fail.
    let _ = clap_mangen::Man::new(command).render(&mut page);
    verbatim(report, String::from_utf8_lossy(&page).into_owned(), "page");
    Ok(Exit::Pass)
}

fn verbatim(report: &mut Report, text: String, name: &str) {
    report.data = Some(json!({ name: text }));
    report.verbatim = Some(text);
}
