//! `order_fetch`: a query for orders, and the orders; `order_ack`: that they arrived.

use super::envelope::{Channel, envelope};
use super::{DOCUMENTS, EXAMPLES};
use crate::shape::{absent, container, integer, shape, string};
use crate::value::is::{Amount, Any, Email, Flag, Id, List, Quantity, Text, UnixTime, Whole};

envelope! {
    /// The query for orders, or for one.
    FetchRequest, FetchData, "\"testco.orderpull.order_fetch\""
}

envelope! {
    /// The notice that orders have arrived.
    AckRequest, AckData, "\"testco.orderpull.order_fetch\""
}

shape! {
    /// Which orders, and how many.
    FetchData from DOCUMENTS;
    /// Whether one order is asked for.
    single: Flag, [integer("0").required()];
    /// The order that is asked for.
    order: FetchedOrder<'static>, [container("{}").required()];
    /// The client of RetailOps.
    client_id: Id, [integer("1").required()];
    /// The channel (store) to ask.
    channel: Channel<'static>, [container("{}").required()];
    /// The most orders in an answer.
    max_page_size: Quantity, [integer("50").required()];
    /// Where to go on: what the last answer gave as `next_page_state`.
    page_state: Whole, [integer("null").required()];
}

shape! {
    /// The order that is asked for.
    FetchedOrder from DOCUMENTS;
    /// The store's number of the order.
    channel_refnum: Id, [string("\"496\"").required()];
}

shape! {
    /// Which orders have arrived.
    AckData from DOCUMENTS;
    /// The orders.
    order: AckedOrders<'static>, [container("{}").required()];
    /// The client of RetailOps.
    client_id: Id, [integer("1").required()];
    /// The channel (store) that the orders came from.
    channel: Channel<'static>, [container("{}").required()];
}

shape! {
    /// The orders that have arrived.
    AckedOrders from DOCUMENTS;
    /// The store's numbers of the orders.
    acks: List<Id>, [string("[\"496\"]").required()];
}

shape! {
    /// A page of orders.
    FetchResponse from EXAMPLES;
    /// Where the next page begins.
    next_page_state: Whole, [integer("0").required()];
    /// The store's number of the next order.
    next_order_refnum: Id, [integer("496").required()];
    /// The orders.
    orders: List<StoreOrder<'static>>, [container("[{}]").required()];
}

shape! {
    /// An order as the store has it.
    StoreOrder from DOCUMENTS;
    /// Shipping of the whole order.
    shipping_amt: Amount, [string("\"0.25\"")];
    /// How amounts are calculated; `order` is known, others may come.
    calc_mode: Text, [string("\"order\"")];
    /// When the order was placed, in Unix seconds.
    channel_date_created: UnixTime, [integer("1460142547")];
    /// The payments of the order.
    payment: List<OrderPayment<'static>>, [container("[{}]")];
    /// Tax of the whole order.
    tax_amt: Amount, [string("\"0.07\"")];
    /// Who pays.
    bill_addr: Address<'static>, [container("{}")];
    /// What to write on the gift.
    gift_message: Text, [string("\"Happy Birthday\"")];
    /// Where it goes.
    ship_addr: Address<'static>, [container("{}")];
    /// The store's number of the order.
    channel_refnum: Id, [string("\"496\"")];
    /// Who ordered.
    customer: Customer<'static>, [container("{}")];
    /// The order's discount, a positive amount that is subtracted.
    discount_amt: Amount, [integer("0")];
    /// The shipping service as the store calls it.
    shipcode: Text, [string("\"Ground (5-7 days)\"")];
    /// The address that the order was placed from.
    ip_address: Text, [string("\"68.7.2.222\"")];
    /// Attributes of the store's own.
    attributes: Any, [container("{}")];
    /// The lines of the order.
    items: List<StoreLine<'static>>, [container("[{}]")];
}

shape! {
    /// A payment of an order.
    OrderPayment from DOCUMENTS;
    /// More about the payment.
    params: PaymentParams<'static>, [container("{}")];
    /// How much was paid.
    amount: Amount, [string("\"1.32\"")];
    /// How it was paid, such as `charge`.
    r#type: Text, [string("\"charge\"")];
}

shape! {
    /// More about a payment.
    PaymentParams from EXAMPLES;
    /// The store's number of the payment.
    channel_refnum: Id, [string("\"496\"")];
    /// The means of payment.
    payment_type: Text, [string("\"Visa\"")];
}

shape! {
    /// A postal address.
    Address from DOCUMENTS;
    /// The state, as the store has it.
    state_match: Text, [string("\"CA\"")];
    /// The country, by code, name or both.
    country_match: Text, [string("\"US United States\"")];
    /// The last name.
    last_name: Text, [string("\"Smith\"")];
    /// The second line.
    address2: Text, [string("\"suite 100\"")];
    /// The city.
    city: Text, [string("\"San Diego\"")];
    /// The postal code.
    postal_code: Text, [string("\"92101\"")];
    /// The first line.
    address1: Text, [string("\"123 Main St\"")];
    /// The company.
    company: Text, [string("\"gudTECH\"")];
    /// The first name.
    first_name: Text, [string("\"John\"")];
}

shape! {
    /// Who ordered.
    Customer from DOCUMENTS;
    /// The email address.
    email_address: Email, [string("\"john@gudtech.com\"")];
    /// The telephone number, in any form.
    phone_number: Text, [string("\"5555555555\"")];
    /// The first name.
    first_name: Text, [string("\"John\"")];
    /// The last name.
    last_name: Text, [string("\"Smith\"")];
}

shape! {
    /// A line of an order as the store has it.
    StoreLine from DOCUMENTS;
    /// The store's number of the line.
    channel_refnum: Id, [string("\"496\"")];
    /// The stock-keeping unit.
    sku: Id, [string("\"299\"")];
    /// Tax of one unit.
    unit_tax: Amount, [integer("0")];
    /// Units ordered.
    quantity: Quantity, [integer("1")];
    /// What the unit is called.
    sku_title: Text, [string("\"test\"")];
    /// Price of one unit.
    unit_price: Amount, [string("\"1\"")];
}
