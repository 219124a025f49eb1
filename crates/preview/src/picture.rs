//! A document that is a picture: decoded and written anew, so that nothing of the file itself is handed on.

use std::io::Cursor;

use image::{DynamicImage, ImageFormat, ImageReader, Limits, imageops::FilterType};

use crate::{Page, Unseen};

/// Longest side, in pixels.
const LONGEST_SIDE: u32 = 16_384;
/// Most memory that decoding may take, in bytes.
const MOST_MEMORY: u64 = 512 << 20;

/// The picture as the one page of its document.
pub(crate) fn draw(document: &[u8], width: u32) -> Result<Page, Unseen> {
    let mut reader =
        ImageReader::new(Cursor::new(document)).with_guessed_format().map_err(|_| Unseen::Damaged)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let picture = reader.decode().map_err(|error| match error {
        image::ImageError::Limits(_) => Unseen::TooLarge,
        _ => Unseen::Damaged,
    })?;
    let picture = match picture.width() > width {
        true => picture.resize(width, u32::MAX, FilterType::Triangle),
        false => picture,
    };
    let (width, height) = (picture.width(), picture.height());
    Ok(Page { count: 1, width, height, png: png(&picture)?, words: String::new(), whole: true })
}

/// A picture as a PNG file.
fn png(picture: &DynamicImage) -> Result<Vec<u8>, Unseen> {
    let mut file = Vec::new();
    let rgba = DynamicImage::from(picture.to_rgba8());
    rgba.write_to(&mut Cursor::new(&mut file), ImageFormat::Png).map_err(|_| Unseen::Damaged)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(width: u32, height: u32) -> Vec<u8> {
        png(&DynamicImage::new_rgb8(width, height)).expect("a picture")
    }

    #[test]
    fn a_picture_is_one_page_and_no_wider_than_asked() {
        let page = draw(&file(300, 100), 150).expect("a page");
        assert_eq!((page.count, page.width, page.height, page.whole), (1, 150, 50, true));
        assert_eq!(draw(&file(30, 10), 150).map(|page| page.width), Ok(30));
    }

    #[test]
    fn damage_and_size_are_told_apart() {
        let mut damaged = file(300, 100);
        damaged.truncate(60);
        assert_eq!(draw(&damaged, 100), Err(Unseen::Damaged));
        // The header alone promises more than is ever decoded.
        let mut enormous = file(4, 4);
        enormous[16..24].copy_from_slice(&[0, 0, 0xff, 0xff, 0, 0, 0xff, 0xff]);
        let checksum = crc(&enormous[12..29]);
        enormous[29..33].copy_from_slice(&checksum.to_be_bytes());
        assert_eq!(draw(&enormous, 100), Err(Unseen::TooLarge));
    }

    /// The checksum of a PNG chunk.
    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
                if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 }
            })
        })
    }
}
