//! `verify --deep`: the write permissions proven by really making a test session and a live interview, and
//! deleting both. Each is written down before it is made; what a run leaves behind, the next one deletes.

mod showing;

pub(crate) use showing::tell;

use super::evaluate::codesignal::words_of;
use super::probe::Prober;
use super::run::CheckRun;
use crate::api::codesignal::{Answer, Candidate, CodesignalClient, LookupOutcome};
use crate::api::deadline::Deadline;
use crate::check_id::CheckId;
use crate::check_result::Status;
use crate::credentials::Secret;
use crate::error::Result;
use crate::integration::Permission;
use crate::state::{CleanupJournal, CreatedResource, ResourceKind};
use time::{Duration, OffsetDateTime};

/// So long after it was sent, a request that nobody waited for may still be carried out.
const IN_FLIGHT: Duration = Duration::minutes(2);

/// Something that still stands at CodeSignal, or may stand there.
pub(crate) struct UncleanedResource {
    pub(crate) made: CreatedResource,
    pub(crate) why: String,
}

enum Outcome {
    Proven,
    Denied,
    NotProven(String),
}

/// CodeSignal as it is asked here, and the list of what was made.
pub(crate) struct Deep<'a> {
    pub(crate) ask: &'a Prober<'a>,
    pub(crate) ledger: &'a CleanupJournal<'a>,
    pub(crate) now: OffsetDateTime,
}

impl Deep<'_> {
    /// Deletes what earlier runs left behind. Gives what is still there.
    pub(crate) async fn clean(&self) -> Result<Vec<UncleanedResource>> {
        let mut left = Vec::new();
        for made in self.ledger.left() {
            left.extend(self.delete(made, self.ask.deadline).await?);
        }
        Ok(left)
    }

    /// Makes one of each where the checks allow, deletes both, and puts into the checks what it showed.
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
            self.one(
                ResourceKind::TestSession,
                open(Permission::CompanyTestSessionWrite),
                &later
            ),
            self.one(
                ResourceKind::LiveInterview,
                open(Permission::LiveInterviewWrite),
                &later
            ),
        );
        let mut left = Vec::new();
        for (kind, result) in [
            (ResourceKind::TestSession, session),
            (ResourceKind::LiveInterview, interview),
        ] {
            let Some((outcome, leftover)) = result? else {
                continue;
            };
            showing::put(checked, kind, outcome, leftover.is_none());
            left.extend(leftover);
        }
        Ok(left)
    }

    async fn one(
        &self,
        kind: ResourceKind,
        open: bool,
        later: impl Fn() -> Deadline,
    ) -> Result<Option<(Outcome, Option<UncleanedResource>)>> {
        let (Some(key), true) = (self.ask.codesignal, open) else {
            return Ok(None);
        };
        let secrets = self.secrets();
        let vendor = self.vendor(key, &secrets, self.ask.deadline, false);
        let test = match kind {
            ResourceKind::LiveInterview => None,
            ResourceKind::TestSession => match vendor.first_test().await {
                Ok(Some(test)) => Some(test),
                Ok(None) => {
                    let why = "there is no assessment in CodeSignal to invite somebody to";
                    return Ok(Some((Outcome::NotProven(why.into()), None)));
                }
                Err(answer) => {
                    let why = format!(
                        "the list of assessments was not answered ({})",
                        words_of(&answer)
                    );
                    return Ok(Some((Outcome::NotProven(why), None)));
                }
            },
        };
        let letters = Secret::random(12)?;
        let marker = format!("cs-ashby-{}@example.com", letters.expose());
        let note = format!("cs-ashby verify --deep {}", letters.expose());
        let (test_id, test_title) = test.unzip();
        let mut made = CreatedResource {
            kind,
            marker: marker.clone(),
            endpoint: self.ask.addresses.codesignal.text().to_owned(),
            test_id: test_id.clone(),
            test_title,
            id: None,
            at: self.now,
        };
        self.ledger.intend(made.clone())?;
        let candidate = Candidate {
            email: &marker,
            note: &note,
        };
        let answer = match &test_id {
            Some(test) => vendor.make_session(test, &candidate).await,
            None => vendor.make_interview(&candidate).await,
        };
        let outcome = match answer {
            Ok(id) => {
                // Should this fail, it is still deleted below, and found by its marker if not.
                let named = self.ledger.name(&marker, &id);
                made.id = Some(id);
                let leftover = self.delete(made, later()).await?;
                named?;
                return Ok(Some((Outcome::Proven, leftover)));
            }
            Err(Answer::Denied(_) | Answer::KeyRefused(_)) => {
                self.ledger.strike_off(&marker)?;
                return Ok(Some((Outcome::Denied, None)));
            }
            // What was turned away at the door was not carried out.
            Err(answer @ (Answer::Limited(_) | Answer::Invalid(_))) => {
                self.ledger.strike_off(&marker)?;
                return Ok(Some((Outcome::NotProven(words_of(&answer)), None)));
            }
            Err(answer) => Outcome::NotProven(words_of(&answer)),
        };
        // It may have been made all the same.
        let leftover = self.delete(made, later()).await?;
        Ok(Some((outcome, leftover)))
    }

    /// Deletes one thing, after looking for it where its id is not known. Gives it back where it may still
    /// be there.
    async fn delete(
        &self,
        mut made: CreatedResource,
        deadline: Deadline,
    ) -> Result<Option<UncleanedResource>> {
        let left = |made: CreatedResource, why: String| Ok(Some(UncleanedResource { made, why }));
        let Some(key) = self.ask.codesignal else {
            return left(
                made,
                "there is no CodeSignal API key to delete it with".into(),
            );
        };
        if made.endpoint != self.ask.addresses.codesignal.text() {
            let why = format!(
                "it was made at {}, and this run asks another address",
                made.endpoint
            );
            return left(made, why);
        }
        let secrets = self.secrets();
        let vendor = self.vendor(key, &secrets, deadline, true);
        if made.id.is_none() {
            let sought = match &made.test_id {
                Some(test) => vendor.find_session(test, &made.marker).await,
                None => vendor.find_interview(&made.marker).await,
            };
            match sought {
                LookupOutcome::Found(id) => made.id = Some(id),
                LookupOutcome::Absent if self.now - made.at > IN_FLIGHT => {
                    self.ledger.strike_off(&made.marker)?;
                    return Ok(None);
                }
                // Nothing is there to be told of; the next run looks once more.
                LookupOutcome::Absent => return Ok(None),
                LookupOutcome::Failed(answer) => {
                    let why = format!(
                        "whether it was made at all is not known: looking for it failed ({})",
                        words_of(&answer)
                    );
                    return left(made, why);
                }
            }
        }
        let id = made.id.clone().unwrap_or_default();
        let deleted = match made.kind {
            ResourceKind::TestSession => vendor.delete_session(&id).await,
            ResourceKind::LiveInterview => vendor.delete_interview(&id).await,
        };
        match deleted {
            Ok(()) => {
                self.ledger.strike_off(&made.marker)?;
                Ok(None)
            }
            Err(answer) => left(made, words_of(&answer)),
        }
    }

    fn secrets(&self) -> Vec<&Secret> {
        self.ask.secrets()
    }

    fn vendor<'v>(
        &'v self,
        key: &'v Secret,
        secrets: &'v [&'v Secret],
        deadline: Deadline,
        again: bool,
    ) -> CodesignalClient<'v> {
        CodesignalClient {
            deadline,
            again,
            ..self.ask.codesignal_with(key, secrets)
        }
    }
}
