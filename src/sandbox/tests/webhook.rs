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
        assert_eq!(super::webhooks(&sandbox), 0, "{}", scenario.name());
    }
    assert_eq!(Delays::PUBLISHED.patience, Duration::from_secs(10));
    assert_eq!(Delays::PUBLISHED.slow, Duration::from_secs(11));
}

/// A form as the guide has it, changed.
fn form(sandbox: &Sandbox, change: impl FnOnce(&mut WebhookForm)) -> WebhookForm {
    let SandboxKeys { codesignal, ashby } = sandbox.stored().unwrap();
    let mut form = WebhookForm {
        events: Event::ALL.map(|event| event.name().to_owned()).to_vec(),
        url: sandbox.webhook_url(),
        secret: codesignal.expose().to_owned(),
        emails: vec!["a@b.example".to_owned()],
        headers: vec![header(ASHBY_KEY_HEADER, ashby.expose())],
    };
    change(&mut form);
    form
}

fn header(name: &str, value: &str) -> CustomHeader {
    CustomHeader { name: name.to_owned(), value: value.to_owned() }
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[tokio::test]
async fn the_webhook_form_is_read_strictly() {
    let sandbox = finished(Scenario::Working).await;
    let started = "companyTestSessionStarted";
    let wrong = |change: &dyn Fn(&mut WebhookForm)| {
        let wrong = form(&sandbox, change).check();
        wrong.iter().map(|it| it.field).collect::<Vec<_>>()
    };
    assert_eq!(wrong(&|_| {}), []);
    for events in [&[][..], &["nonsense"], &[started, started]] {
        let found = wrong(&|form| form.events = strings(events));
        assert_eq!(found, [FormField::Events], "{events:?}");
    }
    for url in [
        "",
        "http://app.ashbyhq.com/api/codesignal_webhook",
        "https://app.ashbyhq.com/api/codesignal_webhook",
        "https://127.0.0.1.example/",
        "file:///etc/passwd",
        "nonsense",
    ] {
        let found = wrong(&|form| form.url = url.to_owned());
        assert_eq!(found, [FormField::Endpoint], "{url}");
    }
    for (emails, place) in [(&[][..], 0), (&["nobody"], 0), (&["a@b.example", "a@b@c.example"], 1)]
    {
        let found = wrong(&|form| form.emails = strings(emails));
        assert_eq!(found, [FormField::Email(place)], "{emails:?}");
    }
    for (name, value, field) in [
        ("X Y", "z", FormField::HeaderName(0)),
        ("", "z", FormField::HeaderName(0)),
        ("X-Y", "a\nb", FormField::HeaderValue(0)),
        ("Host", "a", FormField::HeaderName(0)),
        ("x-codesignal-signature", "a", FormField::HeaderName(0)),
    ] {
        let found = wrong(&|form| form.headers = vec![header(name, value)]);
        assert_eq!(found, [field], "{name} {value:?}");
    }
}

#[tokio::test]
async fn a_webhook_is_not_saved_when_the_endpoint_refuses_its_test() {
    let sandbox = finished(Scenario::Working).await;
    let create = async |change: &dyn Fn(&mut WebhookForm)| {
        let created = webhooks::create(&sandbox.shared, form(&sandbox, change)).await;
        created.map_err(|refused| match refused {
            SaveError::Answered(answer) => answer.words(),
            _ => panic!("another refusal"),
        })
    };
    for secret in ["another secret", ""] {
        let refused = create(&|form| form.secret = secret.to_owned()).await;
        assert_eq!(refused.unwrap_err(), "The endpoint answered 401");
    }
    let refused = create(&|form| form.headers.clear()).await;
    assert_eq!(refused.unwrap_err(), "The endpoint answered 401");
    for url in ["http://127.0.0.1:9/", "https://127.0.0.1:9/"] {
        let refused = create(&|form| form.url = url.to_owned()).await;
        assert_eq!(refused.unwrap_err(), "The endpoint couldn't be reached");
    }
    assert_eq!(super::webhooks(&sandbox), 1);
    assert!(create(&|_| {}).await.is_ok());
    assert_eq!(super::webhooks(&sandbox), 2);
}

#[tokio::test]
async fn a_failed_delivery_is_shown_until_one_is_accepted() {
    let sandbox = finished(Scenario::Working).await;
    let SandboxKeys { codesignal, ashby } = sandbox.stored().unwrap();
    let admin = sandbox.admin();
    let other = admin.create_codesignal_key(&Permission::ALL).unwrap();
    let page = async || send(client().get(sandbox.webhooks_page())).await.text;
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
    // Ashby still holds the old key, so CodeSignal can't save the new one as the secret.
    assert!(admin.register_webhook(&new, &ashby).await.is_err());
    admin.save_ashby_settings(&new, &ashby).unwrap();
    admin.register_webhook(&new, &ashby).await.unwrap();
    assert_eq!(super::webhooks(&sandbox), 1);
    let arrived = admin.complete_test_session().await.unwrap();
    assert_eq!(arrived.len(), 2);
}
