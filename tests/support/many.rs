//! Many integrations at once: both vendors on one port, each integration with keys of its own.

use super::hash::signature;
use super::home::Home;
use super::http::{Reply, Request, Server};
use super::run::{Lock, Run};
use serde_json::json;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// The keys of one integration; the number stands at the end of both.
pub fn codesignal_key(number: usize) -> String {
    format!("m4nyC0deS1gnalKey+/Qx7w-{number:04}")
}

pub fn ashby_key(number: usize) -> String {
    format!("m4nyAshbyKeyZr9Tt3Vb-{number:04}")
}

/// The number of the integration that a request is for.
fn number(request: &Request) -> Option<usize> {
    let key = [
        request.bearer().map(str::to_owned),
        request.basic_user(),
        request.header("x-ashby-api-key").map(str::to_owned),
    ];
    let key = key.into_iter().flatten().next()?;
    let known = |number: &usize| [codesignal_key(*number), ashby_key(*number)].contains(&key);
    key.rsplit('-').next()?.parse().ok().filter(known)
}

/// How an integration behaves that is not as it should be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// CodeSignal does not know its key.
    Refused,
    /// CodeSignal is down.
    Down,
}

#[derive(Default)]
struct Watch {
    /// The integrations whose requests are being answered.
    running: Vec<usize>,
    most: usize,
    /// Nothing is answered until so many integrations are asked about at the same time.
    gathers: usize,
    trouble: BTreeMap<usize, Trouble>,
}

/// How long they are waited for: less than a request may take.
const GATHERING: Duration = Duration::from_secs(5);

pub struct Many {
    pub server: Server,
    watch: Arc<Mutex<Watch>>,
}

impl Many {
    pub fn start(delay: Duration) -> Many {
        let watch: Arc<Mutex<Watch>> = Arc::default();
        let log = Arc::clone(&watch);
        let server = Server::start(move |request| {
            let Some(number) = number(request) else {
                return Reply::json(401, &json!({"success": false}));
            };
            let trouble = {
                let mut now = log.lock_now();
                now.running.push(number);
                let at_once = now.running.iter().collect::<BTreeSet<_>>().len();
                now.most = now.most.max(at_once);
                now.trouble.get(&number).copied()
            };
            let began = Instant::now();
            let gathered = || {
                let now = log.lock_now();
                now.most >= now.gathers
            };
            while !gathered() && began.elapsed() < GATHERING {
                std::thread::sleep(Duration::from_millis(2));
            }
            std::thread::sleep(delay);
            let reply = answer(request, number, trouble);
            let mut now = log.lock_now();
            let place = now.running.iter().position(|one| *one == number).unwrap();
            now.running.swap_remove(place);
            reply
        });
        Many { server, watch }
    }

    pub fn trouble(&self, number: usize, trouble: Trouble) {
        self.watch.lock_now().trouble.insert(number, trouble);
    }

    /// Answers nothing until so many are asked about at the same time, however busy this machine is.
    pub fn gather(&self, integrations: usize) {
        let mut watch = self.watch.lock_now();
        (watch.most, watch.gathers) = (0, integrations);
    }

    /// How many integrations were asked about at the same time, at the most.
    pub fn most_at_once(&self) -> usize {
        self.watch.lock_now().most
    }

    /// When each request with this key came, with what it asked for.
    pub fn with_bearer(&self, key: &str) -> Vec<(Instant, String)> {
        let requests = self.server.requests().into_iter();
        let of_key = requests.filter(|request| request.bearer() == Some(key));
        let mut found: Vec<_> = of_key.map(|it| (it.at, root(&it).to_owned())).collect();
        found.sort();
        found
    }
}

/// The root field of a request.
fn root(request: &Request) -> &'static str {
    let query = request.json()["query"].to_string();
    ["hasAccess", "companyTests", "liveInterviews"]
        .into_iter()
        .find(|field| query.contains(field))
        .unwrap_or("company")
}

fn answer(request: &Request, number: usize, trouble: Option<Trouble>) -> Reply {
    if request.path == "/hook" {
        let hook = format!("http://{}/hook", request.header("host").unwrap());
        let good = signature(&codesignal_key(number), &hook, "", "");
        let right = request.header("x-codesignal-signature") == Some(&good);
        return Reply::json(if right { 200 } else { 401 }, &json!({}));
    }
    if request.path == "/apiKey.info" {
        let results = json!({"title": "Ashby", "scopes": []});
        return Reply::json(200, &json!({"success": true, "results": results}));
    }
    let data = match (trouble, root(request)) {
        (Some(Trouble::Refused), _) => {
            let error =
                json!({"message": "Unauthorized", "extensions": {"code": "UNAUTHENTICATED"}});
            return Reply::json(401, &json!({"errors": [error]}));
        }
        (Some(Trouble::Down), _) => return Reply::json(503, &json!({})),
        (None, "hasAccess") => json!({"hasAccess": true}),
        (None, "companyTests") => json!({"companyTests": {"totalCount": 1}}),
        (None, "liveInterviews") => json!({"liveInterviews": []}),
        (None, _) => json!({"company": {"id": "c", "name": format!("Company {number}")}}),
    };
    Reply::json(200, &json!({ "data": data }))
}

/// The name of the profile of that number.
pub fn profile(number: usize) -> String {
    format!("org-{number:04}")
}

impl Home {
    /// Writes the configuration, as a person with a sensible editor would.
    pub fn config(&self, text: &str) {
        use std::os::unix::fs::PermissionsExt;
        let folder = self.root().join("config");
        let file = folder.join("config.toml");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(&file, text).unwrap();
        for (path, mode) in [(folder, 0o755), (file, 0o644)] {
            std::fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
        }
    }

    /// A file for each key of these integrations, and the lines of the configuration that name them.
    pub fn key_files(&self, numbers: impl Iterator<Item = usize>) -> String {
        let mut config = String::new();
        for number in numbers {
            writeln!(config, "[profiles.{}]", profile(number)).unwrap();
            for (name, key) in
                [("codesignal", codesignal_key(number)), ("ashby", ashby_key(number))]
            {
                let file = self.file(&format!("{name}-{number}.key"), key);
                writeln!(config, "{name}_key.file = {file:?}").unwrap();
            }
        }
        config
    }

    /// Finished integrations, their webhooks confirmed.
    pub fn finished(&self, many: &Many, numbers: std::ops::Range<usize>) {
        self.config(&self.key_files(numbers.clone()));
        for number in numbers {
            let setup = ["setup", "--attest", "webhook", "--profile"];
            let run = self.cs(&setup).arg(profile(number)).at_many(many);
            run.run().expect_code(0);
        }
        many.server.forget();
        many.watch.lock_now().most = 0;
    }
}

impl Run {
    pub fn at_many(self, many: &Many) -> Run {
        let keys = (0..3).flat_map(|number| [codesignal_key(number), ashby_key(number)]);
        let run = keys.fold(self, |run, key| run.canary(&key));
        run.env("CS_ASHBY_CODESIGNAL_URL", many.server.url("/graphql"))
            .env("CS_ASHBY_ASHBY_URL", many.server.url(""))
            .env("CS_ASHBY_WEBHOOK_URL", many.server.url("/hook"))
    }
}
