//! The rows that both vendors share: limits, outages and the words for a bad key.

use super::rule::{Outcome, Rule};

pub(super) const TROUBLE: &[Rule] = &[
    Rule::statuses(429..=429, Outcome::RateLimited),
    Rule::statuses(500..=599, Outcome::Unavailable),
    Rule::statuses(408..=408, Outcome::Unavailable),
    Rule::statuses(425..=425, Outcome::Unavailable),
    Rule::code("429", Outcome::RateLimited),
    Rule::words(&[LIMITS], Outcome::RateLimited),
    Rule::code("502, 503, 504", Outcome::Unavailable),
    Rule::words(&[OUTAGES], Outcome::Unavailable),
    Rule::text(&[INTERNAL], Outcome::Unavailable),
    Rule::code("blocked", Outcome::Blocked),
    Rule::words(&[BLOCKS], Outcome::Blocked),
];

pub(in crate::api) const LIMITS: &str = "rate limit, ratelimit, too many, toomany, throttl, quota, request limit, \
    usage limit, limit exceeded, limit reached, exceeded the, exceeded your, requests per, \
    maximum number of requests, query cost, max cost, too complex, resource exhausted, slow down, \
    back off, retry after";

const OUTAGES: &str = "unavailable, timed out, timeout, time out, service error, \
    something went wrong, maintenance, overload, outage, degraded, temporar, try again later, \
    retry later, at capacity, is down, upstream, downstream, backend, database, dependency error, \
    bad gateway, connect error, connection error, connection refused, connection reset, \
    network error, econn, etimedout, deadline exceeded, circuit breaker";

const BLOCKS: &str = "firewall, waf, cloudflare, akamai, imperva, incapsula, fastly, zscaler, \
    netskope, web filter, captcha, security policy, security rule, security check, \
    network policy, bot detect, bot protection, bots, automated, suspicious, malicious, \
    ip address, your ip, ip is, ip not, ip blocked, ip restricted, client ip, source ip, \
    user agent, browser, your country, your region, geo, proxy, gateway, vpn, edge, blocked by, \
    request blocked, request was blocked, request has been blocked, you have been blocked";

/// An outage as a text. As a code, frameworks put it on anything thrown.
const INTERNAL: &str = "internal server error, internal error, server error, unexpected error";
pub(in crate::api) const INTERNAL_CODES: &str =
    "internal, internal error, internal server error, server error, unexpected error, 500";

/// Codes that say that a key is bad.
pub(in crate::api) const KEY_CODES: &str = "unauthenticated, not authenticated, \
    authentication failed, authentication error, authentication required, invalid api key, \
    invalid key, invalid token, invalid credentials, api key invalid, api key expired, \
    api key revoked, token expired";

/// Words that say that a key is bad.
pub(in crate::api) const KEY_WORDS: &str = "unauthenticated, not authenticated, \
    authentication failed, authentication required, not logged in, must be logged in, invalid credential, bad credential, wrong credential, invalid token, \
    invalid or expired, expired token, token expired, token has expired, token is expired, \
    invalid api key, invalid apikey, invalid key, invalid access token, invalid bearer, \
    api key required, api key is required";

/// What is said of `KEYS` that are bad.
pub(in crate::api) const BAD: &str = "not valid, invalid, expired, revoked, unknown, not found, \
    missing, disabled, inactive, deleted, deactivated, rejected, incorrect, wrong, not recogni, \
    does not exist";
pub(in crate::api) const KEYS: &str = "api key, apikey, api token, access key, access token";
