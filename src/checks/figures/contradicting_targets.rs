//! Two targets for one period that cannot both hold.

use crate::checks::check::{Check, Look};
use crate::diagnostics::{Code, Diagnostic, Words};

static CODE: Code = Code::warning(
    "contradicting-targets",
    Words("Två målvärden säger emot varandra", "Two targets contradict each other"),
    Words("Läsaren kan inte veta vilket av dem som gäller.", "The reader cannot know which of them holds."),
    Words(
        "Ta bort det ena, eller låt båda stå om källan säger emot sig själv och förklara det i anmarkning.",
        "Remove one, or keep both where the source contradicts itself and explain it in anmarkning.",
    ),
);

/// Two different targets for the same indicator, period and group.
pub static CHECK: Check = Check {
    code: &CODE,
    look: Look::Document(|site, id, report| {
        let Some(plan) = site.plan(id) else { return };
        for one in &plan.figures.indicators {
            for (at, target) in one.targets.iter().enumerate() {
                let earlier = one.targets[..at].iter().find(|other| {
                    other.period.same_days(&target.period)
                        && other.period.first().is_some()
                        && other.group == target.group
                        && other.operator == target.operator
                        && other.value.printed() != target.value.printed()
                });
                let Some(earlier) = earlier else { continue };
                let (name, first, second) = (&one.name, earlier.value.printed(), target.value.printed());
                let period = &target.period;
                report.push(
                    Diagnostic::new(
                        &CODE,
                        text!(
                            "\"{name}\" har både {first} och {second} som mål för {period}",
                            "\"{name}\" has both {first} and {second} as target for {period}"
                        ),
                    )
                    .at(target.place.clone())
                    .related(earlier.place.clone(), text!("det andra målvärdet", "the other target"))
                    .help(CODE.explanation.fix),
                );
            }
        }
    }),
};
