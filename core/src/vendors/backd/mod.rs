//! Backd: `POST /update_order`. Amounts are whole minor units of a currency that no
//! member names.

pub mod order;
mod rules;

use crate::finding::Basis;
use crate::kind::{Declaration, Direction, Vendor};
use crate::shape::Source;

/// The document.
pub(crate) const DOCUMENT: &[Source] =
    &[Source { document: "Backd update_order", basis: Basis::Documented }];

const ROUTE: (&str, &str, u16) = ("POST", "/update_order", 200);

/// The kinds of this vendor.
pub(crate) static VENDOR: Vendor = Vendor {
    headers: &[("Content-Type", "application/json"), ("Accept", "application/json")],
    kinds: &[
        Declaration::new(
            ("backd.update_order.request", Direction::Request),
            "A merchant changes the details of an order that is not confirmed yet.",
            ROUTE,
            (order::UpdateRequest::SHAPE, 0),
        )
        .many()
        .rules(rules::request)
        .update(Direction::Response, rules::update),
        Declaration::new(
            ("backd.update_order.response", Direction::Response),
            "The order as Backd now has it.",
            ROUTE,
            (order::UpdateResponse::SHAPE, 0),
        )
        .many()
        .rules(rules::response)
        .exchange(crate::exchange::echo),
    ],
};
