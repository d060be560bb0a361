//! The person's browser, where this run can open one.

use crate::integration::KeyName;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// How long a program that opens pages is watched for a failure; after that it counts as at work.
const WATCHED: Duration = Duration::from_millis(1500);

/// Opens a page in the person's browser, and says whether it could. Waits for no browser, and lets none write to the
/// terminal.
pub(crate) fn open(page: &str) -> bool {
    can_open() && open::commands(page).into_iter().any(launch)
}

/// Whether there is a desktop on which a page could be opened: without one a text browser could be found, which would
/// take the terminal over. Podman, systemd-nspawn and others set `container`.
pub(crate) fn can_open() -> bool {
    let has_desktop = cfg!(any(windows, target_os = "macos"))
        || !super::has_value("container")
            && ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"].into_iter().any(super::has_value);
    has_desktop && !super::is_over_ssh()
}

/// Starts a program that opens pages; whether it did, or is still at it.
fn launch(mut command: Command) -> bool {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command.env("BROWSER", graphical(super::variable("BROWSER").ok().flatten().as_deref()));
    for name in KeyName::ALL {
        // A browser has no business with a key.
        command.env_remove(name.variable());
    }
    // In a group of its own, so that Ctrl-C here ends no browser.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    let Ok(mut child) = command.spawn() else {
        return false;
    };
    let until = Instant::now() + WATCHED;
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if Instant::now() < until => std::thread::sleep(WATCHED / 50),
            _ => break,
        }
    }
    // A browser that runs as long as it is open: someone has to see it end.
    std::thread::spawn(move || child.wait());
    true
}

/// Browsers that would take over the terminal.
const TEXT_BROWSERS: [&str; 7] =
    ["elinks", "links", "links2", "lynx", "w3m", "browsh", "www-browser"];

/// What xdg-open tries where there is no BROWSER, less the text browsers at its end.
const GRAPHICAL_BROWSERS: &str =
    "x-www-browser:firefox:firefox-esr:chromium:chromium-browser:google-chrome:epiphany:konqueror";

/// The value of BROWSER without text browsers. It is a list with `:`; each entry may have arguments.
fn graphical(browsers: Option<&str>) -> String {
    let is_text = |entry: &&str| {
        let mut names = entry.split_whitespace().filter_map(|word| {
            let word = word.trim_matches(['\'', '"']);
            word.rsplit('/').next()
        });
        names.any(|name| TEXT_BROWSERS.contains(&name))
    };
    let entries = browsers.unwrap_or_default().split(':');
    let left: Vec<&str> =
        entries.filter(|entry| !entry.trim().is_empty() && !is_text(entry)).collect();
    if left.is_empty() { GRAPHICAL_BROWSERS.to_owned() } else { left.join(":") }
}

#[cfg(test)]
mod tests {
    use super::{GRAPHICAL_BROWSERS, graphical};

    #[test]
    fn no_text_browser_is_left() {
        for (browsers, left) in [
            (None, GRAPHICAL_BROWSERS),
            (Some(""), GRAPHICAL_BROWSERS),
            (Some("w3m"), GRAPHICAL_BROWSERS),
            (Some("/usr/bin/lynx %s"), GRAPHICAL_BROWSERS),
            (Some("sh -c 'elinks %s'"), GRAPHICAL_BROWSERS),
            (Some("www-browser:links2"), GRAPHICAL_BROWSERS),
            (Some("w3m:firefox"), "firefox"),
            (Some("firefox --new-tab %s:links"), "firefox --new-tab %s"),
            (Some("my-links-wrapper"), "my-links-wrapper"),
        ] {
            assert_eq!(graphical(browsers), left, "{browsers:?}");
        }
    }
}
