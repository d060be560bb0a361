//! `completions` and `man`: generated from the command line's own definition.

use crate::cli::Cli;
use crate::error::{Error, Exit, Result};
use crate::report::Report;
use clap::{CommandFactory, ValueHint};
use clap_complete::Shell;
use serde_json::json;

pub(crate) fn completions(shell: Shell, report: &mut Report) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "cs-ashby", &mut script);
    // clap_complete's bash generator takes the dash of our name for a level of commands in one of two
    // places, and no option of a command would complete (seen in a real bash with clap_complete 4.6).
    let mut script = String::from_utf8_lossy(&script).replace("cs__subcmd__ashby", "cs__ashby");
    if shell == Shell::Fish {
        script = fish(&script);
    }
    verbatim(report, script, "script");
    Exit::Pass
}

/// What clap_complete's fish generator (4.6) leaves out: the values of positional arguments, the values of an option
/// before the command, and that files are offered only where a file is expected.
fn fish(script: &str) -> String {
    let parse = "argparse -s (__fish_cs_ashby_global_optspecs) --";
    let mut script = script.replace(
        &format!("{parse} $cmd 2>/dev/null\n"),
        &format!("{parse} $cmd 2>/dev/null\n    or {parse} $cmd[1..-2] 2>/dev/null\n"),
    );
    script.push_str("complete -c cs-ashby -f\n");
    for command in Cli::command().get_subcommands() {
        let using = format!("__fish_cs_ashby_using_subcommand {}", command.get_name());
        script.push_str(&fish_positionals(command, &using));
        for inner in command.get_subcommands() {
            let using = format!("{using}; and __fish_seen_subcommand_from {}", inner.get_name());
            script.push_str(&fish_positionals(inner, &using));
        }
    }
    script
}

fn fish_positionals(command: &clap::Command, using: &str) -> String {
    let line = |argument: &clap::Arg| {
        let values = argument.get_possible_values();
        let names: Vec<&str> = values.iter().map(|value| value.get_name()).collect();
        let what = match argument.get_value_hint() {
            ValueHint::FilePath => "-F".to_owned(),
            _ => format!("-f -a \"{}\"", names.join(" ")),
        };
        format!("complete -c cs-ashby -n \"{using}\" {what}\n")
    };
    command.get_positionals().map(line).collect()
}

/// Prints the man page, of the whole or of one command.
pub(crate) fn man(names: &[String], report: &mut Report) -> Result<Exit> {
    let mut command = Cli::command();
    command.build();
    for name in names {
        command = command.find_subcommand(name).cloned().ok_or_else(|| {
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
