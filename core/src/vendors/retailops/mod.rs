//! RetailOps: webhooks that call the store.
//!
//! Two documents describe one envelope in two dialects: the webhook document writes ids
//! and line amounts as text and requires none of a writeback's members; the
//! `order_update` document writes numbers and requires all it lists.

pub mod event;
pub mod facts;
pub mod order_request;
pub mod payment;
pub mod rules;
pub mod writeback;
pub mod writeback_response;

use crate::finding::Basis;
use crate::kind::{Declaration, Direction, Route};
use crate::shape::Source;

/// The dialect of the webhook document: text.
pub const TEXT: usize = 0;
/// The dialect of the `order_update` document: numbers.
pub const NUMBERS: usize = 1;

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

/// The kinds of this vendor.
pub(crate) static KINDS: &[Declaration] = &[
    Declaration {
        name: "retailops.order_update.request",
        direction: Direction::Request,
        doc: "RetailOps tells the store that an order changed.",
        route: Route { method: "POST", path: "/order_update", status: 200 },
        shape: order_request::OrderRequest::SHAPE,
        dialect: NUMBERS,
        rules: Some(rules::order_request),
    },
    Declaration {
        name: "retailops.order_update.response",
        direction: Direction::Response,
        doc: "What the store reports about an order update.",
        route: Route { method: "POST", path: "/order_update", status: 200 },
        shape: event::EventsResponse::SHAPE,
        dialect: NUMBERS,
        rules: None,
    },
    Declaration {
        name: "retailops.order_writeback.request",
        direction: Direction::Request,
        doc: "RetailOps asks the store to re-price an order that changed.",
        route: Route { method: "POST", path: "/orders/writeback", status: 200 },
        shape: order_request::OrderRequest::SHAPE,
        dialect: TEXT,
        rules: Some(rules::order_request),
    },
    Declaration {
        name: "retailops.order_writeback.response",
        direction: Direction::Response,
        doc: "The store's re-priced lines and order-level residues.",
        route: Route { method: "POST", path: "/orders/writeback", status: 200 },
        shape: writeback_response::WritebackResponse::SHAPE,
        dialect: TEXT,
        rules: Some(rules::writeback_response),
    },
];
