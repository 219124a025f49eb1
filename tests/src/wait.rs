//! Waiting for what happens elsewhere: until it does, or until a deadline that only a failure reaches.

use std::time::Duration;

use tokio::time::{Instant, sleep};

/// Long enough for anything on a busy machine.
pub const DEADLINE: Duration = Duration::from_secs(60);
const GLANCE: Duration = Duration::from_millis(40);

/// Asks again and again until there is an answer; fails at the deadline with what was waited for.
pub async fn eventually<T>(what: &str, ask: impl AsyncFnMut() -> Option<T>) -> T {
    soon(DEADLINE, ask).await.unwrap_or_else(|| panic!("waited {} s in vain for {what}", DEADLINE.as_secs()))
}

/// Asks again and again until there is an answer; `None` when none came in time.
pub async fn soon<T>(limit: Duration, mut ask: impl AsyncFnMut() -> Option<T>) -> Option<T> {
    let deadline = Instant::now() + limit;
    loop {
        if let Some(answer) = ask().await {
            return Some(answer);
        }
        if Instant::now() > deadline {
            return None;
        }
        sleep(GLANCE).await;
    }
}
