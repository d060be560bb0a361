//! What Ashby's endpoint checks. The rest of every scenario is in tests/cli/recorded.

use super::*;

/// What `webhook.handshake` sends, with any header and any secret.
async fn handshake(sandbox: &Sandbox, header: &Secret, secret: &Secret) -> u16 {
    let url = sandbox.webhook_url();
    let signature = sign(secret.expose().as_bytes(), &url, "", None);
    let request = client()
        .post(&url)
        .header(ASHBY_KEY_HEADER, header.expose())
        .header(SIGNATURE_HEADER, signature)
        .json(&json!({}));
    send(request).await.status
}

/// The good handshake, and the two negative controls: header, signature.
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
        (Scenario::CodesignalDown, [200, 401, 401]),
    ] {
        let sandbox = finished(scenario).await;
        let SandboxKeys { codesignal, ashby } = sandbox.stored().unwrap();
        let random = Secret::random(40).unwrap();
        let answers = [
            handshake(&sandbox, &ashby, &codesignal).await,
            handshake(&sandbox, &random, &codesignal).await,
            handshake(&sandbox, &ashby, &random).await,
        ];
        assert_eq!(answers, expected, "{}", scenario.name());
    }
}
