//! What each scenario does to the endpoint and to keys. What a command says of it is in tests/cli/recorded.

use super::*;

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
