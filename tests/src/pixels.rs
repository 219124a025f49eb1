//! What a window looks like, as the X server has it: the same for every program, whatever draws it.

use std::io::Cursor;

use image::{ImageFormat, RgbImage};
use x11rb::connection::Connection;
use x11rb::protocol::xproto::{self, AtomEnum, ConnectionExt, MapState, Window};
use x11rb::rust_connection::RustConnection;

/// The pixels of the window that a person sees on a display; `None` while there is none.
pub(crate) fn of_window(display: &str) -> Option<RgbImage> {
    let (server, number) = RustConnection::connect(Some(display)).expect("the display");
    let window = visible_window(&server, server.setup().roots[number].root)?;
    let size = server.get_geometry(window).ok()?.reply().ok()?;
    let asked =
        server.get_image(xproto::ImageFormat::Z_PIXMAP, window, 0, 0, size.width, size.height, u32::MAX);
    let pixels = asked.ok()?.reply().ok()?.data;
    // Four bytes each: blue, green, red, and one that says nothing.
    let colours = pixels.chunks_exact(4).flat_map(|pixel| [pixel[2], pixel[1], pixel[0]]).collect();
    RgbImage::from_raw(size.width.into(), size.height.into(), colours)
}

/// A picture as PNG.
pub(crate) fn as_png(picture: &RgbImage) -> Vec<u8> {
    let mut png = Cursor::new(Vec::new());
    picture.write_to(&mut png, ImageFormat::Png).expect("a picture");
    png.into_inner()
}

/// The window that a person sees: there is no window manager, so it is a child of the root.
pub fn visible_window(server: &RustConnection, root: Window) -> Option<Window> {
    let seen = |window: &Window| {
        let attributes = server.get_window_attributes(*window).ok().and_then(|asked| asked.reply().ok());
        attributes.is_some_and(|attributes| attributes.map_state == MapState::VIEWABLE)
    };
    let titled = |window: &Window| {
        let title = server.get_property(false, *window, AtomEnum::WM_NAME, AtomEnum::ANY, 0, 64).ok();
        title.and_then(|asked| asked.reply().ok()).is_some_and(|title| !title.value.is_empty())
    };
    let tree = server.query_tree(root).ok()?.reply().ok()?;
    tree.children.into_iter().find(|window| seen(window) && titled(window))
}
