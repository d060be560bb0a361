//! One table of hostile words, written by every scheduler's entry and read back by its own parser: whatever a path,
//! an option, a variable or a profile contains arrives as it is, or is refused before anything is printed.

use crate::support::entries::content;
use crate::support::missing::have;
use crate::support::*;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

/// Each stands in a key file's path, a proxy's password and the certificates' path.
const WORDS: [&str; 30] = [
    "plain",
    "two words",
    " ends ",
    "tab less",
    "a'b",
    "a\"b",
    "''",
    "\"\"",
    "$HOME",
    "${HOME}",
    "$$",
    "$(HOME)",
    "$(date)",
    "`date`",
    "50%",
    "%h %i",
    "%%",
    "\\%",
    "\\\\",
    "a\\b",
    "\\\"",
    "#1",
    "; true",
    "& <b> ]]>",
    "--- -- -",
    "{x} {{x}} @name@",
    "ünïcödé 漢字",
    "~/x",
    "!1 * ? [a]",
    "\u{201c}q\u{2019}s",
];
/// What a format can't write and therefore refuses: scheduler, part of the word.
const REFUSED: [(&str, &str); 4] = [
    ("windows", "%NAME%"),
    ("windows", "$(Arg0)"),
    ("github", "${{ github.sha }}"),
    ("cron", "LONG"),
];
const SCHEDULERS: [&str; 6] = ["systemd", "cron", "launchd", "windows", "github", "kubernetes"];

struct Arrived {
    words: Vec<String>,
    environment: BTreeMap<String, String>,
}

fn print(home: &Home, scheduler: &str, word: &str) -> crate::support::run::Run {
    let word = if word == "LONG" { "x/".repeat(600) } else { word.to_owned() };
    let file = format!("/etc/{word}/ashby.key");
    let command = ["schedule", "print", "--for", scheduler, "--ashby-key-file", &file];
    let run = home.cs(&command).args(&["--codesignal-key-command", "op read x"]);
    run.env("https_proxy", format!("http://u:{word}@proxy.example:3128"))
        .env("SSL_CERT_FILE", format!("/etc/{word}/ca.pem"))
        .env("PATH", format!("/opt/{word}:/usr/bin"))
        .json_output()
}

#[test]
fn every_word_arrives_or_is_refused() {
    if !have(&["systemd-analyze", "crontab"]) {
        return;
    }
    let home = Home::new();
    for scheduler in SCHEDULERS {
        for word in WORDS {
            let entry = print(&home, scheduler, word).run().report(0).0["data"].clone();
            let Some(arrived) = read(&home, scheduler, &entry) else {
                return;
            };
            let place = format!("{scheduler} {word:?} {}", content(&entry, 0));
            let file = format!("/etc/{word}/ashby.key");
            assert!(arrived.words.contains(&file), "{:?} {place}", arrived.words);
            assert!(arrived.words.contains(&"op read x".to_owned()), "{place}");
            let expected = match scheduler {
                // Their own, and no password in a repository or a cluster.
                "github" | "kubernetes" => vec![],
                "windows" => vec![("https_proxy", format!("http://u:{word}@proxy.example:3128"))],
                _ => vec![
                    ("https_proxy", format!("http://u:{word}@proxy.example:3128")),
                    ("SSL_CERT_FILE", format!("/etc/{word}/ca.pem")),
                    ("PATH", format!("/opt/{word}:/usr/bin")),
                ],
            };
            for (name, value) in expected {
                assert_eq!(arrived.environment.get(name), Some(&value), "{name} {place}");
            }
        }
    }
}

#[test]
fn what_a_format_cannot_write_is_refused() {
    let home = Home::new();
    for (scheduler, word) in REFUSED {
        let report = print(&home, scheduler, word).run().report(2);
        assert!(report.0["data"].is_null(), "{report}");
    }
    for program in ["/opt/a\"b/cs-ashby", "/opt/a\\b/cs-ashby", "./cs-ashby", "-x"] {
        let program = format!("--program={program}");
        let run = home.cs(&["schedule", "print", "--for", "systemd", &program]);
        run.run().expect_code(2);
    }
    let run =
        home.cs(&["schedule", "print", "--for", "github", "--program", "/opt/${{ a }}/cs-ashby"]);
    run.run().expect_code(2);
    for end in ["\n", "\r", "\u{85}", "\u{2028}", "\u{7}", "\u{feff}"] {
        let run = home.cs(&[
            "schedule",
            "print",
            "--for",
            "cron",
            "--ashby-key-command",
            &format!("a{end}b"),
        ]);
        run.run().expect_code(2);
        let run =
            home.cs(&["schedule", "print", "--for", "cron"]).env("NO_PROXY", format!("a{end}b"));
        run.run().expect_code(2);
    }
}

/// A proxy that is reached from elsewhere too goes into the entries for elsewhere.
#[test]
fn a_proxy_without_a_password_goes_with_every_entry() {
    let home = Home::new();
    for scheduler in SCHEDULERS {
        let run = home.cs(&["schedule", "print", "--for", scheduler]);
        let run =
            run.env("HTTPS_PROXY", "http://proxy.example:3128").env("NO_PROXY", "localhost,$x");
        let entry = run.json_output().run().report(0).0["data"].clone();
        let Some(arrived) = read(&home, scheduler, &entry) else {
            return;
        };
        let found = |name: &str| arrived.environment.get(name).map(String::as_str);
        assert_eq!(found("HTTPS_PROXY"), Some("http://proxy.example:3128"), "{scheduler}");
        assert_eq!(found("NO_PROXY"), Some("localhost,$x"), "{scheduler}");
        // An empty variable counts as unset.
        let run = home.cs(&["schedule", "print", "--for", scheduler]).env("HTTPS_PROXY", "");
        assert!(!run.run().expect_code(0).stdout.contains("HTTPS_PROXY"));
    }
}

#[test]
fn each_profile_has_a_name_of_its_own() {
    let home = Home::new();
    let long = "a".repeat(64);
    let longer = format!("{}b", "a".repeat(63));
    let profiles = [
        "default", "Default", "acme", "Acme", "ACME", "a.b", "a_b", "a-b", "a--b", "a-b-", "a-b.",
        &long, &longer,
    ];
    for scheduler in ["launchd", "windows", "kubernetes"] {
        let mut seen = BTreeMap::new();
        for profile in profiles {
            let run = home.cs(&["schedule", "print", "--for", scheduler, "--profile", profile]);
            let entry = run.json_output().run().report(0).0["data"].clone();
            assert!(
                read(&home, scheduler, &entry).is_some_and(|it| it.words.len() > 3)
                    || !have(&["node"])
            );
            let path = entry["files"][0]["path"].as_str().unwrap().to_lowercase();
            let other = seen.insert(path.clone(), profile);
            assert_eq!(other, None, "{path}: {profile}");
            if scheduler == "kubernetes" {
                let name = path.trim_end_matches(".yaml");
                let ok = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
                assert!(name.len() <= 52 && name.chars().all(ok) && !name.ends_with('-'), "{name}");
            }
        }
    }
}

#[test]
fn windows_has_a_schtasks_line() {
    let home = Home::new();
    let output = home
        .cs(&["schedule", "print", "--for", "windows", "--profile", "acme"])
        .run()
        .expect_code(0);
    let line = "schtasks /Create /TN \"cs-ashby-verify-acme\" /XML cs-ashby-verify-acme.xml";
    assert!(output.stdout.contains(line) && output.stderr.contains(line), "{output:#?}");
}

// -- the readers

/// What the scheduler runs, by its own parser and its published rules. `None` where a reader is missing.
fn read(home: &Home, scheduler: &str, entry: &Value) -> Option<Arrived> {
    match scheduler {
        "systemd" => Some(systemd(home, entry)),
        "cron" => Some(cron(home, entry)),
        "launchd" => launchd(entry),
        "windows" => windows(entry),
        "github" => github(entry),
        _ => kubernetes(home, entry),
    }
}

/// systemd-analyze takes the unit; then specifiers, quotes and variables are read by systemd.syntax(7).
fn systemd(home: &Home, entry: &Value) -> Arrived {
    let unit = home.file(
        "cs-ashby-hostile.service",
        content(entry, 0)
            .replace("ExecStart=cs-ashby", "ExecStart=/bin/true")
            .replace(&format!("ExecStart={}", run::BINARY), "ExecStart=/bin/true"),
    );
    let output = Command::new("systemd-analyze")
        .args(["verify", "--man=no", "--user"])
        .arg(&unit)
        .env("XDG_RUNTIME_DIR", home.root())
        .env("HOME", home.home())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!said.contains("cs-ashby-hostile"), "{said}");
    let mut arrived = Arrived { words: Vec::new(), environment: BTreeMap::new() };
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

/// crontab takes the line; the shell gets it as Debian's cron and as cronie read it, and runs a program that
/// shows its words.
fn cron(home: &Home, entry: &Value) -> Arrived {
    let text = content(entry, 0);
    let file = home.file("crontab", text);
    let checked = Command::new("crontab").arg("-n").arg(&file).output().unwrap();
    assert!(checked.status.success(), "{checked:?}\n{text}");
    let show = home.file(
        "show",
        "#!/bin/sh\nfor a in \"$@\"; do printf '%s\\n' \"$a\"; done\n/usr/bin/env\nexit 1\n",
    );
    fs::set_permissions(&show, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
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
    std::mem::replace(&mut read[0], Arrived { words: vec![], environment: BTreeMap::new() })
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

fn launchd(entry: &Value) -> Option<Arrived> {
    let script =
        "import sys, json, plistlib\nprint(json.dumps(plistlib.loads(sys.stdin.buffer.read())))";
    let list = json_of(script, content(entry, 0))?;
    let words = strings(&list["ProgramArguments"]);
    let environment = list["EnvironmentVariables"].as_object();
    let environment = environment.into_iter().flatten();
    Some(Arrived {
        words: words[3..].to_vec(),
        environment: environment
            .map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned()))
            .collect(),
    })
}

fn windows(entry: &Value) -> Option<Arrived> {
    let script = "
import sys, json
import xml.etree.ElementTree as ET
root = ET.fromstring(sys.stdin.buffer.read())
ns = {'t': 'http://schemas.microsoft.com/windows/2004/02/mit/task'}
exec = root.find('t:Actions/t:Exec', ns)
print(json.dumps([exec.find('t:Command', ns).text, exec.find('t:Arguments', ns).text]))";
    let read = json_of(script, content(entry, 0))?;
    let mut words = vec![read[0].as_str().unwrap().to_owned()];
    words.extend(super::schedule::windows_words(read[1].as_str().unwrap()));
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
    assert_eq!(validators::actionlint(content(entry, 0))?, "");
    let job = &json_of(READ_YAML, content(entry, 0))?[0]["jobs"]["verify"];
    let environment = job["env"].as_object().unwrap().iter();
    Some(Arrived {
        words: shell_words::split(job["steps"][0]["run"].as_str().unwrap()).unwrap(),
        environment: environment
            .map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned()))
            .collect(),
    })
}

/// kubernetes-validate takes the job; then `$$` is one dollar sign and nothing is left that would be replaced.
fn kubernetes(home: &Home, entry: &Value) -> Option<Arrived> {
    let path = home.file("job.yaml", content(entry, 0)).display().to_string();
    let output = validators::python_program("kubernetes-validate", &["--strict", &path])?;
    assert!(output.status.success(), "{output:?}\n{}", content(entry, 0));
    let read = json_of(READ_YAML, content(entry, 0))?;
    let container = &read[1]["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"][0];
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

fn json_of(script: &str, input: &str) -> Option<Value> {
    let output = validators::python(script, input)?;
    assert!(output.status.success(), "{output:?}\n{input}");
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

fn strings(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect()
}
