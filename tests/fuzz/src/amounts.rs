//! Apportioning and tax: shares add up whatever goes in, and every trace proves itself.

use orderwire::{Amount, Money, seam};

/// The input's lines: options as `name=value`, then amounts, of which the first is the total.
pub(crate) struct Request<'a> {
    pub pairs: Vec<(&'a str, &'a str)>,
    pub total: Money,
    pub amounts: Vec<Amount>,
}

impl<'a> Request<'a> {
    pub fn of(data: &'a [u8]) -> Option<Self> {
        let text = std::str::from_utf8(data).ok()?;
        let (mut pairs, mut amounts) = (Vec::new(), Vec::new());
        for line in text.lines().take(200) {
            match line.split_once('=') {
                Some(pair) => pairs.push(pair),
                None => amounts.push(line),
            }
        }
        let total = *amounts.first()?;
        let total = seam::units("total", total)
            .or_else(|_| seam::amount("total", total).map(Money::Decimal));
        let amounts = amounts.get(1..)?.iter().map(|text| seam::amount("weights", text));
        Some(Self { pairs, total: total.ok()?, amounts: amounts.collect::<Result<_, _>>().ok()? })
    }
}

pub fn apportion(data: &[u8]) {
    let Some(Request { pairs, total, amounts }) = Request::of(data) else { return };
    let shares = seam::apportion(total, &amounts, &pairs);
    let explained = seam::apportion_explained(total, &amounts, &pairs);
    assert_eq!(shares.is_ok(), explained.is_ok());
    let (Ok(shares), Ok(trace)) = (shares, explained) else { return };
    seam::verify(&serde_json::to_vec(&trace).unwrap()).expect("the trace holds");
    assert_eq!(shares.shares.len(), amounts.len());
    let given = shares.shares.iter().chain(&shares.leftover);
    let sum = given.fold(Some(0_i128), |sum, share| sum?.checked_add(units(share)?));
    assert_eq!(sum, units(&total), "shares add up to the total");
}

/// At one scale for all decimals.
fn units(money: &Money) -> Option<i128> {
    match money {
        Money::Units(units) => Some((*units).into()),
        Money::Decimal(amount) => amount.to_scale(28),
    }
}

pub fn tax(data: &[u8]) {
    let Some(Request { pairs, total, amounts }) = Request::of(data) else { return };
    let lines: Vec<_> = amounts.iter().map(|amount| Money::Decimal(*amount)).collect();
    let _ = seam::infer_tax_pct(total, total, &pairs);
    let _ = seam::refund_next(&lines, &lines, total, &pairs);
    let rates = amounts.iter().take(3).copied().collect();
    let _ = seam::tax(&lines, &orderwire::Rates::Order(rates), &pairs);
}
