//! Why a vendor gave no answer that says anything, and what a person does about it.

use crate::api::address::Address;
use crate::api::error::{ProxyError, TlsError, TransportError};
use crate::api::reachability::Reachability;
use crate::api::trace::Stage;
use crate::check_result::{Finding, Status};
use std::time::Duration;

/// A wait is told in seconds up to here, then in minutes, in hours, in days.
const IN_SECONDS: u64 = 120;
const IN_MINUTES: u64 = 7200;
const IN_HOURS: u64 = 48 * 3600;

/// Why a vendor gave no answer that says anything.
pub(super) enum Obstacle<'a> {
    Limited(Option<Duration>),
    Down(&'a str),
    /// A firewall, a CDN or a gateway answered.
    Blocked(&'a str),
    NotUnderstood(&'a str),
    NoReply(&'a TransportError),
}

/// What keeps a vendor from being reached, if anything does.
pub(crate) fn unreachable(
    vendor: &str,
    address: &Address,
    reached: &Reachability,
) -> Option<Finding> {
    let found = match reached {
        Reachability::Api => return None,
        Reachability::Blocked(words) => Obstacle::Blocked(words),
        Reachability::Down(words) => Obstacle::Down(words),
        Reachability::NotUnderstood(words) => Obstacle::NotUnderstood(words),
        Reachability::NoReply(error) => Obstacle::NoReply(error),
    };
    Some(name_address(obstacle(vendor, address, &found), address))
}

/// The finding for a vendor that gave no answer: unknown, and never a word against a key.
pub(super) fn obstacle(vendor: &str, address: &Address, obstacle: &Obstacle<'_>) -> Finding {
    const KEYS: &str = "This says nothing about your keys.";
    let finding = match obstacle {
        Obstacle::Limited(wait) => limited(vendor, *wait),
        Obstacle::Down(words) => Finding::unknown(format!("{vendor} has an outage ({words})."))
            .fix(format!(
                "Check {vendor}'s status page, then run the command again later."
            )),
        Obstacle::Blocked(words) => Finding::unknown(format!(
            "The request was blocked before it reached {vendor} ({words})."
        ))
        .fix(format!("Ask IT whether a firewall or proxy on this network blocks {vendor}. If none does, try from another network, and send {vendor}'s support this message.")),
        Obstacle::NotUnderstood(words) => Finding::unknown(format!(
            "What answered isn't {vendor}'s API: {words}."
        ))
        .fix(wrong_address(address, vendor).unwrap_or_else(|| "Open any web page to see whether this network asks you to log in, and check your proxy settings. Then run the command again.".into())),
        Obstacle::NoReply(error) => {
            Finding::unknown(format!("{vendor} didn't respond: {error}."))
                .fix(no_reply_fix(vendor, address, error))
        }
    };
    finding.impact(KEYS)
}

/// Names an address that is not the vendor's own: where it was set, and first of all to be checked.
pub(crate) fn name_address(finding: Finding, address: &Address) -> Finding {
    let asked = !matches!(finding.status, Status::Skip | Status::Todo);
    let Some(source) = address.source().filter(|_| asked) else {
        return finding;
    };
    let text = address.text();
    let mut finding = finding
        .detail("address", text)
        .detail("address_source", source);
    if finding.status == Status::Pass {
        return finding;
    }
    let asked = format!("Address: {text} (set with {source}).");
    finding.impact = Some(match finding.impact.take() {
        Some(impact) => format!("{impact} {asked}"),
        None => asked,
    });
    if matches!(finding.status, Status::Fail | Status::Unknown) {
        let fix = finding.fix.take().unwrap_or_default();
        finding.fix = Some(if fix.contains(source) {
            fix
        } else {
            format!("Check {source} first. {fix}")
        });
    }
    finding
}

/// What to do where an address that was given may be wrong.
fn wrong_address(address: &Address, vendor: &str) -> Option<String> {
    let source = address.source()?;
    Some(format!(
        "Correct {source} ({}), or leave it out to use {vendor}'s default address. Then run the command again.",
        address.text()
    ))
}

fn limited(vendor: &str, wait: Option<Duration>) -> Finding {
    let Some(wait) = wait else {
        return Finding::unknown(format!("{vendor} got too many requests."))
            .fix("Wait a minute, then run the command again.");
    };
    let shown = match wait.as_secs() {
        0 => "a moment".to_owned(),
        seconds @ ..=IN_SECONDS => format!("{seconds} s"),
        seconds @ ..=IN_MINUTES => format!("{} minutes", seconds.div_ceil(60)),
        seconds @ ..=IN_HOURS => format!("{} hours", seconds.div_ceil(3600)),
        seconds => format!("{} days", seconds.div_ceil(24 * 3600)),
    };
    Finding::unknown(format!(
        "{vendor} got too many requests and asks you to wait {shown}."
    ))
    .fix(format!("Wait {shown}, then run the command again."))
    .detail("retry_after_s", wait.as_secs())
}

fn no_reply_fix(vendor: &str, address: &Address, error: &TransportError) -> String {
    const PAGE: &str = "Check that other web pages open on this computer.";
    match error {
        TransportError::Unready(error) => error.fix.clone(),
        TransportError::Tls(TlsError::NotTls | TlsError::OtherName(_)) if address.source().is_some() => {
            wrong_address(address, vendor).unwrap_or_default()
        }
        TransportError::Tls(error) => distrust_fix(vendor, error),
        // A proxy that was given a login may refuse it in words of its own.
        TransportError::Proxy(proxy, ProxyError::Refuses) if proxy.login => {
            proxy_fix(proxy.from.unwrap_or("HTTPS_PROXY"), &ProxyError::Login)
        }
        TransportError::Proxy(proxy, error) => {
            proxy_fix(proxy.from.unwrap_or("HTTPS_PROXY"), error)
        }
        TransportError::Name(_) | TransportError::Connect(_) | TransportError::NotHttp
        | TransportError::TimedOut(_, Stage::LookingUp | Stage::Connecting | Stage::Securing)
            if address.source().is_some() =>
        {
            wrong_address(address, vendor).unwrap_or_default()
        }
        TransportError::Name(host) => format!("{PAGE} If they do, ask IT whether {host} can be looked up from here, or whether this network needs a proxy (HTTPS_PROXY). Then run the command again."),
        TransportError::Connect(_)
        | TransportError::TimedOut(_, Stage::LookingUp | Stage::Connecting | Stage::Securing) => format!("{PAGE} If they do, ask IT whether a firewall blocks {vendor}, or whether this network needs a proxy (HTTPS_PROXY). Then run the command again; `cs-ashby verify -v` shows how far it gets."),
        TransportError::TimedOut(..) => "Run the command again. If it happens again, add --timeout 30, or ask IT whether a firewall holds the connection.".into(),
        TransportError::Paced => "Wait a few seconds, then run the command again, with --timeout 30 if needed.".into(),
        TransportError::Broken => format!("Run the command again. If it happens again, check {vendor}'s status page, or ask IT whether a firewall or a proxy cuts the connection."),
        TransportError::NotHttp | TransportError::TooLarge => "Check whether this network asks you to log in, then run the command again.".into(),
    }
}

fn distrust_fix(vendor: &str, distrust: &TlsError) -> String {
    match distrust {
        TlsError::Expired(_) | TlsError::NotYetValid(_) => format!("Look at this computer's date and time first. If they are wrong, set them (best: let the system set them by itself), and run the command again. If they are right, look whether {vendor} reports an outage: its certificate has to be replaced there. Don't send keys to {vendor} another way."),
        TlsError::SelfSigned | TlsError::UnknownMaker(_) => format!("If your company inspects traffic, ask IT for its root certificate as a .pem file, and set SSL_CERT_FILE to that file's path, or have it installed on this computer. Then run the command again. If it does not, somebody else may be listening: use another network, and don't send keys to {vendor} another way."),
        TlsError::OtherName(_) => format!("Something else answers in {vendor}'s place. Open any web page to see whether this network asks you to log in, and check the addresses that were given; then run the command again. Don't send keys to {vendor} another way."),
        TlsError::Certificate => format!("Ask IT whether your company inspects traffic with a certificate of its own, and run `cs-ashby verify -v` to see who made this one. Don't send keys to {vendor} another way."),
        TlsError::NotTls => "A login page of this network or a proxy does that. Open any web page to see whether this network asks you to log in, check the addresses that were given (also the port), then run the command again.".into(),
    }
}

/// `variable` names the proxy, or would.
fn proxy_fix(variable: &str, refusal: &ProxyError) -> String {
    match refusal {
        ProxyError::Login => format!("Ask IT for the proxy's login, and set {variable} to http://user:password@host:port (letters such as @ or # in the password as %40 or %23). A proxy that takes Windows logins alone (NTLM, Kerberos) can't be used by this program: ask IT for a way without one. Then run the command again."),
        ProxyError::Refuses => "Ask IT whether this computer may go through the proxy to app.codesignal.com, api.ashbyhq.com and app.ashbyhq.com on port 443, and whether it is the right proxy. Then run the command again.".into(),
        ProxyError::Name | ProxyError::Connect(_) | ProxyError::TimedOut(_) | ProxyError::Broken => format!("Compare {variable} with the proxy that IT names for this network, or unset it if this network needs none. Then run the command again; `cs-ashby verify -v` shows how far it came."),
    }
}
