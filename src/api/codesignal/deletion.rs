//! Whether a deletion worked: only what CodeSignal itself says counts.

use super::resource::Resource;
use crate::api::reply::HttpReply;
use serde_json::Value;

/// Whether the answer to a deletion shows that this one does not exist any more.
pub(super) fn is_gone(reply: &HttpReply, resource: Resource<'_>, field: &str, id: &str) -> bool {
    if reply.status >= 500 || reply.status == 429 || reply.edge.is_some() {
        return false;
    }
    let Ok(body) = serde_json::from_slice::<Value>(&reply.body) else {
        return false;
    };
    if body["data"][field] == id {
        return true;
    }
    let errors = body["errors"].as_array();
    errors.is_some_and(|errors| {
        let mut about =
            errors.iter().filter(|error| error["path"].is_null() || error["path"][0] == field);
        about.any(|error| says_absent(error, resource, id))
    })
}

/// NOT_FOUND as a code, and not about something else such as the company.
fn says_absent(error: &Value, resource: Resource<'_>, id: &str) -> bool {
    const OTHERS: &str = "company, user, candidate, account, organi, team, role, key, token, \
        permission, template, route, endpoint, operation, field, assessment";
    let own = match resource {
        Resource::TestSession(_) => "session",
        Resource::LiveInterview => "interview",
    };
    let code = error["extensions"]["code"].as_str();
    let code = code.or(error["code"].as_str()).unwrap_or_default();
    let code = code.to_lowercase();
    let Some(subject) = code.strip_suffix("not_found") else {
        return false;
    };
    let message = error["message"].as_str().unwrap_or_default().to_lowercase();
    let named = |text: &str| OTHERS.split(", ").any(|other| text.contains(other));
    if subject.contains(own) {
        return true;
    }
    // Any other subject in the code is something else.
    subject.is_empty()
        && (message.contains(&id.to_lowercase()) || message.contains(own) || !named(&message))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ID: &str = "aB3dE5gH7jK9mN2pQ";

    fn gone(status: u16, body: &str) -> bool {
        let body = body.as_bytes().to_vec();
        let reply = HttpReply { status, body, ..HttpReply::default() };
        is_gone(&reply, Resource::TestSession("tT2uU3vV4wW5xX6yY"), "deleteCompanyTestSession", ID)
    }

    #[test]
    fn only_the_id_or_the_vendors_code_counts_as_deleted() {
        let data = |value: &str| format!(r#"{{"data":{{"deleteCompanyTestSession":{value}}}}}"#);
        let error = |message: &str, code: &str| {
            format!(
                r#"{{"data":null,"errors":[{{"message":"{message}","path":["deleteCompanyTestSession"],"extensions":{{"code":"{code}"}}}}]}}"#
            )
        };
        for (status, body, expected) in [
            (200, data(&format!("\"{ID}\"")), true),
            (200, data("null"), false),
            (200, data("false"), false),
            (200, data("true"), false),
            (200, data("\"\""), false),
            (200, data("{}"), false),
            (200, data("0"), false),
            (200, data("\"another0000000000\""), false),
            (200, data("[]"), false),
            (200, error("Not found", "NOT_FOUND"), true),
            (404, error("Not found", "NOT_FOUND"), true),
            (200, error("Test session not found", "NOT_FOUND"), true),
            (200, error(&format!("{ID} does not exist"), "not_found"), true),
            (200, error("gone", "COMPANY_TEST_SESSION_NOT_FOUND"), true),
            (200, error("Company not found", "NOT_FOUND"), false),
            (200, error("User does not exist", "NOT_FOUND"), false),
            (200, error("Not found", "COMPANY_NOT_FOUND"), false),
            (200, error("Test session not found", "INTERNAL_SERVER_ERROR"), false),
            (200, error("Test session not found", ""), false),
            (200, error("API key not found", "UNAUTHENTICATED"), false),
            (503, error("Not found", "NOT_FOUND"), false),
            (429, error("Not found", "NOT_FOUND"), false),
            (404, "Not found".into(), false),
            (404, r#"{"message":"Not found","code":"NOT_FOUND"}"#.into(), false),
            (200, "{}".into(), false),
            (200, String::new(), false),
        ] {
            assert_eq!(gone(status, &body), expected, "{status} {body}");
        }
        let elsewhere =
            error("Not found", "NOT_FOUND").replace("deleteCompanyTestSession", "company");
        assert!(!gone(200, &elsewhere));
    }
}
