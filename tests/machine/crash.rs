//! A run that is killed (-9), or meets a full, broken or read-only disk, at each system call that changes something,
//! and one that is killed before each message to the keyring (`rotate` has a module of its own). Keys and
//! confirmations are then as they were or as they were to be, and the same command finishes.
//!
//! The suite takes every rename, every fourth of the other points and one error a call on a file of the state;
//! `CS_ASHBY_EXHAUSTIVE=1` takes all of them.

use crate::support::calls::{self, Call, Point, parsed};
use crate::support::dbus::Between;
use crate::support::keyring::Bus;
use crate::support::keys::NEW_CODESIGNAL_KEY;
use crate::support::run::Run;
use crate::support::sample;
use crate::support::*;
use serde_json::Value;
use std::fs;
use std::os::unix::fs::DirBuilderExt;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

/// One command, and what is there before it.
struct Part {
    args: &'static [&'static str],
    given: Given,
    /// Whether both keys and a confirmation are there before.
    finished: bool,
    /// Whether keys and confirmations are there after it.
    keeps: bool,
}

/// The keys in the environment.
#[derive(Clone, Copy)]
enum Given {
    Nothing,
    NewCodesignal,
    Both,
}

const fn part(args: &'static [&'static str], given: Given, finished: bool, keeps: bool) -> Part {
    Part { args, given, finished, keeps }
}

const PARTS: [Part; 8] = [
    part(&["setup", "--non-interactive", "--attest", "webhook"], Given::Both, false, true),
    part(&["setup", "--attest", "ashby-settings"], Given::Nothing, true, true),
    part(&["keys", "set"], Given::NewCodesignal, true, true),
    part(&["keys", "remove", "--yes"], Given::Nothing, true, false),
    part(&["verify"], Given::Nothing, true, true),
    part(&["attest", "import", "../words.json"], Given::Nothing, false, true),
    part(&["webhook", "test"], Given::Nothing, true, true),
    part(&["profiles", "remove", "PROFILE", "--yes"], Given::Nothing, true, false),
];

/// What the system says, the words for it, and how the next step begins.
type DiskError = (&'static str, &'static str, &'static str);

const ERRORS: [DiskError; 4] = [
    ("ENOSPC", "the disk is full", "Free up space on that disk"),
    ("EDQUOT", "your share of the disk (quota) is used up", "Free up space on that disk"),
    (
        "EIO",
        "Input/output error",
        "Make sure that your account can write to that folder and that its disk works",
    ),
    ("EROFS", "the disk is read-only", "Make that disk writable"),
];

#[derive(Debug)]
enum Fault {
    Kill(Point),
    Fails(Call, DiskError),
}

/// Everything that a run leaves behind.
#[derive(Clone, Default)]
struct Left {
    item: Option<String>,
    state: Option<Vec<u8>>,
}

impl Left {
    fn item(&self) -> Option<Value> {
        self.item.as_ref().map(|text| parsed(text.as_bytes(), "the item"))
    }

    /// The steps that were confirmed.
    fn confirmed(&self) -> Option<Vec<String>> {
        let state = parsed(self.state.as_ref()?, "the state");
        Some(state["attestations"].as_object().expect("a sound state").keys().cloned().collect())
    }
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
        let mut stage = Stage {
            bus: Bus::with_keyring()?,
            home: Home::new(),
            vendors: Vendors::working(),
            profiles: AtomicUsize::new(0),
            finished: Left::default(),
        };
        let setup = stage.run("base", &["setup", "--attest", "webhook"]);
        setup.both_keys().run().report(0);
        stage.finished = stage.left("base");
        let words = stage.run("base", &["attest", "export"]).run();
        stage.home.file("words.json", words.stdout);
        let new = Some(NEW_CODESIGNAL_KEY.to_owned());
        stage.vendors.codesignal.set(|now| now.also = new);
        Some(stage)
    }

    fn before(&self, part: &Part) -> Left {
        if part.finished { self.finished.clone() } else { Left::default() }
    }

    /// A profile of its own, in a state folder of its own, as the command finds it.
    fn profile(&self, part: &Part) -> String {
        let profile = format!("p{}", self.profiles.fetch_add(1, Ordering::SeqCst));
        if let Left { item: Some(item), state: Some(state) } = self.before(part) {
            self.bus.store(&profile, &item);
            fs::DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(self.folder(&profile))
                .unwrap();
            fs::write(self.state(&profile), state).unwrap();
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
        Left { item: self.bus.lookup(profile), state: fs::read(self.state(profile)).ok() }
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
            Given::NewCodesignal => run.env("CS_ASHBY_CODESIGNAL_KEY", NEW_CODESIGNAL_KEY),
            Given::Both => run.both_keys(),
        }
    }

    /// Everything that can happen to a command, and what it leaves where nothing does.
    fn faults(&self, part: &Part) -> (Vec<Fault>, Left) {
        let profile = self.profile(part);
        let between = Between::new(&self.bus.address, 0);
        let bus = ("DBUS_SESSION_BUS_ADDRESS", &between.address);
        self.command(&profile, part).env(bus.0, bus.1).run().report(0);
        let after = self.left(&profile);
        let (profile, log) = (self.profile(part), self.home.root().join("calls"));
        let kinds = format!("{},{}", calls::WRITING, calls::MAKING);
        let (output, made) = calls::of(&self.command(&profile, part), &kinds, &log);
        output.expect_code(0);
        let folder = self.folder(&profile);
        let own = made.iter().filter(|call| call.line.contains(folder.to_str().unwrap()));
        // Each call meets one error in turn: the words for it are the same code's in all commands.
        let meets = |number: usize, at: usize| sample::exhaustive() || at == number % ERRORS.len();
        let fails: Vec<Fault> = own
            .enumerate()
            .flat_map(|(number, call)| {
                let errors = (0..ERRORS.len()).filter(move |at| meets(number, *at));
                errors.map(|at| Fault::Fails(call.clone(), ERRORS[at]))
            })
            .collect();
        let points = (1..=between.passed()).map(Point::Store);
        let points = points.chain(made.into_iter().map(Point::Call));
        let kills = sample::every(4, points, Point::is_rename).into_iter().map(Fault::Kill);
        (kills.chain(fails).collect(), after)
    }

    /// Whether it came to the fault; an error where what it left isn't in order.
    fn survives(&self, part: &Part, fault: &Fault, after: &Left) -> Result<bool, String> {
        let profile = self.profile(part);
        let command = self.command(&profile, part);
        let came = match fault {
            Fault::Kill(point) => point.kills(&command, &self.bus.address),
            Fault::Fails(call, error) => self.fails(&profile, &command, call, *error)?,
        };
        if came {
            self.goes_on(part, &profile, after)?;
        }
        Ok(came)
    }

    /// The disk error is said, and no draft stays.
    fn fails(
        &self,
        profile: &str,
        command: &Run,
        call: &Call,
        (error, said, next): DiskError,
    ) -> Result<bool, String> {
        let (log, folder) = (self.home.file(&format!("log-{profile}"), ""), self.folder(profile));
        let output = call.failing(command, error, &log).run();
        let hit = fs::read_to_string(&log).unwrap_or_default();
        let hit = hit.lines().find(|line| line.contains("(INJECTED)"));
        if !hit.is_some_and(|line| line.contains(folder.to_str().unwrap())) {
            missing::say(&format!("{:?} made another call at {call:?}", output.args));
            return Ok(false);
        }
        let report = output.json();
        let fix = report.0["error"]["fix"].as_str().unwrap_or_default();
        let told = output.stdout.contains(said) && fix.starts_with(next);
        // The note of the result may be lost.
        if output.code != 0 && !(output.code == 5 && told) {
            return Err(format!("{output:#?}"));
        }
        let files = tree::files(&folder);
        let mut names = files.iter().map(|it| it.file_name().unwrap().to_string_lossy());
        if !call.name.starts_with("unlink") && names.any(|name| name.starts_with(".cs-ashby-")) {
            return Err("a draft stays".into());
        }
        Ok(true)
    }

    /// What the run left is old or new, and the same command finishes.
    fn goes_on(&self, part: &Part, profile: &str, after: &Left) -> Result<(), String> {
        let (before, left) = (self.before(part), self.left(profile));
        if ![before.item(), after.item()].contains(&left.item()) {
            return Err("the item is neither old nor new".into());
        }
        // A record is made before the first word is written into it.
        let begun = (!part.finished && part.keeps).then(Vec::new);
        if ![before.confirmed(), after.confirmed(), begun].contains(&left.confirmed()) {
            return Err(format!("the state is neither old nor new: {:?}", left.confirmed()));
        }
        tree::assert_no_key(&self.folder(profile));
        let command = self.command(profile, part);
        // On a machine that is too busy for the keyring's time limit a run does nothing.
        let mut runs = std::iter::repeat_with(|| command.run()).take(3);
        let output = runs.find(|output| !output.stdout.contains("keystore_silent"));
        let output = output.ok_or("the keyring is silent")?;
        if output.code != 0 || output.stderr.contains("damaged") {
            return Err(format!("the next run: {output:#?}"));
        }
        let end = self.left(profile);
        if end.item() != after.item() || end.confirmed() != after.confirmed() {
            return Err("after the next run it is another item, or other words".into());
        }
        Ok(())
    }
}

#[test]
fn whatever_ends_a_run_nothing_is_torn_and_the_next_one_finishes() {
    let Some(stage) = Stage::start() else {
        return;
    };
    let mut wrong = Vec::new();
    for part in &PARTS {
        let (faults, after) = stage.faults(part);
        let ends = sample::side_by_side(2, &faults, |fault| {
            let survived = stage.survives(part, fault, &after);
            survived.map_err(|why| format!("{:?}, {fault:?}: {why}", part.args))
        });
        let missed = ends.iter().filter(|end| matches!(end, Ok(false))).count();
        missing::say(&format!("{:?}: {} faults, {missed} missed", part.args, faults.len()));
        assert!(faults.len() > 1 && missed <= 1 + faults.len() / 10, "{:?}: {missed}", part.args);
        wrong.extend(ends.into_iter().filter_map(Result::err));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
