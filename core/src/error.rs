//! The caller's mistakes, and reports that stop a call.

use std::fmt;

use crate::report::Report;

/// What kind of failure an [`Error`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The call itself is wrong: an unknown kind, a bad option, amounts that cannot be apportioned.
    Input,
    /// The payload has errors; [`Error::report`] lists them.
    Validation,
}

/// Why a call gave no result.
///
/// Rule failures are data ([`Report`]); an error is for the caller's mistakes and for
/// the functions that cannot go on without a valid payload.
#[derive(Clone, Debug)]
pub struct Error(Box<Inner>);

#[derive(Clone, Debug)]
struct Inner {
    code: &'static str,
    message: String,
    report: Option<Report>,
    details: Vec<(&'static str, String)>,
}

impl Error {
    pub(crate) fn input(code: &'static str, message: impl Into<String>) -> Self {
        Self(Box::new(Inner { code, message: message.into(), report: None, details: Vec::new() }))
    }

    pub(crate) fn validation(report: Report) -> Self {
        let message = report.summary();
        Self(Box::new(Inner {
            code: "validation",
            message,
            report: Some(report),
            details: Vec::new(),
        }))
    }

    /// The same, with more options in the list of those there are.
    pub(crate) fn listing(mut self, more: &str) -> Self {
        if self.0.code == "option.unknown" {
            self.0.message.push_str(", ");
            self.0.message.push_str(more);
        }
        self
    }

    pub(crate) fn with_details(mut self, details: Vec<(&'static str, String)>) -> Self {
        self.0.details = details;
        self
    }

    /// What the code is about, by name: `index` of the line at fault, `excess` above the caps
    /// or the original.
    #[must_use]
    pub fn details(&self) -> &[(&'static str, String)] {
        &self.0.details
    }

    /// What kind of failure this is.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        if self.0.report.is_some() { ErrorKind::Validation } else { ErrorKind::Input }
    }

    /// A stable slug, such as `kind.unknown` or `capacity_exceeded`; `validation` with a report.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.0.code
    }

    /// The report whose errors stopped the call.
    #[must_use]
    pub fn report(&self) -> Option<&Report> {
        self.0.report.as_ref()
    }

    /// The report itself, or the error back when it has none.
    ///
    /// # Errors
    /// The error, when it is the caller's mistake and has no report.
    pub fn into_report(self) -> Result<Report, Self> {
        let mut inner = self.0;
        inner.report.take().ok_or(Self(inner))
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Error {}
