//! The vendors as they stand outside: by their names, with certificates, over TLS.

use super::run::{Home, Run};
use super::tls::{Authority, Front};
use super::vendors::Vendors;

/// Names of vendors that are nowhere but here.
pub const NAMES: [&str; 3] = ["app.codesignal.test", "api.ashbyhq.test", "app.ashbyhq.test"];

/// The three vendors behind TLS, with names.
pub struct Outside {
    pub vendors: Vendors,
    /// CodeSignal, Ashby, the webhook's endpoint.
    pub fronts: [Front; 3],
}

impl Outside {
    /// Each with a certificate of this authority.
    pub fn certified_by(authorities: [&Authority; 3]) -> Outside {
        let vendors = Vendors::working();
        let servers = [&vendors.codesignal.server, &vendors.ashby.server, &vendors.webhook.server];
        let front = |number: usize| {
            let shown = authorities[number].shown(&[NAMES[number]], 1, 24);
            Front::of(servers[number].addr, &shown)
        };
        let fronts = [front(0), front(1), front(2)];
        let seen = fronts[2].url(NAMES[2], "/api/codesignal_webhook");
        vendors.webhook.set(|now| now.seen_at = Some(seen));
        Outside { vendors, fronts }
    }

    /// What a hosts file says of them.
    pub fn hosts() -> String {
        NAMES.map(|name| format!("127.0.0.1 {name}\n")).concat()
    }

    pub fn url(&self, number: usize) -> String {
        let path = ["/graphql", "", "/api/codesignal_webhook"][number];
        self.fronts[number].url(NAMES[number], path)
    }

    /// A run that asks them with both keys, and reports as JSON.
    pub fn ask(&self, home: &Home, args: &[&str]) -> Run {
        home.cs(args)
            .both_keys()
            .json_output()
            .env("CS_ASHBY_CODESIGNAL_URL", self.url(0))
            .env("CS_ASHBY_ASHBY_URL", self.url(1))
            .env("CS_ASHBY_WEBHOOK_URL", self.url(2))
    }
}
