//! Whose configuration may name commands: every folder, link and file on the way to it is judged.

use crate::support::missing::left_out;
use crate::support::run::Run;
use crate::support::*;
use std::fs;
use std::os::unix::fs::{PermissionsExt, chown, lchown, symlink};
use std::path::{Path, PathBuf};

const OTHER: u32 = 12345;

fn mode(path: &Path, mode: u32) {
    fs::set_permissions(path, PermissionsExt::from_mode(mode)).unwrap();
}

/// Gives it to a group with another account in it: `daemon`.
fn share(path: &Path, bits: u32) {
    chown(path, None, Some(1)).unwrap();
    mode(path, bits);
}

/// Gives another account the right to write, in the kernel's form.
fn add_to_list(path: &Path) {
    let mut list = vec![2, 0, 0, 0];
    let entries: [(u16, u16, u32); 5] = [
        (0x01, 7, u32::MAX),
        (0x02, 7, OTHER),
        (0x04, 5, u32::MAX),
        (0x10, 7, u32::MAX),
        (0x20, 5, u32::MAX),
    ];
    for (tag, permissions, id) in entries {
        list.extend(tag.to_le_bytes());
        list.extend(permissions.to_le_bytes());
        list.extend(id.to_le_bytes());
    }
    let flags = rustix::fs::XattrFlags::empty();
    rustix::fs::setxattr(path, "system.posix_acl_access", &list, flags).unwrap();
}

/// A configuration below two folders, and what its command would leave behind.
struct Place {
    home: Home,
    vendors: Vendors,
    top: PathBuf,
    folder: PathBuf,
    file: PathBuf,
    ran: PathBuf,
}

impl Place {
    fn new() -> Place {
        let (home, vendors) = (Home::new(), Vendors::working());
        let top = home.root().join("top");
        let folder = top.join("conf");
        fs::create_dir_all(&folder).unwrap();
        let (file, ran) = (folder.join("config.toml"), home.root().join("ran"));
        let config =
            format!("[profiles.default]\nashby_key.command = \"touch '{}'\"\n", ran.display());
        fs::write(&file, config).unwrap();
        Place { home, vendors, top, folder, file, ran }
    }

    fn run(&self) -> Run {
        let run = self.home.cs(&["verify"]).at(&self.vendors).json_output();
        run.env("CS_ASHBY_CONFIG_DIR", &self.folder)
    }

    /// Moves the file to a new folder, and leaves a link.
    fn link_to(&self, folder: &str) -> PathBuf {
        let folder = self.home.root().join(folder);
        fs::create_dir(&folder).unwrap();
        let target = folder.join("config.toml");
        fs::rename(&self.file, &target).unwrap();
        symlink(&target, &self.file).unwrap();
        target
    }
}

type Change = fn(&Place);

#[test]
fn a_configuration_that_others_can_change_runs_nothing() {
    if !rustix::process::geteuid().is_root() {
        return left_out("only root can give files away");
    }
    let changes: [(&str, &str, Change); 16] = [
        ("an open file", "chmod go-w ROOT/top/conf/config.toml", |at| mode(&at.file, 0o646)),
        ("an open folder", "chmod go-w ROOT/top/conf", |at| mode(&at.folder, 0o757)),
        ("a shared group's file", "chmod go-w ROOT/top/conf/config.toml", |at| {
            share(&at.file, 0o664);
        }),
        ("a shared group's folder", "chmod go-w ROOT/top/conf", |at| share(&at.folder, 0o775)),
        ("another's file", "without sudo", |at| chown(&at.file, Some(OTHER), None).unwrap()),
        ("a link to an open file", "chmod go-w ROOT/else/config.toml", |at| {
            mode(&at.link_to("else"), 0o666);
        }),
        ("a list on the file", "chmod go-w", |at| add_to_list(&at.file)),
        ("a list on its folder", "chmod go-w", |at| add_to_list(&at.folder)),
        ("a list above", "chmod go-w", |at| add_to_list(&at.top)),
        ("a folder above is open", "chmod", |at| mode(&at.top, 0o777)),
        ("a shared group above", "chmod", |at| share(&at.top, 0o775)),
        ("another's folder above", "without sudo", |at| {
            chown(&at.top, Some(OTHER), None).unwrap();
        }),
        ("a link to an open folder", "chmod", |at| {
            at.link_to("open");
            mode(&at.home.root().join("open"), 0o777);
        }),
        ("a link to a list", "chmod go-w", |at| add_to_list(&at.link_to("listed"))),
        ("another's link", "without sudo", |at| {
            at.link_to("fine");
            lchown(&at.file, Some(OTHER), None).unwrap();
        }),
        ("a link through an open folder", "chmod", |at| {
            let open = at.home.root().join("hop");
            fs::create_dir(&open).unwrap();
            mode(&open, 0o777);
            symlink(&at.folder, open.join("conf")).unwrap();
            let conf = at.home.root().join("linked");
            symlink(open.join("conf"), conf).unwrap();
        }),
    ];
    for (what, fix, change) in changes {
        let place = Place::new();
        change(&place);
        let mut run = place.run();
        if place.home.root().join("linked").exists() {
            run = run.env("CS_ASHBY_CONFIG_DIR", place.home.root().join("linked"));
        }
        let report = run.run().report(5);
        assert_eq!(report.error_code(), "config_open_to_others", "{what}");
        let said = report.0["error"]["fix"].as_str().unwrap();
        let said = said.replace(&place.home.root().display().to_string(), "ROOT");
        assert!(said.contains(fix), "{what}: {said}");
        assert!(!place.ran.exists(), "{what}: its command was run");
    }
}

#[test]
fn links_that_only_this_account_can_change_are_followed() {
    let changes: [(&str, Change); 6] = [
        ("as it is", |_| ()),
        ("a folder as /tmp is", |at| mode(&at.folder, 0o1777)),
        ("stow: a relative link", |at| {
            let dotfiles = at.home.root().join("dotfiles");
            fs::create_dir(&dotfiles).unwrap();
            fs::rename(&at.file, dotfiles.join("config.toml")).unwrap();
            symlink("../../dotfiles/config.toml", &at.file).unwrap();
        }),
        ("NixOS: a store for a group, sticky", |at| {
            at.link_to("store");
            mode(&at.home.root().join("store"), 0o1775);
        }),
        ("/home is a link", |at| {
            let real = at.home.root().join("real");
            fs::rename(&at.top, &real).unwrap();
            symlink("real", &at.top).unwrap();
        }),
        ("two links, one after the other", |at| {
            let first = at.link_to("first");
            let second = at.home.root().join("second.toml");
            fs::rename(&first, &second).unwrap();
            symlink(&second, &first).unwrap();
        }),
    ];
    for (what, change) in changes {
        let place = Place::new();
        change(&place);
        // The command prints no key.
        assert_eq!(place.run().run().code, 2, "{what}");
        assert!(place.ran.exists(), "{what}: it was not run");
    }
}

#[test]
fn text_of_windows_is_read_wherever_a_file_is() {
    let place = Place::new();
    let utf16 = |text: &str| -> Vec<u8> {
        let marked = format!("\u{feff}{text}\r\n");
        marked.encode_utf16().flat_map(u16::to_le_bytes).collect()
    };
    let key = place.home.file("ashby.key", utf16(ASHBY_KEY));
    let config = format!("[profiles.default]\r\nashby_key.file = '{}'", key.display());
    fs::write(&place.file, utf16(&config)).unwrap();
    let run = place.run().env("CS_ASHBY_CODESIGNAL_KEY", CODESIGNAL_KEY);
    run.run().report(3).expect_status("ashby.key", "pass");
}
