//! Writing SVG: only classes, never styles, and every text escaped.

use std::fmt::Write;

use super::series::Caption;
use crate::terms::escaped;

/// A picture being written.
pub struct Svg {
    out: String,
}

/// A number of the drawing: one decimal, so that small changes of figures are small changes of the file.
pub fn n(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").unwrap_or(&text).to_owned()
}

impl Svg {
    /// A picture of a size, with its title and description.
    pub fn new(caption: &Caption, (width, height): (f64, f64)) -> Self {
        let Caption { name, title, description } = caption;
        let mut out = String::with_capacity(4096);
        let _ = write!(
            out,
            "<svg class=\"diagram\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{name}-t {name}-d\" focusable=\"false\">\
             <title id=\"{name}-t\">{}</title><desc id=\"{name}-d\">{}</desc>",
            n(width),
            n(height),
            escaped(title),
            escaped(description)
        );
        Self { out }
    }

    /// A straight line.
    pub fn rule(&mut self, class: &str, from: (f64, f64), to: (f64, f64)) {
        let _ = write!(
            self.out,
            "<line class=\"{class}\" x1=\"{}\" y1=\"{}\" x2=\"{}\" y2=\"{}\"/>",
            n(from.0),
            n(from.1),
            n(to.0),
            n(to.1)
        );
    }

    /// A line through points.
    pub fn path(&mut self, class: &str, points: &[(f64, f64)]) {
        if points.len() < 2 {
            return;
        }
        let steps: Vec<String> = points.iter().map(|(x, y)| format!("{} {}", n(*x), n(*y))).collect();
        let _ = write!(self.out, "<path class=\"{class}\" d=\"M{}\"/>", steps.join("L"));
    }

    /// A mark whose shape goes with the place of its series: circle, square, triangle, diamond.
    pub fn mark(&mut self, class: &str, shape: usize, (x, y): (f64, f64)) {
        let _ = match shape % 4 {
            0 => write!(self.out, "<circle class=\"{class}\" cx=\"{}\" cy=\"{}\" r=\"4\"/>", n(x), n(y)),
            1 => write!(
                self.out,
                "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"8\" height=\"8\"/>",
                n(x - 4.0),
                n(y - 4.0)
            ),
            2 => write!(self.out, "<path class=\"{class}\" d=\"M{} {}l5 9h-10z\"/>", n(x), n(y - 5.0)),
            _ => write!(self.out, "<path class=\"{class}\" d=\"M{} {}l5 5l-5 5l-5 -5z\"/>", n(x), n(y - 5.0)),
        };
    }

    /// A rectangle.
    pub fn block(&mut self, class: &str, (x, y): (f64, f64), (width, height): (f64, f64)) {
        let _ = write!(
            self.out,
            "<rect class=\"{class}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
            n(x),
            n(y),
            n(width.max(0.0)),
            n(height)
        );
    }

    /// A text; the class says how it hangs on its place.
    pub fn text(&mut self, class: &str, (x, y): (f64, f64), text: &str) {
        let _ = write!(
            self.out,
            "<text class=\"{class}\" x=\"{}\" y=\"{}\">{}</text>",
            n(x),
            n(y),
            escaped(text)
        );
    }

    /// The whole picture.
    pub fn done(mut self) -> String {
        self.out.push_str("</svg>");
        self.out
    }
}
