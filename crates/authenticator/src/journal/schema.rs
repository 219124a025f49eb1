//! The file's layout, and how it grows.

use rusqlite::{Connection, TransactionBehavior};

use super::{JournalError, sqlite::failed};

/// One step for each version of the layout, the first from an empty file. A step that was released is never edited.
const MIGRATIONS: &[&str] = &["
    CREATE TABLE installation (
        id          INTEGER PRIMARY KEY CHECK (id = 1),
        compatible  INTEGER NOT NULL, -- oldest layout whose programs may still write this file
        device_tag  TEXT    NOT NULL,
        generation  INTEGER NOT NULL,
        changes     INTEGER NOT NULL,
        settings    TEXT
    ) STRICT;
    INSERT INTO installation VALUES (1, 1, lower(hex(randomblob(16))), 0, 0, NULL);
    CREATE TABLE identity (
        id           TEXT    PRIMARY KEY,
        name         TEXT    NOT NULL,
        user         TEXT    NOT NULL,
        project_id   TEXT    NOT NULL,
        project_name TEXT    NOT NULL,
        service      TEXT    NOT NULL,
        device_name  TEXT    NOT NULL,
        pin_length   INTEGER NOT NULL,
        state        TEXT    NOT NULL,
        wrong_pins   INTEGER NOT NULL,
        enrolled     INTEGER NOT NULL, -- microseconds since 1970, as every time here
        last_used    INTEGER,
        mpin_id      TEXT    NOT NULL,
        public_key   TEXT    NOT NULL,
        dtas         TEXT    NOT NULL,
        curve        TEXT    NOT NULL,
        generation   INTEGER NOT NULL, -- the live one in the keychain
        store        TEXT    NOT NULL,
        UNIQUE (service, project_id, user)
    ) STRICT;
    CREATE TABLE pending (
        id             TEXT    PRIMARY KEY,
        place_identity TEXT    NOT NULL,
        generation     INTEGER NOT NULL,
        store          TEXT    NOT NULL,
        service        TEXT    NOT NULL,
        expected       TEXT,
        project_name   TEXT,
        pin_length     INTEGER,
        user           TEXT    NOT NULL,
        device_name    TEXT    NOT NULL,
        began          INTEGER NOT NULL,
        expires        INTEGER NOT NULL,
        registered     TEXT
    ) STRICT;
    CREATE TABLE sweep (
        place_identity TEXT    NOT NULL,
        generation     INTEGER NOT NULL,
        store          TEXT    NOT NULL,
        PRIMARY KEY (place_identity, generation)
    ) STRICT;
    CREATE TABLE history (
        id       INTEGER PRIMARY KEY AUTOINCREMENT,
        at       INTEGER NOT NULL,
        kind     TEXT    NOT NULL,
        identity TEXT    NOT NULL,
        user     TEXT    NOT NULL,
        service  TEXT    NOT NULL,
        subject  TEXT    NOT NULL,
        failure  TEXT,
        hash     TEXT,
        saved    TEXT
    ) STRICT;
", "
    ALTER TABLE identity ADD COLUMN pushed INTEGER NOT NULL DEFAULT 0; -- whether its secrets hold a push token
    UPDATE installation SET compatible = 2; -- programs of the first layout write identities without it
", "
    ALTER TABLE installation ADD COLUMN locked INTEGER NOT NULL DEFAULT 0; -- so that starting again unlocks nothing
", "
    ALTER TABLE installation ADD COLUMN policy TEXT; -- what is kept of the organisation's document
", "
    ALTER TABLE history ADD COLUMN receipt TEXT; -- the signature of a document that was handed over and lies nowhere
"];

/// Latest layout that this program knows.
pub const LAYOUT: u32 = MIGRATIONS.len() as u32;

/// Brings the file to the latest layout, or finds that a newer program has taken it further than this one can follow.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), JournalError> {
    // Takes the write lock first, so that two programs starting at once do not both migrate.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(failed)?;
    let layout: u32 = transaction.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(failed)?;
    if layout > LAYOUT {
        let compatible = "SELECT compatible FROM installation";
        let found = transaction.query_row(compatible, [], |row| row.get(0)).unwrap_or(layout);
        return if found > LAYOUT { Err(JournalError::Newer { found, supported: LAYOUT }) } else { Ok(()) };
    }
    for step in MIGRATIONS.iter().skip(layout as usize) {
        transaction.execute_batch(step).map_err(failed)?;
    }
    transaction.pragma_update(None, "user_version", LAYOUT).map_err(failed)?;
    transaction.commit().map_err(failed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::row;

    #[test]
    fn identities_of_the_first_layout_are_kept_and_nothing_is_pushed_to_them() {
        let mut connection = Connection::open_in_memory().expect("a database");
        connection.execute_batch(MIGRATIONS[0]).expect("the first layout");
        connection.pragma_update(None, "user_version", 1).expect("its number");
        let insert = "INSERT INTO identity VALUES (?1, 'Work', 'ada', ?1, 'Payroll', 'https://trust.example.com', \
                      'Desk 4', 4, 'active', 0, 0, NULL, '7b7d', ?2, 'WyJhIl0', 'BN254CX', 7, 'memory')";
        let id = uuid::Uuid::new_v4().to_string();
        connection.execute(insert, [id, "00".repeat(128)]).expect("an identity");
        migrate(&mut connection).expect("the latest layout");
        let found = row::all(&connection, "SELECT * FROM identity", row::identity).expect("identities");
        assert!(found.len() == 1 && found[0].identity.name == "Work" && !found[0].pushed);
    }
}
