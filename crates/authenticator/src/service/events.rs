//! A stream of server-sent events (the HTML standard, section 9.2), as far as services speak it.
//!
//! A parser of its own because the length of a line and of an event must be bounded here.

use std::collections::VecDeque;

use reqwest::{Response, StatusCode, header};
use serde::de::DeserializeOwned;
use wire::ServiceUrl;

use super::{
    Event, Events, Fault, Patience, Reply, ServiceError, answer,
    body::{broken_off, whole},
};

/// The content type of such a stream.
pub(super) const EVENT_STREAM: &str = "text/event-stream";

/// Longest line, and longest data of one event, in bytes.
const LONGEST: usize = 64 * 1024;

/// A stream that a service keeps open.
pub(super) struct Stream {
    service: ServiceUrl,
    response: Response,
    patience: Patience,
    lines: Lines,
    ready: VecDeque<Event>,
}

impl Stream {
    /// Checks that the answer is a stream.
    pub(super) async fn open(
        service: ServiceUrl,
        response: Response,
        patience: Patience,
    ) -> Result<Stream, ServiceError> {
        let status = response.status();
        let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let streams = kind.is_some_and(|kind| kind.split(';').next().map(str::trim) == Some(EVENT_STREAM));
        if status == StatusCode::OK && streams {
            return Ok(Stream {
                service,
                response,
                patience,
                lines: Lines::default(),
                ready: VecDeque::new(),
            });
        }
        let fault = match status {
            StatusCode::OK => Fault::Foreign,
            status => {
                let body = whole(response).await;
                let body = body.map_err(|cause| broken_off(&service, cause, patience.silence, patience))?;
                answer::accept(status, body.as_deref().map_or(&[], Vec::as_slice))
                    .err()
                    .unwrap_or(Fault::Foreign)
            }
        };
        Err(ServiceError::new(&service, fault))
    }
}

impl Events for Stream {
    fn next(&mut self) -> Reply<'_, Option<Event>> {
        Box::pin(async move {
            loop {
                if let Some(event) = self.ready.pop_front() {
                    return Ok(Some(event));
                }
                let silence = self.patience.silence;
                let chunk = self.response.chunk().await;
                let chunk =
                    chunk.map_err(|cause| broken_off(&self.service, cause, silence, self.patience))?;
                let Some(chunk) = chunk else { return Ok(None) };
                let found = self.lines.take(&chunk).and_then(|found| found.into_iter().map(event).collect());
                let found: Vec<Option<Event>> =
                    found.map_err(|fault| ServiceError::new(&self.service, fault))?;
                self.ready.extend(found.into_iter().flatten());
            }
        })
    }
}

/// An event as text: its name and its data.
type Raw = (String, String);

/// What an event says. Names that are not known are for later versions.
fn event((name, data): Raw) -> Result<Option<Event>, Fault> {
    match name.as_str() {
        "request" => read(&data).map(Event::Request).map(Some),
        "ended" => read(&data).map(Event::Ended).map(Some),
        _ => Ok(None),
    }
}

fn read<T: DeserializeOwned>(data: &str) -> Result<T, Fault> {
    serde_json::from_str(data).map_err(|_| Fault::Malformed { what: "data".into() })
}

/// Bytes as they come, cut into lines and gathered into events.
#[derive(Default)]
struct Lines {
    /// The line that has not ended yet.
    line: Vec<u8>,
    /// The last line ended with a carriage return, whose line feed may still come.
    returned: bool,
    name: String,
    data: Option<String>,
}

impl Lines {
    /// The events that these bytes complete.
    fn take(&mut self, bytes: &[u8]) -> Result<Vec<Raw>, Fault> {
        let mut events = Vec::new();
        for &byte in bytes {
            let second = std::mem::take(&mut self.returned) && byte == b'\n';
            match byte {
                b'\n' if second => {}
                b'\n' | b'\r' => {
                    self.returned = byte == b'\r';
                    events.extend(self.end_line()?);
                }
                byte if self.line.len() < LONGEST => self.line.push(byte),
                _ => return Err(Fault::Malformed { what: "size".into() }),
            }
        }
        Ok(events)
    }

    fn end_line(&mut self) -> Result<Option<Raw>, Fault> {
        let line = String::from_utf8(std::mem::take(&mut self.line))
            .map_err(|_| Fault::Malformed { what: "text".into() })?;
        if line.is_empty() {
            let name = std::mem::take(&mut self.name);
            return Ok(self.data.take().map(|data| (name, data)));
        }
        let (field, value) = line.split_once(':').unwrap_or((&line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut self.name),
            "data" => self.gather(value)?,
            // A comment has no field before its colon: the service is alive.
            _ => {}
        }
        Ok(None)
    }

    fn gather(&mut self, value: &str) -> Result<(), Fault> {
        let data = match self.data.take() {
            Some(data) => data + "\n" + value,
            None => value.to_owned(),
        };
        if data.len() > LONGEST {
            return Err(Fault::Malformed { what: "size".into() });
        }
        self.data = Some(data);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const STREAM: &str = ": alive\n\nevent: request\ndata: {\"a\":\ndata: 1}\n\nid: 7\r\nevent:ended\r\ndata:x\r\n\r\n\
                          data\n\nevent: lost\n\nretry: 3\rdata: y\r\r";

    fn expected() -> Vec<Raw> {
        [("request", "{\"a\":\n1}"), ("ended", "x"), ("", ""), ("", "y")]
            .map(|(name, data)| (name.to_owned(), data.to_owned()))
            .to_vec()
    }

    #[test]
    fn events_are_gathered_from_lines() {
        assert_eq!(Lines::default().take(STREAM.as_bytes()).expect("events"), expected());
    }

    #[test]
    fn what_has_no_end_is_given_up() {
        let mut lines = Lines::default();
        let long = vec![b'a'; LONGEST];
        assert_eq!(lines.take(&long).expect("room"), []);
        assert!(lines.take(b"a").is_err());
        let mut lines = Lines::default();
        let line = format!("data: {}\n", "a".repeat(LONGEST / 2));
        assert!(lines.take(line.as_bytes()).is_ok() && lines.take(line.as_bytes()).is_err());
        assert!(Lines::default().take(b"data: \xff\n").is_err());
    }

    #[test]
    fn events_that_are_not_known_are_left_out() {
        let raw = |name: &str, data: &str| event((name.to_owned(), data.to_owned()));
        assert_eq!(raw("later", "?"), Ok(None));
        let ended = raw("ended", r#"{"accessId":"a","status":"signed"}"#).expect("an event");
        assert!(matches!(ended, Some(Event::Ended(ended)) if ended.access_id.as_str() == "a"));
        assert_eq!(raw("request", "{}"), Err(Fault::Malformed { what: "data".into() }));
    }

    proptest! {
        #[test]
        fn where_the_bytes_are_cut_does_not_matter(cuts in prop::collection::vec(0_usize..STREAM.len(), 0..9)) {
            let mut cuts = cuts;
            cuts.extend([0, STREAM.len()]);
            cuts.sort_unstable();
            let mut lines = Lines::default();
            let mut events = Vec::new();
            for pair in cuts.windows(2) {
                events.extend(lines.take(&STREAM.as_bytes()[pair[0]..pair[1]]).expect("events"));
            }
            prop_assert_eq!(events, expected());
        }
    }
}
