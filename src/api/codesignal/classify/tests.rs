use super::*;
use reqwest::header::{HeaderMap, HeaderName};

fn answer_to(status: u16, header: Option<(&str, &str)>, body: &str) -> Answer {
    let mut headers = HeaderMap::new();
    if let Some((name, value)) = header {
        let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
        headers.insert(name, value.parse().unwrap());
    }
    let reply = HttpReply::new(status, &headers, body.as_bytes().to_vec());
    classify(&reply, "company", &[])
}

fn kind(answer: &Answer) -> String {
    let debug = format!("{answer:?}");
    let debug = debug.strip_prefix("Obstacle(").unwrap_or(&debug);
    debug.split('(').next().unwrap_or_default().to_owned()
}

/// An error with a message and, unless it is empty, a code.
fn error(message: &str, code: &str) -> String {
    let extensions = match code {
        "" => String::new(),
        code => format!(r#","extensions":{{"code":"{code}"}}"#),
    };
    format!(
        r#"{{"errors":[{{"message":"{message}","path":["company"]{extensions}}}],"data":null}}"#
    )
}

#[track_caller]
fn check_errors(statuses: &[u16], rows: &[(&str, &str, &str)]) {
    for status in statuses {
        for (message, code, wanted) in rows {
            let body = error(message, code);
            for body in [body.replace(r#","data":null"#, ""), body] {
                let found = answer_to(*status, None, &body);
                assert_eq!(kind(&found), *wanted, "{status} {body}");
            }
        }
    }
}

/// Message, code, what it means at any status.
const TROUBLE: &[(&str, &str, &str)] = &[
    ("You are not allowed to do this", "RATE_LIMITED", "Limited"),
    ("Access Denied", "RATE_LIMITED", "Limited"),
    ("Insufficient credentials", "THROTTLED", "Limited"),
    ("Permission denied", "TOO_MANY_REQUESTS", "Limited"),
    ("Unauthenticated", "rate_limit_exceeded", "Limited"),
    ("x", "rateLimited", "Limited"),
    ("x", "RESOURCE_EXHAUSTED", "Limited"),
    ("x", "QUOTA_EXCEEDED", "Limited"),
    ("Rate limit exceeded: access denied", "", "Limited"),
    ("Too many requests", "FORBIDDEN", "Limited"),
    ("Request was throttled", "UNAUTHENTICATED", "Limited"),
    ("Query cost 12000 exceeds 10000", "BAD_USER_INPUT", "Limited"),
    ("Not allowed", "INTERNAL_SERVER_ERROR", "Down"),
    ("insufficient permission", "INTERNAL_SERVER_ERROR", "Down"),
    ("Invalid credentials", "INTERNAL_SERVER_ERROR", "Down"),
    ("Unauthorized", "internal_server_error", "Down"),
    ("permission lookup failed", "INTERNAL_ERROR", "Down"),
    ("Oops", "INTERNAL_SERVER_ERROR", "Down"),
    ("Access Denied", "SERVICE_UNAVAILABLE", "Down"),
    ("Forbidden", "GATEWAY_TIMEOUT", "Down"),
    ("not authorized", "DOWNSTREAM_SERVICE_ERROR", "Down"),
    ("Authentication service temporarily unavailable", "UNAUTHENTICATED", "Down"),
    ("Could not verify credentials: connection refused", "", "Down"),
    ("Permission service timed out", "FORBIDDEN", "Down"),
    ("Internal server error", "", "Down"),
    ("Service under maintenance, access denied", "", "Down"),
    ("upstream connect error", "", "Down"),
    ("Access denied by firewall", "", "Blocked"),
    ("Access denied: your IP address is not allowed", "FORBIDDEN", "Blocked"),
    ("Blocked by WAF", "ACCESS_DENIED", "Blocked"),
    ("Forbidden", "BOT_DETECTED", "Blocked"),
    ("x", "BLOCKED", "Blocked"),
    ("x", "WAF_BLOCKED", "Blocked"),
    ("Complete the captcha", "UNAUTHENTICATED", "Blocked"),
];

/// The same in other forms.
#[rustfmt::skip] // A table.
const TROUBLE_ELSEWHERE: &[(&str, &str)] = &[
    (r#"{"error":"rate_limited"}"#, "Limited"),
    (r#"{"code":"TOO_MANY_REQUESTS","message":"Access Denied"}"#, "Limited"),
    (r#"{"message":"Rate limit exceeded"}"#, "Limited"),
    (r#"{"error":{"code":"THROTTLED","message":"Forbidden"}}"#, "Limited"),
    (r#"{"errors":[{"message":"Access Denied","extensions":{"response":{"statusCode":429}}}]}"#, "Limited"),
    (r#"{"errors":[{"message":"Access Denied","extensions":{"exception":{"status":503}}}]}"#, "Down"),
    (r#"{"errors":[{"message":"Access Denied"},{"message":"x","extensions":{"code":"RATE_LIMITED"}}]}"#, "Limited"),
    (r#"{"errors":[{"message":"Access Denied","errorType":"ThrottlingException"}]}"#, "Limited"),
];

#[test]
fn limits_outages_and_firewalls_come_first() {
    const STATUSES: [u16; 4] = [200, 400, 401, 403];
    check_errors(&STATUSES, TROUBLE);
    let denied = error("Access Denied", "FORBIDDEN");
    for (status, wanted) in [(429, "Limited"), (500, "Down"), (503, "Down"), (524, "Down")] {
        assert_eq!(kind(&answer_to(status, None, &denied)), wanted, "{status}");
    }
    for (body, wanted) in TROUBLE_ELSEWHERE {
        for status in STATUSES {
            assert_eq!(kind(&answer_to(status, None, body)), *wanted, "{status} {body}");
        }
    }
}

#[test]
fn a_published_phrase_beats_the_code_of_anything_thrown() {
    check_errors(
        &[200, 400, 401, 403],
        &[
            ("Access Denied", "INTERNAL_SERVER_ERROR", "Denied"),
            ("Error: Access denied.", "internal_server_error", "Denied"),
            ("AccessDenied", "INTERNAL_ERROR", "Denied"),
        ],
    );
}

#[test]
fn refusals_are_told_apart() {
    check_errors(
        &[200, 400, 401, 403],
        &[
            ("x", "UNAUTHENTICATED", "KeyRefused"),
            ("x", "unauthenticated", "KeyRefused"),
            ("x", "INVALID_API_KEY", "KeyRefused"),
            ("Not authorized", "API_KEY_INVALID", "KeyRefused"),
            ("Not authorized", "API_KEY_EXPIRED", "KeyRefused"),
            ("Not authorized", "API_KEY_REVOKED", "KeyRefused"),
            ("Forbidden", "apiKeyRevoked", "KeyRefused"),
            ("Forbidden", "INVALID_CREDENTIALS", "KeyRefused"),
            ("Invalid API key", "", "KeyRefused"),
            ("The API key has been revoked", "", "KeyRefused"),
            ("Invalid or expired token", "BAD_USER_INPUT", "KeyRefused"),
            ("Not authenticated", "", "KeyRefused"),
            ("You must be logged in", "", "KeyRefused"),
            ("x", "FORBIDDEN", "Denied"),
            ("Interview not found", "FORBIDDEN", "Denied"),
            ("Access Denied", "", "Denied"),
            ("Permission denied", "", "Denied"),
            ("Not authorized", "", "Denied"),
            ("Forbidden", "", "Denied"),
            ("You do not have access to this operation", "", "Denied"),
            ("You don't have access to companyTests", "", "Denied"),
            ("Missing scope companyTest.company.read", "", "Denied"),
            ("Missing permission: companyTest.company.read", "", "Denied"),
            ("Insufficient permissions", "", "Denied"),
            ("insufficient scope", "BAD_REQUEST", "Denied"),
            ("Your API key is missing the required permission", "", "Denied"),
            ("This operation requires the scope liveInterview.company.read", "", "Denied"),
            ("Field 'x' doesn't exist on type 'Mutation'", "GRAPHQL_VALIDATION_FAILED", "Other"),
        ],
    );
    check_errors(
        &[200, 400, 403],
        &[
            ("Your account has been suspended", "", "Other"),
            ("Not allowed", "", "Other"),
            ("Something new", "SOME_CODE", "Other"),
            ("x", "ACCOUNT_BLOCKED", "Other"),
            ("x", "UNAUTHENTICATED_ORIGIN", "Other"),
            ("x", "FORBIDDEN_FIELD", "Other"),
            ("x", r#"API_KEY","type":"UNKNOWN_FIELD"#, "Other"),
            ("x", r#"SCOPE","type":"REQUIRED_FIELD"#, "Other"),
            ("?", "", "Other"),
            ("Test session not found", "BAD_USER_INPUT", "NotFound"),
            ("No interview with this id", "", "NotFound"),
            ("x", "NOT_FOUND", "NotFound"),
            ("Cannot query field \\\"x\\\" on type \\\"Query\\\"", "", "Other"),
            ("Bad input", "BAD_USER_INPUT", "Other"),
        ],
    );
}

#[test]
fn a_401_with_a_json_body_refuses_the_key_whatever_its_words() {
    check_errors(
        &[401],
        &[("?", "", "KeyRefused"), ("Your account has been suspended", "", "KeyRefused")],
    );
    for body in
        ["{}", r#"{"message":"Unauthorized"}"#, r#"{"error":"x"}"#, "[]", "\"Unauthorized\""]
    {
        let found = kind(&answer_to(401, None, body));
        assert!(["KeyRefused", "Denied"].contains(&found.as_str()), "{body}: {found}");
    }
}

#[test]
fn what_is_not_graphql_is_not_understood() {
    for (status, body) in [
        (200, "<html>"),
        (401, "<html>Access Denied</html>"),
        (403, "<html>Access Denied</html>"),
        (401, ""),
        (403, "  "),
        (302, ""),
        (200, ""),
        (200, "[]"),
        (200, "{}"),
        (403, "{}"),
        (200, r#"{"data":null}"#),
        (200, r#"{"status":"ok"}"#),
        (404, r#"{"error":"no route"}"#),
        (405, ""),
        (403, "Forbidden"),
        (401, "Unauthorized"),
        (403, r#"{"message":"Forbidden"}"#),
        (403, r#"{"message":"Access Denied"}"#),
        (400, r#"{"error":"no route"}"#),
    ] {
        let found = answer_to(status, None, body);
        assert_eq!(kind(&found), "NotUnderstood", "{status} {body}");
    }
    // In Latin-1, with an è that isn't UTF-8.
    let limit = HttpReply::new(403, &HeaderMap::new(), b"Acc\xe8s: rate limit exceeded".to_vec());
    assert_eq!(kind(&classify(&limit, "company", &[])), "Limited");
    for body in [r#"{"data":null}"#, r#"{"data":{}}"#, r#"{"errors":[]}"#] {
        let found = answer_to(200, None, body);
        let Answer::Obstacle(Obstacle::NotUnderstood(words)) = found else { panic!("{body}") };
        assert_eq!(words, "the answer has no data and gives no reason (HTTP 200)", "{body}");
    }
    let quoted = answer_to(403, None, "Nothing to see");
    assert!(
        matches!(quoted, Answer::Obstacle(Obstacle::NotUnderstood(words)) if words.contains("Nothing to see"))
    );
}

#[test]
fn an_edge_says_nothing_about_a_key() {
    let refused = error("Access Denied", "UNAUTHENTICATED");
    for (status, name, value) in
        [(403, "cf-mitigated", "challenge"), (401, "www-authenticate", "Negotiate")]
    {
        let found = answer_to(status, Some((name, value)), &refused);
        assert_eq!(kind(&found), "Blocked", "{name}: {value}");
    }
    let code = answer_to(403, Some(("server", "cloudflare")), "error code: 1010");
    assert!(matches!(code, Answer::Obstacle(Obstacle::Blocked(words)) if words.contains("1010")));
    let own = answer_to(401, Some(("www-authenticate", "Bearer")), &refused);
    assert_eq!(kind(&own), "KeyRefused");
}

#[test]
fn data_is_whole_only_without_an_error() {
    let company = r#"{"company":{"name":"A"}}"#;
    let whole = answer_to(200, None, &format!(r#"{{"data":{company}}}"#));
    assert_eq!(kind(&whole), "Data");
    for (errors, wanted) in [
        (r#"[{"message":"Access Denied","path":["company","logo"]}]"#, "Denied"),
        (r#"[{"message":"x","extensions":{"code":"RATE_LIMITED"}}]"#, "Limited"),
        (r#""Access Denied""#, "Denied"),
        ("{}", "Other"),
    ] {
        let found = answer_to(200, None, &format!(r#"{{"data":{company},"errors":{errors}}}"#));
        let Answer::Partial(value, error) = found else {
            panic!("{errors}: {found:?}");
        };
        assert_eq!((value["name"].as_str(), kind(&error).as_str()), (Some("A"), wanted));
    }
    for empty in ["[]", "null"] {
        let found = answer_to(200, None, &format!(r#"{{"data":{company},"errors":{empty}}}"#));
        assert_eq!(kind(&found), "Data", "{empty}");
    }
    let refused = answer_to(401, None, &format!(r#"{{"data":{company}}}"#));
    assert_eq!(kind(&refused), "KeyRefused");
}
