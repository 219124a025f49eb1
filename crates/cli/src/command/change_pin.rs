//! `countersign change-pin`

use authenticator::{Ports, change_pin};
use serde_json::json;

use super::Outcome;
use crate::arguments::{ChangePin, PinSource};
use crate::failure::Failure;
use crate::identity;
use crate::input::PinInput;
use crate::speaker::Speaker;

/// The old PIN is proved before the new one is asked for.
pub async fn run(ports: &Ports, speaker: &Speaker, arguments: &ChangePin) -> Result<Outcome, Failure> {
    if let (Some(old), Some(new)) = (arguments.pin.pin_fd, arguments.new_pin_fd)
        && old == new
    {
        return Err(Failure::InputShared { descriptor: new });
    }
    let old = PinInput::open(&arguments.pin)?;
    let new = PinInput::open(&PinSource { pin_fd: arguments.new_pin_fd })?;
    let identity = identity::choose(ports, arguments.identity.as_deref()).await?;
    let old = old.pin(speaker, &identity)?;
    let proved = change_pin::prove(ports, identity.id, old).await?;
    let new = new.new_pin(speaker, identity.pin_length, |digits| proved.check_new_pin(digits))?;
    let identity = change_pin::change(ports, &proved, &new).await?;
    if speaker.is_json() {
        speaker.answer(json!({"identity": identity}));
    } else {
        speaker.say("change-pin-done", &[("name", &identity.name), ("user", &identity.user)]);
    }
    Ok(Outcome::Done)
}
