//! A row: one fault, where it happens, and what has to come of it.

use super::scene::{Ground, Scene};
use crate::support::http::Reply;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

/// Where the fault happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    CodeSignal,
    Ashby,
    Webhook,
}

pub const ALL: &[Whom] = &[Whom::CodeSignal, Whom::Ashby, Whom::Webhook];
pub const BOTH: &[Whom] = &[Whom::CodeSignal, Whom::Ashby];
pub const CODESIGNAL: &[Whom] = &[Whom::CodeSignal];
pub const ASHBY: &[Whom] = &[Whom::Ashby];
pub const HOOK: &[Whom] = &[Whom::Webhook];

impl Whom {
    /// As the words name it.
    pub fn title(self) -> &'static str {
        match self {
            Whom::CodeSignal => "CodeSignal",
            Whom::Ashby => "Ashby",
            Whom::Webhook => "Ashby's endpoint",
        }
    }

    /// The checks that tell of it, the most telling first.
    fn checks(self) -> &'static [&'static str] {
        match self {
            Whom::CodeSignal => &["codesignal.access", "codesignal.key", crate::support::TEST_READ],
            Whom::Ashby => &["ashby.access", "ashby.key"],
            Whom::Webhook => &["webhook.handshake"],
        }
    }
}

type Stage = dyn Fn(&mut Scene, Whom) + Send + Sync;

/// One fault.
pub struct Row {
    pub group: &'static str,
    pub name: String,
    pub whom: &'static [Whom],
    stage: Box<Stage>,
    /// `--timeout`, in seconds: short where the fault is that nothing comes.
    timeout: u32,
    status: &'static str,
    exit: i32,
    /// Whether every delivery has to have come: then each is counted, and each came once.
    arrives: bool,
    /// Whether the program needs names of its own (unshare).
    pub own_names: bool,
}

impl Row {
    pub fn new(
        name: impl Into<String>,
        whom: &'static [Whom],
        stage: impl Fn(&mut Scene, Whom) + Send + Sync + 'static,
    ) -> Row {
        Row {
            group: "",
            name: name.into(),
            whom,
            stage: Box::new(stage),
            timeout: 10,
            status: "unknown",
            exit: 4,
            arrives: false,
            own_names: false,
        }
    }

    /// The vendor always answers like this.
    pub fn answers(name: impl Into<String>, whom: &'static [Whom], reply: Reply) -> Row {
        Row::replies(name, whom, move |_| Some(reply.clone()))
    }

    /// The vendor answers a question like this the first, second and third time; `None` is as usual.
    pub fn replies(
        name: impl Into<String>,
        whom: &'static [Whom],
        reply: impl Fn(usize) -> Option<Reply> + Clone + Send + Sync + 'static,
    ) -> Row {
        Row::new(name, whom, move |scene, whom| scene.answers(whom, reply.clone()))
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

    pub fn needs_own_names(self) -> Row {
        Row { own_names: true, ..self }
    }

    /// Stages the fault, asks, and looks at what came of it.
    pub fn try_on(&self, ground: &Ground, whom: Whom) -> Outcome<'_> {
        let tried = catch_unwind(AssertUnwindSafe(|| self.ask(ground, whom)));
        tried.unwrap_or_else(|_| panic!("{} ({whom:?}): it panicked, see above", self.name))
    }

    fn ask(&self, ground: &Ground, whom: Whom) -> Outcome<'_> {
        let mut scene = ground.scene();
        (self.stage)(&mut scene, whom);
        let output = scene.verify(self.timeout);
        let report = output.json();
        let checks = whom.checks();
        let id = checks.iter().find(|id| report.status(id) != "pass").unwrap_or(&checks[0]);
        let check = report.check(id);
        let text = |name: &str| check[name].as_str().unwrap_or_default().to_owned();
        let next = check["fix"].as_str().map(|fix| format!(" Next: {fix}")).unwrap_or_default();
        let mut wrong = Vec::new();
        let mut expect = |is_right: bool, words: String| {
            if !is_right {
                wrong.push(words);
            }
        };
        expect(
            (report.status(id), output.code) == (self.status, self.exit),
            format!("it is not {} with exit {}: {report}", self.status, self.exit),
        );
        // The deadline, and what a debug build takes that shares two cores with all the other tests;
        // `verify::deadline` is stricter, with one run.
        let most = Duration::from_secs(u64::from(self.timeout) * 2 + 2 + 3);
        expect(output.took <= most, format!("it took {:?}", output.took));
        let keys = ["codesignal.key", "ashby.key"];
        let bad = keys.iter().chain(&crate::support::PERMISSIONS);
        let bad: Vec<_> = bad.filter(|id| report.status(id) == "fail").collect();
        expect(bad.is_empty(), format!("a key is called bad: {bad:?} {report}"));
        let sent = scene.sent_too_often(whom, self.arrives);
        expect(sent.is_none(), sent.unwrap_or_default());
        let elsewhere = scene.requests_elsewhere();
        expect(elsewhere == 0, format!("{elsewhere} requests went elsewhere"));
        Outcome {
            row: self,
            whom,
            check: id,
            status: text("status"),
            evidence: text("evidence"),
            exit: output.code,
            words: text("summary") + &next,
            wrong,
        }
    }
}

/// What came of a row.
pub struct Outcome<'a> {
    pub row: &'a Row,
    pub whom: Whom,
    pub check: &'static str,
    pub status: String,
    pub evidence: String,
    pub exit: i32,
    pub words: String,
    wrong: Vec<String>,
}

impl Outcome<'_> {
    /// What does not hold, in words.
    pub fn wrong(&self) -> Option<String> {
        let words = self.wrong.join("\n");
        let what = format!("{} ({:?}): {words}", self.row.name, self.whom);
        (!self.wrong.is_empty()).then_some(what)
    }
}
