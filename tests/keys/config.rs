//! The configuration: key sources of a profile, their place in the order, and a file that can't be trusted.

use super::store::Scene;
use crate::support::keyring::Bus;
use crate::support::keys::{NEW_CODESIGNAL_KEY, WRONG_KEY};
use crate::support::run::Run;
use crate::support::scene::{finished, fresh};
use crate::support::*;
use serde_json::Value;

/// Both keys in files that the configuration of the default profile names.
fn configured(home: &Home) {
    let one = home.file("one.key", format!("{CODESIGNAL_KEY}\n"));
    let two = home.file("two.key", format!("{ASHBY_KEY}\n"));
    home.config(&format!(
        "[profiles.default]\ncodesignal_key.command = \"cat '{}'\"\nashby_key.file = {two:?}\n",
        one.display()
    ));
}

pub fn without_keys(run: Run) -> Run {
    run.without("CS_ASHBY_CODESIGNAL_KEY").without("CS_ASHBY_ASHBY_KEY")
}

#[test]
fn keys_come_from_where_the_configuration_says() {
    let (home, vendors) = finished();
    configured(&home);
    let report = without_keys(home.ask(&vendors, &["verify"])).run().report(0);
    assert_eq!(report.details("codesignal.key")["source"], "config_command");
    assert_eq!(report.details("ashby.key")["source"], "config_file");
    let list = without_keys(home.ask(&vendors, &["keys", "list"])).run().report(0);
    let sources: Vec<_> =
        list.0["data"]["keys"].as_array().unwrap().iter().map(|key| &key["source"]).collect();
    assert_eq!(sources, ["config_command", "config_file"]);
    // Another profile has nothing of it.
    let other = without_keys(home.ask(&vendors, &["verify", "--profile", "other"]));
    assert_eq!(other.run().report(3).0["missing"].as_array().unwrap().len(), 2);
}

#[test]
fn options_and_variables_come_before_it_and_the_key_store_after() {
    let Some(scene) = Scene::start() else { return };
    let set = scene.bare(&["keys", "set", "--unproven"]).keys(NEW_CODESIGNAL_KEY, ASHBY_KEY);
    set.run().expect_code(0);
    let run = scene.bare(&["verify"]);
    let source = |run: &Run| run.run().json().details("codesignal.key")["source"].clone();
    assert_eq!(source(&run), "keyring");
    configured(&scene.home);
    assert_eq!(source(&run), "config_command");
    let run = run.env("CS_ASHBY_CODESIGNAL_KEY", WRONG_KEY);
    assert_eq!(source(&run), "environment");
    let file = scene.home.file("wrong", WRONG_KEY);
    let run = run.arg("--codesignal-key-command").arg(format!("cat {}", file.display()));
    assert_eq!(source(&run), "command");
    assert_eq!(source(&run.arg("--codesignal-key-file").arg(file)), "file");
}

#[test]
fn a_source_that_cannot_be_used_is_no_reason_to_try_the_next() {
    let Some(scene) = Scene::start() else { return };
    scene.with_keys(&["keys", "set"]).run().expect_code(0);
    scene.vendors.forget();
    for (source, code) in [
        ("command = 'false'", "key_command_failed"),
        ("command = '/not/there'", "key_command_failed"),
        ("command = 'true'", "key_command_failed"),
        ("file = '/not/there'", "key_file_unusable"),
        ("file = '/'", "key_file_unusable"),
        ("command = 'echo two words'", "key_malformed"),
        ("file = '$CREDENTIALS_DIRECTORY/x'", "no_credentials"),
    ] {
        scene.home.config(&format!("[profiles.default]\nashby_key.{source}\n"));
        let run = scene.bare(&["verify"]);
        let report = run.run().report(2);
        assert_eq!(report.error_code(), code, "{source}");
        let message = report.0["error"]["message"].as_str().unwrap();
        let field = source.split(' ').next().unwrap();
        assert!(message.contains(&format!("profiles.default.ashby_key.{field}")), "{message}");
    }
    assert_eq!(scene.vendors.count(), 0);
}

#[test]
fn what_a_command_prints_is_never_shown() {
    let (home, vendors) = fresh();
    let script =
        home.file("loud", format!("echo {WRONG_KEY} >&2; echo {WRONG_KEY} {WRONG_KEY}; exit 3\n"));
    home.config(&format!(
        "[profiles.default]\ncodesignal_key.command = \"sh '{}'\"\n",
        script.display()
    ));
    // The runs themselves look for the key on both streams.
    for words in [&["verify"][..], &["verify", "-vv"], &["keys", "list", "-vv"]] {
        let output = without_keys(home.cs(words).at(&vendors)).run().expect_code(2);
        assert!(output.stderr.contains("it exited with 3"), "{output:#?}");
    }
}

#[test]
fn one_that_is_not_of_its_form_ends_every_command_that_needs_it() {
    let (home, vendors) = finished();
    let before = tree::files(home.root()).len();
    let commands = "verify, verify --all-profiles, setup, status, keys list, webhook test, profiles list, profiles remove default --yes";
    for text in [
        "[profiles.default\n",
        "[profile.default]\n",
        "[profiles.default]\nashby = 1\n",
        &format!("[profiles.default]\n\nashby_key = '{WRONG_KEY}'\n"),
        &format!("[profiles.default]\n{} = 1\n", NEW_CODESIGNAL_KEY.replace(['/', '+', '='], "-")),
    ] {
        home.config(text);
        let line = format!("Line {}", text.lines().count());
        for command in commands.split(", ") {
            let words: Vec<_> = command.split(' ').collect();
            let report = home.ask(&vendors, &words).run().report(5);
            assert_eq!(report.error_code(), "config_invalid", "{command} {text}");
            let message = report.0["error"]["message"].as_str().unwrap();
            assert!(message.contains(&line), "{message}");
        }
    }
    assert_eq!(vendors.count(), 0);
    assert_eq!(tree::files(home.root()).len(), before + 1, "nothing was written beside it");
}

#[test]
fn one_that_cannot_be_read_is_no_configuration_that_is_not_there() {
    let (home, vendors) = finished();
    let file = home.root().join("config/config.toml");
    home.config("\u{0}");
    std::fs::remove_file(&file).unwrap();
    home.ask(&vendors, &["verify"]).run().report(0);
    std::fs::create_dir(&file).unwrap();
    assert_eq!(home.ask(&vendors, &["verify"]).run().report(5).error_code(), "config_unreadable");
    std::fs::remove_dir(&file).unwrap();
    for bytes in [b"caf\xe9 = 1".to_vec(), vec![b'#'; 2 << 20]] {
        std::fs::write(&file, bytes).unwrap();
        let report = home.ask(&vendors, &["verify"]).run().report(5);
        assert_eq!(report.error_code(), "config_unreadable");
    }
}

#[test]
fn status_runs_no_command_and_needs_no_key_store_for_them() {
    let Some(bus) = Bus::bare() else { return };
    let (home, _vendors) = fresh();
    let ran = home.root().join("ran");
    let touch = format!("command = \"touch '{}'\"", ran.display());
    home.config(&format!("[profiles.default]\ncodesignal_key.{touch}\nashby_key.{touch}\n"));
    let run = home.cs(&["status"]).on_bus(&bus.address);
    let report = run.clone().json_output().run().report(0);
    for key in report.0["data"]["keys"].as_array().unwrap() {
        assert_eq!((&key["source"], &key["fingerprint"]), (&"config_command".into(), &Value::Null));
    }
    let words = run.run().expect_code(0).stdout;
    assert!(words.contains("profiles.default.ashby_key.command"), "{words}");
    assert!(!ran.exists());
}

#[test]
fn a_key_that_is_stored_in_vain_is_said_so() {
    let Some(scene) = Scene::start() else { return };
    configured(&scene.home);
    let output = scene.with_keys(&["keys", "set", "ashby"]).run().expect_code(0);
    let words = on_one_line(&output.stderr);
    assert!(words.contains("the Ashby API key was stored, but it is not used"), "{words}");
    assert!(words.contains("profiles.default.ashby_key.file"), "{words}");
    // Without a key of its own `keys set` stores nothing: the configured one stays where it is kept.
    scene.bare(&["keys", "set", "codesignal"]).run().expect_code(3);
    let status = scene.home.cs(&["status"]).on_bus(&scene.bus.address).run().expect_code(0).stdout;
    let words = on_one_line(&status);
    assert!(words.contains("The one in the keychain isn't used."), "{words}");
}

#[test]
fn a_key_that_the_configuration_names_is_neither_stored_nor_rotated() {
    let Some(scene) = Scene::start() else { return };
    configured(&scene.home);
    for key in ["codesignal", "ashby"] {
        let report = scene.bare(&["rotate", key]).run().report(2);
        assert_eq!(report.error_code(), "key_in_configuration");
    }
    assert_eq!(scene.vendors.count(), 0);
    let report = scene.bare(&["setup", "--attest", "webhook"]).run().report(0);
    assert_eq!(report.0["data"]["changes"], serde_json::json!(["attested webhook"]));
    assert_eq!(scene.bus.count("default"), 0);
    scene.bare(&["verify"]).run().report(0);
    tree::assert_no_key(&scene.home.state_dir());
}

#[test]
fn the_plan_of_setup_counts_a_key_that_the_configuration_names() {
    let (home, vendors) = fresh();
    let plan = |home: &Home| {
        let run = home.ask(&vendors, &["setup", "--plan"]);
        without_keys(run).run().expect_code(0).json().0["data"]["plan"].clone()
    };
    let before = plan(&home);
    configured(&home);
    assert_ne!(plan(&home), before, "the plan still asks for the keys");
    assert_eq!(vendors.count(), 0);
}
