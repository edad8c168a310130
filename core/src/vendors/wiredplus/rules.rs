//! WiredPlus' identities.

use super::order::{OrderLine, UpdateRequest, UpdateResponse};
use crate::amount::{Rounding, divide, power_of_ten};
use crate::currency::minor_units;
use crate::equation::{Equation, Term, term};
use crate::exchange::{Pair, echo, refusals, same_order};
use crate::finding::{Code, Severity};
use crate::shape::member;
use crate::sink::Detail;
use crate::totals::{Addend, Puzzle, Remark, STATED, Sheet, Statement};
use crate::value::is::Items;
use crate::value::{Number, Value};

/// The identities of a request.
pub(crate) fn request(root: Value<'_>, sheet: &mut Sheet) {
    let order = UpdateRequest::of(root);
    sheet.currency(order.iso_currency_code().and_then(|code| minor_units(&code)));
    let lines = order.order_lines();
    let plus = |first, second| -> Option<Vec<Term<'_>>> { [first, second].into_iter().collect() };
    let tax = |number| term(number, "tax, added");
    let grand = |goods, shipping| -> Option<Vec<Term<'_>>> {
        let parts = [
            term(goods, "goods"),
            term(shipping, "shipping, added"),
            term(order.invoice_discount_total(), "discount, subtracted").map(Term::negated),
            term(order.shipping_discount_total(), "discount on shipping, subtracted")
                .map(Term::negated),
        ];
        parts.into_iter().collect()
    };
    let mut equations = vec![
        Equation::new(
            Code::TotalInvoiceIncTax,
            order.invoice_total_inc_tax(),
            plus(term(order.invoice_total(), "goods"), tax(order.invoice_tax_total())),
        ),
        Equation::new(
            Code::TotalShippingIncTax,
            order.shipping_total_inc_tax(),
            plus(term(order.shipping_total(), "shipping"), tax(order.shipping_tax_total())),
        ),
        Equation::new(
            Code::TotalGrandTotal,
            order.grand_total(),
            grand(order.invoice_total(), order.shipping_total()),
        ),
        Equation::new(
            Code::TotalGrandIncTax,
            order.grand_total_inc_tax(),
            grand(order.invoice_total_inc_tax(), order.shipping_total_inc_tax()),
        ),
        Equation::new(
            Code::TotalInvoice,
            order.invoice_total(),
            sum(&lines, |line| line.row_total()),
        ),
        Equation::new(
            Code::TotalInvoiceDiscount,
            order.invoice_discount_total(),
            sum(&lines, |line| line.row_total_discount()),
        ),
    ];
    for line in lines.iter().flatten().flatten() {
        let times = |price| Some(vec![term(price, "price")?.times(line.quantity()?)?]);
        equations.extend([
            Equation::new(
                Code::TotalProductIncTax,
                line.product_price_inc_tax(),
                plus(term(line.product_price(), "price"), tax(line.product_price_tax())),
            ),
            Equation::new(Code::TotalRow, line.row_total(), times(line.product_price())),
            Equation::new(
                Code::TotalRowIncTax,
                line.row_total_inc_tax(),
                times(line.product_price_inc_tax()),
            ),
        ]);
        sheet.enters(line.product_price());
        sheet.enters(line.product_price_tax());
        sheet.line(line.value(), line.amounts());
    }
    sheet.equations(equations);
    lines.iter().flatten().flatten().for_each(|line| line_tax(&line, sheet));
    number_of_products(&order, sheet);
    sheet.stated("grand_total", order.grand_total());
    sheet.stated("grand_total_inc_tax", order.grand_total_inc_tax());
}

/// One term of each line; nothing when a line lacks it.
fn sum<'p>(
    lines: &Option<Items<'p, OrderLine<'static>>>,
    read: fn(&OrderLine<'p>) -> Option<Number<'p>>,
) -> Option<Vec<Term<'p>>> {
    lines.as_ref()?.iter().map(|line| term(read(&line?), "line")).collect()
}

/// `product_price · tax_percent / 100`, rounded to the minor unit either way from a half.
fn line_tax(line: &OrderLine<'_>, sheet: &mut Sheet) {
    let (Some(stated), Some(price), Some(rate)) =
        (line.product_price_tax(), line.product_price(), line.tax_percent())
    else {
        return;
    };
    // A percentage of a price: two decimals more than both have together, cut to the minor unit.
    let rate_scale = rate.amount.scale();
    let exact = sheet
        .units(price)
        .zip(rate.amount.to_scale(rate_scale))
        .and_then(|(price, rate)| price.checked_mul(rate));
    let unit = sheet.minor_unit();
    let divisor = power_of_ten(rate_scale.saturating_add(2))
        .zip(unit)
        .and_then(|(power, unit)| power.checked_mul(unit));
    let rounded = |rounding| {
        let (exact, divisor) = exact.zip(divisor)?;
        divide(exact, divisor, rounding)?.checked_mul(unit?)
    };
    let left = sheet.units(stated);
    let (up, down) = (rounded(Rounding::HalfAwayFromZero), rounded(Rounding::HalfDown));
    let right = if left == down { down } else { up };
    let node = stated.value.node();
    let statement = Statement::equal(Code::TotalProductTax, node, left, right);
    // Not a sum: the operands are for the finding, and a diagnosis gets the puzzle.
    let addends = [
        Addend::plus(Some(stated), STATED),
        Addend::less(Some(price), "price"),
        Addend::less(Some(rate), "tax rate"),
    ];
    sheet.state(statement, || addends.into_iter().flatten().collect());
    if sheet.solves()
        && let (Some(power), Some(divisor)) = (power_of_ten(rate_scale.saturating_add(2)), divisor)
    {
        let (price, rate) = (price.value.node(), rate.value.node());
        let half = divisor.checked_div(2).unwrap_or(0);
        sheet.puzzles.push(Puzzle::Product { stated: node, price, rate, rate_scale, power, half });
    }
}

/// Lines, or their units: either count will do.
fn number_of_products(order: &UpdateRequest<'_>, sheet: &mut Sheet) {
    let (Some(stated), Some(lines)) = (order.number_of_products(), order.order_lines()) else {
        return;
    };
    let count = i128::try_from(lines.len()).ok();
    let units = lines
        .iter()
        .try_fold(0_i128, |sum, line| sum.checked_add(line?.quantity()?.amount.to_scale(0)?));
    let left = stated.amount.to_scale(0);
    if sheet.solves() {
        let quantities = lines.iter().map(|line| Some(line?.quantity()?.value.node()));
        let (lines, units) = (count.unwrap_or_default(), quantities.collect());
        sheet.puzzles.push(Puzzle::Count { node: stated.value.node(), lines, units });
    }
    if left != count && left != units {
        let count = count.unwrap_or_default();
        let expected = match units {
            Some(units) if units != count => format!("{count} (lines) or {units} (units)"),
            _ => count.to_string(),
        };
        let found = Some(stated.amount.shortest().to_string());
        let detail = Detail { found, expected: Some(expected), ..Detail::default() };
        sheet.remark(Code::TotalNumberOfProducts, stated.value.node(), detail);
    }
}

/// The refusal of an answer, for a reader who has the answer only.
pub(crate) fn response(root: Value<'_>, sheet: &mut Sheet) {
    let answer = UpdateResponse::of(root);
    refusals(member!(answer.error).into_iter(), UpdateRequest::SHAPE, None, sheet);
}

/// The answer accepts, and is about the order of the request.
pub(crate) fn exchange(pair: &Pair<'_>, sheet: &mut Sheet) {
    let answer = UpdateResponse::of(pair.after);
    refusals(member!(answer.error).into_iter(), UpdateRequest::SHAPE, Some(pair.before), sheet);
    let failed = answer.status().filter(|status| status.amount.to_scale(0) >= Some(400));
    if let Some(status) = failed.filter(|_| answer.error().is_none()) {
        let found =
            answer.message().map_or_else(|| status.amount.to_string(), |text| text.into_owned());
        let detail = Detail { found: Some(found), ..Detail::default() };
        let (code, severity) = (Code::ExchangeRejected, Some(Severity::Error));
        sheet.remarks.push(Remark { code, severity, node: status.value.node(), detail });
    }
    echo(pair, sheet);
}

/// The order is the same.
pub(crate) fn update(pair: &Pair<'_>, sheet: &mut Sheet) {
    let (before, after) = (UpdateRequest::of(pair.before), UpdateRequest::of(pair.after));
    // WiredPlus finds the order by `id`, and by the store's reference where that is not given.
    match (member!(before.id), member!(after.id)) {
        (before @ Some(_), after @ Some(_)) => same_order(before, after, sheet),
        _ => same_order(member!(before.api_reference_id), member!(after.api_reference_id), sheet),
    }
}
