//! A small HTTP server, one connection at a time, that answers what it is told.

use std::{
    io::Write,
    net::{SocketAddr, TcpListener},
    sync::{Arc, Mutex},
    thread,
};

use authenticator::{ServiceUrl, testing::HttpRequest};

/// A server for as long as the test's process lives.
pub struct Server {
    pub address: SocketAddr,
    seen: Arc<Mutex<Vec<HttpRequest>>>,
}

impl Server {
    /// Answers every request with what `answer` says of it, byte for byte; nothing leaves the connection open.
    pub fn start(answer: impl Fn(&HttpRequest) -> Option<Vec<u8>> + Send + 'static) -> Server {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let seen = Arc::new(Mutex::new(Vec::new()));
        let requests = Arc::clone(&seen);
        thread::spawn(move || {
            let mut open = Vec::new();
            for mut stream in listener.incoming().flatten() {
                let Some(request) = HttpRequest::read(&stream) else { continue };
                requests.lock().expect("requests").push(request.clone());
                match answer(&request) {
                    Some(bytes) => drop(stream.write_all(&bytes)),
                    None => open.push(stream),
                }
            }
        });
        Server { address, seen }
    }

    pub fn url(&self) -> ServiceUrl {
        ServiceUrl::parse(&format!("http://{}", self.address)).expect("an address")
    }

    pub fn seen(&self) -> Vec<HttpRequest> {
        self.seen.lock().expect("requests").clone()
    }
}

/// An answer with a body.
pub fn answer(status: u16, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 {status} Such\r\nconnection: close\r\ncontent-length: {length}\r\n{headers}\r\n{body}")
        .into()
}
