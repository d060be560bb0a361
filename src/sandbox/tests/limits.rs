//! What is refused at the door, and the sandbox's own life.

use super::*;

#[tokio::test]
async fn no_input_brings_the_server_down() {
    let sandbox = finished(Scenario::Working).await;
    let SandboxKeys { codesignal, ashby } = sandbox.stored().unwrap();
    let page = sandbox.codesignal_url();
    let post = |body: String| {
        client()
            .post(&page)
            .bearer_auth(codesignal.expose())
            .header("Content-Type", "application/json")
            .body(body)
    };
    let bodies = [
        String::new(),
        "{".to_owned(),
        "[]".to_owned(),
        "null".to_owned(),
        r#"{"query": 1}"#.to_owned(),
        r#"{"query": "{ company { id } }", "variables": []}"#.to_owned(),
        r#"{"query": "query ($n: Int!) { companyTests(first: $n) { totalCount } }"}"#.to_owned(),
        format!(r#"{{"query": "{}"}}"#, "{a".repeat(100_000)),
        format!(r#"{{"query": "{}"}}"#, "[".repeat(100_000)),
        format!(r#"{{"query": "{{ {} }}"}}"#, "a: __typename ".repeat(20_000)),
        "[".repeat(500_000),
    ];
    for body in bodies {
        let start: String = body.chars().take(40).collect();
        assert!([400, 422].contains(&send(post(body)).await.status), "{start}");
    }
    let large = format!(r#"{{"query": "{}"}}"#, " ".repeat(2 * 1024 * 1024));
    assert_eq!(send(post(large)).await.status, 413);
    let plain = client().post(&page).bearer_auth(codesignal.expose());
    assert_eq!(send(plain.body("{}")).await.status, 415);

    let deliver = |body: &'static str| {
        client()
            .post(sandbox.webhook_url())
            .header(ASHBY_KEY_HEADER, ashby.expose())
            .header(SIGNATURE_HEADER, "\u{fc}")
            .body(body)
    };
    for (body, status) in [("", 400), ("{", 400), ("[]", 400), ("{}", 401)] {
        assert_eq!(send(deliver(body)).await.status, status, "{body}");
    }
    assert_eq!(ask(&sandbox, "{ company { id } }").await.status, 200);
}

#[tokio::test]
async fn a_key_that_codesignal_does_not_know_gets_401() {
    let sandbox = finished(Scenario::Working).await;
    let SandboxKeys { codesignal, ashby } = sandbox.stored().unwrap();
    let page = sandbox.codesignal_url();
    let query = json!({ "query": "{ company { name } }" });
    let basic = format!("Basic {}", codesignal.expose());
    for value in ["", &basic, &format!("Bearer {}", ashby.expose())] {
        let request = client().post(&page).header(AUTHORIZATION, value);
        let reply = send(request.json(&query)).await;
        assert_eq!(reply.status, 401);
        assert_eq!(reply.body["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");
    }
}

#[tokio::test]
async fn keys_have_the_vendors_shapes_and_are_new_each_time() {
    let (one, two) = (nothing(Scenario::Working).await, nothing(Scenario::Working).await);
    let first = finish(&one.admin()).await.unwrap();
    let second = finish(&two.admin()).await.unwrap();
    assert!(!first.codesignal.same_as(&second.codesignal));
    let (codesignal, ashby) = (first.codesignal.expose(), first.ashby.expose());
    assert!((60..=80).contains(&codesignal.len()), "{codesignal}");
    for lost_easily in ["+", "/", "="] {
        assert!(codesignal.contains(lost_easily), "{codesignal}");
    }
    assert!(ashby.len() == 64 && ashby.bytes().all(|byte| byte.is_ascii_hexdigit()));
    // One sandbox does not know the other's keys.
    assert_eq!(info(&two, &first.ashby).await.status, 403);
}

#[tokio::test]
async fn a_dropped_sandbox_stops_listening() {
    let sandbox = finished(Scenario::Working).await;
    let (page, client) = (sandbox.codesignal_url(), client());
    assert!(client.get(&page).send().await.is_ok());
    drop(sandbox);
    for _ in 0..50 {
        if client.get(&page).send().await.is_err() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("it still answers");
}
