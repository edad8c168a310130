//! RetailOps: webhooks that call the store.
//!
//! Two documents describe one envelope in two dialects: the webhook document writes ids
//! and line amounts as text and requires none of a writeback's members; the
//! `order_update` document writes numbers and requires all it lists.

pub mod catalog;
pub mod envelope;
pub mod event;
mod exchange;
pub mod facts;
pub mod fetch;
pub mod notice;
pub mod order;
pub mod order_request;
pub mod payment;
mod refund;
pub mod returned;
pub mod rules;
pub mod writeback;
pub mod writeback_response;

use crate::finding::Basis;
use crate::kind::{Declaration, Direction, Vendor};
use crate::shape::{Shape, Source};

/// The dialect of the webhook document: text.
pub const TEXT: usize = 0;
/// The dialect of the `order_update` document: numbers.
pub const NUMBERS: usize = 1;
/// The webhook document's text where its tables list members as required.
pub const REQUIRED: usize = 2;

/// The documents, in the order of the dialects.
pub(crate) const DOCUMENTS: &[Source] = &[
    Source { document: "RetailOps webhook API", basis: Basis::Documented },
    Source { document: "RetailOps order_update API, version 1", basis: Basis::Documented },
];

/// The same documents where only their examples show a shape.
pub(crate) const EXAMPLES: &[Source] = &[
    Source { document: "RetailOps webhook API, example", basis: Basis::Inferred },
    Source { document: "RetailOps order_update API, version 1, example", basis: Basis::Inferred },
];

type Route = (&'static str, &'static str, u16);
type Dialect = (&'static Shape, usize);

const fn request(name: &'static str, doc: &'static str, route: Route, of: Dialect) -> Declaration {
    Declaration::new((name, Direction::Request), doc, route, of).envelope()
}

const fn response(name: &'static str, doc: &'static str, route: Route, of: Dialect) -> Declaration {
    Declaration::new((name, Direction::Response), doc, route, of)
}

const UPDATE: Route = ("POST", "/order_update", 200);
const CONFIG: Route = ("POST", "/catalogs", 200);
const CATALOG: Route = ("POST", "/catalogs", 201);
const PAYMENT: Route = ("POST", "/payment", 200);
const INVENTORY: Route = ("POST", "/inventory", 201);
const RETURNED: Route = ("POST", "/inventory", 200);
const FETCH: Route = ("GET", "/orders", 200);
const ACK: Route = ("POST", "/orders/order_ack", 200);
const COMPLETE: Route = ("POST", "/orders/complete", 200);
const CANCEL: Route = ("POST", "/orders/cancel", 200);
const WRITEBACK: Route = ("POST", "/orders/writeback", 200);
const SHIPMENT: Route = ("POST", "/orders/shipment_submit", 200);

const EVENTS: Dialect = (event::EventsResponse::SHAPE, TEXT);
const NOTICE: Dialect = (notice::NoticeRequest::SHAPE, TEXT);
const CATALOG_REQUEST: Dialect = (catalog::CatalogRequest::SHAPE, TEXT);

/// The kinds of this vendor.
pub(crate) static VENDOR: Vendor = Vendor {
    headers: &[("Content-Type", "application/json")],
    kinds: &[
        request(
            "retailops.order_update.request",
            "RetailOps tells the store that an order changed.",
            UPDATE,
            (order_request::OrderRequest::SHAPE, NUMBERS),
        )
        .rules(rules::order_request)
        .update(Direction::Request, exchange::same_order),
        response(
            "retailops.order_update.response",
            "What the store reports about an order update.",
            UPDATE,
            (event::EventsResponse::SHAPE, NUMBERS),
        ),
        request(
            "retailops.cat_push_config.request",
            "RetailOps asks how the store wants its catalogue pushed.",
            CONFIG,
            CATALOG_REQUEST,
        ),
        response(
            "retailops.cat_push_config.response",
            "How the store wants its catalogue pushed.",
            CONFIG,
            (catalog::CatalogConfig::SHAPE, TEXT),
        ),
        request(
            "retailops.catpush_transmit.request",
            "RetailOps pushes things to the store's catalogue.",
            CATALOG,
            CATALOG_REQUEST,
        ),
        response(
            "retailops.catpush_transmit.response",
            "What the store reports about a push to its catalogue.",
            CATALOG,
            EVENTS,
        ),
        request(
            "retailops.capture_channel_payments.request",
            "RetailOps asks the store to capture the payments of an order.",
            PAYMENT,
            (notice::CaptureRequest::SHAPE, TEXT),
        )
        .rules(rules::capture),
        response(
            "retailops.capture_channel_payments.response",
            "What the store reports about captured payments.",
            PAYMENT,
            EVENTS,
        ),
        request(
            "retailops.inv_push.request",
            "RetailOps tells the store what is in stock.",
            INVENTORY,
            (catalog::InventoryRequest::SHAPE, TEXT),
        ),
        response(
            "retailops.inv_push.response",
            "What the store reports about a push of stock.",
            INVENTORY,
            EVENTS,
        ),
        request(
            "retailops.items_returned.request",
            "RetailOps tells the store that items of an order came back.",
            RETURNED,
            (returned::ReturnRequest::SHAPE, TEXT),
        )
        .rules(refund::returned),
        response(
            "retailops.items_returned.response",
            "What the store did about a return.",
            RETURNED,
            (returned::ReturnResponse::SHAPE, TEXT),
        )
        .exchange(exchange::returned),
        request(
            "retailops.order_fetch.request",
            "RetailOps asks the store for orders.",
            FETCH,
            (fetch::FetchRequest::SHAPE, REQUIRED),
        ),
        response(
            "retailops.order_fetch.response",
            "A page of the store's orders.",
            FETCH,
            (fetch::FetchResponse::SHAPE, TEXT),
        )
        .rules(rules::fetched)
        .exchange(exchange::fetched),
        request(
            "retailops.order_ack.request",
            "RetailOps tells the store that orders have arrived.",
            ACK,
            (fetch::AckRequest::SHAPE, REQUIRED),
        ),
        response(
            "retailops.order_ack.response",
            "What the store reports about acknowledged orders.",
            ACK,
            EVENTS,
        ),
        request(
            "retailops.order_complete.request",
            "RetailOps tells the store that an order is complete.",
            COMPLETE,
            NOTICE,
        )
        .rules(rules::notice),
        response(
            "retailops.order_complete.response",
            "What the store reports about a completed order.",
            COMPLETE,
            EVENTS,
        ),
        request(
            "retailops.order_cancel.request",
            "RetailOps tells the store that an order is cancelled.",
            CANCEL,
            NOTICE,
        )
        .rules(rules::notice),
        response(
            "retailops.order_cancel.response",
            "What the store reports about a cancelled order.",
            CANCEL,
            EVENTS,
        ),
        request(
            "retailops.order_writeback.request",
            "RetailOps asks the store to re-price an order that changed.",
            WRITEBACK,
            (order_request::OrderRequest::SHAPE, TEXT),
        )
        .rules(rules::order_request)
        .update(Direction::Request, exchange::same_order),
        response(
            "retailops.order_writeback.response",
            "The store's re-priced lines and order-level residues.",
            WRITEBACK,
            (writeback_response::WritebackResponse::SHAPE, TEXT),
        )
        .rules(rules::writeback_response)
        .exchange(exchange::repriced),
        request(
            "retailops.shipment_submit.request",
            "RetailOps tells the store that a part of an order has shipped.",
            SHIPMENT,
            (notice::ShipmentRequest::SHAPE, TEXT),
        )
        .rules(rules::shipment),
        response(
            "retailops.shipment_submit.response",
            "What the store reports about a shipment.",
            SHIPMENT,
            EVENTS,
        ),
    ],
};
