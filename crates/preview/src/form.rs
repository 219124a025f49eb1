//! What a document is, by its content and never by its name.

/// A form of documents that can be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Text in UTF-8.
    Text,
    /// A PNG or JPEG picture.
    Picture,
    /// A PDF file.
    Pdf,
}

/// How far from its beginning a PDF file may begin to be one (ISO 32000-1, appendix H.3.4.1).
const PDF_BEGINS: usize = 1024;

impl Form {
    /// The form of a document, if it is one of these.
    pub fn of(document: &[u8]) -> Option<Form> {
        let begin = &document[..document.len().min(PDF_BEGINS)];
        if begin.windows(5).any(|word| word == b"%PDF-") {
            Some(Form::Pdf)
        } else if document.starts_with(b"\x89PNG\r\n\x1a\n") || document.starts_with(b"\xff\xd8\xff") {
            Some(Form::Picture)
        } else {
            let is_text = !document.contains(&0) && std::str::from_utf8(document).is_ok();
            is_text.then_some(Form::Text)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_says_what_a_document_is() {
        for (document, form) in [
            (&b"%PDF-1.7\n"[..], Some(Form::Pdf)),
            (b"#!/bin/sh\n%PDF-1.4", Some(Form::Pdf)),
            (b"\x89PNG\r\n\x1a\nrest", Some(Form::Picture)),
            (b"\xff\xd8\xff\xe0", Some(Form::Picture)),
            ("Ștampilă".as_bytes(), Some(Form::Text)),
            (b"PK\x03\x04\x00\x00", None),
            (b"\xff\xfeu\x00", None),
        ] {
            assert_eq!(Form::of(document), form, "{document:?}");
        }
    }
}
