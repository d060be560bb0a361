//! The thread that requests run on, started by the first one.

use crate::error::{Error, Result};
use crate::platform::io_error::TOO_FEW_THREADS;
use std::sync::OnceLock;
use tokio::runtime::{Builder, Handle};

#[derive(Default)]
pub(super) struct Worker(OnceLock<Handle>);

impl Worker {
    pub(super) fn handle(&self) -> Result<&Handle> {
        if let Some(handle) = self.0.get() {
            return Ok(handle);
        }
        // Made on its own thread: dropped here, where that can't be started, it would panic.
        let (sender, started) = std::sync::mpsc::channel();
        std::thread::Builder::new()
            .name("network".to_owned())
            .spawn(move || {
                let runtime = Builder::new_current_thread()
                    .enable_all()
                    // One busy connection must not keep the others waiting.
                    .event_interval(1)
                    .build();
                if let Ok(runtime) = runtime
                    && sender.send(runtime.handle().clone()).is_ok()
                {
                    runtime.block_on(std::future::pending::<()>());
                }
            })
            .map_err(|_| unavailable())?;
        let handle = started.recv().map_err(|_| unavailable())?;
        Ok(self.0.get_or_init(|| handle))
    }
}

fn unavailable() -> Error {
    Error::local(
        "no_threads",
        "the system doesn't let this account start another thread",
        TOO_FEW_THREADS,
    )
}
