//! The figures of each plan as CSV, which reads back as it was.

use std::borrow::Cow;

use super::format::Format;
use crate::figures::write_csv;
use crate::output::{Artifact, Recipe};

/// A table beside each steering document with figures.
pub static FORMAT: Format = Format {
    name: "plan figures",
    make: |ready| {
        let plans = ready.site.plans().iter().filter(|plan| !plan.figures.is_empty());
        plans
            .map(|plan| Artifact {
                address: plan.csv.to_string(),
                recipe: Recipe::Bytes(Cow::Owned(write_csv(&plan.figures).into_bytes())),
            })
            .collect()
    },
};
