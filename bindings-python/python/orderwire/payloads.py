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
    """The name of the action. The webhook document's example carries that of another one.
    Example: `"order_update"`."""
    data: ParsedObject[RetailopsUpdateOrderData]
    """The order and its channel."""


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


class RetailopsOrderRequest(TypedDict, total=False):
    """The request: an envelope around the changed order.

    Source: RetailOps webhook API.
    """

    headers: ParsedObject[RetailopsHeaders]
    """Who calls, and the ticket that proves it."""
    version: ParsedInteger
    """The version of the action. Example: `1`."""
    action: ParsedText
    """The name of the action. The webhook document's example carries that of another one.
    Example: `"testco.orderpull.order_fetch"`."""
    data: ParsedObject[RetailopsOrderData]
    """The order and its channel."""


class RetailopsHeaders(TypedDict, total=False):
    """Who calls, and the ticket that proves it.

    Source: RetailOps webhook API.
    """

    client_id: ParsedId
    """The client of RetailOps. Example: `"497"`."""
    ticket: ParsedText
    """The secret that authorises the call. It never appears in a message. Example: `"1,1,0,…"`."""


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
    "retailops.order_writeback.request",
    "retailops.order_writeback.response",
]
"""The name of a kind of payload: `vendor.operation.direction`."""

KINDS: tuple[Kind, ...] = get_args(Kind)
"""The name of every kind."""

PAYLOADS: dict[Kind, type[Any]] = {
    "retailops.order_update.request": RetailopsUpdateOrderRequest,
    "retailops.order_update.response": RetailopsEventsResponse,
    "retailops.order_writeback.request": RetailopsOrderRequest,
    "retailops.order_writeback.response": RetailopsWritebackResponse,
}
"""What `parse` returns, by kind."""
