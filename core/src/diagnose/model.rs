//! The fields that enter a payload's identities as variables, and the identities as
//! constraints over them, kept up to date while one field after the other is tried.

use crate::amount::{Amount, power_of_ten};
use crate::finding::Code;
use crate::sorting::{ascending, sorted};
use crate::totals::Sheet;

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
    /// `low ≤ Σ ≤ high`; one variable may have to be a multiple of something.
    Sum {
        products: Vec<Product>,
        sum: i128,
        low: Option<i128>,
        high: Option<i128>,
        multiple: Option<(usize, i128)>,
    },
    /// The first variable counts lines, or the units of all others.
    Count { stated: usize, lines: i128, quantities: Vec<usize>, units: Option<i128> },
    /// By its word, what each quantity adds to a side makes zero.
    Groups { items: Vec<(usize, usize, i128)>, sums: Vec<i128>, uneven: usize },
    /// A word is one of some.
    Member { word: usize, allowed: Vec<i128> },
}

#[derive(Debug)]
pub(super) struct Constraint {
    pub code: Code,
    /// The field that the relation is about.
    pub node: u32,
    /// What the others are held against.
    pub stated: Option<usize>,
    pub form: Form,
}

#[derive(Debug, Default)]
pub(super) struct Model {
    pub variables: Vec<Variable>,
    pub constraints: Vec<Constraint>,
    /// The variables of each constraint, each once.
    members: Vec<Vec<usize>>,
    /// The constraints of each variable, and its place in them.
    pub uses: Vec<Vec<(usize, usize)>>,
    /// The relations that do not hold, in order.
    pub broken: Vec<usize>,
    /// Texts of variables that are words.
    pub words: Vec<String>,
    /// How many values were tried.
    pub tried: u64,
    /// Relations with amounts too large for a search, and whether they are known to hold.
    pub beyond: Vec<(Code, u32, bool)>,
    /// One minor unit, in units of the sheet.
    pub minor_unit: i128,
    /// One major unit, in units of the sheet.
    pub round: i128,
    /// How many variables there are of each role.
    roles: Vec<(Role, usize)>,
    /// The amounts in the order of what the payload has.
    amounts: Vec<usize>,
}

impl Model {
    /// A model without variables.
    pub fn of(sheet: &Sheet) -> Self {
        let minor_unit = sheet.minor_unit().unwrap_or(1);
        let round = power_of_ten(sheet.reported_scale()).and_then(|p| p.checked_mul(minor_unit));
        Self { minor_unit, round: round.unwrap_or(1), ..Self::default() }
    }

    /// Makes a model ready whose relations are all there.
    pub fn begin(&mut self) {
        self.list();
        self.members = (0..self.constraints.len()).map(|at| ascending(self.fields(at))).collect();
        self.broken = (0..self.constraints.len()).filter(|at| !self.holds(*at)).collect();
    }

    /// Lists the variables by what is asked of all of them.
    fn list(&mut self) {
        let known = &self.variables;
        for variable in known {
            match self.roles.iter_mut().find(|(role, _)| *role == variable.role) {
                Some((_, count)) => *count = count.saturating_add(1),
                None => self.roles.push((variable.role, 1)),
            }
        }
        let stated = |at: usize| known.get(at).map(|variable| variable.stated);
        let order = sorted(known.len(), &mut |a, b| stated(a).cmp(&stated(b)).then(a.cmp(&b)));
        let is_amount =
            |at: &usize| known.get(*at).is_some_and(|variable| variable.domain == Domain::Amount);
        self.amounts = order.into_iter().filter(is_amount).collect();
    }

    /// How many variables there are of a role.
    pub fn peers(&self, role: Role) -> usize {
        self.roles.iter().find(|(known, _)| *known == role).map_or(0, |(_, count)| *count)
    }

    /// The first amounts that the payload has with this value.
    pub fn standing(&self, value: i128) -> impl Iterator<Item = usize> {
        let stated = |at: &usize| self.variable(*at).map(|variable| variable.stated);
        let first = self.amounts.partition_point(|at| stated(at) < Some(value));
        let rest = self.amounts.get(first..).unwrap_or_default();
        rest.iter().copied().take_while(move |at| stated(at) == Some(value)).take(2)
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
            Form::Sum { sum, low, high, multiple, .. } => {
                low.is_none_or(|low| low <= *sum)
                    && high.is_none_or(|high| *sum <= high)
                    && multiple.is_none_or(|(at, unit)| self.value(at).checked_rem(unit) == Some(0))
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
            match (self.holds(constraint), self.broken.binary_search(&constraint)) {
                (true, Ok(place)) => drop(self.broken.remove(place)),
                (false, Err(place)) => self.broken.insert(place, constraint),
                _ => {}
            }
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
                let mut add = |word: i128, units: i128| {
                    let place = usize::try_from(word).ok();
                    let Some(sum) = place.and_then(|at| sums.get_mut(at)) else { return };
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
            Some(Form::Sum { sum, low, high, multiple, .. }) => {
                let slope = self.slope(constraint, at);
                let middle = (low.is_some() && high.is_some() && low != high).then_some(0);
                let high = high.filter(|_| low != high);
                for end in [middle, *low, high].into_iter().flatten() {
                    let missing = end.saturating_sub(*sum);
                    let (Some(more), Some(rest)) =
                        (missing.checked_div(slope), missing.checked_rem(slope))
                    else {
                        return;
                    };
                    let value = value(at).saturating_add(more);
                    found.push(value);
                    if rest != 0 {
                        // Between two values: either may be within a tolerance.
                        let step = missing.signum().saturating_mul(slope.signum());
                        found.push(value.saturating_add(step));
                    }
                    if let Some((_, unit)) = multiple.filter(|(whole, _)| *whole == at) {
                        let below =
                            value.saturating_sub(value.checked_rem_euclid(unit).unwrap_or(0));
                        found.extend([below, below.saturating_add(unit)]);
                    }
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
                        let place = usize::try_from(value(word)).ok();
                        let sum = place.and_then(|at| sums.get(at)).copied().unwrap_or(0);
                        found.push(value(at).saturating_sub(sum.saturating_mul(sign)));
                    } else {
                        let uneven = (0..).zip(sums).filter(|(_, sum)| **sum != 0);
                        found.extend(uneven.map(|(word, _)| word).take(MOST_WORDS));
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

    /// The variables of a relation, each once.
    pub fn members(&self, constraint: usize) -> &[usize] {
        self.members.get(constraint).map_or(&[], Vec::as_slice)
    }

    /// The least and the most that the products of a sum may add up to.
    fn limits(&self, constraint: usize) -> (Option<i128>, Option<i128>) {
        match self.constraints.get(constraint).map(|constraint| &constraint.form) {
            Some(Form::Sum { low, high, .. }) => (*low, *high),
            _ => (None, None),
        }
    }

    /// Whether a relation holds for one value of each variable only, the others given.
    pub fn is_exact(&self, constraint: usize) -> bool {
        matches!(self.limits(constraint), (Some(low), Some(high)) if low == high)
    }

    /// Whether a sum may be off by something to either side.
    pub fn is_tolerant(&self, constraint: usize) -> bool {
        matches!(self.limits(constraint), (Some(low), Some(high)) if low != high)
    }

    fn fields(&self, constraint: usize) -> Vec<usize> {
        match self.constraints.get(constraint).map(|constraint| &constraint.form) {
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
        }
    }
}

/// Words beyond which a list is no list of suggestions.
const MOST_WORDS: usize = 16;

impl Product {
    /// How much it grows when `at` grows by one.
    pub fn slope(&self, at: usize, value: impl Fn(usize) -> i128) -> i128 {
        let other = if at == self.a { self.b } else { Some(self.a) };
        self.times.saturating_mul(other.map_or(1, value))
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
