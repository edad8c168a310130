//! A report out of its JSON text: how one comes back from another language, thread or file.

use std::borrow::Cow;

use crate::error::Error;
use crate::finding::{Basis, Code, Finding, Related, Severity};
use crate::json::Document;
use crate::kind::Kind;
use crate::report::{Input, Report};
use crate::scan::scan;
use crate::value::Value;
use crate::vendors::retailops::facts::FACTS;

impl Report {
    /// The report that [`Report::to_json`] printed, here or in another language. Members that a
    /// report does not have are passed over.
    ///
    /// ```
    /// use orderwire::{Kind, Options, Report, check};
    /// let kind = Kind::named("retailops.order_update.response")?;
    /// let report = check(kind, r#"{"events": 5}"#, &Options::default())?;
    /// assert_eq!(Report::from_json(report.to_json())?, report);
    /// # Ok::<(), orderwire::Error>(())
    /// ```
    ///
    /// # Errors
    /// `report.invalid` with what does not fit.
    pub fn from_json(text: impl AsRef<[u8]>) -> Result<Self, Error> {
        let text = std::str::from_utf8(text.as_ref()).map_err(|_| wrong("", "no UTF-8"))?;
        let nodes = scan(text, 0).map_err(|_| wrong("", "no JSON"))?;
        report(Value::new(Document { text, nodes: &nodes }, 0))
    }
}

fn wrong(member: &str, what: &str) -> Error {
    let name = if member.is_empty() { "report" } else { member };
    Error::input("report.invalid", format!("`{name}` is {what}; pass a report as `check` gives it"))
}

fn report(root: Value<'_>) -> Result<Report, Error> {
    if !root.is_object() {
        return Err(wrong("", "no object"));
    }
    let name = text(root, "kind")?;
    let kind = Kind::named(&name).map(Kind::name).or((*name == *FACTS).then_some(FACTS).ok_or(()));
    let findings = list(root, "findings")?.map(finding).collect::<Result<_, _>>()?;
    Ok(Report {
        kind: kind.map_err(|()| wrong("kind", "no kind"))?,
        ok: word(root, "ok", &[("true", true), ("false", false)])?,
        findings,
        truncated: number(root, "truncated")?,
        input: word(root, "input", &[("text", Input::Text), ("parsed", Input::Parsed)])?,
        scale: number(root, "scale")?,
    })
}

fn finding(value: Value<'_>) -> Result<Finding, Error> {
    let severities = [Severity::Error, Severity::Warning, Severity::Info];
    let bases = [Basis::Documented, Basis::Inferred, Basis::Contradicted];
    let code = Code::from_slug(&text(value, "code")?);
    Ok(Finding {
        code: code.ok_or_else(|| wrong("code", "no code of a finding"))?,
        severity: word(value, "severity", &severities.map(|each| (each.as_str(), each)))?,
        basis: word(value, "basis", &bases.map(|each| (each.as_str(), each)))?,
        pointer: text(value, "pointer")?.into_owned(),
        message: text(value, "message")?.into_owned(),
        found: optional(value, "found", text)?.map(Cow::into_owned),
        expected: optional(value, "expected", text)?.map(Cow::into_owned),
        line: optional(value, "line", number)?,
        column: optional(value, "column", number)?,
        offset: optional(value, "offset", number)?,
        offset_utf16: optional(value, "offset_utf16", number)?,
        related: list(value, "related")?.map(related).collect::<Result<_, _>>()?,
    })
}

fn related(value: Value<'_>) -> Result<Related, Error> {
    Ok(Related {
        pointer: text(value, "pointer")?.into_owned(),
        line: optional(value, "line", number)?,
        column: optional(value, "column", number)?,
        message: text(value, "message")?.into_owned(),
    })
}

fn member<'p>(value: Value<'p>, name: &str) -> Result<Value<'p>, Error> {
    value.get(name).ok_or_else(|| wrong(name, "missing"))
}

fn optional<'p, T>(
    value: Value<'p>,
    name: &str,
    read: fn(Value<'p>, &str) -> Result<T, Error>,
) -> Result<Option<T>, Error> {
    let there = value.get(name).is_some_and(|value| !value.is_null());
    there.then(|| read(value, name)).transpose()
}

fn text<'p>(value: Value<'p>, name: &str) -> Result<Cow<'p, str>, Error> {
    member(value, name)?.scalar().ok_or_else(|| wrong(name, "no text"))
}

fn number<N: std::str::FromStr>(value: Value<'_>, name: &str) -> Result<N, Error> {
    member(value, name)?.as_json().parse().map_err(|_| wrong(name, "no whole number"))
}

fn word<T: Copy>(value: Value<'_>, name: &str, words: &[(&str, T)]) -> Result<T, Error> {
    let found = member(value, name)?.word().unwrap_or_default();
    let known = words.iter().find(|(word, _)| *word == found);
    known.map(|(_, value)| *value).ok_or_else(|| wrong(name, "no such word"))
}

fn list<'p>(value: Value<'p>, name: &str) -> Result<impl Iterator<Item = Value<'p>>, Error> {
    let list = member(value, name)?;
    if list.is_array() { Ok(list.elements()) } else { Err(wrong(name, "no list")) }
}
