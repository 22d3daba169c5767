//! What can be wrong with goals and figures.

mod contradicting_targets;
mod future_outcome;
mod goal_without_indicator;
mod indicator_without_outcome;
mod indicator_without_target;
mod running_period;
mod small_group;
mod sum;
mod unit_mismatch;
mod unknown_goal;

pub use contradicting_targets::CHECK as CONTRADICTING_TARGETS;
pub use future_outcome::CHECK as FUTURE_OUTCOME;
pub use goal_without_indicator::CHECK as GOAL_WITHOUT_INDICATOR;
pub use indicator_without_outcome::CHECK as INDICATOR_WITHOUT_OUTCOME;
pub use indicator_without_target::CHECK as INDICATOR_WITHOUT_TARGET;
pub use running_period::CHECK as RUNNING_PERIOD;
pub use small_group::CHECK as SMALL_GROUP;
pub use sum::CHECK as SUM;
pub use unit_mismatch::CHECK as UNIT_MISMATCH;
pub use unit_mismatch::tell as tell_units;
pub use unknown_goal::CHECK as UNKNOWN_GOAL;
