//! The words of a finished page, block by block, each letter with its place in the file.

use std::ops::Range;

use super::super::block::{Block, BlockKind, LinkText, Reference};

/// Gathers words into blocks.
#[derive(Default)]
pub struct Words {
    made: Vec<Block<'static>>,
    open: Option<Block<'static>>,
    links: Vec<LinkText>,
}

impl Words {
    /// A block begins; the one before it ends.
    pub fn begin(&mut self, kind: BlockKind, at: usize) {
        self.close(at);
        self.open = Some(Block::begun(kind, at));
    }

    /// The block that is open ends.
    pub fn close(&mut self, at: usize) {
        let Some(mut block) = self.open.take() else { return };
        block.span.end = at;
        block.all_bold &= !block.text.trim().is_empty();
        if !block.text.trim().is_empty() || !block.links.is_empty() {
            self.made.push(block);
        }
    }

    /// Text, decoded, from a stretch of the source.
    pub fn text(&mut self, decoded: &str, source: (&str, &Range<usize>), bold: bool) {
        if self.open.is_none() {
            if decoded.trim().is_empty() {
                return;
            }
            let skipped = decoded.len() - decoded.trim_start().len();
            self.begin(BlockKind::Paragraph, source.1.start + skipped.min(source.1.len()));
        }
        for link in &mut self.links {
            link.text.push_str(decoded);
        }
        let Some(block) = &mut self.open else { return };
        block.all_bold &= bold || decoded.trim().is_empty();
        let base = block.text.len();
        for (text, file) in runs(decoded, source.0) {
            block.run(base + text, source.1.start + file);
        }
        // In HTML the ends of lines are spaces; a line ends at `br`.
        block.text.to_mut().extend(decoded.chars().map(|c| if matches!(c, '\n' | '\t') { ' ' } else { c }));
    }

    /// A line ends.
    pub fn line(&mut self, at: usize) {
        if let Some(block) = &mut self.open {
            block.run(block.text.len(), at);
            block.text.to_mut().push('\n');
        }
    }

    /// A link begins.
    pub fn begin_link(&mut self, target: &str, span: Range<usize>) {
        if self.open.is_none() {
            self.begin(BlockKind::Paragraph, span.start);
        }
        let target = target.to_owned();
        self.links.push(LinkText { text: String::new(), target, is: Reference::Link, span });
    }

    /// The latest link ends; it is called `name` where that is not its text.
    pub fn end_link(&mut self, end: usize, name: Option<String>) {
        let Some(mut link) = self.links.pop() else { return };
        link.span.end = end;
        if let Some(name) = name {
            link.text = name;
        }
        if let Some(block) = &mut self.open {
            block.links.push(link);
        }
    }

    /// An image with what stands for it in words.
    pub fn image(&mut self, alternative: &str, target: &str, span: Range<usize>) {
        for link in &mut self.links {
            link.text.push_str(alternative);
        }
        if self.open.is_none() {
            self.begin(BlockKind::Paragraph, span.start);
        }
        let (text, target) = (alternative.to_owned(), target.to_owned());
        if let Some(block) = &mut self.open {
            block.links.push(LinkText { text, target, is: Reference::Image, span });
        }
    }

    /// All blocks.
    pub fn finish(mut self, end: usize) -> Vec<Block<'static>> {
        self.close(end);
        self.made
    }
}

/// Where stretches begin that are alike in a decoded text and its source: in the text, and in the source. They differ at
/// `&ouml;` and its kin.
fn runs(decoded: &str, source: &str) -> Vec<(usize, usize)> {
    let mut found = vec![(0, 0)];
    let (mut text, mut file) = (0, 0);
    while let Some(at) = source[file..].find('&') {
        text += at;
        file += at;
        let reference = source[file + 1..]
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '#')
            .unwrap_or(source.len() - file - 1);
        let Some(sign) = decoded.get(text..).and_then(|rest| rest.chars().next()) else { break };
        let whole =
            decoded.get(text..).is_some_and(|rest| rest.starts_with(&source[file..=file + reference]));
        // What is not decoded stands in both as it is.
        if whole && reference > 0 || reference == 0 {
            (text, file) = (text + 1, file + 1);
            continue;
        }
        file += 1 + reference;
        file += usize::from(source[file..].starts_with(';'));
        text += sign.len_utf8();
        found.push((text, file));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_after_a_character_reference_keep_their_place() {
        let source = "f&ouml;r & h&auml;r &amp; nu";
        let decoded = "för & här & nu";
        let place = |word: &str| {
            let at = decoded.find(word).unwrap();
            let all = runs(decoded, source);
            let (text, file) = all[all.partition_point(|(text, _)| *text <= at) - 1];
            &source[file + at - text..]
        };
        assert_eq!(place("nu"), "nu");
        assert!(place("h").starts_with("h&auml;"));
        assert_eq!(place("f"), source);
    }
}
