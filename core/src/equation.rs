//! Equations between sums of amounts: most identities are one.

use crate::amount::Amount;
use crate::finding::Code;
use crate::sink::Detail;
use crate::totals::{Addend, Note, STATED, Sheet, Statement, Units};
use crate::value::{Number, Value};

/// A term of an equation.
pub(crate) struct Term<'p> {
    number: Number<'p>,
    /// How often it counts, with its sign.
    times: i128,
    negative: bool,
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
        self.negative = !self.negative;
        self
    }

    /// Its fields.
    pub fn addend(&self) -> Addend {
        let (field, by) = (self.number.value.node(), self.by.map(Value::node));
        Addend { field, by, negative: self.negative, what: self.what }
    }
}

/// A number as a term, with a word for people.
pub(crate) fn term<'p>(number: Option<Number<'p>>, what: &'static str) -> Option<Term<'p>> {
    Some(Term { number: number?, times: 1, negative: false, by: None, what })
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

/// Terms beyond which a sum is not written out.
const MOST_TERMS: usize = 8;

impl Sheet {
    /// States equations, once the scale holds all their terms.
    pub fn equations(&mut self, equations: Vec<Equation<'_>>) {
        for equation in &equations {
            if let (Some(left), Some(right)) = (&equation.left, &equation.right) {
                left.iter().chain(right).for_each(|term| self.enters(Some(term.number)));
            }
        }
        for Equation { code, at, left, right, tolerance } in equations {
            let (Some(at), Some(left), Some(right)) = (at, left, right) else { continue };
            let tolerance = tolerance.parse::<Amount>().ok();
            let tolerance = tolerance.and_then(|amount| amount.to_scale(self.scale)).unwrap_or(0);
            let (sum, other) = (self.total(&left), self.total(&right));
            let statement = Statement::equal(code, at.node(), sum, other);
            let statement = Statement { tolerance: Some(tolerance), ..statement };
            let wanted = self.detailed || statement.holds() != Some(true);
            let note = match wanted && right.len() > 1 {
                true => Note::Terms(self.written(&right)),
                false => Note::None,
            };
            self.state(Statement { note, ..statement }, || {
                let right = right.into_iter().map(Term::negated);
                left.into_iter().chain(right).map(|term| term.addend()).collect()
            });
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
}
