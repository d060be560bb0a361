//! Entries for schedulers, each held to the real thing.

use crate::support::entries::{content, entry, variants, words};
use crate::support::missing::have;
use crate::support::run::{BINARY, Output};
use crate::support::*;
use serde_json::Value;
use std::fs;
use std::process::Command;

const ALL: [&str; 6] = ["systemd", "cron", "launchd", "windows", "github", "kubernetes"];
const CRONTABS: [&str; 3] = ["cron", "github", "kubernetes"];

fn print(home: &Home, args: &[&str]) -> Output {
    home.cs(&["schedule", "print"]).args(args).run()
}

#[test]
fn systemd_takes_the_units() {
    if !have(&["systemd-analyze"]) {
        return;
    }
    for variant in variants() {
        let home = Home::new();
        let args = [&variant[..], &["--for", "systemd", "--program", BINARY, "--store", "keyring"]]
            .concat();
        let entry = entry(&home, &args);
        let folder = home.root().join("units");
        fs::create_dir(&folder).unwrap();
        let mut paths = Vec::new();
        for file in entry["files"].as_array().unwrap() {
            let name = file["path"].as_str().unwrap().rsplit('/').next().unwrap();
            let path = folder.join(name);
            fs::write(&path, file["content"].as_str().unwrap()).unwrap();
            paths.push(path);
        }
        assert_eq!(paths.len(), 2);
        let check = |paths: &[std::path::PathBuf]| {
            Command::new("systemd-analyze")
                .args(["verify", "--man=no", "--user"])
                .args(paths)
                .env("XDG_RUNTIME_DIR", home.root().join("run"))
                .env("HOME", home.home())
                .output()
                .unwrap()
        };
        let output = check(&paths);
        let said = String::from_utf8_lossy(&output.stderr);
        // What it says of other units of this machine is not ours.
        assert!(output.status.success(), "{said}");
        assert!(!said.contains("cs-ashby"), "{said}");
        // And it would have said something.
        fs::write(&paths[0], content(&entry, 0).replace("ExecStart=", "ExecStrat=")).unwrap();
        let said = String::from_utf8_lossy(&check(&paths[..1]).stderr).into_owned();
        assert!(said.contains("ExecStrat") || said.contains("ExecStart"), "{said}");
    }
}

/// No systemd runs where the tests run, so its words are split here by its published rules.
#[test]
fn systemd_s_words_arrive_as_they_are() {
    let home = Home::new();
    for variant in variants() {
        let args = [
            &variant[..],
            &["--for", "systemd", "--program", "/opt/cs ashby/cs-ashby", "--store", "keyring"],
        ]
        .concat();
        let entry = entry(&home, &args);
        let line = content(&entry, 0)
            .lines()
            .find_map(|line| line.strip_prefix("ExecStart="))
            .unwrap()
            .to_owned();
        // By systemd.syntax: quotes and backslashes as in a shell's double quotes, then %% and $$.
        let read: Vec<String> = shell_words::split(&line.replace("$$", "\\$"))
            .unwrap()
            .into_iter()
            .map(|word| word.replace("%%", "%"))
            .collect();
        assert_eq!(read, words(&variant, "/opt/cs ashby/cs-ashby", &["--quiet"]));
    }
}

#[test]
fn cron_takes_the_line_and_the_shell_the_command() {
    if !have(&["crontab"]) {
        return;
    }
    for variant in variants() {
        let home = Home::new();
        // A stand-in that shows what arrives, and fails, so that it is printed.
        let show = home.file(
            "show it.sh",
            "#!/bin/sh\nfor a in \"$@\"; do printf '%s\\n' \"$a\"; done\nexit 1\n",
        );
        let program = show.display().to_string();
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o700);
        fs::set_permissions(&show, mode).unwrap();
        let args = [&variant[..], &["--for", "cron", "--program", &program, "--store", "keyring"]]
            .concat();
        let text = content(&entry(&home, &args), 0).to_owned();
        let path = home.file("crontab", &text);
        let check =
            |path: &std::path::Path| Command::new("crontab").arg("-n").arg(path).output().unwrap();
        let output = check(&path);
        assert!(output.status.success(), "{output:?}\n{text}");
        let wrong = home.file("wrong", "61 * * * * true\n");
        assert!(!check(&wrong).status.success(), "crontab -n takes anything");
        // crontab(5): up to an unescaped percent sign, which begins the input; then to the shell.
        let line = text.lines().find(|line| !line.starts_with('#')).unwrap();
        let command: String = line.splitn(6, ' ').nth(5).unwrap().to_owned();
        assert!(!command.replace("\\%", "").contains('%'), "{command}");
        let output =
            Command::new("sh").args(["-c", &command.replace("\\%", "%")]).output().unwrap();
        let arrived: Vec<String> =
            String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect();
        assert_eq!(arrived, words(&variant, &program, &["--quiet"])[1..]);
    }
}

const READ_PLIST: &str = "
import sys, json, plistlib
print(json.dumps(plistlib.loads(sys.stdin.buffer.read())))
";

#[test]
fn launchd_s_list_is_a_property_list() {
    let home = Home::new();
    for variant in variants() {
        let args = [
            &variant[..],
            &["--for", "launchd", "--program", "/opt/cs ashby/cs-ashby", "--store", "keyring"],
        ]
        .concat();
        let Some(output) = validators::python(READ_PLIST, content(&entry(&home, &args), 0)) else {
            return;
        };
        assert!(output.status.success(), "{output:?}");
        let list: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert!(list["StartInterval"].as_i64().unwrap() >= 300);
        let arguments: Vec<&str> = list["ProgramArguments"]
            .as_array()
            .unwrap()
            .iter()
            .map(|word| word.as_str().unwrap())
            .collect();
        assert_eq!(arguments[..2], ["/bin/sh", "-c"]);
        assert_eq!(arguments[3..], words(&variant, "/opt/cs ashby/cs-ashby", &["--quiet"]));
        let label = list["Label"].as_str().unwrap();
        assert!(entry(&home, &args)["files"][0]["path"].as_str().unwrap().contains(label));
    }
    // And the shell hands all of them on.
    let home = Home::new();
    fs::create_dir_all(home.home().join("Library/Logs")).unwrap();
    let args = ["--every", "1h", "--for", "launchd", "--program", "echo", "--store", "keyring"];
    let output = validators::python(READ_PLIST, content(&entry(&home, &args), 0)).unwrap();
    let list: Value = serde_json::from_slice(&output.stdout).unwrap();
    let run: Vec<String> = serde_json::from_value(list["ProgramArguments"].clone()).unwrap();
    let status = Command::new(&run[0]).args(&run[1..]).env("HOME", home.home()).status();
    assert!(status.unwrap().success());
    let log = fs::read_to_string(home.home().join("Library/Logs/cs-ashby-verify.log")).unwrap();
    assert_eq!(log, "verify --reuse-control --non-interactive --quiet\n");
}

const READ_TASK: &str = "
import sys, json
import xml.etree.ElementTree as ET
root = ET.fromstring(sys.stdin.buffer.read())
ns = {'t': 'http://schemas.microsoft.com/windows/2004/02/mit/task'}
text = lambda path: root.find(path, ns).text
print(json.dumps({
    'root': root.tag, 'command': text('t:Actions/t:Exec/t:Command'),
    'arguments': text('t:Actions/t:Exec/t:Arguments'),
    'interval': text('t:Triggers/t:TimeTrigger/t:Repetition/t:Interval'),
    'start': text('t:Triggers/t:TimeTrigger/t:StartBoundary')}))
";

/// The task's own XSD is on no registry that can be reached here: a real XML parser reads it, and the words
/// are split by the rules of CommandLineToArgvW.
#[test]
fn the_task_for_windows_is_whole() {
    let home = Home::new();
    for (variant, interval) in variants().into_iter().zip(["PT1H", "PT15M", "P1D"]) {
        let args = [
            &variant[..],
            &[
                "--for",
                "windows",
                "--program",
                "C:\\Program Files\\cs\\cs-ashby.exe",
                "--store",
                "keyring",
            ],
        ]
        .concat();
        let Some(output) = validators::python(READ_TASK, content(&entry(&home, &args), 0)) else {
            return;
        };
        assert!(output.status.success(), "{output:?}");
        let task: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert!(task["root"].as_str().unwrap().ends_with("}Task"));
        assert_eq!(task["interval"], interval);
        let program = task["command"].as_str().unwrap();
        let mut arrived = vec![program.to_owned()];
        arrived.extend(windows_words(task["arguments"].as_str().unwrap()));
        assert_eq!(arrived, words(&variant, program, &["--quiet"]));
        let start = format!("{}Z", task["start"].as_str().unwrap());
        let rfc3339 = &time::format_description::well_known::Rfc3339;
        assert!(time::OffsetDateTime::parse(&start, rfc3339).is_ok(), "{task}");
    }
}

/// Splits as CommandLineToArgvW does: 2n backslashes before a quote are n, 2n+1 are n and the quote.
pub(super) fn windows_words(line: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted, mut begun) = (Vec::new(), String::new(), false, false);
    let mut letters = line.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => {
                let mut slashes = 1;
                while letters.next_if_eq(&'\\').is_some() {
                    slashes += 1;
                }
                begun = true;
                if letters.peek() == Some(&'"') {
                    word.push_str(&"\\".repeat(slashes / 2));
                    if slashes % 2 == 1 {
                        word.push('"');
                        letters.next();
                    }
                } else {
                    word.push_str(&"\\".repeat(slashes));
                }
            }
            '"' => (quoted, begun) = (!quoted, true),
            ' ' | '\t' if !quoted => {
                if begun {
                    words.push(std::mem::take(&mut word));
                }
                begun = false;
            }
            other => {
                word.push(other);
                begun = true;
            }
        }
    }
    if begun {
        words.push(word);
    }
    words
}

#[test]
fn an_interval_that_a_crontab_can_t_say_is_refused() {
    let home = Home::new();
    for every in ["5m", "6m", "30m", "1h", "4h", "12h", "1d", "7d", "60m", "24h"] {
        for scheduler in ALL {
            print(&home, &["--every", every, "--for", scheduler]).expect_code(0);
        }
    }
    for every in ["7m", "45m", "90m", "5h", "36h", "3d"] {
        for scheduler in ALL {
            let code = if CRONTABS.contains(&scheduler) { 2 } else { 0 };
            print(&home, &["--every", every, "--for", scheduler]).expect_code(code);
        }
    }
    for every in ["", "1", "4m", "8d", "0h", "1w", "-1h", "hourly"] {
        let run = home.cs(&["schedule", "print", &format!("--every={every}")]);
        run.run().expect_code(2);
    }
    print(&home, &[]).expect_code(0);
}

#[test]
fn what_can_t_stand_in_an_entry_is_refused() {
    let home = Home::new();
    for args in [
        ["--codesignal-key-command", "two\nlines"],
        ["--ashby-key-file", "relative.key"],
        ["--ashby-key-file", "-"],
        ["--program", "a\nb"],
        ["--image", "a\nb: c"],
    ] {
        let run = home
            .cs(&["schedule", "print", "--every", "1h", "--for", "kubernetes"])
            .args(&args)
            .json_output();
        run.run().report(2);
    }
}

#[test]
fn no_key_stands_in_an_entry_and_nothing_is_written() {
    let home = Home::new();
    let before = tree::files(home.root());
    for scheduler in ALL {
        let run = home.cs(&["schedule", "print", "--every", "1h", "--for", scheduler]).both_keys();
        // The run itself looks for the keys in what is printed.
        run.run().expect_code(0);
    }
    assert_eq!(tree::files(home.root()), before);
}

#[test]
fn all_profiles_of_this_computer_are_one_entry() {
    let home = Home::new();
    let print = |args: &[&str]| {
        let words = [&["schedule", "print", "--every", "1h", "--all-profiles"], args].concat();
        home.cs(&words).run()
    };
    let line = print(&["--for", "cron"]).expect_code(0).stdout;
    assert!(line.contains("verify --reuse-control --non-interactive --all-profiles"), "{line}");
    print(&["--for", "github"]).expect_code(2);
    print(&["--for", "cron", "--profile", "acme"]).expect_code(2);
    print(&["--for", "cron", "--ashby-key-file", "/k"]).expect_code(2);
}

#[test]
fn the_folders_of_this_run_go_with_an_entry_of_this_computer() {
    let home = Home::new();
    let (state, config) = ("/srv/cs ashby/100% $a", "/etc/cs-ashby");
    let print = |args: &[&str]| {
        let run = home.cs(&["schedule", "print", "--every", "1h"]).args(args);
        run.env("CS_ASHBY_STATE_DIR", state)
            .env("CS_ASHBY_CONFIG_DIR", config)
            .json_output()
            .run()
            .report(0)
            .0["data"]
            .clone()
    };
    let unit = print(&["--for", "systemd"]);
    let lines: Vec<&str> = content(&unit, 0).lines().collect();
    assert!(
        lines.contains(&"Environment=\"CS_ASHBY_STATE_DIR=/srv/cs ashby/100%% $a\""),
        "{lines:#?}"
    );
    assert!(lines.contains(&"Environment=CS_ASHBY_CONFIG_DIR=/etc/cs-ashby"));

    let show = home.file("show", "#!/bin/sh\necho \"$CS_ASHBY_STATE_DIR\"\nexit 1\n");
    let mode = std::os::unix::fs::PermissionsExt::from_mode(0o700);
    fs::set_permissions(&show, mode).unwrap();
    let line = print(&["--for", "cron", "--program", show.to_str().unwrap()]);
    let line = content(&line, 0).lines().last().unwrap().to_owned();
    let command = line.splitn(6, ' ').nth(5).unwrap().replace("\\%", "%");
    let output = Command::new("sh").args(["-c", &command]).output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap().trim(), state);

    let list = print(&["--for", "launchd"]);
    if let Some(output) = validators::python(READ_PLIST, content(&list, 0)) {
        let list: Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(list["EnvironmentVariables"]["CS_ASHBY_STATE_DIR"], state);
        assert_eq!(list["EnvironmentVariables"]["CS_ASHBY_CONFIG_DIR"], config);
    }
    let task = print(&["--for", "windows"]);
    assert_eq!(
        task["steps"][1],
        "[Environment]::SetEnvironmentVariable('CS_ASHBY_CONFIG_DIR', '/etc/cs-ashby', 'User')"
    );
    assert!(!print(&["--for", "kubernetes"]).to_string().contains(state));
    let run = home.cs(&["schedule", "print", "--every", "1h", "--for", "cron"]);
    let relative = run.env("CS_ASHBY_STATE_DIR", "here").json_output().run();
    assert_eq!(relative.report(2).error_code(), "path_not_absolute");
}

/// A reference to a password manager has ids in it.
#[test]
fn a_reference_to_a_key_is_no_key() {
    let home = Home::new();
    let reference = "op read op://kq3v7xw2m5n4p6r8s7t3u2a5b4/c6d7e3f2g5h4i7j6k3l2m5n4p7/credential";
    let args = ["--for", "cron", "--every", "1d", "--store", "none"];
    let run = |key: &str| {
        let run = home.cs(&["schedule", "print"]).args(&args);
        let run = run.args(&["--ashby-key-command", "pass ashby"]);
        run.args(&["--codesignal-key-command", key]).run()
    };
    let output = run(reference).expect_code(0);
    assert!(output.stdout.contains("op://kq3v7xw2"), "{output:#?}");
}
