//! `verify --deep`: proves the write permissions by creating a test session and a live interview, and deletes
//! both. Each is in the journal before it is created; what a run leaves behind, the next one deletes.

mod cleanup;
mod showing;

pub(crate) use showing::show_uncleaned;

use super::evaluate::codesignal::describe;
use super::probe::Prober;
use super::run::CheckRun;
use crate::api::codesignal::{Answer, Candidate, CodesignalClient, Resource};
use crate::api::deadline::Deadline;
use crate::api::keyed::KeyedClient;
use crate::api::obstacle::Obstacle;
use crate::check_id::CheckId;
use crate::check_result::Status;
use crate::credentials::Secret;
use crate::error::Result;
use crate::integration::{KeyName, Permission};
use crate::state::{CleanupJournal, CreatedResource, ResourceKind};
use jiff::Timestamp;

/// Something that is still at CodeSignal, or may be.
pub(crate) struct UncleanedResource {
    pub(crate) created: CreatedResource,
    pub(crate) why: String,
}

enum Outcome {
    Proven,
    Denied,
    NotProven(String),
}

pub(crate) struct Deep<'a> {
    pub(crate) prober: &'a Prober<'a>,
    pub(crate) journal: &'a CleanupJournal<'a>,
    pub(crate) now: Timestamp,
}

impl Deep<'_> {
    /// Deletes what earlier runs left behind. Gives what is still there.
    pub(crate) async fn clean(&self) -> Result<Vec<UncleanedResource>> {
        let mut left = Vec::new();
        for created in self.journal.left() {
            left.extend(self.delete(created, self.prober.deadline).await?);
        }
        Ok(left)
    }

    /// Creates one of each where the checks allow, deletes both, and puts into the checks what it showed.
    /// `later` gives the deadline of the deletions.
    pub(crate) async fn prove(
        &self,
        checked: &mut CheckRun,
        later: impl Fn() -> Deadline,
    ) -> Result<Vec<UncleanedResource>> {
        let open = |permission| {
            let key = checked.status(CheckId::CodesignalKey);
            let status = checked.status(CheckId::Permission(permission));
            key.is_some_and(Status::allows_dependents)
                && matches!(status, Some(Status::Pass | Status::Warn | Status::Unknown))
        };
        let (session, interview) = tokio::join!(
            self.one(ResourceKind::TestSession, open(Permission::CompanyTestSessionWrite), &later),
            self.one(ResourceKind::LiveInterview, open(Permission::LiveInterviewWrite), &later),
        );
        let mut left = Vec::new();
        for (kind, result) in
            [(ResourceKind::TestSession, session), (ResourceKind::LiveInterview, interview)]
        {
            let Some((outcome, uncleaned)) = result? else {
                continue;
            };
            showing::show_outcome(checked, kind, outcome, uncleaned.is_none());
            left.extend(uncleaned);
        }
        Ok(left)
    }

    async fn one(
        &self,
        kind: ResourceKind,
        open: bool,
        later: impl Fn() -> Deadline,
    ) -> Result<Option<(Outcome, Option<UncleanedResource>)>> {
        let (Some(key), true) = (self.prober.keys.get(KeyName::Codesignal), open) else {
            return Ok(None);
        };
        let client = self.prober.keyed(KeyName::Codesignal, key);
        let client = CodesignalClient(KeyedClient { retry: false, ..client });
        let test = match kind {
            ResourceKind::LiveInterview => None,
            ResourceKind::TestSession => match first_test(&client).await {
                Ok(test) => Some(test),
                Err(why) => return Ok(Some((Outcome::NotProven(why), None))),
            },
        };
        let letters = Secret::random(12)?;
        let note = format!("cs-ashby verify --deep {}", letters.expose());
        let created = self.planned(kind, letters.expose(), test);
        self.journal.intend(created.clone())?;
        let candidate = Candidate { email: &created.marker, note: &note };
        let answer = client.create(resource(&created), &candidate).await;
        self.after_creating(answer, created, later()).await.map(Some)
    }

    fn planned(
        &self,
        kind: ResourceKind,
        letters: &str,
        test: Option<(String, String)>,
    ) -> CreatedResource {
        let (test_id, test_title) = test.unzip();
        CreatedResource {
            kind,
            marker: format!("cs-ashby-{letters}@example.com"),
            endpoint: self.prober.addresses.codesignal.text().to_owned(),
            test_id,
            test_title,
            id: None,
            at: self.now,
            lookup: None,
        }
    }

    async fn after_creating(
        &self,
        answer: std::result::Result<String, Answer>,
        mut created: CreatedResource,
        deadline: Deadline,
    ) -> Result<(Outcome, Option<UncleanedResource>)> {
        match answer {
            Ok(id) => {
                // Should this fail, it is still deleted below, and found by its marker if not.
                let named = self.journal.name(&created.marker, &id);
                created.id = Some(id);
                let uncleaned = self.delete(created, deadline).await?;
                named?;
                Ok((Outcome::Proven, uncleaned))
            }
            Err(Answer::Denied(_) | Answer::KeyRefused(_)) => {
                self.journal.remove(&created.marker)?;
                Ok((Outcome::Denied, None))
            }
            // What was turned away was not carried out.
            Err(answer @ Answer::Obstacle(Obstacle::Limited(_))) => {
                self.journal.remove(&created.marker)?;
                Ok((Outcome::NotProven(describe(&answer)), None))
            }
            // It may have been created all the same.
            Err(answer) => {
                let uncleaned = self.delete(created, deadline).await?;
                Ok((Outcome::NotProven(describe(&answer)), uncleaned))
            }
        }
    }
}

fn resource(created: &CreatedResource) -> Resource<'_> {
    match created.kind {
        ResourceKind::TestSession => {
            Resource::TestSession(created.test_id.as_deref().unwrap_or_default())
        }
        ResourceKind::LiveInterview => Resource::LiveInterview,
    }
}

/// The assessment to create a session for, or why there is none.
async fn first_test(
    client: &CodesignalClient<'_>,
) -> std::result::Result<(String, String), String> {
    match client.first_test().await {
        Ok(Some(test)) => Ok(test),
        Ok(None) => Err("there is no assessment in CodeSignal to invite anyone to".into()),
        Err(answer) => {
            Err(format!("CodeSignal didn't list its assessments ({})", describe(&answer)))
        }
    }
}
