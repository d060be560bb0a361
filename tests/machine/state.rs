//! A state of forms that no program wrote, too large, of another time, and beside drafts that were left over. (What
//! a damaged file does to each part is the fuzz target `state`, and who confirmed what is `state::attest`.)

use crate::support::*;
use cs_ashby::integration::ManualStep;
use cs_ashby::platform::now_to_the_second;
use std::fs;
use std::process::Command;
use std::time::Duration;

/// The state as the program wrote it, with a part replaced.
fn with(text: &str, from: &str, to: &str) -> Vec<u8> {
    assert!(text.contains(from), "{from} in {text}");
    text.replace(from, to).into_bytes()
}

#[test]
fn forms_that_no_program_wrote() {
    let (home, vendors) = scene::finished();
    let text = fs::read_to_string(home.state("default")).unwrap();
    let year = format!("\"at\": \"{}", &now_to_the_second().to_string()[..4]);
    let deep = ["[".repeat(200_000), "]".repeat(200_000)].concat();
    for (name, bytes, codes) in [
        ("a newer version", with(&text, "\"version\": 3", "\"version\": 999"), [5, 5, 5]),
        ("no version", with(&text, "\"version\"", "\"aversion\""), [0, 3, 0]),
        ("a version below nothing", with(&text, "\"version\": 3", "\"version\": -1"), [0, 3, 0]),
        ("confirmed in the year 2999", with(&text, &year, "\"at\": \"2999"), [0, 3, 0]),
        ("confirmed in the year 0000", with(&text, &year, "\"at\": \"0000"), [0, 3, 0]),
        ("deep JSON", deep.into_bytes(), [0, 3, 0]),
        ("not UTF-8", b"{\"version\": 1, \"salt\": \"\xff\xfe\"}".to_vec(), [0, 3, 0]),
        ("nothing", Vec::new(), [0, 3, 0]),
        ("two states", text.repeat(2).into_bytes(), [0, 3, 0]),
    ] {
        let commands = [&["setup", "--attest", "webhook"][..], &["verify"], &["status"]];
        for (words, code) in commands.into_iter().zip(codes) {
            fs::write(home.state("default"), &bytes).unwrap();
            let output = home.ask(&vendors, words).run();
            assert_eq!(output.code, code, "{name} x {words:?}: {output:#?}");
            let files = tree::files(&home.state_dir());
            let kept = files.iter().any(|path| fs::read(path).unwrap() == bytes);
            assert!(kept || code == 0, "{name} x {words:?}: it is gone");
        }
        fs::remove_file(home.state("default")).unwrap();
        scene::attest(&home, &vendors, &["webhook"]);
    }
}

#[test]
fn a_file_of_100_megabytes_is_not_read() {
    let (home, vendors) = scene::finished();
    // What can't be deleted by the list of what was made is said beside the report.
    for (name, code) in [("profile", 3), ("last", 0), ("made", 0)] {
        let path = home.state_dir().join(format!("{name}-default.json"));
        fs::File::create(&path).unwrap().set_len(100 * 1024 * 1024).unwrap();
        // 100 MB could not even be held within this.
        let run = home.ask(&vendors, &["verify"]).in_shell("ulimit -d 65536; exec \"$@\"");
        run.limit(Duration::from_secs(20)).run().expect_code(code);
        let _ = fs::remove_file(&path);
        scene::attest(&home, &vendors, &["webhook"]);
    }
}

#[test]
fn a_clock_that_was_set_back_takes_nothing_away() {
    let (home, vendors) = scene::finished();
    home.ask(&vendors, &["verify", "--reuse-control"]).run().report(0);
    // Everything that is noted lies a day ahead: so it looks after the clock went back by one.
    let now = now_to_the_second();
    let ahead = now + jiff::SignedDuration::from_hours(24);
    let day = |at: jiff::Timestamp| at.to_string()[..10].to_owned();
    for file in tree::files(&home.state_dir()) {
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, text.replace(&day(now), &day(ahead))).unwrap();
    }
    attested::confirmed_at(&home, &vendors.webhook.url(), ManualStep::Webhook, ahead);
    vendors.webhook.server.forget();
    let report = home.ask(&vendors, &["verify", "--reuse-control"]).run().report(0);
    report.expect("webhook.registration", "pass", "attested");
    // Controls that are said to have run tomorrow are run again.
    assert_eq!(vendors.webhook.server.requests().len(), 4);
    for words in [&["setup", "--attest", "webhook"][..], &["attest", "list"], &["status"]] {
        home.ask(&vendors, words).run().report(0);
    }
}

#[test]
fn profiles_with_likely_names_keep_out_of_each_other_s_files() {
    let (home, vendors) = scene::fresh();
    let profiles = ["x", "x.last", "x.lock", "last-x"];
    for profile in profiles {
        home.ask(&vendors, &["setup", "--attest", "webhook", "--profile", profile]).run().report(0);
    }
    for profile in profiles.into_iter().chain(profiles) {
        home.ask(&vendors, &["verify", "--profile", profile]).run().report(0);
    }
}

/// Only what a run left that was killed in the middle of a write is swept away, and only when it is old.
#[test]
fn only_drafts_that_are_left_over_are_swept_away() {
    let (home, vendors) = scene::fresh();
    fs::create_dir(home.state_dir()).unwrap();
    let at = |name: &str| home.state_dir().join(name);
    let touch = |name: &str, when: &str| {
        let words = ["-h", "-d", when, at(name).to_str().unwrap()].map(str::to_owned);
        assert!(Command::new("touch").args(words).status().unwrap().success());
    };
    let left_over = [".cs-ashby-abc123", ".cs-ashby-ZZzz09"];
    let stays = [
        ".cs-ashby-notes.txt",
        ".cs-ashby-",
        ".cs-ashby-abc12",
        ".cs-ashby-abc1234",
        ".cs-ashby-abc_12",
        ".cs-ashby-näme",
        "cs-ashby-abc123",
    ];
    for name in left_over.iter().chain(&stays) {
        fs::write(at(name), "words").unwrap();
        touch(name, "3 hours ago");
    }
    fs::write(at(".cs-ashby-young1"), "words").unwrap();
    fs::create_dir(at(".cs-ashby-folder")).unwrap();
    std::os::unix::fs::symlink(home.file("other", "words"), at(".cs-ashby-alink1")).unwrap();
    touch(".cs-ashby-folder", "3 hours ago");
    touch(".cs-ashby-alink1", "3 hours ago");
    let theirs = fs::write(at(".cs-ashby-theirs"), "words").is_ok()
        && std::os::unix::fs::chown(at(".cs-ashby-theirs"), Some(12345), None).is_ok();
    if theirs {
        touch(".cs-ashby-theirs", "3 hours ago");
    } else {
        missing::left_out("only root can give a file to another account");
    }
    scene::attest(&home, &vendors, &["webhook"]);
    let there = |name: &&str| fs::symlink_metadata(at(name)).is_ok();
    assert_eq!(left_over.iter().find(|name| there(name)), None, "it stays");
    let more = ["young1", "folder", "alink1", "theirs"].map(|it| format!(".cs-ashby-{it}"));
    let more = more.iter().map(String::as_str);
    let gone: Vec<&str> = stays.into_iter().chain(more).filter(|name| !there(name)).collect();
    assert!(gone.is_empty(), "taken away: {gone:?}");
}

/// A time beyond the year 9999, which not every file system keeps: one in memory does.
#[test]
fn a_draft_of_the_far_future_ends_no_run() {
    let (home, vendors) = scene::fresh();
    let folder = tempfile::tempdir_in("/dev/shm");
    let Ok(folder) = folder else {
        return missing::left_out("there is no file system in memory here");
    };
    let draft = folder.path().join(".cs-ashby-zzzzzz");
    let far = std::time::UNIX_EPOCH + Duration::from_secs(400_000_000_000);
    fs::File::create(&draft).unwrap().set_modified(far).unwrap();
    if fs::metadata(&draft).unwrap().modified().unwrap() != far {
        return missing::left_out("no file system here keeps a time beyond the year 9999");
    }
    let setup = home.ask(&vendors, &["setup", "--attest", "webhook"]);
    let output = setup.env("CS_ASHBY_STATE_DIR", folder.path()).run();
    output.report(0);
    assert!(draft.exists());
}
