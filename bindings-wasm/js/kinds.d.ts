// Generated from the declarations in core/src/vendors by `cargo run --example generate`; do not edit.

// Payloads as `parse` returns them in lenient mode, which lets through what real systems send; each
// such value is an info in the report. With `mode: "strict"` the values are a subset of these types.
//
// Members are read-only, lists are not: `Array.isArray` does not narrow read-only arrays.
// Members that no document names are kept, but the types do not declare them, so that a misspelled
// name does not compile; read one by `"gift_note" in order && order.gift_note`.

/** An exact decimal, as text in the spelling that was sent: an amount, a rate or a percentage. */
export type ParsedAmount = string | null;

/**
 * An integer; text where it was sent as text, beyond `Number.MAX_SAFE_INTEGER`, or with zeros behind
 * its point.
 */
export type ParsedInteger = number | string | null;

/** An identifier; lenient mode takes text and whole numbers. */
export type ParsedId = string | number | null;

/** Text; lenient mode takes a number in its place. */
export type ParsedText = string | number | null;

/** Text of a documented format. */
export type ParsedString = string | null;

/** Unix seconds, as a number or text, or a date and time. */
export type ParsedTime = number | string | null;

/** A flag in one of the spellings that systems send; `1.0` arrives as text. */
export type ParsedFlag = 0 | 1 | boolean | "true" | "false" | `${number}` | null;

/** An object. PHP prints `[]` for one without members; then every member reads as `undefined`. */
export type ParsedObject<T> = T | { readonly [K in keyof T]?: undefined } | null;

/**
 * A list, which may hold `null` (RetailOps sends `[null]` for an empty one). PHP may print `{}` for
 * an empty list, so ask `Array.isArray` before you walk through it.
 */
export type ParsedList<T> = (T | null)[] | { readonly [member: string]: undefined } | null;

/** A list of objects, or one object in its place. */
export type ParsedOneOrMore<T> = ParsedObject<T>[] | T | null;

/**
 * The request: an envelope around the changed order. Source: RetailOps order_update API, version 1.
 */
export interface RetailopsUpdateOrderRequest {
  /**
   * The version of the action.
   * @example 1
   */
  readonly version: ParsedInteger;
  /**
   * The name of the action. The webhook document's example carries that of another one.
   * @example "order_update"
   */
  readonly action: ParsedText;
  /** The order and its channel. */
  readonly data: ParsedObject<RetailopsUpdateOrderData>;
}

/** The order and its channel. Source: RetailOps order_update API, version 1. */
export interface RetailopsUpdateOrderData {
  /**
   * Return authorisations of the order.
   * @example [null]
   */
  readonly rmas: ParsedList<unknown>;
  /** The lines of the order. */
  readonly line_items: ParsedList<ParsedObject<RetailopsUpdateLineItem>>;
  /** Amounts of the order as a whole. */
  readonly order_info: ParsedObject<RetailopsUpdateOrderInfo>;
  /** The order as RetailOps keeps it. */
  readonly order: ParsedObject<RetailopsUpdateOrder>;
  /** The channel (store) that the order came from. */
  readonly channel: ParsedObject<RetailopsUpdateChannel>;
}

/** One line of the order. Source: RetailOps order_update API, version 1. */
export interface RetailopsUpdateLineItem {
  /**
   * The line's share of the order's shipping as a refund would use it: money for the whole line,
   * `direct_ship_amt` included.
   * @example 5
   */
  readonly apportioned_ship_amt: ParsedAmount;
  /**
   * Estimated cost of the line: `quantity` times the unit cost.
   * @example 0
   */
  readonly estimated_extended_cost: ParsedAmount;
  /**
   * The stock-keeping unit.
   * @example 132
   */
  readonly sku: ParsedId;
  /**
   * Units ordered.
   * @example 2
   */
  readonly quantity: ParsedInteger;
  /**
   * When the line is expected to ship, in Unix seconds.
   * @example 1460151590
   */
  readonly estimated_ship_date: ParsedTime;
  /**
   * Shipping charged on this line: money, although the documents guess a number of items.
   * @example 5
   */
  readonly direct_ship_amt: ParsedAmount;
  /**
   * RetailOps' id of the order item: a correlation token, to be echoed unchanged.
   * @example 7397
   */
  readonly corr: ParsedId;
  /**
   * Whether the line was deleted from the order.
   * @example 0
   */
  readonly removed: ParsedFlag;
  /**
   * Estimated cost of the shipment.
   * @example 0
   */
  readonly estimated_cost: ParsedAmount;
  /**
   * Estimated cost of one unit.
   * @example 0
   */
  readonly estimated_unit_cost: ParsedAmount;
  /**
   * Price of one unit before order-level amounts.
   * @example 30
   */
  readonly unit_price: ParsedAmount;
}

/** Amounts of the order as a whole. Source: RetailOps order_update API, version 1. */
export interface RetailopsUpdateOrderInfo {
  /**
   * All shipping of the order, the lines' direct amounts included.
   * @example 5
   */
  readonly shipping_amt: ParsedAmount;
  /**
   * The order's discount, a positive amount that is subtracted.
   * @example 0
   */
  readonly discount_amt: ParsedAmount;
  /**
   * All tax of the order.
   * @example 0
   */
  readonly tax_amt: ParsedAmount;
  /**
   * The part of the tax that was set on the order directly. It enters no sum.
   * @example 0
   */
  readonly direct_tax_amt: ParsedAmount;
}

/** The order as RetailOps keeps it. Source: RetailOps order_update API, version 1. */
export interface RetailopsUpdateOrder {
  /** The payment by the channel. */
  readonly channel_payment: ParsedObject<RetailopsUpdatePayment>;
  /**
   * What RetailOps thinks the order now costs; not what was paid.
   * @example 35
   */
  readonly grand_total: ParsedAmount;
  /**
   * The items that have not shipped.
   * @example [496]
   */
  readonly unshipped_items_ref: ParsedList<ParsedId | ParsedObject<RetailopsShipItem>>;
  /**
   * The series of payments.
   * @example 2572
   */
  readonly payment_series_id: ParsedId;
  /**
   * The rate from the counterparty's currency.
   * @example 1
   */
  readonly from_counterparty_rate: ParsedAmount;
  /**
   * The shipping service by name.
   * @example "Will Call"
   */
  readonly ship_service_name: ParsedText;
  /**
   * The store's number of the order.
   * @example 496
   */
  readonly channel_refnum: ParsedId;
  /**
   * What has shipped.
   * @example [null]
   */
  readonly shipments: ParsedList<ParsedObject<RetailopsShipment>>;
  /**
   * RetailOps' id of the order.
   * @example 4897
   */
  readonly id: ParsedId;
  /** All payments together. */
  readonly payment_status: ParsedObject<RetailopsUpdatePaymentStatus>;
}

/** The channel (store) that the order came from. Source: RetailOps order_update API, version 1. */
export interface RetailopsUpdateChannel {
  /**
   * The channel's id.
   * @example 21
   */
  readonly id: ParsedId;
}

/**
 * The payment of one account: how much of it is in which state. Source: RetailOps order_update API,
 * version 1.
 */
export interface RetailopsUpdatePayment {
  /**
   * Whether the payment succeeded.
   * @example 1
   */
  readonly success: ParsedFlag;
  /**
   * Not yet settled, and settled outside RetailOps.
   * @example 0
   */
  readonly unsettled_external: ParsedAmount;
  /**
   * Not yet settled, with the capture put off.
   * @example 0
   */
  readonly unsettled_deferred: ParsedAmount;
  /**
   * The channel (store) that took the payment.
   * @example 12
   */
  readonly channel_id: ParsedId;
  /**
   * Authorised and not yet captured.
   * @example 0
   */
  readonly authed: ParsedAmount;
  /**
   * Whether captures happen outside RetailOps.
   * @example 1
   */
  readonly captures_are_external: ParsedFlag;
  /**
   * Captured or charged, and not yet settled.
   * @example 0
   */
  readonly unsettled: ParsedAmount;
  /**
   * Settled: the money has arrived.
   * @example 35
   */
  readonly settled: ParsedAmount;
  /**
   * Charged in one step, without a separate capture.
   * @example 35
   */
  readonly charged: ParsedAmount;
  /**
   * Captured from an authorisation.
   * @example 0
   */
  readonly captured: ParsedAmount;
  /**
   * Whether captures are put off.
   * @example 0
   */
  readonly captures_are_deferred: ParsedFlag;
  /**
   * Voided before settlement.
   * @example 0
   */
  readonly voided: ParsedAmount;
  /**
   * The payment account.
   * @example 6
   */
  readonly id: ParsedId;
  /**
   * How it was paid.
   * @example "channel"
   */
  readonly method: ParsedText;
  /**
   * Returned to the customer.
   * @example 0
   */
  readonly credited: ParsedAmount;
  /**
   * The module of RetailOps that handles the account.
   * @example "Channel"
   */
  readonly module: ParsedText;
  /**
   * Available for the order.
   * @example 35
   */
  readonly available: ParsedAmount;
}

/**
 * An item of a package, or one that has not shipped, with the amounts that belong to it. Source:
 * RetailOps webhook API, example.
 */
export interface RetailopsShipItem {
  /**
   * RetailOps' id of the item.
   * @example "7397"
   */
  readonly id?: ParsedId;
  /**
   * The stock-keeping unit.
   * @example "132"
   */
  readonly sku_num?: ParsedId;
  /**
   * Units.
   * @example "1"
   */
  readonly quantity?: ParsedInteger;
  /**
   * The store's number of the line.
   * @example "496"
   */
  readonly channel_refnum?: ParsedId;
  /**
   * The product's part of the amount.
   * @example "30"
   */
  readonly item_product_amt?: ParsedAmount;
  /**
   * The amount before shipping and tax.
   * @example "30"
   */
  readonly item_subtotal_amt?: ParsedAmount;
  /**
   * The shipping part.
   * @example "5"
   */
  readonly item_shipping_amt?: ParsedAmount;
  /**
   * The tax part.
   * @example "0"
   */
  readonly item_tax_amt?: ParsedAmount;
}

/** One shipment of the order. Source: RetailOps webhook API. */
export interface RetailopsShipment {
  /**
   * RetailOps' id of the shipment.
   * @example "100000084"
   */
  readonly id?: ParsedId;
  /** Its packages. */
  readonly packages?: ParsedList<ParsedObject<RetailopsPackage>>;
}

/**
 * All payments of the order together; every amount is the sum over `by_account`. Source: RetailOps
 * order_update API, version 1.
 */
export interface RetailopsUpdatePaymentStatus {
  /**
   * Whether all payments succeeded.
   * @example 1
   */
  readonly success: ParsedFlag;
  /**
   * Not yet settled, and settled outside RetailOps.
   * @example 0
   */
  readonly unsettled_external: ParsedAmount;
  /**
   * Not yet settled, with the capture put off.
   * @example 0
   */
  readonly unsettled_deferred: ParsedAmount;
  /** The payments one by one. */
  readonly by_account: ParsedList<ParsedObject<RetailopsUpdatePartialPayment>>;
  /**
   * Captured or charged, and not yet settled.
   * @example 0
   */
  readonly unsettled: ParsedAmount;
  /**
   * Settled: the money has arrived.
   * @example 35
   */
  readonly settled: ParsedAmount;
  /**
   * Charged in one step, without a separate capture.
   * @example 35
   */
  readonly charged: ParsedAmount;
  /**
   * Captured from an authorisation.
   * @example 0
   */
  readonly captured: ParsedAmount;
  /**
   * Authorised and not yet captured.
   * @example 0
   */
  readonly authed: ParsedAmount;
  /**
   * Returned to the customer.
   * @example 0
   */
  readonly credited: ParsedAmount;
  /**
   * Available for the order.
   * @example 35
   */
  readonly available: ParsedAmount;
}

/** One package of a shipment. Source: RetailOps webhook API, example. */
export interface RetailopsPackage {
  /**
   * The class of the service by name.
   * @example "Standard"
   */
  readonly class_name?: ParsedText;
  /**
   * The carrier's code.
   * @example "WILLCALL"
   */
  readonly carrier_code?: ParsedText;
  /**
   * The carrier by name.
   * @example "WillCall"
   */
  readonly carrier_name?: ParsedText;
  /**
   * The items in the package.
   * @example [null]
   */
  readonly ship_items?: ParsedList<ParsedId | ParsedObject<RetailopsShipItem>>;
  /**
   * The carrier's tracking number.
   * @example "ZX29827782929"
   */
  readonly tracking_number?: ParsedText;
  /**
   * The shipping code that the service was mapped to.
   * @example null
   */
  readonly mapped_shipcode?: ParsedText;
  /**
   * When it shipped.
   * @example "2016-04-08T21:13:11Z"
   */
  readonly date_shipped?: ParsedString;
  /**
   * The code of the carrier's class.
   * @example "WILLCALL"
   */
  readonly carrier_class_code?: ParsedText;
  /**
   * Its weight, as text.
   * @example "1"
   */
  readonly weight?: ParsedText;
  /**
   * RetailOps' id of the package.
   * @example "370"
   */
  readonly id?: ParsedId;
  /**
   * Carrier and class by name.
   * @example "WillCall Standard"
   */
  readonly carrier_class_name?: ParsedText;
}

/**
 * The payment of one account: how much of it is in which state. Source: RetailOps order_update API,
 * version 1.
 */
export interface RetailopsUpdatePartialPayment {
  /**
   * Whether the payment succeeded.
   * @example 1
   */
  readonly success?: ParsedFlag;
  /**
   * Not yet settled, and settled outside RetailOps.
   * @example 0
   */
  readonly unsettled_external?: ParsedAmount;
  /**
   * Not yet settled, with the capture put off.
   * @example 0
   */
  readonly unsettled_deferred?: ParsedAmount;
  /**
   * The channel (store) that took the payment.
   * @example 12
   */
  readonly channel_id?: ParsedId;
  /**
   * Authorised and not yet captured.
   * @example 0
   */
  readonly authed?: ParsedAmount;
  /**
   * Whether captures happen outside RetailOps.
   * @example 1
   */
  readonly captures_are_external?: ParsedFlag;
  /**
   * Captured or charged, and not yet settled.
   * @example 0
   */
  readonly unsettled?: ParsedAmount;
  /**
   * Settled: the money has arrived.
   * @example 35
   */
  readonly settled?: ParsedAmount;
  /**
   * Charged in one step, without a separate capture.
   * @example 35
   */
  readonly charged?: ParsedAmount;
  /**
   * Captured from an authorisation.
   * @example 0
   */
  readonly captured?: ParsedAmount;
  /**
   * Whether captures are put off.
   * @example 0
   */
  readonly captures_are_deferred?: ParsedFlag;
  /**
   * Voided before settlement.
   * @example 0
   */
  readonly voided?: ParsedAmount;
  /**
   * The payment account.
   * @example 6
   */
  readonly id?: ParsedId;
  /**
   * How it was paid.
   * @example "channel"
   */
  readonly method?: ParsedText;
  /**
   * Returned to the customer.
   * @example 0
   */
  readonly credited?: ParsedAmount;
  /**
   * The module of RetailOps that handles the account.
   * @example "Channel"
   */
  readonly module?: ParsedText;
  /**
   * Available for the order.
   * @example 35
   */
  readonly available?: ParsedAmount;
}

/** The answer of an operation that reports events. Source: RetailOps webhook API, example. */
export interface RetailopsEventsResponse {
  /** What happened. */
  readonly events: ParsedList<ParsedObject<RetailopsStatusEvent | RetailopsHandleEvent>>;
}

/**
 * An event of the `order_update` document: a status and what it concerns. Source: RetailOps webhook
 * API, example.
 */
export interface RetailopsStatusEvent {
  /**
   * The outcome; an open set of words such as `error`.
   * @example "error"
   */
  readonly status?: ParsedText;
  /**
   * The store's code of the error.
   * @example "ERR1234"
   */
  readonly error_code?: ParsedText;
  /**
   * The error in words.
   * @example "Example error message"
   */
  readonly error_message?: ParsedText;
  /**
   * Anything that helps to find the cause.
   * @example [null]
   */
  readonly diagnostic_data?: ParsedList<unknown>;
  /** What it concerns; one object is accepted in place of the list. */
  readonly associations?: ParsedOneOrMore<RetailopsAssociation>;
}

/**
 * An event of the webhook document: a handle, its subject and data. Source: RetailOps webhook API,
 * example.
 */
export interface RetailopsHandleEvent {
  /**
   * The name of the event.
   * @example "channel_catpush_fail"
   */
  readonly handle?: ParsedText;
  /** The subject. */
  readonly secondary?: ParsedObject<RetailopsSubject>;
  /** The outcome in detail. */
  readonly data?: ParsedObject<RetailopsEventData>;
}

/** Something that an event concerns. Source: RetailOps webhook API, example. */
export interface RetailopsAssociation {
  /**
   * What kind of thing, such as `sku`.
   * @example "sku"
   */
  readonly type?: ParsedText;
  /**
   * Which one.
   * @example "S1234"
   */
  readonly identity?: ParsedId;
}

/** The subject of an event. Source: RetailOps webhook API, example. */
export interface RetailopsSubject {
  /**
   * Which one.
   * @example "66"
   */
  readonly id?: ParsedId;
  /**
   * What kind of thing, such as `sku`.
   * @example "sku"
   */
  readonly concept?: ParsedText;
}

/** The outcome of an event in detail. Source: RetailOps webhook API, example. */
export interface RetailopsEventData {
  /**
   * A second code.
   * @example ""
   */
  readonly sub_code?: ParsedText;
  /**
   * The status as a number.
   * @example 42
   */
  readonly status?: ParsedInteger;
  /**
   * Whether the operation failed.
   * @example 1
   */
  readonly is_failure?: ParsedFlag;
  /**
   * The request that failed.
   * @example "https://shop.example/products/PP20"
   */
  readonly request_url?: ParsedText;
  /**
   * Data of the items.
   * @example [null]
   */
  readonly data_items?: ParsedList<unknown>;
  /**
   * More about it; the documents spell the name so.
   * @example "[]"
   */
  readonly additonal?: ParsedText;
  /**
   * The code of the error.
   * @example "MISSING_OR_INVALID_PARAMETER"
   */
  readonly code?: ParsedText;
  /**
   * The error in words.
   * @example "Error: ident c1.channel-55-api_auth not found"
   */
  readonly message?: ParsedText;
}

/** The request: an envelope around the changed order. Source: RetailOps webhook API. */
export interface RetailopsOrderRequest {
  /** Who calls, and the ticket that proves it. */
  readonly headers?: ParsedObject<RetailopsHeaders>;
  /**
   * The version of the action.
   * @example 1
   */
  readonly version?: ParsedInteger;
  /**
   * The name of the action. The webhook document's example carries that of another one.
   * @example "testco.orderpull.order_fetch"
   */
  readonly action?: ParsedText;
  /** The order and its channel. */
  readonly data?: ParsedObject<RetailopsOrderData>;
}

/** Who calls, and the ticket that proves it. Source: RetailOps webhook API. */
export interface RetailopsHeaders {
  /**
   * The client of RetailOps.
   * @example "497"
   */
  readonly client_id?: ParsedId;
  /**
   * The secret that authorises the call. It never appears in a message.
   * @example "1,1,0,…"
   */
  readonly ticket?: ParsedText;
}

/** The order and its channel. Source: RetailOps webhook API. */
export interface RetailopsOrderData {
  /**
   * Return authorisations of the order.
   * @example [null]
   */
  readonly rmas?: ParsedList<unknown>;
  /** The lines of the order. */
  readonly line_items?: ParsedList<ParsedObject<RetailopsLineItem>>;
  /** Amounts of the order as a whole. */
  readonly order_info?: ParsedObject<RetailopsOrderInfo>;
  /** The order as RetailOps keeps it. */
  readonly order?: ParsedObject<RetailopsOrder>;
  /** The channel (store) that the order came from. */
  readonly channel?: ParsedObject<RetailopsChannel>;
}

/** One line of the order. Source: RetailOps webhook API. */
export interface RetailopsLineItem {
  /**
   * The line's share of the order's shipping as a refund would use it: money for the whole line,
   * `direct_ship_amt` included.
   * @example "5"
   */
  readonly apportioned_ship_amt?: ParsedAmount;
  /**
   * Estimated cost of the line: `quantity` times the unit cost.
   * @example "0.00"
   */
  readonly estimated_extended_cost?: ParsedAmount;
  /**
   * The stock-keeping unit.
   * @example "132"
   */
  readonly sku?: ParsedId;
  /**
   * Units ordered.
   * @example "2"
   */
  readonly quantity?: ParsedInteger;
  /**
   * When the line is expected to ship, in Unix seconds.
   * @example 1460151590
   */
  readonly estimated_ship_date?: ParsedTime;
  /**
   * Shipping charged on this line: money, although the documents guess a number of items.
   * @example "5"
   */
  readonly direct_ship_amt?: ParsedAmount;
  /**
   * RetailOps' id of the order item: a correlation token, to be echoed unchanged.
   * @example "7397"
   */
  readonly corr?: ParsedId;
  /**
   * Whether the line was deleted from the order.
   * @example 0
   */
  readonly removed?: ParsedFlag;
  /**
   * Estimated cost of the shipment.
   * @example "0"
   */
  readonly estimated_cost?: ParsedAmount;
  /**
   * Estimated cost of one unit.
   * @example "0"
   */
  readonly estimated_unit_cost?: ParsedAmount;
  /**
   * Price of one unit before order-level amounts.
   * @example "30"
   */
  readonly unit_price?: ParsedAmount;
}

/** Amounts of the order as a whole. Source: RetailOps webhook API. */
export interface RetailopsOrderInfo {
  /**
   * All shipping of the order, the lines' direct amounts included.
   * @example "5"
   */
  readonly shipping_amt?: ParsedAmount;
  /**
   * The order's discount, a positive amount that is subtracted.
   * @example "0"
   */
  readonly discount_amt?: ParsedAmount;
  /**
   * All tax of the order.
   * @example "0"
   */
  readonly tax_amt?: ParsedAmount;
  /**
   * The part of the tax that was set on the order directly. It enters no sum.
   * @example "0"
   */
  readonly direct_tax_amt?: ParsedAmount;
}

/** The order as RetailOps keeps it. Source: RetailOps webhook API. */
export interface RetailopsOrder {
  /** The payment by the channel. */
  readonly channel_payment?: ParsedObject<RetailopsPayment>;
  /**
   * What RetailOps thinks the order now costs; not what was paid.
   * @example "35"
   */
  readonly grand_total?: ParsedAmount;
  /**
   * The items that have not shipped.
   * @example ["496"]
   */
  readonly unshipped_items_ref?: ParsedList<ParsedId | ParsedObject<RetailopsShipItem>>;
  /**
   * The series of payments.
   * @example "2572"
   */
  readonly payment_series_id?: ParsedId;
  /**
   * The rate from the counterparty's currency.
   * @example 1
   */
  readonly from_counterparty_rate?: ParsedAmount;
  /**
   * The shipping service by name.
   * @example "Will Call"
   */
  readonly ship_service_name?: ParsedText;
  /**
   * The store's number of the order.
   * @example "496"
   */
  readonly channel_refnum?: ParsedId;
  /**
   * What has shipped.
   * @example [null]
   */
  readonly shipments?: ParsedList<ParsedObject<RetailopsShipment>>;
  /**
   * RetailOps' id of the order.
   * @example "4897"
   */
  readonly id?: ParsedId;
  /** All payments together. */
  readonly payment_status?: ParsedObject<RetailopsPaymentStatus>;
}

/** The channel (store) that the order came from. Source: RetailOps webhook API. */
export interface RetailopsChannel {
  /**
   * The channel's id.
   * @example 21
   */
  readonly id?: ParsedId;
  /** How the channel is set up. */
  readonly params?: ParsedObject<RetailopsChannelParams>;
}

/** The payment of one account: how much of it is in which state. Source: RetailOps webhook API. */
export interface RetailopsPayment {
  /**
   * Whether the payment succeeded.
   * @example 1
   */
  readonly success?: ParsedFlag;
  /**
   * Not yet settled, and settled outside RetailOps.
   * @example 0
   */
  readonly unsettled_external?: ParsedAmount;
  /**
   * Not yet settled, with the capture put off.
   * @example 0
   */
  readonly unsettled_deferred?: ParsedAmount;
  /**
   * The channel (store) that took the payment.
   * @example 12
   */
  readonly channel_id?: ParsedId;
  /**
   * Authorised and not yet captured.
   * @example 0
   */
  readonly authed?: ParsedAmount;
  /**
   * Whether captures happen outside RetailOps.
   * @example 1
   */
  readonly captures_are_external?: ParsedFlag;
  /**
   * Captured or charged, and not yet settled.
   * @example 0
   */
  readonly unsettled?: ParsedAmount;
  /**
   * Settled: the money has arrived.
   * @example 35
   */
  readonly settled?: ParsedAmount;
  /**
   * Charged in one step, without a separate capture.
   * @example 35
   */
  readonly charged?: ParsedAmount;
  /**
   * Captured from an authorisation.
   * @example 0
   */
  readonly captured?: ParsedAmount;
  /**
   * Whether captures are put off.
   * @example 0
   */
  readonly captures_are_deferred?: ParsedFlag;
  /**
   * Voided before settlement.
   * @example 0
   */
  readonly voided?: ParsedAmount;
  /**
   * The payment account.
   * @example "6"
   */
  readonly id?: ParsedId;
  /**
   * How it was paid.
   * @example "channel"
   */
  readonly method?: ParsedText;
  /**
   * Returned to the customer.
   * @example 0
   */
  readonly credited?: ParsedAmount;
  /**
   * The module of RetailOps that handles the account.
   * @example "Channel"
   */
  readonly module?: ParsedText;
  /**
   * Available for the order.
   * @example 35
   */
  readonly available?: ParsedAmount;
}

/**
 * All payments of the order together; every amount is the sum over `by_account`. Source: RetailOps
 * webhook API.
 */
export interface RetailopsPaymentStatus {
  /**
   * Whether all payments succeeded.
   * @example 1
   */
  readonly success?: ParsedFlag;
  /**
   * Not yet settled, and settled outside RetailOps.
   * @example 0
   */
  readonly unsettled_external?: ParsedAmount;
  /**
   * Not yet settled, with the capture put off.
   * @example 0
   */
  readonly unsettled_deferred?: ParsedAmount;
  /** The payments one by one. */
  readonly by_account?: ParsedList<ParsedObject<RetailopsPayment>>;
  /**
   * Captured or charged, and not yet settled.
   * @example 0
   */
  readonly unsettled?: ParsedAmount;
  /**
   * Settled: the money has arrived.
   * @example 35
   */
  readonly settled?: ParsedAmount;
  /**
   * Charged in one step, without a separate capture.
   * @example 35
   */
  readonly charged?: ParsedAmount;
  /**
   * Captured from an authorisation.
   * @example 0
   */
  readonly captured?: ParsedAmount;
  /**
   * Authorised and not yet captured.
   * @example 0
   */
  readonly authed?: ParsedAmount;
  /**
   * Returned to the customer.
   * @example 0
   */
  readonly credited?: ParsedAmount;
  /**
   * Available for the order.
   * @example 35
   */
  readonly available?: ParsedAmount;
}

/** How the channel is set up. Source: RetailOps webhook API. */
export interface RetailopsChannelParams {
  /**
   * Whether the store mails on a return.
   * @example 0
   */
  readonly email_return?: ParsedFlag;
  /**
   * Whether items of suspended inventory count as in stock.
   * @example 0
   */
  readonly inv_suspended_instock?: ParsedFlag;
  /**
   * Whether a push clears media that it does not name.
   * @example 0
   */
  readonly unset_other_media?: ParsedFlag;
  /**
   * Attributes of orders to import.
   * @example ""
   */
  readonly import_order_attrs?: ParsedText;
  /**
   * Where the store is reached.
   * @example "http://172.16.4.130/magento1921"
   */
  readonly base_uri?: ParsedString;
  /**
   * Whether links of configurable products are made the quick way.
   * @example 0
   */
  readonly express_configurable_super_links?: ParsedFlag;
  /**
   * Whether a push clears attributes that it does not name.
   * @example 0
   */
  readonly unset_other_attributes?: ParsedFlag;
  /**
   * Whether cancellations are pushed.
   * @example 0
   */
  readonly push_cancel?: ParsedFlag;
  /**
   * How suspended inventory is treated.
   * @example null
   */
  readonly inv_suspended_mode?: ParsedInteger;
  /**
   * Whether the store mails an invoice.
   * @example 0
   */
  readonly email_invoice?: ParsedFlag;
  /**
   * Whether the store mails tracking numbers.
   * @example 0
   */
  readonly email_tracking?: ParsedFlag;
}

/** The re-priced order. Source: RetailOps webhook API, example. */
export interface RetailopsWritebackResponse {
  /** The lines that stay on the order. */
  readonly line_items: ParsedList<ParsedObject<RetailopsRepricedLine>>;
  /** Order-level amounts that no line carries. */
  readonly values: ParsedObject<RetailopsResidues>;
}

/** One re-priced line. Source: RetailOps webhook API, example. */
export interface RetailopsRepricedLine {
  /**
   * The line of the request, echoed unchanged.
   * @example "7397"
   */
  readonly corr?: ParsedId;
  /**
   * Shipping of the whole line.
   * @example "5"
   */
  readonly ship_amt?: ParsedAmount;
  /**
   * Tax on the shipping of the whole line.
   * @example 0
   */
  readonly shiptax_amt?: ParsedAmount;
  /**
   * Tax of one unit.
   * @example 0
   */
  readonly unit_tax?: ParsedAmount;
  /**
   * Units that the store accepts.
   * @example 1
   */
  readonly quantity?: ParsedInteger;
  /**
   * Discount of the whole line, a positive amount.
   * @example 0
   */
  readonly discount_amt?: ParsedAmount;
  /**
   * The store's own id of the line.
   * @example "496"
   */
  readonly refnum?: ParsedId;
}

/** Order-level amounts that no line carries. Source: RetailOps webhook API, example. */
export interface RetailopsResidues {
  /**
   * Shipping beyond that of the lines.
   * @example "0.25"
   */
  readonly shipping_amt?: ParsedAmount;
  /**
   * Tax beyond that of the lines.
   * @example "0.07"
   */
  readonly tax_amt?: ParsedAmount;
  /**
   * Discount beyond that of the lines, a positive amount.
   * @example 0
   */
  readonly discount_amt?: ParsedAmount;
  /**
   * The order's tax rate in percent; 0 when tax is given as an amount.
   * @example 0
   */
  readonly tax_pct?: ParsedAmount;
}

/** What `parse` returns, by kind. */
export interface Payloads {
  /** RetailOps tells the store that an order changed. */
  readonly "retailops.order_update.request": RetailopsUpdateOrderRequest;
  /** What the store reports about an order update. */
  readonly "retailops.order_update.response": RetailopsEventsResponse;
  /** RetailOps asks the store to re-price an order that changed. */
  readonly "retailops.order_writeback.request": RetailopsOrderRequest;
  /** The store's re-priced lines and order-level residues. */
  readonly "retailops.order_writeback.response": RetailopsWritebackResponse;
}

/** The name of a kind of payload: `vendor.operation.direction`. */
export type Kind = keyof Payloads;

/**
 * What the store knows of an order; what it does not say comes from the request. Amounts are
 * decimals in major units, as in the payloads. Amounts of the order include those of its lines.
 */
export interface WritebackFacts {
  /**
   * ISO 4217 code that names the decimals of all amounts.
   * @example "USD"
   */
  readonly currency?: string;
  /**
   * Decimals of all amounts, where no currency is given.
   * @example 2
   */
  readonly scale?: number;
  /**
   * All shipping of the order.
   * @example "5.00"
   */
  readonly shipping_amt?: string | bigint;
  /**
   * The order's discount, a positive amount.
   * @example "0.00"
   */
  readonly discount_amt?: string | bigint;
  /**
   * All tax of the order; either this or `tax_pct`.
   * @example "4.55"
   */
  readonly tax_amt?: string | bigint;
  /**
   * The tax rate of the discounted lines in percent; shipping is not taxed by it.
   * @example "7"
   */
  readonly tax_pct?: string | bigint;
  /** What the store knows of single lines. */
  readonly line_items?: ReadonlyArray<WritebackLineFacts>;
}

/** What the store knows of one line. */
export interface WritebackLineFacts {
  /**
   * The line of the request.
   * @example "7397"
   */
  readonly corr: string | number;
  /**
   * The store's own id of the line.
   * @example "496"
   */
  readonly refnum?: string | number;
  /**
   * Units that the store accepts, at most those requested.
   * @example 2
   */
  readonly quantity?: number;
  /**
   * The store's price of one unit, at most the requested one.
   * @example "30.00"
   */
  readonly unit_price?: string | bigint;
  /**
   * Discount of the whole line, a positive amount.
   * @example "0.00"
   */
  readonly discount_amt?: string | bigint;
  /**
   * Shipping of the whole line, in place of its direct amount and its share.
   * @example "5.00"
   */
  readonly ship_amt?: string | bigint;
  /**
   * Tax on the shipping of the whole line.
   * @example "0.00"
   */
  readonly shiptax_amt?: string | bigint;
  /**
   * Tax of the whole line; either this or `tax_pct`.
   * @example "4.55"
   */
  readonly tax_amt?: string | bigint;
  /**
   * The tax rate of the discounted line in percent.
   * @example "7"
   */
  readonly tax_pct?: string | bigint;
}
