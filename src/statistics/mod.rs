//! Summaries, intervals, trends and verdicts over the history: is it helping, for how long, at
//! which angle, and how sure is that?
//!
//! No web types here. Every figure says on how many answers it rests; a missing answer is missing,
//! never zero. Stopped and interrupted sessions stay in every figure.
//!
//! What none of it can do: tell the effect of inversion from the course pain takes by itself.
//! People treat on bad days, and bad days are followed by better ones with or without treatment
//! (regression to the mean). Whoever shows a before-and-after figure shows that note beside it.
//!
//! | figure | how | checked against |
//! |---|---|---|
//! | median, range | middle of the sorted scores | NumPy `median` |
//! | mean change, 95 % | Student's t on the changes of sessions | SciPy `t.interval` |
//! | shares, 95 % | Wilson score | SciPy `binomtest(..).proportion_ci("wilson")` |
//! | trend, 95 % | Theil-Sen with Sen's interval | SciPy `theilslopes` |
//! | days with and without | difference of means, Welch | SciPy `t.ppf`, freedom rounded down |

mod answers;
mod days;
mod dose;
mod report;
mod sample;
mod scores;
mod student;
mod trend;

pub use days::{DayComparison, compare_days};
pub use dose::{DoseRow, by_angle, by_hold};
pub use report::{
    Adverse, Asked, Change, ENOUGH, PlaceReport, Relief, Report, SymptomShare, report,
};
pub use sample::{Interval, Mean, Share, Spread, difference, mean, share, spread};
pub use scores::{MOST_STEPS, Step, over_time};
pub use trend::{MOST_MOMENTS, Trend, trend};
