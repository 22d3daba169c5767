//! A colour, and how well one is read on another.

use std::fmt;

/// A colour on a screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour([u8; 3]);

impl Colour {
    /// A colour by its three parts.
    pub const fn new(red: u8, green: u8, blue: u8) -> Self {
        Self([red, green, blue])
    }

    /// Reads `#A3102A`.
    pub fn read(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).ok();
        digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then_some(())?;
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// The contrast between two colours, from 1 to 21 (WCAG 2.2, contrast ratio).
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// This colour with a share of another, from 0 to 1.
    #[must_use]
    pub fn with(self, other: Self, share: f64) -> Self {
        let mut mixed = self.0;
        for (part, other) in mixed.iter_mut().zip(other.0) {
            let value = f64::from(*part) * (1.0 - share) + f64::from(other) * share;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two bytes")]
            let value = value.round() as u8;
            *part = value;
        }
        Self(mixed)
    }

    /// The nearest colour towards black or white that has a contrast on a ground; none where the ground is in between.
    pub fn readable_on(self, ground: Self, wanted: f64) -> Option<Self> {
        let ends = [Self::new(0, 0, 0), Self::new(255, 255, 255)];
        let end = ends.into_iter().max_by(|a, b| a.contrast(ground).total_cmp(&b.contrast(ground)))?;
        (0..=100)
            .map(|step| self.with(end, f64::from(step) / 100.0))
            .find(|one| one.contrast(ground) >= wanted)
    }

    fn luminance(self) -> f64 {
        let linear = self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contrast_is_that_of_the_standard() {
        let contrast = |a: &str, b: &str| Colour::read(a).unwrap().contrast(Colour::read(b).unwrap());
        assert!((contrast("#000000", "#FFFFFF") - 21.0).abs() < 1e-9);
        assert!((contrast("#777777", "#ffffff") - 4.48).abs() < 0.01);
        assert!((contrast("#A3102A", "#FBFAF7") - 7.6).abs() < 0.1);
    }

    #[test]
    fn only_six_digits_are_a_colour() {
        for wrong in ["", "A3102A", "#A31", "#A3102G", "#A3102A0", "red", "#åäö", "#+1+2+3"] {
            assert_eq!(Colour::read(wrong), None, "{wrong}");
        }
        assert_eq!(Colour::read("#A3102a").unwrap().to_string(), "#a3102a");
    }

    #[test]
    fn a_colour_is_darkened_or_lightened_until_it_is_read() {
        let white = Colour::new(255, 255, 255);
        let red = Colour::read("#E30613").unwrap().readable_on(white, 7.0).unwrap();
        assert!((7.0..7.4).contains(&red.contrast(white)), "{red}");
        assert_eq!(Colour::read("#E30613").unwrap().readable_on(Colour::new(119, 119, 119), 7.0), None);
    }
}
