//! A key from the standard output of a command.

use super::error::{KeyError, SOURCE_LIMIT};
use crate::error::{Error, Result};
use crate::integration::KeyName;
use crate::platform;
use std::process::Stdio;
use tokio::io::AsyncReadExt;
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

/// More than this is no key, in bytes.
pub(super) const LARGEST: u64 = 64 * 1024;
/// How many commands run at a time in this process: a password manager is no small program, and many
/// profiles would start hundreds.
static COMMANDS: Semaphore = Semaphore::const_new(8);

/// `place` is the option, or the field of the configuration, that names the command.
pub(super) async fn from_command(
    name: KeyName,
    line: &str,
    place: &str,
) -> Result<Zeroizing<String>> {
    // The command's own output is never shown: it may hold the key.
    let refuse = |why: &str| {
        Error::from(KeyError::Command { key: name, place: place.to_owned(), why: why.to_owned() })
    };
    let words = command_words(line).ok_or_else(|| refuse("its quotes don't match"))?;
    let Some((program, arguments)) = words.split_first() else {
        return Err(refuse("it is empty"));
    };
    // Never closed, so there is always a turn to wait for; the ten seconds begin after it.
    let _turn = COMMANDS.acquire().await;
    let mut command = tokio::process::Command::new(program);
    let group = own_group(&mut command);
    let mut child = command
        .args(arguments)
        // A password manager has no business with the keys it is not asked for.
        .env_remove(KeyName::Codesignal.variable())
        .env_remove(KeyName::Ashby.variable())
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .map_err(|error| {
            refuse(&format!("it can't be started ({})", platform::io_error::words(&error)))
        })?;
    let group = platform::ProcessGroup::of(group.then(|| child.id()).flatten());
    let output = tokio::time::timeout(SOURCE_LIMIT, finish(&mut child))
        .await
        .map_err(|_| refuse("it didn't finish within 10 s"))?;
    group.release();
    let (bytes, status) = output.map_err(|error| refuse(&platform::io_error::words(&error)))?;
    if !status.success() {
        return Err(refuse(&match status.code() {
            Some(code) => format!("it exited with {code}"),
            None => "a signal ended it".to_owned(),
        }));
    }
    if bytes.is_empty() {
        return Err(refuse("it printed nothing"));
    }
    as_text(bytes).map_err(refuse)
}

/// Puts a command into a group of its own, so that whatever it started ends with it. Not where there is a
/// terminal, on which it may have to ask: a group in the background can't. Says whether it did.
fn own_group(command: &mut tokio::process::Command) -> bool {
    #[cfg(unix)]
    if !platform::has_terminal() {
        command.process_group(0);
        return true;
    }
    let _ = command;
    false
}

async fn finish(
    child: &mut tokio::process::Child,
) -> std::io::Result<(Vec<u8>, std::process::ExitStatus)> {
    let mut bytes = Vec::new();
    if let Some(stdout) = child.stdout.take() {
        // Past the limit the pipe closes, which ends a command that would print for ever.
        stdout.take(LARGEST + 1).read_to_end(&mut bytes).await?;
    }
    Ok((bytes, child.wait().await?))
}

pub(super) fn as_text(bytes: Vec<u8>) -> std::result::Result<Zeroizing<String>, &'static str> {
    if bytes.len() as u64 > LARGEST {
        return Err("it's larger than 64 KiB, and no key is that long");
    }
    platform::text::decode(bytes)
}

/// The words of a command, split as a shell would; nothing where its quotes don't match.
pub(crate) fn command_words(line: &str) -> Option<Vec<String>> {
    if cfg!(windows) { windows_words(line) } else { shell_words::split(line).ok() }
}

/// The same where a backslash parts the folders of a path: it stands for itself, as does a `#`.
fn windows_words(line: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for letter in line.chars() {
        match (quote, letter) {
            (Some(open), _) if letter == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(letter);
                word.get_or_insert_default();
            }
            (None, _) if letter.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
}

#[cfg(test)]
mod tests {
    use super::windows_words;

    #[test]
    fn backslashes_stay_on_windows() {
        for (line, words) in [
            (r"C:\x\y.exe read", &[r"C:\x\y.exe", "read"][..]),
            (
                r#""C:\Program Files\op.exe" read "op://a b/c""#,
                &[r"C:\Program Files\op.exe", "read", "op://a b/c"],
            ),
            (
                "op read 'op://Acme CodeSignal/key' ''",
                &["op", "read", "op://Acme CodeSignal/key", ""],
            ),
            (r"\\server\share\p.exe --x='a b'", &[r"\\server\share\p.exe", "--x=a b"]),
            (r"'C:\Program Files\op.exe' read", &[r"C:\Program Files\op.exe", "read"]),
            (r"get #1 --x", &["get", "#1", "--x"]),
            ("  ", &[]),
        ] {
            assert_eq!(windows_words(line).unwrap(), words, "{line}");
        }
        assert_eq!(windows_words("op 'a"), None);
    }
}
