//! A Secret Service of the test's own making, on a real message bus: it behaves as badly as it is told to,
//! and notes every call and every window that it would have opened.

use super::keyring::Bus;
use super::run::Lock;
use super::secret_objects::{Collection, Item, Prompt, Service};
use aes::cipher::block_padding::Pkcs7;
use aes::cipher::{BlockModeDecrypt, BlockModeEncrypt, KeyIvInit};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, Mutex};
use zbus::fdo;
use zbus::message::Header;
use zbus::zvariant::OwnedObjectPath;

/// How it behaves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mood {
    /// As it should.
    #[default]
    Sound,
    /// It is locked, and whoever sees its window closes it.
    LockedDismissing,
    /// It is locked, and nobody sees its window.
    LockedWaiting,
    /// It is locked, and someone types the password.
    LockedOpening,
    /// It refuses every call.
    Denies,
    /// It takes this call, counted from 1, and those after it, and never answers.
    HangsAt(usize),
    /// New items have no place to go.
    NoCollection,
    /// It says that it stored something, and stores nothing.
    Forgets,
    /// It says that it replaced something, and goes on with the old.
    KeepsOld,
    /// Each connection has to be allowed to read an item, as with KeePassXC.
    GrantsPerConnection,
    /// It has one collection and no default, as KWallet.
    NoAlias,
    /// It asks in a window before it deletes, as KeePassXC.
    AsksToDelete,
}

/// Attributes and bytes of an item.
pub type Kept = (BTreeMap<String, String>, Vec<u8>);

pub(super) type Session = (OwnedObjectPath, Vec<u8>, Vec<u8>, String);
pub(super) type Paths = Vec<OwnedObjectPath>;

pub(super) const ROOT: &str = "/org/freedesktop/secrets";
pub(super) const LOGIN: &str = "/org/freedesktop/secrets/collection/login";
pub(super) const PROMPT: &str = "/org/freedesktop/secrets/prompt/1";
/// As many items as it can hold.
pub(super) const SLOTS: usize = 8;

#[derive(Default)]
pub(super) struct World {
    mood: Mutex<Mood>,
    pub(super) open: Mutex<bool>,
    pub(super) items: Mutex<Vec<Option<Kept>>>,
    calls: Mutex<Vec<&'static str>>,
    pub(super) keys: Mutex<HashMap<String, [u8; 16]>>,
    /// The connections that may read.
    pub(super) granted: Mutex<HashSet<String>>,
}

/// The service on a bus of its own.
pub struct Fake {
    world: Arc<World>,
    _connection: zbus::blocking::Connection,
    _bus: Bus,
    pub address: String,
}

impl Fake {
    /// `None`, and said so, where this machine has no message bus.
    pub fn start(mood: Mood) -> Option<Fake> {
        let bus = Bus::bare()?;
        let world = Arc::new(World {
            mood: Mutex::new(mood),
            items: Mutex::new(vec![None; SLOTS]),
            ..World::default()
        });
        let serve = || {
            let mut builder = zbus::blocking::connection::Builder::address(bus.address.as_str())?
                .serve_at(ROOT, Service(Arc::clone(&world)))?
                .serve_at(LOGIN, Collection(Arc::clone(&world)))?
                .serve_at(PROMPT, Prompt(Arc::clone(&world)))?;
            for slot in 0..SLOTS {
                builder = builder.serve_at(at(slot), Item(Arc::clone(&world), slot))?;
            }
            builder.name("org.freedesktop.secrets")?.build()
        };
        Some(Fake {
            _connection: serve().expect("the service is on the bus"),
            address: bus.address.clone(),
            world,
            _bus: bus,
        })
    }

    pub fn behave(&self, mood: Mood) {
        *self.world.mood.lock_now() = mood;
    }

    /// Puts an item there, as `keyring` and `secret-tool` do.
    pub fn put(&self, profile: &str, bytes: impl Into<Vec<u8>>) {
        let words = [("service", "cs-ashby"), ("username", profile)];
        let attributes = words.map(|(name, value)| (name.to_owned(), value.to_owned()));
        self.world.keep((attributes.into(), bytes.into()));
    }

    /// Everything in it.
    pub fn items(&self) -> Vec<Kept> {
        self.world.items.lock_now().iter().flatten().cloned().collect()
    }

    /// The names of the calls so far; starts over.
    pub fn calls(&self) -> Vec<&'static str> {
        std::mem::take(&mut self.world.calls.lock_now())
    }
}

pub(super) fn at(slot: usize) -> OwnedObjectPath {
    path(&format!("{LOGIN}/{slot}"))
}

pub(super) fn path(text: &str) -> OwnedObjectPath {
    OwnedObjectPath::try_from(text).expect("a path")
}

pub(super) fn sender(header: &Header<'_>) -> String {
    header.sender().map(ToString::to_string).unwrap_or_default()
}

impl World {
    pub(super) fn mood(&self) -> Mood {
        *self.mood.lock_now()
    }

    pub(super) fn keep(&self, kept: Kept) -> usize {
        let mut items = self.items.lock_now();
        let free = items.iter().position(Option::is_none).expect("room for one more");
        items[free] = Some(kept);
        free
    }

    pub(super) fn is_locked(&self) -> bool {
        let locked = [Mood::LockedDismissing, Mood::LockedWaiting, Mood::LockedOpening];
        locked.contains(&self.mood()) && !*self.open.lock_now()
    }

    /// Whether this connection has to ask before it reads.
    pub(super) fn is_closed_to(&self, header: &Header<'_>) -> bool {
        self.mood() == Mood::GrantsPerConnection
            && !self.granted.lock_now().contains(&sender(header))
    }

    pub(super) async fn called(&self, name: &'static str) -> fdo::Result<()> {
        let number = {
            let mut calls = self.calls.lock_now();
            calls.push(name);
            calls.len()
        };
        match self.mood() {
            Mood::Denies => Err(fdo::Error::AccessDenied("not for you".into())),
            Mood::HangsAt(n) if number >= n => std::future::pending().await,
            _ => Ok(()),
        }
    }

    pub(super) fn found(&self, wanted: &BTreeMap<String, String>) -> Paths {
        let items = self.items.lock_now();
        let has = |kept: &Kept| wanted.iter().all(|(name, value)| kept.0.get(name) == Some(value));
        let has = |slot: &usize| items[*slot].as_ref().is_some_and(has);
        (0..SLOTS).filter(has).map(at).collect()
    }

    pub(super) fn sealed(&self, session: &OwnedObjectPath, bytes: &[u8]) -> Session {
        let nonce = [7; 16];
        let sealed = match self.keys.lock_now().get(session.as_str()) {
            Some(key) => cbc::Encryptor::<aes::Aes128>::new(key.into(), &nonce.into())
                .encrypt_padded_vec::<Pkcs7>(bytes),
            None => bytes.to_vec(),
        };
        (session.clone(), nonce.to_vec(), sealed, "text/plain".into())
    }

    pub(super) fn opened(&self, (session, nonce, sealed, _): &Session) -> Vec<u8> {
        match self.keys.lock_now().get(session.as_str()) {
            Some(key) => {
                let nonce: [u8; 16] = nonce.as_slice().try_into().expect("16 bytes");
                cbc::Decryptor::<aes::Aes128>::new(key.into(), &nonce.into())
                    .decrypt_padded_vec::<Pkcs7>(sealed)
                    .expect("sealed with this session's key")
            }
            None => sealed.clone(),
        }
    }
}
