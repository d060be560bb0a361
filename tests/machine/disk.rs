//! A file system without room, and a read-only one. (What each single call meets is in `crash`.)

use crate::support::*;
use std::fs;

struct Stage {
    /// With a finished integration, and `words.json` to import.
    finished: Home,
    vendors: Vendors,
}

impl Stage {
    fn start() -> Stage {
        let (finished, vendors) = scene::finished();
        let words = finished.cs(&["attest", "export"]).run();
        finished.file("words.json", words.stdout);
        Stage { finished, vendors }
    }

    /// A home of its own, as the command finds it.
    fn home(&self, finished: bool) -> Home {
        let home = Home::new();
        fs::copy(self.finished.root().join("words.json"), home.root().join("words.json")).unwrap();
        if finished {
            home.copy_state(&self.finished);
        }
        home
    }
}

/// A file system in a name space of its own: full, then with room; read-only.
const SMALL: &str = r#"mount -t tmpfs -o "$1,mode=700" none "$2" || exit 99
out=$3; shift 3
"$@" >"$out"; echo $? >"$out.code"
mount -o remount,size=1m,nr_inodes=100 "$CS_ASHBY_STATE_DIR"
exec "$@""#;

#[test]
fn a_disk_without_room_keeps_the_old_state() {
    if !missing::have(&["unshare", "mount"]) {
        return;
    }
    let stage = Stage::start();
    let mut codes = Vec::new();
    for room in ["nr_inodes=1", "nr_inodes=2", "nr_inodes=3", "nr_inodes=4", "size=4k", "size=8k"] {
        let home = stage.home(false);
        fs::create_dir(home.state_dir()).unwrap();
        let first = home.root().join("first");
        let run = home.ask(&stage.vendors, &["setup", "--attest", "webhook"]);
        let (state, out) = (home.state_dir(), first.clone());
        let words =
            ["-m", "sh", "-c", SMALL, "sh", room, state.to_str().unwrap(), out.to_str().unwrap()];
        let output = run.through("unshare", &words).run();
        if output.code == 99 {
            return missing::left_out("a file system can't be mounted here");
        }
        let code = fs::read_to_string(first.with_extension("code")).unwrap();
        let report = fs::read_to_string(&first).unwrap();
        assert!(["0\n", "5\n"].contains(&code.as_str()), "{room}: {code} {report}");
        assert!(code == "0\n" || report.contains("the disk is full"), "{room}: {report}");
        assert_eq!(output.code, 0, "{room}, then with room: {output:#?}");
        codes.push(code);
    }
    assert!(codes.iter().any(|code| code == "5\n"), "{codes:?}");
}

const READ_ONLY: &str = r#"mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" || exit 99
shift; exec "$@""#;

#[test]
fn a_read_only_home_keeps_nobody_from_looking() {
    if !missing::have(&["unshare", "mount"]) {
        return;
    }
    let stage = Stage::start();
    for (words, code) in [
        (&["verify"][..], 0),
        (&["status"], 0),
        (&["keys", "list"], 0),
        (&["attest", "list"], 0),
        (&["attest", "export"], 0),
        (&["webhook", "show"], 0),
        (&["webhook", "test"], 0),
        (&["profiles", "list"], 0),
        (&["setup", "--plan"], 0),
        (&["setup", "--attest", "ashby-settings"], 5),
        (&["attest", "import", "../words.json"], 5),
        (&["profiles", "remove", "default", "--yes"], 5),
    ] {
        for finished in [true, false] {
            let home = stage.home(finished);
            let root = home.root().to_str().unwrap().to_owned();
            let words_before = ["-m", "sh", "-c", READ_ONLY, "sh", &root];
            let run = home.ask(&stage.vendors, words).through("unshare", &words_before);
            let output = run.run();
            if output.code == 99 {
                return missing::left_out("a file system can't be mounted here");
            }
            // Without a state nobody has confirmed the webhook.
            let wanted = if words == ["verify"] && !finished { 3 } else { code };
            assert_eq!(output.code, wanted, "{words:?} {finished}: {output:#?}");
            assert!(code != 5 || output.stdout.contains("the disk is read-only"), "{output:#?}");
            output.json();
        }
    }
}
