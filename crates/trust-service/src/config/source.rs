//! Where values come from: the environment, the file, and what nobody changed.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ffi::OsString;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::keys::Key;
use super::problem::{Problem, Problems};
use super::setting::{Kind, Setting};

/// What was said, and what is wrong with it so far.
pub struct Source {
    file: HashMap<String, Said>,
    environment: BTreeMap<String, String>,
    /// Where each key's value came from, for people and in the order of the file.
    places: HashMap<String, (String, usize)>,
    problems: Vec<(usize, Problem)>,
}

/// A value of the file.
struct Said {
    kind: Option<Kind>,
    text: String,
    place: String,
    offset: usize,
}

impl Source {
    /// Reads both, and finds what no key is called by.
    pub fn new(
        name: &str,
        text: &str,
        environment: impl IntoIterator<Item = (OsString, OsString)>,
        keys: &[Key],
    ) -> Source {
        let mut source = Source {
            file: HashMap::new(),
            environment: BTreeMap::new(),
            places: HashMap::new(),
            problems: Vec::new(),
        };
        source.read_file(&File { name, text }, keys);
        source.read_environment(environment, keys);
        source
    }

    /// The value of a key. Whatever is wrong with it is noted, and its place taken by the value that nobody chose, so that the rest
    /// can be judged as well.
    pub fn take<T: Setting>(&mut self, key: &Key) -> Option<T> {
        let path = key.path();
        let said = match self.environment.remove(&key.variable()) {
            Some(text) => Said { kind: Some(T::KIND), text, place: key.variable(), offset: usize::MAX },
            None => self.file.remove(&path).unwrap_or_else(|| Said {
                kind: Some(T::KIND),
                text: key.default.to_owned(),
                place: String::new(),
                offset: usize::MAX,
            }),
        };
        let read = match mismatch(said.kind, T::KIND, key) {
            Some(message) => Err(message),
            None => T::from_text(&said.text),
        };
        self.places.insert(path.clone(), (said.place, said.offset));
        read.map_or_else(
            |message| {
                self.refuse(&path, message);
                T::from_text(key.default).ok()
            },
            Some,
        )
    }

    /// Notes what is wrong with a key's value, alone or together with others; one thing for each key is enough.
    pub fn refuse(&mut self, key: &str, message: impl Into<String>) {
        if !self.problems.iter().any(|(_, problem)| problem.key == key) {
            let (place, offset) = self.places.get(key).cloned().unwrap_or_default();
            self.note(offset, place, key, message.into());
        }
    }

    /// All that is wrong.
    pub fn into_problems(mut self) -> Problems {
        self.problems.sort_by_key(|(offset, _)| *offset);
        Problems(self.problems.into_iter().map(|(_, problem)| problem).collect())
    }

    fn note(&mut self, offset: usize, place: String, key: &str, message: String) {
        self.problems.push((offset, Problem { place, key: key.to_owned(), message }));
    }

    fn read_file(&mut self, file: &File<'_>, keys: &[Key]) {
        let (root, errors) = DeTable::parse_recoverable(file.text);
        for error in errors {
            let offset = error.span().map_or(0, |span| span.start);
            self.note(offset, file.place(offset), "", error.message().to_owned());
        }
        let sections: HashSet<_> = keys.iter().map(|key| key.section).collect();
        let paths: HashSet<_> = keys.iter().map(Key::path).collect();
        for (name, value) in root.get_ref().iter() {
            match value.get_ref() {
                DeValue::Table(table) if sections.contains(name.get_ref().as_ref()) => {
                    for (inner, value) in table.iter() {
                        let path = format!("{}.{}", name.get_ref(), inner.get_ref());
                        self.read_value(file, &paths, path, inner.span(), value);
                    }
                }
                _ => self.read_value(file, &paths, name.get_ref().to_string(), name.span(), value),
            }
        }
    }

    fn read_value(
        &mut self,
        file: &File<'_>,
        paths: &HashSet<String>,
        path: String,
        name: Range<usize>,
        value: &Spanned<DeValue<'_>>,
    ) {
        if !paths.contains(&path) {
            self.note(name.start, file.place(name.start), &path, "there is no such key".to_owned());
            return;
        }
        let (kind, text) = flatten(value.get_ref());
        let offset = value.span().start;
        self.file.insert(path, Said { kind, text, place: file.place(offset), offset });
    }

    /// Variables of other programs may begin like ours; one that names a section of ours is meant for us.
    fn read_environment(
        &mut self,
        environment: impl IntoIterator<Item = (OsString, OsString)>,
        keys: &[Key],
    ) {
        let known: HashSet<_> = keys.iter().map(Key::variable).collect();
        let ours: HashSet<_> = keys
            .iter()
            .filter_map(|key| key.variable().strip_suffix(&key.name.to_ascii_uppercase()).map(str::to_owned))
            .collect();
        for (name, value) in environment {
            let Some(name) = name.to_str() else { continue };
            if known.contains(name) {
                match value.into_string() {
                    Ok(value) => drop(self.environment.insert(name.to_owned(), value)),
                    Err(_) => self.note(usize::MAX, name.to_owned(), "", "text is expected".to_owned()),
                }
            } else if ours.iter().any(|prefix| name.starts_with(prefix)) {
                self.note(usize::MAX, name.to_owned(), "", "there is no such key".to_owned());
            }
        }
    }
}

/// A file's text with its name.
struct File<'a> {
    name: &'a str,
    text: &'a str,
}

impl File<'_> {
    /// Name, line and column of a byte, the first being 1.
    fn place(&self, offset: usize) -> String {
        let before = self.text.get(..offset).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        format!("{}:{line}:{column}", self.name)
    }
}

/// A value's kind, if it is one of those that keys have, and the text that it is read from.
fn flatten(value: &DeValue<'_>) -> (Option<Kind>, String) {
    match value {
        DeValue::String(text) => (Some(Kind::Text), text.to_string()),
        DeValue::Integer(number) if number.radix() == 10 => (Some(Kind::Number), number.as_str().to_owned()),
        DeValue::Boolean(truth) => (Some(Kind::Truth), truth.to_string()),
        DeValue::Array(items) => {
            let texts: Option<Vec<_>> = items.iter().map(|item| item.get_ref().as_str()).collect();
            texts.map_or((None, String::new()), |texts| (Some(Kind::List), texts.join(",")))
        }
        _ => (None, String::new()),
    }
}

fn mismatch(found: Option<Kind>, expected: Kind, key: &Key) -> Option<String> {
    if found == Some(expected) {
        return None;
    }
    Some(match expected {
        Kind::Text => "text in quotes is expected".to_owned(),
        Kind::Number => "a whole number is expected".to_owned(),
        Kind::Truth => "true or false is expected".to_owned(),
        Kind::List => "a list of texts is expected".to_owned(),
        Kind::Nowhere => format!(
            "a secret does not stand here: name a file with {}_file, or set {}",
            key.name,
            key.variable()
        ),
    })
}
