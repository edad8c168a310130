//! A trace out of its JSON text, by hand: the reader that serde derives for it is a
//! seventh of the WebAssembly module.

use std::borrow::Cow;

use super::options::{Method, OnExcess, OnZero, Tie};
use super::trace::{Exact, Rule, Trace, TraceForm, TraceInputs, TraceLine, TraceRound};
use super::units::WeightBasis;
use crate::error::Error;
use crate::json::{Document, Tag};
use crate::scan::scan;
use crate::value::Value;

/// What is no trace, and why.
type Read<T> = Result<T, String>;

impl Trace {
    /// Reads what a trace serializes to. Every member must be known; those that may be
    /// `null` may be left out.
    ///
    /// ```
    /// use orderwire::apportion::{ApportionOptions, Trace, apportion_explained};
    /// let trace = apportion_explained(5.into(), &["1".parse()?, "2".parse()?], &ApportionOptions::default())?;
    /// let json = serde_json::to_string(&trace)?;
    /// assert_eq!(Trace::from_json(json.as_bytes())?, trace);
    /// assert_eq!(Trace::from_json(b"{}").unwrap_err().code(), "trace.syntax");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// `trace.syntax`.
    pub fn from_json(text: &[u8]) -> Result<Self, Error> {
        let syntax =
            |reason: String| Error::input("trace.syntax", format!("not a trace: {reason}"));
        let text = std::str::from_utf8(text).map_err(|error| syntax(error.to_string()))?;
        let nodes = scan(text, 0)
            .map_err(|error| syntax(format!("expected {} at byte {}", error.what, error.offset)))?;
        trace(Value::new(Document { text, nodes: &nodes }, 0)).map_err(syntax)
    }
}

fn trace(value: Value<'_>) -> Read<Trace> {
    let mut members = Members::of(value)?;
    let trace = Trace {
        inputs: inputs(members.take("inputs")?)?,
        steps: members.text("steps")?,
        basis: members.word("basis", BASES)?,
        rounds: members.list("rounds", round)?,
        extra_steps: members.text("extra_steps")?,
        lines: members.list("lines", line)?,
        shares: members.list("shares", text)?,
        leftover: members.optional("leftover", text)?,
        summary: members.text("summary")?,
    };
    members.finish(trace)
}

fn inputs(value: Value<'_>) -> Read<TraceInputs> {
    let mut members = Members::of(value)?;
    let inputs = TraceInputs {
        total: members.text("total")?,
        form: members.word("form", FORMS)?,
        scale: members.optional("scale", number)?,
        currency: members.optional("currency", text)?,
        weights: members.list("weights", text)?,
        method: members.word("method", &Method::ALL.map(|method| (method.name(), method)))?,
        tie: members.word("tie", &[("weight", Tie::Weight), ("index", Tie::Index)])?,
        step: members.text("step")?,
        caps: members.optional("caps", texts)?,
        on_excess: members
            .word("on_excess", &[("error", OnExcess::Error), ("return", OnExcess::Return)])?,
        on_zero: on_zero(members.take("on_zero")?)?,
    };
    members.finish(inputs)
}

fn on_zero(value: Value<'_>) -> Read<OnZero<String>> {
    if value.is_array() {
        return texts(value).map(OnZero::Weights);
    }
    match &*text(value)? {
        "error" => Ok(OnZero::Error),
        "equal" => Ok(OnZero::Equal),
        other => Err(format!("`on_zero` is `{other}`")),
    }
}

fn round(value: Value<'_>) -> Read<TraceRound> {
    let mut members = Members::of(value)?;
    let round = TraceRound { left: members.text("left")?, weight: members.text("weight")? };
    members.finish(round)
}

fn line(value: Value<'_>) -> Read<TraceLine> {
    let mut members = Members::of(value)?;
    let line = TraceLine {
        index: number(members.take("index")?)?,
        weight: members.text("weight")?,
        on_zero_weight: members.optional("on_zero_weight", text)?,
        integer_weight: members.text("integer_weight")?,
        cap: members.optional("cap", text)?,
        cap_steps: members.optional("cap_steps", text)?,
        capped_in_round: members.optional("capped_in_round", number)?,
        exact: members.optional("exact", exact)?,
        floor: members.text("floor")?,
        remainder: members.text("remainder")?,
        before: members.optional("before", text)?,
        after: members.optional("after", text)?,
        rank: members.optional("rank", number)?,
        extra: members.text("extra")?,
        rule: members.optional("rule", |value| word(&text(value)?, RULES))?,
        share: members.text("share")?,
        sentence: members.text("sentence")?,
    };
    members.finish(line)
}

fn exact(value: Value<'_>) -> Read<Exact> {
    let mut members = Members::of(value)?;
    let exact =
        Exact { numerator: members.text("numerator")?, denominator: members.text("denominator")? };
    members.finish(exact)
}

const BASES: &[(&str, WeightBasis)] = &[
    ("weights", WeightBasis::Weights),
    ("equal", WeightBasis::Equal),
    ("on_zero", WeightBasis::OnZero),
];
const FORMS: &[(&str, TraceForm)] = &[("units", TraceForm::Units), ("decimal", TraceForm::Decimal)];
const RULES: &[(&str, Rule)] = &[
    ("largest_remainder", Rule::LargestRemainder),
    ("remainder_tie_larger_weight", Rule::RemainderTieLargerWeight),
    ("remainder_tie_lower_index", Rule::RemainderTieLowerIndex),
    ("largest_weight", Rule::LargestWeight),
    ("weight_tie_lower_index", Rule::WeightTieLowerIndex),
    ("first_non_zero", Rule::FirstNonZero),
    ("running_sum", Rule::RunningSum),
    ("cascade", Rule::Cascade),
];

fn text(value: Value<'_>) -> Read<String> {
    let text = value.scalar().filter(|_| value.tag() == Tag::String);
    text.map(Cow::into_owned).ok_or_else(|| format!("{} is not text", value.as_json()))
}

fn number<T: std::str::FromStr>(value: Value<'_>) -> Read<T> {
    value.as_json().parse().map_err(|_| format!("{} is not a whole number", value.as_json()))
}

fn texts(value: Value<'_>) -> Read<Vec<String>> {
    list(value, text)
}

fn list<T>(value: Value<'_>, read: fn(Value<'_>) -> Read<T>) -> Read<Vec<T>> {
    if !value.is_array() {
        return Err(format!("{} is not a list", value.as_json()));
    }
    value.elements().map(read).collect()
}

fn word<T: Copy>(text: &str, words: &[(&str, T)]) -> Read<T> {
    let known = words.iter().find(|(word, _)| *word == text);
    known.map(|(_, meaning)| *meaning).ok_or_else(|| format!("`{text}` is no word of a trace"))
}

/// The members of an object that were not read yet.
struct Members<'p>(Vec<(Cow<'p, str>, Value<'p>)>);

impl<'p> Members<'p> {
    fn of(value: Value<'p>) -> Read<Self> {
        if !value.is_object() {
            return Err(format!("{} is not an object", value.as_json()));
        }
        Ok(Self(value.entries().collect()))
    }

    fn find(&mut self, name: &str) -> Option<Value<'p>> {
        let at = self.0.iter().position(|(known, _)| known == name)?;
        Some(self.0.remove(at).1)
    }

    fn take(&mut self, name: &str) -> Read<Value<'p>> {
        self.find(name).ok_or_else(|| format!("`{name}` is missing"))
    }

    fn text(&mut self, name: &str) -> Read<String> {
        text(self.take(name)?)
    }

    fn word<T: Copy>(&mut self, name: &str, words: &[(&str, T)]) -> Read<T> {
        word(&self.text(name)?, words)
    }

    fn list<T>(&mut self, name: &str, read: fn(Value<'_>) -> Read<T>) -> Read<Vec<T>> {
        list(self.take(name)?, read)
    }

    fn optional<T>(&mut self, name: &str, read: fn(Value<'_>) -> Read<T>) -> Read<Option<T>> {
        self.find(name).filter(|value| !value.is_null()).map(read).transpose()
    }

    /// What was read, where nothing is left: no unknown member and none twice.
    fn finish<T>(self, read: T) -> Read<T> {
        match self.0.first() {
            None => Ok(read),
            Some((name, _)) => Err(format!("`{name}` is no member of a trace, or stands twice")),
        }
    }
}
