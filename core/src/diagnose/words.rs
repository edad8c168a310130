//! Repairs in words, and as JSON Patches.

use super::model::{Form, Model, amount};
use super::plausible::{Reason, judge};
use super::search;
use super::{Change, Failing, Operation, Repair, Scalar};
use crate::amount::Amount;
use crate::finding::Code;
use crate::json::{Document, Tag};
use crate::pointers::Pointers;
use crate::report::Report;
use crate::shape::{Shape, Type};
use crate::value::Value;

/// Says what was found.
pub(super) struct Writer<'a> {
    pub document: Document<'a>,
    pub shape: &'static Shape,
    pub model: &'a Model,
    pub pointers: &'a Pointers,
    /// The scale of amounts.
    pub scale: u32,
    /// The relations that do not hold.
    pub broken: &'a [usize],
}

/// A repair with the reasons for its changes.
pub(super) type Reasoned = Vec<(search::Change, Reason)>;

impl Writer<'_> {
    /// A repair with what it is ranked by: its cost, then the place of its fields.
    pub fn ranked(
        &self,
        changes: Vec<search::Change>,
        thorough: bool,
    ) -> ((u32, Vec<u32>), Reasoned) {
        let mut cost = 0_u32;
        let reasoned: Reasoned = changes
            .into_iter()
            .map(|change| {
                let (bits, reason) = judge(self.model, change, thorough);
                cost = cost.saturating_add(bits);
                (change, reason)
            })
            .collect();
        let places = reasoned.iter().map(|((at, _), _)| self.node(*at)).collect();
        ((cost, places), reasoned)
    }

    pub fn failing(&self, (code, node): (Code, u32), report: &Report) -> Failing {
        let pointer = self.pointers.of(node);
        let mut findings = report.findings.iter();
        let finding = findings.find(|finding| finding.code == code && finding.pointer == pointer);
        let message = match finding {
            Some(finding) => finding.message.clone(),
            None => code.explanation().explanation.to_owned(),
        };
        Failing { code, pointer: pointer.to_owned(), message }
    }

    pub fn repair(&self, reasoned: &Reasoned) -> Repair {
        let mut changes = Vec::new();
        let mut patch = Vec::new();
        let mut texts = Vec::new();
        for ((at, value), reason) in reasoned {
            let path = self.pointers.of(self.node(*at));
            changes.push(Change {
                pointer: path.to_owned(),
                found: self.shown(*at, self.model.value(*at)),
                expected: self.shown(*at, *value),
                reason: reason.name(),
            });
            let (text, is_text) = self.written(*at, *value);
            let json = if is_text { quoted(&text) } else { text.clone() };
            texts.push(format!(r#"{{"op":"replace","path":{},"value":{json}}}"#, quoted(path)));
            let number = text.parse::<i64>().ok().filter(|_| !is_text);
            let value = match number.filter(|number| number.unsigned_abs() < 1 << 53) {
                Some(number) => Scalar::Integer(number),
                None => Scalar::Text(text),
            };
            patch.push(Operation { op: "replace", path: path.to_owned(), value });
        }
        let patch_json = format!("[{}]", texts.join(","));
        Repair { changes, patch, patch_json, message: self.sentence(reasoned) }
    }

    fn node(&self, at: usize) -> u32 {
        self.model.variable(at).map_or(0, |variable| variable.node)
    }

    /// A value of a field, in its shortest form.
    fn shown(&self, at: usize, value: i128) -> String {
        let Some(variable) = self.model.variable(at) else { return String::new() };
        match amount(variable.domain, value, self.scale) {
            Some(amount) => amount.shortest().to_string(),
            None => self.word(value).to_owned(),
        }
    }

    fn word(&self, value: i128) -> &str {
        let at = usize::try_from(value).ok();
        at.and_then(|at| self.model.words.get(at)).map_or("", String::as_str)
    }

    /// A value of a field as the payload spells the field, and whether that is text.
    fn written(&self, at: usize, value: i128) -> (String, bool) {
        let Some(variable) = self.model.variable(at) else { return (String::new(), true) };
        let old = Value::new(self.document, variable.node);
        let is_text = old.tag() == Tag::String;
        let Some(amount) = amount(variable.domain, value, self.scale) else {
            // An id that was a number is one of the payload's other ids now.
            let word = self.word(value).to_owned();
            let is_number = word.parse::<u64>().is_ok_and(|number| number.to_string() == word);
            return (word, is_text || !is_number);
        };
        let amount = amount.shortest();
        let decimals = amount.scale().max(old.decimal().map_or(0, |old| old.scale()));
        let spelled = amount.to_scale(decimals).and_then(|units| Amount::new(units, decimals));
        (spelled.unwrap_or(amount).to_string(), is_text)
    }

    /// A field by its name, and by its line where there are several.
    fn name(&self, at: usize) -> String {
        let (name, line) = self.name_and_line(at);
        format!("{name}{line}")
    }

    fn name_and_line(&self, at: usize) -> (String, String) {
        let pointer = self.pointers.of(self.node(at));
        let mut tokens: Vec<&str> = pointer.split('/').collect();
        // The minor units of an amount with its currency are called as the amount is.
        if counts_minor(self.shape, &tokens) {
            tokens.pop();
        }
        let name = tokens.pop().unwrap_or_default();
        if !self.is_ambiguous(at, name) {
            return (format!("`{name}`"), String::new());
        }
        let levels = tokens.iter().zip(tokens.iter().skip(1)).filter_map(|(list, index)| {
            let line = index.parse::<usize>().ok()?.checked_add(1)?;
            // A list of payloads has no name.
            Some(if list.is_empty() {
                format!("payload {line}")
            } else {
                format!("`{list}` {line}")
            })
        });
        let levels: Vec<_> = levels.collect();
        let line = match levels.is_empty() {
            true => String::new(),
            false => format!(" ({})", levels.join(", ")),
        };
        (format!("`{name}`"), line)
    }

    /// Whether another field has this name as well.
    fn is_ambiguous(&self, at: usize, name: &str) -> bool {
        self.model.variables.iter().enumerate().any(|(other, variable)| {
            other != at && self.pointers.of(variable.node).split('/').any(|token| token == name)
        })
    }

    fn sentence(&self, reasoned: &Reasoned) -> String {
        let parts: Vec<_> = reasoned
            .iter()
            .map(|((at, value), _)| {
                let (new, old) = (self.shown(*at, *value), self.shown(*at, self.model.value(*at)));
                let (name, line) = self.name_and_line(*at);
                format!("{name} {new} instead of {old}{line}")
            })
            .collect();
        let mut text = format!("{} {}", parts.join(" and "), self.outcome(reasoned));
        let reasons: Vec<_> =
            reasoned.iter().filter_map(|(change, reason)| self.reason(*change, reason)).collect();
        if !reasons.is_empty() {
            text.push_str(": ");
            text.push_str(&reasons.join("; "));
        }
        text
    }

    /// What a repair does: it makes a stated amount right, or changes that itself.
    fn outcome(&self, reasoned: &Reasoned) -> String {
        let ends = if reasoned.len() > 1 { "" } else { "s" };
        let relation = match self.broken {
            [relation] => self.model.constraints.get(*relation),
            [_, _] => return format!("make{ends} both identities hold"),
            all => return format!("make{ends} all {} identities hold", all.len()),
        };
        match relation.and_then(|relation| relation.stated) {
            Some(at) if reasoned.iter().any(|((changed, _), _)| *changed == at) => {
                format!("agree{ends} with the other amounts")
            }
            Some(at) => {
                let stated = self.shown(at, self.model.value(at));
                format!("make{ends} {} {stated} right", self.name(at))
            }
            None => {
                let place = relation.map(|relation| self.pointers.of(relation.node));
                let name = place.and_then(|place| place.rsplit('/').next());
                match relation.map(|relation| &relation.form) {
                    Some(Form::Member { .. }) => "is one of the list".to_owned(),
                    _ => format!("make{ends} `{}` agree with the rest", name.unwrap_or_default()),
                }
            }
        }
    }

    /// What may have happened.
    fn reason(&self, (at, value): search::Change, reason: &Reason) -> Option<String> {
        let (old, new) = (self.shown(at, self.model.value(at)), self.shown(at, value));
        let part = |a: usize, b: Option<usize>| {
            let factor = b.map_or(1, |b| self.model.value(b));
            let name = self.name(a);
            let units = self.shown(a, self.model.value(a).saturating_mul(factor));
            match b {
                Some(_) if factor != 1 => format!("{factor} × {name} = {units}"),
                _ => format!("{name} {units}"),
            }
        };
        Some(match reason {
            Reason::TooLarge(times) => format!("{old} is {times} times {new}"),
            Reason::TooSmall(times) => {
                let part = match times {
                    10 => "tenth",
                    100 => "hundredth",
                    _ => "thousandth",
                };
                format!("{old} is a {part} of {new}")
            }
            Reason::Extended(units) => format!("{old} is the price of all {units} units"),
            Reason::Single(units) => format!("{old} counts one of {units} units"),
            Reason::LeftOut(a, b) => format!("{old} leaves out {}", part(*a, *b)),
            Reason::Twice(a, b) => format!("{old} counts {} twice", part(*a, *b)),
            Reason::Missing => format!("{new} is missing"),
            Reason::Contained => format!("the other amounts leave no room for {old}"),
            Reason::Doubled => format!("{old} is twice {new}"),
            Reason::Swapped => "two digits are swapped".to_owned(),
            Reason::Digit => "one digit differs".to_owned(),
            Reason::DigitTooMany => "one digit too many".to_owned(),
            Reason::DigitMissing => "one digit is missing".to_owned(),
            Reason::Copied(other) => format!("{old} is what {} has", self.name(*other)),
            Reason::Miscounted | Reason::Other => return None,
        })
    }
}

/// Whether a pointer ends within an amount that has its currency beside it.
fn counts_minor(mut shape: &'static Shape, tokens: &[&str]) -> bool {
    for name in tokens.iter().skip(1).filter(|token| token.parse::<usize>().is_err()) {
        match shape.fields.iter().find(|field| field.name == *name).map(|field| &field.ty) {
            Some(Type::Money(..)) => return true,
            Some(Type::Object(below) | Type::List(Type::Object(below))) => shape = below,
            _ => return false,
        }
    }
    false
}

/// Text as JSON. Serializing a text cannot fail.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

/// The outcome in a sentence.
pub(super) fn outcome(failing: &[Failing], repairs: usize, complete: bool) -> String {
    let identities = match failing.len() {
        0 => return "Every identity that could be formed holds.".to_owned(),
        1 => "One identity does not hold".to_owned(),
        several => format!("{several} identities do not hold"),
    };
    match (repairs, complete) {
        (0, true) => format!("{identities}, and no change of one or two fields mends it."),
        (0, false) => {
            format!("{identities}; the amounts are too large or too many to search for a repair.")
        }
        (1, true) => format!("{identities}; one repair was found."),
        (several, true) => {
            format!("{identities}; {several} repairs were found, the likeliest first.")
        }
        (several, false) => format!(
            "{identities}; {several} repairs were found before the search was cut short, the likeliest of them first."
        ),
    }
}
