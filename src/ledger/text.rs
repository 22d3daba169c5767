//! The ledger as a file: a line for each entry and each document, so that a version control shows what is new.

use serde::Serialize;

use super::entry::Ledger;

impl Ledger {
    /// As it is kept beside the content.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut out = format!("{{\n\"format\": {},\n", self.format);
        if let Some(site) = &self.site {
            out.extend(["\"webbplats\": \"", site, "\",\n"]);
        }
        list(&mut out, "poster", &self.entries);
        out.push_str(",\n");
        list(&mut out, "dokument", &self.documents);
        out.push_str("\n}\n");
        out.into_bytes()
    }

    /// As it is published: without the hash of the site that it is a part of.
    pub fn to_public_bytes(&self) -> Vec<u8> {
        Self { site: None, ..self.clone() }.to_bytes()
    }
}

fn list(out: &mut String, name: &str, rows: &[impl Serialize]) {
    out.extend(["\"", name, "\": ["]);
    for (at, row) in rows.iter().enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        // Only text, numbers and lists of them: this cannot fail.
        out.push_str(&serde_json::to_string(row).unwrap_or_default());
    }
    out.push_str(if rows.is_empty() { "]" } else { "\n]" });
}
