//! A Secret Service of the test's own making, on a real message bus: it behaves as badly as it is told to,
//! and notes every call and every window that it would have opened.

use super::keyring::Bus;
use super::run::Lock;
use aes::cipher::block_padding::Pkcs7;
use aes::cipher::{BlockModeDecrypt, BlockModeEncrypt, KeyIvInit};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, Mutex};
use zbus::fdo;
use zbus::message::Header;
use zbus::object_server::SignalEmitter;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

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
    /// It is locked, and somebody types the password.
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

type Session = (OwnedObjectPath, Vec<u8>, Vec<u8>, String);
type Paths = Vec<OwnedObjectPath>;

const ROOT: &str = "/org/freedesktop/secrets";
const LOGIN: &str = "/org/freedesktop/secrets/collection/login";
const PROMPT: &str = "/org/freedesktop/secrets/prompt/1";
/// As many items as it can hold.
const SLOTS: usize = 8;

#[derive(Default)]
struct World {
    mood: Mutex<Mood>,
    open: Mutex<bool>,
    items: Mutex<Vec<Option<Kept>>>,
    calls: Mutex<Vec<&'static str>>,
    keys: Mutex<HashMap<String, [u8; 16]>>,
    /// The connections that may read.
    granted: Mutex<HashSet<String>>,
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

    /// Everything that it holds.
    pub fn items(&self) -> Vec<Kept> {
        self.world.items.lock_now().iter().flatten().cloned().collect()
    }

    /// The names of the calls so far; starts anew.
    pub fn calls(&self) -> Vec<&'static str> {
        std::mem::take(&mut self.world.calls.lock_now())
    }
}

fn at(slot: usize) -> OwnedObjectPath {
    path(&format!("{LOGIN}/{slot}"))
}

fn path(text: &str) -> OwnedObjectPath {
    OwnedObjectPath::try_from(text).expect("a path")
}

fn sender(header: &Header<'_>) -> String {
    header.sender().map(ToString::to_string).unwrap_or_default()
}

impl World {
    fn mood(&self) -> Mood {
        *self.mood.lock_now()
    }

    fn keep(&self, kept: Kept) -> usize {
        let mut items = self.items.lock_now();
        let free = items.iter().position(Option::is_none).expect("room for one more");
        items[free] = Some(kept);
        free
    }

    fn is_locked(&self) -> bool {
        let locked = [Mood::LockedDismissing, Mood::LockedWaiting, Mood::LockedOpening];
        locked.contains(&self.mood()) && !*self.open.lock_now()
    }

    /// Whether this connection has to ask before it reads.
    fn is_closed_to(&self, header: &Header<'_>) -> bool {
        self.mood() == Mood::GrantsPerConnection
            && !self.granted.lock_now().contains(&sender(header))
    }

    async fn called(&self, name: &'static str) -> fdo::Result<()> {
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

    fn found(&self, wanted: &BTreeMap<String, String>) -> Paths {
        let items = self.items.lock_now();
        let has = |kept: &Kept| wanted.iter().all(|(name, value)| kept.0.get(name) == Some(value));
        let has = |slot: &usize| items[*slot].as_ref().is_some_and(has);
        (0..SLOTS).filter(has).map(at).collect()
    }

    fn sealed(&self, session: &OwnedObjectPath, bytes: &[u8]) -> Session {
        let nonce = [7; 16];
        let sealed = match self.keys.lock_now().get(session.as_str()) {
            Some(key) => cbc::Encryptor::<aes::Aes128>::new(key.into(), &nonce.into())
                .encrypt_padded_vec::<Pkcs7>(bytes),
            None => bytes.to_vec(),
        };
        (session.clone(), nonce.to_vec(), sealed, "text/plain".into())
    }

    fn opened(&self, (session, nonce, sealed, _): &Session) -> Vec<u8> {
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

struct Service(Arc<World>);

#[zbus::interface(name = "org.freedesktop.Secret.Service")]
impl Service {
    async fn open_session(
        &self,
        algorithm: &str,
        input: OwnedValue,
    ) -> fdo::Result<(OwnedValue, OwnedObjectPath)> {
        self.0.called("OpenSession").await?;
        let mut keys = self.0.keys.lock_now();
        let session = path(&format!("{ROOT}/session/{}", keys.len() + 1));
        if algorithm == "plain" {
            return Ok((Value::from("").try_into().expect("a text"), session));
        }
        let theirs: Vec<u8> =
            input.try_into().map_err(|_| fdo::Error::InvalidArgs("no key".into()))?;
        // Our half of the exchange is 2 to the power of 1, so what both know is their half.
        let mut shared = vec![0; 128 - theirs.len()];
        shared.extend(theirs);
        let mut key = [0; 16];
        hkdf::Hkdf::<sha2::Sha256>::new(None, &shared).expand(&[], &mut key).expect("16 bytes");
        keys.insert(session.to_string(), key);
        let ours = Value::from(vec![2_u8]).try_into().expect("bytes");
        Ok((ours, session))
    }

    async fn search_items(
        &self,
        attributes: BTreeMap<String, String>,
    ) -> fdo::Result<(Paths, Paths)> {
        self.0.called("SearchItems").await?;
        let found = self.0.found(&attributes);
        Ok(if self.0.is_locked() { (Vec::new(), found) } else { (found, Vec::new()) })
    }

    async fn unlock(
        &self,
        #[zbus(header)] header: Header<'_>,
        objects: Paths,
    ) -> fdo::Result<(Paths, OwnedObjectPath)> {
        self.0.called("Unlock").await?;
        if self.0.is_locked() || self.0.is_closed_to(&header) {
            return Ok((Vec::new(), path(PROMPT)));
        }
        Ok((objects, path("/")))
    }

    async fn read_alias(&self, _name: &str) -> fdo::Result<OwnedObjectPath> {
        self.0.called("ReadAlias").await?;
        let none = matches!(self.0.mood(), Mood::NoCollection | Mood::NoAlias);
        Ok(path(if none { "/" } else { LOGIN }))
    }

    #[zbus(property)]
    async fn collections(&self) -> fdo::Result<Paths> {
        self.0.called("Collections").await?;
        let there = self.0.mood() != Mood::NoCollection;
        Ok(there.then(|| path(LOGIN)).into_iter().collect())
    }
}

struct Collection(Arc<World>);

#[zbus::interface(name = "org.freedesktop.Secret.Collection")]
impl Collection {
    async fn search_items(&self, attributes: BTreeMap<String, String>) -> fdo::Result<Paths> {
        self.0.called("SearchItems").await?;
        // As KeePassXC does.
        if self.0.is_locked() {
            self.0.called("Prompt").await?;
            return Ok(Vec::new());
        }
        Ok(self.0.found(&attributes))
    }

    async fn create_item(
        &self,
        #[zbus(header)] header: Header<'_>,
        properties: HashMap<String, OwnedValue>,
        secret: Session,
        _replace: bool,
    ) -> fdo::Result<(OwnedObjectPath, OwnedObjectPath)> {
        self.0.called("CreateItem").await?;
        let attributes = properties["org.freedesktop.Secret.Item.Attributes"].try_clone();
        let attributes: HashMap<String, String> =
            attributes.expect("no file descriptor").try_into().expect("texts");
        if self.0.mood() == Mood::Forgets {
            return Ok((at(SLOTS - 1), path("/")));
        }
        let bytes = self.0.opened(&secret);
        self.0.granted.lock_now().insert(sender(&header));
        let slot = self.0.keep((attributes.into_iter().collect(), bytes));
        Ok((at(slot), path("/")))
    }

    #[zbus(property)]
    async fn locked(&self) -> fdo::Result<bool> {
        self.0.called("Locked").await?;
        Ok(self.0.is_locked())
    }
}

struct Item(Arc<World>, usize);

#[zbus::interface(name = "org.freedesktop.Secret.Item")]
impl Item {
    async fn get_secret(&self, session: OwnedObjectPath) -> fdo::Result<(Session,)> {
        self.0.called("GetSecret").await?;
        let kept = self.0.items.lock_now()[self.1].clone();
        let (_, bytes) = kept.ok_or_else(|| fdo::Error::UnknownObject("no such item".into()))?;
        Ok((self.0.sealed(&session, &bytes),))
    }

    async fn set_secret(&self, secret: Session) -> fdo::Result<()> {
        self.0.called("SetSecret").await?;
        if !matches!(self.0.mood(), Mood::Forgets | Mood::KeepsOld) {
            let bytes = self.0.opened(&secret);
            if let Some(kept) = &mut self.0.items.lock_now()[self.1] {
                kept.1 = bytes;
            }
        }
        Ok(())
    }

    async fn delete(&self) -> fdo::Result<OwnedObjectPath> {
        self.0.called("Delete").await?;
        if self.0.mood() == Mood::AsksToDelete {
            return Ok(path(PROMPT));
        }
        self.0.items.lock_now()[self.1] = None;
        Ok(path("/"))
    }

    #[zbus(property)]
    async fn locked(&self, #[zbus(header)] header: Option<Header<'_>>) -> fdo::Result<bool> {
        self.0.called("Locked").await?;
        let closed = header.is_some_and(|header| self.0.is_closed_to(&header));
        Ok(self.0.is_locked() || closed)
    }
}

struct Prompt(Arc<World>);

#[zbus::interface(name = "org.freedesktop.Secret.Prompt")]
impl Prompt {
    async fn prompt(
        &self,
        _window: &str,
        #[zbus(header)] header: Header<'_>,
        #[zbus(signal_emitter)] emitter: SignalEmitter<'_>,
    ) -> fdo::Result<()> {
        self.0.called("Prompt").await?;
        let opens = matches!(self.0.mood(), Mood::LockedOpening | Mood::GrantsPerConnection);
        if opens {
            *self.0.open.lock_now() = true;
            self.0.granted.lock_now().insert(sender(&header));
        }
        if self.0.mood() != Mood::LockedWaiting {
            Prompt::completed(&emitter, !opens, Value::from("")).await?;
        }
        Ok(())
    }

    #[zbus(signal)]
    async fn completed(
        emitter: &SignalEmitter<'_>,
        dismissed: bool,
        result: Value<'_>,
    ) -> zbus::Result<()>;
}
