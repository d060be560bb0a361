//! A row: one fault, where it happens, and what has to come of it.

use super::scene::{Ground, Scene};
use crate::support::Report;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

/// Where the fault happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    CodeSignal,
    Ashby,
    Webhook,
}

use Whom::{Ashby, CodeSignal, Webhook};

pub const ALL: &[Whom] = &[CodeSignal, Ashby, Webhook];
pub const BOTH: &[Whom] = &[CodeSignal, Ashby];
pub const ONE: &[Whom] = &[CodeSignal];
pub const HOOK: &[Whom] = &[Webhook];

impl Whom {
    pub fn name(self) -> &'static str {
        match self {
            CodeSignal => "CodeSignal",
            Ashby => "Ashby",
            Webhook => "Webhook",
        }
    }

    /// As the words name it.
    pub fn title(self) -> &'static str {
        match self {
            CodeSignal | Ashby => self.name(),
            Webhook => "Ashby's endpoint",
        }
    }

    /// The checks that tell of it, the most telling first.
    fn checks(self) -> &'static [&'static str] {
        match self {
            CodeSignal => &["codesignal.access", "codesignal.key", crate::support::TEST_READ],
            Ashby => &["ashby.access", "ashby.key"],
            Webhook => &["webhook.handshake"],
        }
    }
}

type Stage = dyn Fn(&mut Scene, Whom) + Send + Sync;

/// One fault.
pub struct Row {
    pub group: &'static str,
    pub name: &'static str,
    pub whom: &'static [Whom],
    stage: Box<Stage>,
    /// `--timeout`, in seconds: short where the fault is that nothing comes.
    timeout: u32,
    status: &'static str,
    exit: i32,
    /// Whether every delivery has to have come: then each is counted, and each came once.
    arrives: bool,
    /// Whether the program needs names of its own (unshare).
    pub own_system: bool,
}

impl Row {
    pub fn new(
        group: &'static str,
        name: &'static str,
        whom: &'static [Whom],
        stage: impl Fn(&mut Scene, Whom) + Send + Sync + 'static,
    ) -> Row {
        Row {
            group,
            name,
            whom,
            stage: Box::new(stage),
            timeout: 4,
            status: "unknown",
            exit: 4,
            arrives: false,
            own_system: false,
        }
    }

    /// Nothing comes, so the time has to be over soon.
    pub fn waits(self) -> Row {
        Row { timeout: 1, ..self }
    }

    /// The fault passes, or is none.
    pub fn passes(self) -> Row {
        self.ends("pass", 0)
    }

    pub fn ends(self, status: &'static str, exit: i32) -> Row {
        Row { status, exit, ..self }
    }

    /// Each delivery comes to the endpoint, once.
    pub fn arrives(self) -> Row {
        Row { arrives: true, ..self }
    }

    pub fn needs_own_system(self) -> Row {
        Row { own_system: true, ..self }
    }

    /// Stages the fault, asks, and looks at what came of it.
    pub fn try_on(&self, ground: &Ground, whom: Whom) -> Outcome {
        let mut outcome = Outcome {
            group: self.group,
            name: self.name,
            whom,
            check: "",
            status: String::new(),
            evidence: String::new(),
            exit: 0,
            words: String::new(),
            took: Duration::ZERO,
            bound: Duration::from_secs(u64::from(self.timeout) * 2 + 2),
            wrong: None,
        };
        let tried = catch_unwind(AssertUnwindSafe(|| self.ask(ground, whom, &mut outcome)));
        outcome.wrong = tried.unwrap_or_else(|why| Some(words_of(&*why)));
        outcome
    }

    fn ask(&self, ground: &Ground, whom: Whom, outcome: &mut Outcome) -> Option<String> {
        let mut scene = ground.scene();
        (self.stage)(&mut scene, whom);
        let output = scene.verify(self.timeout);
        let report = output.json();
        outcome.exit = output.code;
        outcome.took = Duration::from_millis(report.0["duration_ms"].as_u64().unwrap());
        let fits = |id: &&&str| report.status(id) != "pass";
        let checks = whom.checks();
        outcome.check = checks.iter().find(fits).unwrap_or(&checks[0]);
        let check = report.check(outcome.check);
        let text = |name: &str| check[name].as_str().unwrap_or_default().to_owned();
        outcome.status = text("status");
        outcome.evidence = text("evidence");
        outcome.words = text("summary");
        if !check["fix"].is_null() {
            outcome.words += &format!(" Next: {}", text("fix"));
        }
        let mut wrong = Vec::new();
        let mut expect = |holds: bool, words: String| {
            if !holds {
                wrong.push(words);
            }
        };
        expect(
            (outcome.status.as_str(), outcome.exit) == (self.status, self.exit),
            format!("it is not {} with exit {}: {report}", self.status, self.exit),
        );
        // The answers are there half a second before; a debug build that shares two cores with all the other
        // tests may need more than that for the rest.
        let busy = Duration::from_millis(500);
        expect(outcome.took <= outcome.bound + busy, format!("it took {:?}", outcome.took));
        // Starting a debug build on a busy machine is no part of the bound.
        let slack = Duration::from_secs(3);
        expect(
            output.took <= outcome.bound + slack,
            format!("from outside it took {:?}", output.took),
        );
        expect(no_key_is_called_bad(&report), format!("a key is called bad: {report}"));
        if let Some(words) = scene.sent_too_often(whom, self.arrives) {
            expect(false, words);
        }
        let elsewhere = scene.keys_elsewhere();
        expect(elsewhere == 0, format!("{elsewhere} keys went elsewhere"));
        (!wrong.is_empty()).then(|| wrong.join("\n"))
    }
}

fn no_key_is_called_bad(report: &Report) -> bool {
    let keys = ["codesignal.key", "ashby.key"];
    let permissions = crate::support::PERMISSIONS;
    keys.iter().chain(&permissions).all(|id| report.status(id) != "fail")
}

fn words_of(why: &(dyn std::any::Any + Send)) -> String {
    let text = why.downcast_ref::<String>().cloned();
    text.or_else(|| why.downcast_ref::<&str>().map(ToString::to_string))
        .unwrap_or_else(|| "it panicked".into())
}

/// What came of a row.
pub struct Outcome {
    pub group: &'static str,
    pub name: &'static str,
    pub whom: Whom,
    pub check: &'static str,
    pub status: String,
    pub evidence: String,
    pub exit: i32,
    pub words: String,
    pub took: Duration,
    pub bound: Duration,
    wrong: Option<String>,
}

impl Outcome {
    /// What does not hold, in words.
    pub fn wrong(&self) -> Option<String> {
        let why = self.wrong.as_ref()?;
        Some(format!("{} ({}): {why}", self.name, self.whom.name()))
    }

    pub fn holds(&self) -> bool {
        self.wrong.is_none()
    }
}
