//! From the relations that the vendors' rules stated to a model of variables.

use std::borrow::Cow;

use super::model::{Constraint, Domain, Form, LARGEST, Model, Product, Role, Variable};
use crate::finding::Code;
use crate::json::Document;
use crate::named::Index;
use crate::totals::{Addend, Puzzle, Relation, STATED, Sheet, Statement};
use crate::value::Value;

/// The model of a sheet.
pub(super) fn read(document: Document<'_>, sheet: &Sheet) -> Model {
    let mut model = Model::of(sheet);
    let words = words(document, sheet);
    model.words = words.texts().map(str::to_owned).collect();
    let (scale, known) = (sheet.scale, Vec::new());
    let mut reader = Reader { document, scale, words: &words, known, model: &mut model };
    for statement in &sheet.statements {
        // The tax of a price is a puzzle and no sum.
        if !statement.addends.is_empty() && statement.code != Code::TotalProductTax {
            reader.statement(statement);
        }
    }
    sheet.puzzles.iter().for_each(|puzzle| reader.puzzle(puzzle));
    model.begin();
    model
}

/// All texts that a field may have or get.
fn words<'a>(document: Document<'a>, sheet: &'a Sheet) -> Index<'a> {
    let mut words = Vec::new();
    let at = |node: u32| Value::new(document, node).word();
    for puzzle in &sheet.puzzles {
        match puzzle {
            Puzzle::Member { node, allowed } => {
                words.extend(allowed.iter().map(|text| Cow::Borrowed(text.as_str())));
                words.extend(at(*node));
            }
            Puzzle::Groups { left, right, .. } => {
                words.extend(left.iter().chain(right).filter_map(|(word, _)| at(*word)));
            }
            _ => {}
        }
    }
    Index::new(words)
}

/// Fills a model.
struct Reader<'a> {
    document: Document<'a>,
    scale: u32,
    words: &'a Index<'a>,
    /// The variable of each node, plus one.
    known: Vec<usize>,
    model: &'a mut Model,
}

impl Reader<'_> {
    /// The variable of a field; nothing beyond what a search can hold.
    fn variable(&mut self, node: u32, domain: Domain, role: Role) -> Option<usize> {
        let place = usize::try_from(node).ok()?;
        let model = &mut *self.model;
        if let Some(at) = self.known.get(place).and_then(|next| next.checked_sub(1)) {
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
            Domain::Word => word(self.words, &value.word()?)?,
        };
        if stated.checked_abs().is_none_or(|size| size > LARGEST) {
            return None;
        }
        let at = model.variables.len();
        model.variables.push(Variable { node, domain, role, stated, value: stated });
        model.uses.push(Vec::new());
        if self.known.len() <= place {
            self.known.resize(place.checked_add(1)?, 0);
        }
        *self.known.get_mut(place)? = at.checked_add(1)?;
        Some(at)
    }

    fn constraint(&mut self, constraint: Constraint, members: &[(usize, usize)]) {
        let at = self.model.constraints.len();
        self.model.constraints.push(constraint);
        for (member, place) in members {
            if let Some(uses) = self.model.uses.get_mut(*member) {
                uses.push((at, *place));
            }
        }
    }

    fn statement(&mut self, statement: &Statement) {
        let Statement { code, node, relation, .. } = *statement;
        let products: Option<Vec<_>> =
            statement.addends.iter().map(|addend| self.product(addend)).collect();
        let Some(products) = products else {
            let code = if statement.holds().is_some() { code } else { Code::TotalOverflow };
            self.model.beyond.push((code, node, statement.holds() == Some(true)));
            return;
        };
        let tolerance = statement.tolerance.unwrap_or(0);
        let limits = match relation {
            Relation::Equal => (tolerance.checked_neg(), Some(tolerance)),
            Relation::AtMost => (None, Some(tolerance)),
            Relation::AtLeast => (tolerance.checked_neg(), None),
        };
        let stated = statement.addends.iter().position(|addend| addend.what == STATED);
        let stated = stated.and_then(|at| products.get(at)).map(|product| product.a);
        self.sum((code, node, stated), products, limits, None);
    }

    fn product(&mut self, addend: &Addend) -> Option<Product> {
        let role = match (addend.by, addend.negative) {
            (Some(_), _) => Role::Price,
            (None, _) if addend.what == STATED => Role::Stated,
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
        (code, node, stated): (Code, u32, Option<usize>),
        products: Vec<Product>,
        (low, high): (Option<i128>, Option<i128>),
        multiple: Option<(usize, i128)>,
    ) {
        let mut members = Vec::new();
        let value = |at| self.model.value(at);
        let sum = products.iter().fold(0_i128, |sum, product| {
            let product = product.slope(product.a, value).saturating_mul(value(product.a));
            sum.saturating_add(product)
        });
        for (place, product) in products.iter().enumerate() {
            let factors = [Some(product.a), product.b].into_iter().flatten();
            members.extend(factors.map(|at| (at, place)));
        }
        let form = Form::Sum { products, sum, low, high, multiple };
        self.constraint(Constraint { code, node, stated, form }, &members);
    }

    fn puzzle(&mut self, puzzle: &Puzzle) {
        let read = match puzzle {
            Puzzle::Product { stated, .. } => {
                self.rated(puzzle).ok_or((Code::TotalProductTax, *stated))
            }
            Puzzle::Count { node, lines, units } => {
                let code = Code::TotalNumberOfProducts;
                self.count((code, *node), *lines, units.as_deref()).ok_or((code, *node))
            }
            Puzzle::Groups { node, left, right } => {
                let code = Code::ExchangeReturnedItems;
                self.groups((code, *node), left, right).ok_or((code, *node))
            }
            Puzzle::Member { node, allowed } => {
                let code = Code::TotalPaymentStatus;
                self.member((code, *node), allowed).ok_or((code, *node))
            }
        };
        if let Err((code, node)) = read {
            self.model.beyond.push((code, node, true));
        }
    }

    fn rated(&mut self, puzzle: &Puzzle) -> Option<()> {
        let Puzzle::Product { stated: node, price, rate, rate_scale, power, half } = *puzzle else {
            return None;
        };
        let stated = self.variable(node, Domain::Amount, Role::Stated)?;
        let price = self.variable(price, Domain::Amount, Role::Price)?;
        let rate = self.variable(rate, Domain::Rate(rate_scale), Role::Rate)?;
        let times = Some(power).filter(|power| *power <= LARGEST)?;
        let left = Product { times, a: stated, b: None };
        let right = Product { times: -1, a: price, b: Some(rate) };
        let place = (Code::TotalProductTax, node, Some(stated));
        // What is rounded is whole.
        let whole = (stated, self.model.minor_unit);
        let half = (half.checked_neg(), Some(half));
        self.sum(place, vec![left, right], half, Some(whole));
        Some(())
    }

    fn count(
        &mut self,
        (code, node): (Code, u32),
        lines: i128,
        units: Option<&[u32]>,
    ) -> Option<()> {
        let stated = self.variable(node, Domain::Count, Role::Stated)?;
        let quantities: Option<Vec<usize>> = units.and_then(|units| {
            let read = |node: &u32| self.variable(*node, Domain::Count, Role::Quantity);
            units.iter().map(read).collect()
        });
        let value = |at: &usize| self.model.value(*at);
        let units =
            quantities.as_ref().map(|all| all.iter().map(value).fold(0, i128::saturating_add));
        let quantities = quantities.unwrap_or_default();
        let members: Vec<_> =
            std::iter::once(&stated).chain(&quantities).map(|at| (*at, 0)).collect();
        let form = Form::Count { stated, lines, quantities, units };
        self.constraint(Constraint { code, node, stated: Some(stated), form }, &members);
        Some(())
    }

    fn groups(
        &mut self,
        (code, node): (Code, u32),
        left: &[(u32, u32)],
        right: &[(u32, u32)],
    ) -> Option<()> {
        let sides = left.iter().map(|item| (item, 1)).chain(right.iter().map(|item| (item, -1)));
        let items: Option<Vec<_>> = sides
            .map(|((word, quantity), sign)| {
                let word = self.variable(*word, Domain::Word, Role::Word)?;
                let quantity = self.variable(*quantity, Domain::Count, Role::Quantity)?;
                Some((word, quantity, sign))
            })
            .collect();
        let items = items?;
        let mut members = Vec::new();
        let mut sums = vec![0_i128; self.model.words.len()];
        for (place, (word, quantity, sign)) in items.iter().enumerate() {
            let at = usize::try_from(self.model.value(*word)).ok()?;
            let sum = sums.get_mut(at)?;
            *sum = sum.saturating_add(self.model.value(*quantity).saturating_mul(*sign));
            members.extend([(*word, place), (*quantity, place)]);
        }
        let uneven = sums.iter().filter(|sum| **sum != 0).count();
        let form = Form::Groups { items, sums, uneven };
        self.constraint(Constraint { code, node, stated: None, form }, &members);
        Some(())
    }

    fn member(&mut self, (code, node): (Code, u32), allowed: &[String]) -> Option<()> {
        let word = self.variable(node, Domain::Word, Role::Word)?;
        let allowed = allowed.iter().filter_map(|text| self::word(self.words, text)).collect();
        let form = Form::Member { word, allowed };
        self.constraint(Constraint { code, node, stated: None, form }, &[(word, 0)]);
        Some(())
    }
}

/// The number of a text.
fn word(words: &Index<'_>, text: &str) -> Option<i128> {
    i128::try_from(words.find(text)?).ok()
}
