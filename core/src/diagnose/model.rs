//! The fields that enter a payload's identities as variables, and the identities as
//! constraints over them, kept up to date while one field after the other is tried.

use std::collections::{BTreeMap, BTreeSet};

use crate::amount::Amount;
use crate::finding::Code;
use crate::json::Document;
use crate::totals::{Addend, Puzzle, Relation, Sheet, Statement};
use crate::value::Value;

/// Values up to here, and sums of products of two of them, are far within `i128`; what is larger
/// takes no part.
pub(super) const LARGEST: i128 = 1_000_000_000_000_000;

/// What a variable counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Domain {
    /// An amount, in units of the sheet.
    Amount,
    /// Units of goods, or lines.
    Count,
    /// A percentage with this many decimals.
    Rate(u32),
    /// A text, by its place among the model's words.
    Word,
}

/// What a field is to the relations it enters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Quantity,
    Price,
    /// What a sum is held against.
    Stated,
    /// What a sum subtracts.
    Deduction,
    Part,
    Rate,
    Word,
}

#[derive(Debug)]
pub(super) struct Variable {
    pub node: u32,
    pub domain: Domain,
    pub role: Role,
    /// What the payload has.
    pub stated: i128,
    /// What is tried.
    pub value: i128,
}

/// `times · a · b` of a sum.
#[derive(Clone, Copy, Debug)]
pub(super) struct Product {
    pub times: i128,
    pub a: usize,
    pub b: Option<usize>,
}

#[derive(Debug)]
pub(super) enum Form {
    /// `low ≤ Σ ≤ high`
    Sum { products: Vec<Product>, sum: i128, low: Option<i128>, high: Option<i128> },
    /// The first variable counts lines, or the units of all others.
    Count { stated: usize, lines: i128, quantities: Vec<usize>, units: Option<i128> },
    /// By its word, what each quantity adds to a side makes zero.
    Groups { items: Vec<(usize, usize, i128)>, sums: BTreeMap<i128, i128>, uneven: usize },
    /// A word is one of some.
    Member { word: usize, allowed: Vec<i128> },
}

#[derive(Debug)]
pub(super) struct Constraint {
    pub code: Code,
    /// The field that the relation is about.
    pub node: u32,
    pub form: Form,
}

#[derive(Debug, Default)]
pub(super) struct Model {
    pub variables: Vec<Variable>,
    pub constraints: Vec<Constraint>,
    /// The constraints of each variable, and its place in them.
    pub uses: Vec<Vec<(usize, usize)>>,
    pub broken: BTreeSet<usize>,
    /// Texts of variables that are words.
    pub words: Vec<String>,
    numbers: BTreeMap<String, i128>,
    /// How many values were tried.
    pub tried: u64,
    /// Relations with amounts too large for a search.
    pub beyond: bool,
    /// One minor unit, in units of the sheet.
    pub minor_unit: i128,
    by_node: BTreeMap<u32, usize>,
}

impl Model {
    pub fn new(document: Document<'_>, sheet: &Sheet) -> Self {
        let minor_unit = sheet.minor_unit().unwrap_or(1);
        let mut model = Self { minor_unit, ..Self::default() };
        let mut reader = Reader { document, scale: sheet.scale, model: &mut model };
        let puzzles: BTreeSet<u32> = sheet.puzzles.iter().filter_map(Puzzle::product).collect();
        for statement in &sheet.statements {
            if !statement.addends.is_empty() && !puzzles.contains(&statement.node) {
                reader.statement(statement);
            }
        }
        sheet.puzzles.iter().for_each(|puzzle| reader.puzzle(puzzle));
        model.broken =
            (0..model.constraints.len()).filter(|at| !model.holds(*at)).collect();
        model
    }

    pub fn variable(&self, at: usize) -> Option<&Variable> {
        self.variables.get(at)
    }

    pub fn value(&self, at: usize) -> i128 {
        self.variables.get(at).map_or(0, |variable| variable.value)
    }

    pub fn uses(&self, at: usize) -> &[(usize, usize)] {
        self.uses.get(at).map_or(&[], Vec::as_slice)
    }

    fn holds(&self, at: usize) -> bool {
        let Some(constraint) = self.constraints.get(at) else { return true };
        match &constraint.form {
            Form::Sum { sum, low, high, .. } => {
                low.is_none_or(|low| low <= *sum) && high.is_none_or(|high| *sum <= high)
            }
            Form::Count { stated, lines, units, .. } => {
                let stated = self.value(*stated);
                stated == *lines || *units == Some(stated)
            }
            Form::Groups { uneven, .. } => *uneven == 0,
            Form::Member { word, allowed } => allowed.contains(&self.value(*word)),
        }
    }

    /// Gives a variable another value; its relations follow.
    pub fn set(&mut self, at: usize, value: i128) {
        self.tried = self.tried.saturating_add(1);
        let old = self.value(at);
        for use_at in 0..self.uses(at).len() {
            let Some((constraint, place)) = self.uses(at).get(use_at).copied() else { continue };
            self.update(constraint, place, at, value.saturating_sub(old));
        }
        if let Some(variable) = self.variables.get_mut(at) {
            variable.value = value;
        }
        for use_at in 0..self.uses(at).len() {
            let Some((constraint, _)) = self.uses(at).get(use_at).copied() else { continue };
            match self.holds(constraint) {
                true => self.broken.remove(&constraint),
                false => self.broken.insert(constraint),
            };
        }
    }

    /// Brings a relation's sum from the old value, which still stands, to one that differs by `more`.
    fn update(&mut self, constraint: usize, place: usize, at: usize, more: i128) {
        let Self { constraints, variables, .. } = self;
        let value = |at: usize| variables.get(at).map_or(0, |variable| variable.value);
        match constraints.get_mut(constraint).map(|constraint| &mut constraint.form) {
            Some(Form::Sum { products, sum, .. }) => {
                if let Some(product) = products.get(place) {
                    *sum = sum.saturating_add(product.slope(at, value).saturating_mul(more));
                }
            }
            Some(Form::Count { stated, units: Some(units), .. }) if *stated != at => {
                *units = units.saturating_add(more);
            }
            Some(Form::Groups { items, sums, uneven }) => {
                let Some((word, quantity, sign)) = items.get(place).copied() else { return };
                let mut add = |word, units: i128| {
                    let sum = sums.entry(word).or_insert(0);
                    let before = *sum != 0;
                    *sum = sum.saturating_add(units.saturating_mul(sign));
                    match (before, *sum != 0) {
                        (false, true) => *uneven = uneven.saturating_add(1),
                        (true, false) => *uneven = uneven.saturating_sub(1),
                        _ => {}
                    }
                };
                if at == word {
                    let units = value(quantity);
                    add(value(word), units.saturating_neg());
                    add(value(word).saturating_add(more), units);
                } else {
                    add(value(word), more);
                }
            }
            _ => {}
        }
    }

    /// The values of a variable that mend a relation, or bring it nearer.
    pub fn solutions(&self, constraint: usize, at: usize, found: &mut Vec<i128>) {
        let value = |at| self.value(at);
        match self.constraints.get(constraint).map(|constraint| &constraint.form) {
            Some(Form::Sum { sum, .. }) => {
                let slope = self.slope(constraint, at);
                let exact = sum.checked_neg().zip(sum.checked_neg().and_then(|missing| missing.checked_rem(slope)));
                let Some((missing, rest)) = exact else { return };
                let more = missing.checked_div(slope).unwrap_or(0);
                found.push(value(at).saturating_add(more));
                if rest != 0 {
                    // A tolerance may take the value on the other side as well.
                    let step = missing.signum().saturating_mul(slope.signum());
                    found.push(value(at).saturating_add(more).saturating_add(step));
                }
            }
            Some(Form::Count { stated, lines, units, .. }) => {
                if *stated == at {
                    found.push(*lines);
                    found.extend(*units);
                } else if let Some(units) = units {
                    let others = units.saturating_sub(value(at));
                    found.push(value(*stated).saturating_sub(others));
                }
            }
            Some(Form::Groups { items, sums, .. }) => {
                let places = self.uses(at).iter().filter(|(known, _)| *known == constraint);
                for (word, quantity, sign) in
                    places.filter_map(|(_, place)| items.get(*place).copied())
                {
                    if at == quantity {
                        let sum = sums.get(&value(word)).copied().unwrap_or(0);
                        found.push(value(at).saturating_sub(sum.saturating_mul(sign)));
                    } else {
                        let uneven = sums.iter().filter(|(_, sum)| **sum != 0);
                        found.extend(uneven.map(|(word, _)| *word).take(MOST_WORDS));
                    }
                }
            }
            Some(Form::Member { word, allowed }) if *word == at => {
                found.extend(allowed.iter().take(MOST_WORDS));
            }
            _ => {}
        }
    }

    /// What the products of a sum add up to.
    pub fn sum(&self, constraint: usize) -> Option<i128> {
        match self.constraints.get(constraint)?.form {
            Form::Sum { sum, .. } => Some(sum),
            _ => None,
        }
    }

    /// How much a sum grows when a variable grows by one.
    pub fn slope(&self, constraint: usize, at: usize) -> i128 {
        let Some(Form::Sum { products, .. }) =
            self.constraints.get(constraint).map(|constraint| &constraint.form)
        else {
            return 0;
        };
        let places = self.uses(at).iter().filter(|(known, _)| *known == constraint);
        let products = places.filter_map(|(_, place)| products.get(*place));
        products.fold(0, |slope: i128, product| {
            slope.saturating_add(product.slope(at, |at| self.value(at)))
        })
    }

    /// The variables of a relation, each once, as they stand.
    pub fn members(&self, constraint: usize) -> Vec<usize> {
        let mut members = match self.constraints.get(constraint).map(|constraint| &constraint.form) {
            Some(Form::Sum { products, .. }) => {
                products.iter().flat_map(|product| [Some(product.a), product.b]).flatten().collect()
            }
            Some(Form::Count { stated, quantities, .. }) => {
                std::iter::once(*stated).chain(quantities.iter().copied()).collect()
            }
            Some(Form::Groups { items, .. }) => {
                items.iter().flat_map(|(word, quantity, _)| [*word, *quantity]).collect()
            }
            Some(Form::Member { word, .. }) => vec![*word],
            None => Vec::new(),
        };
        members.sort_unstable();
        members.dedup();
        members
    }

    /// How many variables a relation has, counting those twice that it has twice.
    pub fn size(&self, constraint: usize) -> usize {
        match self.constraints.get(constraint).map(|constraint| &constraint.form) {
            Some(Form::Sum { products, .. }) => products.len(),
            Some(Form::Count { quantities, .. }) => quantities.len(),
            Some(Form::Groups { items, .. }) => items.len(),
            Some(Form::Member { .. }) | None => 1,
        }
    }
}

/// Words beyond which a list is no list of suggestions.
const MOST_WORDS: usize = 16;

impl Product {
    /// How much it grows when `at` grows by one.
    fn slope(&self, at: usize, value: impl Fn(usize) -> i128) -> i128 {
        let other = if at == self.a { self.b } else { Some(self.a) };
        self.times.saturating_mul(other.map_or(1, value))
    }
}

/// Fills a model.
struct Reader<'a> {
    document: Document<'a>,
    scale: u32,
    model: &'a mut Model,
}

impl Reader<'_> {
    /// The variable of a field; nothing beyond what a search can hold.
    fn variable(&mut self, node: u32, domain: Domain, role: Role) -> Option<usize> {
        let model = &mut *self.model;
        if let Some(at) = model.by_node.get(&node).copied() {
            if let Some(known) = model.variables.get_mut(at) {
                known.role = known.role.min(role);
            }
            return Some(at);
        }
        let value = Value::new(self.document, node);
        let stated = match domain {
            Domain::Amount => value.decimal()?.to_scale(self.scale)?,
            Domain::Count => value.decimal()?.to_scale(0)?,
            Domain::Rate(scale) => value.decimal()?.to_scale(scale)?,
            Domain::Word => model.word(value.word()?.into_owned())?,
        };
        if stated.checked_abs().is_none_or(|size| size > LARGEST) {
            return None;
        }
        let at = model.variables.len();
        model.variables.push(Variable { node, domain, role, stated, value: stated });
        model.uses.push(Vec::new());
        model.by_node.insert(node, at);
        Some(at)
    }

    fn constraint(
        &mut self,
        (code, node): (Code, u32),
        form: Option<Form>,
        members: &[(usize, usize)],
    ) {
        let Some(form) = form else {
            self.model.beyond = true;
            return;
        };
        let at = self.model.constraints.len();
        self.model.constraints.push(Constraint { code, node, form });
        for (member, place) in members {
            if let Some(uses) = self.model.uses.get_mut(*member) {
                uses.push((at, *place));
            }
        }
    }

    fn statement(&mut self, statement: &Statement) {
        let products: Option<Vec<_>> =
            statement.addends.iter().map(|addend| self.product(addend, statement.node)).collect();
        let tolerance = statement.tolerance.unwrap_or(0);
        let (low, high) = match statement.relation {
            Relation::Equal => (tolerance.checked_neg(), Some(tolerance)),
            Relation::AtMost => (None, Some(tolerance)),
            Relation::AtLeast => (tolerance.checked_neg(), None),
        };
        self.sum((statement.code, statement.node), products, low, high);
    }

    fn product(&mut self, addend: &Addend, stated: u32) -> Option<Product> {
        let role = match (addend.by, addend.negative) {
            (Some(_), _) => Role::Price,
            (None, _) if addend.field == stated => Role::Stated,
            // `left − right`: what the right side subtracts makes it larger.
            (None, false) => Role::Deduction,
            (None, true) => Role::Part,
        };
        let a = self.variable(addend.field, Domain::Amount, role)?;
        let b = match addend.by {
            Some(by) => Some(self.variable(by, Domain::Count, Role::Quantity)?),
            None => None,
        };
        Some(Product { times: if addend.negative { -1 } else { 1 }, a, b })
    }

    fn sum(
        &mut self,
        place: (Code, u32),
        products: Option<Vec<Product>>,
        low: Option<i128>,
        high: Option<i128>,
    ) {
        let mut members = Vec::new();
        let form = products.map(|products| {
            let value = |at| self.model.value(at);
            let sum = products.iter().fold(0_i128, |sum, product| {
                let product = product.slope(product.a, value).saturating_mul(value(product.a));
                sum.saturating_add(product)
            });
            for (place, product) in products.iter().enumerate() {
                members.extend([Some(product.a), product.b].into_iter().flatten().map(|at| (at, place)));
            }
            Form::Sum { products, sum, low, high }
        });
        self.constraint(place, form, &members);
    }

    fn puzzle(&mut self, puzzle: &Puzzle) {
        match puzzle {
            Puzzle::Product { stated, price, rate, rate_scale, power, half } => {
                let stated_at = self.variable(*stated, Domain::Amount, Role::Stated);
                let price = self.variable(*price, Domain::Amount, Role::Price);
                let rate = self.variable(*rate, Domain::Rate(*rate_scale), Role::Rate);
                let small = *power <= LARGEST;
                let products = stated_at.zip(price).zip(rate).filter(|_| small);
                let products = products.map(|((stated, price), rate)| {
                    let stated = Product { times: *power, a: stated, b: None };
                    vec![stated, Product { times: -1, a: price, b: Some(rate) }]
                });
                self.sum((Code::TotalProductTax, *stated), products, half.checked_neg(), Some(*half));
            }
            Puzzle::Count { node, lines, units } => {
                let Some(stated) = self.variable(*node, Domain::Count, Role::Stated) else { return };
                let quantities: Option<Vec<usize>> = units.as_ref().and_then(|units| {
                    units
                        .iter()
                        .map(|node| self.variable(*node, Domain::Count, Role::Quantity))
                        .collect()
                });
                let units = quantities.as_ref().map(|quantities| {
                    quantities.iter().fold(0, |sum: i128, at| sum.saturating_add(self.model.value(*at)))
                });
                let quantities = quantities.unwrap_or_default();
                let members: Vec<_> =
                    std::iter::once(&stated).chain(&quantities).map(|at| (*at, 0)).collect();
                let form = Form::Count { stated, lines: *lines, quantities, units };
                let place = (Code::TotalNumberOfProducts, *node);
                self.constraint(place, Some(form), &members);
            }
            Puzzle::Groups { node, left, right } => self.groups(*node, left, right),
            Puzzle::Member { node, allowed } => {
                let Some(word) = self.variable(*node, Domain::Word, Role::Word) else { return };
                let allowed =
                    allowed.iter().filter_map(|text| self.model.word(text.clone())).collect();
                let place = (Code::TotalPaymentStatus, *node);
                self.constraint(place, Some(Form::Member { word, allowed }), &[(word, 0)]);
            }
        }
    }

    fn groups(&mut self, node: u32, left: &[(u32, u32)], right: &[(u32, u32)]) {
        let sides = left.iter().map(|item| (item, 1)).chain(right.iter().map(|item| (item, -1)));
        let items: Option<Vec<_>> = sides
            .map(|((word, quantity), sign)| {
                let word = self.variable(*word, Domain::Word, Role::Word)?;
                let quantity = self.variable(*quantity, Domain::Count, Role::Quantity)?;
                Some((word, quantity, sign))
            })
            .collect();
        let mut members = Vec::new();
        let form = items.map(|items| {
            let mut sums: BTreeMap<i128, i128> = BTreeMap::new();
            for (place, (word, quantity, sign)) in items.iter().enumerate() {
                let sum = sums.entry(self.model.value(*word)).or_insert(0);
                *sum = sum.saturating_add(self.model.value(*quantity).saturating_mul(*sign));
                members.extend([(*word, place), (*quantity, place)]);
            }
            let uneven = sums.values().filter(|sum| **sum != 0).count();
            Form::Groups { items, sums, uneven }
        });
        self.constraint((Code::ExchangeReturnedItems, node), form, &members);
    }
}

impl Model {
    /// The number of a text.
    fn word(&mut self, text: String) -> Option<i128> {
        if let Some(number) = self.numbers.get(&text) {
            return Some(*number);
        }
        let number = i128::try_from(self.words.len()).ok()?;
        self.words.push(text.clone());
        self.numbers.insert(text, number);
        Some(number)
    }
}

impl Puzzle {
    /// The stated field of a product, which is no sum.
    fn product(&self) -> Option<u32> {
        match self {
            Self::Product { stated, .. } => Some(*stated),
            _ => None,
        }
    }
}

/// A variable's value as an amount.
pub(super) fn amount(domain: Domain, value: i128, scale: u32) -> Option<Amount> {
    let scale = match domain {
        Domain::Amount => scale,
        Domain::Count => 0,
        Domain::Rate(scale) => scale,
        Domain::Word => return None,
    };
    Amount::new(value, scale)
}
