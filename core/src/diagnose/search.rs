//! The search for repairs: one field, then two, that make every relation hold.

use super::model::{Domain, LARGEST, Model, Role};
use crate::amount::power_of_ten;
use crate::sorting::{ascending, sorted};

/// A variable and the value that it should have.
pub(super) type Change = (usize, i128);

/// What a search found.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// Each of one change, or each of two.
    pub repairs: Vec<Vec<Change>>,
    /// Everything within two fields was tried.
    pub complete: bool,
}

/// Fields visited and values tried, beyond which the search for pairs ends: about a second.
const MOST_TRIED: u64 = 500_000;

/// Relations of more fields than this are not searched for pairs within them.
const MOST_PAIRED: usize = 48;

/// The smallest repairs.
pub(super) fn search(model: &mut Model) -> Found {
    let mut search = Search { model, found: Vec::new(), complete: true };
    search.complete = search.model.beyond.is_empty();
    if search.complete && !search.model.broken.is_empty() {
        search.singles(None);
        if search.found.is_empty() {
            // What the search for one field took is linear, and not counted.
            search.model.tried = 0;
            search.pairs();
        }
    }
    let Search { mut found, complete, .. } = search;
    for repair in &mut found {
        // Pairs in one order, whichever was changed first.
        if repair.first() > repair.last() {
            repair.reverse();
        }
    }
    let order = sorted(found.len(), &mut |a, b| found.get(a).cmp(&found.get(b)));
    let mut repairs: Vec<_> = order.into_iter().filter_map(|at| found.get(at).cloned()).collect();
    repairs.dedup();
    Found { repairs, complete }
}

struct Search<'a> {
    model: &'a mut Model,
    found: Vec<Vec<Change>>,
    complete: bool,
}

impl Search<'_> {
    fn spent(&mut self) -> bool {
        let spent = self.model.tried > MOST_TRIED;
        self.complete &= !spent;
        spent
    }

    /// Repairs of one field, beside one that is changed already.
    fn singles(&mut self, first: Option<Change>) {
        let Some(smallest) = self.smallest() else { return };
        let broken = self.model.broken.len();
        let count = self.model.members(smallest).len();
        let mut values = Vec::new();
        for index in 0..count {
            self.model.tried = self.model.tried.saturating_add(1);
            let Some(at) = self.model.members(smallest).get(index).copied() else { continue };
            if first.is_some() && self.spent() {
                return;
            }
            if first.is_some_and(|(known, _)| known == at) || self.broken_of(at).count() < broken {
                continue;
            }
            values.clear();
            self.values(at, &mut values);
            for (index, value) in values.iter().enumerate() {
                let again = values.get(..index).is_some_and(|before| before.contains(value));
                if !again && self.mends(at, *value) {
                    self.found.push(first.into_iter().chain([(at, *value)]).collect());
                }
            }
        }
    }

    /// The values that a field may have for the sake of the broken relations that it enters. One
    /// that holds for a single value settles it; where all leave some room, it may also be what
    /// people write by mistake.
    fn values(&self, at: usize, values: &mut Vec<i128>) {
        for relation in self.broken_of(at) {
            if self.model.is_exact(relation) {
                values.clear();
                return self.model.solutions(relation, at, values);
            }
            self.model.solutions(relation, at, values);
        }
        self.likely(at, values);
    }

    /// The broken relations that a variable enters, each once.
    fn broken_of(&self, at: usize) -> impl Iterator<Item = usize> {
        let uses = self.model.uses(at);
        let relations = uses.iter().enumerate().filter_map(|(index, (relation, _))| {
            // A relation has its uses side by side.
            let before = index.checked_sub(1).and_then(|before| uses.get(before));
            before.is_none_or(|(before, _)| before != relation).then_some(*relation)
        });
        relations.filter(|relation| self.model.broken.binary_search(relation).is_ok())
    }

    /// The broken relation of the fewest fields.
    fn smallest(&self) -> Option<usize> {
        self.model.broken.iter().copied().min_by_key(|at| self.model.members(*at).len())
    }

    /// Whether this value makes all relations hold.
    fn mends(&mut self, at: usize, value: i128) -> bool {
        if !self.admissible(at, value) {
            return false;
        }
        let before = self.model.value(at);
        self.model.set(at, value);
        let mends = self.model.broken.is_empty();
        self.model.set(at, before);
        mends
    }

    /// A value that the field can have: no negative amounts, whole minor units, goods, and
    /// percentages to a hundred.
    fn admissible(&self, at: usize, value: i128) -> bool {
        let Some(variable) = self.model.variable(at) else { return false };
        let within = value.checked_abs().is_some_and(|size| size <= LARGEST);
        let fits = match variable.domain {
            Domain::Amount => {
                (value >= 0 || variable.stated < 0)
                    && value.checked_rem(self.model.minor_unit) == Some(0)
            }
            Domain::Count => value > 0,
            Domain::Rate(scale) => {
                let most = power_of_ten(scale).and_then(|power| power.checked_mul(100));
                value >= 0 && most.is_some_and(|most| value <= most)
            }
            Domain::Word => true,
        };
        within && fits && value != variable.stated
    }

    /// Repairs of two fields.
    fn pairs(&mut self) {
        let broken = self.model.broken.clone();
        let firsts = broken.iter().flat_map(|relation| self.model.members(*relation)).copied();
        let firsts = ascending(firsts.collect());
        let covered: Vec<usize> = firsts.iter().map(|at| self.broken_of(*at).count()).collect();
        let most = covered.iter().copied().max().unwrap_or(0);
        // Those that enter the most relations first, and of these what is stated.
        let rank = |index: usize| {
            let role = firsts.get(index).and_then(|at| self.model.variable(*at));
            (covered.get(index).copied(), role.map(|variable| variable.role == Role::Stated))
        };
        let order = sorted(firsts.len(), &mut |a, b| rank(b).cmp(&rank(a)).then(a.cmp(&b)));
        let mut values = Vec::new();
        for index in order {
            let (Some(at), Some(own)) = (firsts.get(index).copied(), covered.get(index)) else {
                continue;
            };
            // Two fields enter all broken relations together, or they are no repair.
            if own.saturating_add(most) < broken.len() {
                return;
            }
            values.clear();
            for relation in self.broken_of(at) {
                self.model.solutions(relation, at, &mut values);
            }
            self.likely(at, &mut values);
            for (index, value) in values.iter().copied().enumerate() {
                if self.spent() {
                    return;
                }
                let again = values.get(..index).is_some_and(|before| before.contains(&value));
                if !again && self.admissible(at, value) {
                    let before = self.model.value(at);
                    self.model.set(at, value);
                    self.singles(Some((at, value)));
                    self.model.set(at, before);
                }
            }
        }
        if let Some(smallest) = self.smallest() {
            self.together(smallest);
        }
    }

    /// What people write by mistake in place of a value.
    fn likely(&self, at: usize, values: &mut Vec<i128>) {
        let Some(variable) = self.model.variable(at) else { return };
        let stated = variable.stated;
        if variable.role == Role::Word {
            return;
        }
        for times in [10, 100] {
            values.push(stated.saturating_mul(times));
            if stated.checked_rem(times) == Some(0) {
                values.extend(stated.checked_div(times));
            }
        }
        if matches!(variable.role, Role::Deduction | Role::Part) {
            values.push(0);
        }
        for (relation, _) in self.model.uses(at) {
            // Of a price the quantity is how much its sum grows with it.
            let quantity = self.model.slope(*relation, at).saturating_abs();
            if quantity > 1 && stated.checked_rem(quantity) == Some(0) {
                values.extend(stated.checked_div(quantity));
            }
        }
    }

    /// Two fields of the same relations, each of which alone mends none: two equations for two
    /// unknowns.
    fn together(&mut self, smallest: usize) {
        let members = self.model.members(smallest).to_vec();
        if members.len() > MOST_PAIRED {
            self.complete = false;
            return;
        }
        for (index, a) in members.iter().enumerate() {
            for b in members.iter().skip(index.saturating_add(1)) {
                let others: Vec<usize> = self.model.uses(*a).iter().map(|(at, _)| *at).collect();
                for other in others {
                    if self.spent() {
                        return;
                    }
                    if other != smallest
                        && let Some((x, y)) = self.intersection(smallest, other, *a, *b)
                        && self.admissible(*a, x)
                    {
                        let before = self.model.value(*a);
                        self.model.set(*a, x);
                        if self.mends(*b, y) {
                            self.found.push(vec![(*a, x), (*b, y)]);
                        }
                        self.model.set(*a, before);
                    }
                }
            }
        }
    }

    /// The values of two variables that bring two sums to zero.
    fn intersection(&self, one: usize, two: usize, a: usize, b: usize) -> Option<(i128, i128)> {
        let model = &*self.model;
        let row =
            |at| Some((model.slope(at, a), model.slope(at, b), model.sum(at)?.checked_neg()?));
        let ((a1, b1, c1), (a2, b2, c2)) = (row(one)?, row(two)?);
        let cross =
            |p: i128, q: i128, r: i128, s: i128| p.checked_mul(q)?.checked_sub(r.checked_mul(s)?);
        let whole = |numerator: i128, divisor: i128| {
            (numerator.checked_rem(divisor)? == 0).then(|| numerator.checked_div(divisor))?
        };
        let determinant = cross(a1, b2, a2, b1)?;
        let x = whole(cross(c1, b2, c2, b1)?, determinant)?;
        let y = whole(cross(a1, c2, a2, c1)?, determinant)?;
        Some((model.value(a).checked_add(x)?, model.value(b).checked_add(y)?))
    }
}
