//! Axes with round numbers.

/// An axis: from where to where, and the step between its marks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scale {
    /// The lowest mark.
    pub low: f64,
    /// The highest mark.
    pub high: f64,
    /// Between marks.
    pub step: f64,
}

impl Scale {
    /// The axis for values, with nought unless it is far away from all of them.
    pub fn of(values: impl IntoIterator<Item = f64>) -> Self {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for value in values {
            low = low.min(value);
            high = high.max(value);
        }
        if low > high {
            return Self { low: 0.0, high: 1.0, step: 1.0 };
        }
        // A line may begin above nought where all its values lie close together; else nought belongs to it.
        if low > 0.0 && low < high * 0.8 {
            low = 0.0;
        }
        if high < 0.0 {
            high = 0.0;
        }
        if (high - low).abs() < f64::EPSILON {
            low = if low > 0.0 { 0.0 } else { low - 1.0 };
            high += 1.0;
        }
        let step = round((high - low) / 4.0);
        Self { low: (low / step).floor() * step, high: (high / step).ceil() * step, step }
    }

    /// The marks from the lowest to the highest.
    pub fn marks(&self) -> Vec<f64> {
        let mut marks = Vec::new();
        let mut at = self.low;
        while at <= self.high + self.step / 2.0 && marks.len() < 12 {
            marks.push(at);
            at += self.step;
        }
        marks
    }

    /// Where a value lies between the lowest (0) and the highest mark (1).
    pub fn at(&self, value: f64) -> f64 {
        (value - self.low) / (self.high - self.low)
    }

    /// A mark as a reader sees it.
    pub fn written(&self, mark: f64) -> String {
        let places = if self.step >= 1.0 {
            0
        } else if self.step >= 0.1 {
            1
        } else {
            2
        };
        let text = format!("{:.places$}", if mark.abs() < self.step / 1000.0 { 0.0 } else { mark });
        crate::terms::Decimal::parse(&text.replace('.', ",")).map_or(text, |number| number.to_string())
    }
}

/// The round number (1, 2 or 5 with noughts) next above.
fn round(step: f64) -> f64 {
    let power = 10f64.powf(step.log10().floor());
    let nice = [1.0, 2.0, 5.0, 10.0].into_iter().find(|nice| nice * power >= step * 0.999);
    nice.unwrap_or(10.0) * power
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_have_round_marks_and_hold_every_value() {
        for (values, marks) in [
            (&[39.0, 38.0, 30.0][..], &[0.0, 10.0, 20.0, 30.0, 40.0][..]),
            (&[97.0, 98.5, 100.0], &[97.0, 98.0, 99.0, 100.0]),
            (&[-30.9, 0.0], &[-40.0, -30.0, -20.0, -10.0, 0.0]),
            (&[0.0], &[-1.0, -0.5, 0.0, 0.5, 1.0]),
            (&[0.4, 1.9], &[0.0, 0.5, 1.0, 1.5, 2.0]),
        ] {
            let scale = Scale::of(values.iter().copied());
            assert_eq!(scale.marks(), marks, "{values:?}");
        }
        assert_eq!(Scale { low: 0.0, high: 2000.0, step: 1000.0 }.written(2000.0), "2\u{A0}000");
    }
}
