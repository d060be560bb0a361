//! Servers of async code on a thread of their own.

use std::future::Future;
use tokio::runtime::Builder;
use tokio::sync::oneshot;

/// Serves until it is dropped.
pub struct Background(#[expect(dead_code, reason = "its end is what counts")] oneshot::Sender<()>);

impl Background {
    pub fn start<Serving: Future>(serve: impl FnOnce() -> Serving + Send + 'static) -> Background {
        let (end, ended) = oneshot::channel();
        std::thread::spawn(move || {
            let runtime = Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                tokio::select! {
                    _ = ended => {}
                    _ = serve() => {}
                }
            });
            runtime.shutdown_background();
        });
        Background(end)
    }
}
