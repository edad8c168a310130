//! Onward: `PATCH /orders/{shopOrderId}`. Amounts are whole minor units beside their
//! currency.

pub mod order;
mod rules;

use crate::finding::Basis;
use crate::kind::{Declaration, Direction, Vendor};
use crate::shape::Source;

/// The document.
pub(crate) const DOCUMENT: &[Source] =
    &[Source { document: "Onward Update an order, version 1.0.0", basis: Basis::Documented }];

const ROUTE: (&str, &str, u16) = ("PATCH", "/orders/{shopOrderId}", 200);
const REFUSED: (&str, &str, u16) = ("PATCH", "/orders/{shopOrderId}", 422);

/// The kinds of this vendor.
pub(crate) static VENDOR: Vendor = Vendor {
    headers: &[("Content-Type", "application/json"), ("Accept", "application/json")],
    kinds: &[
        Declaration::new(
            ("onward.update_order.request", Direction::Request),
            "The store tells Onward that an order changed.",
            ROUTE,
            (order::UpdateRequest::SHAPE, 0),
        )
        .demands(rules::request_currencies)
        .rules(rules::request)
        .update(Direction::Response, rules::update),
        Declaration::new(
            ("onward.update_order.response", Direction::Response),
            "The order as Onward now has it.",
            ROUTE,
            (order::UpdateResponse::SHAPE, 0),
        )
        .demands(rules::response_currencies)
        .rules(rules::response)
        .exchange(crate::exchange::echo),
        Declaration::new(
            ("onward.update_order.error", Direction::Error),
            "Why Onward refuses an update.",
            REFUSED,
            (order::UpdateError::SHAPE, 0),
        )
        .rules(rules::refusal)
        .exchange(rules::refused),
    ],
};
