//! The trust service of memory behind the HTTP server.

use std::{net::TcpListener, sync::Arc};

use authenticator::{
    ServiceUrl, SystemClock,
    service::{Fault, Service, ServiceError, Tenant},
    testing::TrustService,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::json;
use wire::{CodeStatusRequest, SessionStatus};

use super::server::{Request, Server, answer};

/// A trust service that is reached over HTTP, and its back door.
pub fn start() -> Arc<TrustService> {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let address = ServiceUrl::parse(&format!("http://{address}")).expect("an address");
    let service = Arc::new(TrustService::at(address, Arc::new(SystemClock)));
    let behind = Arc::clone(&service);
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    Server::bound(listener, move |request| Some(runtime.block_on(route(&behind, request))));
    service
}

async fn route(service: &TrustService, request: &Request) -> Vec<u8> {
    let tenant = Tenant { service: service.address().clone(), project: None };
    match request.target.as_str() {
        "/.well-known/project-configuration" => said(service.project_configuration(&tenant).await),
        "/verification/confirmation" => said(service.confirm(&tenant, &body(request)).await),
        "/registration" => said(service.register(&tenant, &body(request)).await),
        "/rps/v2/pass1" => said(service.pass1(&tenant, &body(request)).await),
        "/rps/v2/pass2" => said(service.pass2(&tenant, &body(request)).await),
        "/rps/v2/authenticate" => said(service.authenticate(&tenant, &body(request)).await),
        "/rps/v2/codeStatus" => {
            let request: CodeStatusRequest = body(request);
            match request.status {
                SessionStatus::Wid => said(service.session(&tenant, &request.wid).await),
                _ => said(service.report(&tenant, &request).await),
            }
        }
        path => {
            let url = tenant.service.endpoint(path).parse().expect("a URL");
            said(service.share(&tenant, &url).await)
        }
    }
}

fn body<T: DeserializeOwned>(request: &Request) -> T {
    serde_json::from_slice(&request.body).expect("what the protocol says")
}

fn said<T: Serialize>(outcome: Result<T, ServiceError>) -> Vec<u8> {
    let date = format!(
        "date: {}\r\n",
        jiff::fmt::rfc2822::DateTimePrinter::new()
            .timestamp_to_rfc9110_string(&jiff::Timestamp::now())
            .expect("a date")
    );
    match outcome {
        Ok(value) => answer(200, &date, &json!(value).to_string()),
        Err(ServiceError { fault: Fault::Refused { code, context }, .. }) => {
            let status = wire::Code::parse(&code).map_or(400, wire::Code::status);
            answer(status, &date, &json!({"error": code, "info": "", "context": context}).to_string())
        }
        Err(error) => panic!("{error}"),
    }
}
