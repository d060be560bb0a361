//! What the machine around a run is like, for whoever has to help from afar: names and kinds, no values
//! that a person might have put a key into.

use std::path::Path;

/// Other variables that change what a run does; only their names are told.
const TELLING: [&str; 17] = [
    "ACCESSIBLE",
    "CI",
    "CLICOLOR_FORCE",
    "COLUMNS",
    "CREDENTIALS_DIRECTORY",
    "DBUS_SESSION_BUS_ADDRESS",
    "DISPLAY",
    "NO_COLOR",
    "NO_PROXY",
    "SSH_CONNECTION",
    "SSL_CERT_DIR",
    "SSL_CERT_FILE",
    "WAYLAND_DISPLAY",
    "WSL_DISTRO_NAME",
    "XDG_RUNTIME_DIR",
    "container",
    "no_proxy",
];

/// The system: its kind, version and processor, and for what this program was built.
pub(crate) fn system() -> (String, String) {
    use std::env::consts::{ARCH, OS};
    let environment = match () {
        () if cfg!(target_env = "gnu") => "-gnu",
        () if cfg!(target_env = "musl") => "-musl",
        () if cfg!(target_env = "msvc") => "-msvc",
        () => "",
    };
    let debug = if cfg!(debug_assertions) { ", debug" } else { "" };
    let built_for = format!("{ARCH}-{OS}{environment}{debug}");
    #[cfg(unix)]
    let runs_on = {
        let name = rustix::system::uname();
        let part = |text: &std::ffi::CStr| text.to_string_lossy().into_owned();
        format!("{} {} {}", part(name.sysname()), part(name.release()), part(name.machine()))
    };
    #[cfg(not(unix))]
    let runs_on = OS.to_owned();
    (built_for, runs_on)
}

/// The names of the variables that are set and change what a run does.
pub(crate) fn variables() -> Vec<String> {
    let mut names: Vec<String> = std::env::vars_os()
        .filter(|(_, value)| !value.is_empty())
        .filter_map(|(name, _)| name.into_string().ok())
        .filter(|name| name.starts_with("CS_ASHBY_") || TELLING.contains(&name.as_str()))
        .collect();
    names.sort();
    names
}

pub(crate) fn locale() -> Option<String> {
    ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(|name| super::variable(name).ok().flatten())
}

/// A path with the home folder as `~`: it mostly contains the person's name.
pub(crate) fn short(path: &Path) -> String {
    let home = etcetera::home_dir().ok();
    let below = home.and_then(|home| path.strip_prefix(home).map(Path::to_owned).ok());
    match below {
        Some(below) => Path::new("~").join(below).display().to_string(),
        None => path.display().to_string(),
    }
}
