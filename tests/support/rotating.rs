//! A finished integration on a real keyring, with a second key of the same name waiting at its vendor.

use super::keyring::Bus;
use super::keys::{ASHBY_KEY, CODESIGNAL_KEY, NEW_ASHBY_KEY, NEW_CODESIGNAL_KEY};
use super::run::Run;
use super::{Home, Report, Vendors};
use serde_json::{Value, json};

/// Which key is replaced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    Codesignal,
    Ashby,
}

impl Which {
    fn pick<T>(self, codesignal: T, ashby: T) -> T {
        match self {
            Which::Codesignal => codesignal,
            Which::Ashby => ashby,
        }
    }

    pub fn word(self) -> &'static str {
        self.pick("codesignal", "ashby")
    }

    pub fn old_key(self) -> &'static str {
        self.pick(CODESIGNAL_KEY, ASHBY_KEY)
    }

    pub fn new_key(self) -> &'static str {
        self.pick(NEW_CODESIGNAL_KEY, NEW_ASHBY_KEY)
    }

    pub fn variable(self) -> &'static str {
        self.pick("CS_ASHBY_CODESIGNAL_KEY", "CS_ASHBY_ASHBY_KEY")
    }

    /// The check of the key.
    pub fn check(self) -> String {
        format!("{}.key", self.word())
    }

    /// The words of the two places: Ashby's settings, the webhook.
    pub fn places(self) -> [&'static str; 2] {
        self.pick(["codesignal_key", "secret"], ["ashby_key", "header"])
    }
}

pub struct Scene {
    pub home: Home,
    pub vendors: Vendors,
    pub bus: Bus,
    pub which: Which,
}

impl Scene {
    /// Both keys in the keyring, the webhook confirmed, and a new key made at the vendor.
    pub fn start(which: Which) -> Option<Scene> {
        let bus = Bus::with_keyring()?;
        let scene = Scene { home: Home::new(), vendors: Vendors::working(), bus, which };
        scene.run(&["setup", "--attest", "webhook"]).both_keys().run().report(0);
        scene.vendors.forget();
        let new = Some(which.new_key().to_owned());
        match which {
            Which::Codesignal => scene.vendors.codesignal.set(|now| now.also = new),
            Which::Ashby => scene.vendors.ashby.set(|now| now.also = new),
        }
        Some(scene)
    }

    /// The admin saves the new key in Ashby's settings.
    pub fn save_settings(&self) {
        self.settings_hold(self.which.new_key());
    }

    pub fn settings_hold(&self, key: &str) {
        self.vendors.webhook.set(|now| match self.which {
            Which::Codesignal => now.secret = key.into(),
            Which::Ashby => now.header = key.into(),
        });
    }

    /// The admin deletes the old key at its vendor.
    pub fn delete_old(&self) {
        let new = self.which.new_key().to_owned();
        match self.which {
            Which::Codesignal => {
                self.vendors.codesignal.set(|now| (now.key, now.also) = (new, None))
            }
            Which::Ashby => self.vendors.ashby.set(|now| (now.key, now.also) = (new, None)),
        }
    }

    /// A run with the keyring and without any key given.
    pub fn run(&self, args: &[&str]) -> Run {
        self.home.cs(args).at(&self.vendors).json_output().on_bus(&self.bus.address)
    }

    /// `rotate` of this scene's key.
    pub fn rotate(&self, args: &[&str]) -> Run {
        let words: Vec<&str> =
            ["rotate", self.which.word()].into_iter().chain(args.iter().copied()).collect();
        self.run(&words)
    }

    /// `rotate` with the new key given.
    pub fn rotate_with_new(&self, args: &[&str]) -> Run {
        self.rotate(args).env(self.which.variable(), self.which.new_key())
    }

    /// The item, as `secret-tool` gives it.
    pub fn item(&self) -> Value {
        let text = self.bus.lookup("default").expect("an item");
        serde_json::from_str(&text).expect("the item is JSON")
    }

    /// The item's text, to the letter.
    pub fn item_text(&self) -> String {
        self.bus.lookup("default").unwrap_or_default()
    }

    /// The state file.
    pub fn state(&self) -> Value {
        let bytes = std::fs::read(self.home.state("default")).expect("a state");
        serde_json::from_slice(&bytes).expect("the state is JSON")
    }

    /// The item has this current key, this candidate and this retired key.
    #[track_caller]
    pub fn expect_item(&self, in_force: &str, candidate: Option<&str>, retired: Option<&str>) {
        let item = self.item();
        let word = self.which.word();
        assert_eq!(item[word]["key"], in_force, "in force: {item:#}");
        let key = |value: &Value| value["key"]["key"].as_str().map(str::to_owned);
        assert_eq!(key(&item["candidate"]).as_deref(), candidate, "candidate: {item:#}");
        assert_eq!(key(&item["retired"][0]).as_deref(), retired, "retired: {item:#}");
        let other = self.which.pick(("ashby", ASHBY_KEY), ("codesignal", CODESIGNAL_KEY));
        assert_eq!(item[other.0]["key"], other.1, "the other key: {item:#}");
        let version = if candidate.or(retired).is_some() { 2 } else { 1 };
        assert_eq!(item["version"], version, "{item:#}");
        assert_eq!(self.bus.count("default"), 1);
    }
}

/// Which key each place has, in the order of `Which::places`.
pub fn keys_by_place(report: &Report) -> Vec<(String, String)> {
    let places = report.0["data"]["rotation"]["places"].as_array();
    let places = places.unwrap_or_else(|| panic!("no places: {report}"));
    let pair = |it: &Value| {
        (it["place"].as_str().unwrap().to_owned(), it["holds"].as_str().unwrap().to_owned())
    };
    places.iter().map(pair).collect()
}

/// The phase that a report of `rotate` tells.
#[track_caller]
pub fn expect_phase(report: &Report, phase: &str) {
    assert_eq!(report.0["data"]["rotation"]["phase"], json!(phase), "{report}");
}
