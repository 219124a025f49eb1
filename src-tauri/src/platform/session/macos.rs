//! macOS: Touch ID or the password of the account, and notifications of the session and of sleep.

use std::{mem, ptr::NonNull, sync::Arc};

use block2::RcBlock;
use objc2::runtime::Bool;
use objc2_app_kit::{
    NSWorkspace, NSWorkspaceSessionDidBecomeActiveNotification,
    NSWorkspaceSessionDidResignActiveNotification, NSWorkspaceWillSleepNotification,
};
use objc2_foundation::{
    NSDistributedNotificationCenter, NSError, NSNotification, NSNotificationCenter, NSString,
};
use objc2_local_authentication::{LAContext, LAPolicy};
use tokio::sync::mpsc;

use crate::bridge::{SessionNews, Verdict};

/// Completes the system's sentence “Countersign is trying to …”.
const REASON: &str = "unlock itself";

/// Whether the system can ask: it has at least the account's password.
pub(crate) async fn can_ask_who_is_there() -> bool {
    can_ask(LAPolicy::DeviceOwnerAuthentication)
}

#[allow(unsafe_code)]
fn can_ask(policy: LAPolicy) -> bool {
    // SAFETY: a context may be made and asked anywhere, and the policy is one of the system's.
    unsafe { LAContext::new().canEvaluatePolicy_error(policy).is_ok() }
}

/// Has the system ask who is there.
pub(crate) async fn ask_who_is_there() -> Verdict {
    let (told, mut answer) = mpsc::unbounded_channel();
    begin_to_ask(move |confirmed| drop(told.send(confirmed)));
    match answer.recv().await {
        Some(true) => Verdict::Confirmed,
        Some(false) => Verdict::Refused,
        None => Verdict::Unavailable,
    }
}

#[allow(unsafe_code)]
fn begin_to_ask(tell: impl Fn(bool) + Send + 'static) {
    let reply = RcBlock::new(move |confirmed: Bool, _: *mut NSError| tell(confirmed.as_bool()));
    let reason = NSString::from_str(REASON);
    // SAFETY: the block may be called on any thread, for what it holds may be sent, and the system keeps the context and
    // the block until it has answered.
    unsafe {
        let policy = LAPolicy::DeviceOwnerAuthentication;
        LAContext::new().evaluatePolicy_localizedReason_reply(policy, &reason, &reply);
    }
}

/// Tells what happens to the session, for as long as the program runs.
#[allow(unsafe_code)]
pub(crate) fn listen_to_session(tell: impl Fn(SessionNews) + Send + Sync + 'static) {
    let tell: Tell = Arc::new(tell);
    let covered = |covered| SessionNews::Covered { source: "macos".into(), covered };
    let everybody = NSDistributedNotificationCenter::defaultCenter();
    observe(&everybody, &NSString::from_str("com.apple.screenIsLocked"), &tell, covered(true));
    observe(&everybody, &NSString::from_str("com.apple.screenIsUnlocked"), &tell, covered(false));
    let workspace = NSWorkspace::sharedWorkspace().notificationCenter();
    // SAFETY: these names are constants of the system, there from its start to its end.
    let (sleep, left, back) = unsafe {
        (
            NSWorkspaceWillSleepNotification,
            NSWorkspaceSessionDidResignActiveNotification,
            NSWorkspaceSessionDidBecomeActiveNotification,
        )
    };
    observe(&workspace, sleep, &tell, SessionNews::Sleeping);
    observe(&workspace, left, &tell, SessionNews::InFront(false));
    observe(&workspace, back, &tell, SessionNews::InFront(true));
}

/// Who is told.
type Tell = Arc<dyn Fn(SessionNews) + Send + Sync>;

#[allow(unsafe_code)]
fn observe(center: &NSNotificationCenter, name: &NSString, tell: &Tell, news: SessionNews) {
    let tell = tell.clone();
    let hear = RcBlock::new(move |_: NonNull<NSNotification>| tell(news.clone()));
    // SAFETY: no object and no queue are named, and what the block holds may be sent to any thread.
    let observer =
        unsafe { center.addObserverForName_object_queue_usingBlock(Some(name), None, None, &hear) };
    // Observed for as long as the program runs.
    mem::forget(observer);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_that_does_not_exist_cannot_be_asked() {
        assert!(!can_ask(LAPolicy(-1)));
    }
}
