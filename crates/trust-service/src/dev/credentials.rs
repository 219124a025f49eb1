//! The project's credentials, which survive in `dev.json`. The database has only the secret's hash.

use serde::{Deserialize, Serialize};
use wire::{ClientId, ClientSecret, ProjectId};

use super::Folder;
use crate::clock::Instant;
use crate::error::{Error, Result};
use crate::projects::{self, Client, NumberMatching, Project, VerificationMethod};
use crate::random;
use crate::store::Store;

/// Digits of the PIN of the project that `dev` makes.
const PIN_LENGTH: u8 = 4;
/// Its name: the company of the demo application, so that what the app asks reads as it would at work.
const NAME: &str = "Larkspur Travel";
/// What its client is called: the demo application.
const APPLICATION: &str = "Staff portal";

/// What a relying party needs to know of its project.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Credentials {
    /// The project.
    pub project_id: ProjectId,
    /// Its client.
    pub client_id: ClientId,
    /// The client's secret.
    pub client_secret: ClientSecret,
}

impl Credentials {
    /// Those of the folder, or new ones. The file is written first and the database made to agree, so that whatever is cut
    /// off in between, the next start ends with the same credentials.
    pub async fn ensure(
        folder: &Folder,
        store: &Store,
        url: String,
        verification: VerificationMethod,
        now: Instant,
    ) -> Result<(Credentials, Project)> {
        let credentials = match folder.read_credentials()? {
            Some(json) => serde_json::from_slice(&json)
                .map_err(|_| Error::Damaged("dev.json; --reset makes it anew"))?,
            None => {
                let fresh = Credentials::generate(store).await?;
                let json = serde_json::to_vec_pretty(&fresh).map_err(|_| Error::Damaged("credentials"))?;
                folder.write_credentials(&zeroize::Zeroizing::new(json))?;
                fresh
            }
        };
        let project = credentials.put_into(store, url, verification, now).await?;
        Ok((credentials, project))
    }

    /// New ones; for the project that is there already, if only the file was lost.
    async fn generate(store: &Store) -> Result<Credentials> {
        let known = store.read(projects::clients).await?.into_iter().next();
        let secret = random::generate_token()?;
        let (client_id, project_id) = match known {
            Some(known) => (known.id, known.project),
            None => {
                let id = random::generate_id()?;
                let client = ClientId::parse(&id).map_err(|_| Error::Damaged("the id of a client"))?;
                (client, ProjectId::new(uuid::Uuid::new_v4()))
            }
        };
        let client_secret =
            ClientSecret::parse(&secret).map_err(|_| Error::Damaged("the secret of a client"))?;
        Ok(Credentials { project_id, client_id, client_secret })
    }

    async fn put_into(
        &self,
        store: &Store,
        url: String,
        verification: VerificationMethod,
        now: Instant,
    ) -> Result<Project> {
        let project = Project {
            id: self.project_id,
            name: NAME.to_owned(),
            url,
            pin_length: PIN_LENGTH,
            verification_method: verification,
            allows_loopback: true,
            origins: Vec::new(),
            logo_url: None,
            logo: None,
            quick_codes: true,
            limits_quick_codes: false,
            number_matching: NumberMatching::Offered,
        };
        let client =
            Client { name: APPLICATION.to_owned(), ..Client::new(self.client_id.clone(), self.project_id) };
        let hash = projects::derive_secret_hash(self.client_secret.clone());
        let put = store.write(move |tx| {
            projects::insert_project(tx, &project, now)?;
            projects::update_project(tx, &project)?;
            projects::insert_client(tx, &client, &hash, now)?;
            projects::project(tx, project.id)?.ok_or(Error::Damaged("the project is gone"))
        });
        put.await
    }
}
