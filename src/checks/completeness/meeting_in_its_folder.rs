//! A meeting in the folder of another body.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Diagnostic, Place};
use crate::documents::CONTRADICTION;

/// A meeting whose body is another than its folder says: its address would name the one and its page the other.
pub static CHECK: Check = Check {
    code: &CONTRADICTION,
    look: Look::Document(|site, id, report| {
        let document = site.document(id);
        let Some(body) = site.meeting(id).and_then(|meeting| meeting.body.as_ref()) else { return };
        let segments = document.origin.segments();
        let Some(folder) = segments.get(1).filter(|folder| **folder != body.value) else { return };
        // A body that nobody knows is told as that.
        if site.tie(id).body.is_none() {
            return;
        }
        let body_name = &body.value;
        let message = text!(
            "organ är \"{body_name}\", men filen ligger i sammantraden/{folder}/",
            "organ is \"{body_name}\", but the file lies in sammantraden/{folder}/"
        );
        report.push(
            Diagnostic::new(&CONTRADICTION, message)
                .at(Place::new(&document.origin.path, body.span.clone()))
                .help(text!(
                    "skriv organ = \"{folder}\", eller flytta mappen till sammantraden/{body_name}/",
                    "write organ = \"{folder}\", or move the folder to sammantraden/{body_name}/"
                )),
        );
    }),
};
