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
use crate::pointers::Pointers;
use crate::sink::{Detail, Raw, Sink};
use crate::sorting::ascending;
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
    /// What makes `left − right`: filled where a finding or a diagnosis asks for it.
    pub addends: Vec<Addend>,
}

/// A field that enters a relation, times another one where that counts units.
#[derive(Clone, Copy)]
pub(crate) struct Addend {
    pub field: u32,
    pub by: Option<u32>,
    /// It makes `left − right` smaller.
    pub negative: bool,
    pub what: &'static str,
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

impl Addend {
    pub fn plus(number: Option<Number<'_>>, what: &'static str) -> Option<Self> {
        Some(Self { field: number?.value.node(), by: None, negative: false, what })
    }

    pub fn less(number: Option<Number<'_>>, what: &'static str) -> Option<Self> {
        Some(Self { negative: true, ..Self::plus(number, what)? })
    }

    /// So many units of it.
    pub fn times(self, units: Number<'_>) -> Self {
        Self { by: Some(units.value.node()), ..self }
    }
}

/// A relation that is no sum, as a diagnosis solves it.
pub(crate) enum Puzzle {
    /// A text is one of others: an account of a list.
    Member { node: u32, allowed: Vec<String> },
    /// `stated · power = price · rate`, up to `half`.
    Product { stated: u32, price: u32, rate: u32, rate_scale: u32, power: i128, half: i128 },
    /// A count of lines, or of their units.
    Count { node: u32, lines: i128, units: Option<Vec<u32>> },
    /// By the text of the first node, the second ones add up to the same on both sides.
    Groups { node: u32, left: Vec<(u32, u32)>, right: Vec<(u32, u32)> },
}

/// A finding that is no relation between amounts.
pub(crate) struct Remark {
    pub code: Code,
    /// Nothing for the code's usual one.
    pub severity: Option<Severity>,
    pub node: u32,
    pub detail: Detail,
}

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
    /// Also keep what relations are made of, for a diagnosis.
    solving: bool,
    /// Relations that are no sums, for a diagnosis.
    pub puzzles: Vec<Puzzle>,
    /// Amounts finer than the named scale.
    pub too_fine: Vec<u32>,
    pub remarks: Vec<Remark>,
    /// Amounts are whole minor units, of a currency with this many decimals.
    minor: Option<u32>,
    /// No number of the document has more decimals.
    finest: u32,
}

pub(crate) struct Line {
    pub node: u32,
    pub removed: bool,
    pub amounts: Vec<(&'static str, Amount)>,
    pub extended: Units,
}

/// Operands named by a finding; beyond that a list helps nobody.
pub(crate) const MOST_OPERANDS: usize = 24;
const MOST_OPERANDS_AT_END: usize = 3;

/// What a finding names of very many addends, each of which names one operand at least.
pub(crate) fn first_and_last(
    addends: impl DoubleEndedIterator<Item = Addend> + Clone,
) -> Vec<Addend> {
    let most = MOST_OPERANDS.saturating_add(MOST_OPERANDS_AT_END);
    let mut named: Vec<_> = addends.clone().take(most.saturating_add(1)).collect();
    if named.len() > most {
        named.truncate(MOST_OPERANDS);
        let last: Vec<_> = addends.rev().take(MOST_OPERANDS_AT_END).collect();
        named.extend(last.into_iter().rev());
    }
    named
}

/// The word of a side that is one field: the stated amount.
pub(crate) const STATED: &str = "stated";

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
            solving: false,
            puzzles: Vec::new(),
            too_fine: Vec::new(),
            remarks: Vec::new(),
            minor: None,
            finest: u32::MAX,
        }
    }

    /// A sheet for a diagnosis.
    #[cfg(feature = "full")]
    pub fn solving(named: Option<u32>) -> Self {
        Self { solving: true, ..Self::new(named, true) }
    }

    /// Whether a diagnosis wants to know what relations are made of. The small WebAssembly
    /// module has none.
    pub fn solves(&self) -> bool {
        cfg!(feature = "full") && self.solving
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

    /// For a document of which no number has more decimals than this.
    pub fn without_more_decimals_than(self, finest: u32) -> Self {
        Self { finest, ..self }
    }

    /// Whether an amount may ask for a finer scale; if not, none needs to enter.
    pub fn may_refine(&self) -> bool {
        self.finest > self.named.unwrap_or(self.scale)
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

    /// States a relation. What makes `left − right` is asked for where the relation does not
    /// hold or a diagnosis wants to know; one that holds matters only where figures are wanted.
    pub fn state(&mut self, mut statement: Statement, addends: impl FnOnce() -> Vec<Addend>) {
        let holds = statement.holds() == Some(true);
        if holds && !self.detailed {
            return;
        }
        if self.solves() || !holds {
            statement.addends = addends();
        }
        self.statements.push(statement);
    }

    pub fn print(&self, units: Units) -> Option<String> {
        units.map(|units| print_shortest(units, self.scale))
    }

    /// The findings of what does not hold.
    pub fn report(&self, document: Document<'_>, level: Level, sink: &mut Sink) {
        let severity = if level == Level::Error { Severity::Error } else { Severity::Warning };
        // An amount may enter several identities.
        for node in &ascending(self.too_fine.clone()) {
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
                    let detail = Detail {
                        pointer: None,
                        found: self.print(statement.left),
                        expected: right.map(|right| match statement.relation {
                            Relation::Equal => right,
                            Relation::AtMost => format!("at most {right}"),
                            Relation::AtLeast => format!("at least {right}"),
                        }),
                        note: self.note(statement),
                        related: statement.operands(),
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
                let sums = ["extended_price", "shipping_amt", "tax_amt"].map(|name| self.sum(name));
                let [lines, shipping, tax] = &sums;
                #[rustfmt::skip]
                let parts = [
                    ": lines ", lines, " + shipping ", shipping, " − discount ", &discount,
                    " + tax ", tax, doubt,
                ];
                parts.concat()
            }
        }
    }

    /// The figures.
    pub fn totals(&self, kind: &'static str, document: Document<'_>) -> Totals {
        let nodes =
            self.lines.iter().map(|line| line.node).chain(self.statements.iter().map(|s| s.node));
        let pointers = Pointers::all(document, nodes.collect());
        let lines = self.lines.iter().map(|line| {
            let mut amounts = Named::default();
            for (name, amount) in &line.amounts {
                amounts.insert(*name, amount.shortest().to_string());
            }
            if let Some(extended) = self.print(line.extended) {
                amounts.insert("extended_price", extended);
            }
            LineTotal { pointer: pointers.of(line.node).to_owned(), removed: line.removed, amounts }
        });
        let identities = self.statements.iter().map(|statement| {
            let difference = statement
                .left
                .zip(statement.right)
                .and_then(|(left, right)| left.checked_sub(right));
            Identity {
                code: statement.code,
                pointer: pointers.of(statement.node).to_owned(),
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
    /// `left = right`, to the unit.
    pub fn equal(code: Code, node: u32, left: Units, right: Units) -> Self {
        Self {
            code,
            node,
            left,
            right,
            tolerance: Some(0),
            relation: Relation::Equal,
            note: Note::None,
            addends: Vec::new(),
        }
    }

    /// The other operands, for a finding: of very many the first, and the last, which are the
    /// order's own amounts.
    fn operands(&self) -> Vec<(u32, String)> {
        let nodes = self.addends.iter().flat_map(|addend| {
            let by = addend.by.map(|by| (by, "quantity"));
            by.into_iter().chain(std::iter::once((addend.field, addend.what)))
        });
        let mut operands: Vec<_> = nodes
            .filter(|(node, what)| *node != self.node && *what != STATED)
            .map(|(node, what)| (node, what.to_owned()))
            .collect();
        let last = operands.len().saturating_sub(MOST_OPERANDS_AT_END);
        if last > MOST_OPERANDS {
            operands.drain(MOST_OPERANDS..last);
        }
        operands
    }

    /// Whether the relation holds; nothing when a side left the exact range.
    pub fn holds(&self) -> Option<bool> {
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
    let mut text = print_units(units, scale.min(MAX_SCALE));
    if scale > 0 {
        let digits = text.bytes().rev().take_while(|byte| *byte == b'0').count();
        text.truncate(text.len().saturating_sub(digits));
        if text.ends_with('.') {
            text.pop();
        }
    }
    text
}
