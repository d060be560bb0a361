//! One function a scheduler: the values for its template, each quoted as its format asks.

use super::template::fill;
use super::{File, Plan, ScheduleEntry, quote};
use crate::error::{Error, Result};

/// The longest command that Debian's cron takes.
const CRON_LONGEST: usize = 990;

/// A service and a timer of the account's own manager: it has the session in which the keyring is open.
pub(super) fn systemd(plan: &Plan) -> Result<ScheduleEntry> {
    if plan.program.contains(['"', '\'', '\\']) {
        return Err(not_there("systemd takes no quotes or backslashes in a program's path"));
    }
    let name = plan.name();
    let arguments = plan.command(&["--quiet"]).split_off(1);
    let arguments = arguments.iter().map(|word| quote::systemd_argument(word));
    let command: Vec<String> =
        [quote::systemd(&plan.program)].into_iter().chain(arguments).collect();
    let environment = lines(plan, |name, value| {
        format!("Environment={}\n", quote::systemd(&format!("{name}={value}")))
    });
    let minutes = plan.every.minutes();
    let values = [
        ("name", name.as_str()),
        ("profile", &plan.profile),
        ("environment", &environment),
        ("command", &command.join(" ")),
        ("every", &plan.every.to_string()),
        ("minutes", &minutes.to_string()),
        ("delay", &(minutes * 60 / 10).min(300).to_string()),
    ];
    let file = |kind: &str, template| File {
        path: format!("~/.config/systemd/user/{name}.{kind}"),
        content: fill(template, &values),
    };
    Ok(ScheduleEntry {
        files: vec![
            file("service", include_str!("templates/systemd.service")),
            file("timer", include_str!("templates/systemd.timer")),
        ],
        steps: vec![
            "systemctl --user daemon-reload".into(),
            format!("systemctl --user enable --now {name}.timer"),
            format!("systemctl --user start {name}.service; journalctl --user -u {name}"),
        ],
    })
}

/// One line. What is printed is mailed, so it prints only when something is wrong.
pub(super) fn cron(plan: &Plan) -> Result<ScheduleEntry> {
    let settings = lines(plan, |name, value| format!("{name}={} ", shell_words::quote(value)));
    let command = shell_words::join(plan.command(&["--quiet"]));
    let command =
        quote::cron(&format!("out=$({settings}{command} 2>&1) || printf '%s\\n' \"$out\""));
    if command.len() > CRON_LONGEST {
        return Err(not_there("the command would be longer than cron takes"));
    }
    let values = [("fields", &*plan.cron_fields()?), ("command", &*command)];
    Ok(ScheduleEntry {
        files: vec![File {
            path: "crontab".into(),
            content: fill(include_str!("templates/crontab"), &values),
        }],
        steps: vec!["crontab -e".into()],
    })
}

/// An agent of the account, which has the session in which the keychain is open.
pub(super) fn launchd(plan: &Plan) -> ScheduleEntry {
    let name = plan.caseless_name();
    let label = format!("local.{name}");
    let path = format!("~/Library/LaunchAgents/{label}.plist");
    let words = plan.command(&["--quiet"]);
    let arguments: String =
        words.iter().map(|word| format!("    <string>{}</string>\n", quote::xml(word))).collect();
    let mut environment = lines(plan, |name, value| {
        format!("    <key>{name}</key>\n    <string>{}</string>\n", quote::xml(value))
    });
    if !environment.is_empty() {
        environment =
            format!("  <key>EnvironmentVariables</key>\n  <dict>\n{environment}  </dict>\n");
    }
    let values = [
        ("path", quote::xml_comment(&path, "~/Library/LaunchAgents/LABEL.plist")),
        ("label", label.as_str()),
        ("name", &name),
        ("arguments", &arguments),
        ("environment", &environment),
        ("seconds", &(plan.every.minutes() * 60).to_string()),
    ];
    ScheduleEntry {
        files: vec![File {
            content: fill(include_str!("templates/launchd.plist"), &values),
            path: path.clone(),
        }],
        steps: vec![format!("launchctl bootstrap gui/$(id -u) {path}")],
    }
}

/// A task as XML. It has no variables of its own: it sees those of the account.
pub(super) fn windows(plan: &Plan) -> Result<ScheduleEntry> {
    let name = plan.caseless_name();
    let words = plan.command(&["--quiet"]);
    let arguments: Vec<String> = words[1..].iter().map(|word| quote::windows(word)).collect();
    let arguments = arguments.join(" ");
    if [&plan.program, &arguments].into_iter().any(|text| windows_replaces(text)) {
        return Err(not_there("Windows Task Scheduler would replace a %NAME% or $(ArgN) in it"));
    }
    let file = format!("{name}.xml");
    let values = [
        ("file", quote::xml_comment(&file, "NAME.xml")),
        ("task", quote::xml_comment(&name, "NAME")),
        ("profile", plan.profile.as_str()),
        ("interval", &plan.every.iso()),
        ("today", &plan.today),
        ("minute", &format!("{:02}", plan.spread(60))),
        ("program", &quote::xml(&plan.program)),
        ("arguments", &quote::xml(&arguments)),
    ];
    let variables = plan.environment.iter().map(|(name, value)| {
        let value = quote::powershell(value);
        format!("[Environment]::SetEnvironmentVariable('{name}', {value}, 'User')")
    });
    let create = format!("schtasks /Create /TN \"{name}\" /XML {file}");
    Ok(ScheduleEntry {
        steps: variables.chain([create]).collect(),
        files: vec![File {
            content: fill(include_str!("templates/windows.xml"), &values),
            path: file,
        }],
    })
}

/// Whether Task Scheduler replaces something in a command. There is no way to write these as they are.
fn windows_replaces(text: &str) -> bool {
    let is_name = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || "_()-.".contains(c))
    };
    let parts: Vec<&str> = text.split('%').collect();
    let inner = parts.len().saturating_sub(1);
    parts.iter().take(inner).skip(1).any(|part| is_name(part)) || text.contains("$(Arg")
}

/// A workflow on a runner of your own: it keeps what was confirmed, and the controls of an earlier run.
pub(super) fn github(plan: &Plan) -> Result<ScheduleEntry> {
    let values = plan.environment.iter().map(|(_, value)| value);
    let mut texts = plan.words.iter().chain([&plan.program]).chain(values);
    if texts.any(|text| text.contains("${{")) {
        return Err(Error::usage(
            "expression_in_word",
            "A path, command or variable contains ${{, which GitHub would replace.",
            "Put the command into a script on the runner, and name that script.",
        ));
    }
    let mut environment =
        lines(plan, |name, value| format!("      {name}: {}\n", quote::yaml(value)));
    let mut steps = Vec::new();
    for (brings, variable) in [
        (plan.brings_codesignal, "CS_ASHBY_CODESIGNAL_KEY"),
        (plan.brings_ashby, "CS_ASHBY_ASHBY_KEY"),
    ] {
        if brings {
            environment.push_str(&format!("      {variable}: ${{{{ secrets.{variable} }}}}\n"));
            steps.push(format!("gh secret set {variable}"));
        }
    }
    let name = plan.name();
    let values = [
        ("name", name.as_str()),
        ("of_profile", &of_profile(plan)),
        ("before", &comments("Before", &steps)),
        ("fields", &quote::yaml(&plan.cron_fields()?)),
        ("environment", &environment),
        ("command", &quote::yaml(&shell_words::join(plan.command(&["--output", "github"])))),
    ];
    Ok(ScheduleEntry {
        files: vec![File {
            path: format!(".github/workflows/{name}.yml"),
            content: fill(include_str!("templates/github.yml"), &values),
        }],
        steps,
    })
}

/// Each variable as this format writes it.
pub(super) fn lines(plan: &Plan, line: impl Fn(&str, &str) -> String) -> String {
    plan.environment.iter().map(|(name, value)| line(name, value)).collect()
}

pub(super) fn comments(word: &str, steps: &[String]) -> String {
    steps.iter().map(|step| format!("# {word}: {step}\n")).collect()
}

/// The option that names the profile, if it needs naming.
pub(super) fn of_profile(plan: &Plan) -> String {
    match plan.profile.as_str() {
        "default" => String::new(),
        profile => format!(" --profile {profile}"),
    }
}

fn not_there(why: &str) -> Error {
    Error::usage(
        "not_for_this_scheduler",
        format!("This command can't be written for this scheduler: {why}."),
        "Put the command into a script with a plain path, and name it with --program.",
    )
}
