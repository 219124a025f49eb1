//! Values that go into statements and come out of rows: text, integers and bytes, no more than both engines share.

use rusqlite::types::{ToSqlOutput, ValueRef};
use zeroize::Zeroize;

use super::connection;
use crate::clock::Instant;
use crate::error::{Error, Result};

/// One value.
pub enum Value {
    /// None.
    Null,
    /// A number, a truth value (0 or 1), or a moment in microseconds since 1970.
    Integer(i64),
    /// Text, ids among it.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// A row that was read.
pub struct Row(Vec<Value>);

/// Values of several types, in the order of a statement's placeholders.
macro_rules! values {
    ($($value:expr),* $(,)?) => { &[$($crate::store::Value::from($value)),*] };
}
pub(crate) use values;

impl Drop for Value {
    /// Some are secrets, and none is worth keeping.
    fn drop(&mut self) {
        match self {
            Value::Bytes(bytes) => bytes.zeroize(),
            Value::Text(text) => text.zeroize(),
            Value::Null | Value::Integer(_) => {}
        }
    }
}

impl Row {
    /// The integer in this column.
    pub fn integer(&self, column: usize) -> Result<i64> {
        match self.0.get(column) {
            Some(Value::Integer(number)) => Ok(*number),
            _ => Err(Error::Damaged("an integer is expected")),
        }
    }

    /// The text in this column.
    pub fn text(&self, column: usize) -> Result<String> {
        self.optional_text(column)?.ok_or(Error::Damaged("text is expected"))
    }

    /// The text in this column, if there is one.
    pub fn optional_text(&self, column: usize) -> Result<Option<String>> {
        match self.0.get(column) {
            Some(Value::Text(text)) => Ok(Some(text.clone())),
            Some(Value::Null) => Ok(None),
            _ => Err(Error::Damaged("text is expected")),
        }
    }

    /// The bytes in this column.
    pub fn bytes(&self, column: usize) -> Result<Vec<u8>> {
        self.optional_bytes(column)?.ok_or(Error::Damaged("bytes are expected"))
    }

    /// The bytes in this column, if there are any.
    pub fn optional_bytes(&self, column: usize) -> Result<Option<Vec<u8>>> {
        match self.0.get(column) {
            Some(Value::Bytes(bytes)) => Ok(Some(bytes.clone())),
            Some(Value::Null) => Ok(None),
            _ => Err(Error::Damaged("bytes are expected")),
        }
    }

    /// The moment in this column.
    pub fn instant(&self, column: usize) -> Result<Instant> {
        self.integer(column).map(Instant::from_micros)
    }

    /// The moment in this column, if there is one.
    pub fn optional_instant(&self, column: usize) -> Result<Option<Instant>> {
        match self.0.get(column) {
            Some(Value::Null) => Ok(None),
            _ => self.instant(column).map(Some),
        }
    }

    /// The truth value in this column.
    pub fn truth(&self, column: usize) -> Result<bool> {
        self.integer(column).map(|number| number != 0)
    }
}

pub(super) fn read_row(row: &rusqlite::Row<'_>, columns: usize) -> Result<Row> {
    let read = |column| match row.get_ref(column).map_err(connection::failure)? {
        ValueRef::Null => Ok(Value::Null),
        ValueRef::Integer(number) => Ok(Value::Integer(number)),
        ValueRef::Text(text) => std::str::from_utf8(text)
            .map(|text| Value::Text(text.to_owned()))
            .map_err(|_| Error::Damaged("text is not UTF-8")),
        ValueRef::Blob(bytes) => Ok(Value::Bytes(bytes.to_vec())),
        ValueRef::Real(_) => Err(Error::Damaged("no column holds fractions")),
    };
    (0..columns).map(read).collect::<Result<_>>().map(Row)
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Value::Null => ValueRef::Null,
            Value::Integer(number) => ValueRef::Integer(*number),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Value::Integer(number)
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Value::Integer(truth.into())
    }
}

impl From<Instant> for Value {
    fn from(instant: Instant) -> Self {
        Value::Integer(instant.micros())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text)
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Value::Text(text.clone())
    }
}

impl From<&[u8]> for Value {
    fn from(bytes: &[u8]) -> Self {
        Value::Bytes(bytes.to_vec())
    }
}

impl<const N: usize> From<&[u8; N]> for Value {
    fn from(bytes: &[u8; N]) -> Self {
        Value::Bytes(bytes.to_vec())
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        Value::Bytes(bytes)
    }
}

impl From<&Vec<u8>> for Value {
    fn from(bytes: &Vec<u8>) -> Self {
        Value::Bytes(bytes.clone())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}
