//! Asks the person for the keys that are neither given nor stored, and proves each at once.

use super::Walk;
use crate::checklist::questions::Scope;
use crate::checklist::{CheckId, Keystore, check_some};
use crate::error::Result;
use crate::finding::{Entry, Status};
use crate::integration::{KEY_DESCRIPTION, KeyName, Permission};
use crate::keys::{Held, Keys};
use crate::secret::sources::Source;
use std::time::{Duration, Instant};

/// How often a key that its vendor refuses is asked for again.
const MOST_TRIES: usize = 3;

/// Asks for the missing keys, the one of Ashby first as the guide does. Does nothing where nobody is there.
pub async fn ask_missing_keys(walk: &mut Walk<'_>, keys: &mut Keys) -> Result<()> {
    if !walk.app.prompter.is_person() {
        return Ok(());
    }
    for name in [KeyName::Ashby, KeyName::Codesignal] {
        if keys.get(name).is_none() {
            walk.app.voice.note(&format!("\n{}", where_to_find(name)));
            ask_for(walk, keys, name).await?;
        }
    }
    walk.app.voice.note(" ");
    Ok(())
}

async fn ask_for(walk: &Walk<'_>, keys: &mut Keys, name: KeyName) -> Result<()> {
    for tries in 1..=MOST_TRIES {
        let Some(secret) = walk.app.prompter.key(name).await? else {
            return Ok(());
        };
        let held = Held::new(secret, Source::Prompt);
        let mut alone = Keys::default();
        alone.set(name, held);
        let entry = prove(walk, &alone, name).await;
        if let Some(entry) = &entry {
            walk.app
                .voice
                .note(&format!("{}: {}", entry.title, entry.summary));
        }
        if entry.is_none_or(|entry| entry.status != Status::Fail) {
            keys.adopt(name, alone);
            return Ok(());
        }
        if tries == MOST_TRIES {
            break;
        }
        walk.app
            .voice
            .note("Copy it again, alone and whole, and paste it here; Enter alone: not now.");
    }
    walk.app
        .voice
        .note("Not accepted, so the rest goes on without it.");
    Ok(())
}

/// What the key's own vendor says to it.
async fn prove(walk: &Walk<'_>, alone: &Keys, name: KeyName) -> Option<Entry> {
    let scope = Scope {
        codesignal: name == KeyName::Codesignal,
        ashby: name == KeyName::Ashby,
        ..Scope::default()
    };
    let access = match name {
        KeyName::Codesignal => CheckId::CodesignalAccess,
        KeyName::Ashby => CheckId::AshbyAccess,
    };
    let _busy = walk.app.voice.busy("Asking whether the key is accepted");
    let ask = walk.app.ask(alone, walk.app.deadline_from(Instant::now()));
    let keystore = std::future::ready((Keystore::Unused, Duration::ZERO));
    let wanted = [access, CheckId::of_key(name)];
    let now = walk.app.now_ms();
    let checked = check_some(&ask, &walk.record, keystore, now, &scope, &wanted).await;
    let key = checked
        .entries
        .last()
        .filter(|entry| entry.status != Status::Skip);
    key.or(checked.entries.first()).cloned()
}

fn where_to_find(name: KeyName) -> String {
    match name {
        KeyName::Ashby => "The Ashby API key. In Ashby, open the assessments admin page, click Add Integration (top right) and select CodeSignal. Create or select a key with the \"Ashby API Key\" drop-down, and copy it when it is shown. Paste it here, then Enter; Enter alone: not now.".to_owned(),
        KeyName::Codesignal => format!(
            "The CodeSignal API key. In CodeSignal, open Integrations > API Keys and click ADD A KEY. Type \"{KEY_DESCRIPTION}\" as Key Description, click the arrow, select these four permissions and click SAVE:\n  {}\nClick the key (blue text) to copy it. Paste it here, then Enter; Enter alone: not now.",
            Permission::ALL.map(Permission::name).join("\n  ")
        ),
    }
}
