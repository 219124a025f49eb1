//! What only the person knows: typed at the terminal without being shown, or read from a file descriptor.

use std::fs::File;
use std::io::{self, BufRead, IsTerminal, Read};
use std::ops::RangeInclusive;
use std::path::Path;

use authenticator::identities::Identity;
use authenticator::qr;
use authenticator::{Error, NewPin, Pin};
use zeroize::Zeroizing;

use crate::arguments::PinSource;
use crate::failure::Failure;
use crate::speaker::{Speaker, Values};

/// Longest input that is read from a descriptor, in bytes. An activation token has at most 4,096.
const LONGEST: usize = 8192;
/// Largest picture that is read, in bytes; more than is looked into.
const LARGEST_PICTURE: u64 = 65 << 20;

/// Where a PIN comes from. A descriptor is read at once, so that nothing is used up before it proved readable.
pub enum PinInput {
    /// Somebody types it when it is needed.
    Terminal,
    /// It was read.
    Given(Zeroizing<String>),
}

impl PinInput {
    /// Reads the descriptor, if one was named.
    pub fn open(source: &PinSource) -> Result<Self, Failure> {
        match source.pin_fd {
            Some(descriptor) => Ok(PinInput::Given(read_descriptor(descriptor)?)),
            None => Ok(PinInput::Terminal),
        }
    }

    /// Whether somebody sits there who can be asked.
    pub fn is_terminal(&self) -> bool {
        matches!(self, PinInput::Terminal)
    }

    /// The PIN of an identity.
    pub fn pin(&self, speaker: &Speaker, identity: &Identity) -> Result<Pin, Failure> {
        let typed = match self {
            PinInput::Given(pin) => return Ok(Pin::parse(pin).map_err(Error::from)?),
            PinInput::Terminal => {
                let values: Values = &[("name", &identity.name), ("user", &identity.user)];
                hidden(&speaker.word("pin-prompt", values), "--pin-fd")?
            }
        };
        Ok(Pin::parse(&typed).map_err(Error::from)?)
    }

    /// A new PIN that `check` takes. At the terminal it is typed twice, and again when it will not do, until the line stays empty.
    pub fn new_pin(
        &self,
        speaker: &Speaker,
        length: u8,
        check: impl Fn(&str) -> Result<NewPin, Error>,
    ) -> Result<NewPin, Failure> {
        if let PinInput::Given(pin) = self {
            return Ok(check(pin)?);
        }
        loop {
            let first = hidden(&speaker.word("pin-new-prompt", &[("length", &length)]), "--pin-fd")?;
            match repeated(speaker, &first, &check) {
                Err(Failure::Authenticator(error)) if !first.is_empty() => speaker.fail(&error.into()),
                done => return done,
            }
        }
    }
}

fn repeated(
    speaker: &Speaker,
    first: &str,
    check: impl Fn(&str) -> Result<NewPin, Error>,
) -> Result<NewPin, Failure> {
    let pin = check(first)?;
    let second = hidden(&speaker.word("pin-again-prompt", &[]), "--pin-fd")?;
    pin.repeated(&second)?;
    Ok(pin)
}

/// The code of an enrolment, typed without being shown: whoever has it can enrol in its stead.
pub fn code(speaker: &Speaker, descriptor: Option<u32>) -> Result<Zeroizing<String>, Failure> {
    match descriptor {
        Some(descriptor) => read_descriptor(descriptor),
        None => hidden(&speaker.word("code-prompt", &[]), "--code-fd"),
    }
}

/// What came by mail, typed without being shown: a code, a link, or the word that asks for another mail.
pub fn mailed(
    speaker: &Speaker,
    prompt: &str,
    descriptor: Option<u32>,
) -> Result<Zeroizing<String>, Failure> {
    match descriptor {
        Some(descriptor) => read_descriptor(descriptor),
        None => hidden(&speaker.word(prompt, &[]), "--code-fd"),
    }
}

/// A link as it was given, or read from standard input or from the picture of a QR code.
pub fn link(
    argument: Option<&str>,
    picture: Option<&Path>,
    pin: &PinSource,
) -> Result<Zeroizing<String>, Failure> {
    let from_input = argument == Some("-") || picture == Some(Path::new("-"));
    if from_input && pin.pin_fd == Some(0) {
        return Err(Failure::InputShared { descriptor: 0 });
    }
    match (argument, picture) {
        (_, Some(picture)) => Ok(Zeroizing::new(qr::read_image(&bytes(picture)?)?)),
        (Some("-"), None) => read_descriptor(0),
        (Some(link), None) => Ok(Zeroizing::new(link.to_owned())),
        (None, None) => Err(Failure::NoTerminal { option: "LINK" }),
    }
}

/// A picture from a file or from standard input.
fn bytes(picture: &Path) -> Result<Vec<u8>, Failure> {
    let unreadable = |error: io::Error| Failure::PictureUnreadable {
        picture: picture.display().to_string(),
        reason: error.to_string(),
    };
    let mut bytes = Vec::new();
    let read = if picture == Path::new("-") {
        io::stdin().lock().take(LARGEST_PICTURE).read_to_end(&mut bytes)
    } else {
        File::open(picture).and_then(|file| file.take(LARGEST_PICTURE).read_to_end(&mut bytes))
    };
    read.map_err(unreadable)?;
    Ok(bytes)
}

/// Asks for a yes. Anything else is a failure.
pub fn confirm(speaker: &Speaker, question: &str) -> Result<(), Failure> {
    if !is_terminal() {
        return Err(Failure::NoTerminal { option: "--yes" });
    }
    if agrees(speaker, question, &[])? { Ok(()) } else { Err(Failure::NotConfirmed) }
}

/// Whether the person at the terminal says yes. Anything but a clear yes is no.
pub fn agrees(speaker: &Speaker, question: &str, values: Values) -> Result<bool, Failure> {
    speaker.aside(question, values);
    let yes = speaker.word("answer-yes", &[]).to_lowercase();
    let answer = typed_line()?.trim().to_lowercase();
    Ok(yes.split_whitespace().any(|word| word == answer))
}

/// A whole number that the person at the terminal types, or nothing. Whatever else is typed is asked for again.
pub fn whole_number(
    speaker: &Speaker,
    question: &str,
    values: Values,
    fits: RangeInclusive<usize>,
) -> Result<Option<usize>, Failure> {
    loop {
        speaker.aside(question, values);
        let typed = typed_line()?;
        if typed.trim().is_empty() {
            return Ok(None);
        }
        if let Some(number) = typed.trim().parse().ok().filter(|number| fits.contains(number)) {
            return Ok(Some(number));
        }
    }
}

/// Whether somebody sits there who can be asked.
pub fn is_terminal() -> bool {
    io::stdin().is_terminal()
}

/// The number that is shown where a request began. It is no secret, so it is typed like any other line.
pub fn number(speaker: &Speaker) -> Result<String, Failure> {
    if !is_terminal() {
        return Err(Failure::NoTerminal { option: "--number" });
    }
    speaker.aside("number-prompt", &[]);
    typed_line()
}

fn typed_line() -> Result<String, Failure> {
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line);
    read.map_err(|error| Failure::InputUnreadable { descriptor: 0, reason: error.to_string() })?;
    Ok(line)
}

fn hidden(prompt: &str, option: &'static str) -> Result<Zeroizing<String>, Failure> {
    rpassword::prompt_password(prompt).map(Zeroizing::new).map_err(|_| Failure::NoTerminal { option })
}

/// The first line that a descriptor brings, without its end.
fn read_descriptor(descriptor: u32) -> Result<Zeroizing<String>, Failure> {
    let read =
        if descriptor == 0 { first_line(io::stdin().lock()) } else { open(descriptor).and_then(first_line) };
    read.map_err(|error| Failure::InputUnreadable { descriptor, reason: error.to_string() })
}

/// The first line of a source, which need not end there. It is taken byte by byte, so that nothing of it stays in a buffer
/// that nobody wipes.
fn first_line(mut source: impl Read) -> io::Result<Zeroizing<String>> {
    let mut line = Zeroizing::new(Vec::with_capacity(LONGEST));
    let mut byte = [0];
    while line.len() < LONGEST && source.read(&mut byte)? == 1 && byte != *b"\n" {
        line.push(byte[0]);
    }
    let text = std::str::from_utf8(&line).map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
    Ok(Zeroizing::new(text.trim_end_matches('\r').to_owned()))
}

/// Opened by its name, because taking a number for a descriptor is not something that safe code can do.
#[cfg(unix)]
fn open(descriptor: u32) -> io::Result<File> {
    File::open(format!("/dev/fd/{descriptor}"))
}

#[cfg(not(unix))]
fn open(_: u32) -> io::Result<File> {
    Err(io::Error::from(io::ErrorKind::Unsupported))
}
