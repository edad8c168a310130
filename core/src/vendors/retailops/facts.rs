//! What the store knows of an order: the second argument of `writeback`.

use crate::finding::Basis;
use crate::shape::{Source, container, integer, shape, string};
use crate::value::is::{Amount, Id, List, Percent, Quantity, Text, Whole};

/// The name that reports about facts carry as their kind.
pub const FACTS: &str = "retailops.order_writeback.facts";

const SOURCES: &[Source] = &[Source { document: "orderwire", basis: Basis::Documented }];

shape! {
    /// What the store knows of an order; what it does not say comes from the request.
    /// Amounts are decimals in major units, as in the payloads. Amounts of the order
    /// include those of its lines.
    Facts from SOURCES;
    /// ISO 4217 code that names the decimals of all amounts.
    currency: Text, [string("\"USD\"")];
    /// Decimals of all amounts, where no currency is given.
    scale: Whole, [integer("2")];
    /// All shipping of the order.
    shipping_amt: Amount, [string("\"5.00\"")];
    /// The order's discount, a positive amount.
    discount_amt: Amount, [string("\"0.00\"")];
    /// All tax of the order; either this or `tax_pct`.
    tax_amt: Amount, [string("\"4.55\"")];
    /// The tax rate of the discounted lines in percent; shipping is not taxed by it.
    tax_pct: Percent, [string("\"7\"")];
    /// What the store knows of single lines.
    line_items: List<LineFacts<'static>>, [container("[{}]")];
}

shape! {
    /// What the store knows of one line.
    LineFacts from SOURCES;
    /// The line of the request.
    corr: Id, [string("\"7397\"").required()];
    /// The store's own id of the line.
    refnum: Id, [string("\"496\"")];
    /// Units that the store accepts, at most those requested.
    quantity: Quantity, [integer("2")];
    /// The store's price of one unit, at most the requested one.
    unit_price: Amount, [string("\"30.00\"")];
    /// Discount of the whole line, a positive amount.
    discount_amt: Amount, [string("\"0.00\"")];
    /// Shipping of the whole line, in place of its direct amount and its share.
    ship_amt: Amount, [string("\"5.00\"")];
    /// Tax on the shipping of the whole line.
    shiptax_amt: Amount, [string("\"0.00\"")];
    /// Tax of the whole line; either this or `tax_pct`.
    tax_amt: Amount, [string("\"4.55\"")];
    /// The tax rate of the discounted line in percent.
    tax_pct: Percent, [string("\"7\"")];
}
