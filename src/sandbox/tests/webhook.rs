//! The webhook form and its handshake.

use super::super::webhooks::{self, SaveError};
use super::*;

#[tokio::test]
async fn a_webhook_is_created_only_on_200_in_time() {
    for (scenario, reason) in [
        (Scenario::SlowEndpoint, "didn't answer within 2 seconds"),
        (Scenario::EndpointBroken, "answered 500"),
        (Scenario::SettingsNotSaved, "answered 401"),
        (Scenario::WrongAshbyKeySelected, "answered 401"),
        (Scenario::AshbyDown, "answered 503"),
    ] {
        let sandbox = nothing(scenario).await;
        let refused = finish(&sandbox.admin()).await.err().unwrap();
        assert_eq!(refused.code, "sandbox_refused");
        assert!(refused.message.contains(reason), "{}", refused.message);
        assert_eq!(webhook_count(&sandbox), 0, "{}", scenario.name());
    }
}

/// A form as the guide has it, changed.
fn form(sandbox: &Sandbox, change: impl FnOnce(&mut WebhookForm)) -> WebhookForm {
    let SandboxKeys { codesignal, ashby } = sandbox.stored().unwrap();
    let mut form = WebhookForm {
        events: Event::names(),
        url: sandbox.webhook_url(),
        secret: codesignal.expose().to_owned(),
        emails: ["a@b.example".to_owned(), String::new()],
        header: (ASHBY_KEY_HEADER.to_owned(), ashby.expose().to_owned()),
    };
    change(&mut form);
    form
}

#[tokio::test]
async fn the_webhook_form_is_read_strictly() {
    let sandbox = finished(Scenario::Working).await;
    let wrong = |change: &dyn Fn(&mut WebhookForm)| {
        let wrong = form(&sandbox, change).check();
        wrong.iter().map(|it| it.id).collect::<Vec<_>>()
    };
    assert_eq!(wrong(&|_| {}), [""; 0]);
    assert_eq!(wrong(&|form| form.events.clear()), ["events"]);
    for url in [
        "",
        "http://app.ashbyhq.com/api/codesignal_webhook",
        "https://app.ashbyhq.com/api/codesignal_webhook",
        "https://127.0.0.1.example/",
        "file:///etc/passwd",
        "nonsense",
    ] {
        assert_eq!(wrong(&|form| form.url = url.to_owned()), ["url"], "{url}");
    }
    for email in ["", "nobody", "a@b@c.example", "a b@c.example"] {
        assert_eq!(wrong(&|form| form.emails[0] = email.to_owned()), ["email"], "{email}");
    }
    assert_eq!(wrong(&|form| form.emails[1] = "nobody".to_owned()), ["email-2"]);
    assert_eq!(wrong(&|form| form.emails[1] = "me@example.com".to_owned()), [""; 0]);
    for (name, value, field) in [
        ("X Y", "z", &["header-name"][..]),
        ("", "z", &["header-name"]),
        ("", "", &[]),
        ("X-Y", "a\nb", &["header-value"]),
    ] {
        let found = wrong(&|form| form.header = (name.to_owned(), value.to_owned()));
        assert_eq!(found, field, "{name} {value:?}");
    }
}

#[tokio::test]
async fn a_webhook_is_not_saved_when_the_endpoint_refuses_its_test() {
    let sandbox = finished(Scenario::Working).await;
    let create = async |change: &dyn Fn(&mut WebhookForm)| {
        let created = webhooks::save(&sandbox.shared, None, form(&sandbox, change)).await;
        created.map_err(|refused| match refused {
            SaveError::Test(why) => why,
            _ => panic!("another refusal"),
        })
    };
    for secret in ["another secret", ""] {
        let refused = create(&|form| form.secret = secret.to_owned()).await;
        assert_eq!(refused.unwrap_err(), "The endpoint answered 401");
    }
    let refused = create(&|form| form.header = Default::default()).await;
    assert_eq!(refused.unwrap_err(), "The endpoint answered 401");
    for url in ["http://127.0.0.1:9/", "https://127.0.0.1:9/"] {
        let refused = create(&|form| form.url = url.to_owned()).await;
        assert_eq!(refused.unwrap_err(), "The endpoint couldn't be reached");
    }
    assert_eq!(webhook_count(&sandbox), 1);
    assert!(create(&|_| {}).await.is_ok());
    assert_eq!(webhook_count(&sandbox), 2);
}

#[tokio::test]
async fn a_failed_delivery_is_shown_until_one_is_accepted() {
    let sandbox = finished(Scenario::Working).await;
    let SandboxKeys { codesignal, ashby } = sandbox.stored().unwrap();
    let admin = sandbox.admin();
    let other = admin.create_codesignal_key(&Permission::ALL).unwrap();
    let page = async || send(client().get(webhooks_page(&sandbox))).await.text;
    admin.save_ashby_settings(&other, &ashby).unwrap();
    let reply = send(client().post(sandbox.test_sessions_url())).await;
    assert_eq!(reply.body["deliveries"][1]["accepted"], false);
    assert!(page().await.contains("The endpoint answered 401"));
    admin.save_ashby_settings(&codesignal, &ashby).unwrap();
    let reply = send(client().post(sandbox.test_sessions_url())).await;
    assert_eq!(reply.body["deliveries"][1]["accepted"], true);
    assert!(!page().await.contains("The last delivery failed"));
}

#[tokio::test]
async fn registering_again_edits_the_webhook_in_place_of_adding_one() {
    let sandbox = finished(Scenario::Working).await;
    let admin = sandbox.admin();
    let ashby = sandbox.stored().unwrap().ashby;
    let new = admin.create_codesignal_key(&Permission::ALL).unwrap();
    // Ashby still has the old key, so CodeSignal can't save the new one as the secret.
    assert!(admin.register_webhook(&new, &ashby).await.is_err());
    admin.save_ashby_settings(&new, &ashby).unwrap();
    admin.register_webhook(&new, &ashby).await.unwrap();
    assert_eq!(webhook_count(&sandbox), 1);
    let arrived = admin.complete_test_session().await;
    assert_eq!(arrived.len(), 2);
}
