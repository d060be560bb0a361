//! The last question of the wizard: a report to attach to a ticket.

use crate::app::App;
use crate::dialog::{Dialog, Pages};
use crate::platform::{self, date};
use crate::report::Report;

/// Offers to save the report as a page. The setup is complete: whatever happens here changes nothing about it.
pub(crate) async fn offer(app: &App, report: &Report) {
    if !app.prompter.agrees("Save a report?", false).await.unwrap_or(false) {
        return;
    }
    let page = app.ui.html(report);
    let stem = format!("cs-ashby-report-{}", date::file_date(platform::now()));
    let otherwise = "Get it with `cs-ashby verify --output html --output-file PATH`.";
    Dialog::new(app, Pages::Unknown).save((&stem, "html"), page.as_bytes(), otherwise);
}
