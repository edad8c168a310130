//! Rules between two documents: an answer and its question, an update and the state of
//! the order before it.

use std::borrow::Cow;

use crate::amount::Amount;
use crate::error::Error;
use crate::finding::{Code, Severity};
use crate::kind::{Direction, Exchange, Kind};
use crate::named::Index;
use crate::options::{Options, choose_amount};
use crate::payload::{Checked, Read, Source};
use crate::report::Report;
use crate::shape::{Shape, Type};
use crate::sink::Detail;
use crate::totals::{Remark, Sheet};
use crate::value::Value;

/// A document and the one it is held against.
pub(crate) struct Pair<'p> {
    /// What came first: the request, or the state before.
    pub before: Value<'p>,
    /// What the findings are about.
    pub after: Value<'p>,
    /// The declaration of each.
    pub shapes: (&'static Shape, &'static Shape),
    pub limits: &'p Limits,
}

/// What the merchant may change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Limits {
    /// The most that the order's total may grow by, in the payload's own units.
    pub max_increase: Option<Amount>,
    /// The same, as a percentage of the total before.
    pub max_increase_pct: Option<Amount>,
}

/// Options of [`check_update`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UpdateOptions {
    /// Those of [`check`](crate::check).
    pub check: Options,
    /// What the merchant may change.
    pub limits: Limits,
}

impl UpdateOptions {
    /// Sets one option from its name and value as text, as the bindings do.
    ///
    /// # Errors
    /// `option.unknown` for another name, `option.value` for another value.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), Error> {
        match name {
            "max_increase" => self.limits.max_increase = Some(choose_amount(name, value)?),
            "max_increase_pct" => self.limits.max_increase_pct = Some(choose_amount(name, value)?),
            _ => {
                return self
                    .check
                    .set(name, value)
                    .map_err(|error| error.listing("max_increase, max_increase_pct"));
            }
        }
        Ok(())
    }
}

/// Whether an answer fits its question. The findings are those of [`check`](crate::check) of
/// the answer and of the rules between the two; pointers refer to the answer, those of
/// `related` to the question.
///
/// ```
/// use orderwire::{Options, check_exchange};
/// let request = r#"{"data": {"line_items": [{"corr": "7", "quantity": "2", "unit_price": "30"}]}}"#;
/// let answer = r#"{"line_items": [{"corr": "8", "quantity": 2}], "values": {}}"#;
/// let report = check_exchange("retailops.order_writeback", request, answer, &Options::default())?;
/// let codes: Vec<_> = report.findings.iter().map(|finding| finding.code.as_str()).collect();
/// assert_eq!(codes, ["exchange.missing_corr", "exchange.unknown_corr"]);
/// # Ok::<(), orderwire::Error>(())
/// ```
///
/// # Errors
/// `operation.unknown`, and those of the options.
pub fn check_exchange<'a>(
    operation: &str,
    request: impl Into<Source<'a>>,
    response: impl Into<Source<'a>>,
    options: &Options,
) -> Result<Report, Error> {
    let (request, response) = (request.into(), response.into());
    let question = Kind::of_operation(operation)?;
    let answer = answer_kind(question, response, options);
    let (rules, limits) = (answer.declaration().exchange, Limits::default());
    relate((question, request), (answer, response), options, &limits, rules)
}

/// Whether an update may be sent, given the state of the order before it: `previous` is the
/// vendor's answer that has this state (Backd, Onward), or the request before (RetailOps,
/// WiredPlus). Pointers refer to `next`, those of `related` to `previous`.
///
/// ```
/// use orderwire::{Kind, UpdateOptions, check_update};
/// let kind = Kind::named("backd.update_order.request")?;
/// let previous = r#"{"status": "order_confirmed", "order_total": 8950}"#;
/// let report = check_update(kind, previous, r#"{"order_total": 8950}"#, &UpdateOptions::default())?;
/// assert!(report.findings.iter().any(|finding| finding.code.as_str() == "state.closed"));
/// # Ok::<(), orderwire::Error>(())
/// ```
///
/// # Errors
/// `kind.no_update` for a kind that updates nothing, and those of the options.
pub fn check_update<'a>(
    kind: Kind,
    previous: impl Into<Source<'a>>,
    next: impl Into<Source<'a>>,
    options: &UpdateOptions,
) -> Result<Report, Error> {
    let Some((direction, rules)) = kind.declaration().update else {
        let known = Kind::all().filter(|kind| kind.declaration().update.is_some());
        let known: Vec<_> = known.map(|kind| format!("`{}`", kind.name())).collect();
        let message =
            format!("`{}` updates no order; those that do are {}", kind.name(), known.join(", "));
        return Err(Error::input("kind.no_update", message));
    };
    let state = kind.sibling(direction).unwrap_or(kind);
    let (before, after) = ((state, previous.into()), (kind, next.into()));
    relate(before, after, &options.check, &options.limits, Some(rules))
}

/// The kind of an answer: that of a refusal when it knows more of the members.
fn answer_kind(question: Kind, response: Source<'_>, options: &Options) -> Kind {
    let answer = question.sibling(Direction::Response).unwrap_or(question);
    let Some(error) = question.sibling(Direction::Error) else { return answer };
    let Ok(read) = Read::new(response, options, false) else { return answer };
    let root = Value::new(read.document(), 0);
    let known = |kind: Kind| {
        let known = |name: &str| kind.shape().field(name.as_bytes(), 0).is_some();
        root.entries().filter(|(name, _)| known(name)).count()
    };
    if known(error) > known(answer) { error } else { answer }
}

fn relate(
    (before_kind, before): (Kind, Source<'_>),
    (after_kind, after): (Kind, Source<'_>),
    options: &Options,
    limits: &Limits,
    rules: Option<Exchange>,
) -> Result<Report, Error> {
    let named = options.named_scale()?;
    let mut checked = match Checked::new(after_kind.into(), after, options, named) {
        Ok(checked) => checked,
        Err(report) => return Ok(report),
    };
    // Its warnings are no business of this report, its errors leave nothing to compare with.
    let mut first = match Checked::new(before_kind.into(), before, options, named) {
        Ok(first) => first,
        Err(report) => {
            checked.relate(|_, sheet| unusable(before_kind, &report, sheet));
            return Ok(checked.report(None));
        }
    };
    let report = first.report(None);
    if !report.ok {
        checked.relate(|_, sheet| unusable(before_kind, &report, sheet));
        return Ok(checked.report(Some(&first)));
    }
    let document = first.document();
    // Said again below, with the request beside it.
    checked.sink.forget(Code::ExchangeRejected);
    checked.relate(|after, sheet| {
        let (Some(before), Some(after)) = (single(Value::new(document, 0)), single(after)) else {
            let expected = Some("one payload on each side".to_owned());
            return sheet.remark(
                Code::ExchangeUnusable,
                0,
                Detail { expected, ..Detail::default() },
            );
        };
        let shapes = (before_kind.shape(), after_kind.shape());
        if let Some(rules) = rules {
            rules(&Pair { before, after, shapes, limits }, sheet);
        }
    });
    Ok(checked.report(Some(&first)))
}

/// The payload itself, or the only one of a list.
fn single(root: Value<'_>) -> Option<Value<'_>> {
    if !root.is_array() {
        return Some(root);
    }
    let mut elements = root.elements();
    elements.next().filter(|_| elements.next().is_none())
}

fn unusable(kind: Kind, report: &Report, sheet: &mut Sheet) {
    let first = report.findings.iter().find(|finding| finding.severity == Severity::Error);
    let found = first.map(|finding| {
        let place = if finding.pointer.is_empty() { "its start" } else { &finding.pointer };
        format!("{} at {place}", finding.message)
    });
    let expected = Some(format!("a valid {}", kind.name()));
    sheet.remark(Code::ExchangeUnusable, 0, Detail { found, expected, ..Detail::default() });
}

/// Both documents are about the same order, as far as both name it.
pub(crate) fn same_order(before: Option<Value<'_>>, after: Option<Value<'_>>, sheet: &mut Sheet) {
    let (Some(before), Some(after)) = (before, after) else { return };
    let (Some(known), Some(id)) = (before.scalar(), after.scalar()) else { return };
    if known != id {
        let detail = Detail {
            found: Some(id.into_owned()),
            expected: Some(known.into_owned()),
            elsewhere: vec![(before.node(), "the order before".to_owned())],
            ..Detail::default()
        };
        sheet.remark(Code::StateOtherOrder, after.node(), detail);
    }
}

/// What an answer repeats of its question has to be the same: members that both
/// declarations have, objects by member, lists of objects by the first id of an element.
pub(crate) fn echo(pair: &Pair<'_>, sheet: &mut Sheet) {
    object((pair.before, pair.shapes.0), (pair.after, pair.shapes.1), sheet);
}

type Side<'p> = (Value<'p>, &'static Shape);

/// Depth is that of the declarations, which do not contain themselves.
fn object((before, known): Side<'_>, (after, shape): Side<'_>, sheet: &mut Sheet) {
    for (position, value) in after.linked() {
        let Some(field) = shape.fields.get(position) else { continue };
        let Some((at, twin)) = known.field(field.name.as_bytes(), position) else { continue };
        let Some(question) = before.field(at).filter(|asked| !asked.is_null()) else {
            continue;
        };
        match (&field.ty, &twin.ty) {
            (Type::Object(shape), Type::Object(known)) => {
                object((question, known), (value, shape), sheet)
            }
            (Type::List(Type::Object(shape)), Type::List(Type::Object(known))) => {
                list((question, known), (value, shape), sheet);
            }
            // Amounts in different roles may be in different currencies; then nothing is known.
            (Type::Money(shape, _), Type::Money(..)) => {
                let (ours, theirs) = (currency(value, shape), currency(question, shape));
                for (at, part) in value.linked().filter(|_| ours == theirs) {
                    let other = question.linked().find(|(twin, _)| *twin == at);
                    other.into_iter().for_each(|(_, other)| compare(part, other, false, sheet));
                }
            }
            (ty, _) => compare(value, question, matches!(ty, Type::Id), sheet),
        }
    }
}

/// The currency of an amount that has one beside it.
fn currency<'p>(money: Value<'p>, shape: &'static Shape) -> Option<Cow<'p, str>> {
    let text =
        |at: usize| shape.fields.get(at).is_some_and(|field| matches!(field.ty, Type::Text(_)));
    money.linked().find(|(at, _)| text(*at)).and_then(|(_, value)| value.scalar())
}

fn list((before, known): Side<'_>, (after, shape): Side<'_>, sheet: &mut Sheet) {
    let key =
        |shape: &'static Shape| shape.fields.iter().position(|field| matches!(field.ty, Type::Id));
    let (Some(key), Some(known_key)) = (key(shape), key(known)) else { return };
    let ids = |list: Value<'_>, key: usize| -> Vec<(String, u32)> {
        let elements = list.elements();
        let id = |element: Value<'_>| element.field(key)?.scalar().map(Cow::into_owned);
        elements.filter_map(|element| Some((id(element)?, element.node()))).collect()
    };
    let names =
        |ids: &[(String, u32)]| Index::new(ids.iter().map(|(id, _)| id.clone().into()).collect());
    let (asked, answered) = (ids(before, known_key), ids(after, key));
    let (questions, answers) = (names(&asked), names(&answered));
    for (at, (name, node)) in answered.iter().enumerate() {
        if answers.is_again(at) {
            let detail = Detail { found: Some(name.clone()), ..Detail::default() };
            let (code, severity) = (Code::ExchangeDuplicateCorr, Some(Severity::Warning));
            sheet.remarks.push(Remark { code, severity, node: *node, detail });
        }
        match questions.find(name).and_then(|at| asked.get(at)) {
            Some((_, question)) => {
                object((before.at(*question), known), (after.at(*node), shape), sheet);
            }
            None => {
                let detail = Detail { found: Some(name.clone()), ..Detail::default() };
                sheet.remark(Code::ExchangeUnknownLine, *node, detail);
            }
        }
    }
    for (name, node) in &asked {
        if answers.find(name).is_none() {
            let elsewhere = vec![(*node, "the line".to_owned())];
            let detail = Detail { found: Some(name.clone()), elsewhere, ..Detail::default() };
            sheet.remark(Code::ExchangeMissingLine, after.node(), detail);
        }
    }
}

fn compare(after: Value<'_>, before: Value<'_>, id: bool, sheet: &mut Sheet) {
    let (Some(ours), Some(theirs)) = (after.word(), before.word()) else { return };
    let equal = match (after.decimal(), before.decimal()) {
        (Some(ours), Some(theirs)) if !id => ours.shortest() == theirs.shortest(),
        _ => ours == theirs,
    };
    if !equal {
        let severity = id.then_some(Severity::Error);
        let elsewhere = vec![(before.node(), "asked".to_owned())];
        let (found, expected) = (Some(ours.into_owned()), Some(theirs.into_owned()));
        let detail = Detail { found, expected, elsewhere, ..Detail::default() };
        let (code, node) = (Code::ExchangeChanged, after.node());
        sheet.remarks.push(Remark { code, severity, node, detail });
    }
}

/// The member of a request that a sentence of a refusal begins with: names on the way to
/// it, and the index where the sentence has one.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Culprit {
    /// Names; `None` behind a list whose index is not known.
    pub path: Vec<Step>,
}

/// A step on the way to a member.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Name(&'static str),
    Index(Option<usize>),
}

impl Culprit {
    /// Finds the member: the longest name, with or without those of the objects around
    /// it, that the sentence begins with; among equals the outermost.
    pub fn find(sentence: &str, shape: &'static Shape, dialect: usize) -> Option<Self> {
        let words = words(sentence);
        let mut best: Option<(usize, Self)> = None;
        search(&words, 0, shape, dialect, &mut Vec::new(), &mut best);
        best.map(|(_, culprit)| culprit)
    }

    /// The pointer, where every index is known.
    pub fn pointer(&self) -> Option<String> {
        let mut pointer = String::new();
        for step in &self.path {
            pointer.push('/');
            match step {
                Step::Name(name) => pointer.push_str(name),
                Step::Index(index) => pointer.push_str(&(*index)?.to_string()),
            }
        }
        Some(pointer)
    }

    /// `line_items[].name`.
    pub fn shown(&self) -> String {
        let mut text = String::new();
        for step in &self.path {
            match step {
                Step::Name(name) if text.is_empty() => text.push_str(name),
                Step::Name(name) => text.push_str(&format!(".{name}")),
                Step::Index(Some(index)) => text.push_str(&format!("[{index}]")),
                Step::Index(None) => text.push_str("[]"),
            }
        }
        text
    }

    /// The value in a request, or the object that lacks it. An unknown index is that of
    /// the only element that lacks the member, or of the only element.
    pub fn within<'p>(&self, root: Value<'p>) -> Option<Value<'p>> {
        let mut here = root;
        for (at, step) in self.path.iter().enumerate() {
            let rest = self.path.get(at.saturating_add(1)..).unwrap_or_default();
            let next = match step {
                Step::Name(name) => here.get(name),
                Step::Index(Some(index)) => here.elements().nth(*index),
                Step::Index(None) => {
                    let lacking: Vec<_> =
                        here.elements().filter(|line| lacks(*line, rest)).collect();
                    let all: Vec<_> = here.elements().take(2).collect();
                    match (lacking.as_slice(), all.as_slice()) {
                        ([one], _) | (_, [one]) => Some(*one),
                        _ => None,
                    }
                }
            };
            match next {
                Some(next) => here = next,
                None => return (at > 0).then_some(here),
            }
        }
        Some(here)
    }
}

fn lacks(line: Value<'_>, path: &[Step]) -> bool {
    match path.first() {
        Some(Step::Name(name)) => line.get(name).is_none_or(|value| {
            value.is_null() || value.scalar().is_some_and(|text| text.is_empty())
        }),
        _ => false,
    }
}

fn words(text: &str) -> Vec<String> {
    let parts =
        text.split(|character: char| character.is_ascii() && !character.is_ascii_alphanumeric());
    parts.filter(|part| !part.is_empty()).map(str::to_ascii_lowercase).collect()
}

/// Depth is that of the declarations, which do not contain themselves.
fn search(
    words: &[String],
    taken: usize,
    shape: &'static Shape,
    dialect: usize,
    path: &mut Vec<Step>,
    best: &mut Option<(usize, Culprit)>,
) {
    for field in shape.fields.iter().filter(|field| field.form(dialect).is_some()) {
        let name: Vec<_> = field.name.split('_').collect();
        let rest = words.get(taken..).unwrap_or_default();
        let begins =
            rest.len() >= name.len() && name.iter().zip(rest).all(|(part, word)| same(part, word));
        let mut used = if begins { taken.saturating_add(name.len()) } else { taken };
        path.push(Step::Name(field.name));
        // The outermost of equals came first, since objects are searched after their siblings.
        if begins
            && best.as_ref().is_none_or(|(most, culprit)| {
                used > *most || (used == *most && path.len() < culprit.path.len())
            })
        {
            *best = Some((used, Culprit { path: path.clone() }));
        }
        let (below, listed) = match &field.ty {
            Type::Object(shape) => (Some(*shape), false),
            Type::List(Type::Object(shape)) => (Some(*shape), true),
            _ => (None, false),
        };
        if let Some(below) = below {
            if listed {
                let index = words.get(used).filter(|_| begins).and_then(|word| word.parse().ok());
                used = used.saturating_add(usize::from(index.is_some()));
                path.push(Step::Index(index));
            }
            search(words, used, below, dialect, path, best);
            if listed {
                path.pop();
            }
        }
        path.pop();
    }
}

/// Equal, or singular and plural.
fn same(part: &str, word: &str) -> bool {
    part == word || part.strip_suffix('s') == Some(word) || word.strip_suffix('s') == Some(part)
}

/// Sentences whose place in the request is looked for.
const MOST_PLACES: usize = 100;

/// Sentences of a refusal as findings. In a report about the refusal alone they are infos
/// that point at the request's member; beside the request they are errors that point at
/// the sentence.
pub(crate) fn refusals<'p>(
    sentences: impl Iterator<Item = Value<'p>>,
    request: &'static Shape,
    before: Option<Value<'_>>,
    sheet: &mut Sheet,
) {
    for (index, value) in sentences.enumerate() {
        let Some(sentence) = value.scalar().filter(|sentence| !sentence.is_empty()) else {
            continue;
        };
        let culprit = Culprit::find(&sentence, request, 0);
        let mut detail = Detail { found: Some(sentence.into_owned()), ..Detail::default() };
        detail.expected = culprit.as_ref().map(|culprit| format!("another `{}`", culprit.shown()));
        match before {
            None => detail.pointer = culprit.and_then(|culprit| culprit.pointer()),
            // To find a place takes a look at every line.
            Some(_) if index >= MOST_PLACES => {}
            Some(request) => {
                let place = culprit.and_then(|culprit| culprit.within(request));
                detail.elsewhere.extend(place.map(|value| (value.node(), "refused".to_owned())));
            }
        }
        let severity = before.map(|_| Severity::Error);
        let (code, node) = (Code::ExchangeRejected, value.node());
        sheet.remarks.push(Remark { code, severity, node, detail });
    }
}
