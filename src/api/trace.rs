//! What happened to one request, for `-v` and for telling how far it came. The resolver and the connector layer
//! record into the trace of the task they run in, so requests side by side don't mix.

use super::proxy::Proxy;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Instant;

tokio::task_local! {
    static TRACE: RequestTrace;
}

/// How far a request came before its time was over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The client was not built: certificates are still being read.
    Preparing,
    LookingUp,
    /// To the vendor, through a proxy and with TLS where there are any.
    Connecting,
    /// The request was sent, or could have been.
    Waiting,
    Reading,
}

#[derive(Clone)]
pub(super) struct RequestTrace {
    start: Instant,
    steps: Arc<Mutex<Vec<Step>>>,
}

struct Step {
    at: Instant,
    stage: Stage,
    /// What `-v` says of it: a name and a result; nothing for the start of a hop.
    line: Option<(&'static str, String)>,
}

/// Records that the request that this task works on, if it works on one, has come to this stage.
pub(super) fn reached(stage: Stage, line: Option<(&'static str, String)>) {
    let step = Step { at: Instant::now(), stage, line };
    let _ = TRACE.try_with(|trace| trace.steps().push(step));
}

impl RequestTrace {
    pub(super) fn start() -> RequestTrace {
        RequestTrace { start: Instant::now(), steps: Arc::default() }
    }

    /// Runs `work` so that what it does is recorded here.
    pub(super) async fn follow<T>(self, work: impl Future<Output = T>) -> T {
        TRACE.scope(self, work).await
    }

    fn steps(&self) -> MutexGuard<'_, Vec<Step>> {
        self.steps.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn stage(&self) -> Stage {
        self.steps().last().map_or(Stage::Preparing, |step| step.stage)
    }

    /// The lines of `-v`: what was asked, each hop, and why there was no answer if there was none.
    pub(super) fn lines(
        &self,
        asked: String,
        proxy: Option<&Proxy>,
        problem: Option<String>,
    ) -> Vec<String> {
        let route = match proxy {
            Some(proxy) if proxy.has_login() => format!("through the proxy {proxy}, with a login"),
            Some(proxy) => format!("through the proxy {proxy}"),
            None => "direct, no proxy".to_owned(),
        };
        let mut lines = vec![asked, format!("  route       {route}")];
        let mut before = self.start;
        let mut add = |name: &str, words: &str, at: Instant| {
            let took = at.saturating_duration_since(before).as_millis();
            lines.push(format!("  {name:<12}{words} ({took} ms)"));
            before = at;
        };
        for Step { at, line, .. } in self.steps().iter() {
            if let Some((name, words)) = line {
                add(name, words, *at);
            }
        }
        if let Some(problem) = problem {
            add("no answer", &problem, Instant::now());
        }
        lines
    }
}
