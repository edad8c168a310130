//! What stands around the data of every request: who calls, which action, which channel.

use super::DOCUMENTS;
use crate::shape::{absent, container, integer, shape, string};
use crate::value::is::{Flag, Id, Secret, Text, Url, Whole};

/// Declares a request: its envelope with the type of its data and the document's example
/// of its action.
macro_rules! envelope {
    ($(#[doc = $doc:literal])+ $name:ident, $data:ident, $action:literal) => {
        $crate::shape::shape! {
            $(#[doc = $doc])+
            $name from $crate::vendors::retailops::DOCUMENTS;
            /// Who calls, and the ticket that proves it.
            headers: $crate::vendors::retailops::envelope::Headers<'static>,
                [container("{}"), absent(), container("{}").required()];
            /// The version of the action.
            version: $crate::value::is::Whole,
                [integer("1"), integer("1").required(), integer("1").required()];
            /// The name of the action. Most examples of the webhook document carry that of another one.
            action: $crate::value::is::Text,
                [string($action), string("\"order_update\"").required(), string($action).required()];
            /// What the action is about.
            data: $data<'static>,
                [container("{}"), container("{}").required(), container("{}").required()];
        }
    };
}

pub(super) use envelope;

shape! {
    /// Who calls, and the ticket that proves it.
    Headers from DOCUMENTS;
    /// The client of RetailOps.
    client_id: Id, [integer("\"497\""), absent(), integer("\"497\"").required()];
    /// The secret that authorises the call. It never appears in a message.
    ticket: Secret, [string("\"1,1,0,…\""), absent(), string("\"1,1,0,…\"").required()];
}

shape! {
    /// The channel (store) that the order came from.
    Channel from DOCUMENTS;
    /// The channel's id.
    id: Id, [integer("21"), integer("21").required(), integer("21").required()];
    /// How the channel is set up.
    params: ChannelParams<'static>, [container("{}"), absent(), container("{}").required()];
}

shape! {
    /// How the channel is set up.
    ChannelParams from DOCUMENTS;
    /// Whether the store mails on a return.
    email_return: Flag, [integer("0"), absent(), integer("0").required()];
    /// Whether items of suspended inventory count as in stock.
    inv_suspended_instock: Flag, [integer("0"), absent(), integer("0").required()];
    /// Whether a push clears media that it does not name.
    unset_other_media: Flag, [integer("0"), absent(), integer("0").required()];
    /// Attributes of orders to import.
    import_order_attrs: Text, [string("\"\""), absent(), string("\"\"").required()];
    /// Where the store is reached.
    base_uri: Url, [string("\"http://172.16.4.130/magento1921\""), absent(), string("\"http://172.16.4.130/magento1921\"").required()];
    /// Whether links of configurable products are made the quick way.
    express_configurable_super_links: Flag, [integer("0"), absent(), integer("0").required()];
    /// Whether a push clears attributes that it does not name.
    unset_other_attributes: Flag, [integer("0"), absent(), integer("0").required()];
    /// Whether cancellations are pushed.
    push_cancel: Flag, [integer("0"), absent(), integer("0").required()];
    /// How suspended inventory is treated.
    inv_suspended_mode: Whole, [integer("null"), absent(), integer("null").required()];
    /// Whether the store mails an invoice.
    email_invoice: Flag, [integer("0"), absent(), integer("0").required()];
    /// Whether the store mails tracking numbers.
    email_tracking: Flag, [integer("0"), absent(), integer("0").required()];
    /// The store's id with its platform.
    StoreID: Id, [string("\"yhst-18909142938879050075142\""), absent(), string("\"yhst-18909142938879050075142\"").required()];
    /// The store's number of the next order to fetch.
    next_order_refnum: Id, [integer("496"), absent(), integer("496").required()];
    /// The status that acknowledged orders get.
    order_ack_status_id: Id, [string("\"32\""), absent(), string("\"32\"").required()];
    /// The status that fulfilled orders get.
    order_fulfilled_status_id: Id, [string("\"34\""), absent(), string("\"34\"").required()];
    /// The status that orders in fulfilment get; the documents spell the name so.
    order_in_filfillment_status_id: Id, [string("\"33\""), absent(), string("\"33\"").required()];
    /// The application's key with the store's platform.
    appKey: Text, [string("\"acme_co.retailops.0.1.0.Release\""), absent(), absent()];
    /// How stock is broken down by vendor or facility.
    breakdown_inventory: Whole, [integer("0"), absent(), absent()];
    /// The tenant of the store's platform.
    tenant: Id, [string("\"15394\""), absent(), absent()];
}
