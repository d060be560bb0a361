//! The vendors as they stand outside: by their names, with certificates, over TLS. And a run on a system whose names
//! and certificates are its own.

use super::home::Home;
use super::missing;
use super::run::Run;
use super::tls::{Authority, Front};
use super::vendors::Vendors;
use std::path::Path;
use std::process::Command;

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

/// Whether this account may give a program names of its own; says so where not.
pub fn may_have_own_system() -> bool {
    let words = ["-m", "mount", "--bind", "/etc/hosts", "/etc/hosts"];
    let tried = Command::new("unshare").args(words).output();
    let may = tried.is_ok_and(|output| output.status.success());
    if !may {
        missing::left_out("this account may not give a program names of its own (unshare -m)");
    }
    may
}

impl Run {
    /// On a system that knows these names alone and, where a folder is given, these certificates.
    pub fn on_own_system(self, home: &Home, hosts: &str, certificates: Option<&Path>) -> Run {
        const SCRIPT: &str = "mount --bind \"$HOSTS\" /etc/hosts && mount --bind \"$SWITCH\" /etc/nsswitch.conf && { [ -z \"$CERTS\" ] || mount --bind \"$CERTS\" /etc/ssl/certs; } && exec \"$@\"";
        self.env("HOSTS", home.file("hosts", hosts))
            .env("SWITCH", home.file("nsswitch.conf", "hosts: files\n"))
            .env("CERTS", certificates.map_or("".as_ref(), Path::as_os_str))
            .through("unshare", &["-m", "sh", "-c", SCRIPT, "sh"])
    }
}
