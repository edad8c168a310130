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
   * The name of the action. Most examples of the webhook document carry that of another one.
   * @example "order_update"
   */
  readonly action: ParsedText;
  /** What the action is about. */
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

/** A push to the store's catalogue. Source: RetailOps webhook API. */
export interface RetailopsCatalogRequest {
  /** Who calls, and the ticket that proves it. */
  readonly headers?: ParsedObject<RetailopsHeaders>;
  /**
   * The version of the action.
   * @example 1
   */
  readonly version?: ParsedInteger;
  /**
   * The name of the action. Most examples of the webhook document carry that of another one.
   * @example "testco.orderpull.order_fetch"
   */
  readonly action?: ParsedText;
  /** What the action is about. */
  readonly data?: ParsedObject<RetailopsCatalogData>;
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

/**
 * What is pushed to the catalogue. The document shows it empty. Source: RetailOps webhook API,
 * example.
 */
export interface RetailopsCatalogData {}

/** How the store wants its catalogue pushed. Source: RetailOps webhook API, example. */
export interface RetailopsCatalogConfig {
  /**
   * What a push brings along, such as `relatives`.
   * @example "relatives"
   */
  readonly fanout: ParsedText;
}

/** The request to capture the payments of an order. Source: RetailOps webhook API. */
export interface RetailopsCaptureRequest {
  /** Who calls, and the ticket that proves it. */
  readonly headers?: ParsedObject<RetailopsHeaders>;
  /**
   * The version of the action.
   * @example 1
   */
  readonly version?: ParsedInteger;
  /**
   * The name of the action. Most examples of the webhook document carry that of another one.
   * @example "Spree.order.capture_channel_payments"
   */
  readonly action?: ParsedText;
  /** What the action is about. */
  readonly data?: ParsedObject<RetailopsOrderNotice>;
}

/** An order and its channel. Source: RetailOps webhook API. */
export interface RetailopsOrderNotice {
  /** The order as RetailOps keeps it. */
  readonly order?: ParsedObject<RetailopsOrder>;
  /** The channel (store) that the order came from. */
  readonly channel?: ParsedObject<RetailopsChannel>;
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
  /**
   * The store's id with its platform.
   * @example "yhst-18909142938879050075142"
   */
  readonly StoreID?: ParsedId;
  /**
   * The store's number of the next order to fetch.
   * @example 496
   */
  readonly next_order_refnum?: ParsedId;
  /**
   * The status that acknowledged orders get.
   * @example "32"
   */
  readonly order_ack_status_id?: ParsedId;
  /**
   * The status that fulfilled orders get.
   * @example "34"
   */
  readonly order_fulfilled_status_id?: ParsedId;
  /**
   * The status that orders in fulfilment get; the documents spell the name so.
   * @example "33"
   */
  readonly order_in_filfillment_status_id?: ParsedId;
  /**
   * The application's key with the store's platform.
   * @example "acme_co.retailops.0.1.0.Release"
   */
  readonly appKey?: ParsedText;
  /**
   * How stock is broken down by vendor or facility.
   * @example 0
   */
  readonly breakdown_inventory?: ParsedInteger;
  /**
   * The tenant of the store's platform.
   * @example "15394"
   */
  readonly tenant?: ParsedId;
}

/** A push of stock to the store. Source: RetailOps webhook API. */
export interface RetailopsInventoryRequest {
  /** Who calls, and the ticket that proves it. */
  readonly headers?: ParsedObject<RetailopsHeaders>;
  /**
   * The version of the action.
   * @example 1
   */
  readonly version?: ParsedInteger;
  /**
   * The name of the action. Most examples of the webhook document carry that of another one.
   * @example "testco.orderpull.order_fetch"
   */
  readonly action?: ParsedText;
  /** What the action is about. */
  readonly data?: ParsedObject<RetailopsInventoryData>;
}

/** Stock and its channel. Source: RetailOps webhook API. */
export interface RetailopsInventoryData {
  /** The stock. */
  readonly inventory?: ParsedObject<RetailopsInventory>;
  /**
   * The client of RetailOps.
   * @example 1
   */
  readonly client_id?: ParsedId;
  /** The channel (store) that it is for. */
  readonly channel?: ParsedObject<RetailopsChannel>;
}

/** The stock. Source: RetailOps webhook API. */
export interface RetailopsInventory {
  /** The stock of each thing; one object is accepted in place of the list. */
  readonly data?: ParsedOneOrMore<RetailopsStock>;
}

/** The stock of one thing. Source: RetailOps webhook API. */
export interface RetailopsStock {
  /**
   * The stock-keeping unit.
   * @example "53"
   */
  readonly sku?: ParsedId;
  /**
   * RetailOps' id of the thing.
   * @example 21
   */
  readonly id?: ParsedId;
  /**
   * What kind of thing, such as `sku`.
   * @example "sku"
   */
  readonly concept?: ParsedText;
  /** Where the units are, by vendor or by facility. */
  readonly qty_breakdown?: ParsedList<ParsedObject<RetailopsStockPart>>;
  /**
   * Units available.
   * @example 24
   */
  readonly qty_available?: ParsedInteger;
}

/** Units of one vendor or in one facility. Source: RetailOps webhook API. */
export interface RetailopsStockPart {
  /**
   * When the units are expected to ship.
   * @example "2016-04-22T11:02:47-07:00"
   */
  readonly est_ship?: ParsedString;
  /**
   * Orders that the units are reserved for.
   * @example [null]
   */
  readonly reserving_orders?: ParsedList<unknown>;
  /**
   * Units available for sale.
   * @example 5
   */
  readonly sellable?: ParsedInteger;
  /**
   * Units that nobody has claimed.
   * @example 0
   */
  readonly unclaimed?: ParsedInteger;
  /**
   * The vendor by name.
   * @example "002_Acme Corp"
   */
  readonly vendor?: ParsedText;
  /** The facility by name, where stock is broken down by facility. */
  readonly facility?: ParsedText;
}

/** The notice that items of an order came back. Source: RetailOps webhook API. */
export interface RetailopsReturnRequest {
  /** Who calls, and the ticket that proves it. */
  readonly headers?: ParsedObject<RetailopsHeaders>;
  /**
   * The version of the action.
   * @example 1
   */
  readonly version?: ParsedInteger;
  /**
   * The name of the action. Most examples of the webhook document carry that of another one.
   * @example "testco.orderpull.order_fetch"
   */
  readonly action?: ParsedText;
  /** What the action is about. */
  readonly data?: ParsedObject<RetailopsReturnData>;
}

/** A return, its order and channel. Source: RetailOps webhook API. */
export interface RetailopsReturnData {
  /** The order as RetailOps keeps it. */
  readonly order?: ParsedObject<RetailopsOrder>;
  /** The channel (store) that the order came from. */
  readonly channel?: ParsedObject<RetailopsChannel>;
  /** What came back and what is refunded. */
  readonly return?: ParsedObject<RetailopsReturn>;
}

/** What came back and what is refunded. Source: RetailOps webhook API. */
export interface RetailopsReturn {
  /**
   * Refunded shipping.
   * @example "0"
   */
  readonly shipping_amt?: ParsedAmount;
  /**
   * The refund before tax and shipping: `product_amt` less `discount_amt`.
   * @example "30"
   */
  readonly subtotal_amt?: ParsedAmount;
  /**
   * The price of the returned products.
   * @example "30"
   */
  readonly product_amt?: ParsedAmount;
  /**
   * The refund: subtotal, tax and shipping, less restocking fees.
   * @example "30"
   */
  readonly refund_amt?: ParsedAmount;
  /**
   * Refunded tax.
   * @example "0"
   */
  readonly tax_amt?: ParsedAmount;
  /**
   * The return authorisation.
   * @example "null"
   */
  readonly rma_id?: ParsedId;
  /**
   * What is done with the refund.
   * @example "refund"
   */
  readonly refund_action?: ParsedText;
  /**
   * The part of the order's discount that the refund leaves out, a positive amount.
   * @example "0"
   */
  readonly discount_amt?: ParsedAmount;
  /** The items that are credited, with their amounts. */
  readonly credit_items_ref?: ParsedList<ParsedObject<RetailopsCreditItem>>;
  /**
   * RetailOps' id of the return.
   * @example "87"
   */
  readonly id?: ParsedId;
  /** The items that came back. */
  readonly items?: ParsedList<ParsedObject<RetailopsReturnedItem>>;
}

/** An item that is credited. Source: RetailOps webhook API, example. */
export interface RetailopsCreditItem {
  /**
   * The stock-keeping unit.
   * @example "132"
   */
  readonly sku?: ParsedId;
  /**
   * Credited tax on the item's shipping.
   * @example "0"
   */
  readonly item_shipping_tax_amt?: ParsedAmount;
  /**
   * The number of the credited item.
   * @example "return_item 90"
   */
  readonly credit_item_refnum?: ParsedText;
  /**
   * Credited tax on the item.
   * @example "0"
   */
  readonly item_tax_amt?: ParsedAmount;
  /**
   * The store's number of the order.
   * @example "100000084"
   */
  readonly channel_order_refnum?: ParsedId;
  /**
   * Credited shipping.
   * @example "0"
   */
  readonly item_shipping_amt?: ParsedAmount;
  /**
   * The fee for taking the item back, subtracted from the credit.
   * @example "0"
   */
  readonly item_restock_fee_amt?: ParsedAmount;
  /**
   * The channel (store) that the order came from.
   * @example "12"
   */
  readonly channel_id?: ParsedId;
  /**
   * Credited gift wrap.
   * @example "0"
   */
  readonly item_giftwrap_amt?: ParsedAmount;
  /**
   * The store's number of the line.
   * @example "88"
   */
  readonly channel_item_refnum?: ParsedId;
  /**
   * Units credited.
   * @example "1"
   */
  readonly quantity?: ParsedInteger;
  /**
   * Why the item came back.
   * @example "CustomerReturn"
   */
  readonly reason?: ParsedText;
  /**
   * The price of the item.
   * @example "30"
   */
  readonly item_product_amt?: ParsedAmount;
  /**
   * The credited recycling fee.
   * @example "0"
   */
  readonly item_recycling_amt?: ParsedAmount;
  /**
   * The price of the item less its discount.
   * @example "30"
   */
  readonly item_subtotal_amt?: ParsedAmount;
  /**
   * The credit: subtotal, taxes, shipping, gift wrap and recycling, less the restocking fee.
   * @example "30"
   */
  readonly item_credit_amt?: ParsedAmount;
  /**
   * Credited tax on gift wrap.
   * @example "0"
   */
  readonly item_giftwrap_tax_amt?: ParsedAmount;
}

/** An item that came back. Source: RetailOps webhook API. */
export interface RetailopsReturnedItem {
  /**
   * The store's number of the line.
   * @example "496"
   */
  readonly channel_refnum?: ParsedId;
  /**
   * RetailOps' id of the order item.
   * @example "7396"
   */
  readonly order_item_id?: ParsedId;
  /**
   * The stock-keeping unit.
   * @example "53"
   */
  readonly sku?: ParsedId;
  /**
   * Units that came back.
   * @example 5
   */
  readonly quantity?: ParsedInteger;
}

/** What the store reports about a return. Source: RetailOps webhook API, example. */
export interface RetailopsReturnResponse {
  /** What happened. */
  readonly events: ParsedList<ParsedObject<RetailopsStatusEvent | RetailopsHandleEvent>>;
  /** What the store did for the customer. */
  readonly return: ParsedObject<RetailopsReturnAnswer>;
}

/** What the store did for the customer. Source: RetailOps webhook API, example. */
export interface RetailopsReturnAnswer {
  /**
   * Credit that the store gave in its own system in place of a refund.
   * @example 0
   */
  readonly channel_store_credit_amount: ParsedAmount;
}

/** The query for orders, or for one. Source: RetailOps webhook API. */
export interface RetailopsFetchPartialFetchRequest {
  /** Who calls, and the ticket that proves it. */
  readonly headers?: ParsedObject<RetailopsFetchPartialHeaders>;
  /**
   * The version of the action.
   * @example 1
   */
  readonly version?: ParsedInteger;
  /**
   * The name of the action. Most examples of the webhook document carry that of another one.
   * @example "testco.orderpull.order_fetch"
   */
  readonly action?: ParsedText;
  /** What the action is about. */
  readonly data?: ParsedObject<RetailopsFetchPartialFetchData>;
}

/** Who calls, and the ticket that proves it. Source: RetailOps webhook API. */
export interface RetailopsFetchPartialHeaders {
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

/** Which orders, and how many. Source: RetailOps webhook API. */
export interface RetailopsFetchPartialFetchData {
  /**
   * Whether one order is asked for.
   * @example 0
   */
  readonly single?: ParsedFlag;
  /** The order that is asked for. */
  readonly order?: ParsedObject<RetailopsPartialFetchedOrder>;
  /**
   * The client of RetailOps.
   * @example 1
   */
  readonly client_id?: ParsedId;
  /** The channel (store) to ask. */
  readonly channel?: ParsedObject<RetailopsFetchPartialChannel>;
  /**
   * The most orders in an answer.
   * @example 50
   */
  readonly max_page_size?: ParsedInteger;
  /**
   * Where to go on: what the last answer gave as `next_page_state`.
   * @example null
   */
  readonly page_state?: ParsedInteger;
}

/** The order that is asked for. Source: RetailOps webhook API. */
export interface RetailopsPartialFetchedOrder {
  /**
   * The store's number of the order.
   * @example "496"
   */
  readonly channel_refnum?: ParsedId;
}

/** The channel (store) that the order came from. Source: RetailOps webhook API. */
export interface RetailopsFetchPartialChannel {
  /**
   * The channel's id.
   * @example 21
   */
  readonly id?: ParsedId;
  /** How the channel is set up. */
  readonly params?: ParsedObject<RetailopsFetchPartialChannelParams>;
}

/** How the channel is set up. Source: RetailOps webhook API. */
export interface RetailopsFetchPartialChannelParams {
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
  /**
   * The store's id with its platform.
   * @example "yhst-18909142938879050075142"
   */
  readonly StoreID?: ParsedId;
  /**
   * The store's number of the next order to fetch.
   * @example 496
   */
  readonly next_order_refnum?: ParsedId;
  /**
   * The status that acknowledged orders get.
   * @example "32"
   */
  readonly order_ack_status_id?: ParsedId;
  /**
   * The status that fulfilled orders get.
   * @example "34"
   */
  readonly order_fulfilled_status_id?: ParsedId;
  /**
   * The status that orders in fulfilment get; the documents spell the name so.
   * @example "33"
   */
  readonly order_in_filfillment_status_id?: ParsedId;
}

/** A page of orders. Source: RetailOps webhook API, example. */
export interface RetailopsFetchResponse {
  /**
   * Where the next page begins.
   * @example 0
   */
  readonly next_page_state: ParsedInteger;
  /**
   * The store's number of the next order.
   * @example 496
   */
  readonly next_order_refnum: ParsedId;
  /** The orders. */
  readonly orders: ParsedList<ParsedObject<RetailopsStoreOrder>>;
}

/** An order as the store has it. Source: RetailOps webhook API. */
export interface RetailopsStoreOrder {
  /**
   * Shipping of the whole order.
   * @example "0.25"
   */
  readonly shipping_amt?: ParsedAmount;
  /**
   * How amounts are calculated; `order` is known, others may come.
   * @example "order"
   */
  readonly calc_mode?: ParsedText;
  /**
   * When the order was placed, in Unix seconds.
   * @example 1460142547
   */
  readonly channel_date_created?: ParsedTime;
  /** The payments of the order. */
  readonly payment?: ParsedList<ParsedObject<RetailopsOrderPayment>>;
  /**
   * Tax of the whole order.
   * @example "0.07"
   */
  readonly tax_amt?: ParsedAmount;
  /** Who pays. */
  readonly bill_addr?: ParsedObject<RetailopsAddress>;
  /**
   * What to write on the gift.
   * @example "Happy Birthday"
   */
  readonly gift_message?: ParsedText;
  /** Where it goes. */
  readonly ship_addr?: ParsedObject<RetailopsAddress>;
  /**
   * The store's number of the order.
   * @example "496"
   */
  readonly channel_refnum?: ParsedId;
  /** Who ordered. */
  readonly customer?: ParsedObject<RetailopsCustomer>;
  /**
   * The order's discount, a positive amount that is subtracted.
   * @example 0
   */
  readonly discount_amt?: ParsedAmount;
  /**
   * The shipping service as the store calls it.
   * @example "Ground (5-7 days)"
   */
  readonly shipcode?: ParsedText;
  /**
   * The address that the order was placed from.
   * @example "68.7.2.222"
   */
  readonly ip_address?: ParsedText;
  /** Attributes of the store's own. */
  readonly attributes?: unknown;
  /** The lines of the order. */
  readonly items?: ParsedList<ParsedObject<RetailopsStoreLine>>;
}

/** A payment of an order. Source: RetailOps webhook API. */
export interface RetailopsOrderPayment {
  /** More about the payment. */
  readonly params?: ParsedObject<RetailopsPaymentParams>;
  /**
   * How much was paid.
   * @example "1.32"
   */
  readonly amount?: ParsedAmount;
  /**
   * How it was paid, such as `charge`.
   * @example "charge"
   */
  readonly type?: ParsedText;
}

/** A postal address. Source: RetailOps webhook API. */
export interface RetailopsAddress {
  /**
   * The state, as the store has it.
   * @example "CA"
   */
  readonly state_match?: ParsedText;
  /**
   * The country, by code, name or both.
   * @example "US United States"
   */
  readonly country_match?: ParsedText;
  /**
   * The last name.
   * @example "Smith"
   */
  readonly last_name?: ParsedText;
  /**
   * The second line.
   * @example "suite 100"
   */
  readonly address2?: ParsedText;
  /**
   * The city.
   * @example "San Diego"
   */
  readonly city?: ParsedText;
  /**
   * The postal code.
   * @example "92101"
   */
  readonly postal_code?: ParsedText;
  /**
   * The first line.
   * @example "123 Main St"
   */
  readonly address1?: ParsedText;
  /**
   * The company.
   * @example "gudTECH"
   */
  readonly company?: ParsedText;
  /**
   * The first name.
   * @example "John"
   */
  readonly first_name?: ParsedText;
}

/** Who ordered. Source: RetailOps webhook API. */
export interface RetailopsCustomer {
  /**
   * The email address.
   * @example "john@gudtech.com"
   */
  readonly email_address?: ParsedString;
  /**
   * The telephone number, in any form.
   * @example "5555555555"
   */
  readonly phone_number?: ParsedText;
  /**
   * The first name.
   * @example "John"
   */
  readonly first_name?: ParsedText;
  /**
   * The last name.
   * @example "Smith"
   */
  readonly last_name?: ParsedText;
}

/** A line of an order as the store has it. Source: RetailOps webhook API. */
export interface RetailopsStoreLine {
  /**
   * The store's number of the line.
   * @example "496"
   */
  readonly channel_refnum?: ParsedId;
  /**
   * The stock-keeping unit.
   * @example "299"
   */
  readonly sku?: ParsedId;
  /**
   * Tax of one unit.
   * @example 0
   */
  readonly unit_tax?: ParsedAmount;
  /**
   * Units ordered.
   * @example 1
   */
  readonly quantity?: ParsedInteger;
  /**
   * What the unit is called.
   * @example "test"
   */
  readonly sku_title?: ParsedText;
  /**
   * Price of one unit.
   * @example "1"
   */
  readonly unit_price?: ParsedAmount;
}

/** More about a payment. Source: RetailOps webhook API, example. */
export interface RetailopsPaymentParams {
  /**
   * The store's number of the payment.
   * @example "496"
   */
  readonly channel_refnum?: ParsedId;
  /**
   * The means of payment.
   * @example "Visa"
   */
  readonly payment_type?: ParsedText;
}

/** The notice that orders have arrived. Source: RetailOps webhook API. */
export interface RetailopsFetchAckRequest {
  /** Who calls, and the ticket that proves it. */
  readonly headers: ParsedObject<RetailopsFetchHeaders>;
  /**
   * The version of the action.
   * @example 1
   */
  readonly version: ParsedInteger;
  /**
   * The name of the action. Most examples of the webhook document carry that of another one.
   * @example "testco.orderpull.order_fetch"
   */
  readonly action: ParsedText;
  /** What the action is about. */
  readonly data: ParsedObject<RetailopsFetchAckData>;
}

/** Who calls, and the ticket that proves it. Source: RetailOps webhook API. */
export interface RetailopsFetchHeaders {
  /**
   * The client of RetailOps.
   * @example "497"
   */
  readonly client_id: ParsedId;
  /**
   * The secret that authorises the call. It never appears in a message.
   * @example "1,1,0,…"
   */
  readonly ticket: ParsedText;
}

/** Which orders have arrived. Source: RetailOps webhook API. */
export interface RetailopsFetchAckData {
  /** The orders. */
  readonly order: ParsedObject<RetailopsAckedOrders>;
  /**
   * The client of RetailOps.
   * @example 1
   */
  readonly client_id: ParsedId;
  /** The channel (store) that the orders came from. */
  readonly channel: ParsedObject<RetailopsFetchChannel>;
}

/** The orders that have arrived. Source: RetailOps webhook API. */
export interface RetailopsAckedOrders {
  /**
   * The store's numbers of the orders.
   * @example ["496"]
   */
  readonly acks: ParsedList<ParsedId>;
}

/** The channel (store) that the order came from. Source: RetailOps webhook API. */
export interface RetailopsFetchChannel {
  /**
   * The channel's id.
   * @example 21
   */
  readonly id: ParsedId;
  /** How the channel is set up. */
  readonly params: ParsedObject<RetailopsFetchChannelParams>;
}

/** How the channel is set up. Source: RetailOps webhook API. */
export interface RetailopsFetchChannelParams {
  /**
   * Whether the store mails on a return.
   * @example 0
   */
  readonly email_return: ParsedFlag;
  /**
   * Whether items of suspended inventory count as in stock.
   * @example 0
   */
  readonly inv_suspended_instock: ParsedFlag;
  /**
   * Whether a push clears media that it does not name.
   * @example 0
   */
  readonly unset_other_media: ParsedFlag;
  /**
   * Attributes of orders to import.
   * @example ""
   */
  readonly import_order_attrs: ParsedText;
  /**
   * Where the store is reached.
   * @example "http://172.16.4.130/magento1921"
   */
  readonly base_uri: ParsedString;
  /**
   * Whether links of configurable products are made the quick way.
   * @example 0
   */
  readonly express_configurable_super_links: ParsedFlag;
  /**
   * Whether a push clears attributes that it does not name.
   * @example 0
   */
  readonly unset_other_attributes: ParsedFlag;
  /**
   * Whether cancellations are pushed.
   * @example 0
   */
  readonly push_cancel: ParsedFlag;
  /**
   * How suspended inventory is treated.
   * @example null
   */
  readonly inv_suspended_mode: ParsedInteger;
  /**
   * Whether the store mails an invoice.
   * @example 0
   */
  readonly email_invoice: ParsedFlag;
  /**
   * Whether the store mails tracking numbers.
   * @example 0
   */
  readonly email_tracking: ParsedFlag;
  /**
   * The store's id with its platform.
   * @example "yhst-18909142938879050075142"
   */
  readonly StoreID: ParsedId;
  /**
   * The store's number of the next order to fetch.
   * @example 496
   */
  readonly next_order_refnum: ParsedId;
  /**
   * The status that acknowledged orders get.
   * @example "32"
   */
  readonly order_ack_status_id: ParsedId;
  /**
   * The status that fulfilled orders get.
   * @example "34"
   */
  readonly order_fulfilled_status_id: ParsedId;
  /**
   * The status that orders in fulfilment get; the documents spell the name so.
   * @example "33"
   */
  readonly order_in_filfillment_status_id: ParsedId;
}

/** The notice that an order is complete or cancelled. Source: RetailOps webhook API. */
export interface RetailopsNoticeRequest {
  /** Who calls, and the ticket that proves it. */
  readonly headers?: ParsedObject<RetailopsHeaders>;
  /**
   * The version of the action.
   * @example 1
   */
  readonly version?: ParsedInteger;
  /**
   * The name of the action. Most examples of the webhook document carry that of another one.
   * @example "testco.orderpull.order_fetch"
   */
  readonly action?: ParsedText;
  /** What the action is about. */
  readonly data?: ParsedObject<RetailopsOrderNotice>;
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
   * The name of the action. Most examples of the webhook document carry that of another one.
   * @example "testco.orderpull.order_fetch"
   */
  readonly action?: ParsedText;
  /** What the action is about. */
  readonly data?: ParsedObject<RetailopsOrderData>;
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

/** The notice that a part of an order has shipped. Source: RetailOps webhook API. */
export interface RetailopsShipmentRequest {
  /** Who calls, and the ticket that proves it. */
  readonly headers?: ParsedObject<RetailopsHeaders>;
  /**
   * The version of the action.
   * @example 1
   */
  readonly version?: ParsedInteger;
  /**
   * The name of the action. Most examples of the webhook document carry that of another one.
   * @example "Aabaco.order.shipment_submit"
   */
  readonly action?: ParsedText;
  /** What the action is about. */
  readonly data?: ParsedObject<RetailopsShipmentNotice>;
}

/** A shipment, its order and channel. Source: RetailOps webhook API. */
export interface RetailopsShipmentNotice {
  /** What has shipped now. */
  readonly shipment?: ParsedObject<RetailopsSubmittedShipment>;
  /** The order as RetailOps keeps it. */
  readonly order?: ParsedObject<RetailopsOrder>;
  /** The channel (store) that the order came from. */
  readonly channel?: ParsedObject<RetailopsChannel>;
}

/** What has shipped now. Source: RetailOps webhook API. */
export interface RetailopsSubmittedShipment {
  /**
   * RetailOps' id of the shipment.
   * @example "10987"
   */
  readonly id?: ParsedId;
  /** Its packages. */
  readonly packages?: ParsedList<ParsedObject<RetailopsPackage>>;
}

/** An order that changed in the store. Source: Onward Update an order, version 1.0.0. */
export interface OnwardUpdateRequest {
  /**
   * The order's number as the customer sees it.
   * @example "W-94713"
   */
  readonly shop_order_number: ParsedId;
  /**
   * The order's lines before discounts, shipping and tax, in the customer's currency.
   * @example {"cents":1999,"currency":"USD"}
   */
  readonly subtotal_price: ParsedObject<OnwardPrice>;
  /**
   * The sum of applied discounts, a positive amount that is subtracted, in the customer's currency.
   * @example {"cents":599,"currency":"USD"}
   */
  readonly total_discounts_price: ParsedObject<OnwardPrice>;
  /**
   * The order's shipping, in the customer's currency.
   * @example {"cents":299,"currency":"USD"}
   */
  readonly total_shipping_price: ParsedObject<OnwardPrice>;
  /**
   * The order's tax, in the customer's currency.
   * @example {"cents":143,"currency":"USD"}
   */
  readonly total_tax_price: ParsedObject<OnwardPrice>;
  /**
   * The order's total, in the customer's currency.
   * @example {"cents":2499,"currency":"USD"}
   */
  readonly total_price: ParsedObject<OnwardPrice>;
  /**
   * Whether the order is paid.
   * @example "paid"
   */
  readonly financial_status: "pending" | "paid" | "refunded" | "voided" | null;
  /** Who ordered. */
  readonly customer: ParsedObject<OnwardCustomer>;
  /** Where the order goes. */
  readonly shipping_address: ParsedObject<OnwardShippingAddress>;
  /** The lines of the order. */
  readonly line_items: ParsedList<ParsedObject<OnwardLineItem>>;
}

/** An amount with its currency. Source: Onward Update an order, version 1.0.0. */
export interface OnwardPrice {
  /**
   * The amount in minor units of the currency.
   * @example 1999
   */
  readonly cents: ParsedInteger;
  /**
   * The currency, by its three letters.
   * @example "USD"
   */
  readonly currency: ParsedString;
}

/** Who ordered. Source: Onward Update an order, version 1.0.0. */
export interface OnwardCustomer {
  /**
   * The store's id of the customer.
   * @example "7461"
   */
  readonly shop_customer_id: ParsedId;
  /**
   * The first name.
   * @example "Sally"
   */
  readonly first_name: ParsedText;
  /**
   * The last name.
   * @example "Loo"
   */
  readonly last_name: ParsedText;
  /**
   * The email address.
   * @example "sally@example.com"
   */
  readonly email?: ParsedString;
  /**
   * The telephone number, in international form.
   * @example "+13105551234"
   */
  readonly phone_number?: ParsedString;
}

/** Where the order goes. Source: Onward Update an order, version 1.0.0. */
export interface OnwardShippingAddress {
  /**
   * The first line.
   * @example "123 Main St"
   */
  readonly address1: ParsedText;
  /**
   * The second line.
   * @example "Unit 50"
   */
  readonly address2?: ParsedText;
  /**
   * The part of the country, by its code.
   * @example "CA"
   */
  readonly province_code: ParsedString;
  /**
   * The city.
   * @example "Los Angeles"
   */
  readonly city: ParsedText;
  /**
   * The postal code.
   * @example "90210"
   */
  readonly postal_code: ParsedText;
  /**
   * The country, by its two letters.
   * @example "US"
   */
  readonly country_code: ParsedString;
}

/** A line of the order. Source: Onward Update an order, version 1.0.0. */
export interface OnwardLineItem {
  /**
   * The store's id of the line.
   * @example "816721"
   */
  readonly shop_line_item_id: ParsedId;
  /**
   * The store's id of the product.
   * @example "142"
   */
  readonly shop_product_id: ParsedId;
  /**
   * The store's id of the variant, or its stock-keeping unit.
   * @example "7261"
   */
  readonly shop_variant_id: ParsedId;
  /**
   * Product and variant by name.
   * @example "Cool T-shirt - Red"
   */
  readonly name: ParsedText;
  /**
   * Price of one unit, in the order's currency.
   * @example {"cents":500,"currency":"USD"}
   */
  readonly unit_price: ParsedObject<OnwardPrice>;
  /**
   * Price of the line, in the order's currency.
   * @example {"cents":1000,"currency":"USD"}
   */
  readonly total_price: ParsedObject<OnwardPrice>;
  /**
   * Price of the line, in the customer's currency.
   * @example {"cents":1000,"currency":"USD"}
   */
  readonly total_price_presentment?: ParsedObject<OnwardPrice>;
  /**
   * Units ordered.
   * @example 2
   */
  readonly quantity: ParsedInteger;
  /**
   * A picture of the item.
   * @example "https://placecats.com/neo/300/200.png"
   */
  readonly image_url: ParsedString;
  /**
   * Weight of the item in grams.
   * @example 24
   */
  readonly grams: ParsedInteger;
  /**
   * Whether Onward is to insure the line: true for what is shipped, false for what is digital. The
   * document asks for a purchase token and an insured amount in the order besides, and names no
   * member for them.
   * @example true
   */
  readonly is_insured: ParsedFlag;
  /**
   * Units refunded.
   * @example 1
   */
  readonly refunded_quantity?: ParsedInteger;
  /**
   * Refunded in all, in the order's currency.
   * @example {"cents":500,"currency":"USD"}
   */
  readonly refunded_price?: ParsedObject<OnwardPrice>;
  /**
   * Refunded in all, in the customer's currency.
   * @example {"cents":500,"currency":"USD"}
   */
  readonly refunded_price_presentment?: ParsedObject<OnwardPrice>;
}

/** The order as Onward now has it. Source: Onward Update an order, version 1.0.0. */
export interface OnwardUpdateResponse {
  /**
   * The store's id of the order.
   * @example "18282"
   */
  readonly shop_order_id: ParsedId;
  /**
   * The order's number as the customer sees it.
   * @example "W-94713"
   */
  readonly shop_order_number: ParsedId;
  /**
   * The order's lines before discounts, shipping and tax, in the shop's currency.
   * @example {"cents":1999,"currency":"USD"}
   */
  readonly subtotal_price: ParsedObject<OnwardPrice>;
  /**
   * The order's lines before discounts, shipping and tax, in the customer's currency.
   * @example {"cents":1999,"currency":"USD"}
   */
  readonly subtotal_price_presentment?: ParsedObject<OnwardPrice>;
  /**
   * The sum of applied discounts, a positive amount that is subtracted, in the shop's currency.
   * @example {"cents":599,"currency":"USD"}
   */
  readonly total_discounts_price: ParsedObject<OnwardPrice>;
  /**
   * The sum of applied discounts, a positive amount that is subtracted, in the customer's currency.
   * @example {"cents":599,"currency":"USD"}
   */
  readonly total_discounts_price_presentment?: ParsedObject<OnwardPrice>;
  /**
   * The order's shipping, in the shop's currency.
   * @example {"cents":299,"currency":"USD"}
   */
  readonly total_shipping_price: ParsedObject<OnwardPrice>;
  /**
   * The order's shipping, in the customer's currency.
   * @example {"cents":299,"currency":"USD"}
   */
  readonly total_shipping_price_presentment?: ParsedObject<OnwardPrice>;
  /**
   * The order's tax, in the shop's currency.
   * @example {"cents":143,"currency":"USD"}
   */
  readonly total_tax_price: ParsedObject<OnwardPrice>;
  /**
   * The order's tax, in the customer's currency.
   * @example {"cents":143,"currency":"USD"}
   */
  readonly total_tax_price_presentment?: ParsedObject<OnwardPrice>;
  /**
   * The order's total, in the shop's currency.
   * @example {"cents":2499,"currency":"USD"}
   */
  readonly total_price: ParsedObject<OnwardPrice>;
  /**
   * The order's total, in the customer's currency.
   * @example {"cents":2499,"currency":"USD"}
   */
  readonly total_price_presentment?: ParsedObject<OnwardPrice>;
  /**
   * What the customer paid for insurance.
   * @example {"cents":2499,"currency":"USD"}
   */
  readonly insurance_paid?: ParsedObject<OnwardPrice>;
  /**
   * The sum of the insured lines, in the shop's currency.
   * @example {"cents":1200,"currency":"USD"}
   */
  readonly amount_insured?: ParsedObject<OnwardPrice>;
  /**
   * The sum of the insured lines, in the customer's currency.
   * @example {"cents":1200,"currency":"USD"}
   */
  readonly amount_insured_presentment?: ParsedObject<OnwardPrice>;
  /**
   * When the order was placed in the store.
   * @example "2024-11-26T17:32:28Z"
   */
  readonly created_at: ParsedString;
  /**
   * Whether the order is paid.
   * @example "paid"
   */
  readonly financial_status: "pending" | "paid" | "refunded" | "voided" | null;
  /** Who ordered. */
  readonly customer: ParsedObject<OnwardCustomer>;
  /** Where the order goes. */
  readonly shipping_address: ParsedObject<OnwardShippingAddress>;
  /** The lines of the order. */
  readonly line_items: ParsedList<ParsedObject<OnwardLineItem>>;
}

/** Why Onward refuses an update. Source: Onward Update an order, version 1.0.0. */
export interface OnwardUpdateError {
  /**
   * The issues, each with the member in front.
   * @example ["Name is required"]
   */
  readonly error?: ParsedList<ParsedText>;
}

/** An update of an order. Source: Backd update_order. */
export interface BackdUpdateRequest {
  /**
   * Backd's id of the order. The document describes the member without naming it.
   * @example "BKD1234"
   */
  readonly order_id?: ParsedId;
  /**
   * The merchant's id of the order.
   * @example "JKLMO4321"
   */
  readonly merchant_order_id?: ParsedId;
  /**
   * The order's status in the merchant's system.
   * @example "processing"
   */
  readonly merchant_order_status?: ParsedText;
  /**
   * The total: cart, tax and shipping, less the discount.
   * @example 8950
   */
  readonly order_total?: ParsedInteger;
  /**
   * The items' total, without tax, shipping and discount.
   * @example 9000
   */
  readonly cart_amount?: ParsedInteger;
  /**
   * The order's tax.
   * @example 100
   */
  readonly tax_amount?: ParsedInteger;
  /**
   * The order's shipping.
   * @example 50
   */
  readonly shipping_amount?: ParsedInteger;
  /**
   * The order's discount, a positive amount that is subtracted.
   * @example 200
   */
  readonly discount_amount?: ParsedInteger;
  /** Who receives the order, and where. */
  readonly shipping?: ParsedObject<BackdParty>;
  /** Who pays. */
  readonly billing?: ParsedObject<BackdParty>;
  /** The items of the order. */
  readonly items?: ParsedList<ParsedObject<BackdItem>>;
}

/** A person with an address. Source: Backd update_order. */
export interface BackdParty {
  /** The person's name. */
  readonly name?: ParsedObject<BackdName>;
  /** The person's address. */
  readonly address?: ParsedObject<BackdAddress>;
  /**
   * The telephone number, in any form.
   * @example "4153334567"
   */
  readonly phone_number?: ParsedText;
  /**
   * The email address.
   * @example "joedoe@123fakestreet.com"
   */
  readonly email?: ParsedString;
}

/** An item of the order. Source: Backd update_order. */
export interface BackdItem {
  /**
   * The item's name for people.
   * @example "MacBook Pro"
   */
  readonly display_name?: ParsedText;
  /**
   * The stock-keeping unit.
   * @example "ABC-123"
   */
  readonly sku?: ParsedId;
  /**
   * Price of one unit.
   * @example 3000
   */
  readonly unit_price?: ParsedInteger;
  /**
   * Units ordered.
   * @example 3
   */
  readonly qty?: ParsedInteger;
  /**
   * A picture of the item.
   * @example "http://merchant.website.com/images/macbook-pro.jpg"
   */
  readonly item_image_url?: ParsedString;
  /**
   * The item's page.
   * @example "http://merchant.website.com/products/macbook-pro.html"
   */
  readonly item_url?: ParsedString;
}

/** A person's name. Source: Backd update_order. */
export interface BackdName {
  /**
   * The first name.
   * @example "Joe"
   */
  readonly first?: ParsedText;
  /**
   * The last name.
   * @example "Doe"
   */
  readonly last?: ParsedText;
}

/** A postal address. Source: Backd update_order. */
export interface BackdAddress {
  /**
   * The first line.
   * @example "123 Main St"
   */
  readonly line1?: ParsedText;
  /**
   * The second line.
   * @example "Floor 1"
   */
  readonly line2?: ParsedText;
  /**
   * The city.
   * @example "Austin"
   */
  readonly city?: ParsedText;
  /**
   * The state.
   * @example "TX"
   */
  readonly state?: ParsedText;
  /**
   * The zip code.
   * @example "78704"
   */
  readonly zipcode?: ParsedText;
  /**
   * The country.
   * @example "USA"
   */
  readonly country?: ParsedText;
}

/** The order after an update. Source: Backd update_order. */
export interface BackdUpdateResponse {
  /**
   * The order's status in Backd's system; `order_placed` takes updates, `order_confirmed` none.
   * @example "order_placed"
   */
  readonly status?: ParsedText;
  /**
   * The merchant's id of the order.
   * @example "JKLMO4321"
   */
  readonly merchant_order_id?: ParsedId;
  /**
   * The order's status in the merchant's system.
   * @example "processing"
   */
  readonly merchant_order_status?: ParsedText;
  /**
   * The total: cart, tax and shipping, less the discount.
   * @example 8950
   */
  readonly order_total?: ParsedInteger;
  /**
   * The items' total, without tax, shipping and discount.
   * @example 9000
   */
  readonly cart_amount?: ParsedInteger;
  /**
   * The order's tax.
   * @example 100
   */
  readonly tax_amount?: ParsedInteger;
  /**
   * The order's shipping.
   * @example 50
   */
  readonly shipping_amount?: ParsedInteger;
  /**
   * The order's discount, a positive amount that is subtracted.
   * @example 200
   */
  readonly discount_amount?: ParsedInteger;
  /** Who receives the order, and where. */
  readonly shipping?: ParsedObject<BackdParty>;
  /** Who pays. */
  readonly billing?: ParsedObject<BackdParty>;
  /** The items of the order. */
  readonly items?: ParsedList<ParsedObject<BackdItem>>;
}

/** An order to create or change. Source: WiredPlus UpdateOrder. */
export interface WiredplusUpdateRequest {
  /**
   * WiredPlus' id of the order; give it to change that order.
   * @example "abc"
   */
  readonly id?: ParsedId;
  /**
   * The integration that sends the order.
   * @example "IntegrationName"
   */
  readonly api_integration?: ParsedText;
  /**
   * The kind of thing that is sent.
   * @example "order"
   */
  readonly api_resource?: ParsedText;
  /**
   * The store's reference of the order, by which it is found where `id` is not given.
   * @example "1234"
   */
  readonly api_reference_id: ParsedId;
  /**
   * The order's id in another system.
   * @example "abc-1020"
   */
  readonly external_order_id?: ParsedId;
  /**
   * WiredPlus' id of the contact; without it `customer_email` finds the contact.
   * @example 999
   */
  readonly contact_id?: ParsedId;
  /**
   * The order's reference for people. The document's own example leaves it out.
   * @example "W-1020"
   */
  readonly order_reference?: ParsedId;
  /**
   * When the record was created.
   * @example "2019-12-11 13:01:22"
   */
  readonly create_date?: ParsedString;
  /**
   * When the record was changed.
   * @example "2020-01-10 08:42:27"
   */
  readonly update_date?: ParsedString;
  /**
   * When the order was placed.
   * @example "2019-12-11 13:00:00"
   */
  readonly order_create_date?: ParsedString;
  /**
   * When the order was changed.
   * @example "2020-01-10 08:42:27"
   */
  readonly order_update_date?: ParsedString;
  /**
   * The status of the order.
   * @example "pending"
   */
  readonly order_status?:
    | "unknown"
    | "pending"
    | "processing"
    | "under-review"
    | "awaiting-payment"
    | "awaiting-fulfillment"
    | "awaiting-pickup"
    | "partially-shipped"
    | "completed"
    | "shipped"
    | "fraud"
    | "closed"
    | "cancelled"
    | "declined"
    | "refunded"
    | "disputed"
    | "partially-refunded"
    | null;
  /**
   * All tax on the goods.
   * @example 11.00
   */
  readonly invoice_tax_total?: ParsedAmount;
  /**
   * The worth of the goods.
   * @example 12.00
   */
  readonly invoice_total?: ParsedAmount;
  /**
   * The worth of the goods with tax.
   * @example 13.00
   */
  readonly invoice_total_inc_tax?: ParsedAmount;
  /**
   * The discount on the goods, a positive amount.
   * @example 0.00
   */
  readonly invoice_discount_total?: ParsedAmount;
  /**
   * Tax on shipping.
   * @example 14.00
   */
  readonly shipping_tax_total?: ParsedAmount;
  /**
   * All shipping.
   * @example 15.00
   */
  readonly shipping_total?: ParsedAmount;
  /**
   * All shipping with tax.
   * @example 16.00
   */
  readonly shipping_total_inc_tax?: ParsedAmount;
  /**
   * The discount on shipping, a positive amount.
   * @example 1.00
   */
  readonly shipping_discount_total?: ParsedAmount;
  /**
   * What was paid for the order.
   * @example 17.00
   */
  readonly grand_total?: ParsedAmount;
  /**
   * What was paid for the order with tax.
   * @example 18.00
   */
  readonly grand_total_inc_tax?: ParsedAmount;
  /** The currency of all amounts, by its three letters. */
  readonly iso_currency_code?: ParsedString;
  /**
   * The type of payment.
   * @example "online"
   */
  readonly payment_type?: ParsedText;
  /**
   * The type of payment for people.
   * @example "World Pay"
   */
  readonly payment_type_name?: ParsedText;
  /**
   * How many products the order has.
   * @example 2
   */
  readonly number_of_products?: ParsedInteger;
  /**
   * The customer's email address, by which the contact is found where `contact_id` is not given.
   * @example "foo@bar.com"
   */
  readonly customer_email: ParsedString;
  /**
   * The customer's first name.
   * @example "Foo"
   */
  readonly customer_firstname?: ParsedText;
  /**
   * The customer's last name.
   * @example "Bar"
   */
  readonly customer_lastname?: ParsedText;
  /**
   * The customer's gender.
   * @example "Male"
   */
  readonly customer_gender?: ParsedText;
  /**
   * The customer's telephone number, in any form.
   * @example "1122334455"
   */
  readonly customer_telephone?: ParsedText;
  /**
   * The customer's mobile number, in any form.
   * @example "5544332211"
   */
  readonly customer_mobile?: ParsedText;
  /**
   * The customer's date of birth.
   * @example "1992-02-01"
   */
  readonly customer_dob?: ParsedString;
  /**
   * Whether the customer has no account.
   * @example false
   */
  readonly customer_is_guest?: ParsedFlag;
  /**
   * Anything else about the customer.
   * @example null
   */
  readonly customer_notes?: ParsedText;
  /**
   * The payer's first name.
   * @example "Foo"
   */
  readonly billing_first_name?: ParsedText;
  /**
   * The payer's last name.
   * @example "Bar"
   */
  readonly billing_last_name?: ParsedText;
  /**
   * The first line of the billing address.
   * @example "Unit 2"
   */
  readonly billing_address1?: ParsedText;
  /**
   * The second line of the billing address.
   * @example "Kestrel Court"
   */
  readonly billing_address2?: ParsedText;
  /**
   * The city of the billing address.
   * @example "Hapton"
   */
  readonly billing_city?: ParsedText;
  /**
   * The county of the billing address.
   * @example "Lancashire"
   */
  readonly billing_county?: ParsedText;
  /**
   * The postal code of the billing address.
   * @example "BB11 5NA"
   */
  readonly billing_post_code?: ParsedText;
  /**
   * The country of the billing address, in any form.
   * @example "United Kingdom"
   */
  readonly billing_country?: ParsedText;
  /**
   * The receiver's first name.
   * @example "Foo"
   */
  readonly shipping_first_name?: ParsedText;
  /**
   * The receiver's last name.
   * @example "Bar"
   */
  readonly shipping_last_name?: ParsedText;
  /**
   * The first line of the shipping address.
   * @example "Unit 2"
   */
  readonly shipping_address1?: ParsedText;
  /**
   * The second line of the shipping address.
   * @example "Kestrel Court"
   */
  readonly shipping_address2?: ParsedText;
  /**
   * The city of the shipping address.
   * @example "Hapton"
   */
  readonly shipping_city?: ParsedText;
  /**
   * The county of the shipping address.
   * @example "Lancashire"
   */
  readonly shipping_county?: ParsedText;
  /**
   * The postal code of the shipping address.
   * @example "BB11 5NA"
   */
  readonly shipping_post_code?: ParsedText;
  /**
   * The country of the shipping address, in any form.
   * @example "United Kingdom"
   */
  readonly shipping_country?: ParsedText;
  /** The lines of the order. */
  readonly order_lines: ParsedList<ParsedObject<WiredplusOrderLine>>;
  /**
   * Fields of the account's own: an object of names and values, or a list of pairs.
   * @example {"Favorite Colour": "Blue"}
   */
  readonly custom_fields?: unknown;
}

/** A line of the order. Source: WiredPlus UpdateOrder. */
export interface WiredplusOrderLine {
  /**
   * WiredPlus' id of the line.
   * @example "xyz"
   */
  readonly id?: ParsedId;
  /**
   * WiredPlus' id of the order.
   * @example "abc"
   */
  readonly order_id?: ParsedId;
  /**
   * The store's reference of the line.
   * @example 20
   */
  readonly order_line_id?: ParsedId;
  /**
   * When the record was created.
   * @example "2019-12-11 13:01:22"
   */
  readonly create_date?: ParsedString;
  /**
   * When the record was changed.
   * @example "2020-01-10 08:42:27"
   */
  readonly update_date?: ParsedString;
  /**
   * The product's id.
   * @example "aaabb1122"
   */
  readonly product_id?: ParsedId;
  /**
   * The product's stock-keeping unit.
   * @example "aabb-1122"
   */
  readonly product_sku?: ParsedId;
  /**
   * The product's name.
   * @example "My product"
   */
  readonly product_name?: ParsedText;
  /**
   * What the product is.
   * @example "Details about my product"
   */
  readonly product_description?: ParsedText;
  /**
   * The tax rate in percent.
   * @example 20.00
   */
  readonly tax_percent?: ParsedAmount;
  /**
   * Tax of one unit.
   * @example 2.00
   */
  readonly product_price_tax?: ParsedAmount;
  /**
   * The price of one unit before reductions.
   * @example 7.00
   */
  readonly product_original_price?: ParsedAmount;
  /**
   * Price of one unit.
   * @example 7.00
   */
  readonly product_price?: ParsedAmount;
  /**
   * Price of one unit with tax.
   * @example 9.00
   */
  readonly product_price_inc_tax?: ParsedAmount;
  /**
   * Units ordered.
   * @example 3
   */
  readonly quantity?: ParsedInteger;
  /**
   * Price of the line.
   * @example 21.00
   */
  readonly row_total?: ParsedAmount;
  /**
   * Price of the line with tax.
   * @example 28.00
   */
  readonly row_total_inc_tax?: ParsedAmount;
  /**
   * Discount of the line, a positive amount.
   * @example 3.00
   */
  readonly row_total_discount?: ParsedAmount;
}

/** What WiredPlus did. Source: WiredPlus UpdateOrder. */
export interface WiredplusUpdateResponse {
  /**
   * WiredPlus' id of the order.
   * @example "abc"
   */
  readonly id?: ParsedId;
  /**
   * The HTTP status.
   * @example 200
   */
  readonly status?: ParsedInteger;
  /**
   * What was done.
   * @example "Order updated"
   */
  readonly message?: ParsedText;
  /** Why nothing was done; only in a refusal. */
  readonly error?: ParsedText;
}

/** What `parse` returns, by kind. A list of Backd's payloads gives a list. */
export interface Payloads {
  /** RetailOps tells the store that an order changed. */
  readonly "retailops.order_update.request": RetailopsUpdateOrderRequest;
  /** What the store reports about an order update. */
  readonly "retailops.order_update.response": RetailopsEventsResponse;
  /** RetailOps asks how the store wants its catalogue pushed. */
  readonly "retailops.cat_push_config.request": RetailopsCatalogRequest;
  /** How the store wants its catalogue pushed. */
  readonly "retailops.cat_push_config.response": RetailopsCatalogConfig;
  /** RetailOps pushes things to the store's catalogue. */
  readonly "retailops.catpush_transmit.request": RetailopsCatalogRequest;
  /** What the store reports about a push to its catalogue. */
  readonly "retailops.catpush_transmit.response": RetailopsEventsResponse;
  /** RetailOps asks the store to capture the payments of an order. */
  readonly "retailops.capture_channel_payments.request": RetailopsCaptureRequest;
  /** What the store reports about captured payments. */
  readonly "retailops.capture_channel_payments.response": RetailopsEventsResponse;
  /** RetailOps tells the store what is in stock. */
  readonly "retailops.inv_push.request": RetailopsInventoryRequest;
  /** What the store reports about a push of stock. */
  readonly "retailops.inv_push.response": RetailopsEventsResponse;
  /** RetailOps tells the store that items of an order came back. */
  readonly "retailops.items_returned.request": RetailopsReturnRequest;
  /** What the store did about a return. */
  readonly "retailops.items_returned.response": RetailopsReturnResponse;
  /** RetailOps asks the store for orders. */
  readonly "retailops.order_fetch.request": RetailopsFetchPartialFetchRequest;
  /** A page of the store's orders. */
  readonly "retailops.order_fetch.response": RetailopsFetchResponse;
  /** RetailOps tells the store that orders have arrived. */
  readonly "retailops.order_ack.request": RetailopsFetchAckRequest;
  /** What the store reports about acknowledged orders. */
  readonly "retailops.order_ack.response": RetailopsEventsResponse;
  /** RetailOps tells the store that an order is complete. */
  readonly "retailops.order_complete.request": RetailopsNoticeRequest;
  /** What the store reports about a completed order. */
  readonly "retailops.order_complete.response": RetailopsEventsResponse;
  /** RetailOps tells the store that an order is cancelled. */
  readonly "retailops.order_cancel.request": RetailopsNoticeRequest;
  /** What the store reports about a cancelled order. */
  readonly "retailops.order_cancel.response": RetailopsEventsResponse;
  /** RetailOps asks the store to re-price an order that changed. */
  readonly "retailops.order_writeback.request": RetailopsOrderRequest;
  /** The store's re-priced lines and order-level residues. */
  readonly "retailops.order_writeback.response": RetailopsWritebackResponse;
  /** RetailOps tells the store that a part of an order has shipped. */
  readonly "retailops.shipment_submit.request": RetailopsShipmentRequest;
  /** What the store reports about a shipment. */
  readonly "retailops.shipment_submit.response": RetailopsEventsResponse;
  /** The store tells Onward that an order changed. */
  readonly "onward.update_order.request": OnwardUpdateRequest;
  /** The order as Onward now has it. */
  readonly "onward.update_order.response": OnwardUpdateResponse;
  /** Why Onward refuses an update. */
  readonly "onward.update_order.error": OnwardUpdateError;
  /** A merchant changes the details of an order that is not confirmed yet. */
  readonly "backd.update_order.request": BackdUpdateRequest;
  /** The order as Backd now has it. */
  readonly "backd.update_order.response": BackdUpdateResponse;
  /** The store creates or changes an order in WiredPlus. */
  readonly "wiredplus.update_order.request": WiredplusUpdateRequest;
  /** What WiredPlus did. */
  readonly "wiredplus.update_order.response": WiredplusUpdateResponse;
}

/** The name of a kind of payload: `vendor.operation.direction`. */
export type Kind = keyof Payloads;

/** A payload beside its kind, which tells its type: `switch (it.kind) { … it.payload … }`. */
export type KnownPayload = {
  readonly [K in Kind]: { readonly kind: K; readonly payload: Payloads[K] };
}[Kind];

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
