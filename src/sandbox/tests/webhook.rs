//! The webhook form and its handshake.

use super::*;

#[tokio::test]
async fn a_webhook_is_created_only_on_200_in_time() {
    for (scenario, reason) in [
        (Scenario::SlowEndpoint, "did not answer within 2 seconds"),
        (Scenario::EndpointBroken, "answered 500"),
        (Scenario::SettingsNotSaved, "answered 401"),
        (Scenario::WrongAshbyKeySelected, "answered 401"),
        (Scenario::AshbyDown, "answered 503"),
    ] {
        let sandbox = nothing(scenario).await;
        let refused = finish(&sandbox.admin()).await.err().unwrap();
        assert_eq!(refused.code, "sandbox_refused");
        assert!(refused.message.contains(reason), "{}", refused.message);
        assert_eq!(webhooks(&sandbox).await, json!([]), "{}", scenario.name());
    }
    assert_eq!(Delays::PUBLISHED.patience, Duration::from_secs(10));
    assert_eq!(Delays::PUBLISHED.slow, Duration::from_secs(11));
}

#[tokio::test]
async fn the_webhook_form_is_read_strictly() {
    let sandbox = finished(Scenario::Working).await;
    let SandboxKeys { codesignal, ashby } = sandbox.stored().unwrap();
    let base = sandbox.codesignal_url().replace("/graphql", "");
    let page = format!("{base}/sandbox/webhooks");
    let form = json!({ "events": Event::ALL.map(Event::name), "url": sandbox.webhook_url(),
        "secret": codesignal.expose(), "emails": ["a@b.example"],
        "headers": [{ "name": ASHBY_KEY_HEADER, "value": ashby.expose() }] });
    let made = send(sandbox.client.post(&page).json(&form)).await;
    assert_eq!(made.status, 201, "{}", made.text);
    let id = made.body["id"].as_str().unwrap();
    let test = sandbox.client.post(format!("{page}/{id}/test"));
    assert_eq!(send(test).await.status, 200);
    for (field, value) in [
        ("events", json!([])),
        ("events", json!(["nonsense"])),
        (
            "events",
            json!(["companyTestSessionStarted", "companyTestSessionStarted"]),
        ),
        (
            "url",
            json!("http://app.ashbyhq.com/api/codesignal_webhook"),
        ),
        (
            "url",
            json!("https://app.ashbyhq.com/api/codesignal_webhook"),
        ),
        ("url", json!("https://127.0.0.1.example/")),
        ("url", json!("file:///etc/passwd")),
        ("url", json!("nonsense")),
        ("emails", json!([])),
        ("emails", json!(["nobody"])),
        ("emails", json!(["a@b.example", "a@b@c.example"])),
        ("headers", json!([{ "name": "X Y", "value": "z" }])),
        ("headers", json!([{ "name": "X-Y", "value": "a\nb" }])),
        ("headers", json!([{ "name": "Host", "value": "a" }])),
        (
            "headers",
            json!([{ "name": "x-codesignal-signature", "value": "a" }]),
        ),
        ("surprise", json!(1)),
    ] {
        let mut wrong = form.clone();
        wrong[field] = value.clone();
        let reply = send(sandbox.client.post(&page).json(&wrong)).await;
        assert_eq!(reply.status, 400, "{field} {value}");
        assert!(!reply.text.contains(codesignal.expose()));
    }
    for (field, value, status) in [
        ("secret", json!("another secret"), 422),
        ("secret", json!(""), 422),
        ("headers", json!([]), 422),
        ("url", json!("http://127.0.0.1:9/"), 422),
        ("url", json!("https://127.0.0.1:9/"), 422),
    ] {
        let mut wrong = form.clone();
        wrong[field] = value.clone();
        let reply = send(sandbox.client.post(&page).json(&wrong)).await;
        assert_eq!(reply.status, status, "{field} {value}: {}", reply.text);
    }
    let listed = webhooks(&sandbox).await;
    assert_eq!(listed.as_array().unwrap().len(), 2);
    let text = listed.to_string();
    assert!(!text.contains(codesignal.expose()) && !text.contains(ashby.expose()));
}

#[tokio::test]
async fn registering_again_edits_the_webhook_in_place_of_adding_one() {
    let sandbox = finished(Scenario::Working).await;
    let admin = sandbox.admin();
    let ashby = sandbox.stored().unwrap().ashby;
    let new = admin.create_codesignal_key(&Permission::ALL).await.unwrap();
    // Ashby still holds the old key, so CodeSignal can't save the new one as the secret.
    assert!(admin.register_webhook(&new, &ashby).await.is_err());
    admin.save_ashby_settings(&new, &ashby).await.unwrap();
    admin.register_webhook(&new, &ashby).await.unwrap();
    assert_eq!(webhooks(&sandbox).await.as_array().unwrap().len(), 1);
    let arrived = admin.complete_test_session().await.unwrap();
    assert_eq!(arrived.len(), 2);
}
