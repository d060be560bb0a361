//! The sandbox over real HTTP: as strict as what it stands for.

use super::world::lock;
use super::*;
use reqwest::Client;
use serde_json::{Value, json};

fn run<T>(test: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    runtime.expect("a runtime").block_on(test)
}

fn client() -> Client {
    delivery::client().expect("a client")
}

async fn ask(sandbox: &Sandbox, query: &str) -> (u16, Value) {
    let key = sandbox.stored().expect("a finished integration").codesignal;
    let reply = client()
        .post(sandbox.codesignal_url())
        .bearer_auth(key.expose())
        .json(&json!({ "query": query }))
        .send()
        .await
        .expect("an answer");
    (reply.status().as_u16(), reply.json().await.expect("JSON"))
}

#[test]
fn what_the_schema_does_not_have_is_an_error() {
    run(async {
        let sandbox = Sandbox::start(Scenario::Working, Start::Finished)
            .await
            .unwrap();
        let (status, reply) = ask(&sandbox, "{ company { nonsense } }").await;
        assert_eq!(status, 400);
        assert_eq!(
            reply["errors"][0]["extensions"]["code"],
            "GRAPHQL_VALIDATION_FAILED"
        );
        let (status, reply) = ask(&sandbox, "{ company { name } }").await;
        assert_eq!((status, &reply["errors"]), (200, &Value::Null));
        let deep = "{ company { ".repeat(6) + &"} ".repeat(12);
        assert_eq!(ask(&sandbox, &deep).await.0, 400);
    });
}

#[test]
fn a_denied_non_null_root_field_nulls_everything() {
    run(async {
        let scenario = Scenario::MissingLiveInterviewRead;
        let sandbox = Sandbox::start(scenario, Start::Finished).await.unwrap();
        let query = "{ company { name } liveInterviews(first: 1) { id } }";
        let (_, reply) = ask(&sandbox, query).await;
        assert_eq!(reply["data"], Value::Null);
        assert_eq!(reply["errors"][0]["message"], "Access Denied");
        assert_eq!(reply["errors"][0]["path"], json!(["liveInterviews"]));
        let (_, reply) = ask(&sandbox, "{ companyTests(first: 1) { tests { title } } }").await;
        assert_eq!(
            reply["data"]["companyTests"]["tests"][0]["title"],
            "Backend Engineer"
        );
    });
}

#[test]
fn a_permission_is_looked_at_before_the_id() {
    run(async {
        let probe = "mutation { resendCompanyTestSession(id: \"00000000000000000\") { id } }";
        let sandbox = Sandbox::start(Scenario::Working, Start::Finished)
            .await
            .unwrap();
        let (_, reply) = ask(&sandbox, probe).await;
        assert_eq!(reply["errors"][0]["extensions"]["code"], "NOT_FOUND");
        let scenario = Scenario::MissingCompanyTestSessionWrite;
        let sandbox = Sandbox::start(scenario, Start::Finished).await.unwrap();
        let (_, reply) = ask(&sandbox, probe).await;
        assert_eq!(reply["errors"][0]["extensions"]["code"], "FORBIDDEN");
    });
}

#[test]
fn a_session_is_created_and_deleted() {
    run(async {
        let sandbox = Sandbox::start(Scenario::Working, Start::Finished)
            .await
            .unwrap();
        let create = "mutation { createCompanyTestSession(sessionFields: {testId: \"sandboxTest000001\"}) { id status testTaker { email } } }";
        let (_, reply) = ask(&sandbox, create).await;
        let id = reply["data"]["createCompanyTestSession"]["id"]
            .as_str()
            .unwrap()
            .to_owned();
        assert_eq!(id.len(), 17);
        let delete = format!("mutation {{ deleteCompanyTestSession(id: \"{id}\") }}");
        let (_, reply) = ask(&sandbox, &delete).await;
        assert_eq!(reply["data"]["deleteCompanyTestSession"], json!(id));
        let (_, reply) = ask(&sandbox, &delete).await;
        assert_eq!(reply["data"], Value::Null);
    });
}

#[test]
fn a_finished_test_arrives_at_ashby() {
    run(async {
        let sandbox = Sandbox::start(Scenario::Working, Start::Finished)
            .await
            .unwrap();
        let accepted = sandbox.admin().complete_test_session().await.unwrap();
        assert_eq!(
            accepted,
            ["companyTestSessionStarted", "companyTestSessionFinished"]
        );
        let received = lock(&sandbox.world).received.clone();
        assert_eq!(received[1]["event"], "companyTestSessionFinished");
        assert_eq!(received[1]["payload"]["candidateEmail"], "ada@example.com");
    });
}

#[test]
fn a_webhook_is_created_only_after_a_good_handshake() {
    run(async {
        let sandbox = Sandbox::start(Scenario::Working, Start::Nothing)
            .await
            .unwrap();
        let admin = sandbox.admin();
        let ashby = admin.create_ashby_key().await.unwrap();
        let codesignal = admin.create_codesignal_key(&Permission::ALL).await.unwrap();
        // The last step in Ashby was forgotten.
        assert!(admin.register_webhook(&codesignal, &ashby).await.is_err());
        assert!(lock(&sandbox.world).webhooks.is_empty());
        admin
            .save_ashby_settings(&codesignal, &ashby)
            .await
            .unwrap();
        assert!(admin.register_webhook(&ashby, &codesignal).await.is_err());
        admin.register_webhook(&codesignal, &ashby).await.unwrap();
        assert_eq!(lock(&sandbox.world).webhooks.len(), 1);
    });
}

#[test]
fn ashby_tells_a_missing_a_wrong_and_a_limited_key_apart() {
    run(async {
        let sandbox = Sandbox::start(Scenario::AshbyKeyLimited, Start::Finished)
            .await
            .unwrap();
        let url = format!("{}/apiKey.info", sandbox.ashby_url());
        let none = client().post(&url).json(&json!({})).send().await.unwrap();
        assert_eq!(none.status(), 401);
        let wrong = client()
            .post(&url)
            .basic_auth("nonsense", Some(""))
            .send()
            .await
            .unwrap();
        assert_eq!(wrong.status(), 403);
        let key = sandbox.stored().unwrap().ashby;
        let limited = client()
            .post(&url)
            .basic_auth(key.expose(), Some(""))
            .send()
            .await
            .unwrap();
        let body: Value = limited.json().await.unwrap();
        assert_eq!(body["errors"][0], "missing_endpoint_permission");
    });
}

#[test]
fn hostile_bodies_are_answered() {
    run(async {
        let sandbox = Sandbox::start(Scenario::Working, Start::Finished)
            .await
            .unwrap();
        let key = sandbox.stored().unwrap().codesignal;
        for body in [
            "",
            "[]",
            "{",
            "{\"query\": 1}",
            "{\"query\": \"{{{{{{\"}",
            "\u{0}",
        ] {
            let reply = client()
                .post(sandbox.codesignal_url())
                .bearer_auth(key.expose())
                .body(body)
                .send()
                .await
                .unwrap();
            assert_eq!(reply.status(), 400, "{body}");
            let reply = client()
                .post(sandbox.webhook_url())
                .body(body)
                .send()
                .await
                .unwrap();
            assert!(reply.status().is_client_error(), "{body}");
        }
    });
}
