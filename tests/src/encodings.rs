//! What a secret may look like in memory.

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};

use crate::memory::Needle;

/// Bytes of a piece of a secret: half of a coordinate or of a key. Where a piece is left, so may be the rest; and what a
/// heap writes into memory that was given back spoils one piece at most.
const PIECE: usize = 16;

/// Digits as text, in one byte and in two bytes each, and as numbers; and with what stands between them in lists.
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
        let url =
            (0..3).map(|before| ("base64url", in_base64(piece, before).replace('+', "-").replace('/', "_")));
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
            let found = of_bytes("it", &secret).into_iter().filter(|one| {
                one.what.ends_with("as base64")
                    && text.as_bytes().windows(one.bytes.len()).any(|it| it == one.bytes)
            });
            assert_eq!(found.count(), 2, "both pieces, after {before} bytes");
        }
    }
}
