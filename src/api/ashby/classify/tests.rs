use super::*;
use crate::api::obstacle::Obstacle;
use reqwest::header::{HeaderMap, HeaderName};

fn kind(status: u16, header: Option<(&str, &str)>, body: impl AsRef<[u8]>) -> &'static str {
    let mut headers = HeaderMap::new();
    if let Some((name, value)) = header {
        let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
        headers.insert(name, value.parse().unwrap());
    }
    let reply = HttpReply::new(status, &headers, body.as_ref().to_vec());
    match classify(&reply, &[]) {
        KeyInfoAnswer::Accepted(info) if info == KeyInfo::default() => "valid",
        KeyInfoAnswer::Accepted(_) => "accepted",
        KeyInfoAnswer::Refused(_) => "refused",
        KeyInfoAnswer::Obstacle(Obstacle::Limited(_)) => "limited",
        KeyInfoAnswer::Obstacle(Obstacle::Down(_)) => "down",
        KeyInfoAnswer::Obstacle(Obstacle::Blocked(_)) => "blocked",
        KeyInfoAnswer::Obstacle(Obstacle::NotUnderstood(_)) => "not understood",
        KeyInfoAnswer::Obstacle(Obstacle::NoReply(_)) => "no reply",
    }
}

#[track_caller]
fn check(rows: &[(u16, &str, &str)]) {
    for (status, body, wanted) in rows {
        assert_eq!(kind(*status, None, body), *wanted, "{status} {body}");
    }
}

#[test]
fn a_key_is_refused_only_by_what_says_so() {
    check(&[
        (401, "Unauthorized", "refused"),
        (401, "unauthorized\n", "refused"),
        (401, "\"Unauthorized\"", "refused"),
        (401, r#"{"success":false,"errors":["unauthorized"]}"#, "refused"),
        (401, r#"{"success":false,"errors":null,"errorInfo":null}"#, "refused"),
        (403, r#"{"success":false,"errors":null,"errorInfo":null}"#, "refused"),
        (403, r#"{"success":false,"errors":[]}"#, "refused"),
        (403, r#"{"success":false,"errors":["forbidden"]}"#, "refused"),
        (403, r#"{"success":false,"errors":["invalid_api_key"]}"#, "refused"),
        (403, r#"{"success":false,"errors":[{"message":"Forbidden"}]}"#, "refused"),
        (
            403,
            r#"{"success":false,"errors":[{"message":"Invalid API key","parameter":"apiKey"}]}"#,
            "refused",
        ),
        (
            403,
            r#"{"success":false,"errorInfo":{"code":"forbidden","message":"API key deactivated","requestId":"01H"}}"#,
            "refused",
        ),
        (403, r#"{"errorInfo":{"code":"unauthorized","message":"x"}}"#, "refused"),
        (200, r#"{"success":false,"errors":["invalid_api_key"]}"#, "refused"),
        (200, r#"{"success":false,"errors":["unauthorized"]}"#, "refused"),
        (400, r#"{"success":false,"errors":[{"message":"The API key was revoked"}]}"#, "refused"),
        (401, "", "not understood"),
        (403, "", "not understood"),
        (403, "Forbidden", "not understood"),
        (401, "proxy login required", "blocked"),
        (401, "Please sign in", "not understood"),
        (401, r#"{"message":"Unauthorized"}"#, "not understood"),
        (403, r#"{"message":"Forbidden"}"#, "not understood"),
        (403, r#"{"success":false,"message":"Forbidden"}"#, "not understood"),
        (403, r#"{"success":false}"#, "not understood"),
        (403, "{}", "not understood"),
        (401, "{}", "not understood"),
        (401, "<html>Unauthorized</html>", "not understood"),
        (200, r#"{"success":false,"errors":["something_unheard_of"]}"#, "not understood"),
        (200, r#"{"success":false,"errors":null,"errorInfo":null}"#, "not understood"),
        (422, r#"{"success":false,"errors":["invalid_input"]}"#, "not understood"),
        (302, "", "not understood"),
        (200, "<html>", "not understood"),
        (200, "", "not understood"),
        (200, "{}", "not understood"),
        (200, "[]", "not understood"),
        (200, r#"{"success":true}"#, "not understood"),
    ]);
}

#[test]
fn a_code_blames_a_key_only_as_a_whole() {
    for status in [200, 400, 404] {
        for (code, wanted) in [
            ("unauthorized", "refused"),
            ("FORBIDDEN", "refused"),
            ("unauthenticated", "refused"),
            ("invalid_api_key", "refused"),
            ("apiKeyRevoked", "refused"),
            ("unauthorized_origin", "not understood"),
            ("forbidden_field", "not understood"),
            ("unauthenticated_origin", "not understood"),
            ("account_blocked", "not understood"),
        ] {
            let info = format!(
                r#"{{"success":false,"errors":null,"errorInfo":{{"code":"{code}","message":"x"}}}}"#
            );
            assert_eq!(kind(status, None, &info), wanted, "{status} {info}");
        }
    }
    check(&[
        (400, r#"{"success":false,"errors":["unauthorized_origin"]}"#, "not understood"),
        (200, r#"{"success":false,"errors":["forbidden_field"]}"#, "not understood"),
    ]);
}

#[test]
fn limits_outages_and_firewalls_come_first() {
    let info = |code: &str, message: &str| {
        format!(
            r#"{{"success":false,"errors":null,"errorInfo":{{"code":"{code}","message":"{message}"}}}}"#
        )
    };
    let listed = |text: &str| format!(r#"{{"success":false,"errors":["{text}"]}}"#);
    for status in [200, 400, 401, 403] {
        for (body, wanted) in [
            (listed("rate_limit_exceeded"), "limited"),
            (listed("too_many_requests"), "limited"),
            (listed("Too many requests: API key not allowed"), "limited"),
            (info("rate_limit_exceeded", "Not allowed with this API key"), "limited"),
            (info("RATE_LIMITED", "Forbidden"), "limited"),
            (info("throttled", "Invalid API key"), "limited"),
            (info("quotaExceeded", "x"), "limited"),
            (info("forbidden", "Quota exceeded for this API key"), "limited"),
            (listed("internal error"), "down"),
            (listed("internal"), "down"),
            (listed("internal_server_error"), "down"),
            (info("internal_error", "Invalid API key"), "down"),
            (info("unauthorized", "Authentication is temporarily unavailable"), "down"),
            (info("service_unavailable", "Forbidden"), "down"),
            (info("timeout", "Unauthorized"), "down"),
            (listed("The database timed out while the API key was checked"), "down"),
            (listed("Access denied by firewall"), "blocked"),
            (info("waf_blocked", "Forbidden"), "blocked"),
            (info("forbidden", "Your IP address is not allowed"), "blocked"),
            (info("forbidden", "Request blocked by security policy"), "blocked"),
            (listed("Unusual User-Agent: forbidden"), "blocked"),
        ] {
            let found = kind(status, None, &body);
            let expected =
                if wanted == "blocked" && body.contains("firewall") { "blocked" } else { wanted };
            assert_eq!(found, expected, "{status} {body}");
        }
    }
    // In Latin-1, with an è that isn't UTF-8.
    assert_eq!(kind(403, None, b"Acc\xe8s: rate limit exceeded"), "limited");
    check(&[
        (429, r#"{"success":false,"errors":["invalid_api_key"]}"#, "limited"),
        (429, "Unauthorized", "limited"),
        (503, "Unauthorized", "down"),
        (500, r#"{"success":false,"errors":["unauthorized"]}"#, "down"),
        (522, "error code: 522", "down"),
        (408, "Unauthorized", "down"),
        (403, "Rate limit exceeded", "limited"),
        (401, "Service temporarily unavailable", "down"),
        (407, "", "blocked"),
    ]);
}

#[test]
fn an_edge_says_nothing_about_a_key() {
    let own = r#"{"success":false,"errors":["unauthorized"]}"#;
    for (status, name, value, body) in [
        (403, "cf-mitigated", "challenge", own),
        (403, "server", "cloudflare", "error code: 1010"),
        (401, "www-authenticate", "Negotiate", own),
    ] {
        assert_eq!(kind(status, Some((name, value)), body), "blocked", "{name} {value}");
    }
    for value in ["Basic", "Basic realm=\"Ashby\"", "Basic realm=\"api\""] {
        assert_eq!(kind(401, Some(("www-authenticate", value)), own), "refused", "{value}");
    }
    assert_eq!(kind(401, Some(("server", "cloudflare")), "Unauthorized"), "refused");
}

#[test]
fn a_missing_endpoint_permission_is_a_valid_key() {
    for body in [
        r#"{"success":false,"errors":["missing_endpoint_permission"]}"#,
        r#"{"success":false,"errors":[{"code":"missing_endpoint_permission"}]}"#,
        r#"{"success":false,"errors":[{"message":"missing_endpoint_permission"}]}"#,
        r#"{"success":false,"errorInfo":{"code":"missing_endpoint_permission","message":"Forbidden"}}"#,
        r#"{"success":false,"errors":["forbidden"],"errorInfo":{"code":"missing_endpoint_permission"}}"#,
        r#"{"success":false,"errors":null,"errorInfo":{"code":"MISSING_ENDPOINT_PERMISSION"}}"#,
    ] {
        for status in [200, 401, 403] {
            assert_eq!(kind(status, None, body), "valid", "{status} {body}");
        }
        assert_eq!(kind(429, None, body), "limited");
        assert_eq!(kind(503, None, body), "down");
    }
}

#[test]
fn an_accepted_key_says_what_it_is() {
    check(&[
        (200, r#"{"success":true,"results":{"title":"CodeSignal","scopes":[]}}"#, "accepted"),
        (
            200,
            r#"{"success":true,"results":{"createdAt":"2026-01-01T00:00:00Z"},"errors":null}"#,
            "accepted",
        ),
        (
            200,
            r#"{"success":true,"results":{"title":"t"},"errors":["unauthorized"]}"#,
            "not understood",
        ),
        (200, r#"{"success":"true","results":{"title":"t"}}"#, "not understood"),
        (200, r#"{"results":{"title":"t"}}"#, "not understood"),
        (200, r#"{"success":true,"results":7}"#, "not understood"),
    ]);
}
