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

/// The words with which a small program in the place of one that needs an account prints a key.
const STAND_INS: [(&str, &str); 3] = [
    ("op", "read --no-newline op://Recruiting/Acme KEY/credential"),
    ("vault", "kv get -mount=secret -field=KEY cs-ashby/acme"),
    (
        "aws",
        "secretsmanager get-secret-value --secret-id cs-ashby/acme/KEY --query SecretString --output text",
    ),
];

fn stand_in(home: &Home, name: &str, words: &str) {
    let [codesignal, ashby] = match name {
        "op" => ["CodeSignal", "Ashby"],
        _ => ["codesignal", "ashby"],
    }
    .map(|key| words.replace("KEY", key));
    let script = format!(
        "#!/bin/sh\ncase \"$*\" in\n\"{codesignal}\") printf %s '{CODESIGNAL_KEY}';;\n\"{ashby}\") printf %s '{ASHBY_KEY}';;\n*) echo \"$*\" >&2; exit 64;;\nesac\n",
    );
    let file = home.file(&format!("bin/{name}"), script);
    std::fs::set_permissions(&file, PermissionsExt::from_mode(0o755)).unwrap();
}

#[test]
fn the_examples_of_the_documentation_work() {
    let all = examples();
    let programs: Vec<_> = all.iter().map(|(program, _)| program.as_str()).collect();
    assert_eq!(programs, ["op", "vault", "pass", "aws", "systemd"]);
    for (program, config) in &all {
        let (home, vendors) = fresh();
        let folder = home.root().join("bin");
        std::fs::create_dir(&folder).unwrap();
        let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap());
        let run = without_keys(home.ask(&vendors, &["verify", "--profile", "acme"]));
        let run = run.env("PATH", path).env("CREDENTIALS_DIRECTORY", &folder);
        match program.as_str() {
            "pass" if missing::have(&["pass", "gpg"]) => fill_pass(&home.home()),
            "systemd" if missing::have(&["systemd-creds"]) => {
                home.file("bin/acme-codesignal", CODESIGNAL_KEY);
                home.file("bin/acme-ashby", ASHBY_KEY);
            }
            name => match STAND_INS.iter().find(|it| it.0 == name) {
                Some((name, words)) => stand_in(&home, name, words),
                None => continue,
            },
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
        command.args(words).env("HOME", home);
        command.env_remove("GNUPGHOME").env_remove("PASSWORD_STORE_DIR");
        command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), input.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{program} {words:?} {output:?}");
    };
    std::fs::create_dir(home.join(".gnupg")).unwrap();
    std::fs::set_permissions(home.join(".gnupg"), PermissionsExt::from_mode(0o700)).unwrap();
    let key = ["--quick-generate-key", "tests@example.com", "default", "default", "never"];
    run("gpg", &[&["--batch", "--passphrase", ""], &key[..]].concat(), "");
    run("pass", &["init", "tests@example.com"], "");
    run("pass", &["insert", "--echo", "cs-ashby/acme/codesignal"], &format!("{CODESIGNAL_KEY}\n"));
    run("pass", &["insert", "--echo", "cs-ashby/acme/ashby"], &format!("{ASHBY_KEY}\n"));
}
