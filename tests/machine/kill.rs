//! Kill -9 at every system call that changes something, and before every message to the keyring, of the
//! commands that change something (`rotate` has a module of its own). Keys and confirmations are then as
//! they were or as they were to be, and the next run finishes.
//!
//! The suite takes every rename and every fourth of the other points; `CS_ASHBY_EXHAUSTIVE=1` takes all of them.

use crate::support::calls::{self, Point, parsed};
use crate::support::dbus::Between;
use crate::support::keyring::Bus;
use crate::support::keys::NEW_CODESIGNAL_KEY;
use crate::support::run::Run;
use crate::support::sample;
use crate::support::*;
use serde_json::Value;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

/// Runs side by side; there are two cores.
const WORKERS: usize = 2;

/// One command, and what is there before it.
struct Part {
    name: &'static str,
    args: &'static [&'static str],
    /// The keys that are given: none, the new CodeSignal key, both.
    given: Given,
    /// Whether both keys and a confirmation are there before.
    finished: bool,
    /// Whether keys and confirmations are there after it.
    keeps: bool,
}

#[derive(Clone, Copy)]
enum Given {
    Nothing,
    New,
    Both,
}

const PARTS: [Part; 7] = [
    Part {
        name: "first setup",
        args: &["setup", "--non-interactive", "--attest", "webhook"],
        given: Given::Both,
        finished: false,
        keeps: true,
    },
    Part {
        name: "keys set",
        args: &["keys", "set"],
        given: Given::New,
        finished: true,
        keeps: true,
    },
    Part {
        name: "keys remove",
        args: &["keys", "remove", "--yes"],
        given: Given::Nothing,
        finished: true,
        keeps: false,
    },
    Part { name: "verify", args: &["verify"], given: Given::Nothing, finished: true, keeps: true },
    Part {
        name: "attest import",
        args: &["attest", "import", "../words.json"],
        given: Given::Nothing,
        finished: false,
        keeps: true,
    },
    Part {
        name: "webhook test",
        args: &["webhook", "test"],
        given: Given::Nothing,
        finished: true,
        keeps: true,
    },
    Part {
        name: "profiles remove",
        args: &["profiles", "remove", "PROFILE", "--yes"],
        given: Given::Nothing,
        finished: true,
        keeps: false,
    },
];

/// Everything that a run leaves behind.
#[derive(Clone, Debug, PartialEq)]
struct Left {
    item: Option<String>,
    state: Option<Vec<u8>>,
}

struct Stage {
    home: Home,
    vendors: Vendors,
    bus: Bus,
    profiles: AtomicUsize,
    finished: Left,
}

impl Stage {
    fn start() -> Option<Stage> {
        if !missing::have(&["strace"]) {
            return None;
        }
        let (home, vendors) = (Home::new(), Vendors::working());
        let mut stage = Stage {
            bus: Bus::with_keyring()?,
            home,
            vendors,
            profiles: AtomicUsize::new(0),
            finished: Left { item: None, state: None },
        };
        let setup = stage.run("base", &["setup", "--attest", "webhook"]);
        setup.both_keys().run().report(0);
        stage.finished = stage.left("base");
        let words = stage.run("base", &["attest", "export"]).run();
        std::fs::write(stage.home.root().join("words.json"), words.stdout).unwrap();
        let new = Some(NEW_CODESIGNAL_KEY.to_owned());
        stage.vendors.codesignal.set(|now| now.also = new);
        Some(stage)
    }

    /// A profile of its own, in a state folder of its own, as the command finds it.
    fn profile(&self, part: &Part) -> String {
        let profile = format!("p{}", self.profiles.fetch_add(1, Ordering::SeqCst));
        if part.finished {
            let Left { item, state } = &self.finished;
            self.bus.store(&profile, item.as_deref().unwrap());
            files_private(&self.folder(&profile));
            std::fs::write(self.state(&profile), state.as_deref().unwrap()).unwrap();
        }
        profile
    }

    fn folder(&self, profile: &str) -> PathBuf {
        self.home.root().join("states").join(profile)
    }

    fn state(&self, profile: &str) -> PathBuf {
        self.folder(profile).join(format!("profile-{profile}.json"))
    }

    fn left(&self, profile: &str) -> Left {
        Left { item: self.bus.lookup(profile), state: std::fs::read(self.state(profile)).ok() }
    }

    fn run(&self, profile: &str, args: &[&str]) -> Run {
        let args: Vec<_> =
            args.iter().map(|word| if *word == "PROFILE" { profile } else { word }).collect();
        self.home
            .cs(&args)
            .at(&self.vendors)
            .json_output()
            .on_bus(&self.bus.address)
            .env("CS_ASHBY_STATE_DIR", self.folder(profile))
            .env("CS_ASHBY_PROFILE", profile)
    }

    fn command(&self, profile: &str, part: &Part) -> Run {
        let run = self.run(profile, part.args);
        match part.given {
            Given::Nothing => run,
            Given::New => run.env("CS_ASHBY_CODESIGNAL_KEY", NEW_CODESIGNAL_KEY),
            Given::Both => run.both_keys(),
        }
    }
}

fn files_private(folder: &std::path::Path) {
    use std::os::unix::fs::DirBuilderExt;
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true).mode(0o700).create(folder).unwrap();
}

#[test]
fn whatever_kills_a_run_nothing_is_torn_and_the_next_one_finishes() {
    let Some(stage) = Stage::start() else {
        return;
    };
    let started = Instant::now();
    let mut told = Vec::new();
    let mut lost = Vec::new();
    for part in &PARTS {
        let (all, killed, wrong) = walk(&stage, part);
        told.push((part.name, all, killed));
        lost.extend(wrong);
    }
    let killed: usize = told.iter().map(|it| it.2).sum();
    missing::say(&format!(
        "killed at {killed} points, {} losses, in {:?}; (command, points there are, killed at): {told:?}",
        lost.len(),
        started.elapsed()
    ));
    assert!(lost.is_empty(), "{}", lost.join("\n"));
    assert!(told.iter().all(|it| it.2 >= 2), "{told:?}");
}

/// Kills a command everywhere; how many points there are, how many were taken, and what was lost.
fn walk(stage: &Stage, part: &Part) -> (usize, usize, Vec<String>) {
    let profile = stage.profile(part);
    let between = Between::new(&stage.bus.address, 0);
    let run = stage.command(&profile, part);
    let bus = ("DBUS_SESSION_BUS_ADDRESS", &between.address);
    run.env(bus.0, bus.1).run().report(0);
    let after = stage.left(&profile);
    let (profile, log) = (stage.profile(part), stage.home.root().join("calls"));
    let kinds = format!("{},{}", calls::WRITING, calls::MAKING);
    let (output, made) = calls::of(&stage.command(&profile, part), &kinds, &log);
    output.expect_code(0);
    let mut points: Vec<Point> = (1..=between.passed()).map(Point::Store).collect();
    points.extend(made.into_iter().map(Point::Call));
    let all = points.len();
    let points = sample::every(4, points, Point::is_rename);
    let ends = sample::side_by_side(WORKERS, &points, |point| {
        let profile = stage.profile(part);
        let killed = point.kills(&stage.command(&profile, part), &stage.bus.address);
        killed.then(|| {
            let held = holds(stage, part, &after, &profile);
            held.map_err(|why| format!("{} killed at {point:?}: {why}", part.name))
        })
    });
    let killed = ends.iter().flatten().count();
    let lost = ends.into_iter().flatten().filter_map(Result::err).collect();
    assert!(
        points.len() - killed <= 1 + points.len() / 10,
        "{}: {killed} of {} points",
        part.name,
        points.len()
    );
    (all, killed, lost)
}

/// What the run left is old or new, and the same command finishes.
fn holds(stage: &Stage, part: &Part, after: &Left, profile: &str) -> Result<(), String> {
    let before = match part.finished {
        true => stage.finished.clone(),
        false => Left { item: None, state: None },
    };
    let left = stage.left(profile);
    let item = |left: &Left| left.item.as_ref().map(|text| parsed(text.as_bytes(), "the item"));
    if ![item(&before), item(after)].contains(&item(&left)) {
        return Err("the item is neither old nor new".into());
    }
    let words = |left: &Left| left.state.as_ref().map(|text| attested(&parsed(text, "the state")));
    // A record is made before the first word is written into it.
    let begun = (!part.finished && part.keeps).then(Vec::new);
    if ![words(&before), words(after), begun].contains(&words(&left)) {
        return Err(format!("the state is neither old nor new: {:?}", words(&left)));
    }
    tree::assert_no_key(&stage.folder(profile));
    let mut output = stage.command(profile, part).run();
    // A machine that is too busy for the keyring's time limit: that run did nothing.
    for _ in 0..2 {
        if output.stdout.contains("keystore_silent") {
            output = stage.command(profile, part).run();
        }
    }
    if output.code != 0 || output.stderr.contains("damaged") {
        return Err(format!("the next run: {output:#?}"));
    }
    let end = stage.left(profile);
    if item(&end) != item(after) || words(&end) != words(after) {
        return Err("after the next run it is another item, or other words".into());
    }
    Ok(())
}

/// The steps that were confirmed.
fn attested(state: &Value) -> Vec<String> {
    let words = state["attestations"].as_object().expect("a sound state");
    words.keys().cloned().collect()
}
