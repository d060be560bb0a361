//! Step 7: what can be done from now on. Nothing is asked; it stands at the very end, behind the report.

use super::context::WizardContext;
use crate::integration::Step;
use std::time::Instant;

const OVER: &str = "The rehearsal is over: its pages are gone, and nothing was kept. Once more: `cs-ashby setup --sandbox`. For real: `cs-ashby setup`.";

pub(crate) async fn words(ctx: &WizardContext<'_, '_>) -> String {
    let open: Vec<String> = [
        Step::AshbyKey,
        Step::CodesignalKey,
        Step::AshbySettings,
        Step::Webhook,
    ]
    .into_iter()
    .filter(|step| !ctx.holds(*step))
    .map(|step| format!("  {}. {}", step.number(), step.title()))
    .collect();
    let rehearsal = ctx.session.app.sandbox.is_some();
    if !open.is_empty() {
        let again = if rehearsal {
            OVER
        } else {
            "Run `cs-ashby setup` again for these; it goes on at the first one."
        };
        return format!("Still open:\n{}\n{again}", open.join("\n"));
    }
    if rehearsal {
        return format!("{}\n\n{OVER}", assessments(ctx).await);
    }
    format!(
        "{}\n\n\
         - To send an assessment: open the Interview Plan in Ashby, add an Activity, click CodeSignal under Integrations, choose the assessment and click Add.\n\
         - To create an interview: on the Invite Settings page in Ashby, switch on \"Attach CodeSignal Interview?\".\n\
         - Both step by step, at any time: `cs-ashby guide send-assessment` and `cs-ashby guide create-interview`.\n\
         - Once a month, and after each change of a key: `cs-ashby verify`.",
        assessments(ctx).await
    )
}

/// The assessments that Ashby will now offer, by title.
async fn assessments(ctx: &WizardContext<'_, '_>) -> String {
    let app = ctx.session.app;
    let ask = app.ask(ctx.keys, app.deadline_from(Instant::now()));
    let Some(found) = ask.assessments().await else {
        return "Ashby now offers your CodeSignal assessments. (Their titles could not be read just now.)".into();
    };
    if found.total == 0 {
        return "Your company has no CodeSignal assessment yet: create one in CodeSignal, and Ashby will offer it.".into();
    }
    let mut lines = vec!["Ashby now offers these CodeSignal assessments:".to_owned()];
    lines.extend(found.titles.iter().map(|title| format!("  {title}")));
    let more = found.total.saturating_sub(found.titles.len() as u64);
    if more > 0 {
        lines.push(format!("  and {more} more"));
    }
    lines.join("\n")
}
