//! Payments of an order: buckets of money by account.

use super::DOCUMENTS;
use crate::shape::{container, integer, shape, string};
use crate::value::is::{Amount, Flag, Id, List, Partial, Text};

shape! {
    /// The payment of one account: how much of it is in which state.
    Payment from DOCUMENTS;
    /// Whether the payment succeeded.
    success: Flag, [integer("1"), integer("1").required()];
    /// Not yet settled, and settled outside RetailOps.
    unsettled_external: Amount, [integer("0"), integer("0").required()];
    /// Not yet settled, with the capture put off.
    unsettled_deferred: Amount, [integer("0"), integer("0").required()];
    /// The channel (store) that took the payment.
    channel_id: Id, [integer("12"), integer("12").required()];
    /// Authorised and not yet captured.
    authed: Amount, [integer("0"), integer("0").required()];
    /// Whether captures happen outside RetailOps.
    captures_are_external: Flag, [integer("1"), integer("1").required()];
    /// Captured or charged, and not yet settled.
    unsettled: Amount, [integer("0"), integer("0").required()];
    /// Settled: the money has arrived.
    settled: Amount, [integer("35"), integer("35").required()];
    /// Charged in one step, without a separate capture.
    charged: Amount, [integer("35"), integer("35").required()];
    /// Captured from an authorisation.
    captured: Amount, [integer("0"), integer("0").required()];
    /// Whether captures are put off.
    captures_are_deferred: Flag, [integer("0"), integer("0").required()];
    /// Voided before settlement.
    voided: Amount, [integer("0"), integer("0").required()];
    /// The payment account.
    id: Id, [string("\"6\""), integer("6").required()];
    /// How it was paid.
    method: Text, [string("\"channel\""), string("\"channel\"").required()];
    /// Returned to the customer.
    credited: Amount, [integer("0"), integer("0").required()];
    /// The module of RetailOps that handles the account.
    module: Text, [string("\"Channel\""), string("\"Channel\"").required()];
    /// Available for the order.
    available: Amount, [integer("35"), integer("35").required()];
}

shape! {
    /// All payments of the order together; every amount is the sum over `by_account`.
    PaymentStatus from DOCUMENTS;
    /// Whether all payments succeeded.
    success: Flag, [integer("1"), integer("1").required()];
    /// Not yet settled, and settled outside RetailOps.
    unsettled_external: Amount, [integer("0"), integer("0").required()];
    /// Not yet settled, with the capture put off.
    unsettled_deferred: Amount, [integer("0"), integer("0").required()];
    /// The payments one by one.
    by_account: List<Partial<Payment<'static>>>, [container("[{}]"), container("[{}]").required()];
    /// Captured or charged, and not yet settled.
    unsettled: Amount, [integer("0"), integer("0").required()];
    /// Settled: the money has arrived.
    settled: Amount, [integer("35"), integer("35").required()];
    /// Charged in one step, without a separate capture.
    charged: Amount, [integer("35"), integer("35").required()];
    /// Captured from an authorisation.
    captured: Amount, [integer("0"), integer("0").required()];
    /// Authorised and not yet captured.
    authed: Amount, [integer("0"), integer("0").required()];
    /// Returned to the customer.
    credited: Amount, [integer("0"), integer("0").required()];
    /// Available for the order.
    available: Amount, [integer("35"), integer("35").required()];
}
