use super::*;

/// A PDF file with these pages, each a line of text in a standard font.
fn file(pages: &[&str]) -> Vec<u8> {
    let kids: Vec<_> = (0..pages.len()).map(|page| format!("{} 0 R", 4 + 2 * page)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), pages.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    for (page, words) in pages.iter().enumerate() {
        let content = format!("BT /F1 24 Tf 72 700 Td ({words}) Tj ET");
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R \
             /Resources << /Font << /F1 3 0 R >> >> >>",
            5 + 2 * page
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()));
    }
    let mut text = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(text.len());
        text.push_str(&format!("{} 0 obj\n{object}\nendobj\n", index + 1));
    }
    let table = text.len();
    text.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1));
    for place in &places {
        text.push_str(&format!("{place:010} 00000 n \n"));
    }
    text.push_str(&format!(
        "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n",
        places.len() + 1
    ));
    text.into_bytes()
}

/// How many pixels are not white.
fn ink(page: &Page) -> usize {
    let picture = image::load_from_memory(&page.png).expect("a picture").into_rgb8();
    assert_eq!((picture.width(), picture.height()), (page.width, page.height));
    picture.pixels().filter(|pixel| pixel.0 != [255; 3]).count()
}

#[test]
fn pages_are_drawn_as_wide_as_asked_and_say_their_words() {
    let pdf = file(&["Purchase order 4411", ""]);
    let page = draw(&pdf, 0, 595).expect("a page");
    assert_eq!((page.count, page.width, page.height, page.whole), (2, 595, 842, true));
    assert_eq!(page.words, "Purchase order 4411");
    assert!(ink(&page) > 500);
    let blank = draw(&pdf, 1, 1190).expect("a page");
    assert_eq!((blank.width, blank.words.as_str(), ink(&blank)), (1190, "", 0));
    assert_eq!(draw(&pdf, 2, 595), Err(Unseen::NoPage));
}

#[test]
fn what_is_damaged_or_out_of_proportion_is_not_drawn() {
    assert_eq!(draw(b"%PDF-1.7\nnothing", 0, 595), Err(Unseen::Damaged));
    let narrow = String::from_utf8(file(&["x"])).expect("text").replace("595 842", "001 842");
    assert_eq!(draw(narrow.as_bytes(), 0, 595), Err(Unseen::TooLarge));
}

#[test]
fn a_font_that_cannot_be_read_is_told() {
    let broken =
        String::from_utf8(file(&["Hidden"])).expect("text").replace("/Subtype /Type1", "/Subtype /Typo1");
    let page = draw(broken.as_bytes(), 0, 595).expect("a page");
    assert!(!page.whole || ink(&page) > 0);
}
