//! What the person or the system asks of the run by a signal, as one future.

use crate::error::Exit;

/// Waits until the person or the system asks the program to stop, and says which exit follows. A terminal
/// that closes (SIGHUP) counts as SIGTERM: the run ends in order, and what is on the clipboard is cleared.
pub(crate) async fn asked_to_stop() -> Exit {
    tokio::select! {
        exit = signalled() => exit,
        () = terminal_again() => Exit::Terminated,
    }
}

async fn signalled() -> Exit {
    tokio::select! {
        () = interrupt() => Exit::Interrupted,
        () = terminate() => Exit::Terminated,
    }
}

/// For a run that can't hear a request to stop, because nobody reads what it writes. Waits for one on a thread of its
/// own, and calls `end` when the run goes on for two seconds after it was asked.
pub(crate) fn when_unheard(end: fn(Exit) -> !) {
    const GRACE: std::time::Duration = std::time::Duration::from_secs(2);
    // Without a thread or a runtime only a kill -9 ends such a run.
    let _ = std::thread::Builder::new().spawn(move || {
        if let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_io().build() {
            let exit = runtime.block_on(signalled());
            std::thread::sleep(GRACE);
            end(exit);
        }
    });
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
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        return std::future::pending().await;
    };
    // A run without a terminal may have been started to outlive one (nohup).
    let hang_up = async {
        match super::stdin_is_terminal().then(|| signal(SignalKind::hangup())) {
            Some(Ok(mut hang_up)) => hang_up.recv().await,
            _ => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = terminate.recv() => (),
        _ = hang_up => (),
    }
}

/// After Ctrl-Z and `fg` between two prompts, the terminal goes on showing nothing. Never ends.
#[cfg(unix)]
async fn terminal_again() {
    use tokio::signal::unix::{SignalKind, signal};
    let continued = SignalKind::from_raw(rustix::process::Signal::CONT.as_raw());
    if let Ok(mut continued) = signal(continued) {
        while continued.recv().await.is_some() {
            super::terminal::continued();
            super::screen::forget();
        }
    }
    std::future::pending().await
}

/// Ctrl-Break, a window that closes, a log-off, a shutdown: the run ends in order before the system ends it.
#[cfg(windows)]
async fn terminate() {
    use tokio::signal::windows::{ctrl_break, ctrl_close, ctrl_logoff, ctrl_shutdown};
    let (Ok(mut pressed), Ok(mut closed), Ok(mut logged_off), Ok(mut shut_down)) =
        (ctrl_break(), ctrl_close(), ctrl_logoff(), ctrl_shutdown())
    else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = pressed.recv() => (),
        _ = closed.recv() => (),
        _ = logged_off.recv() => (),
        _ = shut_down.recv() => (),
    }
}

#[cfg(not(unix))]
async fn terminal_again() {
    std::future::pending::<()>().await;
}
