//! Every `console` example of the README and of docs/usage.md is run. After `<!-- exact -->` the output is compared
//! to the letter; otherwise an example has to run and end as it says.
//!
//! A line `$ cs-ashby ...` is a command, the lines below it are its output. An exit code other
//! than 0 is written as a last line `$ echo $?` with the number below it. A line of output that
//! is `...` stands for any number of lines. `<!-- not run -->` is for what needs a real account.

use crate::support::keyring::Bus;
use crate::support::run::BINARY;
use crate::support::{Home, commands, project, tree};
use std::fs;

#[derive(Debug, PartialEq)]
enum Mark {
    Run,
    Exact,
    NotRun,
}

#[derive(Debug)]
struct Example {
    page: &'static str,
    line: usize,
    command: String,
    output: String,
    code: i32,
    mark: Mark,
}

fn examples(page: &'static str, text: &str) -> Vec<Example> {
    let mut found: Vec<Example> = Vec::new();
    let (mut mark, mut inside, mut asks_code) = ("", false, false);
    for (number, line) in text.lines().enumerate() {
        let words = line.trim();
        if !inside && words.starts_with("<!--") {
            mark = words;
        } else if !inside && words == "```console" {
            inside = true;
        } else if words == "```" && inside {
            (inside, mark, asks_code) = (false, "", false);
        } else if !inside && !words.is_empty() {
            mark = "";
        } else if inside && words == "$ echo $?" {
            asks_code = true;
        } else if inside && asks_code {
            found.last_mut().unwrap().code = words.parse().expect("an exit code");
            asks_code = false;
        } else if let Some(command) = words.strip_prefix("$ ").filter(|_| inside) {
            let mark = match mark {
                "<!-- exact -->" => Mark::Exact,
                "<!-- not run -->" => Mark::NotRun,
                _ => Mark::Run,
            };
            let (command, output) = (command.to_owned(), String::new());
            found.push(Example { page, line: number + 1, command, output, code: 0, mark });
        } else if inside && let Some(last) = found.last_mut() {
            // A line that ends with \ goes on in the next.
            if last.output.is_empty() && last.command.ends_with('\\') {
                last.command.pop();
                last.command += words;
            } else {
                last.output += &format!("{line}\n");
            }
        }
    }
    found
}

/// Whether the output is as written; `...` stands for any lines.
fn matches(written: &[&str], real: &[&str]) -> bool {
    match (written.first(), real.first()) {
        (None, None) => true,
        (Some(&"..."), _) => (0..=real.len()).any(|skip| matches(&written[1..], &real[skip..])),
        (Some(one), Some(two)) => {
            one.trim_end() == two.trim_end() && matches(&written[1..], &real[1..])
        }
        _ => false,
    }
}

fn documented() -> Vec<Example> {
    let pages = ["README.md", "docs/usage.md"].map(|page| {
        let text = fs::read_to_string(project().join(page)).unwrap();
        examples(page, &text)
    });
    pages.into_iter().flatten().collect()
}

#[test]
fn the_examples_run() {
    let all = documented();
    let ours = all.iter().filter(|example| example.command.contains("cs-ashby"));
    let ours: Vec<_> = ours.filter(|example| example.mark != Mark::NotRun).collect();
    assert!(!ours.is_empty(), "no example runs");
    assert!(ours.iter().any(|example| example.mark == Mark::Exact), "and none that is compared");
    let Some(bus) = Bus::with_keyring() else {
        return;
    };
    let home = Home::new();
    // The name as a reader types it.
    let bin = home.root().join("bin");
    fs::create_dir(&bin).unwrap();
    std::os::unix::fs::symlink(BINARY, bin.join("cs-ashby")).unwrap();
    for example in ours {
        run(&home, &bin, &bus, example);
    }
}

fn run(home: &Home, bin: &std::path::Path, bus: &Bus, example: &Example) {
    let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
    let output = home
        .cs(&[])
        .through("bash", &["-c", &example.command])
        .without("CS_ASHBY_STORE")
        .env("PATH", path)
        .env("LC_ALL", "C.UTF-8")
        .env("DBUS_SESSION_BUS_ADDRESS", &bus.address)
        .run();
    let place = format!("{}:{} $ {}", example.page, example.line, example.command);
    assert_eq!(output.code, example.code, "{place}\n{output:?}");
    if example.mark == Mark::Exact {
        let (written, real): (Vec<_>, Vec<_>) =
            (example.output.lines().collect(), output.stdout.lines().collect());
        assert!(matches(&written, &real), "{place}\nwritten {written:#?}\nreal {real:#?}");
    }
}

#[test]
fn every_command_has_an_example() {
    let all = documented();
    for (command, _) in commands::all() {
        let shown = all.iter().any(|one| {
            let words: Vec<_> = one.command.split_whitespace().collect();
            words.contains(&"cs-ashby") && command.iter().all(|word| words.contains(&word.as_str()))
        });
        assert!(shown, "no example of {command:?}");
    }
}

/// A redirection loses the exit code behind `&&`, or leaves half a file: `--output-file` does neither.
#[test]
fn no_recipe_redirects_a_report() {
    let folders =
        ["docs", "src/schedule/templates", "src/cli"].map(|folder| project().join(folder));
    let mut files: Vec<_> = folders.iter().flat_map(|folder| tree::files(folder)).collect();
    files.push(project().join("README.md"));
    for path in files {
        let text = fs::read_to_string(&path).unwrap();
        for line in text.lines().filter(|line| line.contains("cs-ashby ")) {
            let (_, command) = line.split_once("cs-ashby ").unwrap();
            let redirects = command.split(['`', '|']).next().unwrap().contains(" > ");
            assert!(!redirects, "{}: {line}", path.display());
        }
    }
}

#[test]
fn the_runner_reads_examples_as_said() {
    let text =
        "<!-- exact -->\n\n```console\n$ cs-ashby a \\\n  b\none\n...\nlast\n$ echo $?\n3\n```\n";
    let all = examples("page", text);
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!((all[0].command.as_str(), all[0].code), ("cs-ashby a b", 3));
    assert_eq!(all[0].mark, Mark::Exact);
    let written: Vec<_> = all[0].output.lines().collect();
    assert!(matches(&written, &["one", "x", "y", "last"]));
    assert!(!matches(&written, &["one", "x"]));
}
