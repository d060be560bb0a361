//! The keys of the tests. Each is a canary: none may ever turn up where a run writes.

/// The CodeSignal key in force. Has `/`, `+` and `=`, so that its percent form is another text.
pub const CODESIGNAL_KEY: &str = "T1JHOkNBTkFSWTAwQXQc5/jWJfwo+2gzBHj7wlA7Bx5DhFANyIDknoOz/kWT8g==";
/// The Ashby key in force.
pub const ASHBY_KEY: &str = "7c1fA5hBy9Can4ry0eWq3ZrT8tVb5Nn2Mm6Xx4CcLl0Kk8Jj1Hh3Gg5Ff7Dd9Ss2";
/// The CodeSignal key that takes its place in a test of rotation.
pub const NEW_CODESIGNAL_KEY: &str =
    "T1JHOk5FV0NBTkFSWTkXr7/mQpLz+9vKbWd1uEo3Tg6yHs0JcFxAiRn4/PqV2w==";
/// The Ashby key that takes its place in a test of rotation.
pub const NEW_ASHBY_KEY: &str = "3f9dNeWaShBy6Can4ry1pLk0oJi8uHy7tGf5rDe4sWa3qZx2cVb1nMm9kLp0oIu8";
/// A key that no vendor knows.
pub const WRONG_KEY: &str = "wR0ngKeyN0b0dyKn0ws5Can4ryQQ7711xZaP+/9==";

/// All of them, by name: a leak is reported by the name.
pub const ALL: [(&str, &str); 5] = [
    ("the CodeSignal key", CODESIGNAL_KEY),
    ("the Ashby key", ASHBY_KEY),
    ("the new CodeSignal key", NEW_CODESIGNAL_KEY),
    ("the new Ashby key", NEW_ASHBY_KEY),
    ("the wrong key", WRONG_KEY),
];
