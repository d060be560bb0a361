use super::*;
use crate::api::codesignal::classify;
use crate::api::reply::HttpReply;
use crate::checks::evaluate::fixture::{Fixture, address, timed};
use crate::checks::evaluate::name_address;
use reqwest::header::HeaderMap;

const TESTS: &str = "companyTests";

fn answer(status: u16, field: &str, body: &str) -> Answer {
    let reply = HttpReply::new(status, &HeaderMap::new(), body.as_bytes().to_vec());
    classify(&reply, field, &[])
}

fn error(message: &str, code: &str) -> String {
    format!(
        r#"{{"errors":[{{"message":"{message}","extensions":{{"code":"{code}"}}}}],"data":null}}"#
    )
}

/// The results of `codesignal.key` and of the first permission asked about.
fn evaluate(
    company: Answer,
    permissions: Vec<(Permission, PermissionAnswer)>,
) -> (Finding, Finding) {
    let asked = permissions.first().map_or(Permission::CompanyTestRead, |it| it.0);
    let mut fixture = Fixture::new();
    fixture.answers.codesignal = Some(timed(company));
    let permissions = permissions.into_iter().map(|(name, it)| (name, timed(it)));
    fixture.answers.permissions = permissions.collect();
    fixture.evaluate(|ctx| (key(ctx), permission(ctx, asked)))
}

fn company() -> Answer {
    answer(200, "company", r#"{"data":{"company":{"id":"a","name":"A"}}}"#)
}

fn permission_of(asked: Permission, answer: PermissionAnswer) -> (Status, Evidence) {
    let found = evaluate(company(), vec![(asked, answer)]).1;
    (found.status, found.evidence)
}

fn read(body: &str) -> (Status, Evidence) {
    let answer = answer(200, TESTS, body);
    permission_of(Permission::CompanyTestRead, PermissionAnswer::Read(answer))
}

#[test]
fn a_read_is_proven_only_by_data_without_any_error() {
    let proven = (Status::Pass, Evidence::Proven);
    assert_eq!(read(r#"{"data":{"companyTests":{"totalCount":0}}}"#), proven);
    assert_eq!(read(r#"{"data":{"companyTests":{"totalCount":7}},"errors":[]}"#), proven);
    let denied = r#""errors":[{"message":"Access Denied","path":["companyTests","totalCount"]}]"#;
    for (data, errors, wanted) in [
        (r#"{"companyTests":{"totalCount":null}}"#, denied, Status::Fail),
        (r#"{"companyTests":{"totalCount":3}}"#, denied, Status::Fail),
        (r#"{"companyTests":null}"#, denied, Status::Fail),
        ("null", denied, Status::Fail),
        (r#"{"companyTests":{"totalCount":3}}"#, r#""errors":[{"message":"?"}]"#, Status::Unknown),
        (r#"{"companyTests":{"totalCount":null}}"#, r#""errors":null"#, Status::Unknown),
        (r#"{"companyTests":{}}"#, r#""errors":[]"#, Status::Unknown),
        (r#"{"companyTests":null}"#, r#""errors":[]"#, Status::Unknown),
        (r#"{"companyTests":true}"#, r#""errors":[]"#, Status::Unknown),
        (r#"{"companyTests":{"totalCount":"many"}}"#, r#""errors":[]"#, Status::Unknown),
    ] {
        let found = read(&format!(r#"{{"data":{data},{errors}}}"#));
        assert_eq!(found.0, wanted, "{data} {errors}");
    }
    for (interviews, wanted) in [
        ("[]", Status::Pass),
        (r#"[{"id":"a"}]"#, Status::Pass),
        (r#"[{"id":null}]"#, Status::Unknown),
        ("[null]", Status::Unknown),
        ("null", Status::Unknown),
        ("{}", Status::Unknown),
    ] {
        let body = format!(r#"{{"data":{{"liveInterviews":{interviews}}}}}"#);
        let answer = PermissionAnswer::Read(answer(200, "liveInterviews", &body));
        let found = permission_of(Permission::LiveInterviewRead, answer);
        assert_eq!(found.0, wanted, "{interviews}");
    }
}

#[test]
fn a_read_fails_only_by_a_denial() {
    for (message, code, wanted) in [
        ("Access Denied", "", Status::Fail),
        ("Access denied", "INTERNAL_SERVER_ERROR", Status::Fail),
        ("You do not have access to this operation", "", Status::Fail),
        ("Missing scope companyTest.company.read", "", Status::Fail),
        ("Missing required permission", "", Status::Fail),
        ("Insufficient scope", "", Status::Fail),
        ("Insufficient permissions for companyTests", "", Status::Fail),
        ("Permission denied", "", Status::Fail),
        ("Not authorized", "", Status::Fail),
        ("Forbidden", "", Status::Fail),
        ("x", "FORBIDDEN", Status::Fail),
        ("x", "forbidden", Status::Fail),
        ("Your account has been suspended", "", Status::Unknown),
        ("Not allowed", "RATE_LIMITED", Status::Unknown),
        ("Access Denied", "THROTTLED", Status::Unknown),
        ("insufficient permission", "INTERNAL_SERVER_ERROR", Status::Unknown),
        ("Access denied by firewall", "", Status::Unknown),
        ("Service unavailable", "FORBIDDEN", Status::Unknown),
        ("Invalid API key", "", Status::Unknown),
        ("x", "UNAUTHENTICATED", Status::Unknown),
        ("Subscription expired", "", Status::Unknown),
        ("Company test not found", "NOT_FOUND", Status::Unknown),
        ("Cannot query field", "GRAPHQL_VALIDATION_FAILED", Status::Unknown),
        ("Hello", "SOMETHING", Status::Unknown),
    ] {
        assert_eq!(read(&error(message, code)).0, wanted, "{message} {code}");
    }
}

#[test]
fn a_write_is_reported_or_inferred() {
    let asked = Permission::LiveInterviewWrite;
    let field = "editLiveInterview";
    assert_eq!(
        permission_of(asked, PermissionAnswer::Reported(true)),
        (Status::Pass, Evidence::Reported)
    );
    assert_eq!(
        permission_of(asked, PermissionAnswer::Reported(false)),
        (Status::Fail, Evidence::Reported)
    );
    for (body, wanted) in [
        (error("Interview not found", "NOT_FOUND"), (Status::Pass, Evidence::Inferred)),
        (error("No interview with this id", "BAD_USER_INPUT"), (Status::Pass, Evidence::Inferred)),
        (error("Access Denied", "FORBIDDEN"), (Status::Fail, Evidence::Proven)),
        (error("Access Denied", "INTERNAL_SERVER_ERROR"), (Status::Fail, Evidence::Proven)),
        (error("Oops", "INTERNAL_SERVER_ERROR"), (Status::Unknown, Evidence::None)),
        (error("Not allowed", "RATE_LIMITED"), (Status::Unknown, Evidence::None)),
        (error("Invalid id", "BAD_USER_INPUT"), (Status::Unknown, Evidence::None)),
        (error("Your account has been suspended", ""), (Status::Unknown, Evidence::None)),
        (r#"{"data":{"editLiveInterview":null}}"#.into(), (Status::Unknown, Evidence::None)),
        (r#"{"data":{"editLiveInterview":{"id":"a"}}}"#.into(), (Status::Unknown, Evidence::None)),
    ] {
        let found = permission_of(asked, PermissionAnswer::Probe(answer(200, field, &body)));
        assert_eq!(found, wanted, "{body}");
    }
}

#[test]
fn a_key_that_any_call_succeeds_with_is_not_refused() {
    let data = || answer(200, TESTS, r#"{"data":{"companyTests":{"totalCount":0}}}"#);
    let denied = || answer(200, TESTS, &error("Access Denied", ""));
    let read = Permission::CompanyTestRead;
    for (body, status) in [
        (error("Access Denied", ""), 200),
        (error("x", "UNAUTHENTICATED"), 401),
        (error("Invalid API key", ""), 200),
    ] {
        let refusal = || answer(status, "company", &body);
        for works in [
            PermissionAnswer::Read(data()),
            PermissionAnswer::Reported(true),
            PermissionAnswer::Reported(false),
        ] {
            let found = evaluate(refusal(), vec![(read, works)]).0;
            assert_eq!(found.status, Status::Unknown, "{body}");
        }
        let found = evaluate(refusal(), vec![(read, PermissionAnswer::Read(denied()))]).0;
        assert_eq!((found.status, found.evidence), (Status::Fail, Evidence::Proven), "{body}");
    }
    let partial = r#"{"data":{"company":{"name":"A"}},"errors":[{"message":"Access Denied"}]}"#;
    let found = evaluate(answer(200, "company", partial), Vec::new()).0;
    assert_eq!(found.status, Status::Pass);
}

#[test]
fn an_address_that_is_not_the_default_is_named() {
    let own = address("https://app.codesignal.com/graphql");
    let other = address("https://codesignal.example/graphql").given_with("CS_ASHBY_CODESIGNAL_URL");
    let failed = || missing(Permission::LiveInterviewRead, Evidence::Proven, "as told");
    assert_eq!(name_address(failed(), &own).details.get("address"), None);
    let named = name_address(failed(), &other);
    assert_eq!(named.details["address"], "https://codesignal.example/graphql");
    assert!(named.impact.unwrap().contains("https://codesignal.example/graphql"));
    assert!(named.fix.unwrap().to_string().contains("CS_ASHBY_CODESIGNAL_URL"));
    let wrong = Obstacle::NotUnderstood("there is no API at this address (HTTP 404)".into());
    let found = name_address(obstacle("CodeSignal", &wrong), &other);
    let fix = found.fix.unwrap().to_string();
    assert!(fix.contains("CS_ASHBY_CODESIGNAL_URL") && !fix.contains("IT"), "{fix}");
    let passed = name_address(Finding::pass(Evidence::Proven, "Accepted"), &other);
    assert_eq!(passed.details["address_source"], "CS_ASHBY_CODESIGNAL_URL");
}
