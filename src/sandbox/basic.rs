//! HTTP Basic, as far as Ashby uses it: the key as user name, a blank password.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The user name of an `Authorization` value, if its password is blank.
pub(super) fn user_of(authorization: &str) -> Option<String> {
    let (scheme, credentials) = authorization.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let text = String::from_utf8(STANDARD.decode(credentials.trim()).ok()?).ok()?;
    let (user, password) = text.split_once(':')?;
    (!user.is_empty() && password.is_empty()).then(|| user.to_owned())
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
