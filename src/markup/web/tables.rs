//! The tables of a finished page.

use std::ops::Range;

use super::super::finding::{Finding, FindingKind};

/// A table while it is read.
pub struct Table {
    span: Range<usize>,
    /// Whether it has a caption or another name.
    named: bool,
    headings: usize,
    rows: usize,
    /// Cells in the row that is read, and in the widest.
    cells: usize,
    widest: usize,
}

impl Table {
    /// A table begins.
    pub fn new(span: Range<usize>, named: bool) -> Self {
        Self { span, named, headings: 0, rows: 0, cells: 0, widest: 0 }
    }

    /// It has a caption.
    pub fn caption(&mut self) {
        self.named = true;
    }

    /// A row begins.
    pub fn row(&mut self) {
        self.rows += 1;
        self.cells = 0;
    }

    /// A cell, or a heading of cells.
    pub fn cell(&mut self, is_heading: bool) {
        self.cells += 1;
        self.widest = self.widest.max(self.cells);
        self.headings += usize::from(is_heading);
    }

    /// What is missing, now that it is read. One row or one column is no table of data.
    pub fn settle(self, findings: &mut Vec<Finding>) {
        if self.rows < 2 || self.widest < 2 {
            return;
        }
        if self.headings == 0 {
            findings.push(Finding { kind: FindingKind::TableWithoutHeadings, span: self.span.clone() });
        }
        if !self.named {
            findings.push(Finding { kind: FindingKind::TableWithoutCaption, span: self.span });
        }
    }
}
