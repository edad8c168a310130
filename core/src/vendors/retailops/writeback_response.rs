//! The answer of `order_writeback`: the store re-prices the order and echoes each line.

use super::EXAMPLES;
use crate::shape::{container, integer, shape, string};
use crate::value::is::{Amount, Id, List, Percent, Quantity};

shape! {
    /// The re-priced order.
    WritebackResponse from EXAMPLES;
    /// The lines that stay on the order.
    line_items: List<RepricedLine<'static>>, [container("[{}]").required()];
    /// Order-level amounts that no line carries.
    values: Residues<'static>, [container("{}").required()];
}

shape! {
    /// One re-priced line.
    RepricedLine from EXAMPLES;
    /// The line of the request, echoed unchanged.
    corr: Id, [string("\"7397\"")];
    /// Shipping of the whole line.
    ship_amt: Amount, [string("\"5\"")];
    /// Tax on the shipping of the whole line.
    shiptax_amt: Amount, [integer("0")];
    /// Tax of one unit.
    unit_tax: Amount, [integer("0")];
    /// Units that the store accepts.
    quantity: Quantity, [integer("1")];
    /// Discount of the whole line, a positive amount.
    discount_amt: Amount, [integer("0")];
    /// The store's own id of the line.
    refnum: Id, [string("\"496\"")];
}

shape! {
    /// Order-level amounts that no line carries.
    Residues from EXAMPLES;
    /// Shipping beyond that of the lines.
    shipping_amt: Amount, [string("\"0.25\"")];
    /// Tax beyond that of the lines.
    tax_amt: Amount, [string("\"0.07\"")];
    /// Discount beyond that of the lines, a positive amount.
    discount_amt: Amount, [integer("0")];
    /// The order's tax rate in percent; 0 when tax is given as an amount.
    tax_pct: Percent, [integer("0")];
}
