//! The one way from the page to the bridge.

use tauri::{
    Wry,
    ipc::{Invoke, InvokeBody},
};

use crate::bridge::{self, COMMANDS, Desk};

/// Answers every command of the bridge; Tauri has checked by then that a capability grants it.
pub(super) fn handler(desk: Desk) -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    move |invoke| {
        let Invoke { message, resolver, .. } = invoke;
        let Some(command) = COMMANDS.iter().copied().find(|name| *name == message.command()) else {
            return false;
        };
        let arguments = match message.payload() {
            InvokeBody::Json(payload) => payload.get("arguments").cloned().unwrap_or_default(),
            InvokeBody::Raw(_) => serde_json::Value::Null,
        };
        // Neither what a command brings nor when keys of a PIN are pressed.
        if command != "pin_key" {
            tracing::debug!(command, "the page asks");
        }
        let desk = desk.clone();
        tauri::async_runtime::spawn(async move {
            match bridge::answer(desk, command, arguments).await {
                Ok(answer) => resolver.resolve(answer),
                Err(failure) => {
                    tracing::debug!(command, code = failure.code, "a command failed");
                    resolver.reject(failure);
                }
            }
        });
        true
    }
}
