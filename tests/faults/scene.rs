//! Where a row happens: vendors that work, and the place to put one that does not in front.

use super::row::{Row, Whom};
use crate::support::http::{Reply, Server};
use crate::support::proxy::{OWN_SYSTEM, may_have_own_system, own_names};
use crate::support::raw::Raw;
use crate::support::tls::{Authority, Front, Shown};
use crate::support::*;
use cs_ashby::integration::ManualStep;
use serde_json::json;
use std::any::Any;
use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// What all rows share.
pub struct Ground {
    made: Home,
    authority: Arc<Authority>,
    has_own_system: bool,
}

impl Ground {
    /// `made` is the home of a finished integration.
    pub fn of(made: Home) -> Ground {
        let has_own_system = may_have_own_system();
        if !has_own_system {
            missing::left_out("rows of the faults, for want of unshare");
        }
        Ground { made, authority: Arc::new(Authority::named("Acme Inspection CA")), has_own_system }
    }

    pub fn can(&self, row: &Row) -> bool {
        self.has_own_system || !row.own_system
    }

    pub fn is_whole(&self) -> bool {
        self.has_own_system
    }

    pub fn scene(&self) -> Scene {
        let home = Home::new();
        std::fs::create_dir(home.state_dir()).unwrap();
        for entry in std::fs::read_dir(self.made.state_dir()).unwrap().flatten() {
            std::fs::copy(entry.path(), home.state_dir().join(entry.file_name())).unwrap();
        }
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
    elsewhere: Option<Arc<Server>>,
}

impl Scene {
    /// The vendor of the row answers everything like this.
    pub fn answers(
        &self,
        whom: Whom,
        reply: impl Fn(usize) -> Option<Reply> + Send + Sync + 'static,
    ) {
        // By the question: of several at CodeSignal each has its own first and second time.
        let asked: std::sync::Mutex<HashMap<String, usize>> = Default::default();
        let count = move |question: String| {
            let mut asked = asked.lock().unwrap();
            let number = asked.entry(question).or_default();
            *number += 1;
            *number
        };
        match whom {
            Whom::CodeSignal => {
                self.vendors.codesignal.own(move |asked| reply(count(format!("{:?}", asked.roots))))
            }
            Whom::Ashby => self.vendors.ashby.own(move |_| reply(count(String::new()))),
            Whom::Webhook => self
                .vendors
                .webhook
                .own(move |it| reply(count(format!("{:?} {:?}", it.header, it.signature)))),
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
        self.behind_tls_at(whom, "127.0.0.1", shown, 0);
    }

    pub fn behind_tls_at(&mut self, whom: Whom, host: &str, shown: &Shown, goaway: usize) {
        let front = Front::hanging_up(self.vendor_addr(whom), shown, goaway);
        self.connections = Some(Arc::clone(&front.came));
        self.stands_at(whom, &front.url(host, ""));
        let url = front.url(host, "/api/codesignal_webhook");
        self.vendors.webhook.set(|now| now.seen_at = Some(url).filter(|_| whom == Whom::Webhook));
        self.hold(front);
    }

    fn vendor_addr(&self, whom: Whom) -> SocketAddr {
        match whom {
            Whom::CodeSignal => self.vendors.codesignal.server.addr,
            Whom::Ashby => self.vendors.ashby.server.addr,
            Whom::Webhook => self.vendors.webhook.server.addr,
        }
    }

    /// The company's authority is trusted.
    pub fn trusts_the_company(&mut self) {
        let path = self.home.file("company.pem", &self.authority.pem);
        self.set("SSL_CERT_FILE", path.to_str().unwrap());
    }

    /// The program knows no names but these.
    pub fn knows_names(&mut self, hosts: &str) {
        let (hosts, switch) = own_names(&self.home, hosts);
        self.set("HOSTS", hosts.to_str().unwrap());
        self.set("SWITCH", switch.to_str().unwrap());
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
        let server = Arc::new(Server::start(|_| Reply::json(200, &json!({"success": true}))));
        let addr = server.addr;
        self.elsewhere = Some(server);
        addr
    }

    /// How many requests came to the second origin, with a key or without.
    pub fn keys_elsewhere(&self) -> usize {
        self.elsewhere.as_ref().map_or(0, |server| server.requests().len())
    }

    pub fn verify(&self, timeout: u32) -> Output {
        self.confirm_webhook();
        let timeout = timeout.to_string();
        let mut run = self.home.ask(&self.vendors, &["verify", "--timeout", &timeout]);
        for (name, value) in &self.env {
            run = run.env(name, value);
        }
        match self.own_names {
            true => run.through("unshare", &["-m", "sh", "-c", OWN_SYSTEM, "sh"]).run(),
            false => run.run(),
        }
    }

    /// The webhook is confirmed for the endpoint of this row.
    fn confirm_webhook(&self) {
        let given = self.env.iter().rfind(|(name, _)| *name == "CS_ASHBY_WEBHOOK_URL");
        let endpoint = given.map_or_else(|| self.vendors.webhook.url(), |(_, url)| url.clone());
        let now = cs_ashby::platform::now_to_the_second();
        attested::confirmed_at(&self.home, &endpoint, ManualStep::Webhook, now);
    }

    /// A read is sent three times at the most, a control once, and the good delivery twice.
    pub fn sent_too_often(&self, whom: Whom, arrives: bool) -> Option<String> {
        let server = match whom {
            Whom::CodeSignal => &self.vendors.codesignal.server,
            Whom::Ashby => &self.vendors.ashby.server,
            Whom::Webhook => &self.vendors.webhook.server,
        };
        let mut questions: HashMap<String, usize> = HashMap::new();
        for request in server.requests() {
            *questions.entry(request.everything()).or_default() += 1;
        }
        let most = if whom == Whom::Webhook { 2 } else { 3 };
        if let Some((question, times)) = questions.iter().find(|(_, times)| **times > most) {
            return Some(format!("sent {times} times: {question}"));
        }
        // The good delivery and both controls, or the six questions to CodeSignal.
        let kinds = if whom == Whom::CodeSignal {
            6
        } else if whom == Whom::Ashby {
            1
        } else {
            3
        };
        let connections = self.connections.as_ref().map_or(0, |count| count.load(Ordering::SeqCst));
        if connections > kinds * most {
            return Some(format!("{connections} connections for {kinds} questions"));
        }
        let came = questions.len();
        (arrives && came != kinds).then(|| format!("{came} of {kinds} came"))
    }
}
