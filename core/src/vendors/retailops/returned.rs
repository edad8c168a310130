//! `items_returned`: what came back, what is refunded, and the store's answer.

use super::envelope::{Channel, envelope};
use super::event::{HandleEvent, StatusEvent};
use super::order::Order;
use super::{DOCUMENTS, EXAMPLES};
use crate::shape::{absent, container, integer, shape, string};
use crate::value::is::{Amount, Either, Id, List, Quantity, Text};

envelope! {
    /// The notice that items of an order came back.
    ReturnRequest, ReturnData, "\"testco.orderpull.order_fetch\""
}

shape! {
    /// A return, its order and channel.
    ReturnData from DOCUMENTS;
    /// The order as RetailOps keeps it.
    order: Order<'static>, [container("{}")];
    /// The channel (store) that the order came from.
    channel: Channel<'static>, [container("{}")];
    /// What came back and what is refunded.
    r#return: Return<'static>, [container("{}")];
}

shape! {
    /// What came back and what is refunded.
    Return from DOCUMENTS;
    /// Refunded shipping.
    shipping_amt: Amount, [string("\"0\"")];
    /// The refund before tax and shipping: `product_amt` less `discount_amt`.
    subtotal_amt: Amount, [string("\"30\"")];
    /// The price of the returned products.
    product_amt: Amount, [string("\"30\"")];
    /// The refund: subtotal, tax and shipping, less restocking fees.
    refund_amt: Amount, [string("\"30\"")];
    /// Refunded tax.
    tax_amt: Amount, [string("\"0\"")];
    /// The return authorisation.
    rma_id: Id, [string("\"null\"")];
    /// What is done with the refund.
    refund_action: Text, [string("\"refund\"")];
    /// The part of the order's discount that the refund leaves out, a positive amount.
    discount_amt: Amount, [string("\"0\"")];
    /// The items that are credited, with their amounts.
    credit_items_ref: List<CreditItem<'static>>, [container("[{}]")];
    /// RetailOps' id of the return.
    id: Id, [string("\"87\"")];
    /// The items that came back.
    items: List<ReturnedItem<'static>>, [container("[{}]")];
}

shape! {
    /// An item that is credited.
    CreditItem from EXAMPLES;
    /// The stock-keeping unit.
    sku: Id, [string("\"132\"")];
    /// Credited tax on the item's shipping.
    item_shipping_tax_amt: Amount, [string("\"0\"")];
    /// The number of the credited item.
    credit_item_refnum: Text, [string("\"return_item 90\"")];
    /// Credited tax on the item.
    item_tax_amt: Amount, [string("\"0\"")];
    /// The store's number of the order.
    channel_order_refnum: Id, [string("\"100000084\"")];
    /// Credited shipping.
    item_shipping_amt: Amount, [string("\"0\"")];
    /// The fee for taking the item back, subtracted from the credit.
    item_restock_fee_amt: Amount, [string("\"0\"")];
    /// The channel (store) that the order came from.
    channel_id: Id, [string("\"12\"")];
    /// Credited gift wrap.
    item_giftwrap_amt: Amount, [string("\"0\"")];
    /// The store's number of the line.
    channel_item_refnum: Id, [string("\"88\"")];
    /// Units credited.
    quantity: Quantity, [string("\"1\"")];
    /// Why the item came back.
    reason: Text, [string("\"CustomerReturn\"")];
    /// The price of the item.
    item_product_amt: Amount, [string("\"30\"")];
    /// The credited recycling fee.
    item_recycling_amt: Amount, [string("\"0\"")];
    /// The price of the item less its discount.
    item_subtotal_amt: Amount, [string("\"30\"")];
    /// The credit: subtotal, taxes, shipping, gift wrap and recycling, less the restocking fee.
    item_credit_amt: Amount, [string("\"30\"")];
    /// Credited tax on gift wrap.
    item_giftwrap_tax_amt: Amount, [string("\"0\"")];
}

shape! {
    /// An item that came back.
    ReturnedItem from DOCUMENTS;
    /// The store's number of the line.
    channel_refnum: Id, [string("\"496\"")];
    /// RetailOps' id of the order item.
    order_item_id: Id, [string("\"7396\"")];
    /// The stock-keeping unit.
    sku: Id, [string("\"53\"")];
    /// Units that came back.
    quantity: Quantity, [integer("5")];
}

shape! {
    /// What the store reports about a return.
    ReturnResponse from EXAMPLES;
    /// What happened.
    events: List<Either<StatusEvent<'static>, HandleEvent<'static>>>, [container("[{}]").required()];
    /// What the store did for the customer.
    r#return: ReturnAnswer<'static>, [container("{}").required()];
}

shape! {
    /// What the store did for the customer.
    ReturnAnswer from EXAMPLES;
    /// Credit that the store gave in its own system in place of a refund.
    channel_store_credit_amount: Amount, [integer("0").required()];
}
