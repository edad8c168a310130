//! The request of `order_writeback` and of `order_update`: an order that changed.

use super::payment::{Payment, PaymentStatus};
use super::{DOCUMENTS, EXAMPLES};
use crate::shape::{absent, container, integer, number, shape, string};
use crate::value::is::{
    Amount, Any, DateTime, Flag, Id, List, Quantity, Rate, ScalarOr, Secret, Text, UnixTime, Url,
    Whole,
};

shape! {
    /// The request: an envelope around the changed order.
    OrderRequest from DOCUMENTS;
    /// Who calls, and the ticket that proves it.
    headers: Headers<'static>, [container("{}"), absent()];
    /// The version of the action.
    version: Whole, [integer("1"), integer("1").required()];
    /// The name of the action. The webhook document's example carries that of another one.
    action: Text, [string("\"testco.orderpull.order_fetch\""), string("\"order_update\"").required()];
    /// The order and its channel.
    data: OrderData<'static>, [container("{}"), container("{}").required()];
}

shape! {
    /// Who calls, and the ticket that proves it.
    Headers from DOCUMENTS;
    /// The client of RetailOps.
    client_id: Id, [integer("\"497\"")];
    /// The secret that authorises the call. It never appears in a message.
    ticket: Secret, [string("\"1,1,0,…\"")];
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

shape! {
    /// The order as RetailOps keeps it.
    Order from DOCUMENTS;
    /// The payment by the channel.
    channel_payment: Payment<'static>, [container("{}"), container("{}").required()];
    /// What RetailOps thinks the order now costs; not what was paid.
    grand_total: Amount, [string("\"35\""), number("35").required()];
    /// The items that have not shipped.
    unshipped_items_ref: List<ScalarOr<Id, ShipItem<'static>>>, [string("[\"496\"]"), integer("[496]").required()];
    /// The series of payments.
    payment_series_id: Id, [string("\"2572\""), integer("2572").required()];
    /// The rate from the counterparty's currency.
    from_counterparty_rate: Rate, [integer("1"), integer("1").required()];
    /// The shipping service by name.
    ship_service_name: Text, [string("\"Will Call\""), string("\"Will Call\"").required()];
    /// The store's number of the order.
    channel_refnum: Id, [string("\"496\""), integer("496").required()];
    /// What has shipped.
    shipments: List<Shipment<'static>>, [container("[null]"), container("[null]").required()];
    /// RetailOps' id of the order.
    id: Id, [string("\"4897\""), integer("4897").required()];
    /// All payments together.
    payment_status: PaymentStatus<'static>, [container("{}"), container("{}").required()];
}

shape! {
    /// One shipment of the order.
    Shipment from DOCUMENTS;
    /// RetailOps' id of the shipment.
    id: Id, [string("\"100000084\"")];
    /// Its packages.
    packages: List<Package<'static>>, [container("[{}]")];
}

shape! {
    /// One package of a shipment.
    Package from EXAMPLES;
    /// The class of the service by name.
    class_name: Text, [string("\"Standard\"")];
    /// The carrier's code.
    carrier_code: Text, [string("\"WILLCALL\"")];
    /// The carrier by name.
    carrier_name: Text, [string("\"WillCall\"")];
    /// The items in the package.
    ship_items: List<ScalarOr<Id, ShipItem<'static>>>, [string("[null]")];
    /// The carrier's tracking number.
    tracking_number: Text, [string("\"ZX29827782929\"").nullable()];
    /// The shipping code that the service was mapped to.
    mapped_shipcode: Text, [string("null").nullable()];
    /// When it shipped.
    date_shipped: DateTime, [string("\"2016-04-08T21:13:11Z\"")];
    /// The code of the carrier's class.
    carrier_class_code: Text, [string("\"WILLCALL\"")];
    /// Its weight, as text.
    weight: Text, [string("\"1\"")];
    /// RetailOps' id of the package.
    id: Id, [string("\"370\"")];
    /// Carrier and class by name.
    carrier_class_name: Text, [string("\"WillCall Standard\"")];
}

shape! {
    /// An item of a package, or one that has not shipped, with the amounts that belong to it.
    ShipItem from EXAMPLES;
    /// RetailOps' id of the item.
    id: Id, [string("\"7397\"")];
    /// The stock-keeping unit.
    sku_num: Id, [string("\"132\"")];
    /// Units.
    quantity: Quantity, [string("\"1\"")];
    /// The store's number of the line.
    channel_refnum: Id, [string("\"496\"")];
    /// The product's part of the amount.
    item_product_amt: Amount, [string("\"30\"")];
    /// The amount before shipping and tax.
    item_subtotal_amt: Amount, [string("\"30\"")];
    /// The shipping part.
    item_shipping_amt: Amount, [string("\"5\"")];
    /// The tax part.
    item_tax_amt: Amount, [string("\"0\"")];
}

shape! {
    /// The channel (store) that the order came from.
    Channel from DOCUMENTS;
    /// The channel's id.
    id: Id, [integer("21"), integer("21").required()];
    /// How the channel is set up.
    params: ChannelParams<'static>, [container("{}"), absent()];
}

shape! {
    /// How the channel is set up.
    ChannelParams from DOCUMENTS;
    /// Whether the store mails on a return.
    email_return: Flag, [integer("0")];
    /// Whether items of suspended inventory count as in stock.
    inv_suspended_instock: Flag, [integer("0")];
    /// Whether a push clears media that it does not name.
    unset_other_media: Flag, [integer("0")];
    /// Attributes of orders to import.
    import_order_attrs: Text, [string("\"\"")];
    /// Where the store is reached.
    base_uri: Url, [string("\"http://172.16.4.130/magento1921\"")];
    /// Whether links of configurable products are made the quick way.
    express_configurable_super_links: Flag, [integer("0")];
    /// Whether a push clears attributes that it does not name.
    unset_other_attributes: Flag, [integer("0")];
    /// Whether cancellations are pushed.
    push_cancel: Flag, [integer("0")];
    /// How suspended inventory is treated.
    inv_suspended_mode: Whole, [integer("null")];
    /// Whether the store mails an invoice.
    email_invoice: Flag, [integer("0")];
    /// Whether the store mails tracking numbers.
    email_tracking: Flag, [integer("0")];
}
