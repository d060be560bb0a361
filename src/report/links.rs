//! Clickable links (OSC 8), for terminals that are known to show them.

use std::path::Path;
use supports_hyperlinks::Stream;

pub(super) fn are_shown_on_stdout() -> bool {
    crate::platform::stdout_is_terminal() && supports_hyperlinks::on(Stream::Stdout)
}

pub(super) fn are_shown_on_stderr() -> bool {
    crate::platform::stderr_is_terminal() && supports_hyperlinks::on(Stream::Stderr)
}

/// A text with each web address in it clickable.
pub(super) fn clickable(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = start(rest) {
        let (before, from) = rest.split_at(at);
        let (address, after) = from.split_at(length(from));
        out.push_str(before);
        out.push_str(&link(address, address));
        rest = after;
    }
    out.push_str(rest);
    out
}

/// The path of a file, as a link that opens it. Over SSH it's on another computer than the one who clicks.
pub(super) fn to_file(path: &Path) -> Option<String> {
    if crate::platform::is_over_ssh() {
        return None;
    }
    let address = url::Url::from_file_path(path).ok()?;
    Some(link(address.as_str(), &path.display().to_string()))
}

fn link(address: &str, shown: &str) -> String {
    format!("\u{1b}]8;;{address}\u{1b}\\{shown}\u{1b}]8;;\u{1b}\\")
}

fn start(text: &str) -> Option<usize> {
    ["https://", "http://"].iter().filter_map(|scheme| text.find(scheme)).min()
}

fn length(address: &str) -> usize {
    let ends = |c: char| c.is_whitespace() || c.is_control() || "`\"'<>()".contains(c);
    let whole = &address[..address.find(ends).unwrap_or(address.len())];
    whole.trim_end_matches(['.', ',', ';', ':', '?']).len()
}

#[cfg(test)]
mod tests {
    use super::clickable;

    #[test]
    fn an_address_is_clickable_and_the_rest_stays() {
        let link = |address| format!("\u{1b}]8;;{address}\u{1b}\\{address}\u{1b}]8;;\u{1b}\\");
        for (text, address) in [
            ("Open https://app.ashbyhq.com/a?b=1.", "https://app.ashbyhq.com/a?b=1"),
            ("\u{1b}[4mhttp://127.0.0.1:80/x\u{1b}[0m\n", "http://127.0.0.1:80/x"),
            ("(see https://a.example/b, or not)", "https://a.example/b"),
        ] {
            assert_eq!(clickable(text), text.replace(address, &link(address)));
        }
        assert_eq!(clickable("no address"), "no address");
    }
}
