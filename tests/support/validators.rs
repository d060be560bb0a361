//! Other people's readers of other people's formats, as `tests/run` installs them.

use super::missing::left_out;
use super::project;
use serde_json::Value;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

fn folder() -> Option<PathBuf> {
    let folder = project().join("target/tools/validators");
    if folder.join("done").exists() {
        return Some(folder);
    }
    left_out("no readers of other formats: tests/run installs them");
    None
}

/// Runs a Python script with this input, in the environment that has the readers. `None` where there is none.
pub fn python(script: &str, input: &str) -> Option<Output> {
    let program = folder()?.join("python/bin/python");
    Some(fed(Command::new(program).args(["-c", script]), input))
}

/// What such a script prints, which is JSON.
pub fn json(script: &str, input: &str) -> Option<Value> {
    let output = python(script, input)?;
    assert!(output.status.success(), "{output:?}\n{input}");
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

/// Runs a program of that environment.
pub fn python_program(name: &str, args: &[&str]) -> Option<Output> {
    let program = folder()?.join("python/bin").join(name);
    Some(Command::new(program).args(args).output().unwrap())
}

/// What PowerShell couldn't read in a text, by its tree-sitter grammar: `LINE: TEXT` each.
pub fn powershell_errors(text: &str) -> Option<Vec<String>> {
    const SCRIPT: &str = r#"
import sys, tree_sitter_powershell
from tree_sitter import Language, Parser
def show(node):
    if node.type == "ERROR" or node.is_missing:
        print(f"{node.start_point.row + 1}: {node.text.decode()}")
    else:
        for child in node.children: show(child)
show(Parser(Language(tree_sitter_powershell.language())).parse(sys.stdin.buffer.read()).root_node)
"#;
    let output = python(SCRIPT, text)?;
    assert!(output.status.success(), "{output:?}");
    Some(String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect())
}

/// What actionlint has to say about a workflow: nothing, if it is right.
pub fn actionlint(workflow: &str) -> Option<String> {
    let mut program = Command::new(folder()?.join("python/bin/actionlint"));
    program.args(["-no-color", "-oneline", "-shellcheck=", "-pyflakes=", "-"]);
    let output = fed(&mut program, workflow);
    // 1: it found something.
    assert!(matches!(output.status.code(), Some(0 | 1)), "{output:?}");
    Some(String::from_utf8(output.stdout).unwrap().trim().to_owned())
}

fn fed(command: &mut Command, input: &str) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A reader that stops early says why on its own.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}
