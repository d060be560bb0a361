//! The wizard of `setup`: a start, five steps, each walked only where it isn't done, and what's next.

mod context;
mod evidence;
mod given;
mod handoff;
mod next;
mod plan;
mod sandbox;
mod start;
mod steps;
mod summary;
mod support_mail;
mod text;
mod walk;

pub(crate) use context::{WizardContext, WizardOptions};
pub(crate) use evidence::offer as offer_report;
pub(crate) use given::review as review_given_keys;
pub(crate) use handoff::page_for;
pub(crate) use plan::{PlanInput, plan};
pub(crate) use sandbox::act_as_admin;
pub(crate) use walk::{WizardEnd, walk};
