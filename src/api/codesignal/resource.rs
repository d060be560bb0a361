//! What `verify --deep` creates at CodeSignal.

/// What is looked for or deleted.
#[derive(Clone, Copy)]
pub(crate) enum Resource<'a> {
    /// Of the assessment with this id.
    TestSession(&'a str),
    LiveInterview,
}
