//! `--output-file`: what's written, with which mode, and when not.

use crate::support::scene::finished;
use crate::support::*;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

fn mode(path: &std::path::Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

#[test]
fn it_is_written_whatever_the_exit_code() {
    let (home, vendors) = finished();
    for (deny, code) in [(&[][..], 0), (&["liveInterview.company.write"][..], 1)] {
        vendors.codesignal.deny(deny);
        for format in ["text", "json", "junit", "github", "prometheus", "html"] {
            let path = home.root().join(format!("report-{code}.{format}"));
            let run = home.ask(&vendors, &["verify", "--output", format]);
            let shown = run.clone().run().expect_code(code);
            let run = run.args(&["--output-file", path.to_str().unwrap()]);
            let output = run.run().expect_code(code);
            assert_eq!(output.stdout, "");
            let text = fs::read_to_string(&path).unwrap();
            assert_eq!(text.is_empty(), shown.stdout.is_empty(), "{format}");
            assert!(!text.contains('\u{1b}'), "{format} has no colour");
            assert_eq!(mode(&path), 0o644);
        }
    }
    let failed = fs::read_to_string(home.root().join("report-1.prometheus")).unwrap();
    assert!(failed.contains("cs_ashby_verify_exit_code{profile=\"default\"} 1\n"), "{failed}");
    // Nothing is left beside it.
    assert!(
        !tree::files(home.root()).iter().any(|path| path.to_str().unwrap().contains(".cs-ashby-"))
    );
}

#[test]
fn every_command_takes_it() {
    let home = Home::new();
    let path = home.root().join("out");
    let commands = "status, guide, man, completions fish, schedule print, attest export, keys list, \
        profiles list, webhook show, report, setup --handoff ashby, rotate ashby";
    for command in commands.split(", ") {
        let args: Vec<_> = command.split(' ').collect();
        for format in ["text", "json"] {
            let _ = fs::remove_file(&path);
            let run = home.cs(&args).args(&["--output", format]);
            let shown = run.clone().run();
            let output = run.args(&["--output-file", path.to_str().unwrap()]).run();
            assert_eq!((output.code, output.stdout.as_str()), (shown.code, ""), "{args:?}");
            let text = fs::read_to_string(&path).unwrap();
            let lines = |text: &str| text.lines().count();
            assert_eq!(lines(&text), lines(&shown.stdout), "{args:?} {text} {}", shown.stdout);
        }
    }
}

#[test]
fn the_umask_decides_and_an_existing_file_keeps_its_mode_and_its_links() {
    let (home, vendors) = finished();
    let folder = home.root().join("out");
    fs::create_dir(&folder).unwrap();
    let write = |name: &str, umask: &str| {
        let path = folder.join(name);
        let run = home.ask(&vendors, &["verify", "--output-file", path.to_str().unwrap()]);
        let script = format!("umask {umask}; exec \"$@\"");
        run.through("sh", &["-c", &script, "sh"]).run().expect_code(0);
        path
    };
    for (umask, wanted) in [("022", 0o644), ("077", 0o600), ("002", 0o664), ("027", 0o640)] {
        assert_eq!(mode(&write(umask, umask)), wanted, "umask {umask}");
    }
    let old = home.file("out/old", "before");
    for kept in [0o600, 0o640, 0o666, 0o755] {
        fs::set_permissions(&old, PermissionsExt::from_mode(kept)).unwrap();
        let before = fs::metadata(&old).unwrap().ino();
        assert_eq!(mode(&write("old", "022")), kept);
        assert_ne!(fs::metadata(&old).unwrap().ino(), before, "written aside");
    }
    symlink("old", folder.join("link")).unwrap();
    write("link", "022");
    assert!(fs::symlink_metadata(folder.join("link")).unwrap().is_symlink());
    symlink("new", folder.join("dangling")).unwrap();
    write("dangling", "022");
    assert!(folder.join("new").is_file());
}

#[test]
fn a_pipe_or_a_device_is_written_to_directly() {
    let (home, vendors) = finished();
    let pipe = home.root().join("pipe");
    let run = home.ask(&vendors, &["verify", "--output-file", pipe.to_str().unwrap()]);
    let script = format!("mkfifo {0}; cat {0} & \"$@\"; code=$?; wait; exit $code", pipe.display());
    let output = run.through("sh", &["-c", &script, "sh"]).run().expect_code(0);
    assert!(output.stdout.contains("\"outcome\": \"pass\""), "{output:#?}");
    assert!(!fs::metadata(&pipe).unwrap().is_file());
    let run = home.ask(&vendors, &["verify", "--output-file", "/dev/null"]);
    run.run().expect_code(0);
    assert!(!fs::metadata("/dev/null").unwrap().is_file());
    let run = home.ask(&vendors, &["verify", "--output-file", "/dev/full"]);
    run.run().expect_code(5);
}

#[test]
fn a_place_that_cannot_be_written_is_found_before_anything_is_sent() {
    let (home, vendors) = finished();
    home.file("a-file", "");
    for path in ["", "no/such/folder/out", "a-file/out", "/proc/out", "/"] {
        let path = if path.is_empty() { home.root().to_owned() } else { home.root().join(path) };
        let run = home.ask(&vendors, &["verify", "--output-file", path.to_str().unwrap()]);
        let report = run.run().report(2);
        assert_eq!(report.error_code(), "output_file_unwritable", "{path:?}");
    }
    assert_eq!(vendors.count(), 0);
    // A report with keys in it goes to nobody but the person at the terminal.
    let path = home.root().join("out");
    let run = home.cs(&["webhook", "show", "--reveal", "--output-file", path.to_str().unwrap()]);
    let mut pty = crate::support::pty::Pty::spawn(&run.both_keys(), 100, 40);
    assert_eq!(pty.exit_code(), 2, "{}", pty.screen());
}
