//! What the screen shows besides the app, and a desktop portal that takes pictures of it.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use qrcode::{Color, QrCode};
use x11rb::connection::Connection as _;
use x11rb::protocol::xproto::{
    ChangeGCAux, ConfigureWindowAux, ConnectionExt as _, CreateGCAux, CreateWindowAux, Rectangle, StackMode,
    WindowClass,
};
use x11rb::rust_connection::RustConnection;
use zbus::message::Header;
use zbus::zvariant::{ObjectPath, OwnedValue, Value};

use crate::desk::Desk;

/// Pixels of one module.
const SCALE: u16 = 6;
/// Modules of quiet on each side.
const QUIET: u16 = 4;

/// A QR code on the screen, until this is dropped.
#[derive(Debug)]
pub struct ShownCode {
    _connection: RustConnection,
}

impl Desk {
    /// Shows a QR code in a window of another program, behind every window that is open.
    pub fn show_code(&self, text: &str) -> ShownCode {
        let (connection, screen) = RustConnection::connect(self.variable("DISPLAY")).expect("the display");
        let screen = &connection.setup().roots[screen];
        let code = QrCode::new(text).expect("a QR code");
        let modules = u16::try_from(code.width()).expect("a small one");
        let side = (modules + 2 * QUIET) * SCALE;
        let id = || connection.generate_id().expect("an identifier");
        let (window, drawing, pen) = (id(), id(), id());
        connection.create_pixmap(screen.root_depth, drawing, screen.root, side, side).expect("a picture");
        let white = CreateGCAux::new().foreground(screen.white_pixel);
        connection.create_gc(pen, drawing, &white).expect("a pen");
        let square = |x, y, side| Rectangle { x, y, width: side, height: side };
        connection.poly_fill_rectangle(drawing, pen, &[square(0, 0, side)]).expect("paper");
        connection.change_gc(pen, &ChangeGCAux::new().foreground(screen.black_pixel)).expect("ink");
        let at = |module: usize| (i16::try_from(module).unwrap_or(0) + QUIET as i16) * SCALE as i16;
        let dark = code.to_colors().into_iter().enumerate().filter(|(_, color)| *color == Color::Dark);
        let dark: Vec<_> = dark
            .map(|(index, _)| square(at(index % code.width()), at(index / code.width()), SCALE))
            .collect();
        connection.poly_fill_rectangle(drawing, pen, &dark).expect("modules");
        let look = CreateWindowAux::new().background_pixmap(drawing).override_redirect(1);
        let (x, y, depth, visual) = (40, 40, screen.root_depth, screen.root_visual);
        connection
            .create_window(
                depth,
                window,
                screen.root,
                x,
                y,
                side,
                side,
                0,
                WindowClass::INPUT_OUTPUT,
                visual,
                &look,
            )
            .expect("a window");
        let below = ConfigureWindowAux::new().stack_mode(StackMode::BELOW);
        connection.configure_window(window, &below).expect("a window behind");
        connection.map_window(window).expect("a window that is seen");
        // Answered when everything before it is done.
        connection.get_input_focus().expect("a display").reply().expect("an answer");
        ShownCode { _connection: connection }
    }

    /// A portal on this workstation's bus that answers with a picture, or refuses where there is none.
    pub async fn portal(&self, picture: Option<&Path>) -> Portal {
        let asked = Arc::new(Mutex::new(0));
        let screenshot = Screenshot { picture: picture.map(Path::to_owned), asked: asked.clone() };
        let bus = self.variable("DBUS_SESSION_BUS_ADDRESS").expect("a bus");
        let connection = zbus::connection::Builder::address(bus)
            .and_then(|builder| builder.name("org.freedesktop.portal.Desktop"))
            .and_then(|builder| builder.serve_at("/org/freedesktop/portal/desktop", screenshot))
            .expect("a portal")
            .build()
            .await
            .expect("a portal on the bus");
        Portal { asked, _connection: connection }
    }
}

/// A desktop portal, until this is dropped.
#[derive(Debug)]
pub struct Portal {
    asked: Arc<Mutex<usize>>,
    _connection: zbus::Connection,
}

impl Portal {
    /// How many pictures were asked for.
    pub fn asked(&self) -> usize {
        *self.asked.lock().expect("a count")
    }
}

struct Screenshot {
    picture: Option<PathBuf>,
    asked: Arc<Mutex<usize>>,
}

#[zbus::interface(name = "org.freedesktop.portal.Screenshot")]
impl Screenshot {
    #[zbus(property, name = "version")]
    fn version(&self) -> u32 {
        2
    }

    async fn screenshot(
        &self,
        _parent: &str,
        options: HashMap<String, OwnedValue>,
        #[zbus(header)] header: Header<'_>,
        #[zbus(connection)] connection: &zbus::Connection,
    ) -> zbus::fdo::Result<ObjectPath<'static>> {
        *self.asked.lock().expect("a count") += 1;
        let token = options.get("handle_token").and_then(|token| <&str>::try_from(token).ok()).unwrap_or("t");
        let sender = header.sender().map(|sender| sender.trim_start_matches(':').replace('.', "_"));
        let path = format!(
            "/org/freedesktop/portal/desktop/request/{}/{token}",
            sender.as_deref().unwrap_or_default()
        );
        let path = ObjectPath::try_from(path).map_err(|error| zbus::fdo::Error::Failed(error.to_string()))?;
        let uri = self.picture.as_ref().map(|picture| format!("file://{}", picture.display()));
        let (response, results) = match uri {
            Some(uri) => (0_u32, HashMap::from([("uri", Value::from(uri))])),
            None => (1, HashMap::new()),
        };
        let body = (response, results);
        connection
            .emit_signal(None::<&str>, &path, "org.freedesktop.portal.Request", "Response", &body)
            .await?;
        Ok(path.into_owned())
    }
}
