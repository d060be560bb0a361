//! A CodeSignal and an Ashby on loopback, as strict as the real ones, to practise on and to test against.
//!
//! Two real HTTP servers on one shared `World`. CodeSignal's GraphQL is executed by its published
//! schema; the dashboards, which have no API in reality, are JSON requests here.

mod admin;
mod ashby;
mod codesignal;
mod delivery;
mod graphql;
mod scenario;
mod world;

#[cfg(test)]
mod tests;

pub use admin::Admin;
pub use scenario::Scenario;

use crate::error::{Error, Result};
use crate::integration::{KeyName, Permission};
use crate::secret::Secret;
use axum::Router;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use world::{Shared, World};

/// Where a sandbox starts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Start {
    /// Nothing is made yet; the scenario is in force from the start, as far as it can be.
    Nothing,
    /// The integration is finished, and then the scenario happens to it.
    Finished,
}

/// A pair of keys in an admin's hands.
pub struct Holding {
    /// The CodeSignal API key.
    pub codesignal: Secret,
    /// The Ashby API key.
    pub ashby: Secret,
}

/// The two servers; they end when this is dropped.
pub struct Sandbox {
    world: Shared,
    codesignal: String,
    ashby: String,
    servers: [JoinHandle<()>; 2],
}

impl Sandbox {
    /// Binds both servers on 127.0.0.1 and runs them on the current runtime.
    ///
    /// # Errors
    /// Exit 5 where no local server can be started.
    pub async fn start(scenario: Scenario, start: Start) -> Result<Sandbox> {
        let (listener_c, codesignal) = bind().await?;
        let (listener_a, ashby) = bind().await?;
        let world = World::shared(&ashby);
        let servers = [
            serve(listener_c, codesignal::routes(&world)?),
            serve(listener_a, ashby::routes(&world)),
        ];
        let sandbox = Sandbox {
            world,
            codesignal,
            ashby,
            servers,
        };
        if start == Start::Finished {
            sandbox.finish().await?;
        }
        world::lock(&sandbox.world).happen(scenario, start)?;
        Ok(sandbox)
    }

    /// CodeSignal's GraphQL endpoint.
    pub fn codesignal_url(&self) -> String {
        format!("{}/graphql", self.codesignal)
    }

    /// The base of Ashby's API.
    pub fn ashby_url(&self) -> String {
        self.ashby.clone()
    }

    /// Ashby's webhook endpoint.
    pub fn webhook_url(&self) -> String {
        world::lock(&self.world).webhook_url()
    }

    /// With `Start::Finished`: what the admin's key store holds after the scenario.
    pub fn stored(&self) -> Option<Holding> {
        let world = world::lock(&self.world);
        holding(world.stored.as_ref())
    }

    /// With `Start::Finished`: the keys of the moment when a person vouched for the manual steps.
    pub fn attested(&self) -> Option<Holding> {
        let world = world::lock(&self.world);
        holding(world.attested.as_ref())
    }

    /// The hand of the admin.
    pub fn admin(&self) -> Admin {
        Admin::new(&self.codesignal, &self.ashby)
    }

    /// Makes the whole integration, through the dashboards.
    async fn finish(&self) -> Result<()> {
        let admin = self.admin();
        let ashby = admin.create_ashby_key().await?;
        let codesignal = admin.create_codesignal_key(&Permission::ALL).await?;
        admin.save_ashby_settings(&codesignal, &ashby).await?;
        admin.register_webhook(&codesignal, &ashby).await?;
        let pair = (codesignal.expose().to_owned(), ashby.expose().to_owned());
        let mut world = world::lock(&self.world);
        world.stored = Some(pair.clone());
        world.attested = Some(pair);
        Ok(())
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        for server in &self.servers {
            server.abort();
        }
    }
}

fn holding(pair: Option<&(String, String)>) -> Option<Holding> {
    let (codesignal, ashby) = pair?;
    Some(Holding {
        codesignal: Secret::parse(KeyName::Codesignal, codesignal).ok()?.0,
        ashby: Secret::parse(KeyName::Ashby, ashby).ok()?.0,
    })
}

async fn bind() -> Result<(TcpListener, String)> {
    let bound = async {
        let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
        let port = listener.local_addr()?.port();
        Ok::<_, std::io::Error>((listener, format!("http://127.0.0.1:{port}")))
    };
    bound.await.map_err(|error| {
        Error::local(
            "sandbox_unstartable",
            format!("The sandbox can't start a local server: {error}."),
            "Close other programs, or ask IT whether local servers are allowed on this computer.",
        )
    })
}

fn serve(listener: TcpListener, routes: Router) -> JoinHandle<()> {
    tokio::spawn(async move {
        // It ends only by being aborted.
        let _ = axum::serve(listener, routes).await;
    })
}
