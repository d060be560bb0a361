//! A real Chromium, as a person uses it. Everything is found as a person with a screen reader finds it: by
//! the name that the browser itself computes.

use super::project;
use super::webdriver::{Session, id_in, text_of};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

pub const TAB: &str = "\u{e004}";
pub const ENTER: &str = "\u{e007}";
pub const SPACE: &str = " ";

/// One browser with one window and a profile of its own, gone with the test.
pub struct Browser(Session);

/// Where `tests/run` puts axe-core.
pub fn axe_file() -> PathBuf {
    project().join("target/tools/node_modules/axe-core/axe.min.js")
}

impl Browser {
    /// A browser that runs no script of any page. `None`, and said so, where the machine has none.
    pub fn without_scripts() -> Option<Browser> {
        let scripts = "profile.managed_default_content_settings.javascript";
        Session::start(&json!({ scripts: 2 })).map(Browser)
    }

    /// A browser as people have it.
    pub fn with_scripts() -> Option<Browser> {
        Session::start(&json!({})).map(Browser)
    }

    /// Goes to an address and waits until the page is there.
    pub fn open(&self, address: &str) {
        self.0.ask("POST", "/url", &json!({ "url": address }));
    }

    pub fn reload(&self) {
        self.0.ask("POST", "/refresh", &json!({}));
    }

    /// The address of the page.
    pub fn address(&self) -> String {
        text_of(&self.0.ask("GET", "/url", &Value::Null))
    }

    /// On how many sheets the page is printed.
    pub fn sheets(&self) -> usize {
        let printed = text_of(&self.0.ask("POST", "/print", &json!({})));
        let bytes = super::hash::from_base64(&printed).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        text.matches("/Type /Page").count() - text.matches("/Type /Pages").count()
    }

    /// What the browser's tab says.
    pub fn title(&self) -> String {
        text_of(&self.0.ask("GET", "/title", &Value::Null))
    }

    /// All text of the page that can be seen.
    pub fn text(&self) -> String {
        self.text_at("//body")
    }

    /// The message after a button was pressed (`id="outcome"`); empty if there is none.
    pub fn outcome(&self) -> String {
        let found = self.0.find_all("//*[@id='outcome']");
        found.first().map(|it| text_of(&self.0.get(it, "text"))).unwrap_or_default()
    }

    fn text_at(&self, xpath: &str) -> String {
        let found = self.0.find_all(xpath);
        let element = found.first().unwrap_or_else(|| panic!("no {xpath}"));
        text_of(&self.0.get(element, "text"))
    }

    /// The whole text of the field with this label, and what was there before is gone.
    pub fn fill(&self, label: &str, text: &str) {
        let field = self.field(label);
        self.0.post(&field, "clear", &json!({}));
        self.0.post(&field, "value", &json!({ "text": text }));
    }

    /// What stands in the field with this label.
    pub fn value(&self, label: &str) -> String {
        text_of(&self.0.get(&self.field(label), "property/value"))
    }

    /// What the browser says about the field beside its label: hints and what is wrong.
    pub fn described(&self, label: &str) -> String {
        let ids = text_of(&self.0.get(&self.field(label), "attribute/aria-describedby"));
        let parts = ids.split_whitespace();
        let parts: Vec<String> =
            parts.map(|id| self.text_at(&format!("//*[@id={}]", quoted(id)))).collect();
        parts.join(" ")
    }

    /// Ticks the box with this label.
    pub fn tick(&self, label: &str) {
        if !self.is_ticked(label) {
            self.click(label);
        }
        assert!(self.is_ticked(label), "{label}");
    }

    /// Takes the tick away.
    pub fn untick(&self, label: &str) {
        self.click(label);
        assert!(!self.is_ticked(label), "{label}");
    }

    pub fn is_ticked(&self, label: &str) -> bool {
        self.0.get(&self.field(label), "selected") == true
    }

    /// Chooses the option with this text in the drop-down with this label.
    pub fn select(&self, label: &str, option: &str) {
        let list = self.field(label);
        let option = format!("./option[normalize-space()={}]", quoted(option));
        let found = self.0.post(&list, "element", &json!({"using": "xpath", "value": option}));
        self.0.post(&id_in(&found), "click", &json!({}));
    }

    /// The text of the option that is chosen in the drop-down with this label.
    pub fn selected(&self, label: &str) -> String {
        let list = self.field(label);
        let chosen = json!({ "using": "css selector", "value": "option:checked" });
        let found = self.0.post(&list, "element", &chosen);
        text_of(&self.0.get(&id_in(&found), "text"))
    }

    /// Presses the button, or follows the link, of this name, and waits for the page it leads to.
    pub fn press(&self, name: &str) {
        let part = quoted(name.split_whitespace().next().expect("a name"));
        let with = |tag: &str| format!("//{tag}[contains(., {part}) and not(@aria-hidden)]");
        let element = self.named(&format!("{} | {}", with("button"), with("a")), name);
        let target = text_of(&self.0.get(&element, "attribute/href"));
        let click = || drop(self.0.post(&element, "click", &json!({})));
        if target.starts_with('#') {
            click();
        } else {
            self.leave(click);
        }
    }

    /// Does what leads to another page, and waits until the old one is gone; the next question then
    /// waits until the new one is there.
    fn leave(&self, act: impl Fn()) {
        let root = self.0.find_all("/html").remove(0);
        act();
        let until = Instant::now() + Duration::from_secs(30);
        let asked = format!("/element/{root}/name");
        while self.0.try_ask("GET", &asked, &Value::Null).is_ok() {
            assert!(Instant::now() < until, "still at {}", self.address());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Whether there is a button or a link of this name.
    pub fn offers(&self, name: &str) -> bool {
        let found = self.0.find_all("//button[not(@aria-hidden)] | //a").into_iter();
        found.into_iter().any(|it| self.name_of(&it) == name)
    }

    fn field(&self, label: &str) -> String {
        let part = quoted(label.split_whitespace().next().expect("a label"));
        let xpath = format!("//*[@id = //label[contains(., {part})]/@for]");
        self.named(&xpath, label)
    }

    /// The one element among these whose accessible name is `name`.
    fn named(&self, xpath: &str, name: &str) -> String {
        let candidates = self.0.find_all(xpath);
        let mut names: Vec<String> = candidates.iter().map(|it| self.name_of(it)).collect();
        let places: Vec<usize> = (0..names.len()).filter(|at| names[*at] == name).collect();
        if let [place] = places[..] {
            return candidates[place].clone();
        }
        names.sort();
        panic!(
            "{} of the name {name:?} at {} ({}), only {names:?}:\n{}",
            places.len(),
            self.address(),
            self.title(),
            self.text()
        );
    }

    fn name_of(&self, element: &str) -> String {
        let name = text_of(&self.0.get(element, "computedlabel"));
        name.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Presses and releases keys, wherever the focus is.
    pub fn keys(&self, text: &str) {
        let strokes: Vec<Value> = text
            .chars()
            .flat_map(|key| ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": key })))
            .collect();
        let wish = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": strokes }] });
        self.0.ask("POST", "/actions", &wish);
    }

    /// Presses one key that leads to another page, and waits for it.
    pub fn go(&self, key: &str) {
        self.leave(|| self.keys(key));
    }

    /// Presses a key with Ctrl, wherever the focus is.
    pub fn control(&self, key: &str) {
        const CONTROL: &str = "\u{e009}";
        let active = id_in(&self.0.ask("GET", "/element/active", &Value::Null));
        self.0.post(&active, "value", &json!({ "text": format!("{CONTROL}{key}") }));
    }

    /// Clicks into the field with this label.
    pub fn click(&self, label: &str) {
        self.0.post(&self.field(label), "click", &json!({}));
    }

    /// The accessible name of what has the focus; empty if nothing has.
    pub fn focus(&self) -> String {
        let found = self.0.try_ask("GET", "/element/active", &Value::Null);
        found.map_or(String::new(), |found| self.name_of(&id_in(&found)))
    }

    /// Presses Tab until the focus is on what has this name.
    pub fn tab_to(&self, name: &str) {
        let mut passed = Vec::new();
        for _ in 0..80 {
            self.keys(TAB);
            let here = self.focus();
            if here == name {
                return;
            }
            passed.push(here);
        }
        panic!("Tab never came to {name:?} at {}: {passed:?}", self.address());
    }

    /// The width of the window in CSS pixels, and whether the person prefers a dark page.
    pub fn view(&self, width: u32, dark: bool) {
        let size =
            json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", &size);
        let scheme = if dark { "dark" } else { "light" };
        let feature = json!({ "name": "prefers-color-scheme", "value": scheme });
        let media = json!({ "features": [feature] });
        self.devtools("Emulation.setEmulatedMedia", &media);
    }

    /// How much wider than the window the page is, in CSS pixels.
    pub fn overflow(&self) -> i64 {
        let script = "const it = document.documentElement; return it.scrollWidth - it.clientWidth";
        self.run(script).as_i64().expect("a number")
    }

    /// Keeps a picture of the whole page, for a person to look at.
    pub fn picture(&self, path: &Path) {
        let whole = json!({ "captureBeyondViewport": true, "format": "png" });
        let shot = self.devtools("Page.captureScreenshot", &whole);
        let bytes = super::hash::from_base64(shot["data"].as_str().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// What axe-core finds wrong with the page, a line each. All its rules are asked, its best
    /// practices too.
    pub fn axe(&self) -> Vec<String> {
        if self.run("return !window.axe") == true {
            let axe = axe_file();
            self.run(&std::fs::read_to_string(axe).expect("axe-core, put there by tests/run"));
        }
        let script = "const done = arguments[0]; \
            axe.run(document, { resultTypes: ['violations'] }).then(it => done(it), it => done(String(it)))";
        let wish = json!({ "script": script, "args": [] });
        let found = self.0.ask("POST", "/execute/async", &wish);
        assert!(found["passes"].as_array().is_some_and(|it| it.len() > 5), "axe: {found}");
        let violations = found["violations"].as_array().expect("violations").iter();
        violations
            .map(|it| format!("{}: {} {}", it["id"], it["help"], it["nodes"][0]["html"]))
            .collect()
    }

    /// Runs a script of the test's own, whatever the page may do.
    fn run(&self, script: &str) -> Value {
        self.0.ask("POST", "/execute/sync", &json!({ "script": script, "args": [] }))
    }

    fn devtools(&self, command: &str, parameters: &Value) -> Value {
        let wish = json!({ "cmd": command, "params": parameters });
        self.0.ask("POST", "/goog/cdp/execute", &wish)
    }
}

/// A text in XPath, which knows no escapes.
fn quoted(text: &str) -> String {
    let quote = if text.contains('\'') { '"' } else { '\'' };
    format!("{quote}{text}{quote}")
}
