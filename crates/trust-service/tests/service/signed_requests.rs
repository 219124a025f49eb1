//! Who asks in a session, as the service signs it, and the logo that goes with it.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use jsonwebtoken::jwk::JwkSet;
use jsonwebtoken::{Algorithm, DecodingKey, Validation, decode, decode_header};
use serde_json::{Value, json};
use wire::{AccessId, Code, REQUEST_AUDIENCE, REQUEST_TYPE, RequestClaims, encode_hex};

use crate::sessions::Session;
use crate::support::*;

/// What the service signs of a session, checked as an app checks it.
pub async fn claims_of(server: &Server, wid: &str) -> RequestClaims {
    let details = server.post("/rps/v2/codeStatus", &json!({ "wid": wid, "status": "wid" })).await.ok();
    let token = details["signedRequest"].as_str().unwrap();
    let header = decode_header(token).unwrap();
    assert_eq!((header.alg, header.typ.as_deref()), (Algorithm::RS256, Some(REQUEST_TYPE)));
    let keys: JwkSet = server.get("/oidc/certs").await.message();
    let key = DecodingKey::from_jwk(keys.find(&header.kid.unwrap()).unwrap()).unwrap();
    let mut validation = Validation::new(Algorithm::RS256);
    validation.validate_exp = false;
    validation.set_audience(&[REQUEST_AUDIENCE]);
    let claims = decode::<RequestClaims>(token, &key, &validation).unwrap().claims;
    let access_id = AccessId::parse(wid).unwrap();
    let hash = <sha2::Sha256 as sha2::Digest>::digest(access_id.as_str());
    assert_eq!((&claims.iss, claims.sid.as_str()), (&server.url, encode_hex(&hash).as_str()));
    assert_eq!((claims.project, claims.iat, claims.exp), (server.project, server.now(), server.now() + 300));
    claims
}

/// A picture of one colour, as a file.
fn logo(folder: &Path, red: u8) -> PathBuf {
    let mut png = Cursor::new(Vec::new());
    let picture = image::RgbImage::from_pixel(16, 16, image::Rgb([red, 90, 107]));
    image::DynamicImage::from(picture).write_to(&mut png, image::ImageFormat::Png).unwrap();
    let file = folder.join(format!("logo-{red}.png"));
    fs::write(&file, png.into_inner()).unwrap();
    file
}

/// Makes it the project's logo; answers its name.
pub async fn set_logo(server: &Server, red: u8) -> String {
    let (folder, id) = (server.folder.path(), server.project.to_string());
    let file = logo(folder, red);
    let arguments = ["project", "change", &id, "--logo-file", file.to_str().unwrap(), "--json"];
    let changed = administer(folder, &arguments).json();
    server.hosts.refresh().await.unwrap();
    changed["logoSha256"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn who_asks_is_signed_for_each_session() {
    let server = Server::start().await;
    let plain = Session::open(&server, json!({})).await;
    let claims = claims_of(&server, &plain.wid).await;
    assert_eq!((claims.project_name.as_str(), claims.application, claims.domain), ("Larkspur", None, None));
    assert_eq!(claims.logo, None);
    // Whoever opens a session says nothing of an application; the one of an OpenID request is known.
    let file = logo(server.folder.path(), 7);
    let (folder, file) = (server.folder.path(), file.to_str().unwrap());
    let address = ["client", "change", CLIENT, "--redirect-uri", REDIRECT, "--logo-file", file, "--json"];
    let changed = administer(folder, &address).json();
    let waiting = Browser::new(&server).begin(&query(&[])).await;
    let claims = claims_of(&server, &waiting.access_id).await;
    assert_eq!(claims.application.as_deref(), Some("Payroll"));
    assert_eq!(claims.domain.as_deref(), Some("127.0.0.1"));
    assert_eq!(json!(claims.logo.unwrap().sha256), changed["logoSha256"]);
    assert_eq!(claims_of(&server, &plain.wid).await.logo, None);
}

#[tokio::test]
async fn a_logo_is_signed_and_served_as_long_as_it_is_the_logo() {
    let server = Server::start().await;
    let first = set_logo(&server, 1).await;
    let session = Session::open(&server, json!({})).await;
    let claims = claims_of(&server, &session.wid).await;
    assert_eq!(json!(claims.logo), json!({ "sha256": first, "media_type": "image/png" }));
    let address = format!("{}/logos/{first}", server.url);
    assert_eq!(
        session.report(&server, "wid", json!({})).await.ok()["projectLogoURL"],
        Value::from(&*address)
    );
    let served = server.http.get(&address).send().await.unwrap();
    let header = |name: &str| served.headers()[name].to_str().unwrap().to_owned();
    assert_eq!(
        (header("content-type"), header("x-content-type-options")),
        ("image/png".into(), "nosniff".into())
    );
    let expected = fs::read(server.folder.path().join("logo-1.png")).unwrap();
    assert_eq!(served.bytes().await.unwrap(), expected);
    // Another takes its place; the first is forgotten.
    let second = set_logo(&server, 2).await;
    assert_eq!(server.rows("logos"), 1);
    server.get(&format!("/logos/{first}")).await.refused(Code::NotFound);
    assert_eq!(server.http.get(format!("{}/logos/{second}", server.url)).send().await.unwrap().status(), 200);
    server.get("/logos/xyz").await.blames("sha256");
    administer(server.folder.path(), &["project", "change", &server.project.to_string(), "--no-logo"]).text();
    server.hosts.refresh().await.unwrap();
    assert_eq!(claims_of(&server, &session.wid).await.logo, None);
    assert_eq!(server.rows("logos"), 0);
}

#[tokio::test]
async fn what_is_no_logo_is_refused() {
    let server = Server::start().await;
    let (folder, id) = (server.folder.path(), server.project.to_string());
    let file = folder.join("logo.svg");
    fs::write(&file, "<svg xmlns='http://www.w3.org/2000/svg'/>").unwrap();
    for path in [file.to_str().unwrap(), "/nowhere/logo.png"] {
        administer(folder, &["project", "change", &id, "--logo-file", path]).failed(2, "--logo-file");
    }
    assert_eq!(server.rows("logos"), 0);
}
