//! An entry: a scheduler's templates, filled in with one set of values. What differs is how each format writes a
//! command and a variable.

use super::template::fill;
use super::{File, Plan, ScheduleEntry, ScheduleError, Scheduler, quote};
use crate::error::Result;
use crate::integration::KeyName;

/// The longest command that Debian's cron takes.
const CRON_LONGEST: usize = 990;

/// The path and the template of each file.
fn files(scheduler: Scheduler) -> &'static [(&'static str, &'static str)] {
    match scheduler {
        Scheduler::Systemd => &[
            ("~/.config/systemd/user/@name@.service", include_str!("templates/systemd.service")),
            ("~/.config/systemd/user/@name@.timer", include_str!("templates/systemd.timer")),
        ],
        Scheduler::Cron => &[("crontab", include_str!("templates/crontab"))],
        Scheduler::Launchd => &[(
            "~/Library/LaunchAgents/local.@name@.plist",
            include_str!("templates/launchd.plist"),
        )],
        Scheduler::Windows => &[("@name@.xml", include_str!("templates/windows.xml"))],
        Scheduler::Github => {
            &[(".github/workflows/@name@.yml", include_str!("templates/github.yml"))]
        }
        Scheduler::Kubernetes => &[("@name@.yaml", include_str!("templates/kubernetes.yaml"))],
    }
}

/// The commands that put the files to use.
fn steps(scheduler: Scheduler) -> &'static [&'static str] {
    match scheduler {
        Scheduler::Systemd => &[
            "systemctl --user daemon-reload",
            "systemctl --user enable --now @name@.timer",
            "systemctl --user start @name@.service; journalctl --user -u @name@",
        ],
        Scheduler::Cron => &["crontab -e"],
        Scheduler::Launchd => {
            &["launchctl bootstrap gui/$(id -u) ~/Library/LaunchAgents/local.@name@.plist"]
        }
        Scheduler::Windows => &["schtasks /Create /TN \"@name@\" /XML @name@.xml"],
        Scheduler::Github => &[],
        Scheduler::Kubernetes => &[
            "cs-ashby attest export@of_profile@ --output-file attestations.json",
            "kubectl create configmap @name@ --from-file=attestations.json",
            "kubectl apply -f @name@.yaml",
        ],
    }
}

impl Plan {
    pub fn entry(&self, scheduler: Scheduler) -> Result<ScheduleEntry> {
        let name = self.name();
        let of_profile = match self.profile.as_str() {
            "default" => String::new(),
            profile => format!(" --profile {profile}"),
        };
        let cron_fields = match scheduler {
            Scheduler::Cron | Scheduler::Github | Scheduler::Kubernetes => self.cron_fields()?,
            _ => String::new(),
        };
        let names = [("name", name.as_str()), ("of_profile", &of_profile)];
        let mut all_steps = first_steps(self, scheduler, &name);
        all_steps.extend(steps(scheduler).iter().map(|step| fill(step, &names)));
        let before: String = all_steps.iter().map(|step| format!("# Run: {step}\n")).collect();
        let minutes = self.every.minutes();
        // What brings the confirmations into a new container's volume.
        let (confirmed, profile) = ("/confirmed/attestations.json", self.profile.as_str());
        let import =
            yaml_list(&[&*self.program, "attest", "import", confirmed, "--profile", profile]);
        let values = [
            ("name", name.as_str()),
            ("profile", &self.profile),
            ("of_profile", &of_profile),
            ("before", &before),
            ("fields", &cron_fields),
            ("every", &self.every.to_string()),
            ("minutes", &minutes.to_string()),
            ("seconds", &(minutes * 60).to_string()),
            ("delay", &(minutes * 60 / 10).min(300).to_string()),
            ("today", &self.today),
            ("minute", &format!("{:02}", self.spread(60))),
            ("image", &quote::yaml(&self.image)),
            ("program", &quote::xml(&self.program)),
            ("command", &command(self, scheduler)?),
            ("import", &import),
            ("environment", &environment(self, scheduler)),
        ];
        let files = files(scheduler).iter().map(|(path, template)| File {
            path: fill(path, &names),
            content: fill(template, &values),
        });
        Ok(ScheduleEntry { files: files.collect(), steps: all_steps })
    }
}

/// Steps that depend on the plan: variables of the account, and secrets with the keys.
fn first_steps(plan: &Plan, scheduler: Scheduler, name: &str) -> Vec<String> {
    let variable = |(name, value): &(&str, String)| {
        let value = quote::powershell(value);
        format!("[Environment]::SetEnvironmentVariable('{name}', {value}, 'User')")
    };
    let from_file = |key: &KeyName| format!(" --from-file={0}={0}.key", key.as_str());
    match scheduler {
        // A task has no variables of its own: it sees those of the account.
        Scheduler::Windows => plan.environment.iter().map(variable).collect(),
        Scheduler::Github => {
            plan.keys.iter().map(|key| format!("gh secret set {}", key.variable())).collect()
        }
        Scheduler::Kubernetes if !plan.keys.is_empty() => {
            let files: String = plan.keys.iter().map(from_file).collect();
            vec![format!("kubectl create secret generic {name}{files}")]
        }
        _ => Vec::new(),
    }
}

/// The command as the scheduler's format writes it.
fn command(plan: &Plan, scheduler: Scheduler) -> Result<String> {
    let quiet = plan.command(&["--quiet".to_owned()]);
    Ok(match scheduler {
        Scheduler::Systemd => {
            if plan.program.contains(['"', '\'', '\\']) {
                let why = "systemd takes no quotes or backslashes in a program's path";
                return Err(ScheduleError::CannotWrite(why).into());
            }
            let arguments = quiet[1..].iter().map(|word| quote::systemd_argument(word));
            let words = std::iter::once(quote::systemd(&plan.program)).chain(arguments);
            words.collect::<Vec<_>>().join(" ")
        }
        Scheduler::Cron => {
            let command = shell_words::join(quiet);
            let variables = environment(plan, scheduler);
            // What is printed is mailed, so it prints only when something is wrong.
            let line = format!("out=$({variables}{command} 2>&1) || printf '%s\\n' \"$out\"");
            let line = quote::cron(&line);
            if line.len() > CRON_LONGEST {
                let why = "the command would be longer than cron takes";
                return Err(ScheduleError::CannotWrite(why).into());
            }
            line
        }
        Scheduler::Launchd => {
            let line = |word: &String| format!("    <string>{}</string>\n", quote::xml(word));
            quiet.iter().map(line).collect()
        }
        Scheduler::Windows => {
            let arguments: Vec<String> = quiet[1..].iter().map(|it| quote::windows(it)).collect();
            let arguments = arguments.join(" ");
            if [&plan.program, &arguments].into_iter().any(|text| windows_replaces(text)) {
                let why = "Windows Task Scheduler would replace a %NAME% or $(ArgN) in it";
                return Err(ScheduleError::CannotWrite(why).into());
            }
            quote::xml(&arguments)
        }
        Scheduler::Github => {
            let values = plan.environment.iter().map(|(_, value)| value);
            let mut texts = plan.words.iter().chain([&plan.program]).chain(values);
            if texts.any(|text| text.contains("${{")) {
                return Err(ScheduleError::CannotWrite("GitHub would replace the ${{ in it").into());
            }
            let words = plan.command(&["--output", "github"].map(str::to_owned));
            quote::yaml(&shell_words::join(words))
        }
        Scheduler::Kubernetes => {
            let option =
                |key: &KeyName| [key.file_option().into(), format!("/keys/{}", key.as_str())];
            let keys: Vec<String> = plan.keys.iter().flat_map(option).collect();
            yaml_list(&plan.command(&keys))
        }
    })
}

/// Each variable as the scheduler's format writes it.
fn environment(plan: &Plan, scheduler: Scheduler) -> String {
    let line = |(name, value): &(&str, String)| match scheduler {
        Scheduler::Systemd => {
            format!("Environment={}\n", quote::systemd(&format!("{name}={value}")))
        }
        Scheduler::Cron => format!("{name}={} ", shell_words::quote(value)),
        Scheduler::Launchd => {
            format!("    <key>{name}</key>\n    <string>{}</string>\n", quote::xml(value))
        }
        Scheduler::Windows => String::new(),
        Scheduler::Github => format!("      {name}: {}\n", quote::yaml(value)),
        Scheduler::Kubernetes => {
            let value = quote::kubernetes(value);
            format!("                - name: {name}\n                  value: {value}\n")
        }
    };
    let secret = |key: &KeyName| format!("      {0}: ${{{{ secrets.{0} }}}}\n", key.variable());
    let secrets = plan.keys.iter().filter(|_| scheduler == Scheduler::Github).map(secret);
    plan.environment.iter().map(line).chain(secrets).collect()
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

fn yaml_list<T: AsRef<str>>(words: &[T]) -> String {
    let words: Vec<String> = words.iter().map(|word| quote::kubernetes(word.as_ref())).collect();
    format!("[{}]", words.join(", "))
}
