//! What a secret may look like in memory.
//!
//! A PIN as one machine number is not among it: twenty bits lie in any memory by chance.

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};

use crate::memory::Needle;

/// Bytes of a piece of a secret: half of a coordinate or of a key. Where a piece is left, so may be the rest; and what a
/// heap writes into memory that was given back spoils one piece at most.
const PIECE: usize = 16;

/// Digits as text, in one, two and four bytes each, and as numbers; and with what stands between them in lists.
pub fn of_digits(what: &str, digits: &str) -> Vec<Needle> {
    let joined =
        |between: &str| digits.split("").filter(|digit| !digit.is_empty()).collect::<Vec<_>>().join(between);
    let mut needles = Vec::new();
    for (how, text) in [
        ("digits", digits.to_owned()),
        ("spaced digits", joined(" ")),
        ("a list of numbers", joined(",")),
        ("a list of texts", joined("\",\"")),
        ("lines", joined("\n")),
    ] {
        needles.push(needle(what, how, text.clone().into_bytes()));
        needles.push(needle(what, &format!("{how}, UTF-16"), wide(&text)));
    }
    needles.push(needle(
        what,
        "digits, UTF-32",
        digits.chars().flat_map(|it| u32::from(it).to_le_bytes()).collect(),
    ));
    needles.push(needle(what, "numbers", digits.bytes().map(|digit| digit - b'0').collect()));
    needles.push(needle(what, "hexadecimal", hex(digits.as_bytes()).into_bytes()));
    needles
}

/// Bytes as they are, in hexadecimal and in base64, and both as text of two bytes for each character.
pub fn of_bytes(what: &str, bytes: &[u8]) -> Vec<Needle> {
    let mut needles = Vec::new();
    for (piece, number) in bytes.chunks_exact(PIECE).zip(1..) {
        let what = format!("piece {number} of {what}");
        needles.push(needle(&what, "bytes", piece.to_vec()));
        let texts = [("hexadecimal", hex(piece)), ("upper-case hexadecimal", hex(piece).to_uppercase())];
        let base64 = (0..3).map(|before| ("base64", in_base64(piece, before)));
        let url = (0..3).map(|before| in_base64(piece, before)).filter(|text| text.contains(['+', '/']));
        let url = url.map(|text| ("base64url", text.replace('+', "-").replace('/', "_")));
        for (how, text) in texts.into_iter().chain(base64).chain(url) {
            needles.push(needle(&what, how, text.clone().into_bytes()));
            needles.push(needle(&what, &format!("{how}, UTF-16"), wide(&text)));
        }
    }
    needles
}

/// What is sure of a piece's base64 when so many bytes stand before it, and anything after.
fn in_base64(piece: &[u8], before: usize) -> String {
    let text = STANDARD_NO_PAD.encode([&vec![0; before], piece].concat());
    let (first, last) = ((8 * before).div_ceil(6), 8 * (before + piece.len()) / 6);
    text[first..last].to_owned()
}

fn hex(bytes: &[u8]) -> String {
    wire::encode_hex(bytes)
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn needle(what: &str, how: &str, bytes: Vec<u8>) -> Needle {
    Needle { what: format!("{what} as {how}"), bytes }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_found_in_base64_wherever_it_stands() {
        let secret: Vec<u8> = (100..132).collect();
        for before in 0..7 {
            let text = STANDARD_NO_PAD.encode([&vec![0xa5; before], secret.as_slice(), &[0x5a; 5]].concat());
            assert_eq!(
                found(&of_bytes("it", &secret), text.as_bytes()),
                ["base64"; 2],
                "after {before} bytes"
            );
        }
    }

    #[test]
    fn a_secret_is_found_however_it_is_written() {
        let secret: Vec<u8> = (0xe0..=0xff).collect();
        let needles = of_bytes("it", &secret);
        let url = STANDARD_NO_PAD.encode(&secret).replace('+', "-").replace('/', "_");
        for (how, text) in [
            ("hexadecimal", hex(&secret)),
            ("upper-case hexadecimal", hex(&secret).to_uppercase()),
            ("base64", STANDARD_NO_PAD.encode(&secret)),
            ("base64url", url),
        ] {
            assert_eq!(found(&needles, text.as_bytes()), [how; 2]);
            assert_eq!(found(&needles, &wide(&text)), [format!("{how}, UTF-16").as_str(); 2]);
        }
        assert_eq!(found(&needles, &secret), ["bytes"; 2]);
        assert_eq!(found(&needles, &secret[..31]), ["bytes"], "half of it is enough");
        assert!(found(&needles, &(0..=0xdf).collect::<Vec<_>>()).is_empty());
    }

    #[test]
    fn digits_are_found_however_they_are_written() {
        let needles = of_digits("it", "407193");
        assert_eq!(found(&needles, b"x407193x"), ["digits"]);
        assert_eq!(found(&needles, &wide("407193")), ["digits, UTF-16"]);
        assert_eq!(found(&needles, b"[4,0,7,1,9,3]"), ["a list of numbers"]);
        assert_eq!(found(&needles, &[4, 0, 7, 1, 9, 3]), ["numbers"]);
        assert_eq!(found(&needles, b"343037313933"), ["hexadecimal"]);
        assert!(found(&needles, b"40719").is_empty());
    }

    /// How what is found in some bytes is written there.
    fn found<'a>(needles: &'a [Needle], bytes: &[u8]) -> Vec<&'a str> {
        let inside = |one: &&Needle| bytes.windows(one.bytes.len()).any(|it| it == one.bytes);
        needles.iter().filter(inside).filter_map(|one| Some(one.what.split_once(" as ")?.1)).collect()
    }
}
