//! A disk that is full, broken, over quota or read-only, at every call on a file of the state: the run says
//! so with exit 5, the state is old or new, no draft stays, and the next run on a sound disk finishes. The suite
//! takes one error a call; `CS_ASHBY_EXHAUSTIVE=1` takes all of them.

use crate::support::calls::{self, Call};
use crate::support::run::Run;
use crate::support::sample;
use crate::support::*;
use std::fs;

/// What the system says, the words for it, and how the next step begins.
const ERRORS: [(&str, &str, &str); 4] = [
    ("ENOSPC", "the disk is full", "Free up space on that disk"),
    ("EDQUOT", "your share of the disk (quota) is used up", "Free up space on that disk"),
    (
        "EIO",
        "Input/output error",
        "Make sure that your account can write to that folder and that its disk works",
    ),
    ("EROFS", "the disk is read-only", "Make that disk writable"),
];

/// The commands that write into the state: words, and whether a finished integration is there before.
const COMMANDS: [(&[&str], bool); 5] = [
    (&["setup", "--attest", "webhook"], false),
    (&["setup", "--attest", "ashby-settings"], true),
    (&["verify"], true),
    (&["attest", "import", "../words.json"], false),
    (&["profiles", "remove", "default", "--yes"], true),
];

struct Stage {
    /// With a finished integration.
    finished: Home,
    vendors: Vendors,
}

impl Stage {
    fn start() -> Stage {
        let (finished, vendors) = scene::finished();
        finished.ask(&vendors, &["verify"]).run().report(0);
        let words = finished.cs(&["attest", "export"]).run();
        fs::write(finished.root().join("words.json"), words.stdout).unwrap();
        Stage { finished, vendors }
    }

    /// A home of its own, as the command finds it.
    fn home(&self, finished: bool) -> Home {
        let home = Home::new();
        let words = self.finished.root().join("words.json");
        fs::copy(words, home.root().join("words.json")).unwrap();
        if finished {
            use std::os::unix::fs::DirBuilderExt;
            fs::DirBuilder::new().mode(0o700).create(home.state_dir()).unwrap();
            for file in tree::files(&self.finished.state_dir()) {
                fs::copy(&file, home.state_dir().join(file.file_name().unwrap())).unwrap();
            }
        }
        home
    }

    fn run(&self, home: &Home, words: &[&str]) -> Run {
        home.ask(&self.vendors, words)
    }
}

/// The confirmed steps of a state; nothing where there is no state.
fn confirmed(home: &Home) -> Option<Vec<String>> {
    let text = fs::read(home.state("default")).ok()?;
    let state = calls::parsed(&text, "the state");
    Some(state["attestations"].as_object().unwrap().keys().cloned().collect())
}

fn drafts(home: &Home) -> usize {
    let names = fs::read_dir(home.state_dir()).into_iter().flatten().flatten();
    names.filter(|it| it.file_name().to_string_lossy().starts_with(".cs-ashby-")).count()
}

/// A command in which one call fails.
struct Row {
    words: &'static [&'static str],
    finished: bool,
    call: Call,
    error: (&'static str, &'static str, &'static str),
    /// The steps that are confirmed where nothing fails.
    after: Option<Vec<String>>,
}

impl Row {
    /// Whether it came to the call; an error where what it left isn't in order.
    fn holds(&self, stage: &Stage) -> Result<bool, String> {
        let Row { words, call, after, .. } = self;
        let (error, said, next) = self.error;
        let home = stage.home(self.finished);
        let log = home.root().join("log");
        let before = confirmed(&home);
        let output = call.failing(&stage.run(&home, words), error, &log).run();
        let hit = fs::read_to_string(&log).unwrap_or_default();
        let hit = hit.lines().find(|line| line.contains("(INJECTED)"));
        if !hit.is_some_and(|line| line.contains(home.state_dir().to_str().unwrap())) {
            missing::say(&format!("{words:?} made another call at {call:?}"));
            return Ok(false);
        }
        let what = format!("{words:?}, {error} at {}", call.line);
        let report = output.json();
        match output.code {
            // The note of the result may be lost.
            0 => {}
            5 if report.error_code() == "state_unusable"
                && output.stdout.contains(said)
                && report.0["error"]["fix"].as_str().is_some_and(|fix| fix.starts_with(next)) => {}
            _ => return Err(format!("{what}: {output:#?}")),
        }
        let left = confirmed(&home);
        // A record is made before the first word is written into it.
        let begun = (!self.finished).then(Vec::new);
        if ![&before, after, &begun].contains(&&left) {
            return Err(format!("{what}: neither old nor new: {left:?}"));
        }
        if drafts(&home) > 0 && !call.name.starts_with("unlink") {
            return Err(format!("{what}: a draft stays"));
        }
        tree::assert_no_key(home.root());
        let next = stage.run(&home, words).run();
        if next.code != 0 || confirmed(&home) != *after {
            return Err(format!("{what}, and the next run: {next:#?}"));
        }
        Ok(true)
    }
}

#[test]
fn a_disk_that_fails_at_any_call_is_said() {
    if !missing::have(&["strace"]) {
        return;
    }
    let stage = Stage::start();
    let mut rows = Vec::new();
    for (words, finished) in COMMANDS {
        let home = stage.home(finished);
        let kinds = format!("{},{}", calls::WRITING, calls::MAKING);
        let (output, made) = calls::of(&stage.run(&home, words), &kinds, &home.root().join("log"));
        output.expect_code(0);
        let own = home.state_dir();
        let own = made.into_iter().filter(|call| call.line.contains(own.to_str().unwrap()));
        let after = confirmed(&home);
        // Each call meets one error in turn: the words for it are the same code's in all commands.
        for (number, call) in own.enumerate() {
            let meets = |at: &usize| sample::exhaustive() || *at == number % ERRORS.len();
            rows.extend((0..ERRORS.len()).filter(meets).map(|at| Row {
                words,
                finished,
                call: call.clone(),
                error: ERRORS[at],
                after: after.clone(),
            }));
        }
    }
    let held = sample::side_by_side(3, &rows, |row| row.holds(&stage));
    let hit = held.iter().filter(|held| matches!(held, Ok(true))).count();
    let wrong: Vec<_> = held.into_iter().filter_map(Result::err).collect();
    missing::say(&format!("disk: {hit} of {} rows hold, {} do not", rows.len(), wrong.len()));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(hit * 10 >= rows.len() * 9 && hit > 25, "{hit} of {}", rows.len());
}

/// A file system in a name space of its own: full, then with room; read-only.
const SMALL: &str = r#"mount -t tmpfs -o "$1,mode=700" none "$2" || exit 99
out=$3; shift 3
"$@" >"$out"; echo $? >"$out.code"
mount -o remount,size=1m,nr_inodes=100 "$CS_ASHBY_STATE_DIR"
exec "$@""#;

#[test]
fn a_disk_without_room_keeps_the_old_state() {
    if !missing::have(&["unshare", "mount"]) {
        return;
    }
    let stage = Stage::start();
    let mut codes = Vec::new();
    for room in ["nr_inodes=1", "nr_inodes=2", "nr_inodes=3", "nr_inodes=4", "size=4k", "size=8k"] {
        let home = stage.home(false);
        fs::create_dir(home.state_dir()).unwrap();
        let first = home.root().join("first");
        let run = stage.run(&home, &["setup", "--attest", "webhook"]);
        let (state, out) = (home.state_dir(), first.clone());
        let words =
            ["-m", "sh", "-c", SMALL, "sh", room, state.to_str().unwrap(), out.to_str().unwrap()];
        let output = run.through("unshare", &words).run();
        if output.code == 99 {
            return missing::left_out("a file system can't be mounted here");
        }
        let code = fs::read_to_string(first.with_extension("code")).unwrap();
        let report = fs::read_to_string(&first).unwrap();
        assert!(["0\n", "5\n"].contains(&code.as_str()), "{room}: {code} {report}");
        assert!(code == "0\n" || report.contains("the disk is full"), "{room}: {report}");
        assert_eq!(output.code, 0, "{room}, then with room: {output:#?}");
        codes.push(code);
    }
    assert!(codes.iter().any(|code| code == "5\n"), "{codes:?}");
}

const READ_ONLY: &str = r#"mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" || exit 99
shift; exec "$@""#;

#[test]
fn a_read_only_home_keeps_nobody_from_looking() {
    if !missing::have(&["unshare", "mount"]) {
        return;
    }
    let stage = Stage::start();
    for (words, code) in [
        (&["verify"][..], 0),
        (&["status"], 0),
        (&["keys", "list"], 0),
        (&["attest", "list"], 0),
        (&["attest", "export"], 0),
        (&["webhook", "show"], 0),
        (&["webhook", "test"], 0),
        (&["profiles", "list"], 0),
        (&["setup", "--plan"], 0),
        (&["setup", "--attest", "ashby-settings"], 5),
        (&["attest", "import", "../words.json"], 5),
        (&["profiles", "remove", "default", "--yes"], 5),
    ] {
        for finished in [true, false] {
            let home = stage.home(finished);
            let root = home.root().to_str().unwrap().to_owned();
            let run = stage
                .run(&home, words)
                .through("unshare", &["-m", "sh", "-c", READ_ONLY, "sh", &root]);
            let output = run.run();
            if output.code == 99 {
                return missing::left_out("a file system can't be mounted here");
            }
            // Without a state nobody has confirmed the webhook.
            let wanted = if words == ["verify"] && !finished { 3 } else { code };
            assert_eq!(output.code, wanted, "{words:?} {finished}: {output:#?}");
            assert!(code != 5 || output.stdout.contains("the disk is read-only"), "{output:#?}");
            output.json();
        }
    }
}
