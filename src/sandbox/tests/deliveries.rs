//! Deliveries that fail, by a clock that nobody waits for.

use super::*;
use crate::sandbox::queue::MOST_FAILURES;

const DAY: u64 = 24 * 60 * 60;

/// A finished integration whose Ashby holds another CodeSignal key, so that it refuses what comes.
async fn refusing() -> (Sandbox, SandboxKeys) {
    let sandbox = finished(Scenario::Working).await;
    let held = sandbox.stored().unwrap();
    let admin = sandbox.admin();
    let other = admin.create_codesignal_key(&Permission::ALL).await.unwrap();
    admin
        .save_ashby_settings(&other, &held.ashby)
        .await
        .unwrap();
    set_clock(&sandbox, json!({ "stopped": true })).await;
    (sandbox, held)
}

async fn take_test(sandbox: &Sandbox) -> Value {
    let page = sandbox.admin().codesignal_page("test-sessions");
    send(sandbox.client.post(page)).await.body
}

async fn deliveries(sandbox: &Sandbox) -> Value {
    webhooks(sandbox).await[0]["deliveries"].clone()
}

async fn received(sandbox: &Sandbox) -> Vec<Value> {
    let page = sandbox.admin().ashby_page("events");
    let body = send(sandbox.client.get(page)).await.body;
    body["events"].as_array().unwrap().clone()
}

async fn page(sandbox: &Sandbox) -> String {
    send(sandbox.client.get(sandbox.webhooks_page())).await.text
}

#[tokio::test]
async fn what_fails_is_tried_again_in_order_and_nothing_overtakes_it() {
    let (sandbox, held) = refusing().await;
    let taken = take_test(&sandbox).await;
    assert_eq!(
        taken["deliveries"][0]["outcome"],
        "The endpoint answered 401"
    );
    assert_eq!(
        taken["deliveries"][1]["outcome"],
        "It waits behind one that failed"
    );
    let now = deliveries(&sandbox).await;
    assert_eq!(now["failures_in_a_row"], 1);
    assert_eq!(
        now["waiting"],
        json!(["companyTestSessionStarted", "companyTestSessionFinished"])
    );
    assert!(page(&sandbox).await.contains("The last 1 delivery failed"));
    // (1 - 1)^4 + 15 + random(30) * 1: not before 15 s, and within 44.
    let clock = set_clock(&sandbox, json!({ "forward_seconds": 12 })).await;
    assert_eq!(clock["attempts"], json!([]));
    let clock = set_clock(&sandbox, json!({ "forward_seconds": 33 })).await;
    let outcome = &clock["attempts"][0];
    assert_eq!(outcome["event"], "companyTestSessionStarted", "{clock}");
    assert_eq!(outcome["accepted"], false);

    // Mended at Ashby, both arrive, a second apart and as they were triggered.
    let admin = sandbox.admin();
    let (codesignal, ashby) = (&held.codesignal, &held.ashby);
    admin.save_ashby_settings(codesignal, ashby).await.unwrap();
    let clock = set_clock(&sandbox, json!({ "forward_seconds": 200 })).await;
    let attempts = clock["attempts"].as_array().unwrap();
    assert_eq!(attempts.len(), 2, "{clock}");
    let at = |place: usize| attempts[place]["at"].as_i64().unwrap();
    assert_eq!(at(1) - at(0), 1000);
    let names: Vec<Value> = received(&sandbox)
        .await
        .iter()
        .map(|it| it["event"].clone())
        .collect();
    assert_eq!(
        names,
        ["companyTestSessionStarted", "companyTestSessionFinished"]
    );
    let now = deliveries(&sandbox).await;
    assert_eq!(
        (&now["failures_in_a_row"], &now["waiting"]),
        (&json!(0), &json!([]))
    );
    assert!(!page(&sandbox).await.contains("Deliveries fail"));
}

#[tokio::test]
async fn twenty_five_failures_disable_the_webhook_and_saving_it_enables_it() {
    let (sandbox, held) = refusing().await;
    take_test(&sandbox).await;
    let clock = set_clock(&sandbox, json!({ "forward_seconds": 30 * DAY })).await;
    let attempts = clock["attempts"].as_array().unwrap();
    // The first was made when the test was taken.
    assert_eq!(attempts.len() as u32 + 1, MOST_FAILURES);
    let at = |place: usize| attempts[place]["at"].as_i64().unwrap() / 1000;
    // Attempt 25 comes (24 - 1)^4 + 15 + random(30) * 24 after attempt 24.
    let last = at(23) - at(22);
    assert!((279_856..=279_856 + 29 * 24).contains(&last), "{last}");
    let now = deliveries(&sandbox).await;
    assert_eq!(
        (&now["disabled"], &now["waiting"]),
        (&json!(true), &json!([]))
    );
    let mailed: Vec<u64> = now["mails"]
        .as_array()
        .unwrap()
        .iter()
        .map(|mail| mail["after_failure"].as_u64().unwrap())
        .collect();
    assert_eq!(mailed, [5, 14, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25]);
    assert!(
        page(&sandbox)
            .await
            .contains("Disabled after 25 failed deliveries")
    );
    // What happens now is lost.
    let taken = take_test(&sandbox).await;
    assert_eq!(taken["deliveries"][0]["outcome"], "The webhook is disabled");

    let admin = sandbox.admin();
    let (codesignal, ashby) = (&held.codesignal, &held.ashby);
    assert!(admin.register_webhook(codesignal, ashby).await.is_err());
    assert_eq!(deliveries(&sandbox).await["disabled"], true);
    admin.save_ashby_settings(codesignal, ashby).await.unwrap();
    admin.register_webhook(codesignal, ashby).await.unwrap();
    assert_eq!(deliveries(&sandbox).await["disabled"], false);
    assert_eq!(received(&sandbox).await.len(), 0);
    assert_eq!(admin.complete_test_session().await.unwrap().len(), 2);
}

#[tokio::test]
async fn the_clock_goes_by_itself_and_is_set_within_reason() {
    let sandbox = finished(Scenario::Working).await;
    let page = sandbox.admin().codesignal_page("clock");
    for wrong in [
        json!({ "forward_seconds": -1 }),
        json!({ "forward_seconds": u64::MAX }),
        json!("x"),
        json!({ "back": 1 }),
    ] {
        let reply = send(sandbox.client.post(&page).json(&wrong)).await;
        assert_eq!(reply.status, 400, "{wrong}");
    }
    let at = async || {
        send(sandbox.client.get(&page)).await.body["now"]
            .as_i64()
            .unwrap()
    };
    let before = at().await;
    set_clock(&sandbox, json!({ "forward_seconds": DAY })).await;
    let after = at().await;
    assert!(after - before >= DAY as i64 * 1000);
    tokio::time::sleep(Duration::from_millis(30)).await;
    assert!(at().await > after);
    set_clock(&sandbox, json!({ "stopped": true })).await;
    let stands = at().await;
    tokio::time::sleep(Duration::from_millis(30)).await;
    assert_eq!(at().await, stands);
    set_clock(&sandbox, json!({ "stopped": false })).await;
    tokio::time::sleep(Duration::from_millis(30)).await;
    let goes = at().await;
    assert!(goes > stands && goes < stands + 10_000);
}

#[tokio::test]
async fn what_is_due_is_delivered_without_being_asked_for() {
    let (sandbox, held) = refusing().await;
    take_test(&sandbox).await;
    let admin = sandbox.admin();
    let (codesignal, ashby) = (&held.codesignal, &held.ashby);
    admin.save_ashby_settings(codesignal, ashby).await.unwrap();
    let next = deliveries(&sandbox).await["next_attempt"].as_i64().unwrap();
    let clock = set_clock(&sandbox, json!({})).await;
    let left = (next - clock["now"].as_i64().unwrap()) / 1000 - 1;
    // Up to the last second and then as the time goes.
    let wait = json!({ "stopped": false, "forward_seconds": left });
    assert_eq!(set_clock(&sandbox, wait).await["attempts"], json!([]));
    for _ in 0..100 {
        if received(&sandbox).await.len() == 2 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{}", deliveries(&sandbox).await);
}
