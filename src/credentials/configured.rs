//! What the configuration can name as the source of a key.

use std::path::PathBuf;

/// What a path in the configuration may begin with: the folder that systemd makes for a service with
/// LoadCredential= or LoadCredentialEncrypted= (systemd.exec(5)). No other variable is replaced.
pub const CREDENTIALS: &str = "$CREDENTIALS_DIRECTORY";

/// What the configuration names as the source of one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Configured {
    pub from: ConfiguredSource,
    /// Where that stands, for messages: the field and the file.
    pub place: String,
}

/// The two kinds of source that the configuration knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ConfiguredSource {
    Command(String),
    /// A file: a whole path, or one below `$CREDENTIALS_DIRECTORY`.
    File(PathBuf),
}

/// The words of a command, split as a shell would; nothing where its quotes don't match.
pub(crate) fn command_words(line: &str) -> Option<Vec<String>> {
    if cfg!(windows) {
        windows_words(line)
    } else {
        shell_words::split(line).ok()
    }
}

/// The same where a backslash parts the folders of a path: it stands for itself.
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
            (
                r"\\server\share\p.exe --x='a b'",
                &[r"\\server\share\p.exe", "--x=a b"],
            ),
            ("  ", &[]),
        ] {
            assert_eq!(windows_words(line).unwrap(), words, "{line}");
        }
        assert_eq!(windows_words("op 'a"), None);
    }
}
