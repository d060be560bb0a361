//! What `setup` does between asking and asking again: stores what was accepted, notes what a person
//! vouches for, and with a person walks the guide step by step.

mod clipboard;
mod context;
mod fields;
mod handoff;
mod intro;
mod key;
mod next;
mod pages;
mod permissions;
mod plan;
mod prerequisites;
mod sandbox;
mod settings;
mod test;
mod webhook;

pub(crate) use context::{WizardContext, WizardEnd, WizardOptions};
pub(crate) use handoff::page_for;
pub(crate) use plan::{PlanInput, plan};
pub(crate) use sandbox::rehearse;
