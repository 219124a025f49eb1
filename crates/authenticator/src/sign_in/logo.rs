//! A logo that the service has signed: fetched from that service, compared with its hash, and drawn anew here.

use std::{fmt, io::Cursor};

use base64::{Engine, engine::general_purpose::STANDARD};
use image::{DynamicImage, ImageFormat, ImageReader, Limits};
use sha2::{Digest, Sha256};
use wire::{LARGEST_LOGO, LONGEST_LOGO_SIDE, LogoClaims, LogoType};

use crate::{Ports, service::Tenant};

/// Longest side that is shown, in pixels.
const LONGEST_SHOWN: u32 = 128;
/// Most memory that decoding may take, in bytes.
const MOST_MEMORY: u64 = 16 << 20;

/// A logo as it may be shown: a small PNG file that was written here, so that nothing of the file that came is in it but
/// its pixels.
#[derive(Clone, PartialEq, Eq)]
pub struct Logo(Vec<u8>);

impl Logo {
    /// The PNG file.
    pub fn png(&self) -> &[u8] {
        &self.0
    }

    /// The same as an address that holds it.
    pub fn data_url(&self) -> String {
        format!("data:image/png;base64,{}", STANDARD.encode(&self.0))
    }
}

impl fmt::Debug for Logo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Logo({} bytes)", self.0.len())
    }
}

/// Why a logo is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
enum Refused {
    #[error("the file is too large")]
    Large,
    #[error("the file is not the one that was signed")]
    Other,
    #[error("the file is no picture of the format and size that a logo has")]
    NoPicture,
}

/// The logo, if its service hands out what it has signed. Without it a request is the same: only the log hears of it.
pub(super) async fn fetch(ports: &Ports, tenant: &Tenant, claims: &LogoClaims) -> Option<Logo> {
    let content = match ports.service.logo(tenant, &claims.sha256).await {
        Ok(content) => content,
        Err(error) => {
            tracing::warn!(service = %tenant.service, %error, "a logo cannot be fetched");
            return None;
        }
    };
    let drawn = draw(&content, claims);
    drawn
        .inspect_err(|refused| tracing::warn!(service = %tenant.service, %refused, "a logo is not shown"))
        .ok()
}

fn draw(content: &[u8], claims: &LogoClaims) -> Result<Logo, Refused> {
    if content.len() > LARGEST_LOGO {
        return Err(Refused::Large);
    }
    if Sha256::digest(content).as_slice() != claims.sha256.as_bytes() {
        return Err(Refused::Other);
    }
    let picture = decode(content, claims.media_type).ok_or(Refused::NoPicture)?;
    let small = picture.width() <= LONGEST_SHOWN && picture.height() <= LONGEST_SHOWN;
    let shown = if small { picture } else { picture.thumbnail(LONGEST_SHOWN, LONGEST_SHOWN) };
    let mut png = Cursor::new(Vec::new());
    let written = DynamicImage::from(shown.into_rgba8()).write_to(&mut png, ImageFormat::Png);
    written.map_err(|_| Refused::NoPicture)?;
    Ok(Logo(png.into_inner()))
}

/// Only as the format that was signed: no other decoder sees it.
fn decode(content: &[u8], media_type: LogoType) -> Option<DynamicImage> {
    let format = match media_type {
        LogoType::Png => ImageFormat::Png,
        LogoType::Jpeg => ImageFormat::Jpeg,
        LogoType::WebP => ImageFormat::WebP,
    };
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_LOGO_SIDE);
    limits.max_image_height = Some(LONGEST_LOGO_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(content), format);
    reader.limits(limits);
    reader.decode().ok()
}

#[cfg(test)]
mod tests {
    use image::{Rgb, RgbImage};
    use wire::LogoHash;

    use super::*;

    fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let picture = DynamicImage::from(RgbImage::from_pixel(width, height, Rgb([20, 90, 107])));
        picture.write_to(&mut bytes, format).expect("a picture");
        bytes.into_inner()
    }

    fn claims(content: &[u8], media_type: LogoType) -> LogoClaims {
        LogoClaims { sha256: LogoHash::new(Sha256::digest(content).into()), media_type }
    }

    #[test]
    fn it_is_drawn_anew_and_small() {
        for (format, media_type) in [
            (ImageFormat::Png, LogoType::Png),
            (ImageFormat::Jpeg, LogoType::Jpeg),
            (ImageFormat::WebP, LogoType::WebP),
        ] {
            for (size, shown) in [((512, 256), (128, 64)), ((32, 32), (32, 32))] {
                let content = picture(size.0, size.1, format);
                let logo = draw(&content, &claims(&content, media_type)).expect("a logo");
                let again = image::load_from_memory_with_format(logo.png(), ImageFormat::Png).expect("a PNG");
                assert_eq!((again.width(), again.height()), shown, "{media_type:?}");
                assert!(logo.data_url().starts_with("data:image/png;base64,iVBOR"));
            }
        }
    }

    #[test]
    fn what_follows_the_picture_is_left_behind() {
        let mut content = picture(32, 32, ImageFormat::Png);
        content.extend_from_slice(b"<script>");
        let logo = draw(&content, &claims(&content, LogoType::Png)).expect("a logo");
        assert!(!logo.png().windows(8).any(|window| window == b"<script>"));
    }

    #[test]
    fn anything_else_is_not_shown() {
        let good = picture(32, 32, ImageFormat::Png);
        let mut changed = good.clone();
        changed.push(0);
        assert_eq!(draw(&changed, &claims(&good, LogoType::Png)), Err(Refused::Other), "changed");
        let mut large = good.clone();
        large.resize(LARGEST_LOGO + 1, 0);
        for (what, content, media_type, refused) in [
            ("too large a file", large, LogoType::Png, Refused::Large),
            ("too wide", picture(513, 1, ImageFormat::Png), LogoType::Png, Refused::NoPicture),
            ("too high", picture(1, 513, ImageFormat::Jpeg), LogoType::Jpeg, Refused::NoPicture),
            ("another format", good.clone(), LogoType::Jpeg, Refused::NoPicture),
            ("cut short", good[..good.len() / 2].to_vec(), LogoType::Png, Refused::NoPicture),
            ("no picture", b"<svg/>".to_vec(), LogoType::WebP, Refused::NoPicture),
            ("nothing", Vec::new(), LogoType::WebP, Refused::NoPicture),
        ] {
            assert_eq!(draw(&content, &claims(&content, media_type)), Err(refused), "{what}");
        }
    }
}
