//! A local CodeSignal and Ashby, to practise on and to test against: real HTTP on loopback, as
//! strict as what the vendors publish, and no way out of this machine.
//!
//! - CodeSignal: `/graphql` by the published schema, and its dashboard: pages for a person under
//!   `/client-dashboard/integrations/`, the same as JSON requests under `/sandbox/`.
//!   `POST /sandbox/test-sessions` is the candidate's part, `POST /sandbox/clock` with
//!   `{"forward_seconds": N}` sets the clock forward by which deliveries are tried again.
//! - Ashby: `/apiKey.info`, `/api/codesignal_webhook`, and its admin pages: for a person under
//!   `/admin/`, as JSON requests under `/sandbox/`.
//!
//! Limits of requests and repeated deliveries are as CodeSignal publishes them. An outage strikes the vendors' APIs; their dashboards stay
//! up, so that practice can go on. What a person does on the pages is what was done: a scenario that
//! is a mistake of the admin is made by `Admin` only.

mod admin;
mod admin_deleting;
mod apply_scenario;
mod ashby;
mod ashby_admin;
mod basic;
mod change;
mod clock;
mod codesignal;
mod codesignal_dashboard;
mod codesignal_data;
mod delivery;
mod graphql;
mod guard;
mod key_form;
mod limits;
mod pages;
mod payload;
mod post;
mod queue;
mod reply;
mod resolve;
mod scenario;
mod shape;
mod state;
mod test_session;
#[cfg(test)]
mod tests;
mod webhook_form;
mod webhooks;

pub(crate) use admin::Admin;

/// The paths of the dashboards' pages.
pub(crate) mod page_paths {
    pub(crate) const API_KEYS: &str = super::pages::API_KEYS;
    pub(crate) const ASSESSMENTS: &str = super::pages::ASSESSMENTS;
    pub(crate) const WEBHOOKS: &str = super::pages::WEBHOOKS;
}

pub use scenario::Scenario;

use crate::credentials::Secret;
use crate::error::{Error, Result};
use crate::integration::Permission;
use axum::Router;
use state::{Delays, SandboxState, webhook_url_at};
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::watch;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InitialState {
    Nothing,
    /// An integration that was set up by the guide and worked, and was then struck by the scenario.
    Finished,
}

/// Keys as an admin of the finished integration would hold them.
#[derive(Clone)]
pub(crate) struct SandboxKeys {
    pub(crate) codesignal: Secret,
    pub(crate) ashby: Secret,
}

/// The two servers. They run until it is dropped; what is being answered then is still answered.
pub struct Sandbox {
    codesignal: SocketAddr,
    ashby: SocketAddr,
    client: reqwest::Client,
    /// What the admin gets wrong: nothing once the integration was finished.
    slip: Scenario,
    scenario: Scenario,
    /// What the key store holds, and what was vouched for.
    held: Option<(SandboxKeys, SandboxKeys)>,
    /// Closes when the sandbox goes, and the servers with it.
    _open: watch::Sender<()>,
}

impl Sandbox {
    /// Binds two servers on 127.0.0.1, at ports the system chooses, and runs them as tasks of the
    /// current tokio runtime until the sandbox is dropped.
    pub async fn start(scenario: Scenario, start: InitialState) -> Result<Sandbox> {
        Sandbox::start_at(Delays::PUBLISHED, scenario, start).await
    }

    async fn start_at(pace: Delays, scenario: Scenario, start: InitialState) -> Result<Sandbox> {
        let client = delivery::client()?;
        let (codesignal_listener, codesignal) = bind().await?;
        let (ashby_listener, ashby) = bind().await?;
        let world = Arc::new(SandboxState::new(
            pace,
            graphql::schema()?,
            client.clone(),
            codesignal,
            ashby,
        )?);
        let (open, closed) = watch::channel(());
        serve(
            codesignal_listener,
            codesignal::routes(world.clone()),
            closed.clone(),
        );
        serve(ashby_listener, ashby::routes(world.clone()), closed.clone());
        tokio::spawn(post::tend(world.clone(), closed));
        let mut sandbox = Sandbox {
            codesignal,
            ashby,
            client,
            slip: Scenario::Working,
            scenario,
            held: None,
            _open: open,
        };
        match start {
            InitialState::Nothing => {
                world.state().in_force = scenario;
                sandbox.slip = scenario;
            }
            InitialState::Finished => {
                let made = finish(&sandbox.admin()).await?;
                sandbox.held = Some(apply_scenario::strike(&world, scenario, made)?);
            }
        }
        Ok(sandbox)
    }

    pub fn codesignal_url(&self) -> String {
        format!("http://{}/graphql", self.codesignal)
    }

    pub fn ashby_url(&self) -> String {
        format!("http://{}", self.ashby)
    }

    pub fn webhook_url(&self) -> String {
        webhook_url_at(self.ashby)
    }

    /// Where the clock is set by which CodeSignal delivers and counts requests.
    pub(crate) fn clock_url(&self) -> String {
        self.admin().codesignal_page("clock")
    }

    /// Where the candidate of the practice takes a test.
    pub(crate) fn test_sessions_url(&self) -> String {
        self.admin().codesignal_page("test-sessions")
    }

    /// CodeSignal's page Integrations > API Keys, for a browser on this machine.
    pub(crate) fn codesignal_site(&self) -> String {
        format!("http://{}", self.codesignal)
    }

    pub fn codesignal_keys_page(&self) -> String {
        format!("http://{}{}", self.codesignal, pages::API_KEYS)
    }

    /// CodeSignal's page Integrations > Webhooks, for a browser on this machine.
    pub fn webhooks_page(&self) -> String {
        format!("http://{}{}", self.codesignal, pages::WEBHOOKS)
    }

    /// Ashby's assessments admin page, for a browser on this machine.
    pub fn ashby_page(&self) -> String {
        format!("http://{}{}", self.ashby, pages::ASSESSMENTS)
    }

    pub fn scenario(&self) -> Scenario {
        self.scenario
    }

    /// With `Start::Finished`: what the admin's key store holds now, the scenario applied.
    pub(crate) fn stored(&self) -> Option<SandboxKeys> {
        self.held.as_ref().map(|(stored, _)| stored.clone())
    }

    /// With `Start::Finished`: the keys that were in force when a person last vouched for the two
    /// manual steps. Differs from `stored` after a rotation.
    pub(crate) fn attested(&self) -> Option<SandboxKeys> {
        self.held.as_ref().map(|(_, attested)| attested.clone())
    }

    /// The hand of the admin: a client of the dashboards.
    pub(crate) fn admin(&self) -> Admin {
        Admin {
            client: self.client.clone(),
            codesignal: format!("http://{}", self.codesignal),
            ashby: self.ashby_url(),
            webhook_url: self.webhook_url(),
            slip: self.slip,
        }
    }
}

async fn finish(admin: &Admin) -> Result<SandboxKeys> {
    let ashby = admin.create_ashby_key().await?;
    let codesignal = admin.create_codesignal_key(&Permission::ALL).await?;
    admin.save_ashby_settings(&codesignal, &ashby).await?;
    admin.register_webhook(&codesignal, &ashby).await?;
    Ok(SandboxKeys { codesignal, ashby })
}

async fn bind() -> Result<(TcpListener, SocketAddr)> {
    let failed = |error: std::io::Error| {
        Error::local(
            "sandbox_port",
            format!("The sandbox can't listen on 127.0.0.1: {error}."),
            "Check that this machine's loopback address works and that no limit on open files is reached.",
        )
    };
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
        .await
        .map_err(failed)?;
    let address = listener.local_addr().map_err(failed)?;
    Ok((listener, address))
}

fn serve(listener: TcpListener, routes: Router, mut closed: watch::Receiver<()>) {
    // Resolves when the sender is gone; nothing is ever sent.
    let gone = async move { while closed.changed().await.is_ok() {} };
    // axum's server ends only by `gone`, and never with an error: there is nothing to report.
    tokio::spawn(async move {
        axum::serve(listener, routes)
            .with_graceful_shutdown(gone)
            .await
    });
}
