//! What a run says: one report, as text for people or in a form for other programs.

mod checklist;
mod form;
mod github;
mod html;
mod interactive;
mod junit;
mod keys;
mod links;
mod log;
pub(crate) mod model;
mod options;
mod output_file;
mod profiles;
mod progress;
mod prometheus;
mod style;
#[cfg(test)]
mod tests;
mod text;
mod ui;
mod wrap;

pub(crate) use keys::{Registration, UsedKey};
pub(crate) use log::start_log;
pub(crate) use model::{Missing, Report};
pub(crate) use options::{OutputOptions, output_options};
pub(crate) use output_file::OutputFile;
pub(crate) use progress::Spinner;
pub(crate) use ui::{Ui, print, unwritten};
