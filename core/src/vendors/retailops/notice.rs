//! Requests that tell the store what became of an order, without its lines:
//! `capture_channel_payments`, `order_complete`, `order_cancel` and `shipment_submit`.

use super::DOCUMENTS;
use super::envelope::{Channel, envelope};
use super::order::{Order, Package};
use crate::shape::{absent, container, integer, shape, string};
use crate::value::is::{Id, List};

envelope! {
    /// The request to capture the payments of an order.
    CaptureRequest, OrderNotice, "\"Spree.order.capture_channel_payments\""
}

envelope! {
    /// The notice that an order is complete or cancelled.
    NoticeRequest, OrderNotice, "\"testco.orderpull.order_fetch\""
}

envelope! {
    /// The notice that a part of an order has shipped.
    ShipmentRequest, ShipmentNotice, "\"Aabaco.order.shipment_submit\""
}

shape! {
    /// An order and its channel.
    OrderNotice from DOCUMENTS;
    /// The order as RetailOps keeps it.
    order: Order<'static>, [container("{}")];
    /// The channel (store) that the order came from.
    channel: Channel<'static>, [container("{}")];
}

shape! {
    /// A shipment, its order and channel.
    ShipmentNotice from DOCUMENTS;
    /// What has shipped now.
    shipment: SubmittedShipment<'static>, [container("{}")];
    /// The order as RetailOps keeps it.
    order: Order<'static>, [container("{}")];
    /// The channel (store) that the order came from.
    channel: Channel<'static>, [container("{}")];
}

shape! {
    /// What has shipped now.
    SubmittedShipment from DOCUMENTS;
    /// RetailOps' id of the shipment.
    id: Id, [string("\"10987\"")];
    /// Its packages.
    packages: List<Package<'static>>, [container("[{}]")];
}
