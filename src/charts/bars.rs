//! Bars, each with its name and value as text.

use super::scale::Scale;
use super::series::{Bar, Caption};
use super::svg::Svg;

const WIDTH: f64 = 400.0;
const ROW: f64 = 46.0;

/// Bars by group, one below the other, with a line at the target.
pub fn bars(caption: &Caption, all: &[Bar], target: Option<(f64, &str)>) -> String {
    let values = all.iter().filter_map(|bar| bar.value).chain(target.map(|(value, _)| value)).chain([0.0]);
    let scale = Scale::of(values);
    #[allow(clippy::cast_precision_loss, reason = "a chart has few bars")]
    let height = all.len() as f64 * ROW + if target.is_some() { 26.0 } else { 4.0 };
    let mut svg = Svg::new(caption, (WIDTH, height));
    let room = WIDTH - 84.0;
    let x = |value: f64| 4.0 + room * scale.at(value);
    let mut y = 0.0;
    for bar in all {
        if let Some(value) = bar.value {
            let (from, to) = (x(value.min(0.0)), x(value.max(0.0)));
            svg.block("stapel", (from, y + 21.0), (to - from, 17.0));
        }
        y += ROW;
    }
    svg.rule("axellinje", (x(0.0), 2.0), (x(0.0), y));
    if let Some((value, text)) = target {
        let at = x(value);
        svg.rule("mallinje", (at, 4.0), (at, y + 4.0));
        let class = if at > WIDTH / 2.0 { "maltext hoger" } else { "maltext" };
        svg.text(class, (at, y + 20.0), text);
    }
    // Words come last, so that no line runs through them.
    for (bar, row) in all.iter().zip(0_u8..) {
        let y = f64::from(row) * ROW;
        svg.text("serie", (6.0, y + 15.0), &bar.name);
        match bar.value {
            Some(value) => svg.text("varde", (x(value.max(0.0)) + 6.0, y + 35.0), &bar.text),
            None => svg.text("lucka", (x(0.0) + 6.0, y + 35.0), &bar.text),
        }
    }
    svg.done()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bar_has_its_name_and_value_and_a_gap_its_word() {
        let caption = Caption { id: "b".into(), title: "T".into(), description: "D".into() };
        let bar = |name: &str, value, text: &str| Bar { name: name.into(), value, text: text.into() };
        let svg = bars(
            &caption,
            &[bar("kvinnor", Some(81.0), "81"), bar("män", None, "dold")],
            Some((90.0, "mål 90")),
        );
        assert_eq!((svg.matches("stapel").count(), svg.matches("lucka").count()), (1, 1));
        assert!(["kvinnor", "81", "män", "dold", "mål 90"].iter().all(|text| svg.contains(text)));
    }
}
