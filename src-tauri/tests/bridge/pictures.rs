//! QR codes from files, from the clipboard, from the page, and from the screen.

use std::{fs, io::Cursor};

use authenticator::{UserId, testing::World};
use base64::{Engine, engine::general_purpose::STANDARD};
use countersign_desktop::bridge::{
    Brought, ClipboardTrouble, Commands, NextQuestion, Picture, Question, ReadQrImage, ScreenTrouble, Shot,
};
use image::{GrayImage, ImageFormat, Luma};
use qrcode::{Color, QrCode};

use crate::bare::Bare;

const ADA: &str = "ada@example.com";

fn link(world: &World) -> String {
    world.service.verification_url(&UserId::parse(ADA).expect("a user ID"))
}

/// A picture of a QR code: eight pixels for each of its modules, and four modules of quiet around.
fn drawn(text: &str) -> GrayImage {
    let code = QrCode::new(text).expect("a QR code");
    let (modules, colors) = (code.width() as u32, code.to_colors());
    let dark = |x: u32, y: u32| {
        let module = |pixel: u32| (pixel / 8).checked_sub(4).filter(|module| *module < modules);
        match (module(x), module(y)) {
            (Some(x), Some(y)) => colors[(y * modules + x) as usize] == Color::Dark,
            _ => false,
        }
    };
    let side = (modules + 8) * 8;
    GrayImage::from_fn(side, side, |x, y| Luma([if dark(x, y) { 0 } else { 255 }]))
}

fn png(text: &str) -> Vec<u8> {
    let mut file = Cursor::new(Vec::new());
    drawn(text).write_to(&mut file, ImageFormat::Png).expect("a file");
    file.into_inner()
}

fn pixels(text: &str) -> Picture {
    let picture = drawn(text);
    let rgba = picture.pixels().flat_map(|Luma([grey])| [*grey, *grey, *grey, 255]).collect();
    Picture { width: picture.width(), height: picture.height(), rgba }
}

fn pasted(bytes: &[u8]) -> ReadQrImage {
    ReadQrImage { picture: STANDARD.encode(bytes) }
}

/// Whether a question is to enrol Ada.
fn enrols(question: &Question) -> bool {
    matches!(question, Question::Enrol(offer) if offer.user == ADA)
}

#[tokio::test]
async fn a_chosen_picture_is_a_question() {
    let (bare, world) = Bare::with_world();
    assert_eq!(bare.desk.read_qr_file(()).await, Ok(None), "nothing was chosen");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("code.png");
    fs::write(&path, png(&link(&world))).expect("a file");
    bare.will_choose(&path);
    let question = bare.desk.read_qr_file(()).await.expect("an answer").expect("a question");
    assert!(enrols(&question), "{question:?}");
    assert_eq!(world.service.registrations(), 0, "reading one does nothing");

    bare.will_choose(folder.path().join("gone.png"));
    let failure = bare.desk.read_qr_file(()).await.expect_err("no file");
    assert_eq!(
        (failure.code.as_str(), failure.details["picture"].as_str()),
        ("picture-unreadable", "gone.png")
    );
}

#[tokio::test]
async fn the_clipboards_picture_is_a_question() {
    let (bare, world) = Bare::with_world();
    for (trouble, code) in [
        (ClipboardTrouble::Empty, "clipboard-empty"),
        (ClipboardTrouble::Unavailable, "clipboard-unavailable"),
    ] {
        bare.copies(Err(trouble));
        let failure = bare.desk.read_qr_clipboard(()).await.expect_err("no picture");
        assert_eq!((failure.code.as_str(), failure.retry), (code, true));
    }
    bare.copies(Ok(pixels(&link(&world))));
    let question = bare.desk.read_qr_clipboard(()).await.expect("a question");
    assert!(enrols(&question), "{question:?}");
}

#[tokio::test]
async fn a_pasted_picture_is_a_question() {
    let (bare, world) = Bare::with_world();
    let question = bare.desk.read_qr_image(pasted(&png(&link(&world)))).await.expect("a question");
    assert!(enrols(&question), "{question:?}");

    let blank = GrayImage::from_pixel(64, 64, Luma([255]));
    let mut file = Cursor::new(Vec::new());
    blank.write_to(&mut file, ImageFormat::Png).expect("a file");
    for (picture, code) in [
        (pasted(&png("https://example.com/menu")), "qr-foreign"),
        (pasted(file.get_ref()), "qr-missing"),
        (pasted(b"no picture"), "image-unreadable"),
        (ReadQrImage { picture: "no base64!".into() }, "malformed-command"),
        (ReadQrImage { picture: "A".repeat(12 << 20) }, "picture-too-large"),
    ] {
        assert_eq!(bare.desk.read_qr_image(picture).await.expect_err(code).code, code);
    }
}

#[tokio::test]
async fn what_the_screens_show_is_a_question() {
    let (bare, world) = Bare::with_world();
    let refusal = async |shots| {
        bare.shows(shots);
        bare.desk.read_qr_screen(()).await.expect_err("no question").code
    };
    assert_eq!(refusal(Err(ScreenTrouble::Denied)).await, "screen-denied");
    assert_eq!(refusal(Err(ScreenTrouble::Unavailable)).await, "screen-unavailable");
    assert_eq!(refusal(Ok(vec![Shot::Pixels(pixels("https://example.com/"))])).await, "qr-foreign");
    assert_eq!(refusal(Ok(vec![Shot::File(b"no picture".to_vec())])).await, "image-unreadable");
    let other = Shot::Pixels(pixels("https://trust.example.com/session/#0123456789abcdef0123456789abcdef"));
    let ours = Shot::File(png(&link(&world)));
    assert_eq!(refusal(Ok(vec![ours.clone(), other])).await, "qr-several");

    bare.shows(Ok(vec![Shot::Pixels(pixels("https://example.com/")), ours]));
    let question = bare.desk.read_qr_screen(()).await.expect("a question");
    assert!(enrols(&question), "{question:?}");
    assert_eq!(world.service.registrations(), 0, "reading one does nothing");
}

#[tokio::test]
async fn a_dropped_picture_of_our_code_asks_what_the_code_asks() {
    let (bare, world) = Bare::with_world();
    let folder = tempfile::tempdir().expect("a folder");
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("a file");
        path
    };
    let take = async |brought: Brought, signing| {
        bare.desk.bring(brought);
        bare.desk.next_question(NextQuestion { signing }).await.expect("an answer").expect("a question")
    };
    let code = put("code.PNG", &png(&link(&world)));
    let dropped = take(Brought::Dropped(code.clone()), false).await;
    assert!(enrols(&dropped), "{dropped:?}");
    let documents = [
        (Brought::Dropped(code.clone()), true),
        (Brought::File(code), false),
        (Brought::Dropped(put("menu.png", &png("https://example.com/menu"))), false),
        (Brought::Dropped(put("broken.png", b"no picture")), false),
        (Brought::Dropped(put("order.pdf", &png(&link(&world)))), false),
    ];
    for (brought, signing) in documents {
        let question = take(brought, signing).await;
        assert!(matches!(question, Question::Document(_)), "{question:?}");
    }
}
