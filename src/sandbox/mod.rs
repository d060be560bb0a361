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
mod strike;
mod test_session;
#[cfg(test)]
mod tests;
mod webhook_form;
mod webhooks;
mod world;

pub use admin::Admin;
pub use scenario::Scenario;

use crate::error::{Error, Result};
use crate::integration::Permission;
use crate::secret::Secret;
use axum::Router;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use tokio::net::TcpListener;
use tokio::sync::watch;
use world::{Pace, World, webhook_url_at};

/// What is there when the sandbox opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// Two accounts without keys, settings or webhook.
    Nothing,
    /// An integration that was set up by the guide and worked, and was then struck by the scenario.
    Finished,
}

/// Keys as an admin of the finished integration would hold them.
#[derive(Clone)]
pub struct Holding {
    /// What is taken for the CodeSignal key.
    pub codesignal: Secret,
    /// What is taken for the Ashby key.
    pub ashby: Secret,
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
    held: Option<(Holding, Holding)>,
    /// Closes when the sandbox goes, and the servers with it.
    _open: watch::Sender<()>,
}

impl Sandbox {
    /// Binds two servers on 127.0.0.1, at ports the system chooses, and runs them as tasks of the
    /// current tokio runtime until the sandbox is dropped.
    pub async fn start(scenario: Scenario, start: Start) -> Result<Sandbox> {
        Sandbox::start_at(Pace::PUBLISHED, scenario, start).await
    }

    async fn start_at(pace: Pace, scenario: Scenario, start: Start) -> Result<Sandbox> {
        let client = delivery::client()?;
        let (codesignal_listener, codesignal) = bind().await?;
        let (ashby_listener, ashby) = bind().await?;
        let world = Arc::new(World::new(
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
            Start::Nothing => {
                world.state().in_force = scenario;
                sandbox.slip = scenario;
            }
            Start::Finished => {
                let made = finish(&sandbox.admin()).await?;
                sandbox.held = Some(strike::strike(&world, scenario, made)?);
            }
        }
        Ok(sandbox)
    }

    /// CodeSignal's GraphQL endpoint.
    pub fn codesignal_url(&self) -> String {
        format!("http://{}/graphql", self.codesignal)
    }

    /// The base of Ashby's API.
    pub fn ashby_url(&self) -> String {
        format!("http://{}", self.ashby)
    }

    /// Where CodeSignal's webhook has to deliver.
    pub fn webhook_url(&self) -> String {
        webhook_url_at(self.ashby)
    }

    /// Where the clock is set by which CodeSignal delivers and counts requests.
    pub fn clock_url(&self) -> String {
        self.admin().codesignal_page("clock")
    }

    /// Where the candidate of the practice takes a test.
    pub fn test_sessions_url(&self) -> String {
        self.admin().codesignal_page("test-sessions")
    }

    /// CodeSignal's page Integrations > API Keys, for a browser on this machine.
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

    /// The situation.
    pub fn scenario(&self) -> Scenario {
        self.scenario
    }

    /// With `Start::Finished`: what the admin's key store holds now, the scenario applied.
    pub fn stored(&self) -> Option<Holding> {
        self.held.as_ref().map(|(stored, _)| stored.clone())
    }

    /// With `Start::Finished`: the keys that were in force when a person last vouched for the two
    /// manual steps. Differs from `stored` after a rotation.
    pub fn attested(&self) -> Option<Holding> {
        self.held.as_ref().map(|(_, attested)| attested.clone())
    }

    /// The hand of the admin: a client of the dashboards.
    pub fn admin(&self) -> Admin {
        Admin {
            client: self.client.clone(),
            codesignal: format!("http://{}", self.codesignal),
            ashby: self.ashby_url(),
            webhook_url: self.webhook_url(),
            slip: self.slip,
        }
    }
}

/// Walks the guide from start to end.
async fn finish(admin: &Admin) -> Result<Holding> {
    let ashby = admin.create_ashby_key().await?;
    let codesignal = admin.create_codesignal_key(&Permission::ALL).await?;
    admin.save_ashby_settings(&codesignal, &ashby).await?;
    admin.register_webhook(&codesignal, &ashby).await?;
    Ok(Holding { codesignal, ashby })
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
