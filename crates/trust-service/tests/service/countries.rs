//! Where callers are.

use std::net::{IpAddr, Ipv4Addr};
use std::path::Path;

use trust_service::edge::Countries;

use crate::support::*;

/// A database in MaxMind's format with one network of version 4, which begins with `first`.
fn write(path: &Path, first: u8, country: &str, continent: &str) {
    // Eight nodes, one for each bit of the first byte; a record beyond the nodes is data, one equal to their number is nothing
    const NODES: u32 = 8;
    let mut tree = Vec::new();
    for bit in 0..8 {
        let goes_on = if bit == 7 { NODES + 16 } else { bit + 1 };
        let taken = first >> (7 - bit) & 1 == 1;
        let records = if taken { [NODES, goes_on] } else { [goes_on, NODES] };
        tree.extend(records.iter().flat_map(|record| record.to_be_bytes()[1..].to_vec()));
    }
    let map = |entries: &[(&str, Vec<u8>)]| {
        let mut bytes = vec![0xe0 | entries.len() as u8];
        for (key, value) in entries {
            bytes.extend(text(key));
            bytes.extend(value);
        }
        bytes
    };
    let number = |number: u32| [vec![0xc4], number.to_be_bytes().to_vec()].concat();
    let record = map(&[
        ("continent", map(&[("code", text(continent))])),
        ("country", map(&[("iso_code", text(country))])),
    ]);
    let metadata = map(&[
        ("node_count", number(NODES)),
        ("record_size", vec![0xa1, 24]),
        ("ip_version", vec![0xa1, 4]),
        ("database_type", text("Test")),
        ("languages", vec![0x00, 0x04]),
        ("binary_format_major_version", vec![0xa1, 2]),
        ("binary_format_minor_version", vec![0xa1, 0]),
        ("build_epoch", vec![0x04, 0x02, 0, 0, 0, 1]),
        ("description", map(&[])),
    ]);
    let file = [tree, vec![0; 16], record, b"\xab\xcd\xefMaxMind.com".to_vec(), metadata].concat();
    std::fs::write(path, file).unwrap();
}

fn text(text: &str) -> Vec<u8> {
    let head = if text.len() < 29 { vec![0x40 | text.len() as u8] } else { unreachable!("short texts only") };
    [head, text.as_bytes().to_vec()].concat()
}

fn look_up(countries: &Countries, first: u8) -> (Option<String>, Option<String>) {
    countries.look_up(IpAddr::from(Ipv4Addr::new(first, 1, 2, 3)))
}

#[test]
fn countries_come_from_the_file_and_from_the_one_that_replaces_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("countries.mmdb");
    write(&path, 192, "DE", "EU");
    let countries = Countries::open(Some(&path)).unwrap();
    assert_eq!(look_up(&countries, 192), (Some("DE".to_owned()), Some("EU".to_owned())));
    assert_eq!(look_up(&countries, 10), (None, None));
    assert_eq!(countries.look_up("2001:db8::1".parse().unwrap()), (None, None));
    write(&path, 198, "JP", "AS");
    countries.refresh();
    assert_eq!(look_up(&countries, 198), (Some("JP".to_owned()), Some("AS".to_owned())));
    // A broken file changes nothing
    std::fs::write(&path, "no database").unwrap();
    countries.refresh();
    assert_eq!(look_up(&countries, 198), (Some("JP".to_owned()), Some("AS".to_owned())));
    assert!(Countries::open(Some(&path)).is_err());
    assert_eq!(look_up(&Countries::none(), 198), (None, None));
}

#[tokio::test]
async fn the_audit_log_says_where_a_caller_behind_the_proxy_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("countries.mmdb");
    write(&path, 198, "JP", "AS");
    let text = format!("trusted_proxies = [\"127.0.0.1\"]\n[geo]\ndatabase = {path:?}\n");
    let server = Server::start_configured(&text).await;
    let request = server.http.post(format!("{}/rps/v2/session", server.url));
    let request = request.header("X-Forwarded-For", "6.6.6.6, 198.51.100.7");
    let opening = serde_json::json!({ "projectId": server.project, "userId": USER });
    Answer::read(request.body(opening.to_string()).send().await.unwrap()).await.ok();
    let connection = rusqlite::Connection::open(server.folder.path().join("service.db")).unwrap();
    let sql = "SELECT address, country, continent FROM audit_events";
    let row: (String, String, String) =
        connection.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    assert_eq!(row, ("198.51.100.7".to_owned(), "JP".to_owned(), "AS".to_owned()));
}
