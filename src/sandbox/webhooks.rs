//! What CodeSignal's Webhooks page does: test, create, save, delete. Both its forms, JSON and HTML,
//! end here.

use super::delivery::{Answer, handshake};
use super::queue::Queue;
use super::webhook_form::{Form, Wrong};
use super::world::{Webhook, World, new_id};
use crate::error::Error;

/// Why nothing was saved.
pub(super) enum Refused {
    /// The form is not well made. Never empty.
    Wrong(Vec<Wrong>),
    /// The endpoint did not answer the handshake with 200 in time.
    Answered(Answer),
    /// The webhook was deleted meanwhile.
    Gone,
    /// The sandbox itself is in trouble.
    Failed(Error),
}

/// The Test button.
pub(super) async fn try_out(world: &World, form: &Form) -> Result<(), Refused> {
    let wrong = form.check();
    if !wrong.is_empty() {
        return Err(Refused::Wrong(wrong));
    }
    let answer = handshake(world, form).await;
    match answer.accepted() {
        true => Ok(()),
        false => Err(Refused::Answered(answer)),
    }
}

/// The Create button. Gives the new webhook's id.
pub(super) async fn create(world: &World, form: Form) -> Result<String, Refused> {
    try_out(world, &form).await?;
    let id = new_id().map_err(Refused::Failed)?;
    let webhook = Webhook {
        id: id.clone(),
        form,
        queue: Queue::default(),
    };
    world.state().codesignal.webhooks.push(webhook);
    Ok(id)
}

/// The Save button of a webhook that exists.
pub(super) async fn save(world: &World, id: &str, form: Form) -> Result<(), Refused> {
    try_out(world, &form).await?;
    let mut state = world.state();
    let found = state.codesignal.webhooks.iter_mut().find(|it| it.id == id);
    let webhook = found.ok_or(Refused::Gone)?;
    webhook.form = form;
    webhook.queue.saved();
    Ok(())
}

/// What the webhook holds, if there is one of that id.
pub(super) fn form_of(world: &World, id: &str) -> Option<Form> {
    let state = world.state();
    let found = state.codesignal.webhooks.iter().find(|it| it.id == id)?;
    Some(found.form.clone())
}

/// Whether there was one to delete.
pub(super) fn delete(world: &World, id: &str) -> bool {
    let webhooks = &mut world.state().codesignal.webhooks;
    let before = webhooks.len();
    webhooks.retain(|it| it.id != id);
    webhooks.len() < before
}
