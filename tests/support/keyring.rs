//! A real, private Secret Service: a bus of its own and a gnome-keyring in a home of its own.

use super::missing;
use super::run::Run;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Without service folders: nothing is ever started on demand, so "no daemon" is no daemon.
const BUS: &str = r#"<busconfig><type>session</type><listen>unix:dir=DIR</listen>
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/>
<allow own="*"/></policy></busconfig>"#;

pub struct Bus {
    folder: tempfile::TempDir,
    bus: Child,
    daemon: Option<Child>,
    pub address: String,
}

impl Bus {
    /// A bus with a keyring on it, unlocked. `None`, and said so, where the machine has none.
    pub fn with_keyring() -> Option<Bus> {
        if !missing::have(&["gnome-keyring-daemon", "dbus-daemon", "dbus-send", "secret-tool"]) {
            return None;
        }
        let mut session = Bus::bare()?;
        let mut daemon = session
            .command("gnome-keyring-daemon")
            .args(["--foreground", "--unlock", "--components=secrets"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        daemon.stdin.take().unwrap().write_all(b"the login password").unwrap();
        session.daemon = Some(daemon);
        let until = Instant::now() + Duration::from_secs(20);
        while !session.default_collection().is_some_and(|path| path.contains("login")) {
            assert!(Instant::now() < until, "gnome-keyring has no login collection");
            thread::sleep(Duration::from_millis(50));
        }
        Some(session)
    }

    /// A bus with nothing on it.
    pub fn bare() -> Option<Bus> {
        if !missing::have(&["dbus-daemon"]) {
            return None;
        }
        let folder = tempfile::Builder::new().prefix("cs-ashby-bus-").tempdir().unwrap();
        let config = folder.path().join("bus.conf");
        let text = BUS.replace("DIR", folder.path().to_str().unwrap());
        std::fs::write(&config, text).unwrap();
        let mut bus = base("dbus-daemon", folder.path())
            .arg(format!("--config-file={}", config.display()))
            .args(["--nofork", "--nopidfile", "--print-address=1"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut address = String::new();
        BufReader::new(bus.stdout.take().unwrap()).read_line(&mut address).unwrap();
        let address = address.trim().to_owned();
        assert!(address.starts_with("unix:"), "dbus-daemon gave no address: {address:?}");
        Some(Bus { folder, bus, daemon: None, address })
    }

    /// Locks the login collection. Nobody can unlock it: there is no display to ask on.
    pub fn lock(&self) {
        let paths = "array:objpath:/org/freedesktop/secrets/collection/login";
        let (ok, answer) = self.send("org.freedesktop.Secret.Service.Lock", paths);
        assert!(ok && answer.contains("collection/login"), "not locked: {answer}");
    }

    /// What `secret-tool lookup` gives for a profile.
    pub fn lookup(&self, profile: &str) -> Option<String> {
        let output = self.secret_tool(&["lookup"], profile).output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        (!text.is_empty()).then_some(text)
    }

    /// How many items a profile has, by `secret-tool search`.
    pub fn count(&self, profile: &str) -> usize {
        let output = self.secret_tool(&["search", "--all"], profile).output().unwrap();
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        text.lines().filter(|line| line.starts_with("secret = ")).count()
    }

    /// Stores an item for a profile as `secret-tool store` does.
    pub fn store(&self, profile: &str, value: &str) {
        let mut tool = self.secret_tool(&["store", "--label=cs-ashby"], profile);
        let mut child = tool.stdin(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(value.as_bytes()).unwrap();
        assert!(child.wait().unwrap().success());
    }

    /// The home of the keyring: its own encrypted files lie there.
    pub fn home(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    fn secret_tool(&self, words: &[&str], profile: &str) -> Command {
        let mut command = self.command("secret-tool");
        command.args(words).args(["service", "cs-ashby", "username", profile]);
        command.stderr(Stdio::null());
        command
    }

    fn default_collection(&self) -> Option<String> {
        let (ok, answer) = self.send("org.freedesktop.Secret.Service.ReadAlias", "string:default");
        ok.then_some(answer)
    }

    fn send(&self, method: &str, argument: &str) -> (bool, String) {
        let output = self
            .command("dbus-send")
            .args(["--session", "--print-reply", "--reply-timeout=5000"])
            .args(["--dest=org.freedesktop.secrets", "/org/freedesktop/secrets", method, argument])
            .output()
            .unwrap();
        (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
    }

    fn command(&self, program: &str) -> Command {
        let mut command = base(program, self.folder.path());
        command.env("DBUS_SESSION_BUS_ADDRESS", &self.address);
        command
    }
}

/// Nothing of this machine's session: no display to ask on, no home but its own.
fn base(program: &str, folder: &Path) -> Command {
    let mut command = Command::new(program);
    command
        .env_clear()
        .env("PATH", std::env::var_os("PATH").unwrap_or_default())
        .env("HOME", folder)
        .env("XDG_RUNTIME_DIR", folder)
        .env("XDG_DATA_HOME", folder.join("share"))
        .stdin(Stdio::null());
    command
}

impl Drop for Bus {
    fn drop(&mut self) {
        for child in self.daemon.iter_mut().chain([&mut self.bus]) {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl Run {
    /// With the keyring of the operating system, at this address.
    pub fn on_bus(self, address: &str) -> Run {
        self.env("DBUS_SESSION_BUS_ADDRESS", address).env("CS_ASHBY_STORE", "keyring")
    }
}
