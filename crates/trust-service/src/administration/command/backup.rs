//! `backup create | verify | restore`
//!
//! The two authorities' master secrets together can impersonate anybody, so a backup leaves them out unless they are asked
//! for, and can take each into an archive of its own, for other people and places.

use std::fs;
use std::path::{Path, PathBuf};

use clap::{Subcommand, ValueEnum};
use serde_json::{Value, json};

use super::answer::Answer;
use super::archive::{self, Contents};
use super::desk::{Desk, create_private};
use super::record::record;
use super::{Failure, Run};
use crate::audit::Kind;
use crate::error::{Error, Result};
use crate::node::{DATABASES, SCHEMAS};
use crate::projects;
use crate::store;

/// The status of a command whose subject is not as it should be.
const NOT_WELL: u8 = 5;

/// What can be done with backups.
#[derive(Subcommand)]
pub enum Command {
    /// Copy databases into one archive, of one moment each, while the service runs or not. The archive is readable by nobody
    /// else.
    Create {
        /// The archive; it must not be there yet.
        file: PathBuf,
        /// Which databases; may be repeated [default: service].
        #[arg(long = "part", value_name = "PART")]
        parts: Vec<Part>,
        /// All three databases. Whoever gets hold of the archive can sign in as anybody: keep it as you would keep both
        /// authorities.
        #[arg(long, conflicts_with = "parts")]
        with_authorities: bool,
    },
    /// Check that archives are whole and can be restored by this version.
    Verify {
        /// The archives.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
    /// Restore all three databases into an empty folder, from one archive or several. What happened after a backup is lost,
    /// revocations too.
    Restore {
        /// The archives; together they hold each database once.
        #[arg(required = true)]
        files: Vec<PathBuf>,
    },
}

/// A database.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub enum Part {
    /// The service's: projects, identities, the audit log, signing keys.
    Service,
    /// The first authority's master secrets.
    #[value(name = "authority-1")]
    FirstAuthority,
    /// The second authority's.
    #[value(name = "authority-2")]
    SecondAuthority,
}

impl Run for Command {
    async fn run(self, desk: &Desk) -> Result<Answer, Failure> {
        match self {
            Command::Create { file, parts, with_authorities } => {
                let parts = match (with_authorities, parts.is_empty()) {
                    (true, _) => Part::value_variants().to_vec(),
                    (false, true) => vec![Part::Service],
                    (false, false) => sorted(parts),
                };
                create(desk, file, parts).await
            }
            Command::Verify { files } => verify(&files),
            Command::Restore { files } => restore(desk, &files).await,
        }
    }
}

/// The service's database is copied before the authorities', so that these have every key that it names.
async fn create(desk: &Desk, file: PathBuf, parts: Vec<Part>) -> Result<Answer, Failure> {
    if file.exists() {
        return Err(Failure::Refused(format!("{} is there already", file.display())));
    }
    let node = desk.open().await?;
    let (folder, now) = (desk.folder().to_owned(), desk.now());
    let names: Vec<&str> = parts.iter().map(|part| part.file()).collect();
    let detail = json!({ "parts": names });
    let told = node.store().write(move |tx| {
        let all = projects::all(tx)?;
        all.iter().try_for_each(|project| record(tx, Kind::BackupTaken, project.id, &detail, now))
    });
    told.await?;
    let packing = tokio::task::spawn_blocking(move || {
        pack(&folder, &file, &parts, now.to_string()).map(|contents| (contents, file, parts))
    });
    let (contents, file, parts) = packing.await.map_err(|_| Error::CutOff("writing a backup"))??;
    let missing: Vec<_> = Part::value_variants().iter().filter(|part| !parts.contains(part)).collect();
    let mut text = format!("{} holds {}.", file.display(), names_of(&parts));
    if !missing.is_empty() {
        let missing: Vec<Part> = missing.into_iter().copied().collect();
        text += &format!(
            "\nIt does not hold {}: to restore, archives of all three are needed.",
            names_of(&missing)
        );
    }
    Ok(Answer::new(json!({ "file": file, "createdAt": contents.created_at, "parts": contents.parts }), text))
}

fn pack(folder: &Path, file: &Path, parts: &[Part], created_at: String) -> Result<Contents> {
    let failed = |source| Error::Folder { path: file.to_owned(), source };
    let aside = beside(file).map_err(failed)?;
    let mut copied = Vec::new();
    for part in parts {
        let (from, to) = (folder.join(part.file()), aside.path().join(part.file()));
        store::file::copy(&from, &to)?;
        let schema = store::file::schema(&to)?.ok_or(Error::Damaged("a database without a schema"))?;
        copied.push((part.file(), schema));
    }
    let contents = Contents::of(aside.path(), &copied, created_at).map_err(failed)?;
    contents.pack(aside.path(), file).map_err(failed)?;
    Ok(contents)
}

fn verify(files: &[PathBuf]) -> Result<Answer, Failure> {
    let mut checked = Vec::new();
    for file in files {
        let aside = beside(file).map_err(|source| Error::Folder { path: file.clone(), source })?;
        let (contents, problems) = match archive::unpack(file, aside.path()) {
            Ok(contents) => {
                let problems = check(&contents, aside.path())?;
                (Some(contents), problems)
            }
            Err(Failure::Refused(why)) => (None, vec![why]),
            Err(failure) => return Err(failure),
        };
        checked.push((file, contents, problems));
    }
    let well = checked.iter().all(|(_, _, problems)| problems.is_empty());
    let lines = checked.iter().map(|(file, contents, problems)| match contents {
        Some(contents) if problems.is_empty() => {
            let parts: Vec<_> = contents.parts.iter().map(|part| part.file.as_str()).collect();
            format!("{}: whole, of {}, with {}", file.display(), contents.created_at, parts.join(", "))
        }
        _ => problems.join("\n"),
    });
    let text = lines.collect::<Vec<_>>().join("\n");
    let document: Vec<Value> = checked
        .iter()
        .map(|(file, contents, problems)| json!({ "file": file, "contents": contents, "problems": problems }))
        .collect();
    let answer = Answer::new(json!({ "archives": document }), text);
    Ok(answer.ending_with(if well { 0 } else { NOT_WELL }))
}

/// What is wrong with databases that were unpacked into a folder.
fn check(contents: &Contents, folder: &Path) -> Result<Vec<String>> {
    let mut problems = Vec::new();
    for part in &contents.parts {
        let file = folder.join(&part.file);
        let newest =
            DATABASES.iter().zip(SCHEMAS).find(|(name, _)| **name == part.file).map(|(_, newest)| newest());
        match store::file::schema(&file) {
            Ok(Some(schema)) if newest.is_some_and(|newest| schema <= newest) => {}
            Ok(Some(_)) => problems.push(format!("{} was made by a newer version", part.file)),
            Ok(None) | Err(_) => problems.push(format!("{} is no database of ours", part.file)),
        }
        let said = store::file::check(&file).unwrap_or_else(|error| vec![error.to_string()]);
        problems.extend(said.into_iter().map(|said| format!("{}: {said}", part.file)));
    }
    Ok(problems)
}

async fn restore(desk: &Desk, files: &[PathBuf]) -> Result<Answer, Failure> {
    let folder = desk.folder();
    let failed = |source| Error::Folder { path: folder.to_owned(), source };
    create_private(folder).map_err(failed)?;
    if fs::read_dir(folder).map_err(failed)?.next().is_some() {
        return Err(Failure::Refused(format!("{} is not empty", folder.display())));
    }
    // On the same disk, so that nothing is half there.
    let aside = beside(folder).map_err(failed)?;
    let mut found = Vec::new();
    for file in files {
        let contents = archive::unpack(file, aside.path()).map_err(|failure| twice(failure, file))?;
        if let Some(problem) = check(&contents, aside.path())?.into_iter().next() {
            return Err(Failure::Refused(format!("{}: {problem}", file.display())));
        }
        found.extend(contents.parts.into_iter().map(|part| part.file));
    }
    let missing: Vec<_> =
        DATABASES.into_iter().filter(|name| !found.iter().any(|file| file == name)).collect();
    if !missing.is_empty() {
        let why = format!("the archives do not hold {}; nothing was restored", missing.join(", "));
        return Err(Failure::Refused(why));
    }
    for name in DATABASES {
        fs::rename(aside.path().join(name), folder.join(name)).map_err(failed)?;
    }
    let detail = json!({ "archives": files });
    desk.write(move |tx, now| {
        let all = projects::all(tx)?;
        all.iter().try_for_each(|project| record(tx, Kind::BackupRestored, project.id, &detail, now))?;
        Ok(())
    })
    .await?;
    let text = format!("{} was restored. Revoke again what was revoked after the backup.", folder.display());
    Ok(Answer::new(json!({ "restored": folder, "parts": found }), text))
}

/// A database that two archives hold cannot be unpacked twice.
fn twice(failure: Failure, file: &Path) -> Failure {
    match failure {
        Failure::Failed(Error::Folder { source, .. })
            if source.kind() == std::io::ErrorKind::AlreadyExists =>
        {
            Failure::Refused(format!("{} holds a database that another archive holds too", file.display()))
        }
        failure => failure,
    }
}

/// A folder of one's own on the same disk, which is gone in the end.
fn beside(path: &Path) -> std::io::Result<tempfile::TempDir> {
    let beside = path.parent().filter(|path| !path.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    builder.prefix(".countersign-");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    builder.tempdir_in(beside)
}

fn sorted(mut parts: Vec<Part>) -> Vec<Part> {
    parts.sort_unstable();
    parts.dedup();
    parts
}

fn names_of(parts: &[Part]) -> String {
    parts.iter().map(|part| part.file()).collect::<Vec<_>>().join(", ")
}

impl Part {
    fn file(self) -> &'static str {
        DATABASES[self as usize]
    }
}
