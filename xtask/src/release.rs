//! `cargo xtask release`: keys, lists of versions, and their signatures.

use std::fs::{self, File};
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Subcommand;
use minisign::{KeyPair, PublicKey, SecretKeyBox};

/// What is done for a release.
#[derive(Subcommand)]
pub enum Release {
    /// Makes a key that signs lists of versions. Asks for a password; prints the public key
    Key {
        /// The file for the secret key, which must not be there yet
        file: PathBuf,
    },
    /// Signs a list of versions: writes LIST.minisig beside it. Asks for the key's password
    Sign {
        /// The list, such as stable.json
        list: PathBuf,
        /// The file with the secret key
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
    },
}

/// Does it.
pub fn release(what: Release) -> Result<()> {
    match what {
        Release::Key { file } => make_key(&file, None),
        Release::Sign { list, key } => {
            let signature = sign(&list, &key, None)?;
            println!("{}", signature.display());
            Ok(())
        }
    }
}

/// The password is asked for unless it is given.
fn make_key(file: &Path, password: Option<String>) -> Result<()> {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut there = options.open(file).with_context(|| format!("{} cannot be made", file.display()))?;
    let pair = KeyPair::generate_encrypted_keypair(password).context("no key was made")?;
    let secret = pair.sk.to_box(Some("signs Countersign's lists of versions")).context("no key was made")?;
    there.write_all(secret.to_string().as_bytes()).context("the key cannot be written")?;
    println!("{}", pair.pk.to_base64());
    Ok(())
}

fn sign(list: &Path, key: &Path, password: Option<String>) -> Result<PathBuf> {
    let text = fs::read(list).with_context(|| format!("{} cannot be read", list.display()))?;
    check(&text)?;
    let key = fs::read_to_string(key).with_context(|| format!("{} cannot be read", key.display()))?;
    let secret = SecretKeyBox::from_string(&key).context("this is no secret key")?;
    let secret = secret.into_secret_key(password).context("the key does not open")?;
    let public = PublicKey::from_secret_key(&secret).context("the key is damaged")?;
    let signature =
        minisign::sign(Some(&public), &secret, &*text, None, None).context("it was not signed")?;
    let mut path = list.as_os_str().to_owned();
    path.push(".minisig");
    let path = PathBuf::from(path);
    fs::write(&path, signature.into_string()).context("the signature cannot be written")?;
    Ok(path)
}

/// Nobody signs what nobody could use.
fn check(text: &[u8]) -> Result<()> {
    let list: serde_json::Value = serde_json::from_slice(text).context("the list is not JSON")?;
    let wanted = ["format", "serial", "channel", "version", "minimum", "issued", "expires", "artifacts"];
    for name in wanted {
        if list[name].is_null() {
            bail!("the list says nothing of “{name}”");
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = r#"{"format":1,"serial":1,"channel":"stable","version":"0.2.0","minimum":"0.1.0",
        "issued":"2026-06-01T00:00:00Z","expires":"2026-07-01T00:00:00Z","artifacts":[]}"#;

    #[test]
    fn a_list_is_signed_with_a_new_key() {
        let folder = std::env::temp_dir().join(format!("countersign-release-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let (key, list) = (folder.join("key"), folder.join("stable.json"));
        let password = || Some("correct horse".to_owned());
        make_key(&key, password()).expect("a key");
        assert!(make_key(&key, password()).is_err(), "a key was overwritten");
        fs::write(&list, LIST).expect("a list");
        let signature = sign(&list, &key, password()).expect("a signature");
        assert_eq!(signature, folder.join("stable.json.minisig"));
        assert!(sign(&list, &key, Some("wrong".into())).is_err());
        fs::write(&list, "{}").expect("a list");
        assert!(sign(&list, &key, password()).is_err(), "an empty list was signed");
        fs::remove_dir_all(folder).expect("the folder goes");
    }
}
