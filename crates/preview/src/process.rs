//! Drawing in a process of its own: what is asked on its standard input and answered on its standard output.
//!
//! Both are one line of JSON, and then bytes: the document, and the picture. One process answers once.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};

use crate::{LARGEST, Page, Unseen, draw};

/// Longest line, in bytes.
const LONGEST_LINE: usize = 1 << 20;

/// What is asked: the document follows.
#[derive(Serialize, Deserialize)]
struct Asked {
    page: u32,
    width: u32,
}

/// What is answered: the picture follows.
#[derive(Serialize, Deserialize)]
enum Answered {
    Page { count: u32, width: u32, height: u32, words: String, whole: bool },
    Unseen(Unseen),
}

/// The question for a process that [`serve`]s: page, the first being 0, and width as for [`draw`].
pub fn question(document: &[u8], page: u32, width: u32) -> Vec<u8> {
    // Numbers always have a JSON form.
    let mut question = serde_json::to_vec(&Asked { page, width }).unwrap_or_default();
    question.push(b'\n');
    question.extend_from_slice(document);
    question
}

/// What a process answered. One that broke off says that the document is damaged: it was more than the process could bear.
///
/// # Errors
///
/// [`Unseen`]
pub fn answer(said: &[u8]) -> Result<Page, Unseen> {
    let end = said.iter().position(|byte| *byte == b'\n').ok_or(Unseen::Damaged)?;
    let (line, png) = (&said[..end], &said[end + 1..]);
    match serde_json::from_slice(line).map_err(|_| Unseen::Damaged)? {
        Answered::Page { count, width, height, words, whole } => {
            Ok(Page { count, width, height, png: png.to_vec(), words, whole })
        }
        Answered::Unseen(unseen) => Err(unseen),
    }
}

/// Answers the one question on `input`.
///
/// # Errors
///
/// When reading or writing fails, or the question is none.
pub fn serve(input: impl Read, mut output: impl Write) -> io::Result<()> {
    let mut said = Vec::new();
    input.take(LARGEST + LONGEST_LINE as u64).read_to_end(&mut said)?;
    let end = said.iter().position(|byte| *byte == b'\n').ok_or(io::ErrorKind::InvalidData)?;
    let asked: Asked = serde_json::from_slice(&said[..end])?;
    let (answered, png) = match draw(&said[end + 1..], asked.page, asked.width) {
        Ok(Page { count, width, height, png, words, whole }) => {
            (Answered::Page { count, width, height, words, whole }, png)
        }
        Err(unseen) => (Answered::Unseen(unseen), Vec::new()),
    };
    serde_json::to_writer(&mut output, &answered)?;
    output.write_all(b"\n")?;
    output.write_all(&png)?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn through(question: &[u8]) -> io::Result<Result<Page, Unseen>> {
        let mut said = Vec::new();
        serve(question, &mut said)?;
        Ok(answer(&said))
    }

    #[test]
    fn a_page_comes_through_whole_and_so_does_a_refusal() {
        let mut picture = io::Cursor::new(Vec::new());
        image::DynamicImage::new_rgb8(30, 20)
            .write_to(&mut picture, image::ImageFormat::Png)
            .expect("a picture");
        let picture = picture.into_inner();
        assert_eq!(through(&question(&picture, 0, 100)).expect("an answer"), draw(&picture, 0, 100));
        assert_eq!(through(&question(&picture, 1, 100)).expect("an answer"), Err(Unseen::NoPage));
        assert_eq!(through(&question(b"PK\0", 0, 100)).expect("an answer"), Err(Unseen::Form));
    }

    #[test]
    fn what_breaks_off_is_a_damaged_document() {
        assert!(through(b"no question").is_err());
        for said in [&b""[..], b"{\"Page\":{", b"{}\n"] {
            assert_eq!(answer(said), Err(Unseen::Damaged));
        }
    }
}
