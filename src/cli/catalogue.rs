//! Every fault that the program can tell.

use crate::diagnostics::Code;
use crate::{
    checks, config, content, documents, fields, figures, formats, ledger, output, publish, site, theme,
};

/// Every code, each once, in alphabetical order.
pub fn codes() -> Vec<&'static Code> {
    let mut all: Vec<&'static Code> = Vec::new();
    for room in [
        fields::CODES,
        figures::CODES,
        config::CODES,
        content::CODES,
        documents::CODES,
        site::CODES,
        theme::CODES,
        ledger::CODES,
        formats::CODES,
        output::CODES,
        publish::CODES,
    ] {
        all.extend(room);
    }
    all.extend(checks::codes());
    all.sort_by_key(|code| code.id);
    all.dedup_by_key(|code| code.id);
    all
}
