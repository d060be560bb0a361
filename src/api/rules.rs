//! Tables that say what a refusal means. The first row that matches wins, and the rows that blame nobody come
//! first: limits, outages, gateways and firewalls speak of access and permissions too.

mod error_text;
mod rule;
pub(super) mod tables;

use super::obstacle::Obstacle;
use super::reply::HttpReply;
pub(super) use error_text::ErrorText;
pub(super) use rule::{Outcome, Rule};

/// What the first row that matches says, with the words that it matched; where none does, the answer is not
/// understood. Limits, outages and blocks come before every other table.
pub(super) fn judge(
    tables: &[&[Rule]],
    reply: &HttpReply,
    errors: &[ErrorText],
    otherwise: String,
) -> Result<(Outcome, String), Obstacle> {
    let status = reply.status;
    let mut rules = tables::TROUBLE.iter().chain(tables.iter().copied().flatten());
    let found = rules.find_map(|rule| {
        if rule.has_status(status) {
            return Some((rule.outcome, errors.first()));
        }
        errors.iter().find(|error| rule.fits(error)).map(|error| (rule.outcome, Some(error)))
    });
    let Some((outcome, error)) = found else {
        return Err(Obstacle::NotUnderstood(otherwise));
    };
    let shown = error.map(|error| error.shown.clone()).filter(|text| !text.is_empty());
    let shown = shown.unwrap_or_else(|| format!("HTTP {status}"));
    match outcome {
        Outcome::RateLimited => Err(Obstacle::Limited(reply.retry_after)),
        Outcome::Unavailable if status >= 500 => Err(Obstacle::Down(reply.status_and_edge())),
        Outcome::Unavailable => Err(Obstacle::Down(shown)),
        Outcome::Blocked => Err(Obstacle::Blocked(shown)),
        _ => Ok((outcome, shown)),
    }
}
