//! The request of `order_writeback` and of `order_update`: an order that changed.

use super::DOCUMENTS;
use super::envelope::{Channel, envelope};
use super::order::Order;
use crate::shape::{absent, container, integer, number, shape, string};
use crate::value::is::{Amount, Any, Flag, Id, List, Quantity, UnixTime};

envelope! {
    /// The request: an envelope around the changed order.
    OrderRequest, OrderData, "\"testco.orderpull.order_fetch\""
}

shape! {
    /// The order and its channel.
    OrderData from DOCUMENTS;
    /// Return authorisations of the order.
    rmas: List<Any>, [container("[null]"), container("[null]").required()];
    /// The lines of the order.
    line_items: List<LineItem<'static>>, [container("[{}]"), container("[{}]").required()];
    /// Amounts of the order as a whole.
    order_info: OrderInfo<'static>, [container("{}"), container("{}").required()];
    /// The order as RetailOps keeps it.
    order: Order<'static>, [container("{}"), container("{}").required()];
    /// The channel (store) that the order came from.
    channel: Channel<'static>, [container("{}"), container("{}").required()];
}

shape! {
    /// One line of the order.
    LineItem from DOCUMENTS;
    /// The line's share of the order's shipping as a refund would use it: money for the whole line, `direct_ship_amt` included.
    apportioned_ship_amt: Amount, [string("\"5\""), integer("5").required()];
    /// Estimated cost of the line: `quantity` times the unit cost.
    estimated_extended_cost: Amount, [string("\"0.00\""), number("0").required()];
    /// The stock-keeping unit.
    sku: Id, [string("\"132\""), integer("132").required()];
    /// Units ordered.
    quantity: Quantity, [string("\"2\""), integer("2").required()];
    /// When the line is expected to ship, in Unix seconds.
    estimated_ship_date: UnixTime, [integer("1460151590"), integer("1460151590").required()];
    /// Shipping charged on this line: money, although the documents guess a number of items.
    direct_ship_amt: Amount, [string("\"5\""), integer("5").required()];
    /// RetailOps' id of the order item: a correlation token, to be echoed unchanged.
    corr: Id, [string("\"7397\""), integer("7397").required()];
    /// Whether the line was deleted from the order.
    removed: Flag, [integer("0"), integer("0").required()];
    /// Estimated cost of the shipment.
    estimated_cost: Amount, [string("\"0\""), number("0").required()];
    /// Estimated cost of one unit.
    estimated_unit_cost: Amount, [string("\"0\""), number("0").required()];
    /// Price of one unit before order-level amounts.
    unit_price: Amount, [string("\"30\""), number("30").required()];
}

shape! {
    /// Amounts of the order as a whole.
    OrderInfo from DOCUMENTS;
    /// All shipping of the order, the lines' direct amounts included.
    shipping_amt: Amount, [string("\"5\""), integer("5").required()];
    /// The order's discount, a positive amount that is subtracted.
    discount_amt: Amount, [string("\"0\""), number("0").required()];
    /// All tax of the order.
    tax_amt: Amount, [string("\"0\""), number("0").required()];
    /// The part of the tax that was set on the order directly. It enters no sum.
    direct_tax_amt: Amount, [string("\"0\""), number("0").required()];
}
