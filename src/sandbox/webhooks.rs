//! What CodeSignal's Webhooks page does: test, create, save, delete.

use super::delivery::{DeliveryOutcome, handshake};
use super::forms::{FieldError, WebhookForm};
use super::state::{RegisteredWebhook, SandboxState};
use super::values::new_id;

use crate::error::Error;

pub(super) enum SaveError {
    /// The form is not well made. Never empty.
    FieldError(Vec<FieldError>),
    /// The endpoint did not answer the handshake with 200 in time.
    Answered(DeliveryOutcome),
    Gone,
    Failed(Error),
}

pub(super) async fn try_out(sandbox: &SandboxState, form: &WebhookForm) -> Result<(), SaveError> {
    let wrong = form.check();
    if !wrong.is_empty() {
        return Err(SaveError::FieldError(wrong));
    }
    let answer = handshake(sandbox, form).await;
    if answer.accepted() { Ok(()) } else { Err(SaveError::Answered(answer)) }
}

/// The Create button.
pub(super) async fn create(sandbox: &SandboxState, form: WebhookForm) -> Result<(), SaveError> {
    try_out(sandbox, &form).await?;
    let id = new_id().map_err(SaveError::Failed)?;
    sandbox.state().codesignal.webhooks.push(RegisteredWebhook { id, form, failure: None });
    Ok(())
}

/// The Save button of a webhook that exists.
pub(super) async fn save(
    sandbox: &SandboxState,
    id: &str,
    form: WebhookForm,
) -> Result<(), SaveError> {
    try_out(sandbox, &form).await?;
    let mut state = sandbox.state();
    let found = state.codesignal.webhooks.iter_mut().find(|it| it.id == id);
    let webhook = found.ok_or(SaveError::Gone)?;
    webhook.form = form;
    webhook.failure = None;
    Ok(())
}

/// What the webhook holds, if there is one of that id.
pub(super) fn form_of(sandbox: &SandboxState, id: &str) -> Option<WebhookForm> {
    let state = sandbox.state();
    let found = state.codesignal.webhooks.iter().find(|it| it.id == id)?;
    Some(found.form.clone())
}

pub(super) fn delete(sandbox: &SandboxState, id: &str) -> bool {
    let webhooks = &mut sandbox.state().codesignal.webhooks;
    let before = webhooks.len();
    webhooks.retain(|it| it.id != id);
    webhooks.len() < before
}
