//! Builds the `App` of a command: real vendors or a sandbox, with or without a network.

use crate::api::network::Network;
use crate::app::App;
use crate::cli::SandboxChoice;
use crate::error::Result;
use crate::report::Ui;
use crate::sandbox::InitialState;
use crate::settings::Settings;

pub(super) struct Start {
    pub(super) settings: Settings,
    pub(super) ui: Ui,
    pub(super) sandbox: SandboxChoice,
}

impl Start {
    /// `setup`: the sandbox starts from nothing.
    pub(super) async fn for_setup(self, may_unlock: bool) -> Result<App> {
        self.online(InitialState::Nothing, may_unlock).await
    }

    /// A person may be asked to unlock the keychain.
    pub(super) async fn attended(self) -> Result<App> {
        self.online(InitialState::Finished, true).await
    }

    /// A locked keychain is an error immediately.
    pub(super) async fn unattended(self) -> Result<App> {
        self.online(InitialState::Finished, false).await
    }

    /// Asks no vendor, so the proxy settings don't matter.
    pub(super) fn offline(self, may_unlock: bool) -> Result<App> {
        App::real(Network::default(), self.settings, self.ui, may_unlock)
    }

    async fn online(self, initial: InitialState, may_unlock: bool) -> Result<App> {
        if self.sandbox.sandbox {
            return App::sandboxed(self.settings, self.ui, self.sandbox, initial).await;
        }
        App::real(Network::from_environment()?, self.settings, self.ui, may_unlock)
    }
}
