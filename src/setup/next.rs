//! What's next: shown at the very end, below the report.

use super::context::WizardContext;
use crate::integration::Step;
use std::time::Instant;

const UNSAVED: &str = "- Your keys weren't saved. To check again later, give them:\n  \
     `cs-ashby verify --store none --codesignal-key-file PATH --ashby-key-file PATH`";

pub(super) async fn text(ctx: &WizardContext<'_, '_>) -> String {
    let practice = ctx.session.app.sandbox.is_some();
    let open: Vec<String> = Step::NUMBERED
        .into_iter()
        .enumerate()
        .filter(|(_, step)| *step != Step::Test && !ctx.is_done(*step))
        .map(|(at, step)| format!("  {}. {}", at + 1, step.title()))
        .collect();
    if !open.is_empty() {
        let again = if practice {
            "Practice again with `cs-ashby setup --sandbox`."
        } else {
            "Run `cs-ashby setup` again to continue there."
        };
        return format!("Still open:\n{}\n{again}", open.join("\n"));
    }
    let assessments = assessments(ctx).await;
    if practice {
        return format!(
            "{assessments}\n\nThat was practice; nothing is kept. For real: `cs-ashby setup`."
        );
    }
    let verify = if ctx.session.app.store.exists() {
        "- Check the integration at any time: `cs-ashby verify`"
    } else {
        UNSAVED
    };
    format!(
        "{assessments}\n\n\
         - Send an assessment: `cs-ashby guide send-assessment`\n\
         - Create an interview: `cs-ashby guide create-interview`\n\
         {verify}"
    )
}

/// The assessments that Ashby now offers, by title.
async fn assessments(ctx: &WizardContext<'_, '_>) -> String {
    let app = ctx.session.app;
    let _spinner = app.ui.busy("Listing your assessments");
    let prober = app.ask(ctx.keys, app.deadline_from(Instant::now()));
    let Some(found) = prober.assessments().await else {
        return "Ashby now offers your CodeSignal assessments.".into();
    };
    if found.total == 0 {
        return "You have no CodeSignal assessments yet. Create one, and Ashby will offer it."
            .into();
    }
    let mut lines = vec!["Ashby now offers these CodeSignal assessments:".to_owned()];
    lines.extend(found.titles.iter().map(|title| format!("  {title}")));
    let more = found.total.saturating_sub(found.titles.len() as u64);
    if more > 0 {
        lines.push(format!("  and {more} more"));
    }
    lines.join("\n")
}
