"""The payloads as `parse` returns them in lenient mode, and what `writeback` takes.

Lenient mode lets through what real systems send; each such value is an info in the report. With
`mode="strict"` the values are a subset of these types. Members that no document names are kept, but
the types do not declare them.

Generated from the declarations in core/src/vendors by `cargo run --example generate`; do not edit.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Literal, NoReturn, TypeAlias, TypedDict, TypeVar, final, get_args

_T = TypeVar("_T")

ParsedAmount: TypeAlias = Decimal | None
"""An exact decimal in the digits that were sent: an amount, a rate or a percentage."""

ParsedInteger: TypeAlias = int | str | Decimal | None
"""An integer; text where it was sent as text, a decimal where zeros stand behind its point."""

ParsedId: TypeAlias = str | int | Decimal | None
"""An identifier; lenient mode takes text and whole numbers."""

ParsedText: TypeAlias = str | int | Decimal | None
"""Text; lenient mode takes a number in its place."""

ParsedString: TypeAlias = str | None
"""Text of a documented format."""

ParsedTime: TypeAlias = int | str | Decimal | None
"""Unix seconds, as a number or text, or a date and time."""

ParsedFlag: TypeAlias = bool | Literal[0, 1, "0", "1", "true", "false"] | Decimal | None
"""A flag in one of the spellings that systems send; `1.0` is a decimal."""

ParsedObject: TypeAlias = _T | list[NoReturn] | None
"""An object. PHP prints `[]` for one without members, so ask `isinstance(…, dict)`."""

ParsedList: TypeAlias = list[_T | None] | dict[NoReturn, NoReturn] | None
"""A list, which may hold None (RetailOps sends `[null]` for an empty one). PHP may print
`{}` for an empty list; walking through it or through `or ()` gives nothing."""

ParsedOneOrMore: TypeAlias = list[_T | list[NoReturn] | None] | _T | None
"""A list of objects, or one object in its place."""


class RetailopsUpdateOrderRequest(TypedDict):
    """The request: an envelope around the changed order.

    Source: RetailOps order_update API, version 1.
    """

    version: ParsedInteger
    """The version of the action. Example: `1`."""
    action: ParsedText
    """The name of the action. Most examples of the webhook document carry that of another one.
    Example: `"order_update"`."""
    data: ParsedObject[RetailopsUpdateOrderData]
    """What the action is about."""


class RetailopsUpdateOrderData(TypedDict):
    """The order and its channel.

    Source: RetailOps order_update API, version 1.
    """

    rmas: ParsedList[Any]
    """Return authorisations of the order. Example: `[null]`."""
    line_items: ParsedList[ParsedObject[RetailopsUpdateLineItem]]
    """The lines of the order."""
    order_info: ParsedObject[RetailopsUpdateOrderInfo]
    """Amounts of the order as a whole."""
    order: ParsedObject[RetailopsUpdateOrder]
    """The order as RetailOps keeps it."""
    channel: ParsedObject[RetailopsUpdateChannel]
    """The channel (store) that the order came from."""


class RetailopsUpdateLineItem(TypedDict):
    """One line of the order.

    Source: RetailOps order_update API, version 1.
    """

    apportioned_ship_amt: ParsedAmount
    """The line's share of the order's shipping as a refund would use it: money for the whole
    line, `direct_ship_amt` included. Example: `5`."""
    estimated_extended_cost: ParsedAmount
    """Estimated cost of the line: `quantity` times the unit cost. Example: `0`."""
    sku: ParsedId
    """The stock-keeping unit. Example: `132`."""
    quantity: ParsedInteger
    """Units ordered. Example: `2`."""
    estimated_ship_date: ParsedTime
    """When the line is expected to ship, in Unix seconds. Example: `1460151590`."""
    direct_ship_amt: ParsedAmount
    """Shipping charged on this line: money, although the documents guess a number of items.
    Example: `5`."""
    corr: ParsedId
    """RetailOps' id of the order item: a correlation token, to be echoed unchanged. Example:
    `7397`."""
    removed: ParsedFlag
    """Whether the line was deleted from the order. Example: `0`."""
    estimated_cost: ParsedAmount
    """Estimated cost of the shipment. Example: `0`."""
    estimated_unit_cost: ParsedAmount
    """Estimated cost of one unit. Example: `0`."""
    unit_price: ParsedAmount
    """Price of one unit before order-level amounts. Example: `30`."""


class RetailopsUpdateOrderInfo(TypedDict):
    """Amounts of the order as a whole.

    Source: RetailOps order_update API, version 1.
    """

    shipping_amt: ParsedAmount
    """All shipping of the order, the lines' direct amounts included. Example: `5`."""
    discount_amt: ParsedAmount
    """The order's discount, a positive amount that is subtracted. Example: `0`."""
    tax_amt: ParsedAmount
    """All tax of the order. Example: `0`."""
    direct_tax_amt: ParsedAmount
    """The part of the tax that was set on the order directly. It enters no sum. Example: `0`."""


class RetailopsUpdateOrder(TypedDict):
    """The order as RetailOps keeps it.

    Source: RetailOps order_update API, version 1.
    """

    channel_payment: ParsedObject[RetailopsUpdatePayment]
    """The payment by the channel."""
    grand_total: ParsedAmount
    """What RetailOps thinks the order now costs; not what was paid. Example: `35`."""
    unshipped_items_ref: ParsedList[ParsedId | ParsedObject[RetailopsShipItem]]
    """The items that have not shipped. Example: `[496]`."""
    payment_series_id: ParsedId
    """The series of payments. Example: `2572`."""
    from_counterparty_rate: ParsedAmount
    """The rate from the counterparty's currency. Example: `1`."""
    ship_service_name: ParsedText
    """The shipping service by name. Example: `"Will Call"`."""
    channel_refnum: ParsedId
    """The store's number of the order. Example: `496`."""
    shipments: ParsedList[ParsedObject[RetailopsShipment]]
    """What has shipped. Example: `[null]`."""
    id: ParsedId
    """RetailOps' id of the order. Example: `4897`."""
    payment_status: ParsedObject[RetailopsUpdatePaymentStatus]
    """All payments together."""


class RetailopsUpdateChannel(TypedDict):
    """The channel (store) that the order came from.

    Source: RetailOps order_update API, version 1.
    """

    id: ParsedId
    """The channel's id. Example: `21`."""


class RetailopsUpdatePayment(TypedDict):
    """The payment of one account: how much of it is in which state.

    Source: RetailOps order_update API, version 1.
    """

    success: ParsedFlag
    """Whether the payment succeeded. Example: `1`."""
    unsettled_external: ParsedAmount
    """Not yet settled, and settled outside RetailOps. Example: `0`."""
    unsettled_deferred: ParsedAmount
    """Not yet settled, with the capture put off. Example: `0`."""
    channel_id: ParsedId
    """The channel (store) that took the payment. Example: `12`."""
    authed: ParsedAmount
    """Authorised and not yet captured. Example: `0`."""
    captures_are_external: ParsedFlag
    """Whether captures happen outside RetailOps. Example: `1`."""
    unsettled: ParsedAmount
    """Captured or charged, and not yet settled. Example: `0`."""
    settled: ParsedAmount
    """Settled: the money has arrived. Example: `35`."""
    charged: ParsedAmount
    """Charged in one step, without a separate capture. Example: `35`."""
    captured: ParsedAmount
    """Captured from an authorisation. Example: `0`."""
    captures_are_deferred: ParsedFlag
    """Whether captures are put off. Example: `0`."""
    voided: ParsedAmount
    """Voided before settlement. Example: `0`."""
    id: ParsedId
    """The payment account. Example: `6`."""
    method: ParsedText
    """How it was paid. Example: `"channel"`."""
    credited: ParsedAmount
    """Returned to the customer. Example: `0`."""
    module: ParsedText
    """The module of RetailOps that handles the account. Example: `"Channel"`."""
    available: ParsedAmount
    """Available for the order. Example: `35`."""


class RetailopsShipItem(TypedDict, total=False):
    """An item of a package, or one that has not shipped, with the amounts that belong to it.

    Source: RetailOps webhook API, example.
    """

    id: ParsedId
    """RetailOps' id of the item. Example: `"7397"`."""
    sku_num: ParsedId
    """The stock-keeping unit. Example: `"132"`."""
    quantity: ParsedInteger
    """Units. Example: `"1"`."""
    channel_refnum: ParsedId
    """The store's number of the line. Example: `"496"`."""
    item_product_amt: ParsedAmount
    """The product's part of the amount. Example: `"30"`."""
    item_subtotal_amt: ParsedAmount
    """The amount before shipping and tax. Example: `"30"`."""
    item_shipping_amt: ParsedAmount
    """The shipping part. Example: `"5"`."""
    item_tax_amt: ParsedAmount
    """The tax part. Example: `"0"`."""


class RetailopsShipment(TypedDict, total=False):
    """One shipment of the order.

    Source: RetailOps webhook API.
    """

    id: ParsedId
    """RetailOps' id of the shipment. Example: `"100000084"`."""
    packages: ParsedList[ParsedObject[RetailopsPackage]]
    """Its packages."""


class RetailopsUpdatePaymentStatus(TypedDict):
    """All payments of the order together; every amount is the sum over `by_account`.

    Source: RetailOps order_update API, version 1.
    """

    success: ParsedFlag
    """Whether all payments succeeded. Example: `1`."""
    unsettled_external: ParsedAmount
    """Not yet settled, and settled outside RetailOps. Example: `0`."""
    unsettled_deferred: ParsedAmount
    """Not yet settled, with the capture put off. Example: `0`."""
    by_account: ParsedList[ParsedObject[RetailopsUpdatePartialPayment]]
    """The payments one by one."""
    unsettled: ParsedAmount
    """Captured or charged, and not yet settled. Example: `0`."""
    settled: ParsedAmount
    """Settled: the money has arrived. Example: `35`."""
    charged: ParsedAmount
    """Charged in one step, without a separate capture. Example: `35`."""
    captured: ParsedAmount
    """Captured from an authorisation. Example: `0`."""
    authed: ParsedAmount
    """Authorised and not yet captured. Example: `0`."""
    credited: ParsedAmount
    """Returned to the customer. Example: `0`."""
    available: ParsedAmount
    """Available for the order. Example: `35`."""


class RetailopsPackage(TypedDict, total=False):
    """One package of a shipment.

    Source: RetailOps webhook API, example.
    """

    class_name: ParsedText
    """The class of the service by name. Example: `"Standard"`."""
    carrier_code: ParsedText
    """The carrier's code. Example: `"WILLCALL"`."""
    carrier_name: ParsedText
    """The carrier by name. Example: `"WillCall"`."""
    ship_items: ParsedList[ParsedId | ParsedObject[RetailopsShipItem]]
    """The items in the package. Example: `[null]`."""
    tracking_number: ParsedText
    """The carrier's tracking number. Example: `"ZX29827782929"`."""
    mapped_shipcode: ParsedText
    """The shipping code that the service was mapped to. Example: `null`."""
    date_shipped: ParsedString
    """When it shipped. Example: `"2016-04-08T21:13:11Z"`."""
    carrier_class_code: ParsedText
    """The code of the carrier's class. Example: `"WILLCALL"`."""
    weight: ParsedText
    """Its weight, as text. Example: `"1"`."""
    id: ParsedId
    """RetailOps' id of the package. Example: `"370"`."""
    carrier_class_name: ParsedText
    """Carrier and class by name. Example: `"WillCall Standard"`."""


class RetailopsUpdatePartialPayment(TypedDict, total=False):
    """The payment of one account: how much of it is in which state.

    Source: RetailOps order_update API, version 1.
    """

    success: ParsedFlag
    """Whether the payment succeeded. Example: `1`."""
    unsettled_external: ParsedAmount
    """Not yet settled, and settled outside RetailOps. Example: `0`."""
    unsettled_deferred: ParsedAmount
    """Not yet settled, with the capture put off. Example: `0`."""
    channel_id: ParsedId
    """The channel (store) that took the payment. Example: `12`."""
    authed: ParsedAmount
    """Authorised and not yet captured. Example: `0`."""
    captures_are_external: ParsedFlag
    """Whether captures happen outside RetailOps. Example: `1`."""
    unsettled: ParsedAmount
    """Captured or charged, and not yet settled. Example: `0`."""
    settled: ParsedAmount
    """Settled: the money has arrived. Example: `35`."""
    charged: ParsedAmount
    """Charged in one step, without a separate capture. Example: `35`."""
    captured: ParsedAmount
    """Captured from an authorisation. Example: `0`."""
    captures_are_deferred: ParsedFlag
    """Whether captures are put off. Example: `0`."""
    voided: ParsedAmount
    """Voided before settlement. Example: `0`."""
    id: ParsedId
    """The payment account. Example: `6`."""
    method: ParsedText
    """How it was paid. Example: `"channel"`."""
    credited: ParsedAmount
    """Returned to the customer. Example: `0`."""
    module: ParsedText
    """The module of RetailOps that handles the account. Example: `"Channel"`."""
    available: ParsedAmount
    """Available for the order. Example: `35`."""


class RetailopsEventsResponse(TypedDict):
    """The answer of an operation that reports events.

    Source: RetailOps webhook API, example.
    """

    events: ParsedList[ParsedObject[RetailopsStatusEvent | RetailopsHandleEvent]]
    """What happened."""


@final
class RetailopsStatusEvent(TypedDict, total=False):
    """An event of the `order_update` document: a status and what it concerns.

    Source: RetailOps webhook API, example.
    """

    status: ParsedText
    """The outcome; an open set of words such as `error`. Example: `"error"`."""
    error_code: ParsedText
    """The store's code of the error. Example: `"ERR1234"`."""
    error_message: ParsedText
    """The error in words. Example: `"Example error message"`."""
    diagnostic_data: ParsedList[Any]
    """Anything that helps to find the cause. Example: `[null]`."""
    associations: ParsedOneOrMore[RetailopsAssociation]
    """What it concerns; one object is accepted in place of the list."""


@final
class RetailopsHandleEvent(TypedDict, total=False):
    """An event of the webhook document: a handle, its subject and data.

    Source: RetailOps webhook API, example.
    """

    handle: ParsedText
    """The name of the event. Example: `"channel_catpush_fail"`."""
    secondary: ParsedObject[RetailopsSubject]
    """The subject."""
    data: ParsedObject[RetailopsEventData]
    """The outcome in detail."""


class RetailopsAssociation(TypedDict, total=False):
    """Something that an event concerns.

    Source: RetailOps webhook API, example.
    """

    type: ParsedText
    """What kind of thing, such as `sku`. Example: `"sku"`."""
    identity: ParsedId
    """Which one. Example: `"S1234"`."""


class RetailopsSubject(TypedDict, total=False):
    """The subject of an event.

    Source: RetailOps webhook API, example.
    """

    id: ParsedId
    """Which one. Example: `"66"`."""
    concept: ParsedText
    """What kind of thing, such as `sku`. Example: `"sku"`."""


class RetailopsEventData(TypedDict, total=False):
    """The outcome of an event in detail.

    Source: RetailOps webhook API, example.
    """

    sub_code: ParsedText
    """A second code. Example: `""`."""
    status: ParsedInteger
    """The status as a number. Example: `42`."""
    is_failure: ParsedFlag
    """Whether the operation failed. Example: `1`."""
    request_url: ParsedText
    """The request that failed. Example: `"https://shop.example/products/PP20"`."""
    data_items: ParsedList[Any]
    """Data of the items. Example: `[null]`."""
    additonal: ParsedText
    """More about it; the documents spell the name so. Example: `"[]"`."""
    code: ParsedText
    """The code of the error. Example: `"MISSING_OR_INVALID_PARAMETER"`."""
    message: ParsedText
    """The error in words. Example: `"Error: ident c1.channel-55-api_auth not found"`."""


class RetailopsCatalogRequest(TypedDict, total=False):
    """A push to the store's catalogue.

    Source: RetailOps webhook API.
    """

    headers: ParsedObject[RetailopsHeaders]
    """Who calls, and the ticket that proves it."""
    version: ParsedInteger
    """The version of the action. Example: `1`."""
    action: ParsedText
    """The name of the action. Most examples of the webhook document carry that of another one.
    Example: `"testco.orderpull.order_fetch"`."""
    data: ParsedObject[RetailopsCatalogData]
    """What the action is about."""


class RetailopsHeaders(TypedDict, total=False):
    """Who calls, and the ticket that proves it.

    Source: RetailOps webhook API.
    """

    client_id: ParsedId
    """The client of RetailOps. Example: `"497"`."""
    ticket: ParsedText
    """The secret that authorises the call. It never appears in a message. Example: `"1,1,0,…"`."""


class RetailopsCatalogData(TypedDict, total=False):
    """What is pushed to the catalogue. The document shows it empty.

    Source: RetailOps webhook API, example.
    """


class RetailopsCatalogConfig(TypedDict):
    """How the store wants its catalogue pushed.

    Source: RetailOps webhook API, example.
    """

    fanout: ParsedText
    """What a push brings along, such as `relatives`. Example: `"relatives"`."""


class RetailopsCaptureRequest(TypedDict, total=False):
    """The request to capture the payments of an order.

    Source: RetailOps webhook API.
    """

    headers: ParsedObject[RetailopsHeaders]
    """Who calls, and the ticket that proves it."""
    version: ParsedInteger
    """The version of the action. Example: `1`."""
    action: ParsedText
    """The name of the action. Most examples of the webhook document carry that of another one.
    Example: `"Spree.order.capture_channel_payments"`."""
    data: ParsedObject[RetailopsOrderNotice]
    """What the action is about."""


class RetailopsOrderNotice(TypedDict, total=False):
    """An order and its channel.

    Source: RetailOps webhook API.
    """

    order: ParsedObject[RetailopsOrder]
    """The order as RetailOps keeps it."""
    channel: ParsedObject[RetailopsChannel]
    """The channel (store) that the order came from."""


class RetailopsOrder(TypedDict, total=False):
    """The order as RetailOps keeps it.

    Source: RetailOps webhook API.
    """

    channel_payment: ParsedObject[RetailopsPayment]
    """The payment by the channel."""
    grand_total: ParsedAmount
    """What RetailOps thinks the order now costs; not what was paid. Example: `"35"`."""
    unshipped_items_ref: ParsedList[ParsedId | ParsedObject[RetailopsShipItem]]
    """The items that have not shipped. Example: `["496"]`."""
    payment_series_id: ParsedId
    """The series of payments. Example: `"2572"`."""
    from_counterparty_rate: ParsedAmount
    """The rate from the counterparty's currency. Example: `1`."""
    ship_service_name: ParsedText
    """The shipping service by name. Example: `"Will Call"`."""
    channel_refnum: ParsedId
    """The store's number of the order. Example: `"496"`."""
    shipments: ParsedList[ParsedObject[RetailopsShipment]]
    """What has shipped. Example: `[null]`."""
    id: ParsedId
    """RetailOps' id of the order. Example: `"4897"`."""
    payment_status: ParsedObject[RetailopsPaymentStatus]
    """All payments together."""


class RetailopsChannel(TypedDict, total=False):
    """The channel (store) that the order came from.

    Source: RetailOps webhook API.
    """

    id: ParsedId
    """The channel's id. Example: `21`."""
    params: ParsedObject[RetailopsChannelParams]
    """How the channel is set up."""


class RetailopsPayment(TypedDict, total=False):
    """The payment of one account: how much of it is in which state.

    Source: RetailOps webhook API.
    """

    success: ParsedFlag
    """Whether the payment succeeded. Example: `1`."""
    unsettled_external: ParsedAmount
    """Not yet settled, and settled outside RetailOps. Example: `0`."""
    unsettled_deferred: ParsedAmount
    """Not yet settled, with the capture put off. Example: `0`."""
    channel_id: ParsedId
    """The channel (store) that took the payment. Example: `12`."""
    authed: ParsedAmount
    """Authorised and not yet captured. Example: `0`."""
    captures_are_external: ParsedFlag
    """Whether captures happen outside RetailOps. Example: `1`."""
    unsettled: ParsedAmount
    """Captured or charged, and not yet settled. Example: `0`."""
    settled: ParsedAmount
    """Settled: the money has arrived. Example: `35`."""
    charged: ParsedAmount
    """Charged in one step, without a separate capture. Example: `35`."""
    captured: ParsedAmount
    """Captured from an authorisation. Example: `0`."""
    captures_are_deferred: ParsedFlag
    """Whether captures are put off. Example: `0`."""
    voided: ParsedAmount
    """Voided before settlement. Example: `0`."""
    id: ParsedId
    """The payment account. Example: `"6"`."""
    method: ParsedText
    """How it was paid. Example: `"channel"`."""
    credited: ParsedAmount
    """Returned to the customer. Example: `0`."""
    module: ParsedText
    """The module of RetailOps that handles the account. Example: `"Channel"`."""
    available: ParsedAmount
    """Available for the order. Example: `35`."""


class RetailopsPaymentStatus(TypedDict, total=False):
    """All payments of the order together; every amount is the sum over `by_account`.

    Source: RetailOps webhook API.
    """

    success: ParsedFlag
    """Whether all payments succeeded. Example: `1`."""
    unsettled_external: ParsedAmount
    """Not yet settled, and settled outside RetailOps. Example: `0`."""
    unsettled_deferred: ParsedAmount
    """Not yet settled, with the capture put off. Example: `0`."""
    by_account: ParsedList[ParsedObject[RetailopsPayment]]
    """The payments one by one."""
    unsettled: ParsedAmount
    """Captured or charged, and not yet settled. Example: `0`."""
    settled: ParsedAmount
    """Settled: the money has arrived. Example: `35`."""
    charged: ParsedAmount
    """Charged in one step, without a separate capture. Example: `35`."""
    captured: ParsedAmount
    """Captured from an authorisation. Example: `0`."""
    authed: ParsedAmount
    """Authorised and not yet captured. Example: `0`."""
    credited: ParsedAmount
    """Returned to the customer. Example: `0`."""
    available: ParsedAmount
    """Available for the order. Example: `35`."""


class RetailopsChannelParams(TypedDict, total=False):
    """How the channel is set up.

    Source: RetailOps webhook API.
    """

    email_return: ParsedFlag
    """Whether the store mails on a return. Example: `0`."""
    inv_suspended_instock: ParsedFlag
    """Whether items of suspended inventory count as in stock. Example: `0`."""
    unset_other_media: ParsedFlag
    """Whether a push clears media that it does not name. Example: `0`."""
    import_order_attrs: ParsedText
    """Attributes of orders to import. Example: `""`."""
    base_uri: ParsedString
    """Where the store is reached. Example: `"http://172.16.4.130/magento1921"`."""
    express_configurable_super_links: ParsedFlag
    """Whether links of configurable products are made the quick way. Example: `0`."""
    unset_other_attributes: ParsedFlag
    """Whether a push clears attributes that it does not name. Example: `0`."""
    push_cancel: ParsedFlag
    """Whether cancellations are pushed. Example: `0`."""
    inv_suspended_mode: ParsedInteger
    """How suspended inventory is treated. Example: `null`."""
    email_invoice: ParsedFlag
    """Whether the store mails an invoice. Example: `0`."""
    email_tracking: ParsedFlag
    """Whether the store mails tracking numbers. Example: `0`."""
    StoreID: ParsedId
    """The store's id with its platform. Example: `"yhst-18909142938879050075142"`."""
    next_order_refnum: ParsedId
    """The store's number of the next order to fetch. Example: `496`."""
    order_ack_status_id: ParsedId
    """The status that acknowledged orders get. Example: `"32"`."""
    order_fulfilled_status_id: ParsedId
    """The status that fulfilled orders get. Example: `"34"`."""
    order_in_filfillment_status_id: ParsedId
    """The status that orders in fulfilment get; the documents spell the name so. Example:
    `"33"`."""
    appKey: ParsedText
    """The application's key with the store's platform. Example:
    `"acme_co.retailops.0.1.0.Release"`."""
    breakdown_inventory: ParsedInteger
    """How stock is broken down by vendor or facility. Example: `0`."""
    tenant: ParsedId
    """The tenant of the store's platform. Example: `"15394"`."""


class RetailopsInventoryRequest(TypedDict, total=False):
    """A push of stock to the store.

    Source: RetailOps webhook API.
    """

    headers: ParsedObject[RetailopsHeaders]
    """Who calls, and the ticket that proves it."""
    version: ParsedInteger
    """The version of the action. Example: `1`."""
    action: ParsedText
    """The name of the action. Most examples of the webhook document carry that of another one.
    Example: `"testco.orderpull.order_fetch"`."""
    data: ParsedObject[RetailopsInventoryData]
    """What the action is about."""


class RetailopsInventoryData(TypedDict, total=False):
    """Stock and its channel.

    Source: RetailOps webhook API.
    """

    inventory: ParsedObject[RetailopsInventory]
    """The stock."""
    client_id: ParsedId
    """The client of RetailOps. Example: `1`."""
    channel: ParsedObject[RetailopsChannel]
    """The channel (store) that it is for."""


class RetailopsInventory(TypedDict, total=False):
    """The stock.

    Source: RetailOps webhook API.
    """

    data: ParsedOneOrMore[RetailopsStock]
    """The stock of each thing; one object is accepted in place of the list."""


class RetailopsStock(TypedDict, total=False):
    """The stock of one thing.

    Source: RetailOps webhook API.
    """

    sku: ParsedId
    """The stock-keeping unit. Example: `"53"`."""
    id: ParsedId
    """RetailOps' id of the thing. Example: `21`."""
    concept: ParsedText
    """What kind of thing, such as `sku`. Example: `"sku"`."""
    qty_breakdown: ParsedList[ParsedObject[RetailopsStockPart]]
    """Where the units are, by vendor or by facility."""
    qty_available: ParsedInteger
    """Units available. Example: `24`."""


class RetailopsStockPart(TypedDict, total=False):
    """Units of one vendor or in one facility.

    Source: RetailOps webhook API.
    """

    est_ship: ParsedString
    """When the units are expected to ship. Example: `"2016-04-22T11:02:47-07:00"`."""
    reserving_orders: ParsedList[Any]
    """Orders that the units are reserved for. Example: `[null]`."""
    sellable: ParsedInteger
    """Units available for sale. Example: `5`."""
    unclaimed: ParsedInteger
    """Units that nobody has claimed. Example: `0`."""
    vendor: ParsedText
    """The vendor by name. Example: `"002_Acme Corp"`."""
    facility: ParsedText
    """The facility by name, where stock is broken down by facility."""


class RetailopsReturnRequest(TypedDict, total=False):
    """The notice that items of an order came back.

    Source: RetailOps webhook API.
    """

    headers: ParsedObject[RetailopsHeaders]
    """Who calls, and the ticket that proves it."""
    version: ParsedInteger
    """The version of the action. Example: `1`."""
    action: ParsedText
    """The name of the action. Most examples of the webhook document carry that of another one.
    Example: `"testco.orderpull.order_fetch"`."""
    data: ParsedObject[RetailopsReturnData]
    """What the action is about."""


_RetailopsReturnDataOptional = TypedDict(
    "_RetailopsReturnDataOptional",
    {
        # The order as RetailOps keeps it.
        "order": "ParsedObject[RetailopsOrder]",
        # The channel (store) that the order came from.
        "channel": "ParsedObject[RetailopsChannel]",
        # What came back and what is refunded.
        "return": "ParsedObject[RetailopsReturn]",
    },
    total=False,
)


class RetailopsReturnData(_RetailopsReturnDataOptional):
    """A return, its order and channel.

    Source: RetailOps webhook API.
    """


class RetailopsReturn(TypedDict, total=False):
    """What came back and what is refunded.

    Source: RetailOps webhook API.
    """

    shipping_amt: ParsedAmount
    """Refunded shipping. Example: `"0"`."""
    subtotal_amt: ParsedAmount
    """The refund before tax and shipping: `product_amt` less `discount_amt`. Example: `"30"`."""
    product_amt: ParsedAmount
    """The price of the returned products. Example: `"30"`."""
    refund_amt: ParsedAmount
    """The refund: subtotal, tax and shipping, less restocking fees. Example: `"30"`."""
    tax_amt: ParsedAmount
    """Refunded tax. Example: `"0"`."""
    rma_id: ParsedId
    """The return authorisation. Example: `"null"`."""
    refund_action: ParsedText
    """What is done with the refund. Example: `"refund"`."""
    discount_amt: ParsedAmount
    """The part of the order's discount that the refund leaves out, a positive amount. Example:
    `"0"`."""
    credit_items_ref: ParsedList[ParsedObject[RetailopsCreditItem]]
    """The items that are credited, with their amounts."""
    id: ParsedId
    """RetailOps' id of the return. Example: `"87"`."""
    items: ParsedList[ParsedObject[RetailopsReturnedItem]]
    """The items that came back."""


class RetailopsCreditItem(TypedDict, total=False):
    """An item that is credited.

    Source: RetailOps webhook API, example.
    """

    sku: ParsedId
    """The stock-keeping unit. Example: `"132"`."""
    item_shipping_tax_amt: ParsedAmount
    """Credited tax on the item's shipping. Example: `"0"`."""
    credit_item_refnum: ParsedText
    """The number of the credited item. Example: `"return_item 90"`."""
    item_tax_amt: ParsedAmount
    """Credited tax on the item. Example: `"0"`."""
    channel_order_refnum: ParsedId
    """The store's number of the order. Example: `"100000084"`."""
    item_shipping_amt: ParsedAmount
    """Credited shipping. Example: `"0"`."""
    item_restock_fee_amt: ParsedAmount
    """The fee for taking the item back, subtracted from the credit. Example: `"0"`."""
    channel_id: ParsedId
    """The channel (store) that the order came from. Example: `"12"`."""
    item_giftwrap_amt: ParsedAmount
    """Credited gift wrap. Example: `"0"`."""
    channel_item_refnum: ParsedId
    """The store's number of the line. Example: `"88"`."""
    quantity: ParsedInteger
    """Units credited. Example: `"1"`."""
    reason: ParsedText
    """Why the item came back. Example: `"CustomerReturn"`."""
    item_product_amt: ParsedAmount
    """The price of the item. Example: `"30"`."""
    item_recycling_amt: ParsedAmount
    """The credited recycling fee. Example: `"0"`."""
    item_subtotal_amt: ParsedAmount
    """The price of the item less its discount. Example: `"30"`."""
    item_credit_amt: ParsedAmount
    """The credit: subtotal, taxes, shipping, gift wrap and recycling, less the restocking fee.
    Example: `"30"`."""
    item_giftwrap_tax_amt: ParsedAmount
    """Credited tax on gift wrap. Example: `"0"`."""


class RetailopsReturnedItem(TypedDict, total=False):
    """An item that came back.

    Source: RetailOps webhook API.
    """

    channel_refnum: ParsedId
    """The store's number of the line. Example: `"496"`."""
    order_item_id: ParsedId
    """RetailOps' id of the order item. Example: `"7396"`."""
    sku: ParsedId
    """The stock-keeping unit. Example: `"53"`."""
    quantity: ParsedInteger
    """Units that came back. Example: `5`."""


_RetailopsReturnResponseRequired = TypedDict(
    "_RetailopsReturnResponseRequired",
    {
        # What happened.
        "events": "ParsedList[ParsedObject[RetailopsStatusEvent | RetailopsHandleEvent]]",
        # What the store did for the customer.
        "return": "ParsedObject[RetailopsReturnAnswer]",
    },
)


class RetailopsReturnResponse(_RetailopsReturnResponseRequired):
    """What the store reports about a return.

    Source: RetailOps webhook API, example.
    """


class RetailopsReturnAnswer(TypedDict):
    """What the store did for the customer.

    Source: RetailOps webhook API, example.
    """

    channel_store_credit_amount: ParsedAmount
    """Credit that the store gave in its own system in place of a refund. Example: `0`."""


class RetailopsFetchPartialFetchRequest(TypedDict, total=False):
    """The query for orders, or for one.

    Source: RetailOps webhook API.
    """

    headers: ParsedObject[RetailopsFetchPartialHeaders]
    """Who calls, and the ticket that proves it."""
    version: ParsedInteger
    """The version of the action. Example: `1`."""
    action: ParsedText
    """The name of the action. Most examples of the webhook document carry that of another one.
    Example: `"testco.orderpull.order_fetch"`."""
    data: ParsedObject[RetailopsFetchPartialFetchData]
    """What the action is about."""


class RetailopsFetchPartialHeaders(TypedDict, total=False):
    """Who calls, and the ticket that proves it.

    Source: RetailOps webhook API.
    """

    client_id: ParsedId
    """The client of RetailOps. Example: `"497"`."""
    ticket: ParsedText
    """The secret that authorises the call. It never appears in a message. Example: `"1,1,0,…"`."""


class RetailopsFetchPartialFetchData(TypedDict, total=False):
    """Which orders, and how many.

    Source: RetailOps webhook API.
    """

    single: ParsedFlag
    """Whether one order is asked for. Example: `0`."""
    order: ParsedObject[RetailopsPartialFetchedOrder]
    """The order that is asked for."""
    client_id: ParsedId
    """The client of RetailOps. Example: `1`."""
    channel: ParsedObject[RetailopsFetchPartialChannel]
    """The channel (store) to ask."""
    max_page_size: ParsedInteger
    """The most orders in an answer. Example: `50`."""
    page_state: ParsedInteger
    """Where to go on: what the last answer gave as `next_page_state`. Example: `null`."""


class RetailopsPartialFetchedOrder(TypedDict, total=False):
    """The order that is asked for.

    Source: RetailOps webhook API.
    """

    channel_refnum: ParsedId
    """The store's number of the order. Example: `"496"`."""


class RetailopsFetchPartialChannel(TypedDict, total=False):
    """The channel (store) that the order came from.

    Source: RetailOps webhook API.
    """

    id: ParsedId
    """The channel's id. Example: `21`."""
    params: ParsedObject[RetailopsFetchPartialChannelParams]
    """How the channel is set up."""


class RetailopsFetchPartialChannelParams(TypedDict, total=False):
    """How the channel is set up.

    Source: RetailOps webhook API.
    """

    email_return: ParsedFlag
    """Whether the store mails on a return. Example: `0`."""
    inv_suspended_instock: ParsedFlag
    """Whether items of suspended inventory count as in stock. Example: `0`."""
    unset_other_media: ParsedFlag
    """Whether a push clears media that it does not name. Example: `0`."""
    import_order_attrs: ParsedText
    """Attributes of orders to import. Example: `""`."""
    base_uri: ParsedString
    """Where the store is reached. Example: `"http://172.16.4.130/magento1921"`."""
    express_configurable_super_links: ParsedFlag
    """Whether links of configurable products are made the quick way. Example: `0`."""
    unset_other_attributes: ParsedFlag
    """Whether a push clears attributes that it does not name. Example: `0`."""
    push_cancel: ParsedFlag
    """Whether cancellations are pushed. Example: `0`."""
    inv_suspended_mode: ParsedInteger
    """How suspended inventory is treated. Example: `null`."""
    email_invoice: ParsedFlag
    """Whether the store mails an invoice. Example: `0`."""
    email_tracking: ParsedFlag
    """Whether the store mails tracking numbers. Example: `0`."""
    StoreID: ParsedId
    """The store's id with its platform. Example: `"yhst-18909142938879050075142"`."""
    next_order_refnum: ParsedId
    """The store's number of the next order to fetch. Example: `496`."""
    order_ack_status_id: ParsedId
    """The status that acknowledged orders get. Example: `"32"`."""
    order_fulfilled_status_id: ParsedId
    """The status that fulfilled orders get. Example: `"34"`."""
    order_in_filfillment_status_id: ParsedId
    """The status that orders in fulfilment get; the documents spell the name so. Example:
    `"33"`."""


class RetailopsFetchResponse(TypedDict):
    """A page of orders.

    Source: RetailOps webhook API, example.
    """

    next_page_state: ParsedInteger
    """Where the next page begins. Example: `0`."""
    next_order_refnum: ParsedId
    """The store's number of the next order. Example: `496`."""
    orders: ParsedList[ParsedObject[RetailopsStoreOrder]]
    """The orders."""


class RetailopsStoreOrder(TypedDict, total=False):
    """An order as the store has it.

    Source: RetailOps webhook API.
    """

    shipping_amt: ParsedAmount
    """Shipping of the whole order. Example: `"0.25"`."""
    calc_mode: ParsedText
    """How amounts are calculated; `order` is known, others may come. Example: `"order"`."""
    channel_date_created: ParsedTime
    """When the order was placed, in Unix seconds. Example: `1460142547`."""
    payment: ParsedList[ParsedObject[RetailopsOrderPayment]]
    """The payments of the order."""
    tax_amt: ParsedAmount
    """Tax of the whole order. Example: `"0.07"`."""
    bill_addr: ParsedObject[RetailopsAddress]
    """Who pays."""
    gift_message: ParsedText
    """What to write on the gift. Example: `"Happy Birthday"`."""
    ship_addr: ParsedObject[RetailopsAddress]
    """Where it goes."""
    channel_refnum: ParsedId
    """The store's number of the order. Example: `"496"`."""
    customer: ParsedObject[RetailopsCustomer]
    """Who ordered."""
    discount_amt: ParsedAmount
    """The order's discount, a positive amount that is subtracted. Example: `0`."""
    shipcode: ParsedText
    """The shipping service as the store calls it. Example: `"Ground (5-7 days)"`."""
    ip_address: ParsedText
    """The address that the order was placed from. Example: `"68.7.2.222"`."""
    attributes: Any
    """Attributes of the store's own."""
    items: ParsedList[ParsedObject[RetailopsStoreLine]]
    """The lines of the order."""


class RetailopsOrderPayment(TypedDict, total=False):
    """A payment of an order.

    Source: RetailOps webhook API.
    """

    params: ParsedObject[RetailopsPaymentParams]
    """More about the payment."""
    amount: ParsedAmount
    """How much was paid. Example: `"1.32"`."""
    type: ParsedText
    """How it was paid, such as `charge`. Example: `"charge"`."""


class RetailopsAddress(TypedDict, total=False):
    """A postal address.

    Source: RetailOps webhook API.
    """

    state_match: ParsedText
    """The state, as the store has it. Example: `"CA"`."""
    country_match: ParsedText
    """The country, by code, name or both. Example: `"US United States"`."""
    last_name: ParsedText
    """The last name. Example: `"Smith"`."""
    address2: ParsedText
    """The second line. Example: `"suite 100"`."""
    city: ParsedText
    """The city. Example: `"San Diego"`."""
    postal_code: ParsedText
    """The postal code. Example: `"92101"`."""
    address1: ParsedText
    """The first line. Example: `"123 Main St"`."""
    company: ParsedText
    """The company. Example: `"gudTECH"`."""
    first_name: ParsedText
    """The first name. Example: `"John"`."""


class RetailopsCustomer(TypedDict, total=False):
    """Who ordered.

    Source: RetailOps webhook API.
    """

    email_address: ParsedString
    """The email address. Example: `"john@gudtech.com"`."""
    phone_number: ParsedText
    """The telephone number, in any form. Example: `"5555555555"`."""
    first_name: ParsedText
    """The first name. Example: `"John"`."""
    last_name: ParsedText
    """The last name. Example: `"Smith"`."""


class RetailopsStoreLine(TypedDict, total=False):
    """A line of an order as the store has it.

    Source: RetailOps webhook API.
    """

    channel_refnum: ParsedId
    """The store's number of the line. Example: `"496"`."""
    sku: ParsedId
    """The stock-keeping unit. Example: `"299"`."""
    unit_tax: ParsedAmount
    """Tax of one unit. Example: `0`."""
    quantity: ParsedInteger
    """Units ordered. Example: `1`."""
    sku_title: ParsedText
    """What the unit is called. Example: `"test"`."""
    unit_price: ParsedAmount
    """Price of one unit. Example: `"1"`."""


class RetailopsPaymentParams(TypedDict, total=False):
    """More about a payment.

    Source: RetailOps webhook API, example.
    """

    channel_refnum: ParsedId
    """The store's number of the payment. Example: `"496"`."""
    payment_type: ParsedText
    """The means of payment. Example: `"Visa"`."""


class RetailopsFetchAckRequest(TypedDict):
    """The notice that orders have arrived.

    Source: RetailOps webhook API.
    """

    headers: ParsedObject[RetailopsFetchHeaders]
    """Who calls, and the ticket that proves it."""
    version: ParsedInteger
    """The version of the action. Example: `1`."""
    action: ParsedText
    """The name of the action. Most examples of the webhook document carry that of another one.
    Example: `"testco.orderpull.order_fetch"`."""
    data: ParsedObject[RetailopsFetchAckData]
    """What the action is about."""


class RetailopsFetchHeaders(TypedDict):
    """Who calls, and the ticket that proves it.

    Source: RetailOps webhook API.
    """

    client_id: ParsedId
    """The client of RetailOps. Example: `"497"`."""
    ticket: ParsedText
    """The secret that authorises the call. It never appears in a message. Example: `"1,1,0,…"`."""


class RetailopsFetchAckData(TypedDict):
    """Which orders have arrived.

    Source: RetailOps webhook API.
    """

    order: ParsedObject[RetailopsAckedOrders]
    """The orders."""
    client_id: ParsedId
    """The client of RetailOps. Example: `1`."""
    channel: ParsedObject[RetailopsFetchChannel]
    """The channel (store) that the orders came from."""


class RetailopsAckedOrders(TypedDict):
    """The orders that have arrived.

    Source: RetailOps webhook API.
    """

    acks: ParsedList[ParsedId]
    """The store's numbers of the orders. Example: `["496"]`."""


class RetailopsFetchChannel(TypedDict):
    """The channel (store) that the order came from.

    Source: RetailOps webhook API.
    """

    id: ParsedId
    """The channel's id. Example: `21`."""
    params: ParsedObject[RetailopsFetchChannelParams]
    """How the channel is set up."""


class RetailopsFetchChannelParams(TypedDict):
    """How the channel is set up.

    Source: RetailOps webhook API.
    """

    email_return: ParsedFlag
    """Whether the store mails on a return. Example: `0`."""
    inv_suspended_instock: ParsedFlag
    """Whether items of suspended inventory count as in stock. Example: `0`."""
    unset_other_media: ParsedFlag
    """Whether a push clears media that it does not name. Example: `0`."""
    import_order_attrs: ParsedText
    """Attributes of orders to import. Example: `""`."""
    base_uri: ParsedString
    """Where the store is reached. Example: `"http://172.16.4.130/magento1921"`."""
    express_configurable_super_links: ParsedFlag
    """Whether links of configurable products are made the quick way. Example: `0`."""
    unset_other_attributes: ParsedFlag
    """Whether a push clears attributes that it does not name. Example: `0`."""
    push_cancel: ParsedFlag
    """Whether cancellations are pushed. Example: `0`."""
    inv_suspended_mode: ParsedInteger
    """How suspended inventory is treated. Example: `null`."""
    email_invoice: ParsedFlag
    """Whether the store mails an invoice. Example: `0`."""
    email_tracking: ParsedFlag
    """Whether the store mails tracking numbers. Example: `0`."""
    StoreID: ParsedId
    """The store's id with its platform. Example: `"yhst-18909142938879050075142"`."""
    next_order_refnum: ParsedId
    """The store's number of the next order to fetch. Example: `496`."""
    order_ack_status_id: ParsedId
    """The status that acknowledged orders get. Example: `"32"`."""
    order_fulfilled_status_id: ParsedId
    """The status that fulfilled orders get. Example: `"34"`."""
    order_in_filfillment_status_id: ParsedId
    """The status that orders in fulfilment get; the documents spell the name so. Example:
    `"33"`."""


class RetailopsNoticeRequest(TypedDict, total=False):
    """The notice that an order is complete or cancelled.

    Source: RetailOps webhook API.
    """

    headers: ParsedObject[RetailopsHeaders]
    """Who calls, and the ticket that proves it."""
    version: ParsedInteger
    """The version of the action. Example: `1`."""
    action: ParsedText
    """The name of the action. Most examples of the webhook document carry that of another one.
    Example: `"testco.orderpull.order_fetch"`."""
    data: ParsedObject[RetailopsOrderNotice]
    """What the action is about."""


class RetailopsOrderRequest(TypedDict, total=False):
    """The request: an envelope around the changed order.

    Source: RetailOps webhook API.
    """

    headers: ParsedObject[RetailopsHeaders]
    """Who calls, and the ticket that proves it."""
    version: ParsedInteger
    """The version of the action. Example: `1`."""
    action: ParsedText
    """The name of the action. Most examples of the webhook document carry that of another one.
    Example: `"testco.orderpull.order_fetch"`."""
    data: ParsedObject[RetailopsOrderData]
    """What the action is about."""


class RetailopsOrderData(TypedDict, total=False):
    """The order and its channel.

    Source: RetailOps webhook API.
    """

    rmas: ParsedList[Any]
    """Return authorisations of the order. Example: `[null]`."""
    line_items: ParsedList[ParsedObject[RetailopsLineItem]]
    """The lines of the order."""
    order_info: ParsedObject[RetailopsOrderInfo]
    """Amounts of the order as a whole."""
    order: ParsedObject[RetailopsOrder]
    """The order as RetailOps keeps it."""
    channel: ParsedObject[RetailopsChannel]
    """The channel (store) that the order came from."""


class RetailopsLineItem(TypedDict, total=False):
    """One line of the order.

    Source: RetailOps webhook API.
    """

    apportioned_ship_amt: ParsedAmount
    """The line's share of the order's shipping as a refund would use it: money for the whole
    line, `direct_ship_amt` included. Example: `"5"`."""
    estimated_extended_cost: ParsedAmount
    """Estimated cost of the line: `quantity` times the unit cost. Example: `"0.00"`."""
    sku: ParsedId
    """The stock-keeping unit. Example: `"132"`."""
    quantity: ParsedInteger
    """Units ordered. Example: `"2"`."""
    estimated_ship_date: ParsedTime
    """When the line is expected to ship, in Unix seconds. Example: `1460151590`."""
    direct_ship_amt: ParsedAmount
    """Shipping charged on this line: money, although the documents guess a number of items.
    Example: `"5"`."""
    corr: ParsedId
    """RetailOps' id of the order item: a correlation token, to be echoed unchanged. Example:
    `"7397"`."""
    removed: ParsedFlag
    """Whether the line was deleted from the order. Example: `0`."""
    estimated_cost: ParsedAmount
    """Estimated cost of the shipment. Example: `"0"`."""
    estimated_unit_cost: ParsedAmount
    """Estimated cost of one unit. Example: `"0"`."""
    unit_price: ParsedAmount
    """Price of one unit before order-level amounts. Example: `"30"`."""


class RetailopsOrderInfo(TypedDict, total=False):
    """Amounts of the order as a whole.

    Source: RetailOps webhook API.
    """

    shipping_amt: ParsedAmount
    """All shipping of the order, the lines' direct amounts included. Example: `"5"`."""
    discount_amt: ParsedAmount
    """The order's discount, a positive amount that is subtracted. Example: `"0"`."""
    tax_amt: ParsedAmount
    """All tax of the order. Example: `"0"`."""
    direct_tax_amt: ParsedAmount
    """The part of the tax that was set on the order directly. It enters no sum. Example: `"0"`."""


class RetailopsWritebackResponse(TypedDict):
    """The re-priced order.

    Source: RetailOps webhook API, example.
    """

    line_items: ParsedList[ParsedObject[RetailopsRepricedLine]]
    """The lines that stay on the order."""
    values: ParsedObject[RetailopsResidues]
    """Order-level amounts that no line carries."""


class RetailopsRepricedLine(TypedDict, total=False):
    """One re-priced line.

    Source: RetailOps webhook API, example.
    """

    corr: ParsedId
    """The line of the request, echoed unchanged. Example: `"7397"`."""
    ship_amt: ParsedAmount
    """Shipping of the whole line. Example: `"5"`."""
    shiptax_amt: ParsedAmount
    """Tax on the shipping of the whole line. Example: `0`."""
    unit_tax: ParsedAmount
    """Tax of one unit. Example: `0`."""
    quantity: ParsedInteger
    """Units that the store accepts. Example: `1`."""
    discount_amt: ParsedAmount
    """Discount of the whole line, a positive amount. Example: `0`."""
    refnum: ParsedId
    """The store's own id of the line. Example: `"496"`."""


class RetailopsResidues(TypedDict, total=False):
    """Order-level amounts that no line carries.

    Source: RetailOps webhook API, example.
    """

    shipping_amt: ParsedAmount
    """Shipping beyond that of the lines. Example: `"0.25"`."""
    tax_amt: ParsedAmount
    """Tax beyond that of the lines. Example: `"0.07"`."""
    discount_amt: ParsedAmount
    """Discount beyond that of the lines, a positive amount. Example: `0`."""
    tax_pct: ParsedAmount
    """The order's tax rate in percent; 0 when tax is given as an amount. Example: `0`."""


class RetailopsShipmentRequest(TypedDict, total=False):
    """The notice that a part of an order has shipped.

    Source: RetailOps webhook API.
    """

    headers: ParsedObject[RetailopsHeaders]
    """Who calls, and the ticket that proves it."""
    version: ParsedInteger
    """The version of the action. Example: `1`."""
    action: ParsedText
    """The name of the action. Most examples of the webhook document carry that of another one.
    Example: `"Aabaco.order.shipment_submit"`."""
    data: ParsedObject[RetailopsShipmentNotice]
    """What the action is about."""


class RetailopsShipmentNotice(TypedDict, total=False):
    """A shipment, its order and channel.

    Source: RetailOps webhook API.
    """

    shipment: ParsedObject[RetailopsSubmittedShipment]
    """What has shipped now."""
    order: ParsedObject[RetailopsOrder]
    """The order as RetailOps keeps it."""
    channel: ParsedObject[RetailopsChannel]
    """The channel (store) that the order came from."""


class RetailopsSubmittedShipment(TypedDict, total=False):
    """What has shipped now.

    Source: RetailOps webhook API.
    """

    id: ParsedId
    """RetailOps' id of the shipment. Example: `"10987"`."""
    packages: ParsedList[ParsedObject[RetailopsPackage]]
    """Its packages."""


class OnwardUpdateRequest(TypedDict):
    """An order that changed in the store.

    Source: Onward Update an order, version 1.0.0.
    """

    shop_order_number: ParsedId
    """The order's number as the customer sees it. Example: `"W-94713"`."""
    subtotal_price: ParsedObject[OnwardPrice]
    """The order's lines before discounts, shipping and tax, in the customer's currency. Example:
    `{"cents":1999,"currency":"USD"}`."""
    total_discounts_price: ParsedObject[OnwardPrice]
    """The sum of applied discounts, a positive amount that is subtracted, in the customer's
    currency. Example: `{"cents":599,"currency":"USD"}`."""
    total_shipping_price: ParsedObject[OnwardPrice]
    """The order's shipping, in the customer's currency. Example:
    `{"cents":299,"currency":"USD"}`."""
    total_tax_price: ParsedObject[OnwardPrice]
    """The order's tax, in the customer's currency. Example: `{"cents":143,"currency":"USD"}`."""
    total_price: ParsedObject[OnwardPrice]
    """The order's total, in the customer's currency. Example: `{"cents":2499,"currency":"USD"}`."""
    financial_status: Literal["pending", "paid", "refunded", "voided"] | None
    """Whether the order is paid. Example: `"paid"`."""
    customer: ParsedObject[OnwardCustomer]
    """Who ordered."""
    shipping_address: ParsedObject[OnwardShippingAddress]
    """Where the order goes."""
    line_items: ParsedList[ParsedObject[OnwardLineItem]]
    """The lines of the order."""


class OnwardPrice(TypedDict):
    """An amount with its currency.

    Source: Onward Update an order, version 1.0.0.
    """

    cents: ParsedInteger
    """The amount in minor units of the currency. Example: `1999`."""
    currency: ParsedString
    """The currency, by its three letters. Example: `"USD"`."""


class _OnwardCustomerRequired(TypedDict):
    shop_customer_id: ParsedId
    """The store's id of the customer. Example: `"7461"`."""
    first_name: ParsedText
    """The first name. Example: `"Sally"`."""
    last_name: ParsedText
    """The last name. Example: `"Loo"`."""


class OnwardCustomer(_OnwardCustomerRequired, total=False):
    """Who ordered.

    Source: Onward Update an order, version 1.0.0.
    """

    email: ParsedString
    """The email address. Example: `"sally@example.com"`."""
    phone_number: ParsedString
    """The telephone number, in international form. Example: `"+13105551234"`."""


class _OnwardShippingAddressRequired(TypedDict):
    address1: ParsedText
    """The first line. Example: `"123 Main St"`."""
    province_code: ParsedString
    """The part of the country, by its code. Example: `"CA"`."""
    city: ParsedText
    """The city. Example: `"Los Angeles"`."""
    postal_code: ParsedText
    """The postal code. Example: `"90210"`."""
    country_code: ParsedString
    """The country, by its two letters. Example: `"US"`."""


class OnwardShippingAddress(_OnwardShippingAddressRequired, total=False):
    """Where the order goes.

    Source: Onward Update an order, version 1.0.0.
    """

    address2: ParsedText
    """The second line. Example: `"Unit 50"`."""


class _OnwardLineItemRequired(TypedDict):
    shop_line_item_id: ParsedId
    """The store's id of the line. Example: `"816721"`."""
    shop_product_id: ParsedId
    """The store's id of the product. Example: `"142"`."""
    shop_variant_id: ParsedId
    """The store's id of the variant, or its stock-keeping unit. Example: `"7261"`."""
    name: ParsedText
    """Product and variant by name. Example: `"Cool T-shirt - Red"`."""
    unit_price: ParsedObject[OnwardPrice]
    """Price of one unit, in the order's currency. Example: `{"cents":500,"currency":"USD"}`."""
    total_price: ParsedObject[OnwardPrice]
    """Price of the line, in the order's currency. Example: `{"cents":1000,"currency":"USD"}`."""
    quantity: ParsedInteger
    """Units ordered. Example: `2`."""
    image_url: ParsedString
    """A picture of the item. Example: `"https://placecats.com/neo/300/200.png"`."""
    grams: ParsedInteger
    """Weight of the item in grams. Example: `24`."""
    is_insured: ParsedFlag
    """Whether Onward is to insure the line: true for what is shipped, false for what is digital.
    The document asks for a purchase token and an insured amount in the order besides, and
    names no member for them. Example: `true`."""


class OnwardLineItem(_OnwardLineItemRequired, total=False):
    """A line of the order.

    Source: Onward Update an order, version 1.0.0.
    """

    total_price_presentment: ParsedObject[OnwardPrice]
    """Price of the line, in the customer's currency. Example: `{"cents":1000,"currency":"USD"}`."""
    refunded_quantity: ParsedInteger
    """Units refunded. Example: `1`."""
    refunded_price: ParsedObject[OnwardPrice]
    """Refunded in all, in the order's currency. Example: `{"cents":500,"currency":"USD"}`."""
    refunded_price_presentment: ParsedObject[OnwardPrice]
    """Refunded in all, in the customer's currency. Example: `{"cents":500,"currency":"USD"}`."""


class _OnwardUpdateResponseRequired(TypedDict):
    shop_order_id: ParsedId
    """The store's id of the order. Example: `"18282"`."""
    shop_order_number: ParsedId
    """The order's number as the customer sees it. Example: `"W-94713"`."""
    subtotal_price: ParsedObject[OnwardPrice]
    """The order's lines before discounts, shipping and tax, in the shop's currency. Example:
    `{"cents":1999,"currency":"USD"}`."""
    total_discounts_price: ParsedObject[OnwardPrice]
    """The sum of applied discounts, a positive amount that is subtracted, in the shop's
    currency. Example: `{"cents":599,"currency":"USD"}`."""
    total_shipping_price: ParsedObject[OnwardPrice]
    """The order's shipping, in the shop's currency. Example: `{"cents":299,"currency":"USD"}`."""
    total_tax_price: ParsedObject[OnwardPrice]
    """The order's tax, in the shop's currency. Example: `{"cents":143,"currency":"USD"}`."""
    total_price: ParsedObject[OnwardPrice]
    """The order's total, in the shop's currency. Example: `{"cents":2499,"currency":"USD"}`."""
    created_at: ParsedString
    """When the order was placed in the store. Example: `"2024-11-26T17:32:28Z"`."""
    financial_status: Literal["pending", "paid", "refunded", "voided"] | None
    """Whether the order is paid. Example: `"paid"`."""
    customer: ParsedObject[OnwardCustomer]
    """Who ordered."""
    shipping_address: ParsedObject[OnwardShippingAddress]
    """Where the order goes."""
    line_items: ParsedList[ParsedObject[OnwardLineItem]]
    """The lines of the order."""


class OnwardUpdateResponse(_OnwardUpdateResponseRequired, total=False):
    """The order as Onward now has it.

    Source: Onward Update an order, version 1.0.0.
    """

    subtotal_price_presentment: ParsedObject[OnwardPrice]
    """The order's lines before discounts, shipping and tax, in the customer's currency. Example:
    `{"cents":1999,"currency":"USD"}`."""
    total_discounts_price_presentment: ParsedObject[OnwardPrice]
    """The sum of applied discounts, a positive amount that is subtracted, in the customer's
    currency. Example: `{"cents":599,"currency":"USD"}`."""
    total_shipping_price_presentment: ParsedObject[OnwardPrice]
    """The order's shipping, in the customer's currency. Example:
    `{"cents":299,"currency":"USD"}`."""
    total_tax_price_presentment: ParsedObject[OnwardPrice]
    """The order's tax, in the customer's currency. Example: `{"cents":143,"currency":"USD"}`."""
    total_price_presentment: ParsedObject[OnwardPrice]
    """The order's total, in the customer's currency. Example: `{"cents":2499,"currency":"USD"}`."""
    insurance_paid: ParsedObject[OnwardPrice]
    """What the customer paid for insurance. Example: `{"cents":2499,"currency":"USD"}`."""
    amount_insured: ParsedObject[OnwardPrice]
    """The sum of the insured lines, in the shop's currency. Example:
    `{"cents":1200,"currency":"USD"}`."""
    amount_insured_presentment: ParsedObject[OnwardPrice]
    """The sum of the insured lines, in the customer's currency. Example:
    `{"cents":1200,"currency":"USD"}`."""


class OnwardUpdateError(TypedDict, total=False):
    """Why Onward refuses an update.

    Source: Onward Update an order, version 1.0.0.
    """

    error: ParsedList[ParsedText]
    """The issues, each with the member in front. Example: `["Name is required"]`."""


class BackdUpdateRequest(TypedDict, total=False):
    """An update of an order.

    Source: Backd update_order.
    """

    order_id: ParsedId
    """Backd's id of the order. The document describes the member without naming it. Example:
    `"BKD1234"`."""
    merchant_order_id: ParsedId
    """The merchant's id of the order. Example: `"JKLMO4321"`."""
    merchant_order_status: ParsedText
    """The order's status in the merchant's system. Example: `"processing"`."""
    order_total: ParsedInteger
    """The total: cart, tax and shipping, less the discount. Example: `8950`."""
    cart_amount: ParsedInteger
    """The items' total, without tax, shipping and discount. Example: `9000`."""
    tax_amount: ParsedInteger
    """The order's tax. Example: `100`."""
    shipping_amount: ParsedInteger
    """The order's shipping. Example: `50`."""
    discount_amount: ParsedInteger
    """The order's discount, a positive amount that is subtracted. Example: `200`."""
    shipping: ParsedObject[BackdParty]
    """Who receives the order, and where."""
    billing: ParsedObject[BackdParty]
    """Who pays."""
    items: ParsedList[ParsedObject[BackdItem]]
    """The items of the order."""


class BackdParty(TypedDict, total=False):
    """A person with an address.

    Source: Backd update_order.
    """

    name: ParsedObject[BackdName]
    """The person's name."""
    address: ParsedObject[BackdAddress]
    """The person's address."""
    phone_number: ParsedText
    """The telephone number, in any form. Example: `"4153334567"`."""
    email: ParsedString
    """The email address. Example: `"joedoe@123fakestreet.com"`."""


class BackdItem(TypedDict, total=False):
    """An item of the order.

    Source: Backd update_order.
    """

    display_name: ParsedText
    """The item's name for people. Example: `"MacBook Pro"`."""
    sku: ParsedId
    """The stock-keeping unit. Example: `"ABC-123"`."""
    unit_price: ParsedInteger
    """Price of one unit. Example: `3000`."""
    qty: ParsedInteger
    """Units ordered. Example: `3`."""
    item_image_url: ParsedString
    """A picture of the item. Example: `"http://merchant.website.com/images/macbook-pro.jpg"`."""
    item_url: ParsedString
    """The item's page. Example: `"http://merchant.website.com/products/macbook-pro.html"`."""


class BackdName(TypedDict, total=False):
    """A person's name.

    Source: Backd update_order.
    """

    first: ParsedText
    """The first name. Example: `"Joe"`."""
    last: ParsedText
    """The last name. Example: `"Doe"`."""


class BackdAddress(TypedDict, total=False):
    """A postal address.

    Source: Backd update_order.
    """

    line1: ParsedText
    """The first line. Example: `"123 Main St"`."""
    line2: ParsedText
    """The second line. Example: `"Floor 1"`."""
    city: ParsedText
    """The city. Example: `"Austin"`."""
    state: ParsedText
    """The state. Example: `"TX"`."""
    zipcode: ParsedText
    """The zip code. Example: `"78704"`."""
    country: ParsedText
    """The country. Example: `"USA"`."""


class BackdUpdateResponse(TypedDict, total=False):
    """The order after an update.

    Source: Backd update_order.
    """

    status: ParsedText
    """The order's status in Backd's system; `order_placed` takes updates, `order_confirmed`
    none. Example: `"order_placed"`."""
    merchant_order_id: ParsedId
    """The merchant's id of the order. Example: `"JKLMO4321"`."""
    merchant_order_status: ParsedText
    """The order's status in the merchant's system. Example: `"processing"`."""
    order_total: ParsedInteger
    """The total: cart, tax and shipping, less the discount. Example: `8950`."""
    cart_amount: ParsedInteger
    """The items' total, without tax, shipping and discount. Example: `9000`."""
    tax_amount: ParsedInteger
    """The order's tax. Example: `100`."""
    shipping_amount: ParsedInteger
    """The order's shipping. Example: `50`."""
    discount_amount: ParsedInteger
    """The order's discount, a positive amount that is subtracted. Example: `200`."""
    shipping: ParsedObject[BackdParty]
    """Who receives the order, and where."""
    billing: ParsedObject[BackdParty]
    """Who pays."""
    items: ParsedList[ParsedObject[BackdItem]]
    """The items of the order."""


class _WiredplusUpdateRequestRequired(TypedDict):
    api_reference_id: ParsedId
    """The store's reference of the order, by which it is found where `id` is not given. Example:
    `"1234"`."""
    customer_email: ParsedString
    """The customer's email address, by which the contact is found where `contact_id` is not
    given. Example: `"foo@bar.com"`."""
    order_lines: ParsedList[ParsedObject[WiredplusOrderLine]]
    """The lines of the order."""


class WiredplusUpdateRequest(_WiredplusUpdateRequestRequired, total=False):
    """An order to create or change.

    Source: WiredPlus UpdateOrder.
    """

    id: ParsedId
    """WiredPlus' id of the order; give it to change that order. Example: `"abc"`."""
    api_integration: ParsedText
    """The integration that sends the order. Example: `"IntegrationName"`."""
    api_resource: ParsedText
    """The kind of thing that is sent. Example: `"order"`."""
    external_order_id: ParsedId
    """The order's id in another system. Example: `"abc-1020"`."""
    contact_id: ParsedId
    """WiredPlus' id of the contact; without it `customer_email` finds the contact. Example:
    `999`."""
    order_reference: ParsedId
    """The order's reference for people. The document's own example leaves it out. Example:
    `"W-1020"`."""
    create_date: ParsedString
    """When the record was created. Example: `"2019-12-11 13:01:22"`."""
    update_date: ParsedString
    """When the record was changed. Example: `"2020-01-10 08:42:27"`."""
    order_create_date: ParsedString
    """When the order was placed. Example: `"2019-12-11 13:00:00"`."""
    order_update_date: ParsedString
    """When the order was changed. Example: `"2020-01-10 08:42:27"`."""
    order_status: (
        Literal[
            "unknown",
            "pending",
            "processing",
            "under-review",
            "awaiting-payment",
            "awaiting-fulfillment",
            "awaiting-pickup",
            "partially-shipped",
            "completed",
            "shipped",
            "fraud",
            "closed",
            "cancelled",
            "declined",
            "refunded",
            "disputed",
            "partially-refunded",
        ]
        | None
    )
    """The status of the order. Example: `"pending"`."""
    invoice_tax_total: ParsedAmount
    """All tax on the goods. Example: `11.00`."""
    invoice_total: ParsedAmount
    """The worth of the goods. Example: `12.00`."""
    invoice_total_inc_tax: ParsedAmount
    """The worth of the goods with tax. Example: `13.00`."""
    invoice_discount_total: ParsedAmount
    """The discount on the goods, a positive amount. Example: `0.00`."""
    shipping_tax_total: ParsedAmount
    """Tax on shipping. Example: `14.00`."""
    shipping_total: ParsedAmount
    """All shipping. Example: `15.00`."""
    shipping_total_inc_tax: ParsedAmount
    """All shipping with tax. Example: `16.00`."""
    shipping_discount_total: ParsedAmount
    """The discount on shipping, a positive amount. Example: `1.00`."""
    grand_total: ParsedAmount
    """What was paid for the order. Example: `17.00`."""
    grand_total_inc_tax: ParsedAmount
    """What was paid for the order with tax. Example: `18.00`."""
    iso_currency_code: ParsedString
    """The currency of all amounts, by its three letters."""
    payment_type: ParsedText
    """The type of payment. Example: `"online"`."""
    payment_type_name: ParsedText
    """The type of payment for people. Example: `"World Pay"`."""
    number_of_products: ParsedInteger
    """How many products the order has. Example: `2`."""
    customer_firstname: ParsedText
    """The customer's first name. Example: `"Foo"`."""
    customer_lastname: ParsedText
    """The customer's last name. Example: `"Bar"`."""
    customer_gender: ParsedText
    """The customer's gender. Example: `"Male"`."""
    customer_telephone: ParsedText
    """The customer's telephone number, in any form. Example: `"1122334455"`."""
    customer_mobile: ParsedText
    """The customer's mobile number, in any form. Example: `"5544332211"`."""
    customer_dob: ParsedString
    """The customer's date of birth. Example: `"1992-02-01"`."""
    customer_is_guest: ParsedFlag
    """Whether the customer has no account. Example: `false`."""
    customer_notes: ParsedText
    """Anything else about the customer. Example: `null`."""
    billing_first_name: ParsedText
    """The payer's first name. Example: `"Foo"`."""
    billing_last_name: ParsedText
    """The payer's last name. Example: `"Bar"`."""
    billing_address1: ParsedText
    """The first line of the billing address. Example: `"Unit 2"`."""
    billing_address2: ParsedText
    """The second line of the billing address. Example: `"Kestrel Court"`."""
    billing_city: ParsedText
    """The city of the billing address. Example: `"Hapton"`."""
    billing_county: ParsedText
    """The county of the billing address. Example: `"Lancashire"`."""
    billing_post_code: ParsedText
    """The postal code of the billing address. Example: `"BB11 5NA"`."""
    billing_country: ParsedText
    """The country of the billing address, in any form. Example: `"United Kingdom"`."""
    shipping_first_name: ParsedText
    """The receiver's first name. Example: `"Foo"`."""
    shipping_last_name: ParsedText
    """The receiver's last name. Example: `"Bar"`."""
    shipping_address1: ParsedText
    """The first line of the shipping address. Example: `"Unit 2"`."""
    shipping_address2: ParsedText
    """The second line of the shipping address. Example: `"Kestrel Court"`."""
    shipping_city: ParsedText
    """The city of the shipping address. Example: `"Hapton"`."""
    shipping_county: ParsedText
    """The county of the shipping address. Example: `"Lancashire"`."""
    shipping_post_code: ParsedText
    """The postal code of the shipping address. Example: `"BB11 5NA"`."""
    shipping_country: ParsedText
    """The country of the shipping address, in any form. Example: `"United Kingdom"`."""
    custom_fields: Any
    """Fields of the account's own: an object of names and values, or a list of pairs. Example:
    `{"Favorite Colour": "Blue"}`."""


class WiredplusOrderLine(TypedDict, total=False):
    """A line of the order.

    Source: WiredPlus UpdateOrder.
    """

    id: ParsedId
    """WiredPlus' id of the line. Example: `"xyz"`."""
    order_id: ParsedId
    """WiredPlus' id of the order. Example: `"abc"`."""
    order_line_id: ParsedId
    """The store's reference of the line. Example: `20`."""
    create_date: ParsedString
    """When the record was created. Example: `"2019-12-11 13:01:22"`."""
    update_date: ParsedString
    """When the record was changed. Example: `"2020-01-10 08:42:27"`."""
    product_id: ParsedId
    """The product's id. Example: `"aaabb1122"`."""
    product_sku: ParsedId
    """The product's stock-keeping unit. Example: `"aabb-1122"`."""
    product_name: ParsedText
    """The product's name. Example: `"My product"`."""
    product_description: ParsedText
    """What the product is. Example: `"Details about my product"`."""
    tax_percent: ParsedAmount
    """The tax rate in percent. Example: `20.00`."""
    product_price_tax: ParsedAmount
    """Tax of one unit. Example: `2.00`."""
    product_original_price: ParsedAmount
    """The price of one unit before reductions. Example: `7.00`."""
    product_price: ParsedAmount
    """Price of one unit. Example: `7.00`."""
    product_price_inc_tax: ParsedAmount
    """Price of one unit with tax. Example: `9.00`."""
    quantity: ParsedInteger
    """Units ordered. Example: `3`."""
    row_total: ParsedAmount
    """Price of the line. Example: `21.00`."""
    row_total_inc_tax: ParsedAmount
    """Price of the line with tax. Example: `28.00`."""
    row_total_discount: ParsedAmount
    """Discount of the line, a positive amount. Example: `3.00`."""


class WiredplusUpdateResponse(TypedDict, total=False):
    """What WiredPlus did.

    Source: WiredPlus UpdateOrder.
    """

    id: ParsedId
    """WiredPlus' id of the order. Example: `"abc"`."""
    status: ParsedInteger
    """The HTTP status. Example: `200`."""
    message: ParsedText
    """What was done. Example: `"Order updated"`."""
    error: ParsedText
    """Why nothing was done; only in a refusal."""


class WritebackFacts(TypedDict, total=False):
    """What the store knows of an order; what it does not say comes from the request. Amounts are
    decimals in major units, as in the payloads. Amounts of the order include those of its lines."""

    currency: str
    """ISO 4217 code that names the decimals of all amounts. Example: `"USD"`."""
    scale: int
    """Decimals of all amounts, where no currency is given. Example: `2`."""
    shipping_amt: Decimal | str | int
    """All shipping of the order. Example: `"5.00"`."""
    discount_amt: Decimal | str | int
    """The order's discount, a positive amount. Example: `"0.00"`."""
    tax_amt: Decimal | str | int
    """All tax of the order; either this or `tax_pct`. Example: `"4.55"`."""
    tax_pct: Decimal | str | int
    """The tax rate of the discounted lines in percent; shipping is not taxed by it. Example:
    `"7"`."""
    line_items: Sequence[WritebackLineFacts]
    """What the store knows of single lines."""


class _WritebackLineFactsRequired(TypedDict):
    corr: str | int
    """The line of the request. Example: `"7397"`."""


class WritebackLineFacts(_WritebackLineFactsRequired, total=False):
    """What the store knows of one line."""

    refnum: str | int
    """The store's own id of the line. Example: `"496"`."""
    quantity: int
    """Units that the store accepts, at most those requested. Example: `2`."""
    unit_price: Decimal | str | int
    """The store's price of one unit, at most the requested one. Example: `"30.00"`."""
    discount_amt: Decimal | str | int
    """Discount of the whole line, a positive amount. Example: `"0.00"`."""
    ship_amt: Decimal | str | int
    """Shipping of the whole line, in place of its direct amount and its share. Example:
    `"5.00"`."""
    shiptax_amt: Decimal | str | int
    """Tax on the shipping of the whole line. Example: `"0.00"`."""
    tax_amt: Decimal | str | int
    """Tax of the whole line; either this or `tax_pct`. Example: `"4.55"`."""
    tax_pct: Decimal | str | int
    """The tax rate of the discounted line in percent. Example: `"7"`."""


Kind: TypeAlias = Literal[
    "retailops.order_update.request",
    "retailops.order_update.response",
    "retailops.cat_push_config.request",
    "retailops.cat_push_config.response",
    "retailops.catpush_transmit.request",
    "retailops.catpush_transmit.response",
    "retailops.capture_channel_payments.request",
    "retailops.capture_channel_payments.response",
    "retailops.inv_push.request",
    "retailops.inv_push.response",
    "retailops.items_returned.request",
    "retailops.items_returned.response",
    "retailops.order_fetch.request",
    "retailops.order_fetch.response",
    "retailops.order_ack.request",
    "retailops.order_ack.response",
    "retailops.order_complete.request",
    "retailops.order_complete.response",
    "retailops.order_cancel.request",
    "retailops.order_cancel.response",
    "retailops.order_writeback.request",
    "retailops.order_writeback.response",
    "retailops.shipment_submit.request",
    "retailops.shipment_submit.response",
    "onward.update_order.request",
    "onward.update_order.response",
    "onward.update_order.error",
    "backd.update_order.request",
    "backd.update_order.response",
    "wiredplus.update_order.request",
    "wiredplus.update_order.response",
]
"""The name of a kind of payload: `vendor.operation.direction`."""

KINDS: tuple[Kind, ...] = get_args(Kind)
"""The name of every kind."""

PAYLOADS: dict[Kind, type[Any]] = {
    "retailops.order_update.request": RetailopsUpdateOrderRequest,
    "retailops.order_update.response": RetailopsEventsResponse,
    "retailops.cat_push_config.request": RetailopsCatalogRequest,
    "retailops.cat_push_config.response": RetailopsCatalogConfig,
    "retailops.catpush_transmit.request": RetailopsCatalogRequest,
    "retailops.catpush_transmit.response": RetailopsEventsResponse,
    "retailops.capture_channel_payments.request": RetailopsCaptureRequest,
    "retailops.capture_channel_payments.response": RetailopsEventsResponse,
    "retailops.inv_push.request": RetailopsInventoryRequest,
    "retailops.inv_push.response": RetailopsEventsResponse,
    "retailops.items_returned.request": RetailopsReturnRequest,
    "retailops.items_returned.response": RetailopsReturnResponse,
    "retailops.order_fetch.request": RetailopsFetchPartialFetchRequest,
    "retailops.order_fetch.response": RetailopsFetchResponse,
    "retailops.order_ack.request": RetailopsFetchAckRequest,
    "retailops.order_ack.response": RetailopsEventsResponse,
    "retailops.order_complete.request": RetailopsNoticeRequest,
    "retailops.order_complete.response": RetailopsEventsResponse,
    "retailops.order_cancel.request": RetailopsNoticeRequest,
    "retailops.order_cancel.response": RetailopsEventsResponse,
    "retailops.order_writeback.request": RetailopsOrderRequest,
    "retailops.order_writeback.response": RetailopsWritebackResponse,
    "retailops.shipment_submit.request": RetailopsShipmentRequest,
    "retailops.shipment_submit.response": RetailopsEventsResponse,
    "onward.update_order.request": OnwardUpdateRequest,
    "onward.update_order.response": OnwardUpdateResponse,
    "onward.update_order.error": OnwardUpdateError,
    "backd.update_order.request": BackdUpdateRequest,
    "backd.update_order.response": BackdUpdateResponse,
    "wiredplus.update_order.request": WiredplusUpdateRequest,
    "wiredplus.update_order.response": WiredplusUpdateResponse,
}
"""What `parse` returns, by kind. A list of Backd's payloads gives a list."""
