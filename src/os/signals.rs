//! Ctrl-C and SIGTERM, as one future.

use crate::error::Exit;

/// Waits until the person or the system asks the program to stop, and says which exit follows.
pub async fn asked_to_stop() -> Exit {
    tokio::select! {
        () = interrupt() => Exit::Interrupted,
        () = terminate() => Exit::Terminated,
    }
}

async fn interrupt() {
    // Without a handler the system ends the process by itself: nothing to wait for.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

#[cfg(unix)]
async fn terminate() {
    use tokio::signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut stream) => {
            stream.recv().await;
        }
        Err(_) => std::future::pending::<()>().await,
    }
}

/// From now on Ctrl-Z does nothing.
pub fn ignore_suspension() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let suspend = SignalKind::from_raw(rustix::process::Signal::TSTP.as_raw());
        // A handler that does nothing takes the place of the one that stops the process.
        let _ = signal(suspend);
    }
}

#[cfg(not(unix))]
async fn terminate() {
    std::future::pending::<()>().await;
}
