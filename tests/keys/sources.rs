//! The examples of docs/key-sources.md, each run: `pass` and systemd-creds as they are, small programs in the
//! place of those that need an account.

use crate::keys::config::without_keys;
use crate::support::missing;
use crate::support::scene::fresh;
use crate::support::*;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

/// The examples of docs/key-sources.md, by the program they are run with.
fn examples() -> Vec<(String, String)> {
    let text = std::fs::read_to_string(project().join("docs/key-sources.md")).unwrap();
    let mut found = Vec::new();
    for part in text.split("<!-- run with: ").skip(1) {
        let (program, rest) = part.split_once(" -->").unwrap();
        let block = rest.split("```").nth(1).unwrap().strip_prefix("toml\n").unwrap();
        found.push((program.to_owned(), block.to_owned()));
    }
    found
}

/// A small program in the place of one that needs an account: it prints a key for exactly these words.
fn stand_in(home: &Home, name: &str, words: [&str; 2]) {
    let script = format!(
        "#!/bin/sh\ncase \"$*\" in\n\"{}\") printf %s '{CODESIGNAL_KEY}';;\n\"{}\") printf %s '{ASHBY_KEY}';;\n*) echo \"$*\" >&2; exit 64;;\nesac\n",
        words[0], words[1]
    );
    let file = home.root().join("bin").join(name);
    std::fs::write(&file, script).unwrap();
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o755)).unwrap();
}

#[test]
fn the_examples_of_the_documentation_work() {
    let all = examples();
    let programs: Vec<_> = all.iter().map(|(program, _)| program.as_str()).collect();
    assert_eq!(programs, ["op", "vault", "pass", "aws", "systemd"]);
    for (program, config) in &all {
        let (home, vendors) = fresh();
        std::fs::create_dir(home.root().join("bin")).unwrap();
        let path =
            format!("{}:{}", home.root().join("bin").display(), std::env::var("PATH").unwrap());
        let mut run =
            without_keys(home.ask(&vendors, &["verify", "--profile", "acme"])).env("PATH", path);
        match program.as_str() {
            "op" => stand_in(
                &home,
                "op",
                [
                    "read --no-newline op://Recruiting/Acme CodeSignal/credential",
                    "read --no-newline op://Recruiting/Acme Ashby/credential",
                ],
            ),
            "vault" => stand_in(
                &home,
                "vault",
                [
                    "kv get -mount=secret -field=codesignal cs-ashby/acme",
                    "kv get -mount=secret -field=ashby cs-ashby/acme",
                ],
            ),
            "aws" => stand_in(
                &home,
                "aws",
                [
                    "secretsmanager get-secret-value --secret-id cs-ashby/acme/codesignal --query SecretString --output text",
                    "secretsmanager get-secret-value --secret-id cs-ashby/acme/ashby --query SecretString --output text",
                ],
            ),
            "pass" => {
                if !missing::have(&["pass", "gpg"]) {
                    continue;
                }
                fill_pass(&home.home());
            }
            _ => {
                if !missing::have(&["systemd-creds"]) {
                    continue;
                }
                let folder = home.root().join("credentials");
                std::fs::create_dir(&folder).unwrap();
                std::fs::write(folder.join("acme-codesignal"), CODESIGNAL_KEY).unwrap();
                std::fs::write(folder.join("acme-ashby"), ASHBY_KEY).unwrap();
                run = run.env("CREDENTIALS_DIRECTORY", folder);
            }
        }
        home.config(config);
        let report = run.run().report(3);
        assert_eq!(report.open(), [("webhook.registration", "todo")], "{program}");
    }
}

/// A real password store with a real key pair that has no passphrase.
fn fill_pass(home: &Path) {
    let run = |program: &str, words: &[&str], input: &str| {
        let mut command = Command::new(program);
        command
            .args(words)
            .env("HOME", home)
            .env_remove("GNUPGHOME")
            .env_remove("PASSWORD_STORE_DIR");
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), input.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{program} {words:?} {output:?}");
    };
    std::fs::create_dir(home.join(".gnupg")).unwrap();
    std::fs::set_permissions(home.join(".gnupg"), PermissionsExt::from_mode(0o700)).unwrap();
    run(
        "gpg",
        &[
            "--batch",
            "--passphrase",
            "",
            "--quick-generate-key",
            "tests@example.com",
            "default",
            "default",
            "never",
        ],
        "",
    );
    run("pass", &["init", "tests@example.com"], "");
    run("pass", &["insert", "--echo", "cs-ashby/acme/codesignal"], &format!("{CODESIGNAL_KEY}\n"));
    run("pass", &["insert", "--echo", "cs-ashby/acme/ashby"], &format!("{ASHBY_KEY}\n"));
}
