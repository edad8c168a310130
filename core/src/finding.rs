//! What a check says: a [`Finding`] with a stable [`Code`], and what each code means.

use std::fmt;

use serde::{Serialize, Serializer};

/// How much a finding matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Not a valid payload.
    Error,
    /// Valid, but likely wrong: a total that does not add up, a placeholder.
    Warning,
    /// An accepted deviation from the documented form.
    Info,
}

/// What a rule rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// A document says so.
    Documented,
    /// Concluded from an example, a description or captured traffic.
    Inferred,
    /// Documented, but the document's own example breaks the rule.
    Contradicted,
}

impl Severity {
    /// The word used in every language.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }
}

impl Basis {
    /// The word used in every language.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Inferred => "inferred",
            Self::Contradicted => "contradicted",
        }
    }
}

/// What a code means: the answer of [`explain`](crate::explain).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Explanation {
    /// The code's slug.
    pub code: &'static str,
    /// The severity it usually has; modes and options may change it.
    pub severity: Severity,
    /// What it usually rests on.
    pub basis: Basis,
    /// The document or standard behind it.
    pub source: &'static str,
    /// What it says, and what to do.
    pub explanation: &'static str,
}

/// Declares every code once: variant, slug, usual severity and basis, source,
/// message template (`{name}`, `{found}` and `{expected}` are filled in) and explanation.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $slug:literal, $severity:ident, $basis:ident, $source:literal, $template:literal;)+) => {
        /// A stable name for one kind of finding. Its slug never changes its meaning.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// One entry a code, in the order of the codes: a table is smaller than a match.
            const TABLE: &'static [(Explanation, (&'static str, Braces))] = &[$((
                Explanation {
                    code: $slug,
                    severity: Severity::$severity,
                    basis: Basis::$basis,
                    source: const { $crate::shape::kept($source) },
                    explanation: const { $crate::shape::kept(concat!($($doc,)+).trim_ascii()) },
                },
                ($template, const { braces($template) }),
            ),)+];
        }
    };
}

codes! {
    /// The text is not JSON. It is the only finding of its report, at the first byte that does
    /// not fit; the end of the text when it is cut off.
    JsonSyntax = "json.syntax", Error, Documented, "RFC 8259",
        "not JSON: expected {expected}, found {found}";
    /// The text of an order_fetch is neither JSON nor a query such as `data[channel][id]=21`:
    /// names with closed brackets, `=`, percent-encoded values, `&` between. It is the only
    /// finding of its report.
    QuerySyntax = "query.syntax", Error, Documented, "RetailOps webhook API, order_fetch; RFC 3986",
        "not a query: expected {expected}, found {found}";
    /// A row of a CSV file has other cells than its header, or a quote in it is never closed. Quote
    /// cells with separators or line breaks; the file may be cut off.
    RowSyntax = "row.syntax", Error, Documented, "RFC 4180",
        "not a row: expected {expected}, found {found}";
    /// Nobody named the kind, and the payload is like none. Name the kind.
    KindUndetected = "kind.undetected", Error, Documented, "orderwire",
        "the payload is like no kind; name its kind";
    /// The text is not UTF-8, the only encoding JSON is exchanged in. Send the bytes as UTF-8;
    /// they are probably Latin-1 or Windows-1252.
    JsonInvalidUtf8 = "json.invalid_utf8", Error, Documented, "RFC 8259, section 8.1",
        "byte {found} is not UTF-8; encode the text as UTF-8";
    /// An object has the same key twice, and readers disagree on which one counts. Remove one.
    JsonDuplicateKey = "json.duplicate_key", Error, Documented, "RFC 8259, section 4",
        "key `{name}` stands twice in this object; keep one of them";
    /// A `\uD800`–`\uDFFF` escape without its other half is no character. Send the whole pair.
    JsonLoneSurrogate = "json.lone_surrogate", Error, Documented, "RFC 8259, section 8.2",
        "half of a surrogate pair in `{name}`; write both halves or the character itself";
    /// The text begins with a byte order mark, which JSON does not have. It is skipped.
    JsonByteOrderMark = "json.byte_order_mark", Info, Documented, "RFC 8259, section 8.1",
        "the text begins with a byte order mark; leave it out";
    /// Arrays and objects are nested more than 128 deep, or than `max_depth`; reading stopped there.
    JsonDepth = "json.depth", Error, Documented, "RFC 8259, section 9",
        "nested deeper than {expected} levels";
    /// The text is longer than the limit that was given as `max_bytes`, or than 4 GiB.
    JsonSize = "json.size", Error, Documented, "RFC 8259, section 9",
        "the text has {found} bytes, more than the limit of {expected}";

    /// A member that the document requires is not there. The position is that of the object
    /// that lacks it.
    FieldMissing = "field.missing", Error, Documented, "the payload's document",
        "`{name}` is missing; its documented type is {expected}";
    /// The value has another JSON type than the document gives. In lenient mode a number in
    /// text, text for a number, 0 and 1 for a boolean, and an empty `[]` for `{}` or `{}` for
    /// `[]` are an info, since systems send them; in strict mode they are errors.
    FieldType = "field.type", Error, Documented, "the payload's document",
        "`{name}` is `{found}`; its documented type is {expected}";
    /// `null` where the document has a value. Lenient mode takes it as a missing value, and
    /// `[null]` as an empty list; strict mode makes it an error.
    FieldNull = "field.null", Error, Documented, "the payload's document",
        "`{name}` is null; its documented type is {expected}";
    /// A member that no document names. It is kept; with `unknown: "warn"` or `"reject"` it is
    /// reported.
    FieldUnknown = "field.unknown", Warning, Documented, "the payload's document",
        "`{name}` is not a documented member here; {expected}";
    /// The text `"null"` stands where an id is meant: a program printed a missing value.
    FieldPlaceholder = "field.placeholder", Warning, Inferred, "RetailOps webhook API, example of items_returned",
        "`{name}` holds the text `{found}`, which stands for no value; send null or leave it out";

    /// Not an absolute URL with a scheme and a host, such as `https://shop.example/path`.
    FormatUrl = "format.url", Error, Documented, "RFC 3986, section 4.3",
        "`{name}` is `{found}`, not {expected}";
    /// Not a date in one of the documented forms: Unix seconds, or `2016-04-22T11:02:47` with
    /// `Z`, `-07:00` or `-0700`.
    FormatDateTime = "format.date_time", Error, Documented, "RetailOps webhook API, RFC 3339",
        "`{name}` is `{found}`, not {expected}";

    /// Not a date `YYYY-MM-DD`.
    FormatDate = "format.date", Error, Inferred, "WiredPlus UpdateOrder, example",
        "`{name}` is `{found}`, not {expected}";
    /// Not an email address: one `@`, a local part without spaces, and a domain.
    FormatEmail = "format.email", Error, Documented, "HTML, valid e-mail address; RFC 6531",
        "`{name}` is `{found}`, not {expected}";
    /// Not a telephone number in the international form `+13105551234`, without spaces.
    FormatPhone = "format.phone", Error, Inferred, "E.164; Onward Update an order, example",
        "`{name}` is `{found}`, not {expected}";
    /// Not a country's two letters of ISO 3166-1, in upper case.
    FormatCountry = "format.country", Error, Documented, "ISO 3166-1",
        "`{name}` is `{found}`, not {expected}";
    /// Not in the form of a code of ISO 3166-2: one to three upper-case letters or digits, with
    /// or without the country's code in front. Write `CA`, not `California`.
    FormatSubdivision = "format.subdivision", Error, Documented, "ISO 3166-2",
        "`{name}` is `{found}`, not {expected}";

    /// Not a whole number. Quantities, ids, counts and Unix times are whole.
    ValueInteger = "value.integer", Error, Documented, "the payload's document",
        "`{name}` is `{found}`, not {expected}";
    /// A number outside the range: an integer of more than 28 digits, or a percentage outside
    /// 0 to 100 (a warning, since that range is inferred).
    ValueRange = "value.range", Error, Documented, "the payload's document",
        "`{name}` is `{found}`, outside the range: {expected}";
    /// A flag is 0, 1, true or false, as a number, a boolean or text.
    ValueFlag = "value.flag", Error, Documented, "RetailOps webhook API",
        "`{name}` is `{found}`, a flag is {expected}";
    /// Not one of the words that the document lists.
    ValueEnum = "value.enum", Error, Documented, "the payload's document",
        "`{name}` is `{found}`; it is {expected}";
    /// Negative amounts and quantities never appear in these payloads; a discount is a positive
    /// amount that is subtracted.
    ValueNegative = "value.negative", Warning, Inferred, "captured traffic of RetailOps",
        "`{name}` is `{found}`; {expected} is not negative here";
    /// An integer of a host object that its language could not hold exactly (beyond 2^53 in
    /// JavaScript), so digits may have been lost before the check. Pass the text instead.
    ValueUnsafeInteger = "value.unsafe_integer", Warning, Inferred, "ECMA-262, Number.MAX_SAFE_INTEGER",
        "`{name}` is `{found}`, beyond the integers JavaScript holds exactly; pass the JSON text or a bigint";

    /// Not a decimal number. Write `1234.50`: digits, one point, no separators, no symbol.
    AmountSyntax = "amount.syntax", Error, Documented, "the payload's document",
        "`{name}` is `{found}`, not {expected}";
    /// More than 28 digits or decimals: beyond what is computed exactly.
    AmountRange = "amount.range", Error, Documented, "the payload's document",
        "`{name}` is `{found}`, beyond the exact range: {expected}";
    /// Not a code of ISO 4217 that has minor units.
    CurrencyUnknown = "currency.unknown", Error, Documented, "ISO 4217",
        "`{name}` is `{found}`, not {expected}";
    /// An amount that was given to `build` without a currency, where the document writes one
    /// beside it.
    CurrencyMissing = "currency.missing", Error, Documented, "Onward Update an order",
        "`{name}` is `{found}` without a currency; give the option `currency`, or {expected}";
    /// Amounts that belong to one currency, such as all those of the customer, are in several.
    CurrencyMixed = "currency.mixed", Error, Inferred, "Onward Update an order",
        "`{name}` is `{found}` beside amounts in {expected}";
    /// A currency and a scale are named that do not agree, or a scale above 28.
    CurrencyMismatch = "currency.mismatch", Error, Documented, "ISO 4217",
        "`{name}` is `{found}`, expected {expected}";

    /// More decimals than the currency, or the scale that was given, has. Nothing is rounded
    /// silently: round it yourself, or give the right currency.
    AmountPrecision = "amount.precision", Warning, Inferred, "ISO 4217",
        "`{name}` is `{found}`, with more decimals than {expected}";
    /// A binary float holds an amount of a host object, so its digits may not be the ones that
    /// were sent. Pass the text or bytes, or decimal values.
    AmountFloat = "amount.float", Warning, Inferred, "IEEE 754",
        "`{name}` is a binary float `{found}`; pass {expected}";

    /// RetailOps: `grand_total = Σ quantity · unit_price + shipping_amt − discount_amt + tax_amt`
    /// over the lines that are not removed; whether `unit_price` already contains a discount is
    /// unproven. WiredPlus: `invoice_total + shipping_total − invoice_discount_total −
    /// shipping_discount_total`.
    TotalGrandTotal = "total.grand_total", Warning, Inferred, "captured traffic of RetailOps; WiredPlus UpdateOrder, descriptions",
        "`{name}` is `{found}`, the order makes {expected}";
    /// `Σ apportioned_ship_amt = shipping_amt` over the lines that are not removed, with one
    /// minor unit of tolerance per line.
    TotalApportionedShipping = "total.apportioned_shipping", Warning, Inferred, "captured traffic of RetailOps",
        "`{name}` is `{found}`, the lines' shares make {expected}";
    /// `0 ≤ direct_ship_amt ≤ apportioned_ship_amt` on every line, and the direct amounts
    /// together are at most `shipping_amt`, which includes them.
    TotalDirectShipping = "total.direct_shipping", Warning, Inferred, "captured traffic of RetailOps",
        "`{name}` is `{found}`, expected {expected}";
    /// `estimated_extended_cost = quantity · estimated_unit_cost` on every line.
    TotalExtendedCost = "total.extended_cost", Warning, Inferred, "RetailOps webhook API, example",
        "`{name}` is `{found}`, quantity times unit cost is {expected}";
    /// Every amount of `payment_status` is the sum of that amount over `by_account`, and
    /// `channel_payment` is one of the accounts.
    TotalPaymentStatus = "total.payment_status", Warning, Inferred, "RetailOps webhook API, example",
        "`{name}` is `{found}`, the accounts make {expected}";
    /// `Σ (quantity · unit_price + quantity · unit_tax + ship_amt + shiptax_amt − discount_amt) +
    /// values.shipping_amt + values.tax_amt − values.discount_amt` of an answer is the re-priced
    /// total of its request.
    TotalRepriced = "total.repriced", Warning, Inferred, "captured traffic of RetailOps",
        "the answer re-prices the order at `{found}`, expected {expected}";
    /// A sum left the exact range of 128-bit integers, so the identity was not decided.
    TotalOverflow = "total.overflow", Warning, Inferred, "exact arithmetic",
        "`{name}` cannot be compared: a sum leaves the exact range";

    /// An amount that is the sum of others. RetailOps: `refund_amt = subtotal_amt + tax_amt +
    /// shipping_amt − Σ item_restock_fee_amt`, `subtotal_amt = product_amt − discount_amt`,
    /// `Σ item_credit_amt = refund_amt`, and each item's credit is the sum of its parts; 0.05 apart at
    /// most.
    TotalRefund = "total.refund", Warning, Inferred, "RetailOps webhook API, example of items_returned",
        "`{name}` is `{found}`, its parts make {expected}";
    /// `Σ payment.amount = Σ quantity · (unit_price + unit_tax) + shipping_amt + tax_amt −
    /// discount_amt` of every order.
    TotalPayment = "total.payment", Warning, Inferred, "RetailOps webhook API, example of order_fetch",
        "the payments make `{found}`, the order {expected}";
    /// `total_price = subtotal_price − total_discounts_price + total_shipping_price +
    /// total_tax_price`, in the shop's and in the customer's currency.
    TotalTotalPrice = "total.total_price", Warning, Inferred, "Onward Update an order, descriptions",
        "`{name}` is `{found}`, its parts make {expected}";
    /// `subtotal_price` is the sum of the lines' prices in the same currency.
    TotalSubtotalPrice = "total.subtotal_price", Warning, Inferred, "Onward Update an order, descriptions",
        "`{name}` is `{found}`, the lines make {expected}";
    /// `total_price = unit_price · quantity` of every line.
    TotalLineTotal = "total.line_total", Warning, Inferred, "Onward Update an order, descriptions",
        "`{name}` is `{found}`, unit price times quantity is {expected}";
    /// `amount_insured` is the sum of the insured lines in the same currency. A line is insured
    /// when `is_insured` is true, which by the document takes a purchase token and an insured
    /// amount in the order; its request defines no member for either.
    TotalAmountInsured = "total.amount_insured", Warning, Inferred, "Onward Update an order, descriptions",
        "`{name}` is `{found}`, the insured lines make {expected}";
    /// `order_total = cart_amount + tax_amount + shipping_amount − discount_amount`.
    TotalOrderTotal = "total.order_total", Warning, Inferred, "Backd update_order, example",
        "`{name}` is `{found}`, its parts make {expected}";
    /// `cart_amount` is the sum of `unit_price · qty` over the items.
    TotalCartAmount = "total.cart_amount", Warning, Inferred, "Backd update_order, example",
        "`{name}` is `{found}`, the items make {expected}";
    /// `invoice_total_inc_tax = invoice_total + invoice_tax_total`.
    TotalInvoiceIncTax = "total.invoice_total_inc_tax", Warning, Inferred, "WiredPlus UpdateOrder, descriptions",
        "`{name}` is `{found}`, its parts make {expected}";
    /// `shipping_total_inc_tax = shipping_total + shipping_tax_total`.
    TotalShippingIncTax = "total.shipping_total_inc_tax", Warning, Inferred, "WiredPlus UpdateOrder, descriptions",
        "`{name}` is `{found}`, its parts make {expected}";
    /// `grand_total_inc_tax = invoice_total_inc_tax + shipping_total_inc_tax −
    /// invoice_discount_total − shipping_discount_total`.
    TotalGrandIncTax = "total.grand_total_inc_tax", Warning, Inferred, "WiredPlus UpdateOrder, descriptions",
        "`{name}` is `{found}`, its parts make {expected}";
    /// `product_price_inc_tax = product_price + product_price_tax` of every line.
    TotalProductIncTax = "total.product_price_inc_tax", Warning, Inferred, "WiredPlus UpdateOrder, descriptions",
        "`{name}` is `{found}`, its parts make {expected}";
    /// `product_price_tax = product_price · tax_percent / 100` of every line, rounded.
    TotalProductTax = "total.product_price_tax", Warning, Inferred, "WiredPlus UpdateOrder, descriptions",
        "`{name}` is `{found}`, the tax rate makes {expected}";
    /// `row_total = product_price · quantity` of every line.
    TotalRow = "total.row_total", Warning, Inferred, "WiredPlus UpdateOrder, descriptions",
        "`{name}` is `{found}`, price times quantity is {expected}";
    /// `row_total_inc_tax = product_price_inc_tax · quantity` of every line.
    TotalRowIncTax = "total.row_total_inc_tax", Warning, Inferred, "WiredPlus UpdateOrder, descriptions",
        "`{name}` is `{found}`, price with tax times quantity is {expected}";
    /// `invoice_total` is the sum of the lines' `row_total`.
    TotalInvoice = "total.invoice_total", Warning, Inferred, "WiredPlus UpdateOrder, descriptions",
        "`{name}` is `{found}`, the lines make {expected}";
    /// `invoice_discount_total` is the sum of the lines' `row_total_discount`.
    TotalInvoiceDiscount = "total.invoice_discount_total", Warning, Inferred, "WiredPlus UpdateOrder, descriptions",
        "`{name}` is `{found}`, the lines make {expected}";
    /// `number_of_products` counts the lines, or their units.
    TotalNumberOfProducts = "total.number_of_products", Warning, Inferred, "WiredPlus UpdateOrder, descriptions",
        "`{name}` is `{found}`, the lines make {expected}";

    /// The status of the order forbids an update: Backd takes one only while it is `order_placed`,
    /// and none after `order_confirmed`.
    StateClosed = "state.closed", Error, Documented, "Backd update_order",
        "the order's `status` is `{found}`; it takes updates only while it is {expected}";
    /// The update is about another order than the state before it.
    StateOtherOrder = "state.other_order", Error, Inferred, "orderwire",
        "`{name}` is `{found}`, the order before has {expected}";
    /// A list has more elements than the limit that was given as `max_lines`; those beyond it were not
    /// looked at.
    LimitLines = "limit.lines", Error, Documented, "orderwire",
        "`{name}` has {found} elements, more than the limit of {expected}";
    /// The order's total grows by more than the limit agreed with the merchant.
    LimitIncrease = "limit.increase", Error, Documented, "Backd update_order",
        "`{name}` grows by {found}, {expected}";
    /// The order's total grows, and the caller named no limit to hold the increase against.
    LimitUnknown = "limit.unknown", Warning, Documented, "Backd update_order",
        "`{name}` grows by {found}; give the agreed limit as `max_increase` or `max_increase_pct`";

    /// The other document of an exchange, which this one was to be held against, has errors.
    ExchangeUnusable = "exchange.unusable", Error, Documented, "orderwire",
        "nothing to compare with: expected {expected}, found {found}";
    /// The receiver refuses the request, in its own words.
    ExchangeRejected = "exchange.rejected", Info, Documented, "Onward Update an order, 422; WiredPlus UpdateOrder",
        "the receiver says: {found}";
    /// The answer repeats a value of the request otherwise. An id is an error, since the answer is
    /// about something else.
    ExchangeChanged = "exchange.changed", Warning, Inferred, "orderwire",
        "`{name}` is `{found}`, the request has `{expected}`";
    /// The answer has a line that the request does not have.
    ExchangeUnknownLine = "exchange.unknown_line", Warning, Inferred, "orderwire",
        "line `{found}` is none of the request";
    /// The request has a line that the answer does not have.
    ExchangeMissingLine = "exchange.missing_line", Warning, Inferred, "orderwire",
        "line `{found}` of the request is not in the answer";
    /// A line of the request is not in the answer, though it is not removed.
    ExchangeMissingCorr = "exchange.missing_corr", Error, Inferred, "captured traffic of RetailOps",
        "the line with `corr` `{found}` is missing; echo every line that is not removed";
    /// The store's id of a line is the order's number, as it stands in the document's example.
    ExchangeRefnum = "exchange.refnum", Warning, Inferred, "captured traffic of RetailOps",
        "`{name}` is `{found}`, the number of the order; give the store's own id of the line";
    /// Shipping, tax or discount of the answer, lines and residues together, is not that of the
    /// request. The store may re-price; it may also have sent the figures of another order.
    ExchangeAmount = "exchange.amount", Warning, Inferred, "captured traffic of RetailOps",
        "`{name}` makes {found} with the lines, the request has {expected}";
    /// Per sku, the quantities of `return.items` and of `credit_items_ref` agree.
    ExchangeReturnedItems = "exchange.returned_items", Warning, Inferred, "RetailOps webhook API, items_returned",
        "`{name}` has {found}, the credited items are {expected}";
    /// More orders than the request asked for.
    ExchangePageSize = "exchange.page_size", Warning, Inferred, "RetailOps webhook API, order_fetch",
        "`{name}` has {found} orders, the request asks for {expected}";
    /// More store credit than the return refunds.
    ExchangeStoreCredit = "exchange.store_credit", Warning, Inferred, "RetailOps webhook API, items_returned",
        "`{name}` is `{found}`, the return refunds {expected}";
    /// The store names a line that the request does not have.
    ExchangeCorr = "exchange.unknown_corr", Error, Inferred, "captured traffic of RetailOps",
        "`{name}` `{found}` names no line of the request; echo one of its `corr` values";
    /// Two lines carry the same `corr`, so an answer cannot tell them apart.
    ExchangeDuplicateCorr = "exchange.duplicate_corr", Error, Inferred, "captured traffic of RetailOps",
        "`{name}` `{found}` stands on two lines; give each line once";
    /// A line that takes part lacks what the answer needs: its `corr`, a quantity or a price.
    ExchangeMissing = "exchange.missing_operand", Error, Inferred, "RetailOps webhook API",
        "`{name}` is {found}; the store or the request must give {expected}";
    /// The store accepts another quantity than was ordered: more is an error, fewer a warning.
    ExchangeQuantity = "exchange.quantity", Error, Inferred, "captured traffic of RetailOps",
        "`{name}` is `{found}`, the request has {expected}";
    /// The store's price is above the requested one; the answer has no member to carry it.
    ExchangeUnitPrice = "exchange.unit_price", Error, Inferred, "RetailOps webhook API",
        "`{name}` is `{found}`, above the requested {expected}; the answer cannot carry a higher price";
    /// What is fixed on the lines is more than the order's amount, so the rest would be negative.
    ExchangeFixedAmount = "exchange.fixed_amount", Error, Inferred, "RetailOps webhook API",
        "`{name}` is `{found}`, less than the {expected} that the lines fix";
    /// The store gives tax both as an amount and as a rate, and they may disagree.
    ExchangeConflict = "exchange.conflict", Error, Inferred, "orderwire",
        "`{name}` is `{found}` beside an amount; give {expected}";
    /// A discount is larger than the lines it is taken from.
    ExchangeCapacity = "exchange.capacity_exceeded", Error, Inferred, "exact arithmetic",
        "`{name}` is `{found}`, the lines can carry {expected}";
    /// A sum or product leaves the range of exact integers; nothing was computed.
    ExchangeOverflow = "exchange.overflow", Error, Inferred, "exact arithmetic",
        "the amounts of `{name}` leave the exact range; nothing was computed";
}

impl Code {
    #[expect(clippy::as_conversions, reason = "the position of a code in the list of codes")]
    fn entry(self) -> &'static (Explanation, (&'static str, Braces)) {
        static NONE: (Explanation, (&str, Braces)) = (
            Explanation {
                code: "",
                severity: Severity::Error,
                basis: Basis::Documented,
                source: "",
                explanation: "",
            },
            ("", [(0, 0); 4]),
        );
        Self::TABLE.get(self as usize).unwrap_or(&NONE)
    }

    /// The slug, such as `field.missing`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        self.entry().0.code
    }

    /// What the code means, with the document it rests on.
    #[must_use]
    pub fn explanation(self) -> Explanation {
        self.entry().0
    }

    fn template(self) -> (&'static str, Braces) {
        self.entry().1
    }

    /// The code with this slug.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == slug)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

/// Another value that has to do with a finding, such as an operand of a sum.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Related {
    /// RFC 6901 pointer of the value.
    pub pointer: String,
    /// The line, from 1; absent for host objects.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The column, from 1, in code points; absent for host objects.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// What it has to do with the finding.
    pub message: String,
}

/// One problem of a payload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The stable name of the problem.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// What the rule rests on.
    pub basis: Basis,
    /// RFC 6901 pointer of the value; for a missing member that of its would-be place.
    pub pointer: String,
    /// One sentence for people.
    pub message: String,
    /// What was found, as text; never a secret.
    pub found: Option<String>,
    /// What was expected, as text.
    pub expected: Option<String>,
    /// The line, from 1; LF, CRLF and CR end a line. Absent for host objects, like all positions.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
    /// The column, from 1, in Unicode code points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// The offset in UTF-8 bytes, from 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset: Option<u32>,
    /// The offset in UTF-16 code units, where the caller's strings count in them (JavaScript).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub offset_utf16: Option<u32>,
    /// Other values that have to do with it.
    pub related: Vec<Related>,
}

/// Fills a code's message template, and adds a note.
pub(crate) fn message(
    code: Code,
    name: &str,
    found: Option<&str>,
    expected: Option<&str>,
    note: &str,
) -> String {
    let (template, braces) = code.template();
    let name = if name.is_empty() { "payload" } else { name };
    let (found, expected) = (found.unwrap_or("nothing"), expected.unwrap_or("a value"));
    let parts = [template, name, found, expected, note];
    let length = parts.iter().fold(0_usize, |sum, part| sum.saturating_add(part.len()));
    let mut message = String::with_capacity(length);
    let mut rest = 0;
    for (open, close) in
        braces.iter().map(|(open, close)| (usize::from(*open), usize::from(*close)))
    {
        let piece = |from: usize, to: usize| template.get(from..to).unwrap_or_default();
        if close == 0 {
            break;
        }
        message.push_str(piece(rest, open));
        message.push_str(match piece(open, close) {
            "{name" => name,
            "{found" => found,
            _ => expected,
        });
        rest = close.saturating_add(1);
    }
    message.push_str(template.get(rest..).unwrap_or_default());
    message.push_str(note);
    message
}

/// Where the names in braces of a template begin and end.
type Braces = [(u8, u8); 4];

/// Finds the braces of a template; compile time only.
#[expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::arithmetic_side_effects,
    reason = "evaluated at compile time only, where a failure is a compile error"
)]
const fn braces(template: &str) -> Braces {
    let text = template.as_bytes();
    assert!(text.len() < 256, "a template has at most 255 bytes");
    let (mut braces, mut count, mut at) = ([(0, 0); 4], 0, 0);
    while at < text.len() {
        match text[at] {
            b'{' => braces[count].0 = at as u8,
            b'}' => {
                braces[count].1 = at as u8;
                count += 1;
            }
            _ => {}
        }
        at += 1;
    }
    braces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_complete() {
        let mut slugs: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
        slugs.sort_unstable();
        slugs.dedup();
        assert_eq!(slugs.len(), Code::ALL.len(), "slugs are unique");
        for code in Code::ALL {
            assert_eq!(Code::from_slug(code.as_str()), Some(*code));
            let explanation = code.explanation();
            assert!(explanation.explanation.ends_with('.'), "{code}");
            let text = message(*code, "x", Some("1"), Some("2"), "");
            assert!(!text.contains(['{', '}']) && !text.ends_with('.'), "{code}: {text}");
        }
    }
}
