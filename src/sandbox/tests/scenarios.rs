//! What each scenario does.

use super::*;

#[tokio::test]
async fn each_missing_permission_denies_its_own_probe_and_no_other() {
    for (scenario, missing) in [
        (Scenario::Working, vec![]),
        (Scenario::MissingCompanyTestRead, vec![Permission::CompanyTestRead]),
        (Scenario::MissingCompanyTestSessionWrite, vec![Permission::CompanyTestSessionWrite]),
        (Scenario::MissingLiveInterviewRead, vec![Permission::LiveInterviewRead]),
        (Scenario::MissingLiveInterviewWrite, vec![Permission::LiveInterviewWrite]),
        (Scenario::NoPermissions, Permission::ALL.to_vec()),
    ] {
        let sandbox = finished(scenario).await;
        let key = sandbox.stored().unwrap().codesignal;
        let name = scenario.name();
        assert_eq!(denied(&sandbox, &key).await, missing, "{name}");

        let access = "{ a: hasAccess(type: company_test_read)
            b: hasAccess(type: company_test_session_create_for_company)
            c: hasAccess(type: interview_read) d: hasAccess(type: live_interview_write) }";
        let reply = ask(&sandbox, access).await;
        for (alias, permission) in ["a", "b", "c", "d"].into_iter().zip(Permission::ALL) {
            let expected = !missing.contains(&permission);
            assert_eq!(reply.body["data"][alias], expected, "{name} {alias}");
        }

        // The admin who starts from nothing forgets the same tick.
        let fresh = nothing(scenario).await;
        let admin = fresh.admin();
        let key = admin.create_codesignal_key(&Permission::ALL).unwrap();
        assert_eq!(denied(&fresh, &key).await, missing, "{name} from nothing");
    }
}

#[tokio::test]
async fn the_endpoint_checks_what_the_scenario_lets_it() {
    for (scenario, expected) in [
        (Scenario::Working, [200, 401, 401]),
        (Scenario::WebhookUnchecked, [200, 200, 200]),
        (Scenario::HeaderUnchecked, [200, 200, 401]),
        (Scenario::SignatureUnchecked, [200, 401, 200]),
        (Scenario::EndpointBroken, [500, 500, 500]),
        (Scenario::SettingsNotSaved, [401, 401, 401]),
        (Scenario::WrongAshbyKeySelected, [401, 401, 401]),
        (Scenario::AshbyDown, [503, 503, 503]),
        (Scenario::CaptivePortal, [200, 200, 200]),
        (Scenario::CodesignalDown, [200, 401, 401]),
    ] {
        let sandbox = finished(scenario).await;
        assert_eq!(handshakes(&sandbox).await, expected, "{}", scenario.name());
    }
}

#[tokio::test]
async fn a_rotated_key_leaves_the_old_one_where_it_stood() {
    let sandbox = finished(Scenario::CodesignalKeyRotated).await;
    let (stored, attested) = (sandbox.stored().unwrap(), sandbox.attested().unwrap());
    assert!(!stored.codesignal.same_as(&attested.codesignal));
    assert!(stored.ashby.same_as(&attested.ashby));
    assert_eq!(denied(&sandbox, &stored.codesignal).await, []);
    let query = json!({ "query": "{ company { name } }" });
    let old = ask_with(&sandbox, &attested.codesignal, query).await;
    assert_eq!(old.status, 401);
    assert_eq!(handshakes(&sandbox).await[0], 401);
    let as_before = handshake(&sandbox, &attested.ashby, &attested.codesignal).await;
    assert_eq!(as_before, 200);

    let sandbox = finished(Scenario::AshbyKeyRotated).await;
    let (stored, attested) = (sandbox.stored().unwrap(), sandbox.attested().unwrap());
    assert!(stored.codesignal.same_as(&attested.codesignal));
    assert!(!stored.ashby.same_as(&attested.ashby));
    assert_eq!(info(&sandbox, &stored.ashby).await.status, 200);
    assert_eq!(handshakes(&sandbox).await[0], 401);
    let as_before = handshake(&sandbox, &attested.ashby, &attested.codesignal).await;
    assert_eq!(as_before, 200);
    assert_eq!(sandbox.admin().complete_test_session().await.len(), 2);
}

#[tokio::test]
async fn revoked_and_swapped_keys_are_what_they_say() {
    let sandbox = finished(Scenario::CodesignalKeyRevoked).await;
    assert_eq!(ask(&sandbox, "{ company { name } }").await.status, 401);

    let sandbox = finished(Scenario::KeysSwapped).await;
    let SandboxKeys { codesignal, ashby } = sandbox.stored().unwrap();
    assert_eq!(ask(&sandbox, "{ company { name } }").await.status, 401);
    assert_eq!(info(&sandbox, &ashby).await.status, 403);
    assert_eq!(denied(&sandbox, &ashby).await, []);
    assert_eq!(info(&sandbox, &codesignal).await.status, 200);
}

#[tokio::test]
async fn outages_stand_in_for_the_vendor_and_leave_the_other_alone() {
    let status = async |scenario: Scenario| {
        let sandbox = finished(scenario).await;
        let codesignal = ask(&sandbox, "{ company { name } }").await;
        let ashby = info(&sandbox, &sandbox.stored().unwrap().ashby).await;
        (codesignal, ashby)
    };
    let (codesignal, ashby) = status(Scenario::CodesignalDown).await;
    assert_eq!((codesignal.status, ashby.status), (503, 200));
    let (codesignal, ashby) = status(Scenario::AshbyDown).await;
    assert_eq!((codesignal.status, ashby.status), (200, 503));
    let (codesignal, ashby) = status(Scenario::CaptivePortal).await;
    assert_eq!((codesignal.status, ashby.status), (200, 200));
    assert!(codesignal.text.starts_with("<!doctype html>"));
    assert!(ashby.text.starts_with("<!doctype html>"));

    let sandbox = finished(Scenario::RateLimited).await;
    let request = client().post(sandbox.codesignal_url());
    let response = request.json(&json!({})).send().await.unwrap();
    assert_eq!(response.status().as_u16(), 429);
    assert_eq!(response.headers()["retry-after"], "60");
}

#[tokio::test]
async fn from_nothing_the_guide_can_be_walked() {
    for scenario in <Scenario as clap::ValueEnum>::value_variants() {
        let scenario = *scenario;
        let sandbox = nothing(scenario).await;
        assert!(sandbox.stored().is_none() && sandbox.attested().is_none());
        let made = finish(&sandbox.admin()).await;
        if !scenario.starts_empty() {
            let SandboxKeys { codesignal, ashby } = made.unwrap();
            assert_eq!(denied(&sandbox, &codesignal).await, []);
            assert_eq!(info(&sandbox, &ashby).await.status, 200);
            assert_eq!(handshake(&sandbox, &ashby, &codesignal).await, 200);
        }
    }
}
