use mpin::{Attempt, Challenge, ClientSecret, DeviceKey, Identity, Pin, PublicKey, Share, Token};
use serde_json::{Value, json};
use wire::{ConfirmationResponse, G1Hex, Pass1Response, PublicKeyHex, RegistrationResponse, ShareResponse};

use super::{Answer, Api};

/// A device's key before it is registered.
pub struct Key {
    pub secret: DeviceKey,
    pub public: PublicKey,
}

impl Key {
    pub fn generate() -> Key {
        let secret = DeviceKey::generate();
        Key { public: secret.public_key(), secret }
    }

    pub fn hex(&self) -> String {
        PublicKeyHex::new(self.public.to_bytes()).to_string()
    }
}

/// A device that is enrolled.
pub struct Device {
    pub user: String,
    pub mpin_id: String,
    pub dtas: String,
    pub public_key: String,
    pub identity: Identity,
    pub token: Token,
}

impl Device {
    /// By a verification URL.
    pub async fn enrol(server: &Api, user: &str, pin: &str) -> Device {
        let confirmed = server.post("/verification/confirmation", &server.verify(user).await).await;
        let confirmed: ConfirmationResponse = confirmed.message();
        Device::register(server, user, pin, &String::from(confirmed.act_token)).await
    }

    /// As one of our own devices, which takes pushed requests with this token.
    pub async fn enrol_listening(server: &Api, user: &str, pin: &str, token: &str) -> Device {
        let (key, activation) = (Key::generate(), server.activate(user).await);
        let mut body = registration(user, &activation, &key);
        body["pushToken"] = token.into();
        let registered = server.post("/registration", &body).await.message();
        Device::complete(server, user, pin, key, registered).await
    }

    pub async fn register(server: &Api, user: &str, pin: &str, token: &str) -> Device {
        let key = Key::generate();
        let answer = server.post("/registration", &registration(user, token, &key)).await;
        Device::complete(server, user, pin, key, answer.message()).await
    }

    /// Registers anew with what a sign-in was answered with.
    pub async fn renew(&self, server: &Api, pin: &str, answer: &Value) -> Device {
        let token = answer["dvsRegister"]["token"].as_str().unwrap();
        Device::register(server, &self.user, pin, token).await
    }

    /// Fetches the shares and takes the PIN off.
    pub async fn complete(
        server: &Api,
        user: &str,
        pin: &str,
        key: Key,
        registered: RegistrationResponse,
    ) -> Device {
        let mut shares = Vec::new();
        for url in &registered.secret_urls {
            let answer = Answer::read(server.http.get(url.clone()).send().await.unwrap()).await;
            let share: ShareResponse = answer.message();
            shares.push(Share::from_bytes(share.dvs_client_secret.as_bytes()).unwrap());
        }
        let identity = Identity::derive(registered.mpin_id.as_bytes(), &key.public);
        let secret = ClientSecret::combine(&key.secret, &shares[0], &shares[1]).unwrap();
        Device {
            user: user.to_owned(),
            mpin_id: String::from(registered.mpin_id),
            dtas: registered.dtas.to_string(),
            public_key: key.hex(),
            token: secret.less(&identity, &Pin::parse(pin).unwrap()).unwrap(),
            identity,
        }
    }

    pub fn begin(&self, pin: &str) -> (String, Attempt) {
        let (u, attempt) = self.token.begin(&self.identity, &Pin::parse(pin).unwrap()).unwrap();
        (G1Hex::new(u.to_bytes()).to_string(), attempt)
    }

    /// Pass 1 as the vendor's browser client sends it.
    pub fn pass1(&self, u: &str, scope: &str) -> Value {
        json!({
            "scope": [scope], "mpin_id": self.mpin_id, "dtas": self.dtas, "UT": "", "U": u,
            "publicKey": self.public_key,
        })
    }

    /// Both passes; answers the ticket.
    pub async fn prove(&self, server: &Api, pin: &str, scope: &str, wid: Option<&str>) -> String {
        let (u, attempt) = self.begin(pin);
        let challenge = server.post("/rps/v2/pass1", &self.pass1(&u, scope)).await;
        let v = respond(attempt, &challenge);
        self.pass2(server, &v, wid).await
    }

    pub async fn pass2(&self, server: &Api, v: &str, wid: Option<&str>) -> String {
        let mut body = json!({ "mpin_id": self.mpin_id, "V": v });
        if let Some(wid) = wid {
            body["WID"] = wid.into();
        }
        let answer = server.post("/rps/v2/pass2", &body).await.ok();
        answer["authOTT"].as_str().unwrap().to_owned()
    }

    pub async fn authenticate(&self, server: &Api, pin: &str, scope: &str, wid: Option<&str>) -> Answer {
        let ticket = self.prove(server, pin, scope, wid).await;
        redeem(server, &ticket).await
    }

    pub async fn sign_in(&self, server: &Api, pin: &str) -> Answer {
        self.authenticate(server, pin, "jwt", None).await
    }

    /// A signature as the vendor's browser client makes it, without its time.
    pub fn sign(&self, pin: &str, hash: &str, timestamp: i64) -> Value {
        let message = wire::decode_hex(hash).unwrap();
        let pin = Pin::parse(pin).unwrap();
        let signature = self.token.sign(&self.identity, &pin, &message, timestamp as u32).unwrap();
        json!({
            "mpinId": self.mpin_id, "publicKey": self.public_key, "dtas": self.dtas, "hash": hash,
            "u": wire::encode_hex(&signature.u.to_bytes()), "v": wire::encode_hex(&signature.v.to_bytes()),
        })
    }
}

pub fn respond(attempt: Attempt, challenge: &Answer) -> String {
    let challenge: Pass1Response = challenge.message();
    let y = Challenge::from_bytes(challenge.y.as_bytes()).unwrap();
    wire::encode_hex(&attempt.respond(&y).unwrap().to_bytes())
}

pub async fn redeem(server: &Api, ticket: &str) -> Answer {
    server.post("/rps/v2/authenticate", &json!({ "authOTT": ticket, "wam": "dvs" })).await
}

pub fn registration(user: &str, token: &str, key: &Key) -> Value {
    json!({ "userId": user, "deviceName": "Browser", "activationToken": token, "publicKey": key.hex() })
}
