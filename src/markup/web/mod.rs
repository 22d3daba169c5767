//! A finished page read: the same blocks and findings as of a text, so that the same checks look at both.

mod elements;
mod names;
mod reader;
mod tables;
mod words;

use super::block::Block;
use super::finding::Finding;

/// What checks see of a finished page.
#[derive(Debug, Default)]
pub struct WebPage {
    /// Its words, block by block.
    pub blocks: Vec<Block<'static>>,
    /// What was noticed, in order of place.
    pub findings: Vec<Finding>,
}

impl WebPage {
    /// Reads any HTML, however broken: one pass, with bounds on what is remembered.
    pub fn read(html: &str) -> Self {
        reader::read(html)
    }
}
