//! CodeSignal's API by its published schema.

use super::*;

#[tokio::test]
async fn graphql_is_held_to_the_published_schema() {
    let sandbox = finished(Scenario::Working).await;
    let reply = ask(&sandbox, "{ company { id name } }").await;
    assert_eq!(reply.status, 200);
    assert_eq!(reply.body["data"]["company"]["name"], "Sandbox Company");
    assert_eq!(reply.body.get("errors"), None);

    let reply = ask(&sandbox, "{ company { title } }").await;
    assert_eq!(reply.status, 400);
    assert_eq!(reply.body.get("data"), None);
    let error = &reply.body["errors"][0];
    assert_eq!(error["extensions"]["code"], "GRAPHQL_VALIDATION_FAILED");
    assert!(error["message"].as_str().unwrap().contains("title"), "{error}");
}

#[tokio::test]
async fn any_valid_selection_of_what_exists_is_answered() {
    let sandbox = finished(Scenario::Working).await;
    sandbox.admin().complete_test_session().await;
    let list = ask(
        &sandbox,
        "{ companyTests(first: 2, offset: 1) { totalCount pageInfo { hasNextPage }
             tests { id title externalTitle internalDescription duration createDate labels
               emailReminders { templateName } framework { id }
               company { id contacts { id } customFeatures { atsIntegration }
                 usedNumericFeatures { numLicenses maxConcurrentPrescreenSessions } } } } }",
    )
    .await;
    assert_eq!(list.body.get("errors"), None, "{}", list.text);
    let tests = &list.body["data"]["companyTests"];
    assert_eq!(tests["tests"].as_array().unwrap().len(), 2);
    assert_eq!(tests["totalCount"], 5);
    assert_eq!(tests["pageInfo"]["hasNextPage"], true);
    assert_eq!(tests["tests"][0]["id"].as_str().unwrap().len(), 17);

    let all = ask(&sandbox, "{ companyTests(first: 1) { tests { id } } }").await;
    let test = all.body["data"]["companyTests"]["tests"][0]["id"].clone();
    let query = json!({
        "query": "query Sessions($test: ID!) { companyTestSessions(companyTestId: $test) {
            __typename id status maxScore testTaker { email firstName } tasks { maxScore task { title generalType } }
            labels verificationNotes integrityReviewFinalized finishDate test { title }
            result { score taskResults { score } versionedCodingScore { version value } } } }",
        "variables": { "test": test }, "operationName": "Sessions"
    });
    let key = sandbox.stored().unwrap().codesignal;
    let sessions = ask_with(&sandbox, &key, query).await;
    assert_eq!(sessions.body.get("errors"), None, "{}", sessions.text);
    let session = &sessions.body["data"]["companyTestSessions"][0];
    assert_eq!(session["status"], "over");
    assert_eq!(session["result"]["score"], 740);

    let elsewhere = ask(&sandbox, "{ taskSets(first: 1) { totalCount } }").await;
    let error = &elsewhere.body["errors"][0];
    assert_eq!(error["message"], "Not available in the sandbox");
}

#[tokio::test]
async fn a_denied_field_nulls_all_of_data_and_hides_the_others() {
    let sandbox = finished(Scenario::MissingLiveInterviewRead).await;
    let reply = ask(
        &sandbox,
        "{ company { name } liveInterviews(first: 1) { id } companyTests(first: 1) { totalCount } }",
    )
    .await;
    assert_eq!(reply.status, 200);
    assert_eq!(reply.body.get("data"), Some(&Value::Null));
    assert_eq!(reply.body["errors"].as_array().unwrap().len(), 1);
    let error = &reply.body["errors"][0];
    assert_eq!(error["message"], "Access Denied");
    assert_eq!(error["path"], json!(["liveInterviews"]));
    assert_eq!(error["extensions"]["code"], "FORBIDDEN");

    // A nullable field keeps its neighbours.
    let reply = ask(
        &sandbox,
        r#"{ company { name } liveInterview(liveInterviewId: "aaaaaaaaaaaaaaaaa") { id } }"#,
    )
    .await;
    assert_eq!(reply.body["data"]["company"]["name"], "Sandbox Company");
    assert_eq!(reply.body["data"]["liveInterview"], Value::Null);
    assert_eq!(reply.body["errors"][0]["message"], "Access Denied");
}

#[tokio::test]
async fn has_access_tells_what_a_key_may_do_unless_it_is_refused() {
    let list = "{ hasAccessList(accessQueries: [{ type: interview_read }, { type: billing_any_write, resourceId: \"x\" }]) { type hasAccess resourceId } }";
    let sandbox = finished(Scenario::Working).await;
    let answers = &ask(&sandbox, list).await.body["data"]["hasAccessList"];
    assert_eq!(
        *answers,
        json!([
            { "type": "interview_read", "hasAccess": true, "resourceId": null },
            { "type": "billing_any_write", "hasAccess": false, "resourceId": "x" }
        ])
    );
    let sandbox = finished(Scenario::HasAccessRefused).await;
    for query in [list, "{ hasAccess(type: interview_read) }"] {
        let reply = ask(&sandbox, query).await;
        assert_eq!(reply.status, 200);
        assert_eq!(reply.body["errors"][0]["message"], "Access Denied");
        assert_ne!(reply.body["data"], Value::Null);
    }
}
