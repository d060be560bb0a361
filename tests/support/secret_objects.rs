//! The objects that the Secret Service of the tests has on its bus, by the published interface.

use super::run::Lock;
use super::secrets::*;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use zbus::fdo;
use zbus::message::Header;
use zbus::object_server::SignalEmitter;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

pub struct Service(pub Arc<World>);

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

pub struct Collection(pub Arc<World>);

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

pub struct Item(pub Arc<World>, pub usize);

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

pub struct Prompt(pub Arc<World>);

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
