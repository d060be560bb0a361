//! The keys of the tests. Each is a canary: none may ever turn up where a run writes.

/// The current CodeSignal key. Has `/`, `+` and `=`, so that its percent form is another text.
pub const CODESIGNAL_KEY: &str = "T1JHOkNBTkFSWTAwQXQc5/jWJfwo+2gzBHj7wlA7Bx5DhFANyIDknoOz/kWT8g==";
/// The current Ashby key.
pub const ASHBY_KEY: &str = "7c1fa5b19ca4e40e3d6085bf92a7c36fd1e8b0a45c97d2e6f0183b5a9c7d4e2f";
/// The CodeSignal key that takes its place in a test of rotation.
pub const NEW_CODESIGNAL_KEY: &str =
    "T1JHOk5FV0NBTkFSWTkXr7/mQpLz+9vKbWd1uEo3Tg6yHs0JcFxAiRn4/PqV2w==";
/// The Ashby key that takes its place in a test of rotation.
pub const NEW_ASHBY_KEY: &str = "3f9d0e1a5b6ca41f8d2c7b90e4a3568fb1d07c9e2a4f6385d7c0b9e1f2a3d485";
/// A key that no vendor knows.
pub const WRONG_KEY: &str = "wR0ngKeyN0b0dyKn0ws5Can4ryQQ7711xZaP+/9==";

/// A CodeSignal key of letters that are written another way in JSON, XML, addresses and shells.
pub const ODD_CODESIGNAL_KEY: &str =
    r#"Cq7+/Zk3=%41"v\9<t>&'H2{b}$Lm4^Xp8~Rj1|Wd6;Ns3(Yb0)Ge5*Fu2!Ka1Tz9Qw8Er7"#;
/// An Ashby key of such letters. (A colon would end the user name of HTTP Basic.)
pub const ODD_ASHBY_KEY: &str =
    r#"Ay6!Hn1@Pc9=+/"\Vw3&Qe8<Zr0>Tk5'{Ui2}%7ESo4^Xd7~Lg2|Bm1;(Jf3)*$Mv4Gh5Yt6"#;

/// All of them, by name: a leak is reported by the name.
pub const ALL: [(&str, &str); 5] = [
    ("the CodeSignal key", CODESIGNAL_KEY),
    ("the Ashby key", ASHBY_KEY),
    ("the new CodeSignal key", NEW_CODESIGNAL_KEY),
    ("the new Ashby key", NEW_ASHBY_KEY),
    ("the wrong key", WRONG_KEY),
];
