//! Who is believed about a caller's address, and about a request's name.

use wire::Code;

use crate::support::*;

const ONE_EACH: &str = "[limits]\naddress = \"1/1h\"\n";

async fn ask(server: &Server, headers: &[(&str, &str)]) -> Answer {
    let mut request = server.http.get(format!("{}/nowhere", server.url));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    Answer::read(request.send().await.unwrap()).await
}

/// Each of these requests seems to come from somewhere else; tells which were served.
async fn served(configuration: &str, requests: &[&[(&str, &str)]]) -> Vec<bool> {
    let server = Server::start_configured(&format!("{configuration}\n{ONE_EACH}")).await;
    let mut served = Vec::new();
    for headers in requests {
        let answer = ask(&server, headers).await;
        assert!([Some(Code::NotFound), Some(Code::TooManyRequests)].contains(&answer.code()));
        served.push(answer.code() == Some(Code::NotFound));
    }
    served
}

#[tokio::test]
async fn only_a_trusted_proxy_says_who_calls() {
    const PROXY: &str = "trusted_proxies = [\"127.0.0.1\"]";
    const STRANGER: &str = "trusted_proxies = [\"10.0.0.0/8\"]";
    const RFC: &str = "trusted_proxies = [\"127.0.0.0/8\"]\nforwarded_header = \"forwarded\"";
    let x = "x-forwarded-for";
    for (configuration, requests, expected) in [
        // Nobody is believed: all are one
        ("", [&[(x, "192.0.2.1")][..], &[(x, "192.0.2.2")], &[]], [true, false, false]),
        (STRANGER, [&[(x, "192.0.2.1")], &[(x, "192.0.2.2")], &[]], [true, false, false]),
        // The proxy is believed
        (PROXY, [&[(x, "192.0.2.1")], &[(x, "192.0.2.2")], &[(x, "192.0.2.1")]], [true, true, false]),
        // But not what callers put before it
        (
            PROXY,
            [&[(x, "192.0.2.1")], &[(x, "6.6.6.6, 192.0.2.1")], &[(x, "1.1.1.1,192.0.2.1")]],
            [true, false, false],
        ),
        // Nor the header that it does not write
        (
            PROXY,
            [&[("forwarded", "for=1.1.1.1")], &[("forwarded", "for=2.2.2.2")], &[]],
            [true, false, false],
        ),
        (
            RFC,
            [&[("forwarded", "for=1.1.1.1")], &[("forwarded", "for=\"[2001:db8::1]\"")], &[(x, "9.9.9.9")]],
            [true, true, true],
        ),
        (RFC, [&[(x, "192.0.2.1")], &[(x, "192.0.2.2")], &[]], [true, false, false]),
        // One network of version 6 is one caller
        (
            PROXY,
            [&[(x, "2001:db8::1")], &[(x, "2001:db8::2")], &[(x, "2001:db8:0:1::1")]],
            [true, false, true],
        ),
    ] {
        assert_eq!(served(configuration, &requests).await, expected, "{configuration} {requests:?}");
    }
}

#[tokio::test]
async fn a_host_is_never_forwarded() {
    let server = Server::start_configured("trusted_proxies = [\"127.0.0.1\"]").await;
    let forged =
        [("Host", "evil.example"), ("X-Forwarded-Host", "127.0.0.1"), ("Forwarded", "host=127.0.0.1")];
    ask(&server, &forged).await.refused(Code::MisdirectedRequest);
}

#[tokio::test]
async fn only_a_trusted_proxy_names_requests_and_only_plainly() {
    let proxied = Server::start_configured("trusted_proxies = [\"127.0.0.1\"]").await;
    let direct = Server::start_configured("").await;
    let long = "a".repeat(65);
    for (server, name, kept) in [
        (&proxied, "edge-7f3a.1_b", true),
        (&direct, "edge-7f3a.1_b", false),
        (&proxied, "short", false),
        (&proxied, long.as_str(), false),
        (&proxied, "with space in it", false),
        (&proxied, "{\"level\":\"ERROR\"}", false),
    ] {
        let answer = ask(server, &[("X-Request-Id", name)]).await;
        let given = answer.headers["x-request-id"].to_str().unwrap();
        assert_eq!(given == name, kept, "{name}");
        assert!(given.len() >= 8);
    }
}
