//! What is drawn.

/// What a picture says to those who do not see it.
#[derive(Debug, Clone)]
pub struct Caption {
    /// Unlike that of any other picture on the page: letters, digits and hyphens.
    pub id: String,
    /// What it shows.
    pub title: String,
    /// What is to be seen in it.
    pub description: String,
}

/// A series of points, one for each label on the axis.
#[derive(Debug, Clone)]
pub struct Series {
    /// Its name.
    pub name: String,
    /// Its points.
    pub points: Vec<Point>,
}

/// A point, or the gap where it would be.
#[derive(Debug, Clone)]
pub struct Point {
    /// Its value; none in a gap.
    pub value: Option<f64>,
    /// The value as a reader sees it, or the word for the gap.
    pub text: String,
    /// Whether it is not comparable with those before: no line leads to it.
    pub broken: bool,
}

/// A stretch of the axis for which a target holds.
#[derive(Debug, Clone)]
pub struct Step {
    /// The first label, by its place.
    pub from: usize,
    /// The last label.
    pub to: usize,
    /// The level.
    pub value: f64,
    /// What is written at it.
    pub text: String,
}

/// A bar with its name.
#[derive(Debug, Clone)]
pub struct Bar {
    /// Whose it is.
    pub name: String,
    /// How long.
    pub value: Option<f64>,
    /// What is written at its end.
    pub text: String,
}
