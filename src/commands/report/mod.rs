//! `report`: diagnostics for support, to read and to send. No vendor is asked.

mod facts;
mod profile;

use super::profiles;
use crate::cli::{Global, ReportArgs, StoreChoice};
use crate::config::Config;
use crate::credentials::Secret;
use crate::credentials::sanitize::{clean, contains_whole};
use crate::error::{Error, Exit, Result};
use crate::integration::KeyName;
use crate::keystore::{AccessPolicy, LostKeyring, Store};
use crate::platform::{self, files, io_error};
use crate::report::{OutputOptions, Report};
use crate::settings::Settings;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

const HEAD: &str = "cs-ashby report. Your keys aren't included; keys that\n\
    couldn't be read are named at the end. Read it before you send it: it names\n\
    this computer's system, folders, profiles and addresses.\n";

/// A report never opens a window.
const ACCESS: AccessPolicy = AccessPolicy::script(Duration::from_secs(3));

/// A heading, and below it facts by name.
type Section = (String, Vec<(String, String)>);

/// Shows the report, or writes it into a file. If a key is in it, it does neither.
pub(crate) async fn run(
    global: &Global,
    settings: &Settings,
    options: &OutputOptions,
    args: &ReportArgs,
    report: &mut Report,
) -> Result<Exit> {
    // A configuration that can't be used is a fact worth reporting.
    let (config, broken) = match Config::read() {
        Ok(config) => (config, None),
        Err(error) => (Config::default(), Some(error.code)),
    };
    let profiles = if args.all_profiles {
        profiles::known(&config)?
    } else {
        BTreeSet::from([settings.profile.clone()])
    };
    let store = match settings.store {
        StoreChoice::Keyring => Store::Keyring(ACCESS, LostKeyring::default()),
        StoreChoice::None => Store::None,
    };
    let mut sections = vec![facts::computer(broken)?, facts::settings(global, settings, options)];
    let mut keys = Vec::new();
    let mut unread: Vec<String> =
        broken.map(|code| format!("the configuration: {code}")).into_iter().collect();
    for profile in profiles {
        let found = profile::read(profile, settings, args, &config, &store).await?;
        sections.push(found.section);
        keys.extend(found.keys);
        unread.extend(found.unread);
    }
    if !unread.is_empty() {
        let unread = vec![("sources".to_owned(), unread.join("; "))];
        sections.push(("keys that couldn't be read, and so not looked for here".into(), unread));
    }
    let file = args.bundle.clone().map(|it| it.unwrap_or_else(default_file));
    let file = file.filter(|path| path.as_os_str() != "-");
    let file = file.map(|path| std::path::absolute(&path).unwrap_or(path));
    refuse_keys(&sections, file.as_deref(), &keys, report)?;
    let mut data = json!({ "report": document(&sections) });
    match file {
        None => report.verbatim = Some(text(&sections)),
        Some(path) => {
            data["file"] = json!(path.to_string_lossy());
            write(&path, &text(&sections), args.force)?;
            report.say(format!(
                "Written: {}\nKeys known here that were searched for, and aren't in it: {}.\nNow read the file, then send it to whoever helps you. Nothing was sent anywhere.",
                path.display(),
                keys.len()
            ));
        }
    }
    report.data = Some(data);
    Ok(Exit::Pass)
}

fn default_file() -> PathBuf {
    format!("cs-ashby-report-{}.txt", platform::utc_date(platform::now())).into()
}

fn document(sections: &[Section]) -> Map<String, Value> {
    let fields = sections.iter().map(|(title, facts)| {
        (title.clone(), facts.iter().map(|(name, value)| (name.clone(), json!(value))).collect())
    });
    fields.collect()
}

fn text(sections: &[Section]) -> String {
    let mut out = HEAD.to_owned();
    for (title, facts) in sections {
        out.push_str(&format!("\n{title}:\n"));
        for (name, value) in facts {
            let value = value.replace(char::is_control, " ");
            out.push_str(&format!("  {name}: {value}\n"));
        }
    }
    out
}

/// Refuses a report, or a file name, that contains one of the keys.
fn refuse_keys(
    sections: &[Section],
    file: Option<&Path>,
    keys: &[(KeyName, Secret)],
    report: &mut Report,
) -> Result<()> {
    let key_in =
        |text: &str| keys.iter().find(|(_, key)| contains_whole(text, key)).map(|(name, _)| *name);
    let mut found = Vec::new();
    for (title, facts) in sections {
        found.extend(key_in(title).map(|key| ("a profile's name".to_owned(), key)));
        for (name, value) in facts {
            found.extend(key_in(value).map(|key| (name.clone(), key)));
        }
    }
    let file = file.and_then(|path| key_in(&path.to_string_lossy()));
    found.extend(file.map(|key| ("the name of the file".to_owned(), key)));
    let Some((_, key)) = found.first() else {
        return Ok(());
    };
    if key_in(&report.profile).is_some() {
        report.profile = "[withheld]".to_owned();
    }
    let places: Vec<&str> = found.iter().map(|(place, _)| place.as_str()).collect();
    Err(Error::local(
        "key_in_report",
        format!(
            "The report would contain the {} at: {}. So it was neither shown nor written.",
            key.title(),
            places.join("; ")
        ),
        format!(
            "Remove it there: it was probably pasted as a name, a path or an address. Others may have seen it, so delete the key at {} and create a new one. Then run the command again.",
            key.vendor()
        ),
    ))
}

/// Writes the report, whole or not at all.
fn write(path: &Path, text: &str, force: bool) -> Result<()> {
    let write = if force { files::replace } else { files::create_new };
    let shown = clean(&path.to_string_lossy(), &[]);
    // Even with --force: what a link leads to was not named here.
    if path.is_symlink() {
        return Err(Error::usage(
            "bundle_is_link",
            format!("{shown} is a link to another file. Nothing was written."),
            "Name another file with --bundle FILE, or remove the link first.",
        ));
    }
    write(path, text.as_bytes()).map_err(|error| {
        if error.kind() == io::ErrorKind::AlreadyExists {
            return Error::usage(
                "bundle_exists",
                format!("{shown} already exists. Nothing was written."),
                "Name another file with --bundle FILE, or add --force to replace this one.",
            );
        }
        Error::local(
            "bundle_unwritten",
            format!("{shown} can't be written: {}.", io_error::words(&error)),
            "Name a file in one of your folders with --bundle FILE, or run `cs-ashby report` to see the report here.",
        )
    })
}
