//! QR codes in pictures: a screenshot, a photograph, what a clipboard holds.
//!
//! The work takes the processor for a moment, so an asynchronous host does it where it may block.

mod crowd;

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
/// [`Error::ImageUnreadable`], [`Error::QrMissing`], [`Error::QrForeign`], [`Error::QrSeveral`], [`Error::QrCrowded`]
pub fn read_image(bytes: &[u8]) -> Result<String, Error> {
    let mut codes = Codes::default();
    codes.look_at_image(bytes)?;
    codes.only()
}

/// The link in a QR code of a picture that is decoded already: 4 bytes for each pixel (red, green, blue, opacity), row
/// after row from the top left.
///
/// # Errors
///
/// As for [`read_image`].
pub fn read_pixels(width: u32, height: u32, bytes: &[u8]) -> Result<String, Error> {
    let mut codes = Codes::default();
    codes.look_at_pixels(width, height, bytes)?;
    codes.only()
}

/// What the QR codes of one or several pictures say, such as those of every screen.
#[derive(Default)]
pub struct Codes {
    texts: Vec<String>,
    /// Whether a picture was not searched because there is too much in it.
    crowded: bool,
}

impl Codes {
    /// Adds the codes of a PNG or JPEG file.
    ///
    /// # Errors
    ///
    /// [`Error::ImageUnreadable`]
    pub fn look_at_image(&mut self, bytes: &[u8]) -> Result<(), Error> {
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
        self.look(&reader.decode().map_err(refused)?.into_rgba8());
        Ok(())
    }

    /// Adds the codes of a picture that is decoded already, as in [`read_pixels`].
    ///
    /// # Errors
    ///
    /// [`Error::ImageUnreadable`]
    pub fn look_at_pixels(&mut self, width: u32, height: u32, bytes: &[u8]) -> Result<(), Error> {
        bounded(width, height)?;
        let picture = RgbaImage::from_raw(width, height, bytes.to_vec()).ok_or(Error::ImageUnreadable)?;
        self.look(&picture);
        Ok(())
    }

    /// The only link of ours.
    ///
    /// # Errors
    ///
    /// [`Error::QrMissing`], [`Error::QrForeign`], [`Error::QrSeveral`], [`Error::QrCrowded`]
    pub fn only(&self) -> Result<String, Error> {
        let mut ours: Vec<_> = self.texts.iter().filter(|text| Link::parse(text).is_ok()).collect();
        ours.sort();
        ours.dedup();
        match ours.as_slice() {
            [only] => Ok(only.trim().to_owned()),
            [] if self.crowded => Err(Error::QrCrowded),
            [] if self.texts.is_empty() => Err(Error::QrMissing),
            [] => Err(Error::QrForeign),
            _ => Err(Error::QrSeveral),
        }
    }

    /// Looks at a picture as it is and with light and dark exchanged, so that no second code of ours is overlooked.
    fn look(&mut self, picture: &RgbaImage) {
        let mut grey = on_white(picture);
        for inverted in [false, true] {
            if inverted {
                imageops::invert(&mut grey);
            }
            match codes(&grey) {
                Some(texts) => self.texts.extend(texts),
                None => self.crowded = true,
            }
        }
    }
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

/// A picture in dark and light.
struct Bitmap {
    width: usize,
    height: usize,
    dark: Vec<bool>,
}

/// The text of every code that can be read; `None` where looking for them would take too long.
fn codes(grey: &GrayImage) -> Option<Vec<String>> {
    let picture = in_dark_and_light(grey);
    if !crowd::is_bearable(&picture) {
        return None;
    }
    let Bitmap { width, height, dark } = picture;
    let mut prepared = PreparedImage::prepare_from_bitmap(width, height, |x, y| dark[y * width + x]);
    let found = prepared.detect_grids();
    Some(found.iter().filter_map(|grid| grid.decode().ok()).map(|(_, text)| text).collect())
}

/// Dark is what is darker than its surroundings: than the average of the pixels passed on the way to it, from the left
/// and from the right, of which the last eighth of a row counts most.
fn in_dark_and_light(grey: &GrayImage) -> Bitmap {
    let side = |pixels: u32| usize::try_from(pixels).unwrap_or_default();
    let (width, height) = (side(grey.width()), side(grey.height()));
    let reach = (width / 8).max(1);
    let mut dark = Vec::with_capacity(width * height);
    let mut surroundings = vec![0; width];
    let (mut leftward, mut rightward) = (0, 0);
    for (number, row) in grey.as_raw().chunks(width.max(1)).enumerate() {
        surroundings.fill(0);
        for x in 0..width {
            let (left, right) = if number % 2 == 0 { (width - 1 - x, x) } else { (x, width - 1 - x) };
            leftward = leftward * (reach - 1) / reach + usize::from(row[left]);
            rightward = rightward * (reach - 1) / reach + usize::from(row[right]);
            surroundings[left] += leftward;
            surroundings[right] += rightward;
        }
        let darker = |(pixel, around): (&u8, &usize)| usize::from(*pixel) < around * 95 / (200 * reach);
        dark.extend(row.iter().zip(&surroundings).map(darker));
    }
    Bitmap { width, height, dark }
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

#[cfg(test)]
mod tests {
    use image::{DynamicImage, Rgba};
    use qrcode::{Color, QrCode};

    use super::*;
    use crate::Code;

    const OURS: &str = "https://trust.example.com/session/#0123456789abcdef0123456789abcdef";
    const OTHER: &str = "countersign://session?service=https%3A%2F%2Ftrust.example.com#fedcba98";
    const DARK: Rgba<u8> = Rgba([20, 22, 26, 255]);
    const LIGHT: Rgba<u8> = Rgba([246, 247, 249, 255]);
    const CLEAR: Rgba<u8> = Rgba([0, 0, 0, 0]);

    /// Codes beside each other, 4 pixels for each module, with a quiet zone around them.
    fn picture(texts: &[&str], ink: Rgba<u8>, paper: Rgba<u8>) -> RgbaImage {
        const QUIET: u32 = 32;
        let codes: Vec<_> = texts.iter().map(|text| QrCode::new(text).expect("a code")).collect();
        let side = |code: &QrCode| u32::try_from(code.width()).expect("a size") * 4;
        let width = codes.iter().map(|code| side(code) + QUIET).sum::<u32>() + QUIET;
        let height = codes.iter().map(side).max().unwrap_or(64) + 2 * QUIET;
        let mut picture = RgbaImage::from_pixel(width, height, paper);
        let mut left = QUIET;
        for code in &codes {
            for (at, color) in code.to_colors().into_iter().enumerate() {
                let (x, y) = (at % code.width(), at / code.width());
                if color == Color::Dark {
                    for (dx, dy) in (0..16).map(|pixel| (pixel % 4, pixel / 4)) {
                        let at = |module: usize| u32::try_from(module).expect("a module") * 4;
                        picture.put_pixel(left + at(x) + dx, QUIET + at(y) + dy, ink);
                    }
                }
            }
            left += side(code) + QUIET;
        }
        picture
    }

    fn file(picture: &RgbaImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let picture = DynamicImage::ImageRgba8(picture.clone());
        // A JPEG knows no opacity.
        let picture =
            if format == ImageFormat::Jpeg { DynamicImage::ImageRgb8(picture.to_rgb8()) } else { picture };
        picture.write_to(&mut bytes, format).expect("a file");
        bytes.into_inner()
    }

    fn refusal(read: Result<String, Error>) -> Code {
        read.expect_err("no link").code()
    }

    #[test]
    fn a_link_is_read_from_every_kind_of_picture() {
        for (ink, paper) in [(DARK, LIGHT), (LIGHT, DARK), (DARK, CLEAR)] {
            let picture = picture(&[OURS], ink, paper);
            let read = read_image(&file(&picture, ImageFormat::Png)).expect("a link");
            assert_eq!(read, OURS, "{ink:?} on {paper:?}");
            let read = read_pixels(picture.width(), picture.height(), picture.as_raw()).expect("a link");
            assert_eq!(read, OURS, "{ink:?} on {paper:?}");
        }
        for (ink, paper) in [(DARK, LIGHT), (LIGHT, DARK)] {
            let picture = picture(&[OURS], ink, paper);
            assert_eq!(read_image(&file(&picture, ImageFormat::Jpeg)).expect("a link"), OURS);
        }
    }

    #[test]
    fn of_several_codes_the_only_one_of_ours_is_taken() {
        let read = |texts: &[&str]| read_image(&file(&picture(texts, DARK, LIGHT), ImageFormat::Png));
        assert_eq!(read(&["https://example.com/", OURS]).expect("a link"), OURS);
        assert_eq!(read(&[OURS, OURS]).expect("a link"), OURS);
        assert_eq!(refusal(read(&[OURS, OTHER])), Code::QrSeveral);
        assert_eq!(read(&["1", "2", "3", OURS, "4", "5", "6"]).expect("a link"), OURS, "in a crowd");
        assert_eq!(refusal(read(&["https://example.com/"])), Code::QrForeign);
        assert_eq!(refusal(read(&["http://trust.example.com/session/#abc"])), Code::QrForeign);
        assert_eq!(refusal(read(&[])), Code::QrMissing);
    }

    #[test]
    fn several_pictures_are_one_question() {
        let (ours, dark) = (picture(&[OURS], DARK, LIGHT), picture(&[OTHER], LIGHT, DARK));
        let look = |pictures: &[&RgbaImage]| {
            let mut codes = Codes::default();
            for picture in pictures {
                codes.look_at_pixels(picture.width(), picture.height(), picture.as_raw()).expect("a picture");
            }
            codes.only()
        };
        let blank = picture(&[], DARK, LIGHT);
        assert_eq!(look(&[&blank, &ours]).expect("a link"), OURS);
        assert_eq!(look(&[&ours, &ours]).expect("a link"), OURS);
        assert_eq!(refusal(look(&[&ours, &dark])), Code::QrSeveral);
        assert_eq!(refusal(look(&[])), Code::QrMissing);
    }

    #[test]
    fn a_dark_code_beside_a_light_one_is_not_overlooked() {
        let (light, dark) = (picture(&[OURS], DARK, LIGHT), picture(&[OTHER], LIGHT, DARK));
        let mut both = RgbaImage::from_pixel(light.width() + dark.width(), 400, LIGHT);
        imageops::replace(&mut both, &light, 0, 0);
        imageops::replace(&mut both, &dark, i64::from(light.width()), 0);
        assert_eq!(refusal(read_pixels(both.width(), both.height(), both.as_raw())), Code::QrSeveral);
    }

    #[test]
    fn a_wall_of_corner_marks_is_given_up_at_once() {
        let ring = |x: u32, y: u32| {
            let (x, y) = (x / 2 % 9, y / 2 % 9);
            let inside = |from, to| (from..=to).contains(&x) && (from..=to).contains(&y);
            if inside(1, 7) && !inside(2, 6) || inside(3, 5) { DARK } else { LIGHT }
        };
        let wall = RgbaImage::from_fn(1800, 1800, ring);
        assert_eq!(refusal(read_image(&file(&wall, ImageFormat::Png))), Code::QrCrowded);
    }

    #[test]
    fn what_is_no_picture_is_named() {
        for bytes in [b"".as_slice(), b"hello", b"GIF89a\x01\0\x01\0\0\0\0;", b"\x89PNG\r\n\x1a\n"] {
            assert_eq!(refusal(read_image(bytes)), Code::ImageUnreadable);
        }
        let whole = file(&picture(&[OURS], DARK, LIGHT), ImageFormat::Png);
        assert_eq!(refusal(read_image(&whole[..whole.len() / 2])), Code::ImageUnreadable);
        assert_eq!(refusal(read_pixels(2, 2, &[0; 15])), Code::ImageUnreadable);
        assert_eq!(refusal(read_pixels(0, 0, &[])), Code::ImageUnreadable);
    }

    #[test]
    fn a_picture_that_grows_when_it_is_read_is_not_decoded() {
        let mut bomb = file(&RgbaImage::new(8, 8), ImageFormat::Png);
        // The width and height of its header, and the header's checksum.
        for (width, height) in [(16_000_u32, 16_000_u32), (1, 20_000)] {
            bomb[16..20].copy_from_slice(&width.to_be_bytes());
            bomb[20..24].copy_from_slice(&height.to_be_bytes());
            let checksum = crc(&bomb[12..29]);
            bomb[29..33].copy_from_slice(&checksum.to_be_bytes());
            assert_eq!(refusal(read_image(&bomb)), Code::ImageUnreadable);
        }
        assert_eq!(refusal(read_pixels(16_000, 16_000, &[])), Code::ImageUnreadable);
    }

    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(u32::MAX, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 * (crc & 1)))
        })
    }
}
