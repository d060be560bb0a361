//! Completions and man pages: the files are what the binary prints, and real shells use them.

use crate::support::missing::have;
use crate::support::pty::Pty;
use crate::support::*;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

fn file(name: &str) -> PathBuf {
    project().join("completions").join(name)
}

#[test]
fn the_files_are_what_the_binary_prints() {
    let home = Home::new();
    for (shell, name) in [
        ("bash", "cs-ashby.bash"),
        ("zsh", "_cs-ashby"),
        ("fish", "cs-ashby.fish"),
        ("powershell", "_cs-ashby.ps1"),
        ("elvish", "cs-ashby.elv"),
    ] {
        let printed = home.cs(&["completions", shell]).run().expect_code(0).stdout;
        let kept = fs::read_to_string(file(name)).unwrap_or_else(|why| panic!("{name}: {why}"));
        assert!(kept == printed, "completions/{name} has drifted: print it again");
    }
}

#[test]
fn the_man_pages_are_what_the_binary_prints() {
    let home = Home::new();
    let pages = tree::files(&file("man"));
    for path in &pages {
        let name = path.file_stem().unwrap().to_str().unwrap();
        let rest = name.strip_prefix("cs-ashby").unwrap().trim_start_matches('-');
        let words: Vec<_> = rest.split('-').filter(|word| !word.is_empty()).collect();
        let output = home.cs(&["man"]).args(&words).run().expect_code(0);
        let kept = fs::read_to_string(path).unwrap();
        assert!(kept == output.stdout, "{} has drifted: print it again", path.display());
        assert!(kept.contains(".TH") && kept.contains(".SH"), "{}", path.display());
    }
    for command in ["setup", "verify", "status", "keys", "webhook", "sandbox", "guide"] {
        let page = file("man").join(format!("cs-ashby-{command}.1"));
        assert!(pages.contains(&page), "no {}", page.display());
    }
    assert!(pages.contains(&file("man").join("cs-ashby.1")));
}

#[test]
fn man_can_read_them() {
    if !have(&["man"]) {
        return;
    }
    for path in tree::files(&file("man")) {
        let output = Command::new("man")
            .args(["--warnings=w", "-l"])
            .arg(&path)
            .env("MANROFFOPT", "-Tascii")
            .env("MANPAGER", "cat")
            .env("MANWIDTH", "80")
            .output()
            .unwrap();
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        if words.contains("minimized") || !output.status.success() && output.stdout.is_empty() {
            return missing::left_out("this machine's man reads no pages");
        }
        assert!(!words.contains("warning"), "{}: {words}", path.display());
    }
}

/// What to type and what must come of it.
const CASES: [(&str, &str); 5] = [
    ("cs-ashby veri", "verify"),
    ("cs-ashby setup --att", "--attest"),
    ("cs-ashby verify --prof", "--profile"),
    ("cs-ashby keys rem", "remove"),
    ("cs-ashby webhook test --all", "--all-events"),
];

/// Types it at the shell's prompt, then Tab. Typed and completed are told apart by the rest of the word.
fn completes(shell: &mut Pty, typed: &str, wanted: &str) {
    shell.send(typed);
    shell.wait_for(typed);
    std::thread::sleep(Duration::from_millis(100));
    shell.send("\t");
    shell.wait_for(&format!("{}{wanted}", &typed[..typed.rfind(' ').unwrap() + 1]));
}

#[test]
fn bash_completes() {
    for (typed, wanted) in CASES {
        // As readline does it: the words, the place of the cursor, the registered function.
        let script = r#"source "$1" || exit 1
            spec=$(complete -p cs-ashby) || exit 1
            function=${spec##*-F }; function=${function%% *}
            COMP_WORDS=($2); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); COMP_LINE=$2; COMP_POINT=${#2}
            "$function" cs-ashby "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
            printf '%s\n' "${COMPREPLY[@]}""#;
        let output = Command::new("bash")
            .args(["--norc", "--noprofile", "-c", script, "bash"])
            .arg(file("cs-ashby.bash"))
            .arg(typed)
            .output()
            .unwrap();
        let replies = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(replies.lines().any(|line| line.trim() == wanted), "{typed}: {output:?}");
    }
}

/// What fish offers for what was typed.
fn fish(home: &Home, typed: &str) -> Vec<String> {
    let output = Command::new("fish")
        .args(["--no-config", "-c", "source $argv[1]; complete -C $argv[2]"])
        .arg(file("cs-ashby.fish"))
        .arg(typed)
        .env("HOME", home.home())
        .current_dir(home.root())
        .output()
        .unwrap();
    let replies = String::from_utf8_lossy(&output.stdout).into_owned();
    let words = replies.lines().filter_map(|line| line.split('\t').next());
    words.map(str::to_owned).collect()
}

#[test]
fn fish_completes() {
    if !have(&["fish"]) {
        return;
    }
    let home = Home::new();
    home.file("a-file", "");
    for (typed, wanted) in CASES {
        let replies = fish(&home, typed);
        assert!(replies.iter().any(|word| word == wanted), "{typed}: {replies:?}");
    }
    // Files are offered where a file is expected, and nowhere else.
    for (typed, wanted) in [
        ("verify ", ""),
        ("keys set ", "codesignal ashby"),
        ("rotate ", "codesignal ashby"),
        ("completions ", "bash elvish fish powershell zsh"),
        ("guide ", "setup send-assessment create-interview"),
        ("man ", ""),
        ("profiles remove ", ""),
        ("--output ", "text json junit github prometheus html"),
        ("verify --profile ", ""),
        ("verify --timeout ", ""),
        ("verify --max-age ", ""),
        ("verify --codesignal-url ", ""),
        ("schedule print --every ", ""),
        ("schedule print --image ", ""),
        ("setup --attest ", "ashby-settings webhook"),
        ("attest import ", "a-file"),
        ("verify --ashby-key-file ", "a-file"),
        ("verify --output-file ", "a-file"),
        ("report --bundle ", "a-file"),
        ("schedule print --program ", "a-file"),
    ] {
        let replies = fish(&home, &format!("cs-ashby {typed}"));
        let offers = |word: &str| replies.iter().any(|reply| reply == word);
        for word in wanted.split_whitespace() {
            assert!(offers(word), "{typed}: {word} in {replies:?}");
        }
        assert_eq!(offers("a-file"), wanted == "a-file", "{typed}: {replies:?}");
    }
}

#[test]
fn zsh_completes() {
    if !have(&["zsh"]) {
        return;
    }
    let home = Home::new();
    let folder = file("").display().to_string();
    for (typed, wanted) in CASES {
        // Without any start-up file, and with a prompt that can be waited for.
        let start = "PS1='ready> ' exec zsh -f -i";
        let mut zsh = Pty::spawn(&home.cs(&[]).through("sh", &["-c", start, "sh"]), 120, 30);
        zsh.wait_until("a prompt", |zsh| zsh.screen().lines().any(|line| line.trim() == "ready>"));
        let load = format!(
            "fpath=('{}' $fpath); autoload -Uz compinit; compinit -u -D; clear\r",
            folder.trim_end_matches('/')
        );
        zsh.send(&load);
        zsh.wait_until("a clean screen", |zsh| zsh.screen().trim() == "ready>");
        completes(&mut zsh, typed, wanted);
    }
}

#[test]
fn elvish_completes() {
    if !have(&["elvish"]) {
        return;
    }
    let home = Home::new();
    let start = format!(
        "set edit:prompt = {{ put 'ready>' }}; set edit:rprompt = {{ }}; eval (slurp < '{}')",
        file("cs-ashby.elv").display()
    );
    let start = home.file("rc.elv", &start).display().to_string();
    for (typed, wanted) in CASES {
        let run = home.cs(&[]).through("sh", &["-c", "exec elvish -rc \"$0\"", &start]);
        let mut elvish = Pty::spawn(&run, 120, 30);
        elvish.wait_for("ready>");
        completes(&mut elvish, typed, wanted);
    }
}

/// PowerShell itself can't be had everywhere; the hosted workflow loads this file with it.
#[test]
fn powershell_reads_the_completions() {
    let text = fs::read_to_string(file("_cs-ashby.ps1")).unwrap();
    let Some(errors) = validators::powershell_errors(&text) else {
        return;
    };
    // clap writes `$completions.Where{ ... }`, which PowerShell knows and the grammar doesn't.
    let line = text.lines().position(|line| line.contains("$completions.Where{")).unwrap() + 1;
    assert_eq!(errors, [format!("{line}: Where")]);
    let broken = text.replacen("-ScriptBlock {", "-ScriptBlock", 1);
    assert_ne!(
        validators::powershell_errors(&broken).unwrap().len(),
        1,
        "the grammar reads anything"
    );
}
