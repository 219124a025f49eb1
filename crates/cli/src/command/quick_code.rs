//! `countersign quick-code`

use authenticator::{Ports, share};
use serde_json::json;

use super::Outcome;
use crate::arguments::QuickCode;
use crate::failure::Failure;
use crate::identity;
use crate::input::PinInput;
use crate::speaker::{Speaker, Values, write};

/// A code on standard output and nothing else there.
pub async fn run(ports: &Ports, speaker: &Speaker, arguments: &QuickCode) -> Result<Outcome, Failure> {
    let pin = PinInput::open(&arguments.pin)?;
    let identity = identity::choose(ports, arguments.identity.as_deref()).await?;
    let pin = pin.pin(speaker, &identity)?;
    let made = share::quick_code(ports, identity.id, &pin).await?;
    if speaker.is_json() {
        speaker.answer(json!({"quickCode": {
            "code": made.code.as_str(),
            "expires": made.expires,
            "user": made.user,
            "service": made.service,
            "projectName": made.project_name,
        }}));
        return Ok(Outcome::Done);
    }
    speaker.note("quick-code-project", &[("project", &made.project_name)]);
    write(std::io::stdout(), made.code.as_str());
    let seconds = made.expires.duration_since(ports.clock.now()).as_secs().max(0);
    let values: Values = &[("seconds", &seconds), ("user", &made.user), ("service", &made.service)];
    speaker.note("quick-code-for", values);
    Ok(Outcome::Done)
}
