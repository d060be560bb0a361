//! What every form of a report for other programs offers.

use super::model::Report;
use std::io;

pub(super) trait Exporter {
    fn export(&self, report: &Report) -> io::Result<String>;
}
