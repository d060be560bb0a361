//! A CodeSignal of the tests' own, by the published schema and `vendor-facts.md`.

use super::graphql::{self, Root};
use super::http::{Reply, Request, Server};
use super::{CODESIGNAL_KEY, run::Lock};
use serde_json::{Map, Value, json};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// The permissions of the guide, as on the key's form.
pub const PERMISSIONS: [&str; 4] = [
    "companyTest.company.read",
    "companyTestSession.company.write",
    "liveInterview.company.read",
    "liveInterview.company.write",
];

/// How `hasAccess` treats a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HasAccess {
    /// Says true or false.
    Answers,
    /// Is internal: Access Denied.
    Refused,
    /// Gives null without an error.
    Null,
}

/// A request as a test's own behaviour sees it.
pub struct Asked<'a> {
    /// The root fields, when it was a valid operation.
    pub roots: &'a [Root],
}

impl Asked<'_> {
    pub fn has(&self, root: &str) -> bool {
        self.roots.iter().any(|field| field.name == root)
    }
}

type Own = dyn Fn(&Asked) -> Option<Reply> + Send + Sync;

/// What can be set, also between two runs.
#[derive(Clone)]
pub struct Settings {
    pub key: String,
    /// Another key that works too, as an old one does until it is deleted.
    pub also: Option<String>,
    pub granted: Vec<&'static str>,
    /// What the key may do beyond them, as CodeSignal's own access types.
    pub beyond: Vec<&'static str>,
    pub company: String,
    /// How a key is refused.
    pub refusal: Reply,
    pub has_access: HasAccess,
    /// Whether a test asked for something to be made.
    pub may_make: bool,
    /// Before every usual reply.
    pub delay: Duration,
    /// Looked at first; `None` leaves the request to the rest.
    pub own: Option<Arc<Own>>,
}

pub struct CodeSignal {
    pub server: Server,
    settings: Arc<Mutex<Settings>>,
    invalid: Arc<Mutex<Vec<String>>>,
}

impl CodeSignal {
    pub fn start() -> CodeSignal {
        let settings = Arc::new(Mutex::new(Settings {
            key: CODESIGNAL_KEY.into(),
            also: None,
            granted: PERMISSIONS.to_vec(),
            beyond: Vec::new(),
            company: "Acme Rockets".into(),
            refusal: Reply::json(
                401,
                &json!({"errors": [error("Invalid API key", "UNAUTHENTICATED")]}),
            ),
            has_access: HasAccess::Answers,
            may_make: false,
            delay: Duration::ZERO,
            own: None,
        }));
        let invalid = Arc::new(Mutex::new(Vec::new()));
        let (at, log) = (Arc::clone(&settings), Arc::clone(&invalid));
        let server = Server::start(move |request| {
            let now = at.lock_now().clone();
            let reply = answer(request, &now).unwrap_or_else(|why| {
                log.lock_now().push(format!("{why}\n{}", String::from_utf8_lossy(&request.body)));
                Reply::json(400, &json!({"errors": [error(&why, "GRAPHQL_VALIDATION_FAILED")]}))
            });
            // A test's own reply brings its own delay.
            let delay = reply.delay.max(now.delay);
            reply.after(delay)
        });
        CodeSignal { server, settings, invalid }
    }

    pub fn url(&self) -> String {
        self.server.url("/graphql")
    }

    pub fn set(&self, change: impl FnOnce(&mut Settings)) {
        change(&mut self.settings.lock_now());
    }

    /// Takes away permissions.
    pub fn deny(&self, names: &[&str]) {
        self.set(|now| now.granted.retain(|name| !names.contains(name)));
    }

    /// A behaviour that comes before the usual one.
    pub fn own(&self, own: impl Fn(&Asked) -> Option<Reply> + Send + Sync + 'static) {
        self.set(|now| now.own = Some(Arc::new(own)));
    }

    /// Every valid root field that was asked for.
    pub fn roots(&self) -> Vec<Root> {
        let requests = self.server.requests();
        requests.iter().flat_map(|r| graphql::roots(&r.json(), "").unwrap_or_default()).collect()
    }

    /// What was no valid operation by the published schema, or no proper request.
    pub fn invalid(&self) -> Vec<String> {
        self.invalid.lock_now().clone()
    }

    /// `verify` creates nothing: every mutation is on an id that no vendor ever gave out.
    pub fn assert_nothing_made(&self) {
        if self.settings.lock_now().may_make {
            return;
        }
        for root in self.roots().iter().filter(|root| root.mutation) {
            assert_ne!(root.name, "createLiveInterview", "this would create an interview");
            let arguments = root.arguments.to_string();
            assert!(arguments.contains("d\":"), "a mutation without an id: {root:?}");
            assert!(!arguments.contains(graphql::REAL_ID), "on an id that exists: {root:?}");
        }
    }
}

fn answer(request: &Request, now: &Settings) -> Result<Reply, String> {
    let body = request.json();
    let roots = graphql::roots(&body, &now.company);
    let asked = Asked { roots: roots.as_deref().unwrap_or_default() };
    if let Some(reply) = now.own.as_ref().and_then(|own| own(&asked)) {
        return Ok(reply);
    }
    let kind = request.header("content-type").unwrap_or_default();
    if request.method != "POST" || request.path != "/graphql" {
        return Err(format!("{} {} is not POST /graphql", request.method, request.path));
    }
    if !kind.starts_with("application/json") {
        return Err(format!("Content-Type {kind:?} is not application/json"));
    }
    let bearer = request.bearer();
    if bearer != Some(&now.key) && (bearer.is_none() || bearer != now.also.as_deref()) {
        return Ok(now.refusal.clone());
    }
    Ok(execute(&roots?, now))
}

fn execute(roots: &[Root], now: &Settings) -> Reply {
    let (mut data, mut errors, mut nulled) = (Map::new(), Vec::new(), false);
    for root in roots {
        let mut error = match resolve(root, now) {
            Says::Value(value) => {
                data.insert(root.key.clone(), value);
                continue;
            }
            Says::Denied => error("Access Denied", "FORBIDDEN"),
            Says::NotFound => error("Not found", "NOT_FOUND"),
        };
        error["path"] = json!([root.key]);
        errors.push(error);
        data.insert(root.key.clone(), Value::Null);
        nulled |= root.non_null;
    }
    // A failed non-null root field takes the whole data with it.
    let data = if nulled { Value::Null } else { Value::Object(data) };
    let mut body = json!({"data": data});
    if !errors.is_empty() {
        body["errors"] = json!(errors);
    }
    Reply::json(200, &body)
}

pub fn error(message: &str, code: &str) -> Value {
    json!({"message": message, "extensions": {"code": code}})
}

/// What a root field comes to.
enum Says {
    Value(Value),
    Denied,
    NotFound,
}

fn resolve(root: &Root, now: &Settings) -> Says {
    let value = || Says::Value(root.value.clone());
    match (root.mutation, root.name.as_str()) {
        (false, "company" | "__typename" | "__schema" | "__type") => value(),
        (false, "hasAccess") => match now.has_access {
            HasAccess::Answers => Says::Value(json!(allowed(&root.arguments["type"], now))),
            HasAccess::Refused => Says::Denied,
            HasAccess::Null => Says::Value(Value::Null),
        },
        (false, "hasAccessList") => match now.has_access {
            HasAccess::Answers => Says::Value(access_list(&root.arguments["accessQueries"], now)),
            HasAccess::Refused => Says::Denied,
            HasAccess::Null => Says::Value(Value::Null),
        },
        (false, "companyTests" | "companyTest") => value().only(now, PERMISSIONS[0]),
        (false, "liveInterviews" | "liveInterview") => value().only(now, PERMISSIONS[2]),
        // No id is known here, so a call that is let through finds nothing.
        (true, name) if name.contains("CompanyTestSession") => {
            Says::NotFound.only(now, PERMISSIONS[1])
        }
        (true, name) if name.contains("LiveInterview") => Says::NotFound.only(now, PERMISSIONS[3]),
        _ => Says::Denied,
    }
}

impl Says {
    fn only(self, now: &Settings, permission: &str) -> Says {
        if now.granted.contains(&permission) { self } else { Says::Denied }
    }
}

/// One result for each query, in their order.
fn access_list(queries: &Value, now: &Settings) -> Value {
    let queries = queries.as_array().into_iter().flatten();
    queries
        .map(|query| {
            let kind = query["type"].as_str().unwrap_or_default();
            let has = allowed(&query["type"], now) || now.beyond.contains(&kind);
            json!({"type": kind, "hasAccess": has})
        })
        .collect()
}

/// The mapping of AccessType to permission that `vendor-facts.md` says to assume: by name.
fn allowed(access: &Value, now: &Settings) -> bool {
    let permission = match access.as_str().unwrap_or_default() {
        "company_test_read" => PERMISSIONS[0],
        "company_test_session_create" | "company_test_session_create_for_company" => PERMISSIONS[1],
        "interview_read" => PERMISSIONS[2],
        "live_interview_write" => PERMISSIONS[3],
        _ => return false,
    };
    now.granted.contains(&permission)
}
