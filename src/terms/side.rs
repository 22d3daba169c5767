//! Words before a number that say how near it the truth lies: `färre än 5`, `ca 80 %`.

/// On which side of its number a figure lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// On it, or about there.
    At,
    /// Below it: `färre än`, `knappt`.
    Below,
    /// Above it: `fler än`, `drygt`.
    Above,
}

const ABOUT: &[(&str, Side)] = &[
    ("ca ", Side::At),
    ("c:a ", Side::At),
    ("ca. ", Side::At),
    ("cirka ", Side::At),
    ("circa ", Side::At),
    ("omkring ", Side::At),
    ("ungefär ", Side::At),
    ("drygt ", Side::Above),
    ("knappt ", Side::Below),
    ("nästan ", Side::Below),
    ("fler än ", Side::Above),
    ("mer än ", Side::Above),
    ("över ", Side::Above),
    ("färre än ", Side::Below),
    ("mindre än ", Side::Below),
    ("under ", Side::Below),
];

impl Side {
    /// The side that the words before a number say, and where they end; `text` in lower case. None where none stand there.
    pub fn said_before(text: &str) -> Option<(usize, Self)> {
        let found = ABOUT.iter().find(|(word, _)| text.starts_with(word));
        found.map(|(word, side)| (word.len(), *side))
    }
}
