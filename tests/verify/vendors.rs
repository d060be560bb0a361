//! Which key goes where, and how much is asked at once. Outages are in `faults`, swapped keys and refused
//! permissions in `cli::recorded`, the shapes of the vendors' answers in `src/api`.

use crate::support::graphql;
use crate::support::keys::WRONG_KEY;
use crate::support::scene::finished;
use crate::support::*;

/// 64 hex digits.
const HEX_KEY: &str = "5eCAfe00c0ffee11deadbeef22ba5eba1133facade44decade55fade66d00d77";

#[test]
fn one_odd_shape_is_no_reason_to_refuse() {
    let (home, vendors) = finished();
    for (codesignal, ashby) in
        [(HEX_KEY, WRONG_KEY), (CODESIGNAL_KEY, WRONG_KEY), (HEX_KEY, HEX_KEY)]
    {
        vendors.know(codesignal, ashby);
        let run = home.ask(&vendors, &["verify"]).keys(codesignal, ashby);
        let report = run.canary(HEX_KEY).run().json();
        report.expect_status("codesignal.key", "pass").expect_status("ashby.key", "pass");
    }
}

#[test]
fn rejected_keys_stay_with_their_own_vendor() {
    let (home, vendors) = finished();
    let other = WRONG_KEY.to_lowercase();
    for (codesignal, ashby) in
        [(WRONG_KEY, other.as_str()), (CODESIGNAL_KEY, &other), (WRONG_KEY, ASHBY_KEY)]
    {
        let run = home.ask(&vendors, &["verify"]).keys(codesignal, ashby).canary(&other);
        let report = run.run().report(1);
        report.expect_status("codesignal.access", "pass").expect_status("ashby.access", "pass");
        for (id, wrong) in
            [("codesignal.key", codesignal == WRONG_KEY), ("ashby.key", ashby == other)]
        {
            report.expect_status(id, if wrong { "fail" } else { "pass" });
            assert_ne!(report.details(id)["swapped"], true, "{:#}", report.check(id));
        }
        for request in vendors.codesignal.server.requests() {
            assert_eq!(request.bearer(), Some(codesignal));
            assert!(!request.everything().contains(ashby));
        }
        for request in vendors.ashby.server.requests() {
            assert_eq!(request.basic_user().as_deref(), Some(ashby));
            assert!(!request.everything().contains(codesignal));
        }
        vendors.forget();
    }
}

/// A denial hides whatever is asked in the same request.
#[test]
fn one_permission_a_request() {
    let (home, vendors) = finished();
    home.ask(&vendors, &["verify"]).run().report(0);
    for request in vendors.codesignal.server.requests() {
        let roots = graphql::roots(&request.json(), "").unwrap();
        let asks = |name: &str| roots.iter().any(|root| root.name == name);
        assert!(roots.len() == 1 || !asks("companyTests") && !asks("liveInterviews"));
    }
}
