//! When to look whether the journal or the organisation's document has changed.

#[cfg(target_os = "linux")]
mod inotify;
#[cfg(all(test, target_os = "linux"))]
mod tests;

use std::{path::PathBuf, time::Duration};

use crate::Clock;

/// How long changes may go on before one look sees them all.
#[cfg(target_os = "linux")]
const BURST: Duration = Duration::from_millis(200);

/// How often to look all the same: what another computer changes on a shared disk, or a mount covers, nobody tells.
#[cfg(target_os = "linux")]
const BACKSTOP: Duration = Duration::from_secs(30);

/// Says when to look: soon after the system told of a change, or again and again where it tells nothing.
pub struct Watcher {
    #[cfg(target_os = "linux")]
    told: Option<inotify::Told>,
}

impl Watcher {
    /// Watches both files, wherever they are now and whether they are there or not. It watches from now on, so the first
    /// look comes after this.
    pub(crate) fn new(journal: Option<PathBuf>, policy: Option<PathBuf>) -> Watcher {
        #[cfg(target_os = "linux")]
        return Watcher {
            told: journal.zip(policy).and_then(|(journal, policy)| {
                let told = inotify::Told::begin(journal, policy);
                told.inspect_err(|error| tracing::warn!(%error, "changes are looked for, not told")).ok()
            }),
        };
        #[cfg(not(target_os = "linux"))]
        {
            let _ = (journal, policy);
            Watcher {}
        }
    }

    /// Whether the system tells: then nobody has to look before [`Watcher::turn`] comes.
    pub fn is_told(&self) -> bool {
        #[cfg(target_os = "linux")]
        return self.told.is_some();
        #[cfg(not(target_os = "linux"))]
        false
    }

    /// Comes when it is time to look: after something may have changed, and where the system does not tell of that, after
    /// `period`. Changes that follow each other closely are one. May be dropped while it waits; nothing is lost.
    pub async fn turn(&mut self, clock: &dyn Clock, period: Duration) {
        #[cfg(target_os = "linux")]
        if let Some(told) = &mut self.told {
            tokio::select! {
                heard = told.hear() => match heard {
                    Ok(()) => clock.sleep(BURST).await,
                    Err(error) => return self.give_up(&error),
                },
                () = clock.sleep(BACKSTOP) => {}
            }
            self.is_due();
            return;
        }
        clock.sleep(period).await;
    }

    /// Whether it is time to look, for whoever comes by now and then. Waits for nothing.
    pub fn is_due(&mut self) -> bool {
        #[cfg(target_os = "linux")]
        if let Some(told) = &mut self.told {
            return match told.take() {
                Ok(due) => due,
                Err(error) => {
                    self.give_up(&error);
                    true
                }
            };
        }
        true
    }

    #[cfg(target_os = "linux")]
    fn give_up(&mut self, error: &std::io::Error) {
        tracing::warn!(%error, "changes are no longer told, but looked for");
        self.told = None;
    }
}
