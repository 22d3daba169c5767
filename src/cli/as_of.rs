//! The day that the site shows, and the moment of a publication: the only place that looks at a clock.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::terms::PartialDate;

/// The day asked for, else that of `SOURCE_DATE_EPOCH` (seconds since 1970), else today in Stockholm.
///
/// # Errors
/// The text that is no date.
pub fn decide(given: Option<&str>) -> Result<Date, String> {
    if let Some(given) = given {
        return PartialDate::parse(given).and_then(PartialDate::date).ok_or_else(|| given.to_owned());
    }
    let stockholm = TimeZone::get("Europe/Stockholm").unwrap_or(TimeZone::UTC);
    let moment = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(seconds) => seconds
            .trim()
            .parse()
            .ok()
            .and_then(|seconds| Timestamp::from_second(seconds).ok())
            .ok_or(seconds)?,
        Err(_) => Timestamp::now(),
    };
    Ok(moment.to_zoned(stockholm).date())
}

/// This moment, as RFC 3339 writes it: for receipts, never for the site.
pub fn moment() -> String {
    Timestamp::now().to_string()
}
