//! Ashby's API and what arrives there.

use super::*;

#[tokio::test]
async fn ashby_tells_its_keys_apart() {
    let sandbox = finished(Scenario::Working).await;
    let SandboxKeys { codesignal, ashby } = sandbox.stored().unwrap();
    let good = info(&sandbox, &ashby).await;
    assert_eq!(good.status, 200);
    assert_eq!(good.body["success"], true);
    assert_eq!(good.body["results"]["title"], "CodeSignal integration");
    assert!(good.body["results"]["createdAt"].as_str().unwrap().ends_with('Z'));
    assert!(good.body["results"]["scopes"].as_array().unwrap().len() > 2);

    let page = format!("{}/apiKey.info", sandbox.ashby_url());
    let missing = send(client().post(&page).json(&json!({}))).await;
    assert_eq!(missing.status, 401);
    let unknown = info(&sandbox, &codesignal).await;
    assert_eq!(unknown.status, 403);
    assert_eq!(unknown.body["errorInfo"]["code"], "invalid_api_key");
    assert_eq!(unknown.body["errors"], json!(["invalid_api_key"]));

    for (scenario, code) in [
        (Scenario::AshbyKeyRevoked, "invalid_api_key"),
        (Scenario::AshbyKeyLimited, "missing_endpoint_permission"),
    ] {
        let sandbox = finished(scenario).await;
        let reply = info(&sandbox, &sandbox.stored().unwrap().ashby).await;
        assert_eq!(reply.status, 403);
        assert_eq!(reply.body["errorInfo"]["code"], code);
    }
}

#[tokio::test]
async fn a_completed_session_arrives_at_ashby() {
    let sandbox = finished(Scenario::Working).await;
    for _ in 0..2 {
        let arrived = sandbox.admin().complete_test_session().await;
        assert_eq!(arrived, ["companyTestSessionStarted", "companyTestSessionFinished"]);
    }
    let events = sandbox.shared.state().ashby.events.clone();
    assert_eq!(events.len(), 4);
    assert_eq!(events[1]["payload"]["duration"], 45 * 60 * 1000);
    assert_eq!(events[1]["payload"]["score"], 740);
    assert!(events[1]["triggeredOn"].as_i64().unwrap() > 1_700_000_000_000);
    assert_eq!(events[0]["payload"].get("score"), None);

    for broken in [Scenario::EndpointBroken, Scenario::SettingsNotSaved] {
        let sandbox = finished(broken).await;
        let arrived = sandbox.admin().complete_test_session().await;
        assert_eq!(arrived, Vec::<String>::new(), "{}", broken.name());
    }
}

#[tokio::test]
async fn an_event_is_taken_only_as_published() {
    let sandbox = finished(Scenario::Working).await;
    let SandboxKeys { codesignal, ashby } = sandbox.stored().unwrap();
    let url = sandbox.webhook_url();
    let when = 1_700_000_000_000_i64;
    let common = json!({ "testSessionId": "s", "testId": "t", "testTitle": "T",
        "candidateEmail": "a@b.example", "candidateName": "A" });
    let started = "companyTestSessionStarted";
    let finished = "companyTestSessionFinished";
    for (name, signed_as, payload, status) in [
        (started, started, &common, 200),
        (started, finished, &common, 401),
        (started, "", &common, 401),
        (started, started, &Value::Null, 400),
        (finished, finished, &common, 400),
        ("preScreenExpired", "preScreenExpired", &common, 400),
        ("assessmentCreated", "assessmentCreated", &common, 400),
    ] {
        let signature = sign(codesignal.expose().as_bytes(), &url, signed_as, Some(when));
        let request = client()
            .post(&url)
            .header(ASHBY_KEY_HEADER, ashby.expose())
            .header(SIGNATURE_HEADER, signature)
            .json(&json!({ "event": name, "triggeredOn": when, "payload": payload }));
        let reply = send(request).await;
        assert_eq!(reply.status, status, "{name} {signed_as}: {}", reply.text);
    }
}
