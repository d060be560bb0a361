//! chromedriver and the browser it drives, by the WebDriver standard (W3C): plain HTTP and JSON.

use super::client::send;
use super::missing;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// The name that the standard gives an element in JSON.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// One chromedriver with one browser.
pub struct Session {
    driver: Child,
    address: String,
    /// The profile, and the home folder of the browser.
    _folder: tempfile::TempDir,
}

impl Session {
    /// A browser with these preferences. `None`, and said so, where the machine has none.
    pub fn start(preferences: &Value) -> Option<Session> {
        let names = ["chromium", "chromium-browser", "google-chrome"];
        let Some(program) = names.into_iter().find_map(missing::program) else {
            missing::left_out("this machine has no chromium");
            return None;
        };
        if !missing::have(&["chromedriver"]) {
            return None;
        }
        let prefix = "cs-ashby-browser-";
        let folder = tempfile::Builder::new().prefix(prefix).tempdir().unwrap();
        let mut driver = Command::new("chromedriver")
            .arg("--port=0")
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", folder.path())
            .env("XDG_RUNTIME_DIR", folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let said = BufReader::new(driver.stdout.take().unwrap());
        let port = said
            .lines()
            .map_while(Result::ok)
            .find_map(|line| port_in(&line))
            .expect("chromedriver says its port");
        let mut arguments = vec![
            "--headless".to_owned(),
            "--disable-gpu".to_owned(),
            "--disable-quic".to_owned(),
            "--disable-dev-shm-usage".to_owned(),
            "--disable-background-networking".to_owned(),
            "--disable-component-update".to_owned(),
            "--disable-sync".to_owned(),
            "--no-first-run".to_owned(),
            "--no-proxy-server".to_owned(),
            format!("--user-data-dir={}", folder.path().join("profile").display()),
        ];
        if rustix::process::getuid().is_root() {
            arguments.push("--no-sandbox".to_owned());
        }
        let wish = json!({ "capabilities": { "alwaysMatch": {
            "browserName": "chrome",
            "goog:chromeOptions": { "binary": program, "args": arguments, "prefs": preferences }
        } } });
        let mut session =
            Session { driver, address: format!("http://127.0.0.1:{port}"), _folder: folder };
        let made = session.ask("POST", "/session", &wish);
        let id = made["sessionId"].as_str().expect("a session").to_owned();
        session.address = format!("{}/session/{id}", session.address);
        Some(session)
    }

    /// The ids of all elements at this place.
    pub fn find_all(&self, xpath: &str) -> Vec<String> {
        let wish = json!({ "using": "xpath", "value": xpath });
        let found = self.ask("POST", "/elements", &wish);
        found.as_array().expect("a list").iter().map(id_in).collect()
    }

    /// Asks something about an element.
    pub fn get(&self, element: &str, what: &str) -> Value {
        self.ask("GET", &format!("/element/{element}/{what}"), &Value::Null)
    }

    /// Does something with an element.
    pub fn post(&self, element: &str, what: &str, wish: &Value) -> Value {
        self.ask("POST", &format!("/element/{element}/{what}"), wish)
    }

    /// One command of the session; an error of the driver ends the test.
    pub fn ask(&self, method: &str, path: &str, wish: &Value) -> Value {
        self.try_ask(method, path, wish)
            .unwrap_or_else(|error| panic!("WebDriver {method} {path} {wish}: {error}"))
    }

    /// One command of the session: its value, or the driver's error.
    pub fn try_ask(&self, method: &str, path: &str, wish: &Value) -> Result<Value, Value> {
        let body = if wish.is_null() { String::new() } else { wish.to_string() };
        let kind = [("Content-Type", "application/json")];
        let (status, answer) = send(method, &format!("{}{path}", self.address), &kind, &body);
        let answer: Value = serde_json::from_str(&answer).unwrap_or_default();
        let value = answer["value"].clone();
        if status == 200 { Ok(value) } else { Err(value) }
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // The driver takes its browser along only when it is asked to.
        if let Ok(None) = self.driver.try_wait() {
            let _ = self.try_ask("DELETE", "", &Value::Null);
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

fn port_in(line: &str) -> Option<u16> {
    let (_, port) = line.split_once("started successfully on port ")?;
    port.trim_end_matches('.').parse().ok()
}

/// The id of the one element that was found.
pub fn id_in(found: &Value) -> String {
    found[ELEMENT].as_str().expect("an element").to_owned()
}

/// The text, empty for anything else.
pub fn text_of(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
