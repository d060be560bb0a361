//! systemd (systemd.service, systemd.timer, systemd.syntax) and cron (crontab(5)).

use super::{File, Plan, ScheduleEntry, comments};
use crate::error::Result;

/// A service and a timer of the account's own manager: it has the session in which the key store is open.
pub(super) fn systemd(plan: &Plan) -> ScheduleEntry {
    let name = plan.name();
    let folder = "~/.config/systemd/user";
    let command: Vec<String> = plan
        .command(&["--quiet"])
        .iter()
        .map(|word| quoted(word))
        .collect();
    let environment: String = plan
        .folders
        .iter()
        .map(|(name, path)| {
            format!(
                "Environment={}\n",
                quoted_setting(&format!("{name}={path}"))
            )
        })
        .collect();
    let service = format!(
        "# {folder}/{name}.service\n\
         [Unit]\n\
         Description=Proves that CodeSignal and Ashby are connected (profile {profile})\n\
         \n\
         [Service]\n\
         Type=oneshot\n\
         {environment}\
         ExecStart={command}\n\
         TimeoutStartSec=10min\n\
         NoNewPrivileges=yes\n",
        profile = plan.profile,
        environment = environment,
        command = command.join(" "),
    );
    let minutes = plan.every.minutes();
    let timer = format!(
        "# {folder}/{name}.timer\n\
         [Unit]\n\
         Description=Every {every}: proves that CodeSignal and Ashby are connected (profile {profile})\n\
         \n\
         [Timer]\n\
         OnActiveSec=1min\n\
         OnUnitActiveSec={minutes}min\n\
         RandomizedDelaySec={delay}s\n\
         \n\
         [Install]\n\
         WantedBy=timers.target\n",
        every = plan.every,
        profile = plan.profile,
        delay = (minutes * 60 / 10).min(300),
    );
    let file = |kind: &str, content| File {
        path: format!("{folder}/{name}.{kind}"),
        content,
    };
    ScheduleEntry {
        files: vec![file("service", service), file("timer", timer)],
        steps: vec![
            "systemctl --user daemon-reload".into(),
            format!("systemctl --user enable --now {name}.timer"),
            format!("systemctl --user start {name}.service && journalctl --user -u {name}"),
        ],
    }
}

/// A word for ExecStart: as for any setting, with `$` doubled too, which begins a variable there.
fn quoted(word: &str) -> String {
    quoted_setting(word).replace('$', "$$")
}

/// A word for a setting: in quotes, with `%` doubled.
fn quoted_setting(word: &str) -> String {
    let plain =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | ':' | '=');
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    let inner = word
        .replace('\\', "\\\\")
        .replace('"', "\\\"")
        .replace('%', "%%");
    format!("\"{inner}\"")
}

/// One line. What is printed is mailed, so it prints only where something does not hold.
pub(super) fn cron(plan: &Plan) -> Result<ScheduleEntry> {
    let fields = plan.cron_fields()?;
    let folders = plan.folders.iter();
    let settings = folders.map(|(name, path)| format!("{name}={} ", shell_words::quote(path)));
    let command = settings.collect::<String>() + &shell_words::join(plan.command(&["--quiet"]));
    // A percent sign would end the command.
    let command = command.replace('%', "\\%");
    let steps = vec![
        "Add this line with: crontab -e".to_owned(),
        "cron mails what is printed, and this prints only where something does not hold."
            .to_owned(),
        "cron runs outside your desktop session, where the key store may be closed: then say with"
            .to_owned(),
        "--codesignal-key-command and --ashby-key-command where the keys come from.".to_owned(),
    ];
    let content = format!(
        "{}{fields} out=$({command} 2>&1) || echo \"$out\"\n",
        comments(&steps)
    );
    Ok(ScheduleEntry {
        files: vec![File {
            path: "crontab".into(),
            content,
        }],
        steps: vec!["crontab -e".into()],
    })
}
