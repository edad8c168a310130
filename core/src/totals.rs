//! Sums and identities: what a payload's amounts make, and whether they agree.
//!
//! A vendor's rules fill a [`Sheet`]: they read amounts, add lines and state identities.
//! The sheet turns into findings (a check) or into [`Totals`] (the caller wants figures).
//! All arithmetic is on integers of one scale in checked `i128`.

use serde::Serialize;

use crate::amount::{Amount, MAX_SCALE, power_of_ten, print_units};
use crate::finding::{Basis, Code, Severity};
use crate::json::Document;
use crate::named::Named;
use crate::options::Totals as Level;
use crate::report::Pointers;
use crate::sink::{Detail, Raw, Sink};
use crate::value::{Number, Value};

/// The figures of a payload. Amounts are text in their shortest form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// The kind of the payload.
    pub kind: &'static str,
    /// The decimals that amounts were compared at.
    pub scale: u32,
    /// The lines, in order.
    pub lines: Vec<LineTotal>,
    /// Sums by name, such as `extended_price`, `due` and `balance`.
    pub sums: Named,
    /// Each identity that could be formed.
    pub identities: Vec<Identity>,
}

/// The figures of one line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LineTotal {
    /// RFC 6901 pointer of the line.
    pub pointer: String,
    /// The line is removed and enters no sum.
    pub removed: bool,
    /// The amounts of the line by name, such as `quantity`, `unit_price` and `extended_price`.
    pub amounts: Named,
}

/// A relation between amounts, and whether it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Identity {
    /// The code of the finding it gives when it does not hold.
    pub code: Code,
    /// RFC 6901 pointer of the left-hand field.
    pub pointer: String,
    /// The left side: what the payload states.
    pub left: Option<String>,
    /// The right side: what the operands make.
    pub right: Option<String>,
    /// `left − right`; nothing when a sum left the exact range.
    pub difference: Option<String>,
    /// How far the sides may lie apart.
    pub tolerance: String,
    /// Whether the relation is `=`, `≤` or `≥`.
    pub relation: Relation,
    /// It holds, as far as it could be computed.
    pub holds: bool,
    /// What it rests on.
    pub basis: Basis,
    /// The relation as a sentence.
    pub message: String,
}

/// How the two sides of an identity relate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// Left equals right, up to the tolerance.
    Equal,
    /// Left is at most right.
    AtMost,
    /// Left is at least right.
    AtLeast,
}

/// An integer of the sheet's scale, or nothing after an overflow.
pub(crate) type Units = Option<i128>;

/// What the rules state about one relation.
pub(crate) struct Statement {
    pub code: Code,
    /// Where the finding stands: the left-hand field.
    pub node: u32,
    pub left: Units,
    pub right: Units,
    pub tolerance: Units,
    pub relation: Relation,
    /// The right side in words and figures.
    pub note: Note,
    /// Operands, for a finding.
    pub related: Vec<(u32, &'static str)>,
}

/// The sentence behind a statement, written only when it is needed.
pub(crate) enum Note {
    None,
    Text(&'static str),
    /// The order's grand total, whose terms are in the sheet's sums.
    GrandTotal,
    /// An account that is not in the list.
    NotAnAccount,
    /// The terms of the right side.
    Terms(String),
}

/// A finding that is no relation between amounts.
pub(crate) struct Remark {
    pub code: Code,
    /// Nothing for the code's usual one.
    pub severity: Option<Severity>,
    pub node: u32,
    pub detail: Detail,
}

/// A term of an equation.
pub(crate) struct Term<'p> {
    number: Number<'p>,
    times: i128,
    /// What it is multiplied by.
    by: Option<Value<'p>>,
    what: &'static str,
}

impl<'p> Term<'p> {
    /// A whole number of times a number.
    pub fn times(mut self, quantity: Number<'p>) -> Option<Self> {
        self.by = Some(quantity.value);
        self.times = quantity.amount.to_scale(0)?.checked_mul(self.times)?;
        Some(self)
    }

    /// The same, subtracted.
    pub fn negated(mut self) -> Self {
        self.times = self.times.wrapping_neg();
        self
    }
}

/// A number as a term, with a word for people.
pub(crate) fn term<'p>(number: Option<Number<'p>>, what: &'static str) -> Option<Term<'p>> {
    Some(Term { number: number?, times: 1, by: None, what })
}

/// `left = right`, both sums. It is left out where a term is missing.
pub(crate) struct Equation<'p> {
    pub code: Code,
    /// Where the finding stands: the left-hand field.
    pub at: Option<Value<'p>>,
    pub left: Option<Vec<Term<'p>>>,
    pub right: Option<Vec<Term<'p>>>,
    /// A decimal in major units.
    pub tolerance: &'static str,
}

impl<'p> Equation<'p> {
    /// A stated amount and what makes it.
    pub fn new(code: Code, left: Option<Number<'p>>, right: Option<Vec<Term<'p>>>) -> Self {
        let at = left.map(|left| left.value);
        let left = term(left, STATED).map(|left| vec![left]);
        Self { code, at, left, right, tolerance: "0" }
    }
}

/// The word of a left side that is one field.
const STATED: &str = "stated";

/// Terms beyond which a sum is not written out.
const MOST_TERMS: usize = 8;

/// What the rules of a kind fill.
pub(crate) struct Sheet {
    /// The scale that the caller named.
    named: Option<u32>,
    /// The scale of the integers: fine enough for every amount that was read.
    pub scale: u32,
    /// Also collect lines and sums, not only statements.
    pub detailed: bool,
    pub statements: Vec<Statement>,
    pub lines: Vec<Line>,
    pub sums: Vec<(&'static str, Units)>,
    /// Operands of the grand total, for `related`.
    pub operands: Vec<(u32, &'static str)>,
    /// Amounts finer than the named scale.
    pub too_fine: Vec<u32>,
    pub remarks: Vec<Remark>,
    /// Amounts are whole minor units, of a currency with this many decimals.
    minor: Option<u32>,
}

pub(crate) struct Line {
    pub node: u32,
    pub removed: bool,
    pub amounts: Vec<(&'static str, Amount)>,
    pub extended: Units,
}

/// Operands named by a finding; beyond that a list helps nobody.
pub(crate) const MOST_OPERANDS: usize = 24;

/// The scale where nothing names a currency.
const USUAL_SCALE: u32 = 2;

impl Sheet {
    pub fn new(named: Option<u32>, detailed: bool) -> Self {
        Self {
            named,
            scale: named.unwrap_or(USUAL_SCALE),
            detailed,
            statements: Vec::new(),
            lines: Vec::new(),
            sums: Vec::new(),
            operands: Vec::new(),
            too_fine: Vec::new(),
            remarks: Vec::new(),
            minor: None,
        }
    }

    /// Amounts of this payload are whole minor units.
    pub fn counts_minor(&mut self, scale: Option<u32>) {
        self.minor = Some(self.named.or(scale).unwrap_or(USUAL_SCALE));
        self.scale = 0;
    }

    /// The payload names its currency itself, with this many decimals; the caller's word
    /// comes before it.
    pub fn currency(&mut self, scale: Option<u32>) {
        if let (None, Some(scale)) = (self.named, scale) {
            self.named = Some(scale);
            self.scale = scale;
        }
    }

    /// States equations, once the scale holds all their terms.
    pub fn equations(&mut self, equations: &[Equation<'_>]) {
        for equation in equations {
            if let (Some(left), Some(right)) = (&equation.left, &equation.right) {
                left.iter().chain(right).for_each(|term| self.enters(Some(term.number)));
            }
        }
        for equation in equations {
            let (Some(at), Some(left), Some(right)) =
                (equation.at, &equation.left, &equation.right)
            else {
                continue;
            };
            let tolerance = equation.tolerance.parse::<Amount>().ok();
            let tolerance = tolerance.and_then(|amount| amount.to_scale(self.scale)).unwrap_or(0);
            let statement = Statement {
                code: equation.code,
                node: at.node(),
                left: self.total(left),
                right: self.total(right),
                tolerance: Some(tolerance),
                relation: Relation::Equal,
                note: Note::None,
                related: Vec::new(),
            };
            let fails = statement.holds() != Some(true);
            let note = match fails || self.detailed {
                true if right.len() > 1 => Note::Terms(self.written(right)),
                _ => Note::None,
            };
            let terms = left.iter().chain(right).filter(|_| fails);
            // The stated amount is where the finding stands.
            let others =
                terms.filter(|term| term.what != STATED && term.number.value.node() != at.node());
            let related = others.flat_map(|term| {
                let by = term.by.map(|by| (by.node(), "quantity"));
                std::iter::once((term.number.value.node(), term.what)).chain(by)
            });
            let related = related.take(MOST_OPERANDS);
            self.state(Statement { note, related: related.collect(), ..statement });
        }
    }

    /// Compares a sum of this document with an amount of the one it is held against.
    pub fn compare(
        &mut self,
        code: Code,
        at: Value<'_>,
        left: &[Term<'_>],
        right: Option<Term<'_>>,
    ) {
        if let Some(right) = right {
            self.compare_sums(code, at, left, &[right]);
        }
    }

    /// Compares sums, of which the right one is of the other document.
    pub fn compare_sums(
        &mut self,
        code: Code,
        at: Value<'_>,
        left: &[Term<'_>],
        right: &[Term<'_>],
    ) {
        left.iter().chain(right).for_each(|term| self.enters(Some(term.number)));
        let (ours, theirs) = (self.total(left), self.total(right));
        if ours == theirs && ours.is_some() {
            return;
        }
        let named = right.iter().filter(|term| !term.what.is_empty());
        let (code, found) = match ours.zip(theirs) {
            Some(_) => (code, self.print(ours)),
            None => (Code::TotalOverflow, Some("too large".to_owned())),
        };
        let detail = Detail {
            found,
            expected: self.print(theirs),
            elsewhere: named.map(|term| (term.number.value.node(), term.what.to_owned())).collect(),
            ..Detail::default()
        };
        self.remark(code, at.node(), detail);
    }

    fn total(&self, terms: &[Term<'_>]) -> Units {
        terms.iter().try_fold(0_i128, |sum, term| {
            sum.checked_add(self.units(term.number)?.checked_mul(term.times)?)
        })
    }

    /// `1999 − 599 + 2 × 30`.
    fn written(&self, terms: &[Term<'_>]) -> String {
        let mut text = String::new();
        for (index, term) in terms.iter().take(MOST_TERMS).enumerate() {
            text.push_str(match (index, term.times < 0) {
                (0, false) => "",
                (0, true) => "−",
                (_, false) => " + ",
                (_, true) => " − ",
            });
            let times = term.times.unsigned_abs();
            if times != 1 {
                text.push_str(&format!("{times} × "));
            }
            text.push_str(&self.print(self.units(term.number)).unwrap_or_default());
        }
        if terms.len() > MOST_TERMS {
            text.push_str(" + …");
        }
        text
    }

    /// Takes notice of a line, where lines are wanted.
    pub fn line(&mut self, value: Value<'_>, amounts: Vec<(&'static str, Amount)>) {
        if self.detailed {
            let (node, extended) = (value.node(), None);
            self.lines.push(Line { node, removed: false, amounts, extended });
        }
    }

    /// Takes notice of a stated amount as a sum.
    pub fn stated(&mut self, name: &'static str, number: Option<Number<'_>>) {
        if let Some(number) = number.filter(|_| self.detailed) {
            self.sums.push((name, self.units(number)));
        }
    }

    pub fn remark(&mut self, code: Code, node: u32, detail: Detail) {
        self.remarks.push(Remark { code, severity: None, node, detail });
    }

    /// Takes notice of an amount that enters an identity: the scale must hold it.
    pub fn enters(&mut self, number: Option<Number<'_>>) {
        let Some(number) = number.filter(|_| self.minor.is_none()) else { return };
        let coarsest = self.named.unwrap_or(self.scale);
        if number.amount.scale() > coarsest {
            let decimals = number.amount.shortest().scale();
            self.scale = self.scale.max(decimals);
            if self.named.is_some_and(|named| decimals > named) {
                self.too_fine.push(number.value.node());
            }
        }
    }

    /// An amount in the sheet's units.
    pub fn units(&self, number: Number<'_>) -> Units {
        number.amount.to_scale(self.scale)
    }

    /// One minor unit of the currency, in the sheet's units.
    pub fn minor_unit(&self) -> Units {
        power_of_ten(self.scale.saturating_sub(self.reported_scale()))
    }

    /// The scale that reports name: the currency's, else that of the finest amount.
    pub fn reported_scale(&self) -> u32 {
        self.minor.or(self.named).unwrap_or(self.scale)
    }

    pub fn equal(&mut self, code: Code, node: u32, left: Units, right: Units) {
        self.state(Statement {
            code,
            node,
            left,
            right,
            tolerance: Some(0),
            relation: Relation::Equal,
            note: Note::None,
            related: Vec::new(),
        });
    }

    pub fn state(&mut self, statement: Statement) {
        self.statements.push(statement);
    }

    fn print(&self, units: Units) -> Option<String> {
        units.map(|units| print_shortest(units, self.scale))
    }

    /// The findings of what does not hold.
    pub fn report(&self, document: Document<'_>, level: Level, sink: &mut Sink) {
        let severity = if level == Level::Error { Severity::Error } else { Severity::Warning };
        for node in &self.too_fine {
            let named = self.named.unwrap_or(self.scale);
            let expected = format!("the {named} decimals of the currency");
            let detail = Detail { expected: Some(expected), ..Detail::default() };
            self.push(document, sink, Code::AmountPrecision, Severity::Warning, *node, detail);
        }
        for remark in &self.remarks {
            let explanation = remark.code.explanation();
            let usual = match explanation.code.starts_with("total.") {
                true => severity,
                false => explanation.severity,
            };
            let severity = remark.severity.unwrap_or(usual);
            let offset = document.node(remark.node).start;
            if sink.wants(severity, offset) {
                let raw = Raw::new(remark.code, severity, explanation.basis, offset, remark.node);
                sink.push(raw.with(remark.detail.clone()));
            }
        }
        for statement in &self.statements {
            match statement.holds() {
                Some(true) => {}
                None => {
                    let detail =
                        Detail { found: Some("too large".to_owned()), ..Detail::default() };
                    self.push(
                        document,
                        sink,
                        Code::TotalOverflow,
                        Severity::Warning,
                        statement.node,
                        detail,
                    );
                }
                Some(false) => {
                    let right = self.print(statement.right);
                    let operands = match statement.note {
                        Note::GrandTotal => &self.operands,
                        _ => &statement.related,
                    };
                    let operands = operands.iter().map(|(node, what)| (*node, (*what).to_owned()));
                    let detail = Detail {
                        pointer: None,
                        found: self.print(statement.left),
                        expected: right.map(|right| match statement.relation {
                            Relation::Equal => right,
                            Relation::AtMost => format!("at most {right}"),
                            Relation::AtLeast => format!("at least {right}"),
                        }),
                        note: self.note(statement),
                        related: operands.collect(),
                        elsewhere: Vec::new(),
                    };
                    let detail = match statement.note {
                        Note::NotAnAccount => Detail {
                            found: None,
                            expected: Some("one of by_account".to_owned()),
                            ..detail
                        },
                        _ => detail,
                    };
                    self.push(document, sink, statement.code, severity, statement.node, detail);
                }
            }
        }
    }

    fn push(
        &self,
        document: Document<'_>,
        sink: &mut Sink,
        code: Code,
        severity: Severity,
        node: u32,
        detail: Detail,
    ) {
        let offset = document.node(node).start;
        if sink.wants(severity, offset) {
            let basis = code.explanation().basis;
            sink.push(Raw::new(code, severity, basis, offset, node).with(detail));
        }
    }

    fn sum(&self, name: &str) -> String {
        let units =
            self.sums.iter().find(|(known, _)| *known == name).and_then(|(_, units)| *units);
        self.print(units).unwrap_or_else(|| "?".to_owned())
    }

    /// What stands behind a message: the arithmetic.
    fn note(&self, statement: &Statement) -> String {
        match &statement.note {
            Note::None => String::new(),
            Note::Terms(terms) => format!(": {terms}"),
            Note::Text(text) => format!(": {text}"),
            Note::NotAnAccount => ": its id is not in the list".to_owned(),
            Note::GrandTotal => {
                let discount = self.sum("discount_amt");
                let doubt = if discount == "0" {
                    ""
                } else {
                    "; whether `unit_price` already contains the discount is unproven"
                };
                format!(
                    ": lines {} + shipping {} − discount {discount} + tax {}{doubt}",
                    self.sum("extended_price"),
                    self.sum("shipping_amt"),
                    self.sum("tax_amt"),
                )
            }
        }
    }

    /// The figures.
    pub fn totals(&self, kind: &'static str, document: Document<'_>) -> Totals {
        let nodes =
            self.lines.iter().map(|line| line.node).chain(self.statements.iter().map(|s| s.node));
        let pointers = Pointers::resolve(document, nodes.collect());
        let lines = self.lines.iter().map(|line| {
            let mut amounts = Named::default();
            for (name, amount) in &line.amounts {
                amounts.insert(*name, amount.shortest().to_string());
            }
            if let Some(extended) = self.print(line.extended) {
                amounts.insert("extended_price", extended);
            }
            LineTotal { pointer: pointers.of(line.node), removed: line.removed, amounts }
        });
        let identities = self.statements.iter().map(|statement| {
            let difference = statement
                .left
                .zip(statement.right)
                .and_then(|(left, right)| left.checked_sub(right));
            Identity {
                code: statement.code,
                pointer: pointers.of(statement.node),
                left: self.print(statement.left),
                right: self.print(statement.right),
                difference: self.print(difference),
                tolerance: self.print(statement.tolerance).unwrap_or_default(),
                relation: statement.relation,
                holds: statement.holds() == Some(true),
                basis: statement.code.explanation().basis,
                message: self.sentence(statement),
            }
        });
        let mut sums = Named::default();
        for (name, units) in &self.sums {
            if let Some(text) = self.print(*units) {
                sums.insert(*name, text);
            }
        }
        Totals {
            kind,
            scale: self.reported_scale(),
            lines: lines.collect(),
            sums,
            identities: identities.collect(),
        }
    }

    fn sentence(&self, statement: &Statement) -> String {
        let unknown = || "a sum beyond the exact range".to_owned();
        let left = self.print(statement.left).unwrap_or_else(unknown);
        let right = self.print(statement.right).unwrap_or_else(unknown);
        let relation = match (statement.relation, statement.holds() == Some(true)) {
            (Relation::Equal, true) => "agrees with",
            (Relation::Equal, false) => "does not agree with",
            (Relation::AtMost, true) => "is at most",
            (Relation::AtMost, false) => "is more than",
            (Relation::AtLeast, true) => "is at least",
            (Relation::AtLeast, false) => "is less than",
        };
        format!("{left} {relation} {right}{}", self.note(statement))
    }
}

impl Statement {
    /// Whether the relation holds; nothing when a side left the exact range.
    fn holds(&self) -> Option<bool> {
        if matches!(self.note, Note::NotAnAccount) {
            return Some(false);
        }
        let difference = self.left?.checked_sub(self.right?)?;
        Some(match self.relation {
            Relation::Equal => difference.checked_abs()? <= self.tolerance?,
            Relation::AtMost => difference <= self.tolerance?,
            Relation::AtLeast => difference >= self.tolerance?.checked_neg()?,
        })
    }
}

/// Prints units in the shortest decimal form: 6500 at scale 2 is `65`.
pub(crate) fn print_shortest(units: i128, scale: u32) -> String {
    let text = print_units(units, scale.min(MAX_SCALE));
    if scale == 0 { text } else { text.trim_end_matches('0').trim_end_matches('.').to_owned() }
}
