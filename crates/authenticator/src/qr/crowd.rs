//! How much work a picture would be to somebody who looks for QR codes in it.
//!
//! The search pairs the corner marks of codes with each other and copies the picture for every pair, and it colours
//! areas again when there are too many of them. A picture that is tiled with marks, or striped like them, would keep it
//! busy for hours and fill the memory. So the marks are counted first, by the rules of the search itself, in one pass.

use super::Bitmap;

/// Most work, in pixels that are looked at: a few seconds.
const MOST_WORK: u64 = 12_000_000_000;
/// Most places where a row looks like the middle of a mark: text on three large screens has fewer.
const MOST_PLACES: usize = 2_000_000;
/// Areas that the search keeps coloured at once.
const COLOURED: usize = 250;

/// Whether looking for codes in a picture takes a bounded time and memory.
pub(super) fn is_bearable(picture: &Bitmap) -> bool {
    let mut areas = Areas::default();
    let Some(places) = places(picture, &mut areas) else { return false };
    let (marks, coloured) = marks(&places, &mut areas);
    // Each mark with each pair of others, of which half lie beside it and half above or below.
    let pairs = marks.saturating_mul(marks.saturating_sub(1).pow(2)) / 4;
    let pixels = u64::try_from(picture.dark.len()).unwrap_or(u64::MAX);
    pairs.saturating_mul(pixels).saturating_add(coloured) <= MOST_WORK
}

/// Where a row looks like the middle of a mark: the dark areas at its left, in its middle and at its right.
struct Place {
    left: u32,
    stone: u32,
    right: u32,
}

/// Every such place, in the order of rows; `None` where there are too many.
fn places(picture: &Bitmap, areas: &mut Areas) -> Option<Vec<Place>> {
    let mut places = Vec::new();
    let mut above: Vec<Run> = Vec::new();
    for row in picture.dark.chunks(picture.width) {
        let runs = areas.runs(row, &above);
        for three in runs.windows(3) {
            if let [left, stone, right] = three
                && is_mark(left, stone, right)
            {
                places.push(Place { left: left.area, stone: stone.area, right: right.area });
            }
        }
        if places.len() > MOST_PLACES {
            return None;
        }
        above = runs;
    }
    Some(places)
}

/// Dark, light, dark, light, dark in the proportions 1:1:3:1:1, as generously as the search takes them.
fn is_mark(left: &Run, stone: &Run, right: &Run) -> bool {
    let lengths =
        [left.length(), stone.from - left.to, stone.length(), right.from - stone.to, right.length()];
    let average = (lengths[0] + lengths[1] + lengths[3] + lengths[4]) / 4;
    let error = average * 3 / 4;
    let expected = [1, 1, 3, 1, 1];
    lengths.iter().zip(expected).all(|(length, times)| (times * average).abs_diff(*length) <= error)
}

/// How many marks there are, and how many pixels are coloured to find them.
fn marks(places: &[Place], areas: &mut Areas) -> (u64, u64) {
    let mut last = vec![usize::MAX; areas.parents.len()];
    let mut is_mark = vec![false; areas.parents.len()];
    let mut coloured = 0_u64;
    for (at, place) in places.iter().enumerate() {
        let [left, stone, right] = [place.left, place.stone, place.right].map(|area| areas.whole(area));
        for area in [right, stone] {
            let seen = std::mem::replace(&mut last[index(area)], at);
            // Two areas at each place: one that was seen so recently is still coloured.
            if seen == usize::MAX || at - seen > COLOURED / 2 {
                coloured = coloured.saturating_add(areas.sizes[index(area)]);
            }
        }
        let share = areas.sizes[index(stone)] * 100 / areas.sizes[index(right)].max(1);
        is_mark[index(right)] |= left == right && stone != right && share > 10 && share < 70;
    }
    (is_mark.iter().map(|mark| u64::from(*mark)).sum(), coloured)
}

/// Neighbouring dark pixels of one row: from the first to the one after the last.
struct Run {
    from: usize,
    to: usize,
    area: u32,
}

impl Run {
    fn length(&self) -> usize {
        self.to - self.from
    }
}

/// Dark areas: pixels that touch beside, above or below. An area that is found to be part of another points to it.
#[derive(Default)]
struct Areas {
    parents: Vec<u32>,
    /// In pixels; right for those that are whole.
    sizes: Vec<u64>,
}

impl Areas {
    /// The runs of a row, joined to those of the row above.
    fn runs(&mut self, row: &[bool], above: &[Run]) -> Vec<Run> {
        let mut runs = Vec::new();
        let (mut from, mut first) = (0, 0);
        for part in row.chunk_by(|one, other| one == other) {
            let to = from + part.len();
            if part.first() == Some(&true) {
                while above.get(first).is_some_and(|run| run.to <= from) {
                    first += 1;
                }
                let touching = above[first..].iter().take_while(|run| run.from < to);
                let area = self.join(touching.map(|run| run.area), part.len());
                runs.push(Run { from, to, area });
            }
            from = to;
        }
        runs
    }

    /// The one area of a new run and all that it touches.
    fn join(&mut self, touched: impl Iterator<Item = u32>, pixels: usize) -> u32 {
        let mut joined: Option<u32> = None;
        for area in touched {
            let area = self.whole(area);
            match joined {
                Some(one) if one != area => {
                    self.parents[index(area)] = one;
                    self.sizes[index(one)] += self.sizes[index(area)];
                }
                _ => joined = Some(area),
            }
        }
        let area = joined.unwrap_or_else(|| {
            // A picture has fewer runs than pixels, and those are bounded.
            let new = u32::try_from(self.parents.len()).unwrap_or(u32::MAX);
            self.parents.push(new);
            self.sizes.push(0);
            new
        });
        self.sizes[index(area)] += u64::try_from(pixels).unwrap_or(u64::MAX);
        area
    }

    /// The area that an area is part of.
    fn whole(&mut self, mut area: u32) -> u32 {
        while self.parents[index(area)] != area {
            let parent = self.parents[index(area)];
            self.parents[index(area)] = self.parents[index(parent)];
            area = parent;
        }
        area
    }
}

fn index(area: u32) -> usize {
    usize::try_from(area).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bitmap(width: usize, height: usize, dark: impl Fn(usize, usize) -> bool) -> Bitmap {
        let dark = (0..width * height).map(|at| dark(at % width, at / width)).collect();
        Bitmap { width, height, dark }
    }

    /// A corner mark of seven by seven modules, with one module of quiet around, repeated without end.
    fn mark(x: usize, y: usize, module: usize) -> bool {
        let (x, y) = (x / module % 9, y / module % 9);
        let ring = (1..=7).contains(&x) && (1..=7).contains(&y) && (x == 1 || x == 7 || y == 1 || y == 7);
        ring || ((3..=5).contains(&x) && (3..=5).contains(&y))
    }

    fn counted(picture: &Bitmap) -> u64 {
        let mut areas = Areas::default();
        let places = places(picture, &mut areas).expect("few places");
        marks(&places, &mut areas).0
    }

    #[test]
    fn marks_are_counted_once_each() {
        assert_eq!(counted(&bitmap(27, 18, |x, y| mark(x, y, 1))), 6);
        assert_eq!(counted(&bitmap(90, 36, |x, y| mark(x, y, 4))), 2);
        assert_eq!(counted(&bitmap(90, 90, |_, _| true)), 0);
        assert_eq!(counted(&bitmap(90, 90, |x, y| (x + y) % 2 == 0)), 0);
    }

    #[test]
    fn a_few_codes_are_bearable_and_a_wall_of_marks_is_not() {
        assert!(is_bearable(&bitmap(2000, 1200, |x, y| x < 1000 && y < 900 && mark(x, y, 30))));
        assert!(!is_bearable(&bitmap(1800, 1800, |x, y| mark(x, y, 2))));
        assert!(!is_bearable(&bitmap(3000, 3000, |x, y| mark(x, y, 1))));
    }

    #[test]
    fn stripes_that_are_coloured_again_in_each_row_are_not_bearable() {
        let striped = |x: usize, _: usize| matches!(x % 16, 0 | 1 | 4..=9 | 12 | 13);
        assert!(!is_bearable(&bitmap(3200, 3200, striped)));
        assert!(is_bearable(&bitmap(400, 400, striped)));
    }
}
