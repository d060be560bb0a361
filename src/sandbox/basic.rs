//! HTTP Basic, as far as Ashby uses it: the key as user name, a blank password.

/// The user name of an `Authorization` value, if its password is blank.
pub(super) fn user_of(authorization: &str) -> Option<String> {
    let (scheme, credentials) = authorization.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let text = String::from_utf8(decode(credentials.trim())?).ok()?;
    let (user, password) = text.split_once(':')?;
    (!user.is_empty() && password.is_empty()).then(|| user.to_owned())
}

/// Base64 (RFC 4648) with its padding. A crate would be more than these lines.
fn decode(text: &str) -> Option<Vec<u8>> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    if !text.len().is_multiple_of(4) {
        return None;
    }
    let digits = text.strip_suffix("==").or(text.strip_suffix('='));
    let mut bytes = Vec::new();
    let (mut held, mut bits) = (0u32, 0);
    for letter in digits.unwrap_or(text).bytes() {
        let digit = ALPHABET.iter().position(|it| *it == letter)?;
        // At most 6 old bits and 6 new ones: it fits.
        held = (held << 6) | u32::try_from(digit).ok()?;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits).ok()?);
            held &= (1 << bits) - 1;
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::user_of;

    #[test]
    fn takes_a_key_with_a_blank_password_and_nothing_else() {
        assert_eq!(user_of("Basic YWJjOg=="), Some("abc".to_owned()));
        assert_eq!(user_of("basic YWJjZDo="), Some("abcd".to_owned()));
        assert_eq!(user_of("Basic YWJjZGU6"), Some("abcde".to_owned()));
        for refused in [
            "",
            "Basic",
            "Basic ",
            "Bearer YWJjOg==",
            "Basic YWJjOnB3", // a password
            "Basic Og==",     // no user
            "Basic YWJj",     // no colon
            "Basic YWJjOg=",
            "Basic ====",
            "Basic YW\u{e9}jOg==",
        ] {
            assert_eq!(user_of(refused), None, "{refused}");
        }
    }
}
