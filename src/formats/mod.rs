//! What the site is written as: one output format, one file.

pub mod html;
