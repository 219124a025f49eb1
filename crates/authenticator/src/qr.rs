//! QR codes in pictures: a screenshot, a photograph, what a clipboard holds.
//!
//! The work takes the processor for a moment, so an asynchronous host does it where it may block.

use std::io::Cursor;

use image::{GrayImage, ImageFormat, ImageReader, Limits, RgbaImage, imageops};
use rqrr::PreparedImage;
use wire::Link;

use crate::Error;

/// Largest file that is read, in bytes.
const LARGEST_FILE: usize = 64 << 20;
/// Longest side, in pixels.
const LONGEST_SIDE: u32 = 16_384;
/// Most pixels: a photograph of any telephone, and three large screens beside each other.
const MOST_PIXELS: u64 = 64_000_000;
/// Most memory that decoding a file may take, in bytes.
const MOST_MEMORY: u64 = 512 << 20;

/// The link in a QR code of a PNG or JPEG file, for [`crate::link::read`].
///
/// Of several codes, the only one with a link of ours is taken. A code may be light on dark.
///
/// # Errors
///
/// [`Error::ImageUnreadable`], [`Error::QrMissing`], [`Error::QrForeign`], [`Error::QrSeveral`]
pub fn read_image(bytes: &[u8]) -> Result<String, Error> {
    let refused = |_| Error::ImageUnreadable;
    if bytes.len() > LARGEST_FILE {
        return Err(Error::ImageUnreadable);
    }
    let (width, height) =
        reader(bytes)?.into_dimensions().map_err(refused).and_then(|(w, h)| bounded(w, h))?;
    let mut reader = reader(bytes)?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(width);
    limits.max_image_height = Some(height);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    find(&reader.decode().map_err(refused)?.into_rgba8())
}

/// The link in a QR code of a picture that is decoded already: 4 bytes for each pixel (red, green, blue, opacity), row
/// after row from the top left.
///
/// # Errors
///
/// As for [`read_image`].
pub fn read_pixels(width: u32, height: u32, bytes: &[u8]) -> Result<String, Error> {
    bounded(width, height)?;
    find(&RgbaImage::from_raw(width, height, bytes.to_vec()).ok_or(Error::ImageUnreadable)?)
}

/// A reader of the formats that are known, by content and not by name.
fn reader(bytes: &[u8]) -> Result<ImageReader<Cursor<&[u8]>>, Error> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    match reader {
        Ok(reader) if matches!(reader.format(), Some(ImageFormat::Png | ImageFormat::Jpeg)) => Ok(reader),
        _ => Err(Error::ImageUnreadable),
    }
}

fn bounded(width: u32, height: u32) -> Result<(u32, u32), Error> {
    let sides = (1..=LONGEST_SIDE).contains(&width) && (1..=LONGEST_SIDE).contains(&height);
    if sides && u64::from(width) * u64::from(height) <= MOST_PIXELS {
        Ok((width, height))
    } else {
        Err(Error::ImageUnreadable)
    }
}

/// The one link of ours, in the picture as it is or with light and dark exchanged.
fn find(picture: &RgbaImage) -> Result<String, Error> {
    let mut grey = on_white(picture);
    let mut texts = codes(&grey);
    if one_of_ours(&texts).is_err() {
        imageops::invert(&mut grey);
        texts.extend(codes(&grey));
    }
    one_of_ours(&texts)
}

fn one_of_ours(texts: &[String]) -> Result<String, Error> {
    let mut ours: Vec<_> = texts.iter().filter(|text| Link::parse(text).is_ok()).collect();
    ours.sort();
    ours.dedup();
    match ours.as_slice() {
        [only] => Ok(only.trim().to_owned()),
        [] if texts.is_empty() => Err(Error::QrMissing),
        [] => Err(Error::QrForeign),
        _ => Err(Error::QrSeveral),
    }
}

/// The text of every code that can be read.
fn codes(grey: &GrayImage) -> Vec<String> {
    let side = |pixels: u32| usize::try_from(pixels).unwrap_or_default();
    let (width, height) = (side(grey.width()), side(grey.height()));
    let pixels = grey.as_raw();
    let mut prepared = PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[y * width + x]);
    let found = prepared.detect_grids();
    found.iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| text).collect()
}

/// The picture's brightness, as it looks on a white page where it is transparent.
fn on_white(picture: &RgbaImage) -> GrayImage {
    let pixels = picture.pixels().map(|pixel| {
        let [red, green, blue, opacity] = pixel.0.map(u32::from);
        let light = (2126 * red + 7152 * green + 722 * blue) / 10_000;
        let seen = (light * opacity + 255 * (255 - opacity)) / 255;
        u8::try_from(seen).unwrap_or(u8::MAX)
    });
    let pixels: Vec<u8> = pixels.collect();
    GrayImage::from_raw(picture.width(), picture.height(), pixels).unwrap_or_default()
}
