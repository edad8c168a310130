//! The order as RetailOps keeps it, with its shipments.

use super::payment::{Payment, PaymentStatus};
use super::{DOCUMENTS, EXAMPLES};
use crate::shape::{container, integer, number, shape, string};
use crate::value::is::{Amount, DateTime, Id, List, Quantity, Rate, ScalarOr, Text};

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
