//! The words on a page, for whoever does not see the picture.

use hayro::{
    hayro_interpret::{
        BlendMode, ClipPath, Context, Device, DrawMode, DrawProps, Image, ImageDrawProps, InterpreterCache,
        InterpreterSettings, SoftMask,
        font::GlyphRun,
        hayro_cmap::BfString,
        interpret_page,
        util::{RectExt, TransformExt},
    },
    hayro_syntax::page::Page,
    kurbo::{Affine, BezPath},
};

/// Units of glyph space in an em (ISO 32000-1, 9.2.4).
const GLYPH_UNITS: f64 = 1000.0;
/// Most words that are handed on, in bytes.
const MOST: usize = 256 << 10;

/// The words in the order in which the file draws them, a line for each that stands by itself.
pub(super) fn of<'a>(page: &'a Page<'a>, settings: &InterpreterSettings) -> String {
    let cache = InterpreterCache::new();
    let transform = page.initial_transform(true).to_kurbo();
    let bounds = page.intersected_crop_box().to_kurbo();
    let mut context = Context::new(transform, bounds, &cache, page.xref(), settings.clone());
    let mut reader = Reader::default();
    interpret_page(page, &mut context, &mut reader);
    reader.words
}

/// Takes down what a page says, and draws nothing.
#[derive(Default)]
struct Reader {
    words: String,
    /// Where the last character stood.
    last: Option<(f64, f64)>,
}

impl Reader {
    /// Takes one character down that stands there.
    fn read(&mut self, what: &BfString, place: Affine) {
        let (x, y) = (place.translation().x, place.translation().y);
        let em = place.as_coeffs()[3].abs() * GLYPH_UNITS;
        match self.last {
            Some((_, above)) if (y - above).abs() > em / 2.0 => self.words.push('\n'),
            Some((before, _)) if x - before > em * 1.5 || x < before => self.words.push(' '),
            _ => {}
        }
        self.last = Some((x, y));
        match what {
            BfString::Char(character) => self.words.push(*character),
            BfString::String(text) => self.words.push_str(text),
        }
    }
}

impl<'a> Device<'a> for Reader {
    fn draw_glyph_run(&mut self, run: &GlyphRun<'_, 'a>, props: DrawProps<'a>, _: &DrawMode) {
        for glyph in run.glyphs() {
            if self.words.len() < MOST
                && let Some(what) = glyph.as_unicode()
            {
                self.read(&what, props.transform * glyph.transform());
            }
        }
    }

    fn draw_path(&mut self, _: &BezPath, _: DrawProps<'a>, _: &DrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'a, '_>, _: ImageDrawProps<'a>) {}
    fn pop_clip(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
