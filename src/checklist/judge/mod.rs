//! What the answers mean, in words for the person. Pure: answers in, findings out.

pub mod ashby;
pub mod codesignal;
pub mod local;
mod replacing;
mod retired;
mod rotation;
pub mod webhook;

pub use local::Keystore;
pub use replacing::{Replacing, Shown, shown};
pub use retired::how_to_delete;
pub use rotation::{during_rotation, settings_fix, webhook_fix};

use super::questions::Answers;
use crate::finding::{Evidence, Finding, Status};
use crate::integration::KeyName;
use crate::keys::Beside;
use crate::secret::Secret;
use crate::state::Standing;
use crate::vendor::reach::Reached;
use crate::vendor::reply::Trouble;
use std::time::Duration;

/// Everything that a check is judged by.
pub struct Facts<'a> {
    /// The CodeSignal key, if there is one.
    pub codesignal_key: Option<&'a Secret>,
    /// The Ashby key, if there is one.
    pub ashby_key: Option<&'a Secret>,
    /// The person's word for Ashby's settings.
    pub settings: Standing,
    /// The person's word for the webhook.
    pub registration: Standing,
    /// What the key store did.
    pub keystore: Keystore,
    /// The keys on their way in or out beside them.
    pub passing: &'a Beside,
    /// The rotation under way, if there is one.
    pub replacing: Option<Replacing>,
    /// What the vendors answered.
    pub answers: &'a Answers,
}

impl Facts<'_> {
    /// Whether there is this key.
    pub fn has(&self, name: KeyName) -> bool {
        match name {
            KeyName::Codesignal => self.codesignal_key.is_some(),
            KeyName::Ashby => self.ashby_key.is_some(),
        }
    }

    /// The keys that no word of a vendor may repeat.
    fn secrets(&self) -> Vec<&Secret> {
        self.codesignal_key
            .into_iter()
            .chain(self.ashby_key)
            .chain(self.passing.secrets())
            .collect()
    }

    /// Whether the same text was given for both.
    fn same_key(&self) -> bool {
        matches!((self.codesignal_key, self.ashby_key), (Some(a), Some(b)) if a.same_as(b))
    }
}

/// Why a vendor gave no answer that says anything.
enum Obstacle<'a> {
    Limited(Option<Duration>),
    Down(&'a str),
    NotUnderstood(&'a str),
    NoReply(&'a Trouble),
}

/// What keeps a vendor from being reached, if anything does.
pub fn unreachable(vendor: &str, reached: &Reached) -> Option<Finding> {
    let found = match reached {
        Reached::Api => return None,
        Reached::Down(words) => Obstacle::Down(words),
        Reached::NotUnderstood(words) => Obstacle::NotUnderstood(words),
        Reached::NoReply(trouble) => Obstacle::NoReply(trouble),
    };
    Some(obstacle(vendor, &found))
}

/// The finding for a vendor that gave no answer: unknown, and never a word against a key.
fn obstacle(vendor: &str, obstacle: &Obstacle<'_>) -> Finding {
    match obstacle {
        Obstacle::Limited(wait) => limited(vendor, *wait),
        Obstacle::Down(words) => Finding::unknown(format!(
            "{vendor} is in trouble ({words}), so nothing could be established. This says nothing about your keys."
        ))
        .fix(format!("Look whether {vendor} reports an outage, then run the command again later.")),
        Obstacle::NotUnderstood(words) => Finding::unknown(format!(
            "What answered is not {vendor}'s API: {words}. A login page of this network, a proxy or a wrong address does that. This says nothing about your keys."
        ))
        .fix("Open any web page to see whether this network asks you to log in, check the proxy settings and the addresses that were given, then run the command again."),
        Obstacle::NoReply(trouble) => Finding::unknown(format!(
            "{vendor} could not be asked: {trouble}. This says nothing about your keys."
        ))
        .fix(no_reply_fix(vendor, trouble)),
    }
}

fn limited(vendor: &str, wait: Option<Duration>) -> Finding {
    let (words, next) = match wait {
        Some(wait) => (
            format!(" and asks to wait {} s", wait.as_secs()),
            format!("Wait {} s, then run the command again.", wait.as_secs()),
        ),
        None => (
            String::new(),
            "Wait a minute, then run the command again.".to_owned(),
        ),
    };
    let finding = Finding::unknown(format!(
        "{vendor} got too many requests{words}, so nothing could be established. This says nothing about your keys."
    ))
    .fix(next);
    match wait {
        Some(wait) => finding.detail("retry_after_s", wait.as_secs()),
        None => finding,
    }
}

fn no_reply_fix(vendor: &str, trouble: &Trouble) -> String {
    match trouble {
        Trouble::Unready(error) => error.fix.clone(),
        Trouble::Tls(_) => format!("Check this computer's date and time. If your company inspects traffic, ask IT to install its certificate on this computer. Then run the command again; don't send keys to {vendor} another way."),
        Trouble::TimedOut(_) => "Run the command again; if it stays, give more time with --timeout 30, or ask IT whether a firewall holds the connection.".into(),
        _ => "Check this computer's network and its proxy settings, then run the command again.".into(),
    }
}

/// The finding for a key that is neither given nor stored.
fn no_key(facts: &Facts<'_>, name: KeyName) -> Finding {
    let ways = format!(
        "{} PATH, {} COMMAND or the environment variable {}",
        name.file_option(),
        name.command_option(),
        name.variable()
    );
    let (summary, fix) = match facts.keystore {
        Keystore::Unused => (
            format!("No {} is given.", name.title()),
            format!("Give it with {ways}."),
        ),
        _ => (
            format!("No {} is given, and none is stored.", name.title()),
            format!(
                "Store it with `cs-ashby keys set {}`, or give it with {ways}.",
                name.word()
            ),
        ),
    };
    Finding::new(Status::Todo, Evidence::None, summary).fix(fix)
}
