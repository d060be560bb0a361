//! Where a row happens: vendors that work, and the place to put one that does not in front.

use super::row::{Row, Whom};
use crate::support::http::{Reply, Server};
use crate::support::outside::may_have_own_system;
use crate::support::raw::Raw;
use crate::support::tls::{Authority, Front, Shown};
use crate::support::*;
use cs_ashby::integration::ManualStep;
use serde_json::json;
use std::any::Any;
use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

/// What all rows share.
pub struct Ground {
    /// The home of a finished integration: each row begins with a copy of it.
    made: Home,
    authority: Arc<Authority>,
    pub is_whole: bool,
}

impl Ground {
    pub fn start() -> Ground {
        let (made, _) = scene::finished();
        let authority = Arc::new(Authority::named("Acme Inspection CA"));
        Ground { made, authority, is_whole: may_have_own_system() }
    }

    pub fn can(&self, row: &Row) -> bool {
        self.is_whole || !row.own_names
    }

    pub fn scene(&self) -> Scene {
        let home = Home::new();
        home.copy_state(&self.made);
        Scene {
            home,
            vendors: Vendors::working(),
            authority: Arc::clone(&self.authority),
            env: Vec::new(),
            own_names: false,
            connections: None,
            held: Vec::new(),
            elsewhere: None,
        }
    }
}

/// One row's own world.
pub struct Scene {
    pub home: Home,
    pub vendors: Vendors,
    pub authority: Arc<Authority>,
    env: Vec<(&'static str, String)>,
    own_names: bool,
    connections: Option<Arc<AtomicUsize>>,
    held: Vec<Box<dyn Any + Send>>,
    elsewhere: Option<Server>,
}

impl Scene {
    /// The vendor of the row answers everything like this.
    pub fn answers(
        &self,
        whom: Whom,
        reply: impl Fn(usize) -> Option<Reply> + Send + Sync + 'static,
    ) {
        // By the question: of several at CodeSignal each has its own first and second time.
        let asked: Mutex<HashMap<String, usize>> = Mutex::default();
        let reply = move |question: String| {
            let mut asked = asked.lock().unwrap();
            let time = asked.entry(question).or_default();
            *time += 1;
            reply(*time)
        };
        let Vendors { codesignal, ashby, webhook } = &self.vendors;
        match whom {
            Whom::CodeSignal => codesignal.own(move |asked| reply(format!("{:?}", asked.roots))),
            Whom::Ashby => ashby.own(move |_| reply(String::new())),
            Whom::Webhook => {
                webhook.own(move |it| reply(format!("{:?}{:?}", it.header, it.signature)))
            }
        }
    }

    /// The vendor of the row is at this address.
    pub fn stands_at(&mut self, whom: Whom, base: &str) {
        let (variable, path) = match whom {
            Whom::CodeSignal => ("CS_ASHBY_CODESIGNAL_URL", "/graphql"),
            Whom::Ashby => ("CS_ASHBY_ASHBY_URL", ""),
            Whom::Webhook => ("CS_ASHBY_WEBHOOK_URL", "/api/codesignal_webhook"),
        };
        self.env.push((variable, format!("{base}{path}")));
    }

    /// A plain server of this kind in the vendor's place.
    pub fn raw(&mut self, whom: Whom, scheme: &str, raw: Raw) {
        self.connections = Some(Arc::clone(&raw.connections));
        self.stands_at(whom, &format!("{scheme}://{}", raw.addr));
        self.hold(raw);
    }

    /// TLS before the working vendor, with this certificate.
    pub fn behind_tls(&mut self, whom: Whom, shown: &Shown) {
        self.behind_tls_after(whom, shown, 0);
    }

    /// The same, where so many connections are hung up before.
    pub fn behind_tls_after(&mut self, whom: Whom, shown: &Shown, goaway: usize) {
        let front = Front::hanging_up(self.server(whom).addr, shown, goaway);
        self.connections = Some(Arc::clone(&front.came));
        self.stands_at(whom, &front.url("127.0.0.1", ""));
        let url = front.url("127.0.0.1", "/api/codesignal_webhook");
        self.vendors.webhook.set(|now| now.seen_at = Some(url).filter(|_| whom == Whom::Webhook));
        self.hold(front);
    }

    fn server(&self, whom: Whom) -> &Server {
        match whom {
            Whom::CodeSignal => &self.vendors.codesignal.server,
            Whom::Ashby => &self.vendors.ashby.server,
            Whom::Webhook => &self.vendors.webhook.server,
        }
    }

    /// The company's authority is trusted.
    pub fn trusts_the_company(&mut self) {
        let path = self.home.file("company.pem", &self.authority.pem);
        self.set("SSL_CERT_FILE", path.to_str().unwrap());
    }

    /// The program knows no name but localhost.
    pub fn knows_no_names(&mut self) {
        self.own_names = true;
    }

    pub fn set(&mut self, name: &'static str, value: &str) {
        self.env.push((name, value.to_owned()));
    }

    pub fn hold(&mut self, thing: impl Any + Send) {
        self.held.push(Box::new(thing));
    }

    /// A second origin that nothing has any business with.
    pub fn elsewhere(&mut self) -> SocketAddr {
        let server = Server::start(|_| Reply::json(200, &json!({"success": true})));
        self.elsewhere.insert(server).addr
    }

    /// How many requests came to the second origin, with a key or without.
    pub fn requests_elsewhere(&self) -> usize {
        self.elsewhere.as_ref().map_or(0, |server| server.requests().len())
    }

    pub fn verify(&self, timeout: u32) -> Output {
        // The webhook is confirmed for the endpoint of this row.
        let given = self.env.iter().rfind(|(name, _)| *name == "CS_ASHBY_WEBHOOK_URL");
        let endpoint = given.map_or_else(|| self.vendors.webhook.url(), |(_, url)| url.clone());
        let now = cs_ashby::platform::now_to_the_second();
        attested::confirmed_at(&self.home, &endpoint, ManualStep::Webhook, now);
        let timeout = timeout.to_string();
        let mut run = self.home.ask(&self.vendors, &["verify", "--timeout", &timeout]);
        for (name, value) in &self.env {
            run = run.env(name, value);
        }
        if self.own_names {
            run = run.on_own_system(&self.home, "127.0.0.1 localhost\n", None);
        }
        run.run()
    }

    /// A read is sent three times at the most, a control once, and the good delivery twice.
    pub fn sent_too_often(&self, whom: Whom, arrives: bool) -> Option<String> {
        let mut questions: HashMap<String, usize> = HashMap::new();
        for request in self.server(whom).requests() {
            *questions.entry(request.everything()).or_default() += 1;
        }
        // Six questions to CodeSignal; the good delivery and both controls.
        let (kinds, most) = match whom {
            Whom::CodeSignal => (6, 3),
            Whom::Ashby => (1, 3),
            Whom::Webhook => (3, 2),
        };
        if let Some((question, times)) = questions.iter().find(|(_, times)| **times > most) {
            return Some(format!("sent {times} times: {question}"));
        }
        let connections = self.connections.as_ref().map_or(0, |count| count.load(Ordering::SeqCst));
        if connections > kinds * most {
            return Some(format!("{connections} connections for {kinds} questions"));
        }
        let came = questions.len();
        (arrives && came != kinds).then(|| format!("{came} of {kinds} came"))
    }
}
