//! Both vendors side by side, as a finished integration, with what is checked after every test.

use super::ashby::Ashby;
use super::codesignal::CodeSignal;
use super::keys::{ASHBY_KEY, CODESIGNAL_KEY, NEW_ASHBY_KEY, NEW_CODESIGNAL_KEY};
use super::webhook::Webhook;

pub struct Vendors {
    pub codesignal: CodeSignal,
    pub ashby: Ashby,
    pub webhook: Webhook,
}

impl Vendors {
    /// Everything in place: both keys known, all permissions, header and signature checked.
    pub fn working() -> Vendors {
        Vendors {
            codesignal: CodeSignal::start(),
            ashby: Ashby::start(),
            webhook: Webhook::start(),
        }
    }

    /// From now on these two are the keys, at each vendor and in the webhook.
    pub fn know(&self, codesignal: &str, ashby: &str) {
        self.codesignal.set(|now| now.key = codesignal.into());
        self.ashby.set(|now| now.key = ashby.into());
        self.webhook.set(|now| {
            now.secret = codesignal.into();
            now.header = ashby.into();
        });
    }

    /// How many requests came in all.
    pub fn count(&self) -> usize {
        self.codesignal.server.requests().len()
            + self.ashby.server.requests().len()
            + self.webhook.server.requests().len()
    }

    pub fn forget(&self) {
        self.codesignal.server.forget();
        self.ashby.server.forget();
        self.webhook.server.forget();
    }

    /// No key went to the other vendor's API, and the CodeSignal key to no endpoint but as signature.
    fn assert_apart(&self) {
        for request in self.codesignal.server.requests() {
            for key in [ASHBY_KEY, NEW_ASHBY_KEY] {
                assert!(!request.everything().contains(key), "an Ashby key went to CodeSignal");
            }
        }
        let (api, hook) = (self.ashby.server.requests(), self.webhook.server.requests());
        for request in api.iter().chain(&hook) {
            for key in [CODESIGNAL_KEY, NEW_CODESIGNAL_KEY] {
                assert!(!request.everything().contains(key), "a CodeSignal key went to Ashby");
            }
        }
        for request in &api {
            assert_eq!(request.header("x-ashby-api-key"), None);
        }
    }
}

impl Drop for Vendors {
    fn drop(&mut self) {
        // A second panic would hide the first one.
        if std::thread::panicking() {
            return;
        }
        assert_eq!(self.codesignal.invalid(), [""; 0], "not valid at CodeSignal");
        assert_eq!(self.ashby.invalid(), [""; 0], "not as Ashby publishes it");
        self.codesignal.assert_nothing_made();
        self.assert_apart();
    }
}

#[test]
fn the_vendors_of_the_tests_are_as_strict_as_published() {
    use super::client::post;
    use super::hash::{base64, signature};
    let vendors = Vendors::working();
    let bearer = format!("Bearer {CODESIGNAL_KEY}");
    let headers = [("Content-Type", "application/json"), ("Authorization", &bearer)];
    let ask = |query: &str| {
        let body = serde_json::json!({ "query": query }).to_string();
        post(&vendors.codesignal.url(), &headers, &body)
    };
    assert_eq!(
        ask("{company{name}}"),
        (200, r#"{"data":{"company":{"name":"Acme Rockets"}}}"#.into())
    );
    vendors.codesignal.deny(&["companyTest.company.read"]);
    // A denied non-null root field takes the rest with it.
    let (status, body) = ask("{company{name} companyTests(first:1){totalCount}}");
    assert!(status == 200 && body.contains("\"data\":null"), "{body}");
    let (_, body) = ask("mutation{deleteCompanyTestSession(id:\"nope\")}");
    assert!(body.contains("NOT_FOUND"), "{body}");

    let basic = format!("Basic {}", base64(format!("{ASHBY_KEY}:").as_bytes()));
    let headers = [("Accept", "application/json; version=1"), ("Authorization", &basic)];
    let (status, body) = post(&vendors.ashby.server.url("/apiKey.info"), &headers, "{}");
    assert!(status == 200 && body.contains("candidates:read"), "{body}");

    let good = signature(CODESIGNAL_KEY, &vendors.webhook.url(), "", "");
    for (header, signed, status) in
        [(ASHBY_KEY, &good, 200), ("other", &good, 401), (ASHBY_KEY, &"0".repeat(64), 401)]
    {
        let headers = [("X-Ashby-Api-Key", header), ("X-CodeSignal-Signature", signed)];
        assert_eq!(post(&vendors.webhook.url(), &headers, "{}").0, status);
    }
}
