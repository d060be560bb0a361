//! Clipboard managers: programs that keep what is copied.

#[cfg(target_os = "linux")]
use std::os::unix::fs::MetadataExt;

#[cfg(target_os = "linux")]
const MANAGERS: [&str; 13] = [
    "autocutsel",
    "clipit",
    "clipman",
    "clipmenud",
    "cliphist",
    "copyq",
    "diodon",
    "glipper",
    "gpaste-daemon",
    "greenclip",
    "klipper",
    "parcellite",
    "xfce4-clipman",
];

/// A clipboard manager of this account that runs now, by its name. Elsewhere they heed the marks of a private text.
#[cfg(target_os = "linux")]
pub(crate) fn running_manager() -> Option<String> {
    let mine = std::fs::metadata("/proc/self").ok()?.uid();
    std::fs::read_dir("/proc").ok()?.flatten().find_map(|entry| {
        let number = entry.file_name();
        number.to_str()?.parse::<u32>().ok()?;
        if entry.metadata().ok()?.uid() != mine {
            return None;
        }
        manager_in(&std::fs::read(entry.path().join("cmdline")).ok()?)
    })
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn running_manager() -> Option<String> {
    None
}

/// The manager in a command line of `/proc`: itself, or run by an interpreter or a watcher.
#[cfg(target_os = "linux")]
fn manager_in(line: &[u8]) -> Option<String> {
    let words = line.split(|byte| *byte == 0).take(4);
    words.filter_map(|word| std::str::from_utf8(word).ok()).find_map(|word| {
        let name = word.rsplit('/').next()?;
        let name = name.trim_end_matches(".py").trim_end_matches("-wrapped");
        let name = name.trim_start_matches('.').to_ascii_lowercase();
        MANAGERS.contains(&name.as_str()).then_some(name)
    })
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::manager_in;

    #[test]
    fn a_manager_is_known_by_its_command_line() {
        for (line, name) in [
            ("/usr/bin/parcellite\0-n\0", Some("parcellite")),
            ("copyq\0", Some("copyq")),
            ("wl-paste\0--watch\0cliphist\0store\0", Some("cliphist")),
            ("/bin/bash\0/usr/bin/clipmenud\0", Some("clipmenud")),
            ("/usr/bin/python3\0/usr/bin/.Glipper-wrapped\0", Some("glipper")),
            ("vim\0/home/anna/notes-on-copyq\0", None),
            ("", None),
        ] {
            assert_eq!(manager_in(line.as_bytes()).as_deref(), name, "{line:?}");
        }
    }
}
