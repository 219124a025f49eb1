//! Starting, hidden, when the person logs in. What the system keeps of it is the truth: whoever switches it off there has
//! switched it off here.

use std::io;

use tauri::AppHandle;

/// Whether the program starts when the person logs in.
pub(super) fn is_on(app: &AppHandle) -> bool {
    native::is_on(app)
}

/// Switches it.
pub(super) fn switch(app: &AppHandle, on: bool) -> io::Result<()> {
    native::switch(app, on)
}

/// What keeps it on systems that are not Linux.
#[cfg(not(target_os = "linux"))]
pub(super) fn plugin() -> tauri::plugin::TauriPlugin<tauri::Wry> {
    tauri_plugin_autostart::Builder::new().args([super::links::HIDDEN]).build()
}

/// A file of the Desktop Application Autostart Specification 0.5.
#[cfg(target_os = "linux")]
mod native {
    use std::{
        env, fs, io,
        path::{Path, PathBuf},
    };

    use super::super::links::HIDDEN;
    use tauri::AppHandle;

    const FILE: &str = "autostart/dev.countersign.desktop.desktop";

    pub(super) fn is_on(_: &AppHandle) -> bool {
        fs::read_to_string(file()).is_ok_and(|text| counts(&text))
    }

    pub(super) fn switch(_: &AppHandle, on: bool) -> io::Result<()> {
        if on { write(&file(), &program()?) } else { remove(&file()) }
    }

    fn file() -> PathBuf {
        // A relative path is invalid here (XDG Base Directory Specification 0.8).
        let chosen = env::var_os("XDG_CONFIG_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
        chosen.unwrap_or_else(|| env::home_dir().unwrap_or_default().join(".config")).join(FILE)
    }

    /// What is started: this program, or the image that it was unpacked from.
    fn program() -> io::Result<PathBuf> {
        env::var_os("APPIMAGE").map_or_else(env::current_exe, |image| Ok(image.into()))
    }

    /// Whether a file of this text starts anything: desktops switch it off without deleting it.
    fn counts(text: &str) -> bool {
        let says = |wanted: &str| text.lines().any(|line| line.replace(' ', "") == wanted);
        !says("Hidden=true") && !says("X-GNOME-Autostart-enabled=false")
    }

    fn write(file: &Path, program: &Path) -> io::Result<()> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        let text = format!(
            "[Desktop Entry]\nType=Application\nName=Countersign\nExec={} {HIDDEN}\nTerminal=false\n\
             X-GNOME-Autostart-enabled=true\n",
            quoted(&program.to_string_lossy())
        );
        // Beside it first, so that there is never half of one.
        let new = file.with_extension("new");
        fs::write(&new, text)?;
        fs::rename(new, file)
    }

    fn remove(file: &Path) -> io::Result<()> {
        match fs::remove_file(file) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            outcome => outcome,
        }
    }

    /// An argument of `Exec`, quoted twice: once for the command, once for the file (Desktop Entry Specification 1.5).
    fn quoted(argument: &str) -> String {
        let mut text = String::from("\"");
        for letter in argument.chars() {
            match letter {
                '"' | '`' | '$' => text.extend(["\\\\", letter.encode_utf8(&mut [0; 4])]),
                '\\' => text.push_str("\\\\\\\\"),
                '%' => text.push_str("%%"),
                _ => text.push(letter),
            }
        }
        text + "\""
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn it_is_written_whole_and_taken_away() {
            let folder = tempfile::tempdir().expect("a folder");
            let file = folder.path().join("config").join(FILE);
            remove(&file).expect("nothing is as good as removed");
            write(&file, Path::new("/opt/counter sign/app")).expect("it is written");
            let text = fs::read_to_string(&file).expect("a file");
            assert!(text.contains("Exec=\"/opt/counter sign/app\" --hidden\n"), "{text}");
            assert!(counts(&text));
            remove(&file).expect("it is removed");
            assert!(!file.exists());
        }

        #[test]
        fn a_desktop_can_switch_it_off() {
            assert!(counts("[Desktop Entry]\nHidden=false\n"));
            assert!(!counts("[Desktop Entry]\nHidden = true\n"));
            assert!(!counts("X-GNOME-Autostart-enabled=false"));
        }

        #[test]
        fn a_path_stays_one_argument() {
            assert_eq!(quoted("/opt/50% $x`y\"z\\"), r#""/opt/50%% \\$x\\`y\\"z\\\\""#);
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod native {
    use std::io;

    use tauri::AppHandle;
    use tauri_plugin_autostart::ManagerExt;

    pub(super) fn is_on(app: &AppHandle) -> bool {
        app.autolaunch().is_enabled().unwrap_or(false)
    }

    pub(super) fn switch(app: &AppHandle, on: bool) -> io::Result<()> {
        let launch = app.autolaunch();
        let outcome = if on { launch.enable() } else { launch.disable() };
        outcome.map_err(io::Error::other)
    }
}
