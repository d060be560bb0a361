//! Accounts and groups, as far as the files of this computer list them.

use std::fs;

/// Whether nobody but this account and root is in a group, whatever its number: so do Debian and Fedora make one
/// for each account (there the umask is 002), and Kubernetes for a volume (`fsGroup`). Where a network service
/// knows more members than the files list, none is taken for private.
pub(crate) fn is_private(group: u32, account: u32) -> bool {
    group == 0
        || (!cfg!(target_os = "macos")
            && files_know_all(&read("/etc/nsswitch.conf"))
            && is_listed_private(&read("/etc/passwd"), &read("/etc/group"), group, account))
}

fn read(path: &str) -> String {
    fs::read_to_string(path).unwrap_or_default()
}

/// Whether accounts and groups come from files alone. (`systemd` adds root, nobody and accounts of services.)
fn files_know_all(nsswitch: &str) -> bool {
    let sources = nsswitch.lines().filter_map(|line| {
        let line = line.split('#').next().unwrap_or_default();
        let (name, sources) = line.split_once(':')?;
        matches!(name.trim(), "passwd" | "group" | "initgroups").then_some(sources)
    });
    sources
        .flat_map(str::split_whitespace)
        .all(|source| matches!(source, "files" | "systemd") || source.starts_with('['))
}

/// Whether no other account has it as its group, and every member is this account or root, by the lines of passwd
/// (name:x:uid:gid:...) and group (name:x:gid:members).
fn is_listed_private(passwd: &str, group_file: &str, group: u32, account: u32) -> bool {
    let number = |text: Option<&str>| text.and_then(|text| text.parse::<u32>().ok());
    let (mut own_names, mut others_have_it) = (Vec::new(), false);
    for line in passwd.lines() {
        let mut fields = line.split(':');
        let name = fields.next().unwrap_or_default();
        let (uid, gid) = (number(fields.nth(1)), number(fields.next()));
        if uid == Some(account) || uid == Some(0) {
            own_names.push(name);
        } else if gid == Some(group) {
            others_have_it = true;
        }
    }
    let mut groups = group_file.lines().map(|line| line.split(':').skip(2));
    !others_have_it
        && groups.all(|mut fields| {
            let gid = number(fields.next());
            let mut members = fields.next().unwrap_or_default().split(',');
            gid != Some(group) || members.all(|name| name.is_empty() || own_names.contains(&name))
        })
}

/// Whether files of this owner are root's. In a container of an ordinary account (rootless Podman, Flatpak),
/// root's files outside belong to the account "nobody" that stands for all that have no number there.
pub(crate) fn is_root(owner: u32) -> bool {
    const NOBODY: u32 = 65534;
    owner == 0 || (owner == NOBODY && !maps(&read("/proc/self/uid_map"), NOBODY.into()))
}

/// Whether a user namespace has an account of this number (user_namespaces(7)). No file: there is no namespace.
fn maps(uid_map: &str, account: u64) -> bool {
    uid_map.is_empty()
        || uid_map.lines().any(|line| {
            let numbers: Vec<u64> =
                line.split_whitespace().filter_map(|it| it.parse().ok()).collect();
            matches!(numbers[..], [first, _, count] if (first..first + count).contains(&account))
        })
}

/// The account in whose home root runs, with sudo and HOME kept. What root makes there, its owner can't change
/// afterwards. Root in a container with a mounted home is another matter: no account of the container has it.
pub(crate) fn other_home_owner() -> Option<u32> {
    use std::os::unix::fs::MetadataExt;
    if !rustix::process::geteuid().is_root() {
        return None;
    }
    let home = etcetera::home_dir().ok()?;
    let owner = fs::metadata(&home).ok()?.uid();
    let asked_by = ["SUDO_UID", "PKEXEC_UID"]
        .into_iter()
        .any(|name| super::variable(name).ok().flatten() == Some(owner.to_string()));
    let is_theirs = || {
        read("/etc/passwd").lines().any(|line| {
            let fields: Vec<&str> = line.split(':').collect();
            let uid = fields.get(2).and_then(|uid| uid.parse().ok());
            uid == Some(owner) && fields.get(5).is_some_and(|it| home == std::path::Path::new(it))
        })
    };
    (owner != 0 && (asked_by || is_theirs())).then_some(owner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_private_if_nobody_else_is_in_it() {
        let passwd = "root:x:0:0::/root:/bin/sh\nanna:x:1000:1000::/h:/bin/sh\nbob:x:1001:1001::/h:\n\
            carl:x:1002:100::/h:\n";
        let group = "root:x:0:\nanna:x:1000:\nbob:x:1001:\nusers:x:100:\nteam:x:2000:anna,bob\n\
            solo:x:2001:anna\nadm:x:4:root,anna\nremote:x:2002:dora\n";
        for (number, wanted) in [
            (1000, true),
            (1001, false),
            (100, false),
            (2000, false),
            (2001, true),
            (4, true),
            // A member that no file lists, and a group that none does: Kubernetes' fsGroup.
            (2002, false),
            (3000, true),
        ] {
            assert_eq!(is_listed_private(passwd, group, number, 1000), wanted, "{number}");
        }
    }

    #[test]
    fn where_a_network_service_knows_more_no_group_is_private() {
        for (text, wanted) in [
            ("", true),
            ("passwd: files systemd\ngroup: files [SUCCESS=merge] systemd\nhosts: dns\n", true),
            ("passwd: files\ngroup: files # sss\n", true),
            ("passwd: files sss\n", false),
            ("group: files winbind\n", false),
            ("passwd:compat\n", false),
        ] {
            assert_eq!(files_know_all(text), wanted, "{text}");
        }
    }

    #[test]
    fn nobody_is_root_only_where_it_has_no_number() {
        assert!(maps("         0          0 4294967295\n", 65534));
        assert!(!maps("      1000       1000          1\n", 65534));
        assert!(maps("0 1000 1\n1 100000 65536\n", 65534));
        assert!(maps("", 65534));
    }
}
