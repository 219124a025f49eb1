//! Clients that take their time, on purpose or not.

use std::time::Duration;

use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::support::*;

/// Opens connections and says this on each.
async fn hold(running: &Production, number: usize, text: &str) -> Vec<TcpStream> {
    let mut held = Vec::new();
    for _ in 0..number {
        let mut stream = TcpStream::connect(running.address).await.unwrap();
        stream.write_all(text.as_bytes()).await.unwrap();
        held.push(stream);
    }
    held
}

/// What the service says on a connection until it closes it.
async fn last_words(mut stream: TcpStream) -> String {
    let mut said = Vec::new();
    let read = tokio::time::timeout(PATIENCE, stream.read_to_end(&mut said));
    // A connection that is reset has ended as well
    let _ = read.await.expect("the connection stays open");
    String::from_utf8_lossy(&said).into_owned()
}

#[tokio::test]
async fn sixty_four_slow_clients_do_not_stop_another_and_are_sent_away() {
    let site = Site::new().await;
    let patience = "[timeouts]\nheader = \"3s\"\nbody = \"3s\"\n";
    let running = site.start(patience).await.settled().await;
    let host = running.url.trim_start_matches("http://").to_owned();
    let silent = hold(&running, 20, "").await;
    let half_a_head = hold(&running, 22, &format!("GET /nowhere HTTP/1.1\r\nHost: {host}\r\nX-Slow: ")).await;
    let head = format!(
        "POST /rps/v2/session HTTP/1.1\r\nHost: {host}\r\nContent-Length: 100\r\n\r\n{{\"projectId\""
    );
    let half_a_body = hold(&running, 22, &head).await;
    let device = Device::enrol(&running, USER, "1234").await;
    device.sign_in(&running, "1234").await.ok();
    for stream in silent.into_iter().chain(half_a_head) {
        assert!(!last_words(stream).await.contains("200 OK"));
    }
    for stream in half_a_body {
        assert!(last_words(stream).await.starts_with("HTTP/1.1 400"));
    }
}

#[tokio::test]
async fn a_body_in_drops_has_an_end() {
    let site = Site::new().await;
    let running = site.start("[timeouts]\nbody = \"2s\"\n").await.settled().await;
    let host = running.url.trim_start_matches("http://").to_owned();
    let head = format!("POST /rps/v2/session HTTP/1.1\r\nHost: {host}\r\nContent-Length: 30000\r\n\r\n{{");
    let stream = hold(&running, 1, &head).await.remove(0);
    let (mut read, mut write) = stream.into_split();
    let drip = tokio::spawn(async move {
        while write.write_all(b" ").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    });
    let mut answer = [0; 12];
    tokio::time::timeout(PATIENCE, read.read_exact(&mut answer)).await.unwrap().unwrap();
    assert_eq!(&answer, b"HTTP/1.1 400");
    drip.abort();
}

#[tokio::test]
async fn one_address_has_only_so_many_connections() {
    let site = Site::new().await;
    let running = site.start("[limits]\nconnections_per_address = 3\n").await.settled().await;
    // One is the client's own
    let held = hold(&running, 2, "").await;
    let turned_away = hold(&running, 1, "").await.remove(0);
    assert_eq!(last_words(turned_away).await, "");
    running.call("/activate/initiate", &json!({ "userId": USER })).await.ok();
    drop(held);
    wait_for("a free place", async || {
        let mut stream = TcpStream::connect(running.address).await.unwrap();
        let asked = stream.write_all(b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await;
        asked.is_ok() && last_words(stream).await.starts_with("HTTP/1.1 421")
    })
    .await;
}
