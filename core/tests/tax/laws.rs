//! What holds of every order.

use orderwire::amount::Rounding;
use orderwire::{Amount, Money, Rates, RoundAt, RoundTarget, Tax, TaxMode, TaxOptions, tax};

pub const MODES: [TaxMode; 2] = [TaxMode::Exclusive, TaxMode::Inclusive];
pub const PLACES: [RoundAt; 3] = [RoundAt::Unit, RoundAt::Line, RoundAt::Order];
pub const TARGETS: [RoundTarget; 2] = [RoundTarget::Tax, RoundTarget::Net];
pub const ROUNDINGS: [Rounding; 3] =
    [Rounding::HalfAwayFromZero, Rounding::HalfEven, Rounding::HalfDown];

/// An order in minor units; rates in hundredths of a percent, one list for each line.
#[derive(Clone, Debug)]
pub struct Order {
    pub amounts: Vec<i64>,
    pub quantities: Vec<u64>,
    pub discounts: Vec<i64>,
    pub rates: Vec<Vec<u32>>,
}

impl Order {
    pub fn tax(&self, options: &TaxOptions) -> Tax {
        let rate = |rate: &u32| Amount::new(i128::from(*rate), 2).unwrap();
        let rates = self.rates.iter().map(|line| line.iter().map(rate).collect());
        let moneys = |units: &[i64]| units.iter().copied().map(Money::Units).collect::<Vec<_>>();
        let options = TaxOptions {
            discounts: Some(moneys(&self.discounts)),
            quantities: Some(self.quantities.clone()),
            ..options.clone()
        };
        let made = tax(&moneys(&self.amounts), &Rates::Lines(rates.collect()), &options);
        made.unwrap()
    }

    /// What is taxed of each line.
    fn bases(&self) -> Vec<i128> {
        let lines = self.amounts.iter().zip(&self.quantities).zip(&self.discounts);
        let base = |((amount, quantity), discount): ((&i64, &u64), &i64)| {
            i128::from(*amount) * i128::from(*quantity) - i128::from(*discount)
        };
        lines.map(base).collect()
    }

    fn mirrored(&self) -> Self {
        let mirrored = |units: &[i64]| units.iter().map(|units| -units).collect();
        let (amounts, discounts) = (mirrored(&self.amounts), mirrored(&self.discounts));
        Self { amounts, discounts, ..self.clone() }
    }

    /// The same lines in the other order.
    fn reversed(&self) -> Self {
        let mut reversed = self.clone();
        reversed.amounts.reverse();
        reversed.quantities.reverse();
        reversed.discounts.reverse();
        reversed.rates.reverse();
        reversed
    }
}

/// Asserts all that is promised of an order's tax.
pub fn hold(order: &Order, options: &TaxOptions) {
    let made = order.tax(options);
    adds_up(order, options, &made);
    is_near(order, options, &made);
    assert_eq!(figures(&order.mirrored().tax(options), -1), figures(&made, 1));
    let other =
        |round_at, per_rate| order.tax(&TaxOptions { round_at, per_rate, ..options.clone() });
    if order.amounts.len() == 1 && options.round_at == RoundAt::Order {
        assert_eq!(other(RoundAt::Line, true), made, "one line is the order");
    }
    if options.round_at == RoundAt::Unit && order.quantities.iter().all(|units| *units == 1) {
        assert_eq!(other(RoundAt::Line, options.per_rate), made, "one unit is the line");
    }
    if options.round_at == RoundAt::Order {
        assert_eq!(
            other(RoundAt::Order, !options.per_rate),
            made,
            "each rate is rounded by itself"
        );
        let reversed = order.reversed().tax(options);
        assert_eq!((reversed.net, reversed.tax), (made.net, made.tax), "lines in any order");
    }
}

/// Minor units, which is what goes in.
fn int(money: Money) -> i128 {
    match money {
        Money::Units(units) => i128::from(units),
        Money::Decimal(_) => panic!("minor units go in, a decimal comes out"),
    }
}

/// All taxes by line and rate, and the net of each line.
fn figures(made: &Tax, sign: i128) -> Vec<i128> {
    let lines = made
        .lines
        .iter()
        .flat_map(|line| std::iter::once(line.net).chain(line.rates.iter().map(|rate| rate.tax)));
    lines.map(|money| sign * int(money)).collect()
}

fn adds_up(order: &Order, options: &TaxOptions, made: &Tax) {
    for ((line, base), rates) in made.lines.iter().zip(order.bases()).zip(&order.rates) {
        assert_eq!(int(line.net) + int(line.tax), int(line.gross));
        let given =
            if options.mode == TaxMode::Exclusive { int(line.net) } else { int(line.gross) };
        assert_eq!(given, base);
        assert_eq!(line.rates.iter().map(|rate| int(rate.tax)).sum::<i128>(), int(line.tax));
        assert_eq!(line.rates.len(), rates.len());
        for (made, rate) in line.rates.iter().zip(rates) {
            assert_eq!(made.rate, Amount::new(i128::from(*rate), 2).unwrap());
            assert!(*rate > 0 || int(made.tax) == 0);
        }
    }
    assert_eq!(made.lines.len(), order.amounts.len());
    assert_eq!(made.lines.iter().map(|line| int(line.net)).sum::<i128>(), int(made.net));
    assert_eq!(made.lines.iter().map(|line| int(line.tax)).sum::<i128>(), int(made.tax));
    assert_eq!(int(made.net) + int(made.tax), int(made.gross));
    assert_eq!(made.rates.iter().map(|rate| int(rate.tax)).sum::<i128>(), int(made.tax));
    for total in &made.rates {
        let twins = made.rates.iter().filter(|rate| rate.rate == total.rate);
        let (base, tax) =
            twins.fold((0, 0), |(base, tax), rate| (base + int(rate.base), tax + int(rate.tax)));
        let of_lines = made.lines.iter().flat_map(|line| {
            let rates = line.rates.iter().filter(|rate| rate.rate == total.rate);
            rates.map(|rate| (int(line.net), int(rate.tax)))
        });
        let expected = of_lines.fold((0, 0), |(base, tax), (net, part)| (base + net, tax + part));
        assert_eq!((base, tax), expected);
    }
}

/// What is rounded is at most half a minor unit off.
fn is_near(order: &Order, options: &TaxOptions, made: &Tax) {
    let near = |tax: i128, part: i128, whole: i128, units: i128| {
        assert!(2 * (tax * whole - part).abs() <= whole * units, "{tax} is not {part} / {whole}");
    };
    let whole = |line: usize| match options.mode {
        TaxMode::Exclusive => 10_000,
        TaxMode::Inclusive => {
            10_000 + order.rates[line].iter().map(|rate| i128::from(*rate)).sum::<i128>()
        }
    };
    let bases = order.bases();
    if options.round_at != RoundAt::Order {
        for (index, line) in made.lines.iter().enumerate() {
            let units = match options.round_at {
                RoundAt::Unit => i128::from(order.quantities[index]),
                _ => 1,
            };
            if units == 0 {
                assert_eq!(int(line.tax), 0);
            } else if options.per_rate {
                for (made, rate) in line.rates.iter().zip(&order.rates[index]) {
                    near(int(made.tax), bases[index] * i128::from(*rate), whole(index), units);
                }
            } else {
                let parts: i128 = order.rates[index].iter().map(|rate| i128::from(*rate)).sum();
                near(int(line.tax), bases[index] * parts, whole(index), units);
            }
        }
    } else if options.mode == TaxMode::Exclusive {
        for total in &made.rates {
            let parts = total.rate.to_scale(2).unwrap();
            near(int(total.tax), int(total.base) * parts, 10_000, 1);
        }
    }
}
