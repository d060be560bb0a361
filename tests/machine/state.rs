//! A state from the future, cut off at every byte, with every bit turned, and of forms that no program wrote:
//! it is never taken for a confirmation that nobody gave, never lost, and never the end of the program.

use crate::support::run::Run;
use crate::support::sample;
use crate::support::*;
use cs_ashby::credentials::Secret;
use cs_ashby::integration::{KeyName, ManualStep};
use cs_ashby::platform::now_to_the_second;
use cs_ashby::state::{AttestationStatus, Binding, CleanupJournal, ProfileState, StateStore};
use std::fs;
use std::path::Path;
use std::time::Duration;

fn shelf(folder: &Path) -> StateStore {
    StateStore::Folder { path: folder.to_owned(), profile: "default".into() }
}

fn secret(name: KeyName, text: &str) -> Secret {
    Secret::parse(name, text).expect("a key").0
}

/// The steps that are confirmed for these keys.
fn confirmed(
    record: &ProfileState,
    codesignal: &str,
    ashby: &str,
    endpoint: &str,
) -> Vec<ManualStep> {
    let codesignal = secret(KeyName::Codesignal, codesignal);
    let ashby = secret(KeyName::Ashby, ashby);
    let binding = Binding { codesignal: &codesignal, ashby: &ashby, endpoint };
    let current = |step: &ManualStep| {
        let status = record.attestation_status(*step, &binding);
        matches!(status, AttestationStatus::Current(_))
    };
    ManualStep::ALL.into_iter().filter(current).collect()
}

/// A folder with a state in which both steps are confirmed; its text, and the endpoint.
fn whole() -> (Home, Vec<u8>, String) {
    let (home, vendors) = scene::finished();
    scene::attest(&home, &vendors, &["ashby-settings"]);
    let text = fs::read(home.state("default")).unwrap();
    (home, text, vendors.webhook.url())
}

/// Reads it as `setup` does and looks at what comes of it.
fn look(home: &Home, whole: &[u8], bytes: &[u8], endpoint: &str, what: &str) {
    fs::write(home.state("default"), bytes).unwrap();
    let shelf = shelf(&home.state_dir());
    let loaded = shelf.lock().and_then(|lock| shelf.load_locked(&lock));
    let Ok(loaded) = loaded else {
        // A newer version: it is left alone.
        assert_eq!(fs::read(home.state("default")).unwrap(), bytes, "{what}");
        return;
    };
    // Nobody confirmed anything for other keys, however the bits lie.
    let others = (keys::NEW_CODESIGNAL_KEY, keys::NEW_ASHBY_KEY);
    for (codesignal, ashby) in [others, (others.0, ASHBY_KEY), (CODESIGNAL_KEY, others.1)] {
        assert_eq!(confirmed(&loaded.state, codesignal, ashby, endpoint), [], "{what}");
    }
    // What counts as confirmed for the right keys is what was confirmed.
    let original: ProfileState = serde_json::from_slice(whole).unwrap();
    for step in confirmed(&loaded.state, CODESIGNAL_KEY, ASHBY_KEY, endpoint) {
        let at = loaded.state.attested_at(step);
        assert_eq!(at, original.attested_at(step), "{what}");
    }
    if loaded.notice.is_some() {
        let aside = tree::files(&home.state_dir());
        let aside = aside.iter().find(|path| path.to_str().unwrap().contains("damaged"));
        let aside = aside.unwrap_or_else(|| panic!("{what}: it is gone"));
        assert_eq!(fs::read(aside).unwrap(), bytes, "{what}: something else was set aside");
        fs::remove_file(aside).unwrap();
    }
}

#[test]
fn cut_off_anywhere_and_with_any_bit_turned() {
    let (home, text, endpoint) = whole();
    let (codesignal, ashby) = (CODESIGNAL_KEY, ASHBY_KEY);
    assert_eq!(
        confirmed(&shelf(&home.state_dir()).peek().unwrap(), codesignal, ashby, &endpoint),
        ManualStep::ALL
    );
    let bytes = |step| sample::every(step, 0..text.len(), |at| *at == 0);
    for length in bytes(4) {
        let what = format!("the first {length} bytes");
        look(&home, &text, &text[..length], &endpoint, &what);
        // A piece of a state confirms nothing.
        let _ = fs::remove_file(home.state("default"));
    }
    let mut turned = 0;
    for at in bytes(2) {
        let bits = if sample::exhaustive() { 0..8 } else { at / 2 % 8..at / 2 % 8 + 1 };
        for bit in bits {
            let mut bytes = text.clone();
            bytes[at] ^= 1 << bit;
            let what = format!("bit {bit} of byte {at} turned");
            look(&home, &text, &bytes, &endpoint, &what);
            turned += 1;
        }
    }
    missing::say(&format!(
        "state: cut off at {} bytes, {turned} bits turned, none taken for a confirmation",
        text.len()
    ));
}

#[test]
fn the_note_and_the_list_are_read_as_carefully() {
    let (home, vendors) = scene::finished();
    home.ask(&vendors, &["verify"]).run().report(0);
    let path = home.state_dir().join("last-default.json");
    let text = fs::read(&path).unwrap();
    for length in 0..text.len() {
        fs::write(&path, &text[..length]).unwrap();
        assert!(shelf(&home.state_dir()).last().is_none(), "the first {length} bytes");
    }
    let made = home.state_dir().join("made-default.json");
    for text in [
        "",
        "{",
        "[]",
        "{\"version\":1}",
        "{\"version\":999,\"made\":[]}",
        "\0\0\0",
        "{\"version\":1,\"made\":[{}]}",
    ] {
        fs::write(&made, text).unwrap();
        let shelf = shelf(&home.state_dir());
        let error =
            CleanupJournal::open(&shelf).err().unwrap_or_else(|| panic!("{text:?} is no list"));
        assert_eq!(
            (error.code, fs::read_to_string(&made).unwrap().as_str()),
            ("state_unusable", text)
        );
    }
}

/// The state as the program wrote it, with a part replaced.
fn with(text: &[u8], from: &str, to: &str) -> Vec<u8> {
    let text = std::str::from_utf8(text).unwrap();
    assert!(text.contains(from), "{from} in {text}");
    text.replace(from, to).into_bytes()
}

#[test]
fn forms_that_no_program_wrote() {
    let (home, vendors) = scene::finished();
    let text = fs::read(home.state("default")).unwrap();
    let year = format!("\"at\": \"{}", &now_to_the_second().to_string()[..4]);
    let deep = ["[".repeat(200_000), "]".repeat(200_000)].concat();
    let rows: [(&str, Vec<u8>, [i32; 3]); 12] = [
        ("a newer version", with(&text, "\"version\": 3", "\"version\": 999"), [5, 5, 5]),
        ("no version", with(&text, "\"version\"", "\"aversion\""), [0, 3, 0]),
        (
            "a version that is no number",
            with(&text, "\"version\": 3", "\"version\": \"1\""),
            [0, 3, 0],
        ),
        ("a version below nothing", with(&text, "\"version\": 3", "\"version\": -1"), [0, 3, 0]),
        ("confirmed in the year 2999", with(&text, &year, "\"at\": \"2999"), [0, 3, 0]),
        ("confirmed in the year 0000", with(&text, &year, "\"at\": \"0000"), [0, 3, 0]),
        ("deep JSON", deep.into_bytes(), [0, 3, 0]),
        ("not UTF-8", b"{\"version\": 1, \"salt\": \"\xff\xfe\"}".to_vec(), [0, 3, 0]),
        ("NUL bytes", vec![0; 4096], [0, 3, 0]),
        ("nothing", Vec::new(), [0, 3, 0]),
        ("two states", [text.clone(), text.clone()].concat(), [0, 3, 0]),
        (
            "a state with a byte order mark",
            [b"\xef\xbb\xbf".to_vec(), text.clone()].concat(),
            [0, 3, 0],
        ),
    ];
    for (name, bytes, codes) in &rows {
        let commands = [&["setup", "--attest", "webhook"][..], &["verify"], &["status"]];
        for (words, code) in commands.into_iter().zip(codes) {
            fs::write(home.state("default"), bytes).unwrap();
            let output = home.ask(&vendors, words).run();
            assert_eq!(output.code, *code, "{name} x {words:?}: {output:#?}");
            let kept = tree::files(&home.state_dir())
                .into_iter()
                .any(|path| fs::read(path).unwrap() == *bytes);
            assert!(kept || code == &0, "{name} x {words:?}: it is gone");
        }
        fs::remove_file(home.state("default")).unwrap();
        home.ask(&vendors, &["setup", "--attest", "webhook"]).run().report(0);
    }
}

#[test]
fn a_file_of_100_megabytes_is_not_read() {
    let (home, vendors) = scene::finished();
    for name in ["profile", "last", "made"] {
        let path = home.state_dir().join(format!("{name}-default.json"));
        let file = fs::File::create(&path).unwrap();
        file.set_len(100 * 1024 * 1024).unwrap();
        // 100 MB could not even be held within this.
        let limited = |words: &[&str]| -> Run {
            let run = home.ask(&vendors, words).limit(Duration::from_secs(20));
            run.through("sh", &["-c", "ulimit -d 65536; exec \"$@\"", "sh"])
        };
        let code = match name {
            "profile" => 3,
            // What can't be deleted by it is said beside the report.
            _ => 0,
        };
        limited(&["verify"]).run().expect_code(code);
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
    home.ask(&vendors, &["setup", "--attest", "webhook"]).run().report(0);
    home.ask(&vendors, &["attest", "list"]).run().report(0);
    home.ask(&vendors, &["status"]).run().report(0);
}
