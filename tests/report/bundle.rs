//! `report`: what support needs, to read and to send. No key is in it, whatever was pasted where.

use crate::support::keyring::Bus;
use crate::support::keys::ODD_ASHBY_KEY;
use crate::support::run::Run;
use crate::support::scene::{finished, fresh};
use crate::support::*;
use std::fs;
use std::os::unix::fs::{MetadataExt, symlink};
use std::path::PathBuf;

/// The files that a bundle could be, in the folder of the runs.
fn bundles(home: &Home) -> Vec<PathBuf> {
    let files = tree::files(&home.home());
    files.into_iter().filter(|path| path.parent() == Some(&home.home())).collect()
}

fn with_key(home: &Home, key: &str, args: &[&str]) -> Run {
    let file = home.file("ashby.key", key);
    home.cs(args).arg("--ashby-key-file").arg(file).canary(key)
}

#[test]
fn it_says_what_support_needs_and_asks_nobody() {
    let (home, vendors) = finished();
    let run = home.cs(&["report"]).at(&vendors).both_keys();
    let run = run
        .env("HTTPS_PROXY", "http://alice:pass-of-alice@proxy.example:3128")
        .env("NO_PROXY", "internal.example")
        .env("CS_ASHBY_TIMEOUT", "7")
        .args(&["--ashby-url", &format!("{}/?token=a-token-of-alice", vendors.ashby.url())]);
    let text = run.run().expect_code(0).stdout;
    for line in [
        concat!("version: ", env!("CARGO_PKG_VERSION")),
        "timeout: 7 s (CS_ASHBY_TIMEOUT)",
        "store: none (CS_ASHBY_STORE)",
        "output: text (default)",
        "/ (--ashby-url), directly",
        "CS_ASHBY_ASHBY_KEY, ",
        "NO_PROXY",
        "Ashby API key: environment, fingerprint ",
        "state: kept",
        "Webhook in CodeSignal: confirmed ",
        "for the current keys",
        "last result: pass (",
        "webhook.handshake: pass (proven)",
    ] {
        assert!(text.contains(line), "{line:?} in\n{text}");
    }
    for value in ["pass-of-alice", "alice:", "internal.example", "a-token-of-alice", "salt"] {
        assert!(!text.contains(value), "{value:?} in\n{text}");
    }
    // The home folder is mostly called as the person is.
    assert!(!text.contains(home.home().to_str().unwrap()), "{text}");
    assert_eq!(vendors.count(), 0);
    assert!(bundles(&home).is_empty());
}

#[test]
fn the_bundle_is_what_was_shown() {
    let (home, vendors) = finished();
    let run = |args: &[&str]| home.cs(&["report"]).at(&vendors).both_keys().args(args);
    let output = run(&["--bundle"]).run().expect_code(0);
    let [file] = &bundles(&home)[..] else {
        panic!("{:?}", bundles(&home));
    };
    let name = file.file_name().unwrap().to_string_lossy();
    assert!(name.starts_with("cs-ashby-report-20") && name.ends_with(".txt"), "{name}");
    assert_eq!(fs::metadata(file).unwrap().mode() & 0o777, 0o600);
    let said = on_one_line(&output.stdout);
    assert!(said.contains(file.to_str().unwrap()), "{said}");
    assert!(said.contains("read the file, then send it"), "{said}");
    assert!(said.contains("aren't in it: 2."), "{said}");
    let lines = |text: &str| -> Vec<String> {
        let moving = |line: &&str| !line.contains("clock");
        text.lines().filter(moving).map(str::to_owned).collect()
    };
    let text = fs::read_to_string(file).unwrap();
    assert_eq!(lines(&text), lines(&run(&[]).run().expect_code(0).stdout));
    leaks::assert_none("the bundle", text.as_bytes(), &[]);
    let report = run(&["--output", "json"]).run().report(0);
    let told = &report.0["data"]["report"];
    assert_eq!(told["profile default"]["state"], "kept");
    assert_eq!(told["computer"]["version"], env!("CARGO_PKG_VERSION"));
    assert_eq!(vendors.count(), 0);
}

#[test]
fn a_file_that_is_there_is_left_alone() {
    let home = Home::new();
    let (kept, link) = (home.home().join("kept.txt"), home.home().join("link.txt"));
    fs::write(&kept, "mine").unwrap();
    fs::create_dir(home.home().join("folder")).unwrap();
    symlink(&kept, &link).unwrap();
    symlink(home.home().join("nowhere"), home.home().join("dangling.txt")).unwrap();
    // `-` is standard output, as elsewhere.
    let output = home.cs(&["report", "--bundle", "-"]).run().expect_code(0);
    assert!(output.stdout.starts_with("cs-ashby report"), "{output:#?}");
    assert_eq!(bundles(&home), std::slice::from_ref(&kept));
    let refused = |args: &[&str], code: &str, words: &str| {
        let output = home.cs(&["report", "--bundle"]).args(args).json_output().run();
        let report = output.json();
        assert_eq!(report.error_code(), code, "{args:?}");
        let error = report.0["error"].to_string();
        assert!(error.contains(words), "{args:?} {error}");
        assert_eq!(fs::read_to_string(&kept).unwrap(), "mine");
    };
    for name in ["kept.txt", "folder"] {
        refused(&[name], "bundle_exists", "add --force");
    }
    for name in ["link.txt", "dangling.txt"] {
        refused(&[name], "bundle_is_link", "is a link");
        refused(&[name, "--force"], "bundle_is_link", "is a link");
    }
    assert!(link.is_symlink() && home.home().join("dangling.txt").is_symlink());
    refused(&["folder", "--force"], "bundle_unwritten", "is a folder");
    refused(&["no-such-folder/report.txt"], "bundle_unwritten", "does not exist");
    home.cs(&["report", "--bundle", "kept.txt", "--force"]).run().expect_code(0);
    assert!(fs::read_to_string(&kept).unwrap().starts_with("cs-ashby report"));
    assert_eq!(bundles(&home), [kept], "something else was left");
    home.cs(&["report", "--force"]).run().expect_code(2);
}

/// The whole path is printed, so it is searched too: a file or the folder of the run may be named like a key.
#[test]
fn the_path_that_is_printed_is_searched() {
    let home = Home::new();
    let folder = home.home().join(ASHBY_KEY);
    fs::create_dir(&folder).unwrap();
    let run = with_key(&home, ASHBY_KEY, &["report", "--bundle", "report.txt"]);
    let run = run.through("sh", &["-c", "cd 7c1fa5b19c*; exec \"$@\"", "sh"]);
    let output = run.run().expect_code(5);
    let said = on_one_line(&output.stderr);
    assert!(said.contains("the name of the file"), "{said}");
    assert!(tree::files(&folder).is_empty());
    with_key(&home, ASHBY_KEY, &["report", "--bundle", ASHBY_KEY]).run().expect_code(5);
    assert!(bundles(&home).is_empty());
}

/// A password with letters that end an address early: what stands before them is no host.
#[test]
fn a_proxy_is_named_only_where_it_can_be_used() {
    let home = Home::new();
    for value in [
        "http://user:12#ss@host:1",
        "http://user:12/ss@host:1",
        "http://user:12?ss@host:1",
        "ftp://user-12.example",
    ] {
        let run = home.cs(&["report"]).env("HTTPS_PROXY", value);
        let run = run.env("no_proxy", "internal.example");
        let text = run.run().expect_code(0).stdout;
        let line = text.lines().find(|line| line.starts_with("  Ashby's address: "));
        let named = line.is_some_and(|line| line.contains("HTTPS_PROXY"));
        assert!(named, "{value} in\n{text}");
        assert!(!text.contains("user"), "{value} in\n{text}");
        assert!(text.contains("no_proxy"), "{text}");
    }
    let run = home.cs(&["report"]).env("ALL_PROXY", "proxy.example");
    let text = run.env("HTTP_PROXY", "other.example").run().stdout;
    assert!(text.contains("the vendor's, through proxy.example:80 (from ALL_PROXY)"), "{text}");
    assert!(!text.contains("other.example"), "it is not used: {text}");
}

#[test]
fn it_refuses_where_a_key_stands_in_it() {
    let home = Home::new();
    let hex = hash::hex(ASHBY_KEY.as_bytes());
    let coded = hash::base64(format!(":{ASHBY_KEY}").as_bytes()).replace(['+', '/', '='], "");
    let (key, upper) = (ASHBY_KEY, ASHBY_KEY.to_uppercase());
    for (variable, value, part) in [
        ("CS_ASHBY_ASHBY_URL", format!("http://[::1]:1/{key}"), "Ashby's address"),
        ("CS_ASHBY_ASHBY_URL", format!("http://[::1]:1/{hex}"), "Ashby's address"),
        ("CS_ASHBY_WEBHOOK_URL", format!("http://[::1]:1/{coded}"), "webhook's address"),
        ("CS_ASHBY_WEBHOOK_URL", format!("http://[::1]:1/{upper}"), "webhook's address"),
        ("CS_ASHBY_STATE_DIR", format!("/nowhere/{key}"), "state folder"),
        ("CS_ASHBY_CONFIG_DIR", format!("/nowhere/{key}"), "configuration folder"),
        ("CS_ASHBY_PROFILE", key.to_owned(), "profile"),
        ("HTTPS_PROXY", format!("http://{key}:1"), "CodeSignal's address"),
        ("TERM", key.to_owned(), "terminal"),
        ("LC_ALL", key.to_owned(), "locale"),
    ] {
        for args in [&["report"][..], &["report", "--bundle"]] {
            let run = with_key(&home, ASHBY_KEY, args).env(variable, &value);
            let report = run.clone().json_output().run().report(5);
            assert_eq!(report.error_code(), "key_in_report", "{variable}");
            let message = report.0["error"]["message"].as_str().unwrap();
            assert!(message.contains(part), "{variable}: {message}");
            assert!(message.contains("Ashby API key"), "{message}");
            let text = run.env("CS_ASHBY_OUTPUT", "text").run().expect_code(5);
            assert!(text.stdout.is_empty() && text.stderr.contains("Fix:"), "{text:#?}");
        }
    }
    assert!(bundles(&home).is_empty(), "something was written");
    // The control: with another key all of these are told.
    let url = format!("http://[::1]:1/{}", &ASHBY_KEY[..30]);
    let run = with_key(&home, ODD_ASHBY_KEY, &["report"]).env("CS_ASHBY_ASHBY_URL", url);
    let output = run.through("sh", &["-c", "\"$@\" >told", "sh"]).run();
    assert_eq!(output.code, 0, "{output:#?}");
}

/// A key of words, as nobody's vendor makes them, and the same words all around.
#[test]
fn words_that_stand_in_every_report_are_no_key() {
    let (home, vendors) = fresh();
    for (codesignal, ashby) in [
        ("CS_ASHBY_CODESIGNAL_KEY-canary-01", "CS_ASHBY_ASHBY_KEY-canary-000001"),
        ("codesignal-key", "ashby-key"),
    ] {
        let file = home.file("codesignal-key-for-acceptance.txt", codesignal);
        let run = home.cs(&["report"]).at(&vendors).keys(codesignal, ashby);
        let run = run.arg("--codesignal-key-file").arg(file);
        run.run().expect_code(0);
    }
}

#[test]
fn a_source_that_can_t_be_used_is_told_and_ends_nothing() {
    let home = Home::new();
    home.config("[profiles.default]\nashby_key.file = \"/nowhere/ashby.key\"\n");
    let run = home.cs(&["report", "--codesignal-key-command", "false"]);
    let text = run.run().expect_code(0).stdout;
    for line in [
        "CodeSignal API key: command, can't be used (key_command_failed)",
        "Ashby API key: config_file, can't be used (key_file_unusable)",
        "default, CodeSignal API key: command; default, Ashby API key: config_file",
    ] {
        assert!(text.contains(line), "{line:?} in\n{text}");
    }
    for hidden in ["false", "/nowhere"] {
        assert!(!text.contains(hidden), "{hidden:?} in\n{text}");
    }
    home.config("[profiles.default");
    let text = home.cs(&["report"]).run().expect_code(0).stdout;
    assert!(text.contains("configuration error: config_invalid"), "{text}");
    for line in [
        "sources: the configuration: config_invalid; default: the keychain (--store none)\n",
        "CodeSignal API key: none found\n",
        "keychain: not used (--store none)\n",
        "Your keys aren't included",
    ] {
        assert!(text.contains(line), "{line:?} in\n{text}");
    }
}

#[test]
fn the_key_store_is_searched_for_every_key_in_it() {
    let Some(bus) = Bus::with_keyring() else {
        return;
    };
    let (home, vendors) = fresh();
    let on_bus = |args: &[&str]| home.cs(args).at(&vendors).on_bus(&bus.address);
    on_bus(&["setup", "--attest", "webhook"]).both_keys().run().expect_code(0);
    let text = on_bus(&["report"]).run().expect_code(0).stdout;
    assert!(text.contains("keychain: works; 2 keys stored"), "{text}");
    assert!(text.contains("Ashby API key: keyring, fingerprint "), "{text}");
    let both = on_bus(&["report"]).keys(keys::WRONG_KEY, keys::WRONG_KEY);
    let text = both.run().expect_code(0).stdout;
    assert!(text.contains("; else keyring, fingerprint "), "{text}");
    // Only the keyring knows these.
    for (key, vendor) in [(CODESIGNAL_KEY, "CodeSignal"), (ASHBY_KEY, "Ashby")] {
        let run = on_bus(&["report"]).env("TERM", key).json_output();
        let report = run.run().report(5);
        let message = report.0["error"]["message"].as_str().unwrap();
        assert!(message.contains(&format!("the {vendor} API key")), "{message}");
    }
    on_bus(&["setup", "--profile", "other"]).both_keys().run().expect_code(3);
    let text = on_bus(&["report", "--all-profiles"]).run().expect_code(0).stdout;
    assert!(text.contains("\nprofile default:\n") && text.contains("\nprofile other:\n"));
    bus.lock();
    let output = on_bus(&["report", "--bundle"]).run().expect_code(0);
    assert!(output.stdout.contains("searched for, and aren't in it: 0."), "{output:#?}");
}

#[test]
fn a_damaged_state_is_told_and_left_as_it_is() {
    let (home, _vendors) = finished();
    fs::write(home.state("default"), "{").unwrap();
    let before = tree::files(home.root());
    let text = home.cs(&["report"]).run().expect_code(0).stdout;
    assert!(text.contains("state: damaged"), "{text}");
    assert_eq!(tree::files(home.root()), before);
    let fresh = Home::new();
    let text = fresh.cs(&["report"]).run().expect_code(0).stdout;
    assert!(text.contains("state: none"), "{text}");
    assert!(tree::files(fresh.root()).is_empty(), "to look makes nothing");
}

#[test]
fn the_last_result_says_why() {
    let (home, vendors) = finished();
    vendors.ashby.set(|now| now.key = "another".into());
    home.ask(&vendors, &["verify"]).run().report(1);
    let text = home.cs(&["report"]).run().expect_code(0).stdout;
    let reason = |line: &str| text.lines().find_map(|it| it.trim().strip_prefix(line)).unwrap();
    let why = reason("ashby.key: fail (proven)");
    assert!(why.starts_with(": ") && why.len() > 20, "{text}");
    assert_eq!(reason("codesignal.key: pass (proven)"), "");
}
