//! Lines over time, with the steps of the target.

use super::scale::Scale;
use super::series::{Caption, Point, Series, Step};
use super::svg::Svg;

const WIDTH: f64 = 400.0;
const TOP: f64 = 24.0;
const LEFT: f64 = 44.0;
const RIGHT: f64 = 14.0;
const PLOT: f64 = 170.0;
/// The most labels that fit below the axis.
const LABELS: usize = 7;

/// Where things stand in a picture.
struct Frame {
    scale: Scale,
    count: usize,
}

#[allow(clippy::cast_precision_loss, reason = "a chart has few points")]
impl Frame {
    fn x(&self, index: usize) -> f64 {
        let room = WIDTH - LEFT - RIGHT - 24.0;
        let gaps = self.count.saturating_sub(1).max(1) as f64;
        if self.count < 2 { LEFT + 12.0 + room / 2.0 } else { LEFT + 12.0 + room * index as f64 / gaps }
    }

    fn y(&self, value: f64) -> f64 {
        TOP + PLOT * (1.0 - self.scale.at(value))
    }
}

/// Lines over the labels of an axis. A gap is left open and named below the axis; what is not comparable is not
/// joined.
pub fn line(caption: &Caption, labels: &[String], series: &[Series], steps: &[Step]) -> String {
    let values = series.iter().flat_map(|one| one.points.iter().filter_map(|point| point.value));
    let scale = Scale::of(values.chain(steps.iter().map(|step| step.value)));
    let frame = Frame { scale, count: labels.len() };
    #[allow(clippy::cast_precision_loss, reason = "a chart has few lines")]
    let legend = if series.len() > 1 { series.len() as f64 * 18.0 + 6.0 } else { 0.0 };
    let mut svg = Svg::new(caption, (WIDTH, TOP + PLOT + 46.0 + legend));
    axes(&mut svg, &frame, labels);
    for step in steps {
        target(&mut svg, &frame, step);
    }
    for (place, one) in series.iter().enumerate() {
        draw(&mut svg, &frame, (place, one));
        if series.len() == 1 {
            values_beside(&mut svg, &frame, &one.points);
        }
    }
    if series.len() > 1 {
        names(&mut svg, series);
    }
    svg.done()
}

fn axes(svg: &mut Svg, frame: &Frame, labels: &[String]) {
    for mark in frame.scale.marks() {
        let y = frame.y(mark);
        svg.rule("rutlinje", (LEFT, y), (WIDTH - RIGHT, y));
        svg.text("axel hoger", (LEFT - 6.0, y + 4.0), &frame.scale.written(mark));
    }
    let bottom = TOP + PLOT;
    svg.rule("axellinje", (LEFT, bottom), (WIDTH - RIGHT, bottom));
    let every = labels.len().div_ceil(LABELS).max(1);
    for (index, label) in labels.iter().enumerate() {
        // The last label is always there, and then those at even distances before it.
        if (labels.len() - 1 - index).is_multiple_of(every) {
            svg.text("axel mitt", (frame.x(index), bottom + 38.0), label);
        }
    }
}

fn target(svg: &mut Svg, frame: &Frame, step: &Step) {
    let y = frame.y(step.value);
    let reach = if frame.count < 2 { 60.0 } else { (frame.x(1) - frame.x(0)) / 2.0 };
    let from = (frame.x(step.from) - reach).max(LEFT);
    let to = (frame.x(step.to) + reach).min(WIDTH - RIGHT);
    svg.rule("mallinje", (from, y), (to, y));
    // Written above the line, or below where the picture ends.
    let above = y - 6.0;
    svg.text("maltext hoger", (to, if above < 12.0 { y + 16.0 } else { above }), &step.text);
}

fn draw(svg: &mut Svg, frame: &Frame, (place, one): (usize, &Series)) {
    let class = format!("linje linje-{}", place % 4);
    let mut stretch: Vec<(f64, f64)> = Vec::new();
    for (index, point) in one.points.iter().enumerate() {
        if point.broken || point.value.is_none() {
            svg.path(&class, &stretch);
            stretch.clear();
        }
        if let Some(value) = point.value {
            stretch.push((frame.x(index), frame.y(value)));
        }
    }
    svg.path(&class, &stretch);
    for (index, point) in one.points.iter().enumerate() {
        match point.value {
            Some(value) => svg.mark("punkt", place, (frame.x(index), frame.y(value))),
            None if place == 0 => svg.text("lucka mitt", (frame.x(index), TOP + PLOT + 18.0), &point.text),
            None => {}
        }
        if point.broken && place == 0 && index > 0 {
            let x = f64::midpoint(frame.x(index - 1), frame.x(index));
            svg.rule("brott", (x, TOP), (x, TOP + PLOT));
        }
    }
}

/// The value above each point; below it where the line comes from above.
fn values_beside(svg: &mut Svg, frame: &Frame, points: &[Point]) {
    for (index, point) in points.iter().enumerate() {
        let Some(value) = point.value else { continue };
        let before = index.checked_sub(1).and_then(|before| points[before].value);
        let after = points.get(index + 1).and_then(|after| after.value);
        let falls = before.or(after).is_some_and(|other| other > value) && before.is_some();
        let y = frame.y(value);
        let y = if falls && y < TOP + PLOT - 18.0 { y + 20.0 } else { y - 10.0 };
        svg.text("varde mitt", (frame.x(index), y), &point.text);
    }
}

/// The names of the lines with their marks, below the picture.
fn names(svg: &mut Svg, series: &[Series]) {
    let mut y = TOP + PLOT + 64.0;
    for (place, one) in series.iter().enumerate() {
        svg.path(&format!("linje linje-{}", place % 4), &[(LEFT, y - 4.0), (LEFT + 36.0, y - 4.0)]);
        svg.mark("punkt", place, (LEFT + 18.0, y - 4.0));
        let last = one.points.iter().rev().find(|point| point.value.is_some());
        let last = last.map(|point| format!(" {}", point.text)).unwrap_or_default();
        svg.text("serie", (LEFT + 46.0, y), &format!("{}{last}", one.name));
        y += 18.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(value: Option<f64>) -> Point {
        Point { value, text: value.map_or("–".into(), |value| value.to_string()), broken: false }
    }

    fn picture(points: Vec<Point>) -> String {
        let caption = Caption { id: "d-a".into(), title: "A <b>".into(), description: "\"B\"".into() };
        let labels: Vec<String> = (0..points.len()).map(|at| (2020 + at).to_string()).collect();
        let steps = [Step { from: 0, to: 0, value: 5.0, text: "mål 5".into() }];
        line(&caption, &labels, &[Series { name: "Totalt".into(), points }], &steps)
    }

    #[test]
    fn gaps_are_not_joined_and_are_named() {
        let svg = picture(vec![
            point(Some(1.0)),
            point(Some(2.0)),
            point(None),
            point(Some(3.0)),
            point(Some(4.0)),
        ]);
        assert_eq!(svg.matches("<path class=\"linje").count(), 2);
        assert_eq!(svg.matches("class=\"lucka mitt\"").count(), 1);
        let mut broken = point(Some(3.0));
        broken.broken = true;
        let svg = picture(vec![point(Some(1.0)), point(Some(2.0)), broken, point(Some(4.0))]);
        assert_eq!((svg.matches("<path class=\"linje").count(), svg.matches("\"brott\"").count()), (2, 1));
    }

    #[test]
    fn a_picture_says_what_it_shows_and_has_no_style_of_its_own() {
        let svg = picture(vec![point(Some(1.0)), point(Some(2.0))]);
        assert!(svg.contains("role=\"img\"") && svg.contains("<title id=\"d-a-t\">A &lt;b&gt;</title>"));
        assert!(!svg.contains("style") && svg.contains("mål 5"));
    }

    #[test]
    fn nothing_to_draw_is_no_trouble() {
        assert!(picture(Vec::new()).ends_with("</svg>"));
        assert!(picture(vec![point(None)]).contains("lucka"));
    }
}
