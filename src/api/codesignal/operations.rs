//! Everything that is ever sent to CodeSignal. Creates and changes nothing, but for those of `verify --deep`
//! (`MAKE_...` and `DELETE_...`).

/// An operation with the root field that answers it.
pub(crate) struct Operation {
    pub(crate) query: &'static str,
    pub(crate) field: &'static str,
}

pub(crate) const COMPANY: Operation =
    Operation { query: "query CsAshbyCompany { company { id name } }", field: "company" };

pub(crate) const COMPANY_TESTS: Operation = Operation {
    query: "query CsAshbyTests { companyTests(first: 1) { totalCount } }",
    field: "companyTests",
};

pub(crate) const LIVE_INTERVIEWS: Operation = Operation {
    query: "query CsAshbyInterviews { liveInterviews(first: 1) { id } }",
    field: "liveInterviews",
};

/// The first assessments by title: what Ashby will offer.
pub(crate) const TITLES: Operation = Operation {
    query: "query CsAshbyTitles { companyTests(first: 10) { totalCount tests { title } } }",
    field: "companyTests",
};

/// Asks CodeSignal itself for companyTestSession.company.write. The pairing of access types and
/// permissions is by name: CodeSignal publishes none.
pub(crate) const MAY_CREATE_SESSION: Operation = Operation {
    query: "query CsAshbyMayInvite { hasAccess(type: company_test_session_create_for_company) }",
    field: "hasAccess",
};

/// Asks CodeSignal itself for liveInterview.company.write; paired by name, as above.
pub(crate) const MAY_WRITE_INTERVIEW: Operation = Operation {
    query: "query CsAshbyMayInterview { hasAccess(type: live_interview_write) }",
    field: "hasAccess",
};

/// What a key with the four permissions of the guide has no need of: access types that change or manage
/// things outside assessments' invitations and interviews. CodeSignal publishes no pairing of access types
/// and permissions, so only those stand here whose names belong to none of the four.
pub(crate) const BEYOND: [&str; 22] = [
    "billing_company_write",
    "billing_any_write",
    "company_write",
    "company_test_create",
    "company_test_any_read",
    "config_any_write",
    "executive_report_write",
    "integration_write",
    "integration_any_write",
    "interview_any_read",
    "interview_settings_write",
    "interview_template_write",
    "interview_template_company_write",
    "pre_screen_analytics_write",
    "result_label_company_write",
    "role_list_write",
    "role_list_delete",
    "security_setting_write",
    "task_any_edit",
    "task_create_for_company",
    "task_write",
    "team_list_write",
];

/// Asks CodeSignal itself which of `BEYOND` the key has.
pub(crate) const MAY_DO_MORE: Operation = Operation {
    query: "query CsAshbyMayDoMore($beyond: [AccessQueryInput!]!) { hasAccessList(accessQueries: $beyond) { type hasAccess } }",
    field: "hasAccessList",
};

/// Needs companyTestSession.company.write, on an id that can't exist: ids have 17 characters out of
/// an alphabet without 0 (the look-alikes 0, 1, I, O, l are left out), so nothing can be found or changed.
pub(crate) const RESEND_NOTHING: Operation = Operation {
    query: "mutation CsAshbyProbeInvite { resendCompanyTestSession(id: \"00000000000000000\") { id } }",
    field: "resendCompanyTestSession",
};

/// Needs liveInterview.company.write, on an id that can't exist; no field would be changed.
pub(crate) const EDIT_NOTHING: Operation = Operation {
    query: "mutation CsAshbyProbeInterview { editLiveInterview(id: \"00000000000000000\", interviewFields: {}) { id } }",
    field: "editLiveInterview",
};

/// The first assessment: for a test session there has to be one.
pub(crate) const FIRST_TEST: Operation = Operation {
    query: "query CsAshbyFirstTest { companyTests(first: 1) { tests { id title } } }",
    field: "companyTests",
};

/// Needs companyTestSession.company.write, and makes a test session. Only for `verify --deep`.
pub(crate) const MAKE_SESSION: Operation = Operation {
    query: "mutation CsAshbyMakeSession($fields: TestSessionInput!) { createCompanyTestSession(sessionFields: $fields) { id } }",
    field: "createCompanyTestSession",
};

/// Deletes a test session, and mails nobody about it.
pub(crate) const DELETE_SESSION: Operation = Operation {
    query: "mutation CsAshbyDeleteSession($id: ID!) { deleteCompanyTestSession(id: $id, sendNotificationEmail: false) }",
    field: "deleteCompanyTestSession",
};

/// A page of an assessment's test sessions: there is no search by email.
pub(crate) const FIND_SESSIONS: Operation = Operation {
    query: "query CsAshbyFindSessions($test: ID!, $first: Int!, $offset: Int!) { companyTestSessions(companyTestId: $test, first: $first, offset: $offset) { id testTaker { email } } }",
    field: "companyTestSessions",
};

/// Needs liveInterview.company.write, and makes a live interview. Only for `verify --deep`.
pub(crate) const MAKE_INTERVIEW: Operation = Operation {
    query: "mutation CsAshbyMakeInterview($fields: LiveInterviewInput!) { createLiveInterview(interviewFields: $fields) { id } }",
    field: "createLiveInterview",
};

pub(crate) const DELETE_INTERVIEW: Operation = Operation {
    query: "mutation CsAshbyDeleteInterview($id: ID!) { deleteLiveInterview(id: $id) }",
    field: "deleteLiveInterview",
};

pub(crate) const FIND_INTERVIEWS: Operation = Operation {
    query: "query CsAshbyFindInterviews($email: String!, $first: Int!, $offset: Int!) { liveInterviews(candidateEmail: $email, first: $first, offset: $offset) { id candidateEmail } }",
    field: "liveInterviews",
};

/// Everything that is ever sent: a test validates each against the published schema.
#[cfg(test)]
pub(crate) const OPERATIONS: [&Operation; 16] = [
    &COMPANY,
    &COMPANY_TESTS,
    &TITLES,
    &LIVE_INTERVIEWS,
    &MAY_CREATE_SESSION,
    &MAY_WRITE_INTERVIEW,
    &MAY_DO_MORE,
    &RESEND_NOTHING,
    &EDIT_NOTHING,
    &FIRST_TEST,
    &MAKE_SESSION,
    &DELETE_SESSION,
    &FIND_SESSIONS,
    &MAKE_INTERVIEW,
    &DELETE_INTERVIEW,
    &FIND_INTERVIEWS,
];

#[cfg(test)]
mod tests {
    use super::{BEYOND, OPERATIONS};

    #[test]
    fn every_operation_is_one_of_the_published_schema() {
        use apollo_compiler::schema::ExtendedType;
        use apollo_compiler::{ExecutableDocument, Schema};
        let published = include_str!("../../sandbox/codesignal.graphql");
        let schema = Schema::parse_and_validate(published, "codesignal.graphql").unwrap();
        for operation in OPERATIONS {
            let document =
                ExecutableDocument::parse_and_validate(&schema, operation.query, "operation")
                    .unwrap_or_else(|wrong| panic!("{}: {wrong}", operation.query));
            let only = document.operations.get(None).unwrap();
            let root = only.root_fields(&document).next().unwrap();
            assert_eq!(root.name, operation.field);
        }
        let ExtendedType::Enum(access) = &schema.types["AccessType"] else {
            panic!("AccessType is an enum");
        };
        for kind in BEYOND {
            assert!(access.values.contains_key(kind), "{kind}");
        }
        let wrong = "query { company { nonsense } }";
        assert!(ExecutableDocument::parse_and_validate(&schema, wrong, "operation").is_err());
    }
}
