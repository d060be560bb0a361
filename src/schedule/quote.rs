//! How each format writes a word so that it arrives as it is. Control characters and line ends are refused before.

/// A word of a systemd setting: in double quotes, with `%` doubled, which begins a specifier.
pub(super) fn systemd(word: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    let inner = word.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{}\"", inner.replace('%', "%%"))
}

/// An argument of ExecStart, where `$` begins a variable. In the program's path and in Environment it doesn't.
pub(super) fn systemd_argument(word: &str) -> String {
    systemd(word).replace('$', "$$")
}

/// A command line for a crontab. `\%` is a percent sign everywhere; `\\` is one backslash in Debian's cron and two
/// in cronie. So backslashes never stand side by side or before `\%`: a closed and opened quote separates them.
pub(super) fn cron(command: &str) -> String {
    let mut out = String::new();
    let mut letters = command.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '%' {
            out.push('\\');
        }
        out.push(letter);
        if letter == '\\' && matches!(letters.peek(), Some('\\' | '%')) {
            out.push_str("''");
        }
    }
    out
}

pub(super) fn xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// A word of a Windows command line, by the rules of CommandLineToArgvW: backslashes count double before a quote.
pub(super) fn windows(word: &str) -> String {
    if !word.is_empty() && !word.contains([' ', '\t', '"']) {
        return word.to_owned();
    }
    let mut out = String::from("\"");
    let mut slashes = 0;
    for letter in word.chars() {
        match letter {
            '\\' => slashes += 1,
            '"' => {
                out.push_str(&"\\".repeat(slashes + 1));
                slashes = 0;
            }
            _ => slashes = 0,
        }
        out.push(letter);
    }
    out.push_str(&"\\".repeat(slashes));
    out.push('"');
    out
}

/// A text in PowerShell's single quotes; typographic quotes end it too.
pub(super) fn powershell(text: &str) -> String {
    let mut out = String::from("'");
    for letter in text.chars() {
        out.push(letter);
        if matches!(letter, '\'' | '\u{2018}'..='\u{201b}') {
            out.push(letter);
        }
    }
    out.push('\'');
    out
}

/// A text in YAML's single quotes, in which only they are special.
pub(super) fn yaml(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// A value for Kubernetes, which replaces `$(NAME)` and reads `$$` as one dollar sign.
pub(super) fn kubernetes(word: &str) -> String {
    yaml(&word.replace('$', "$$"))
}

#[cfg(test)]
mod tests {
    use super::cron;

    /// What the shell gets: Debian's cron reads `\\` as one backslash, cronie leaves it.
    fn read(line: &str, debian: bool) -> String {
        let mut out = String::new();
        let mut letters = line.chars().peekable();
        while let Some(letter) = letters.next() {
            match (letter, letters.peek()) {
                ('\\', Some('%')) => out.extend(letters.next()),
                ('\\', Some('\\')) if debian => out.extend(letters.next()),
                ('\\', Some(_)) => out.extend([letter].into_iter().chain(letters.next())),
                ('%', _) => panic!("the command ends at: {line}"),
                _ => out.push(letter),
            }
        }
        out
    }

    #[test]
    fn a_cron_line_arrives_in_both_crons() {
        for word in [
            "50%", "\\%", "\\\\%", "\\", "\\\\", "\\\\\\", "a\\\\b%%", "'\\%'", "\\'", "%\\",
            "$x `y`", "\"",
        ] {
            let line = cron(&shell_words::join(["run", word]));
            for debian in [true, false] {
                let arrived = shell_words::split(&read(&line, debian)).unwrap();
                assert_eq!(arrived, ["run", word], "{line} (Debian: {debian})");
            }
        }
    }
}
