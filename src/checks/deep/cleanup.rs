//! Deleting what was created, and looking for it where its id is not known.

use super::{Deep, UncleanedResource, resource};
use crate::api::codesignal::{CodesignalClient, LookupOutcome};
use crate::api::deadline::Deadline;
use crate::api::keyed::KeyedClient;
use crate::checks::evaluate::codesignal::describe;
use crate::error::Result;
use crate::integration::KeyName;
use crate::state::{CreatedResource, LookupPosition};
use jiff::SignedDuration;

/// For this long a request whose answer nobody got may still be carried out.
const IN_FLIGHT: SignedDuration = SignedDuration::from_mins(2);
/// Entries deleted meanwhile move the others forward: so many are read again.
const OVERLAP: usize = 20;

impl Deep<'_> {
    /// Deletes it, after looking for it where its id is not known. Gives it back where it may still be there.
    pub(super) async fn delete(
        &self,
        mut created: CreatedResource,
        deadline: Deadline,
    ) -> Result<Option<UncleanedResource>> {
        let Some(key) = self.prober.keys.get(KeyName::Codesignal) else {
            return uncleaned(created, "there's no CodeSignal API key to delete it with");
        };
        if created.endpoint != self.prober.addresses.codesignal.text() {
            let why = format!("it's at {}, and this run uses another address", created.endpoint);
            return uncleaned(created, &why);
        }
        let client = self.prober.keyed(KeyName::Codesignal, key);
        let client = CodesignalClient(KeyedClient { deadline, ..client });
        let id = match &created.id {
            Some(id) => id.clone(),
            None => match self.find(&client, &mut created).await? {
                Ok(Some(id)) => id,
                Ok(None) => return Ok(None),
                Err(why) => return uncleaned(created, &why),
            },
        };
        match client.delete(resource(&created), &id).await {
            Ok(()) => {
                self.journal.remove(&created.marker)?;
                Ok(None)
            }
            Err(answer) => uncleaned(created, &describe(&answer)),
        }
    }

    /// Looks for it by its marker, from where an earlier run came to: its id, `None` if there's nothing to tell of, or
    /// why that isn't known.
    async fn find(
        &self,
        client: &CodesignalClient<'_>,
        created: &mut CreatedResource,
    ) -> Result<std::result::Result<Option<String>, String>> {
        let start = created.lookup.unwrap_or(LookupPosition { read: 0, since: self.now });
        let offset = start.read.saturating_sub(OVERLAP);
        let found = client.find(resource(created), &created.marker, offset).await;
        let why = match found.outcome {
            LookupOutcome::Found(id) => {
                self.journal.name(&created.marker, &id)?;
                created.id = Some(id.clone());
                return Ok(Ok(Some(id)));
            }
            LookupOutcome::Absent => {
                if start.since - created.at > IN_FLIGHT {
                    self.journal.remove(&created.marker)?;
                } else {
                    // It may still appear: the next run looks again, from the start.
                    self.journal.note_lookup(&created.marker, None)?;
                }
                return Ok(Ok(None));
            }
            LookupOutcome::Unfinished => format!(
                "it wasn't among the first {} in CodeSignal's list, and the next run looks further",
                found.read
            ),
            LookupOutcome::Failed(answer) => format!(
                "whether it was created isn't known, because looking for it failed ({})",
                describe(&answer)
            ),
        };
        let position = LookupPosition { read: found.read, since: start.since };
        self.journal.note_lookup(&created.marker, Some(position))?;
        Ok(Err(why))
    }
}

fn uncleaned(created: CreatedResource, why: &str) -> Result<Option<UncleanedResource>> {
    let why = why.to_owned();
    Ok(Some(UncleanedResource { created, why }))
}
