//! `countersign doctor`

use authenticator::Ports;
use authenticator::doctor::{self, Finding};
use serde_json::{Value, json};

use super::Outcome;
use crate::failure::Failure;
use crate::speaker::Speaker;

pub async fn run(ports: &Ports, speaker: &Speaker) -> Result<Outcome, Failure> {
    let findings = doctor::examine(ports).await?;
    for finding in &findings {
        tell(speaker, finding);
    }
    let well = findings.iter().all(|finding| finding.failure.is_none());
    speaker.say(if well { "doctor-well" } else { "doctor-unwell" }, &[]);
    speaker.answer(json!({"well": well, "findings": findings.iter().map(describe).collect::<Vec<_>>()}));
    Ok(if well { Outcome::Done } else { Outcome::NotWell })
}

fn tell(speaker: &Speaker, finding: &Finding) {
    let check = finding.check.as_str();
    let subject = finding.subject.as_deref().unwrap_or_default();
    match &finding.failure {
        None => speaker.say("doctor-good", &[("check", &check), ("subject", &subject)]),
        Some(failure) => {
            let (code, details) = (failure.code().as_str(), failure.details());
            speaker.say("doctor-bad", &[("check", &check), ("subject", &subject), ("code", &code)]);
            let sentence = speaker.sentence(code, &details);
            for line in [sentence.what, sentence.todo] {
                if !line.is_empty() {
                    speaker.line(&format!("    {line}"));
                }
            }
        }
    }
}

fn describe(finding: &Finding) -> Value {
    let failure = finding.failure.as_ref();
    json!({
        "check": finding.check.as_str(),
        "subject": finding.subject,
        "well": failure.is_none(),
        "failure": failure.map(|failure| json!({
            "code": failure.code().as_str(), "details": failure.details(), "retry": failure.retry(),
        })),
    })
}
