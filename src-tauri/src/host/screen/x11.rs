//! The X server: it shows its screens to every program of the session.

use std::error::Error;

use x11rb::{
    connection::Connection,
    protocol::{
        randr::ConnectionExt as _,
        xproto::{ConnectionExt as _, ImageFormat, ImageOrder, Screen, Visualtype},
    },
    rust_connection::RustConnection,
};

use crate::bridge::{Picture, Shot};

/// Most pixels of one monitor: more are no picture that is looked at.
const MOST_PIXELS: u32 = 64_000_000;

/// What each monitor of each screen shows. Blocks.
pub(super) fn shots() -> Result<Vec<Shot>, Box<dyn Error + Send + Sync>> {
    let (connection, _) = RustConnection::connect(None)?;
    let mut shots = Vec::new();
    for screen in &connection.setup().roots {
        for part in parts(&connection, screen) {
            shots.push(Shot::Pixels(picture(&connection, screen, part)?));
        }
    }
    Ok(shots)
}

/// A rectangle of a screen.
#[derive(Clone, Copy)]
struct Part {
    x: i16,
    y: i16,
    width: u16,
    height: u16,
}

/// The monitors of a screen; all of it where the server knows of none.
fn parts(connection: &RustConnection, screen: &Screen) -> Vec<Part> {
    let asked = connection.randr_get_monitors(screen.root, true).ok();
    let monitors = asked.and_then(|asked| asked.reply().ok()).map(|reply| reply.monitors);
    let whole = Part { x: 0, y: 0, width: screen.width_in_pixels, height: screen.height_in_pixels };
    let parts = monitors.into_iter().flatten().filter_map(|monitor| {
        let part = Part { x: monitor.x, y: monitor.y, width: monitor.width, height: monitor.height };
        within(part, whole)
    });
    let parts: Vec<_> = parts.collect();
    if parts.is_empty() { vec![whole] } else { parts }
}

/// What of a part lies on the screen: the server refuses to show more.
fn within(part: Part, whole: Part) -> Option<Part> {
    let end = |from: i16, length: u16, most: u16| (i32::from(from) + i32::from(length)).min(i32::from(most));
    let (x, y) = (part.x.max(0), part.y.max(0));
    let width = u16::try_from(end(part.x, part.width, whole.width) - i32::from(x)).ok()?;
    let height = u16::try_from(end(part.y, part.height, whole.height) - i32::from(y)).ok()?;
    (width > 0 && height > 0).then_some(Part { x, y, width, height })
}

fn picture(
    connection: &RustConnection,
    screen: &Screen,
    part: Part,
) -> Result<Picture, Box<dyn Error + Send + Sync>> {
    let Part { x, y, width, height } = part;
    if u32::from(width) * u32::from(height) > MOST_PIXELS {
        return Err("the screen is too large".into());
    }
    let asked = connection.get_image(ImageFormat::Z_PIXMAP, screen.root, x, y, width, height, !0)?;
    let image = asked.reply()?;
    let setup = connection.setup();
    let bits = setup.pixmap_formats.iter().find(|format| format.depth == image.depth);
    let visuals = screen.allowed_depths.iter().flat_map(|depth| &depth.visuals);
    let visual = visuals.into_iter().find(|visual| visual.visual_id == screen.root_visual);
    let (Some(32), Some(visual)) = (bits.map(|format| format.bits_per_pixel), visual) else {
        return Err("the screen has another depth than 24 bits".into());
    };
    let rgba = rgba(&image.data, visual, setup.image_byte_order == ImageOrder::LSB_FIRST);
    Ok(Picture { width: width.into(), height: height.into(), rgba })
}

/// Pixels of 32 bits, in which the visual's masks say where each colour is.
fn rgba(data: &[u8], visual: &Visualtype, little: bool) -> Vec<u8> {
    let (pixels, _) = data.as_chunks::<4>();
    let pixels = pixels.iter().map(|bytes| match little {
        true => u32::from_le_bytes(*bytes),
        false => u32::from_be_bytes(*bytes),
    });
    let colour = |pixel: u32, mask: u32| {
        let value = u64::from((pixel & mask) >> mask.trailing_zeros().min(31));
        let most = u64::from(mask >> mask.trailing_zeros().min(31)).max(1);
        u8::try_from(value * 255 / most).unwrap_or(u8::MAX)
    };
    let masks = [visual.red_mask, visual.green_mask, visual.blue_mask];
    pixels
        .flat_map(|pixel| [colour(pixel, masks[0]), colour(pixel, masks[1]), colour(pixel, masks[2]), 255])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_where_the_masks_say() {
        let visual = |red_mask, green_mask, blue_mask| Visualtype {
            red_mask,
            green_mask,
            blue_mask,
            ..Visualtype::default()
        };
        let usual = visual(0x00ff_0000, 0xff00, 0xff);
        assert_eq!(rgba(&[3, 2, 1, 0, 6, 5, 4, 9], &usual, true), [1, 2, 3, 255, 4, 5, 6, 255]);
        assert_eq!(rgba(&[0, 1, 2, 3], &usual, false), [1, 2, 3, 255]);
        let deep = visual(0x3ff0_0000, 0x000f_fc00, 0x3ff);
        assert_eq!(rgba(&0x3ff0_0200_u32.to_le_bytes(), &deep, true), [255, 0, 127, 255]);
    }

    #[test]
    fn monitors_are_seen_as_far_as_the_screen_reaches() {
        let part = |x, y, width, height| Part { x, y, width, height };
        let whole = part(0, 0, 100, 80);
        let seen = |x, y, width, height| {
            within(part(x, y, width, height), whole).map(|part| (part.x, part.y, part.width, part.height))
        };
        assert_eq!(seen(0, 0, 100, 80), Some((0, 0, 100, 80)));
        assert_eq!(seen(50, 0, 100, 200), Some((50, 0, 50, 80)));
        assert_eq!(seen(-10, -20, 30, 30), Some((0, 0, 20, 10)));
        assert_eq!(seen(100, 0, 10, 10), None);
        assert_eq!(seen(-10, 0, 10, 10), None);
    }
}
