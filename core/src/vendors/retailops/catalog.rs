//! `cat_push_config` and `catpush_transmit`, whose data no document shows; `inv_push`.

use super::envelope::{Channel, envelope};
use super::{DOCUMENTS, EXAMPLES};
use crate::shape::{absent, container, integer, shape, string};
use crate::value::is::{Any, DateTime, Id, List, OneOrMore, Quantity, Text};

envelope! {
    /// A push to the store's catalogue.
    CatalogRequest, CatalogData, "\"testco.orderpull.order_fetch\""
}

envelope! {
    /// A push of stock to the store.
    InventoryRequest, InventoryData, "\"testco.orderpull.order_fetch\""
}

shape! {
    /// What is pushed to the catalogue. The document shows it empty.
    CatalogData from EXAMPLES;
}

shape! {
    /// How the store wants its catalogue pushed.
    CatalogConfig from EXAMPLES;
    /// What a push brings along, such as `relatives`.
    fanout: Text, [string("\"relatives\"").required()];
}

shape! {
    /// Stock and its channel.
    InventoryData from DOCUMENTS;
    /// The stock.
    inventory: Inventory<'static>, [container("{}")];
    /// The client of RetailOps.
    client_id: Id, [integer("1")];
    /// The channel (store) that it is for.
    channel: Channel<'static>, [container("{}")];
}

shape! {
    /// The stock.
    Inventory from DOCUMENTS;
    /// The stock of each thing; one object is accepted in place of the list.
    data: OneOrMore<Stock<'static>>, [container("[{}]")];
}

shape! {
    /// The stock of one thing.
    Stock from DOCUMENTS;
    /// The stock-keeping unit.
    sku: Id, [string("\"53\"")];
    /// RetailOps' id of the thing.
    id: Id, [integer("21")];
    /// What kind of thing, such as `sku`.
    concept: Text, [string("\"sku\"")];
    /// Where the units are, by vendor or by facility.
    qty_breakdown: List<StockPart<'static>>, [container("[{}]")];
    /// Units available.
    qty_available: Quantity, [integer("24")];
}

shape! {
    /// Units of one vendor or in one facility.
    StockPart from DOCUMENTS;
    /// When the units are expected to ship.
    est_ship: DateTime, [string("\"2016-04-22T11:02:47-07:00\"")];
    /// Orders that the units are reserved for.
    reserving_orders: List<Any>, [container("[null]")];
    /// Units available for sale.
    sellable: Quantity, [integer("5")];
    /// Units that nobody has claimed.
    unclaimed: Quantity, [integer("0")];
    /// The vendor by name.
    vendor: Text, [string("\"002_Acme Corp\"")];
    /// The facility by name, where stock is broken down by facility.
    facility: Text, [string("")];
}
