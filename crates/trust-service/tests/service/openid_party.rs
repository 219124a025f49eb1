//! A relying party that others wrote: the `openidconnect` crate goes through the provider from its discovery on.

use std::future::Future;
use std::pin::Pin;
use std::time::{SystemTime, UNIX_EPOCH};

use openidconnect::core::{CoreClient, CoreProviderMetadata, CoreResponseType, CoreUserInfoClaims};
use openidconnect::{
    AccessTokenHash, AuthenticationFlow, AuthorizationCode, ClientId, ClientSecret, CsrfToken, HttpRequest,
    HttpResponse, IntrospectionUrl, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge, RedirectUrl,
    Scope, TokenIntrospectionResponse, TokenResponse,
};

use crate::support::*;

/// Sends what the crate wants sent.
struct Http(reqwest::Client);

impl<'c> openidconnect::AsyncHttpClient<'c> for Http {
    type Error = reqwest::Error;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, Self::Error>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let url = parts.uri.to_string();
            let answer = self.0.request(parts.method, url).headers(parts.headers).body(body).send().await?;
            let mut response = openidconnect::http::Response::builder().status(answer.status());
            for (name, value) in answer.headers() {
                response = response.header(name, value);
            }
            Ok(response.body(answer.bytes().await?.to_vec()).unwrap())
        })
    }
}

#[tokio::test]
async fn it_signs_somebody_in_and_looks_after_the_tokens() {
    let server = Server::start().await;
    // The crate judges times by the machine's clock.
    let machine = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    server.pass(machine - server.now().unsigned_abs());
    let device = Device::enrol(&server, USER, "1234").await;
    let http = Http(server.http.clone());
    let issuer = IssuerUrl::new(server.url.clone()).unwrap();
    let metadata = CoreProviderMetadata::discover_async(issuer, &http).await.unwrap();
    let client = CoreClient::from_provider_metadata(
        metadata,
        ClientId::new(CLIENT.to_owned()),
        Some(ClientSecret::new(SECRET.to_owned())),
    )
    .set_redirect_uri(RedirectUrl::new(REDIRECT.to_owned()).unwrap())
    .set_introspection_url(IntrospectionUrl::new(format!("{}/oidc/introspect", server.url)).unwrap());
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let flow = AuthenticationFlow::<CoreResponseType>::AuthorizationCode;
    let (address, state, nonce) = client
        .authorize_url(flow, CsrfToken::new_random, Nonce::new_random)
        .add_scope(Scope::new("email".to_owned()))
        .add_scope(Scope::new("offline_access".to_owned()))
        .set_pkce_challenge(challenge)
        .url();

    let pairs: Vec<_> = address.query_pairs().into_owned().collect();
    let query: Vec<_> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let back = Browser::new(&server).sign_in(&server, &device, "1234", &query).await;
    assert_eq!(part(&back, "state").as_ref(), Some(state.secret()));

    let code = AuthorizationCode::new(code(&back));
    let exchange = client.exchange_code(code).unwrap().set_pkce_verifier(verifier);
    let tokens = exchange.request_async(&http).await.unwrap();
    let id_token = tokens.id_token().unwrap();
    let verifier = client.id_token_verifier();
    let claims = id_token.claims(&verifier, &nonce).unwrap();
    assert_eq!(claims.subject().as_str(), USER);
    let hash = AccessTokenHash::from_token(
        tokens.access_token(),
        id_token.signing_alg().unwrap(),
        id_token.signing_key(&verifier).unwrap(),
    );
    assert_eq!(claims.access_token_hash(), Some(&hash.unwrap()));

    let info = client.user_info(tokens.access_token().clone(), Some(claims.subject().clone())).unwrap();
    let info: CoreUserInfoClaims = info.request_async(&http).await.unwrap();
    assert_eq!(info.email().unwrap().as_str(), USER);

    let refreshed = client.exchange_refresh_token(tokens.refresh_token().unwrap()).unwrap();
    let refreshed = refreshed.request_async(&http).await.unwrap();
    let said = client.introspect(refreshed.access_token()).request_async(&http).await.unwrap();
    assert!(said.active() && said.sub() == Some(USER));
    // The crate revokes over TLS only.
    let token = refreshed.refresh_token().unwrap().secret();
    assert_eq!(server.form("/oidc/revoke", &[("token", token)]).await.status, 200);
    let said = client.introspect(refreshed.access_token()).request_async(&http).await.unwrap();
    assert!(!said.active());
}
