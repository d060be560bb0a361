//! The pages for a person, as a browser asks for them.

use super::*;
use reqwest::header::{CONTENT_TYPE, HOST, HeaderMap, ORIGIN};

async fn get(address: &str) -> (u16, HeaderMap, String) {
    let response = client().get(address).send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    (status, headers, response.text().await.unwrap())
}

fn post(address: &str, form: &str) -> reqwest::RequestBuilder {
    let kind = "application/x-www-form-urlencoded";
    client().post(address).header(CONTENT_TYPE, kind).body(form.to_owned())
}

/// Sends a form, and follows where it leads.
async fn fill(address: &str, fields: &[(&str, &str)]) -> (u16, String) {
    let text = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let response = post(address, &text).send().await.unwrap();
    let status = response.status().as_u16();
    let Some(place) = response.headers().get("location") else {
        return (status, response.text().await.unwrap());
    };
    let next = response.url().join(place.to_str().unwrap()).unwrap();
    (status, get(next.as_str()).await.2)
}

fn webhook_fields(sandbox: &Sandbox) -> Vec<(&'static str, String)> {
    vec![
        ("companyTestSessionStarted", "on".to_owned()),
        ("url", sandbox.webhook_url()),
        ("secret", "nonsense".to_owned()),
        ("email", "me@example.com".to_owned()),
        ("press", "save".to_owned()),
    ]
}

#[tokio::test]
async fn every_page_is_locked_up() {
    let sandbox = nothing(Scenario::Working).await;
    let root = webhooks_page(&sandbox);
    for address in [
        keys_page(&sandbox),
        format!("{root}/add"),
        format!("{root}/no-such-id"),
        ashby_page(&sandbox),
        format!("{}{}", sandbox.ashby_url(), page_paths::ASHBY_API_KEYS),
        format!("{}/", sandbox.ashby_url()),
    ] {
        let (_, headers, text) = get(&address).await;
        let policy = headers["content-security-policy"].to_str().unwrap();
        for part in ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'"] {
            assert!(policy.contains(part), "{address}: {policy}");
        }
        assert_eq!(headers["x-frame-options"], "DENY");
        let start_page = headers[crate::integration::SANDBOX_HEADER].to_str().unwrap();
        assert!(address.starts_with(start_page), "{start_page}");
        assert_eq!(headers["cache-control"], "no-store");
        assert_eq!(headers["referrer-policy"], "same-origin");
        assert_eq!(headers["x-content-type-options"], "nosniff");
        assert!(text.contains("sandbox of cs-ashby on this computer"), "{text}");
        assert!(!text.contains("<script") && !text.contains("style="), "{text}");
    }
}

#[tokio::test]
async fn other_names_and_other_pages_are_kept_out() {
    let sandbox = nothing(Scenario::Working).await;
    let page = keys_page(&sandbox);
    for address in [page.clone(), ashby_page(&sandbox), sandbox.codesignal_url()] {
        let request = client().get(&address).header(HOST, "evil.example");
        assert_eq!(send(request).await.status, 421, "{address}");
    }
    let form = "description=Evil";
    let request = post(&page, form);
    let request = request.header(ORIGIN, "http://evil.example");
    assert_eq!(send(request).await.status, 403);
    assert!(!get(&page).await.2.contains("Evil"));
    let request = post(&page, form);
    assert_eq!(send(request).await.status, 303);
    assert!(get(&page).await.2.contains("Evil"));
}

#[tokio::test]
async fn what_a_person_typed_is_text_and_nothing_else() {
    let sandbox = nothing(Scenario::Working).await;
    let evil = "\"'><script>alert(1)</script>";
    let page = keys_page(&sandbox);
    let (_, keys) = fill(&page, &[("description", evil)]).await;
    let query = url::form_urlencoded::byte_serialize(evil.as_bytes()).collect::<String>();
    let address = format!("{page}/add/permissions?description={query}");
    let (_, _, second) = get(&address).await;
    let panel = format!("{}/codesignal", ashby_page(&sandbox));
    fill(&format!("{}/add", ashby_page(&sandbox)), &[]).await;
    let typed = [("codesignal-key", evil), ("title", evil)];
    let (_, fresh) = fill(&panel, &typed).await;
    let address = format!("{}/add", webhooks_page(&sandbox));
    let names = ["assessmentCreated", "url", "secret", "email", "header-name", "header-value"];
    let fields = names.map(|name| (name, evil));
    let (status, webhook) = fill(&address, &fields).await;
    assert_eq!(status, 422);
    for html in [keys, second, fresh, webhook] {
        assert!(html.contains("&quot;'&gt;&lt;script&gt;"), "{html}");
        assert!(!html.contains("<script"), "{html}");
    }
}

#[tokio::test]
async fn what_is_gone_is_said_to_be_gone() {
    let sandbox = nothing(Scenario::WebhookUnchecked).await;
    for page in [keys_page(&sandbox), webhooks_page(&sandbox)] {
        let mut fields = webhook_fields(&sandbox);
        fields.push(("description", "Ashby Integration".to_owned()));
        let fields: Vec<_> = fields.iter().map(|it| (it.0, it.1.as_str())).collect();
        assert_eq!(get(&format!("{page}/no-such-id")).await.0, 404, "{page}");
        for address in [format!("{page}/no-such-id"), format!("{page}/no-such-id/delete")] {
            assert_eq!(fill(&address, &fields).await.0, 404, "{address}");
        }
    }
}

#[tokio::test]
async fn an_ashby_key_is_deactivated() {
    let sandbox = nothing(Scenario::Working).await;
    let key = sandbox.admin().create_ashby_key().unwrap();
    let list = format!("{}{}", sandbox.ashby_url(), page_paths::ASHBY_API_KEYS);
    let (_, _, text) = get(&list).await;
    let action = text.split("action=\"").find(|it| it.contains("/deactivate")).unwrap();
    let address = format!("{}{}", sandbox.ashby_url(), action.split('"').next().unwrap());
    assert_eq!(info(&sandbox, &key).await.status, 200);
    let (_, text) = fill(&address, &[]).await;
    assert!(text.contains("The API key was deactivated."), "{text}");
    assert!(!text.contains("/deactivate"), "{text}");
    assert_eq!(info(&sandbox, &key).await.status, 403);
}
