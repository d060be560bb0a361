//! Kill -9 at every write, rename and fsync of `rotate`, and before every call into the keyring. The suite
//! takes every rename and every sixth of the other points; `CS_ASHBY_EXHAUSTIVE=1` takes all of them.
//!
//! The system calls are those of the main thread, which does all the writing (strace kills it on entry, so
//! the call is not made); the keyring's calls go through `support/dbus.rs`, which keeps the call back
//! until the run is dead. After each kill the keyring is looked at with `secret-tool` and the state with
//! a plain parser; then `status` has to agree with both, and the same command has to finish.

use crate::support::calls::{self, Point, parsed};
use crate::support::dbus::Between;
use crate::support::keyring::Bus;
use crate::support::keys::{NEW_ASHBY_KEY, NEW_CODESIGNAL_KEY};
use crate::support::run::Run;
use crate::support::sample;
use crate::support::*;
use serde_json::{Value, json};
use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};

/// One command of `rotate`, and what is true while it runs.
struct Part {
    key: &'static str,
    args: &'static [&'static str],
    /// The variable and the key that is given.
    given: Option<(&'static str, &'static str)>,
    /// How it ends when nobody kills it.
    code: i32,
    /// Which key Ashby's settings and the webhook hold, in truth.
    truth: &'static str,
}

const TAKE: Part = Part {
    key: "codesignal",
    args: &[],
    given: Some(("CS_ASHBY_CODESIGNAL_KEY", NEW_CODESIGNAL_KEY)),
    code: 3,
    truth: "old",
};
const ABORT: Part = Part { args: &["--abort"], given: None, code: 0, ..TAKE };
const PROMOTE: Part = Part {
    args: &["--attest", "ashby-settings", "--attest", "webhook"],
    given: None,
    code: 0,
    truth: "new",
    ..TAKE
};
const FINISH: Part = Part { args: &["--finish"], ..PROMOTE };
const AT_ONCE: Part =
    Part { key: "ashby", given: Some(("CS_ASHBY_ASHBY_KEY", NEW_ASHBY_KEY)), ..PROMOTE };

/// Everything that a run leaves behind.
struct Left {
    item: String,
    state: Vec<u8>,
}

struct Stage {
    home: Home,
    vendors: Vendors,
    bus: Bus,
    profiles: AtomicUsize,
}

impl Stage {
    /// A profile of its own that was left like this.
    fn profile(&self, left: &Left) -> String {
        let profile = format!("p{}", self.profiles.fetch_add(1, Ordering::SeqCst));
        self.bus.store(&profile, &left.item);
        fs::write(self.home.state(&profile), &left.state).unwrap();
        profile
    }

    fn left(&self, profile: &str) -> Left {
        Left {
            item: self.bus.lookup(profile).expect("the item is there"),
            state: fs::read(self.home.state(profile)).expect("the state is there"),
        }
    }

    fn run(&self, profile: &str, args: &[&str]) -> Run {
        self.home
            .cs(args)
            .at(&self.vendors)
            .json_output()
            .on_bus(&self.bus.address)
            .env("CS_ASHBY_PROFILE", profile)
    }

    fn rotate(&self, profile: &str, part: &Part) -> Run {
        let words = ["rotate", part.key].into_iter().chain(part.args.iter().copied());
        let run = self.run(profile, &words.collect::<Vec<_>>());
        match part.given {
            Some((variable, key)) => run.env(variable, key),
            None => run,
        }
    }
}

#[test]
fn whatever_kills_it_the_next_run_goes_on() {
    if !missing::have(&["strace"]) {
        return;
    }
    let Some(bus) = Bus::with_keyring() else {
        return;
    };
    let (home, vendors) = (Home::new(), Vendors::working());
    let stage = Stage { home, vendors, bus, profiles: AtomicUsize::new(0) };
    let setup = stage.run("base", &["setup", "--attest", "webhook"]);
    setup.both_keys().run().report(0);
    let base = stage.left("base");
    let Vendors { codesignal, ashby, webhook } = &stage.vendors;
    codesignal.set(|now| now.also = Some(NEW_CODESIGNAL_KEY.into()));
    ashby.set(|now| now.also = Some(NEW_ASHBY_KEY.into()));

    let taken = walk(&stage, &TAKE, &base);
    walk(&stage, &ABORT, &taken);
    webhook.set(|now| now.secret = NEW_CODESIGNAL_KEY.into());
    let promoted = walk(&stage, &PROMOTE, &taken);
    codesignal.set(|now| (now.key, now.also) = (NEW_CODESIGNAL_KEY.into(), None));
    let finished = walk(&stage, &FINISH, &promoted);
    webhook.set(|now| now.header = NEW_ASHBY_KEY.into());
    walk(&stage, &AT_ONCE, &finished);
}

/// Kills a command everywhere; gives what it leaves when nobody kills it.
fn walk(stage: &Stage, part: &Part, before: &Left) -> Left {
    let profile = stage.profile(before);
    let between = Between::new(&stage.bus.address, 0);
    let run = stage.rotate(&profile, part);
    run.env("DBUS_SESSION_BUS_ADDRESS", &between.address).run().report(part.code);
    let after = stage.left(&profile);
    let (profile, log) = (stage.profile(before), stage.home.root().join("calls"));
    let (output, made) = calls::of(&stage.rotate(&profile, part), calls::WRITING, &log);
    output.expect_code(part.code);
    let points = (1..=between.passed()).map(Point::Store);
    let points = points.chain(made.into_iter().map(Point::Call));
    let points = sample::every(6, points, Point::is_rename);
    let killed =
        sample::side_by_side(2, &points, |point| kill_at(stage, part, before, &after, point));
    let missed = killed.iter().filter(|killed| !**killed).count();
    missing::say(&format!("{:?}: killed at {} points, {missed} missed", part.args, points.len()));
    assert!(points.len() > 8 && missed <= 1 + points.len() / 20, "{:?}: {missed}", part.args);
    after
}

/// Kills a run at this point and looks at what it left; says whether the point was reached.
fn kill_at(stage: &Stage, part: &Part, before: &Left, after: &Left, point: &Point) -> bool {
    let what = format!("{:?} killed at {point:?}", part.args);
    let killed = (0..3).find_map(|_| {
        let profile = stage.profile(before);
        let run = stage.rotate(&profile, part);
        point.kills(&run, &stage.bus.address).then_some(profile)
    });
    let Some(profile) = killed else {
        return false;
    };
    let left = stage.left(&profile);
    look(part, before, after, &left, &what);
    go_on(stage, part, after, &profile, &left, &what);
    true
}

/// The item is what it was or what it is to be, and the state says of no place what is not so.
fn look(part: &Part, before: &Left, after: &Left, left: &Left, what: &str) {
    let item = parsed(left.item.as_bytes(), what);
    let (old, new) = (parsed(before.item.as_bytes(), what), parsed(after.item.as_bytes(), what));
    let between = one_step_between(part, &old);
    assert!(
        [&old, &new].contains(&&item) || between.as_ref() == Some(&item),
        "{what}: a key is lost, or none of the forms it may have: {item:#}"
    );
    let state = parsed(&left.state, what);
    for (place, seen) in state["rotation"]["places"].as_object().into_iter().flatten() {
        // A place that has the old key can't have been seen with the new one. One that has the new key may still
        // be noted with what was confirmed before.
        let key = seen["holds"].as_str().unwrap();
        let fits = part.truth == "new" || key != "new";
        assert!(fits, "{what}: the state says that {place} has {key}");
    }
}

/// A run that takes and promotes at once goes through the candidate.
fn one_step_between(part: &Part, old: &Value) -> Option<Value> {
    if part.given.is_none() || part.code != 0 {
        return None;
    }
    let mut item = json!({"version": 2});
    for name in ["codesignal", "ashby"] {
        item[name] = old[name].clone();
    }
    item["candidate"] = json!({"name": part.key, "key": {"key": part.given?.1, "proven": true}});
    Some(item)
}

/// `status` agrees with the item, and the same command finishes.
fn go_on(stage: &Stage, part: &Part, after: &Left, profile: &str, left: &Left, what: &str) {
    let item = parsed(left.item.as_bytes(), what);
    let phase = match (&item["candidate"], &item["retired"][0]) {
        (Value::Null, Value::Null) => "none",
        (Value::Null, _) => "promoted",
        _ => "open",
    };
    let status = stage.run(profile, &["status"]).run().report(0);
    let rotations = status.0["data"]["rotations"].as_array().unwrap().clone();
    let own = rotations.iter().find(|it| it["key"] == part.key).unwrap();
    assert_eq!(own["phase"], phase, "{what}: {status}");
    for place in own["places"].as_array().into_iter().flatten() {
        assert!(part.truth == "new" || place["holds"] != "new", "{what}: {status}");
    }
    // On a machine that is too busy for the keyring's time limit a run does nothing.
    let again = stage.rotate(profile, part);
    let mut runs = std::iter::repeat_with(|| again.run()).take(3);
    let output = runs.find(|output| !output.stdout.contains("keystore_silent")).unwrap();
    assert_eq!(output.code, part.code, "{what}, and the next run: {output:#?}");
    let end = stage.left(profile);
    for (end, after) in [(end.item.as_bytes(), after.item.as_bytes()), (&end.state, &after.state)] {
        assert_eq!(parsed(end, what), parsed(after, what), "{what}, and the next run");
    }
    assert_eq!(stage.bus.count(profile), 1, "{what}");
    leaks::assert_none(what, &end.state, &[]);
}
