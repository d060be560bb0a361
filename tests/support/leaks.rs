//! Looks for keys where none may be: in every form, and in pieces of each. What is searched is counted.

use super::forms::{self, Form};
use super::keys;
use super::run::Lock;
use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex};

/// Every piece of every form of some keys.
struct Net {
    /// By length.
    pieces: BTreeMap<usize, HashMap<Vec<u8>, (usize, &'static str)>>,
    /// With which two bytes a piece can begin: most places are passed over by that alone.
    starts: Vec<bool>,
}

static NETS: LazyLock<Mutex<HashMap<Vec<String>, Arc<Net>>>> = LazyLock::new(Mutex::default);
static SEARCHED: AtomicUsize = AtomicUsize::new(0);

/// How many places this process has searched: outputs, files, system calls.
pub fn searched() -> usize {
    SEARCHED.load(Ordering::Relaxed)
}

/// How many forms of a key are looked for.
pub fn forms_of_a_key() -> usize {
    forms::of(keys::CODESIGNAL_KEY).len()
}

/// Fails when `bytes` contains any of the tests' keys, or one of `more`.
#[track_caller]
pub fn assert_none(place: &str, bytes: &[u8], more: &[String]) {
    let named = keys::ALL.map(|(_, key)| key.to_owned());
    let all: Vec<String> = named.into_iter().chain(more.iter().cloned()).collect();
    if let Some((key, form)) = find(bytes, &all) {
        let name = keys::ALL.get(key).map_or("a key of this test", |it| it.0);
        panic!("{place} contains {name} ({form})");
    }
}

/// The form in which `bytes` contains `key`, if it does.
pub fn leak(bytes: &[u8], key: &str) -> Option<&'static str> {
    find(bytes, &[key.to_owned()]).map(|(_, form)| form)
}

/// Which of the keys `bytes` contains, and in which form.
pub fn find(bytes: &[u8], keys: &[String]) -> Option<(usize, &'static str)> {
    SEARCHED.fetch_add(1, Ordering::Relaxed);
    let net =
        Arc::clone(NETS.lock_now().entry(keys.to_vec()).or_insert_with(|| Arc::new(Net::of(keys))));
    net.find(bytes)
}

impl Net {
    fn of(keys: &[String]) -> Net {
        let mut net = Net { pieces: BTreeMap::new(), starts: vec![false; 1 << 16] };
        for (number, key) in keys.iter().enumerate() {
            for Form { name, bytes, piece } in forms::of(key) {
                // A few letters stand in any text.
                if piece < 4 {
                    continue;
                }
                for window in bytes.windows(piece) {
                    net.starts[start(window)] = true;
                    let pieces = net.pieces.entry(piece).or_default();
                    pieces.entry(window.to_vec()).or_insert((number, name));
                }
            }
        }
        net
    }

    fn find(&self, bytes: &[u8]) -> Option<(usize, &'static str)> {
        (0..bytes.len().saturating_sub(1)).filter(|at| self.starts[start(&bytes[*at..])]).find_map(
            |at| {
                self.pieces.iter().find_map(|(size, pieces)| {
                    let window = bytes.get(at..at + size)?;
                    pieces.get(window).copied()
                })
            },
        )
    }
}

fn start(bytes: &[u8]) -> usize {
    usize::from(bytes[0]) << 8 | usize::from(bytes[1])
}

/// Whether `needle` stands in `hay`.
pub fn contains(hay: &[u8], needle: &[u8]) -> bool {
    !needle.is_empty() && hay.windows(needle.len()).any(|window| window == needle)
}

#[test]
fn finds_a_key_in_every_form_and_in_pieces_of_each() {
    for key in [keys::CODESIGNAL_KEY, keys::ASHBY_KEY, keys::ODD_ASHBY_KEY] {
        for form in forms::of(key) {
            let all = [b"some words ", &form.bytes[..], b" and more"].concat();
            assert!(leak(&all, key).is_some(), "{}", form.name);
            let middle = form.bytes.len() / 2;
            let from = middle.min(form.bytes.len() - form.piece);
            let piece = &form.bytes[from..from + form.piece];
            assert!(leak(piece, key).is_some(), "a piece of it: {}", form.name);
        }
        let none = b"nothing of that kind, and some more words";
        assert_eq!(leak(none, key), None);
        assert_eq!(leak(&key.as_bytes()[..11], key), None);
    }
}
