use super::Server;

/// The audit log without what enrolment left there, the oldest row first: type, status, user, and whether an identity is named.
pub fn story(server: &Server) -> Vec<(String, String, Option<String>, bool)> {
    let file = server.folder.path().join("service.db");
    let connection = rusqlite::Connection::open(file).unwrap();
    let sql = "SELECT event_type, event_status, user_id, registration_id IS NOT NULL FROM audit_events
               WHERE event_type NOT IN ('verification', 'activation', 'registration') ORDER BY created_at, rowid";
    let mut statement = connection.prepare(sql).unwrap();
    let rows =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

/// What verification, activation and registration left in the audit log, the oldest first, as `type/status`.
pub fn enrolment_story(server: &Server) -> Vec<String> {
    let file = server.folder.path().join("service.db");
    let connection = rusqlite::Connection::open(file).unwrap();
    let sql = "SELECT event_type || '/' || event_status FROM audit_events
               WHERE event_type IN ('verification', 'activation', 'registration') ORDER BY created_at, rowid";
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| row.get(0)).unwrap();
    rows.map(Result::unwrap).collect()
}

/// The same, as `type/status`.
pub fn told(server: &Server) -> Vec<String> {
    story(server).into_iter().map(|(kind, status, ..)| format!("{kind}/{status}")).collect()
}
