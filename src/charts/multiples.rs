//! Small pictures side by side on one scale: the same figure for several groups.

use super::scale::Scale;
use super::series::{Caption, Series};
use super::svg::Svg;

const WIDTH: f64 = 400.0;
const CELL: (f64, f64) = (200.0, 118.0);

/// A small line for each series, two in a row, all on one scale; the first and last values are written.
#[allow(clippy::cast_precision_loss, reason = "a chart has few points")]
pub fn multiples(caption: &Caption, labels: (&str, &str), series: &[Series]) -> String {
    let scale = Scale::of(series.iter().flat_map(|one| one.points.iter().filter_map(|point| point.value)));
    let rows = series.len().div_ceil(2) as f64;
    let mut svg = Svg::new(caption, (WIDTH, rows * CELL.1));
    for (place, one) in series.iter().enumerate() {
        let corner = ((place % 2) as f64 * CELL.0, (place / 2) as f64 * CELL.1);
        cell(&mut svg, (corner, scale), labels, one);
    }
    svg.done()
}

#[allow(clippy::cast_precision_loss, reason = "a chart has few points")]
fn cell(svg: &mut Svg, ((left, top), scale): ((f64, f64), Scale), labels: (&str, &str), one: &Series) {
    let (from, to, bottom, height) = (left + 10.0, left + CELL.0 - 26.0, top + 84.0, 44.0);
    svg.text("serie", (from, top + 15.0), &one.name);
    svg.rule("axellinje", (from, bottom + 6.0), (to, bottom + 6.0));
    let gaps = one.points.len().saturating_sub(1).max(1) as f64;
    let at = |index: usize, value: f64| {
        (from + (to - from) * index as f64 / gaps, bottom - height * scale.at(value))
    };
    let mut stretch = Vec::new();
    for (index, point) in one.points.iter().enumerate() {
        if point.broken || point.value.is_none() {
            svg.path("linje linje-0", &stretch);
            stretch.clear();
        }
        if let Some(value) = point.value {
            stretch.push(at(index, value));
        }
    }
    svg.path("linje linje-0", &stretch);
    let known: Vec<usize> =
        (0..one.points.len()).filter(|index| one.points[*index].value.is_some()).collect();
    for index in &known {
        if let Some(value) = one.points[*index].value {
            svg.mark("punkt", 0, at(*index, value));
        }
    }
    let mut ends: Vec<usize> = known.first().into_iter().chain(known.last()).copied().collect();
    ends.dedup();
    for index in ends {
        if let Some(value) = one.points[index].value {
            let (x, y) = at(index, value);
            svg.text("varde mitt", (x.clamp(left + 18.0, to + 8.0), y - 9.0), &one.points[index].text);
        }
    }
    svg.text("axel", (from, bottom + 22.0), labels.0);
    svg.text("axel hoger", (to, bottom + 22.0), labels.1);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::charts::Point;

    #[test]
    fn every_group_has_a_small_picture() {
        let caption = Caption { id: "m".into(), title: "T".into(), description: "D".into() };
        let point = |value: f64| Point { value: Some(value), text: value.to_string(), broken: false };
        let one = |name: &str| Series { name: name.into(), points: vec![point(1.0), point(2.0)] };
        let svg = multiples(&caption, ("2020", "2021"), &[one("flickor"), one("pojkar"), one("totalt")]);
        assert_eq!(svg.matches("<path class=\"linje").count(), 3);
        assert!(svg.contains("flickor") && svg.contains("viewBox=\"0 0 400 236\""));
    }
}
