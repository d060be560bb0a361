//! Walks the steps, back and forth, and can be left at any question.

use super::context::{StepResult, WizardContext};
use super::{handoff, next, start, steps, summary};
use crate::error::Result;
use crate::integration::{KeyName, Step};
use crate::prompt::{Leave, Shortcut};

pub(crate) enum WizardEnd {
    /// With what's next, and whether any step was walked.
    Finished {
        next: String,
        walked: bool,
    },
    Stopped(Step),
}

/// Walks to the end, or to where the person stops.
pub(crate) async fn walk(ctx: &mut WizardContext<'_, '_>) -> Result<WizardEnd> {
    match start::run(ctx).await {
        Ok(()) => {}
        Err(Leave::Shortcut(_)) => return Ok(WizardEnd::Stopped(Step::Before)),
        Err(Leave::Error(error)) => return Err(error),
    }
    let from = ctx.options.from.and_then(Step::number);
    let mut at = from.map_or(0, |number| number - 1);
    let mut asked_for = from.is_some();
    let mut forward = true;
    if ctx.options.from == Some(Step::Next) {
        at = Step::NUMBERED.len();
    }
    let mut tops = [None; Step::NUMBERED.len()];
    let walked = !ctx.is_complete() || ctx.options.from.is_some();
    while let Some(step) = Step::NUMBERED.get(at).copied() {
        ctx.recheck_unanswered().await?;
        tops[at] = ctx.dialog.mark();
        if !asked_for && ctx.is_done(step) {
            if ctx.open.contains(&step) {
                summary::show(ctx, step);
            }
            at += 1;
            continue;
        }
        ctx.open.retain(|open| *open != step);
        forward = match run_step(ctx, step, asked_for).await {
            Ok(StepResult::NothingToAsk) => forward || at == 0,
            Err(Leave::Shortcut(Shortcut::Back)) => false,
            Err(Leave::Shortcut(Shortcut::Quit)) => {
                ctx.dialog.clear_clipboard();
                return Ok(WizardEnd::Stopped(step));
            }
            Err(Leave::Error(error)) => return Err(error),
            Ok(StepResult::Done) | Err(Leave::Shortcut(_)) => true,
        };
        asked_for = !forward;
        let next = if forward { at + 1 } else { at.saturating_sub(1) };
        ctx.dialog.clear_from(tops[at.min(next)]);
        if forward {
            summary::show(ctx, step);
        } else if at == 0 {
            ctx.dialog.say("  This is the first step.");
        }
        ctx.dialog.clear_clipboard();
        at = next;
    }
    let mut steps = Step::NUMBERED.iter();
    if steps.all(|step| *step == Step::Test || ctx.is_done(*step)) {
        handoff::remember(ctx, None)?;
    }
    Ok(WizardEnd::Finished { next: next::text(ctx).await, walked })
}

async fn run_step(
    ctx: &mut WizardContext<'_, '_>,
    step: Step,
    revisited: bool,
) -> Result<StepResult, Leave> {
    match step {
        Step::AshbyKey => steps::key::run(ctx, KeyName::Ashby, revisited).await,
        Step::CodesignalKey => steps::key::run(ctx, KeyName::Codesignal, revisited).await,
        Step::AshbySettings => steps::ashby_settings::run(ctx).await,
        Step::Webhook => steps::webhook::run(ctx).await,
        Step::Test => steps::test::run(ctx).await,
        Step::Before | Step::Next => Ok(StepResult::NothingToAsk),
    }
}
