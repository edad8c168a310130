//! WiredPlus: `POST https://api.wiredplus.com/v1/UpdateOrder`.

pub mod order;
mod rules;

use crate::finding::Basis;
use crate::kind::{Declaration, Direction, Vendor};
use crate::shape::Source;

/// The document.
pub(crate) const DOCUMENT: &[Source] =
    &[Source { document: "WiredPlus UpdateOrder", basis: Basis::Documented }];

const ROUTE: (&str, &str, u16) = ("POST", "/v1/UpdateOrder", 200);

/// The kinds of this vendor.
pub(crate) static VENDOR: Vendor = Vendor {
    headers: &[("Content-Type", "application/json")],
    kinds: &[
        Declaration::new(
            ("wiredplus.update_order.request", Direction::Request),
            "The store creates or changes an order in WiredPlus.",
            ROUTE,
            (order::UpdateRequest::SHAPE, 0),
        )
        .rules(rules::request)
        .update(Direction::Request, rules::update),
        Declaration::new(
            ("wiredplus.update_order.response", Direction::Response),
            "What WiredPlus did.",
            ROUTE,
            (order::UpdateResponse::SHAPE, 0),
        )
        .rules(rules::response)
        .exchange(rules::exchange),
    ],
};
