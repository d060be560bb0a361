//! `profiles list` and `profiles remove`.

use crate::support::keyring::Bus;
use crate::support::scene::fresh;
use crate::support::*;
use serde_json::json;

fn setup(home: &Home, vendors: &Vendors, profile: &str) {
    let run = home.ask(vendors, &["setup", "--attest", "webhook", "--profile", profile]);
    run.run().expect_code(0);
}

fn listed(home: &Home) -> Vec<String> {
    let report = home.cs(&["profiles", "list"]).json_output().run().report(0);
    let profiles = report.0["data"]["profiles"].as_array().unwrap();
    profiles.iter().map(|one| one["profile"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_profile_is_known_by_its_state_or_the_configuration() {
    let (home, vendors) = fresh();
    let words = home.cs(&["profiles", "list"]).run().expect_code(0).stdout;
    assert!(words.contains("There are no profiles on this computer."), "{words}");
    setup(&home, &vendors, "acme");
    home.ask(&vendors, &["verify", "--profile", "never-set-up"]).run().expect_code(3);
    home.config("[profiles.both]\nashby_key.command = 'x'\n[profiles.acme]\n");
    std::fs::write(home.state_dir().join("profile-no good.json"), "").unwrap();
    std::fs::write(home.state_dir().join("notes.txt"), "").unwrap();
    vendors.forget();
    let report = home.cs(&["profiles", "list"]).json_output().run().report(0);
    let all = report.0["data"]["profiles"].as_array().unwrap();
    assert_eq!(all.len(), 2, "{all:#?}");
    let acme = &all[0];
    let known = ["profile", "in_state", "in_configuration"].map(|name| &acme[name]);
    assert_eq!(known, [&json!("acme"), &json!(true), &json!(true)]);
    let last = &acme["last"];
    assert_eq!((&last["outcome"], &last["command"]), (&json!("pass"), &json!("setup")));
    assert_eq!(all[1]["ashby_key"], "config_command");
    assert_eq!((&all[1]["codesignal_key"], &all[1]["last"]), (&json!(null), &json!(null)));
    let path = home.root().join("config/config.toml");
    assert_eq!(report.0["data"]["configuration"], path.to_str().unwrap());
    let words = home.cs(&["profiles", "list"]).run().expect_code(0).stdout;
    assert!(words.contains("acme: pass (setup, "), "{words}");
    assert!(words.contains("both: not checked yet; configured: Ashby API key"), "{words}");
    assert_eq!(vendors.count(), 0, "`profiles list` sent something");
}

#[test]
fn removing_takes_its_keys_and_its_state_and_nothing_else() {
    let Some(bus) = Bus::with_keyring() else {
        return;
    };
    let (home, vendors) = fresh();
    // A stored key leaves a profile that can be found.
    for profile in ["acme", "acme-b", "b"] {
        let run = home.ask(&vendors, &["keys", "set", "--profile", profile]);
        run.on_bus(&bus.address).run().expect_code(0);
    }
    let aside = home.state_dir().join("damaged-17-0-profile-acme.json");
    let foreign = home.state_dir().join("damaged-17-0-profile-acme-b.json");
    for file in [&aside, &foreign] {
        std::fs::write(file, "x").unwrap();
    }
    let run = home.cs(&["profiles", "remove", "acme", "--yes"]).on_bus(&bus.address).json_output();
    let report = run.run().report(0);
    assert_eq!(report.0["profile"], "acme");
    assert_eq!(report.0["data"], json!({"removed": true, "keys": true, "state": true}));
    assert_eq!(listed(&home), ["acme-b", "b"]);
    assert_eq!((bus.count("acme"), bus.count("acme-b"), bus.count("b")), (0, 1, 1));
    let mut left = tree::files(&home.state_dir());
    left.retain(|path| path.to_str().unwrap().contains("acme."));
    assert_eq!(left, [home.state_dir().join("lock-acme.lock")]);
    assert!(!aside.exists() && foreign.exists());
    // Again: there is nothing, and that is no error.
    let report = run.run().report(0);
    assert_eq!(report.0["data"]["removed"], false);
    assert_eq!(home.cs(&["status", "--profile", "acme-b"]).on_bus(&bus.address).run().code, 0);
}

#[test]
fn it_has_to_be_confirmed() {
    let (home, vendors) = fresh();
    setup(&home, &vendors, "acme");
    let run = home.cs(&["profiles", "remove", "acme"]);
    run.clone().json_output().run().report(3);
    let said = run.run().expect_code(3).stderr;
    assert!(said.contains("--yes") && said.contains("Nothing was removed"), "{said}");
    for (answer, left) in [("n", 1), ("y", 0)] {
        let mut person = Person::sits_down(&run);
        person.answers("Remove profile acme", answer).leaves_with(0);
        assert_eq!(listed(&home).len(), left, "{answer}");
    }
}

#[test]
fn what_the_configuration_names_is_left_to_the_person() {
    let (home, vendors) = fresh();
    setup(&home, &vendors, "acme");
    home.config("\n[profiles.acme]\n");
    let output = home.cs(&["profiles", "remove", "acme", "--yes"]).run().expect_code(3);
    let words = on_one_line(&output.stderr);
    assert!(words.contains("profiles.acme in") && words.contains("(from line 2)"), "{words}");
    assert!(home.state("acme").exists());
    home.config("");
    home.cs(&["profiles", "remove", "acme", "--yes"]).run().expect_code(0);
    assert!(!home.state("acme").exists());
}

#[test]
fn while_the_key_store_is_out_of_reach_nothing_is_removed() {
    let Some(bus) = Bus::bare() else { return };
    let (home, vendors) = fresh();
    setup(&home, &vendors, "acme");
    let run = home.cs(&["profiles", "remove", "acme", "--yes"]);
    run.clone().on_bus(&bus.address).json_output().run().report(5);
    assert!(home.state("acme").exists());
    let words = run.run().expect_code(0).stdout;
    assert!(words.contains("keychain wasn't checked"), "{words}");
    assert!(!home.state("acme").exists());
}

#[test]
fn a_name_that_can_be_none_is_refused() {
    let home = Home::new();
    for name in ["../x", "", "a b", ".x"] {
        home.cs(&["profiles", "remove", name, "--yes"]).json_output().run().report(2);
    }
    let two = home.cs(&["--profile", "a", "profiles", "remove", "b", "--yes"]);
    assert_eq!(two.json_output().run().report(2).error_code(), "profile_twice");
}
