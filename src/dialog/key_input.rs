//! A pasted key, looked at before anything is sent.

use super::Dialog;
use crate::credentials::{Secret, has_letters_of, lengths, vendor_by_shape};
use crate::error::Result;
use crate::integration::KeyName;

/// A slip of the fingers or a word is no key, in bytes.
const SHORTEST: usize = 8;

impl Dialog<'_> {
    /// The key that was pasted; `None`, with a sentence why, where it isn't one to send. `not_this` is a key
    /// that would change nothing, with the sentence that says so; `other` is the other vendor's.
    pub(crate) async fn read_key(
        &self,
        name: KeyName,
        pasted: &str,
        not_this: Option<(&Secret, &str)>,
        other: Option<&Secret>,
    ) -> Result<Option<Secret>> {
        let secret = match Secret::parse(name, pasted) {
            Ok(secret) => secret,
            Err(error) => {
                self.failed(&error.message);
                return Ok(None);
            }
        };
        if secret.expose().len() < SHORTEST {
            self.failed("That's too short for a key. It wasn't sent.");
        } else if let Some((_, why)) = not_this.filter(|(known, _)| known.same_as(&secret)) {
            self.failed(why);
        } else if other.is_some_and(|other| other.same_as(&secret)) {
            let (others, title) = (name.other().title(), name.title());
            self.failed(&format!("That's your {others} again. Paste the {title}."));
        } else if self.may_be_sent(name, &secret).await? {
            return Ok(Some(secret));
        } else {
            self.say("Not sent.");
        }
        Ok(None)
    }

    /// Asks before a key is sent that doesn't look like one of this vendor's.
    pub(crate) async fn may_be_sent(&self, name: KeyName, secret: &Secret) -> Result<bool> {
        let Some(doubt) = doubt(name, secret) else {
            return Ok(true);
        };
        let question = format!("{doubt} Send it to {} anyway?", name.vendor());
        self.prompter.agrees(&question, false).await
    }
}

/// Why a key doesn't look like one of this vendor's.
fn doubt(name: KeyName, secret: &Secret) -> Option<String> {
    match vendor_by_shape(secret) {
        Some(vendor) if vendor == name => return None,
        Some(other) => return Some(format!("That looks like your {}.", other.title())),
        None => {}
    }
    let (length, expected) = (secret.expose().len(), lengths(name));
    if !has_letters_of(name, secret.expose()) || expected.contains(&length) {
        None
    } else if length < *expected.start() {
        Some(format!("That's only part of a key: {length} characters of {}.", expected.start()))
    } else {
        Some(format!("That's more than a key: {length} characters, not {}.", expected.end()))
    }
}

#[cfg(test)]
mod tests {
    use super::doubt;
    use crate::credentials::Secret;
    use crate::integration::KeyName;

    #[test]
    fn a_wrong_paste_gets_its_own_sentence() {
        let hex = "0123456789abcdef".repeat(4);
        let base64 = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHU=";
        for (name, pasted, words) in [
            (KeyName::Ashby, hex.as_str(), None),
            (KeyName::Codesignal, base64, None),
            (KeyName::Ashby, base64, Some("looks like your CodeSignal API key")),
            (KeyName::Codesignal, hex.as_str(), Some("looks like your Ashby API key")),
            (KeyName::Ashby, &hex[..31], Some("31 characters of 64")),
            (KeyName::Ashby, &hex.repeat(2), Some("128 characters, not 64")),
            (KeyName::Codesignal, &base64[..40], Some("40 characters of 60")),
            // A part of an Ashby key, at the wrong question.
            (KeyName::Codesignal, &hex[..40], Some("40 characters of 60")),
            (KeyName::Codesignal, &hex.repeat(2)[..70], None),
            // Not a shape that is known: its vendor decides.
            (KeyName::Ashby, "an-unknown-shape-of-key", None),
            (KeyName::Codesignal, "an-unknown-shape-of-key", None),
        ] {
            let secret = Secret::parse(name, pasted).unwrap();
            let said = doubt(name, &secret);
            match words {
                Some(words) => assert!(said.is_some_and(|it| it.contains(words)), "{words}"),
                None => assert_eq!(said, None, "{} {}", name.title(), pasted.len()),
            }
        }
    }
}
