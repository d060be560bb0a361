//! `Secret`: a key that can't be printed by accident.

use super::error::KeyError;
use crate::error::Result;
use zeroize::Zeroizing;

/// An API key. No `Debug`, no `Display`, no `Serialize`; its memory is cleared when it goes.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// A text that was found to be fit for a key.
    pub(super) fn checked(text: &str) -> Secret {
        Secret(Zeroizing::new(text.to_owned()))
    }

    /// A random text of `len` letters and digits: the key of a negative control.
    pub fn random(len: usize) -> Result<Secret> {
        const ALPHABET: &[u8; 32] = b"abcdefghijkmnopqrstuvwxyz2345678";
        let mut bytes = Zeroizing::new(vec![0u8; len]);
        getrandom::fill(&mut bytes).map_err(|_| KeyError::NoRandomness)?;
        let text = bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect();
        Ok(Secret(Zeroizing::new(text)))
    }

    /// A random key of the same form: as long, with the same kinds of letters in the same places, and with
    /// the same prefix before a first `_` or `-`. An endpoint that looks at the form alone takes it for a
    /// key, and so shows that it looks at no more.
    pub fn random_like(key: &Secret) -> Result<Secret> {
        const PREFIX: usize = 12;
        let head = key.0.char_indices().take(PREFIX);
        let kept = head.filter(|(_, letter)| matches!(letter, '_' | '-'));
        let kept = kept.map(|(at, _)| at + 1).next().unwrap_or(0);
        let count = key.0.chars().count();
        let mut bytes = Zeroizing::new(vec![0u8; count]);
        getrandom::fill(&mut bytes).map_err(|_| KeyError::NoRandomness)?;
        let letters = key.0.char_indices().zip(bytes.iter());
        let text: String = letters
            .map(|((at, letter), byte)| match letter {
                _ if at < kept => letter,
                'a'..='z' => char::from(b'a' + byte % 26),
                'A'..='Z' => char::from(b'A' + byte % 26),
                '0'..='9' => char::from(b'0' + byte % 10),
                other => other,
            })
            .collect();
        let like = Secret(Zeroizing::new(text));
        // A short key, or one of signs alone, could come out as itself.
        if count - kept.min(count) < 12 || like.same_as(key) {
            Secret::random(48)
        } else {
            Ok(like)
        }
    }

    /// The key itself. For a vendor's header, the signature, the keychain, `--reveal`,
    /// fingerprints and redaction; nowhere else.
    pub fn expose(&self) -> &str {
        &self.0
    }

    pub fn same_as(&self, other: &Secret) -> bool {
        self.0.as_str() == other.0.as_str()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::integration::KeyName;
    use crate::keystore::{StoredCredentials, StoredKey};

    /// A type that could be printed would be printed once, in a panic message or a log.
    #[test]
    fn can_t_be_printed() {
        use std::fmt::{Debug, Display};
        use std::marker::PhantomData;
        trait No {
            const DEBUG: bool = false;
            const DISPLAY: bool = false;
            const SERIALIZE: bool = false;
        }
        struct Is<T>(PhantomData<T>);
        impl<T> No for Is<T> {}
        // What a type has itself comes before what a trait gives to all.
        macro_rules! yes {
            ($bound:path, $name:ident) => {
                #[allow(dead_code, reason = "only those of the control are used")]
                impl<T: $bound> Is<T> {
                    const $name: bool = true;
                }
            };
        }
        yes!(Debug, DEBUG);
        yes!(Display, DISPLAY);
        yes!(serde::Serialize, SERIALIZE);
        let text = [Is::<String>::DEBUG, Is::<String>::DISPLAY, Is::<String>::SERIALIZE];
        let key = [Is::<Secret>::DEBUG, Is::<Secret>::DISPLAY, Is::<Secret>::SERIALIZE];
        assert_eq!((text, key), ([true; 3], [false; 3]));
        // Nor can what contains keys: one item would put all of them into a report.
        let items = [Is::<StoredKey>::SERIALIZE, Is::<StoredCredentials>::SERIALIZE];
        assert_eq!(items, [false; 2]);
    }

    #[test]
    fn a_random_key_of_the_same_form_is_another_one() {
        for text in ["ashk_Ab3Cd4Ef5Gh6Ij7Kl8", "T1JHOk5FV0NBTkFSWTkXr7/mQpLz+9vKbWd1uEo3=="] {
            let key = Secret::parse(KeyName::Ashby, text).unwrap();
            let like = Secret::random_like(&key).unwrap();
            assert!(!like.same_as(&key));
            let form = |text: &str| -> String {
                let kind = |letter: char| match letter {
                    'a'..='z' => 'a',
                    'A'..='Z' => 'A',
                    '0'..='9' => '0',
                    other => other,
                };
                text.chars().map(kind).collect()
            };
            assert_eq!(form(like.expose()), form(text));
            for kind in [char::is_lowercase, char::is_uppercase, |c: char| c.is_ascii_digit()] {
                let of_kind = |text: &str| text.chars().skip(5).filter(|c| kind(*c)).collect();
                let (old, new): (String, String) = (of_kind(text), of_kind(like.expose()));
                assert!(old.len() < 4 || old != new, "{old}");
            }
        }
        let short = Secret::parse(KeyName::Ashby, "=-=-=").unwrap();
        assert_eq!(Secret::random_like(&short).unwrap().expose().len(), 48);
    }
}
