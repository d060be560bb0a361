//! The notes of a check in words.

use crate::check_result::{CheckResult, Evidence};
use crate::credentials::key_set::KeyStatus;
use crate::hint::Hint;
use crate::integration::{KEY_DESCRIPTION, ManualStep};
use crate::note::Note;
use crate::platform::date::short_date;
use crate::state::{CreatedResource, ObservedKey, ResourceKind};

/// The summary of a check with its notes.
pub(crate) fn summary(check: &CheckResult) -> String {
    let mut summary = check.summary.clone();
    for note in &check.notes {
        if !summary.ends_with(['.', '!', '?', ':']) {
            summary.push('.');
        }
        summary.push(' ');
        summary.push_str(&text(note));
    }
    summary
}

/// Puts the notes of a check into words, behind its summary and its fix.
pub(super) fn render(check: &mut CheckResult) {
    check.summary = summary(check);
    let notes = std::mem::take(&mut check.notes);
    let fixes = notes.iter().filter_map(fix).map(Hint::from);
    check.fix = check.fix.take().into_iter().chain(fixes).reduce(Hint::then);
}

fn text(note: &Note) -> String {
    match note {
        Note::EarlierControls(age_s) => format!("The fake requests were sent {} ago.", age(*age_s)),
        Note::KeyInUse { days, .. } => format!("This key has been in use here for {days} days."),
        Note::KeyCreated { days, .. } => format!("It's {days} days old."),
        Note::ExtraPermissions(names) => format!(
            "It can do more than the integration needs: {}. So could anyone who gets hold of it.",
            names.join(", ")
        ),
        Note::OtherCompany { before, since } => format!(
            "At setup on {} the key belonged to another company: {}. Candidates would be invited in the wrong company's name.",
            short_date(*since),
            before.as_deref().unwrap_or("a company without a name")
        ),
        Note::ConfirmedLongAgo { days, .. } => format!(
            "That's {days} days ago. CodeSignal disables a webhook after 25 failed deliveries, so please check again."
        ),
        Note::OutOfDateSince { location, since } => {
            format!("{} since {} at the latest.", location.field(), short_date(*since))
        }
        Note::WithoutDeep(summary) => format!("Without --deep: {summary}"),
        Note::NotDeleted { created, why } => format!(
            "A {} that cs-ashby created on {} isn't deleted yet: {why}.",
            created.kind.title(),
            short_date(created.at)
        ),
        Note::OldKey { status, since, .. } => old_key(*status, &short_date(*since)),
        Note::OldKeyRevoked(key) => format!("The old key is revoked: {} rejects it.", key.vendor()),
        Note::ReplacedSince(since) => {
            format!("You're replacing it since {}. The new key works.", short_date(*since))
        }
        Note::Replacing(key) => format!("You're replacing the {}.", key.title()),
        Note::TestedWithOldKey(key) => format!(
            "You're replacing the {}; this was tested with the old one, which is still the current key.",
            key.title()
        ),
        Note::KeyLocations(locations) => {
            let sentences = locations.iter().map(|(location, seen)| {
                let (key, title) = (seen.key.as_str(), location.title());
                match (seen.key, seen.evidence) {
                    (ObservedKey::Unknown, _) => format!("Which one is in {title} isn't known."),
                    (_, Evidence::Proven) => format!("The {key} one is in {title}."),
                    _ => format!("The {key} one is in {title}, as last confirmed."),
                }
            });
            sentences.collect::<Vec<_>>().join(" ")
        }
        Note::OldKeyIsCurrent => "On this computer the old one is still the current key.".into(),
        Note::WebhookHasNewKey(true) => "The webhook has it too, so results can arrive.".into(),
        Note::WebhookHasNewKey(false) => {
            "Results don't arrive until the webhook has it too. CodeSignal retries up to 25 times."
                .into()
        }
    }
}

fn fix(note: &Note) -> Option<String> {
    Some(match note {
        Note::KeyInUse { key, .. } | Note::KeyCreated { key, .. } => format!(
            "Replace it with `cs-ashby rotate {}` if it's in your keychain. If it comes from elsewhere, replace it there; `cs-ashby verify` then names the other places.",
            key.as_str()
        ),
        Note::ExtraPermissions(_) => format!(
            "In CodeSignal, open Integrations > API Keys and the key \"{KEY_DESCRIPTION}\". Select only the guide's four permissions and click SAVE."
        ),
        Note::OtherCompany { .. } => "If that's what you want, run `cs-ashby setup` with this key. If not, use the other company's key or --profile.".into(),
        Note::ConfirmedLongAgo { step: ManualStep::Webhook, .. } => "In CodeSignal, open Integrations > Webhooks, check that the webhook is still enabled and click its test button. Then run `cs-ashby setup --attest webhook`.".into(),
        Note::ConfirmedLongAgo { step: ManualStep::AshbySettings, .. } => "In Ashby, open the assessments admin page and the CodeSignal integration, and check that both keys are still there. Then run `cs-ashby setup --attest ashby-settings`.".into(),
        Note::NotDeleted { created, .. } => delete_by_hand(created),
        Note::OldKey { key, status, .. } => {
            let finish = format!("`cs-ashby rotate {} --finish`", key.as_str());
            match status {
                KeyStatus::Active => format!("{} Then run {finish}.", key.how_to_delete()),
                KeyStatus::Revoked => format!("Run {finish} to remove the old key here."),
                KeyStatus::Unknown => return None,
            }
        }
        _ => return None,
    })
}

fn age(seconds: i64) -> String {
    match (seconds / 3600, seconds / 60) {
        (0, 0 | 1) => "a minute".to_owned(),
        (0, minutes) => format!("{minutes} minutes"),
        (1, _) => "an hour".to_owned(),
        (hours, _) => format!("{hours} hours"),
    }
}

fn old_key(status: KeyStatus, since: &str) -> String {
    match status {
        KeyStatus::Revoked => format!("The old key, replaced on {since}, is revoked."),
        KeyStatus::Active => {
            format!("The old key, replaced on {since}, still works.")
        }
        KeyStatus::Unknown => {
            format!("Couldn't check whether the old key, replaced on {since}, still works.")
        }
    }
}

fn delete_by_hand(created: &CreatedResource) -> String {
    let what = created.kind.title();
    let id = created.id.as_ref().map_or(String::new(), |id| format!(" (id {id})"));
    let place = match (&created.test_title, created.kind) {
        (Some(title), _) => format!("open the assessment \"{title}\" and its candidates"),
        (None, ResourceKind::TestSession) => "open the assessment it was created for".to_owned(),
        (None, ResourceKind::LiveInterview) => "open the list of interviews".to_owned(),
    };
    format!(
        "Run `cs-ashby verify` again with the same addresses: it deletes what's left. If it stays, delete it by hand: in CodeSignal, {place}, find the candidate {}{id} and delete that {what}.",
        created.marker
    )
}
