//! Logos that the service vouches for.

use std::io::Cursor;

use image::{ImageFormat, ImageReader, Limits};
use sha2::{Digest, Sha256};
use wire::{LARGEST_LOGO, LONGEST_LOGO_SIDE, LogoClaims, LogoHash, LogoType};

use crate::error::{Error, Result};
use crate::store::{Row, Transaction, values};

/// Most memory that decoding may take, in bytes.
const MOST_MEMORY: u64 = 16 << 20;

/// A file that an administrator gives as a logo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogoFile {
    /// What is signed of it.
    pub claims: LogoClaims,
    content: Vec<u8>,
}

impl LogoFile {
    /// Judges a file: a picture that can be decoded, in a format and of a size that apps accept.
    pub fn read(content: Vec<u8>) -> Result<LogoFile, String> {
        let limits = || {
            format!(
                "a logo is a PNG, JPEG or WebP file of at most {LARGEST_LOGO} bytes and {LONGEST_LOGO_SIDE} pixels each way"
            )
        };
        if content.len() > LARGEST_LOGO {
            return Err(limits());
        }
        let media_type = decodable(&content).ok_or_else(limits)?;
        let sha256 = LogoHash::new(Sha256::digest(&content).into());
        Ok(LogoFile { claims: LogoClaims { sha256, media_type }, content })
    }
}

fn decodable(content: &[u8]) -> Option<LogoType> {
    let format = image::guess_format(content).ok()?;
    let media_type = match format {
        ImageFormat::Png => LogoType::Png,
        ImageFormat::Jpeg => LogoType::Jpeg,
        ImageFormat::WebP => LogoType::WebP,
        _ => return None,
    };
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_LOGO_SIDE);
    limits.max_image_height = Some(LONGEST_LOGO_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(content), format);
    reader.limits(limits);
    reader.decode().ok().map(|_| media_type)
}

/// Keeps a file of this project's.
pub fn insert_logo(tx: &mut Transaction<'_>, project: wire::ProjectId, file: &LogoFile) -> Result<()> {
    tx.execute(
        "INSERT INTO logos (project_id, hash, media_type, content) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (project_id, hash) DO NOTHING",
        values![
            project.to_string(),
            file.claims.sha256.to_string(),
            file.claims.media_type.as_str(),
            &file.content,
        ],
    )
    .map(drop)
}

/// A file of this project's, and its format.
pub fn logo(
    tx: &mut Transaction<'_>,
    project: wire::ProjectId,
    hash: &LogoHash,
) -> Result<Option<(LogoType, Vec<u8>)>> {
    let sql = "SELECT media_type, content FROM logos WHERE project_id = ?1 AND hash = ?2";
    let row = tx.row(sql, values![project.to_string(), hash.to_string()])?;
    row.map(|row| Ok((media_type(&row.text(0)?)?, row.bytes(1)?))).transpose()
}

/// Forgets the files that neither the project nor one of its clients has any more.
pub fn sweep_logos(tx: &mut Transaction<'_>, project: wire::ProjectId) -> Result<()> {
    tx.execute(
        "DELETE FROM logos WHERE project_id = ?1
         AND NOT EXISTS (SELECT 1 FROM projects WHERE id = ?1 AND logo_hash = logos.hash)
         AND NOT EXISTS (SELECT 1 FROM clients WHERE project_id = ?1 AND logo_hash = logos.hash)",
        values![project.to_string()],
    )
    .map(drop)
}

/// What is signed of a logo whose hash and media type stand in these columns.
pub fn read_logo(row: &Row, hash: usize, kind: usize) -> Result<Option<LogoClaims>> {
    let (Some(hash), Some(kind)) = (row.optional_text(hash)?, row.optional_text(kind)?) else {
        return Ok(None);
    };
    let sha256 = LogoHash::parse(&hash).map_err(|_| Error::Damaged("the hash of a logo"))?;
    Ok(Some(LogoClaims { sha256, media_type: media_type(&kind)? }))
}

fn media_type(text: &str) -> Result<LogoType> {
    let found = LogoType::ALL.into_iter().find(|known| known.as_str() == text);
    found.ok_or(Error::Damaged("the format of a logo"))
}

#[cfg(test)]
mod tests {
    use image::{DynamicImage, Rgb, RgbImage};

    use super::*;

    fn picture(side: u32, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let picture = DynamicImage::from(RgbImage::from_pixel(side, side, Rgb([20, 90, 107])));
        picture.write_to(&mut bytes, format).expect("a picture");
        bytes.into_inner()
    }

    #[test]
    fn pictures_of_three_formats_are_logos() {
        for (format, media_type) in [
            (ImageFormat::Png, LogoType::Png),
            (ImageFormat::Jpeg, LogoType::Jpeg),
            (ImageFormat::WebP, LogoType::WebP),
        ] {
            let content = picture(LONGEST_LOGO_SIDE, format);
            let file = LogoFile::read(content.clone()).expect("a logo");
            assert_eq!(file.claims.media_type, media_type);
            assert_eq!(file.claims.sha256.as_bytes().as_slice(), Sha256::digest(&content).as_slice());
        }
    }

    #[test]
    fn anything_else_is_not() {
        let good = picture(64, ImageFormat::Png);
        let mut long = good.clone();
        long.resize(LARGEST_LOGO + 1, 0);
        for (what, content) in [
            ("too wide", picture(LONGEST_LOGO_SIDE + 1, ImageFormat::Png)),
            ("too large a file", long),
            ("cut short", good[..good.len() / 2].to_vec()),
            ("a vector picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec()),
            ("another format", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;".to_vec()),
            ("nothing", Vec::new()),
        ] {
            assert!(LogoFile::read(content).is_err(), "{what}");
        }
    }
}
