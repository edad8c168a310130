//! The order that is created or changed, and the answer. The tables give no JSON types;
//! those of the examples are taken.

use super::DOCUMENT;
use crate::finding::Basis;
use crate::shape::{boolean, container, integer, number, shape, string};
use crate::value::is::{
    Amount, Currency, Date, Email, Flag, Id, List, Pairs, Percent, Quantity, SpacedDateTime, Text,
    Whole, Word, Words,
};

/// The status of an order.
#[derive(Debug)]
pub struct OrderStatus;

impl Words for OrderStatus {
    const WORDS: &'static [&'static str] = &[
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
    ];
}

shape! {
    /// An order to create or change.
    UpdateRequest from DOCUMENT;
    /// WiredPlus' id of the order; give it to change that order.
    id: Id, [string("\"abc\"")];
    /// The integration that sends the order.
    api_integration: Text, [string("\"IntegrationName\"")];
    /// The kind of thing that is sent.
    api_resource: Text, [string("\"order\"")];
    /// The store's reference of the order, by which it is found where `id` is not given.
    api_reference_id: Id, [string("\"1234\"").required()];
    /// The order's id in another system.
    external_order_id: Id, [string("\"abc-1020\"")];
    /// WiredPlus' id of the contact; without it `customer_email` finds the contact.
    contact_id: Id, [integer("999")];
    /// The order's reference for people. The document's own example leaves it out.
    order_reference: Id, [string("\"W-1020\"").expected(Basis::Contradicted)];
    /// When the record was created.
    create_date: SpacedDateTime, [string("\"2019-12-11 13:01:22\"")];
    /// When the record was changed.
    update_date: SpacedDateTime, [string("\"2020-01-10 08:42:27\"")];
    /// When the order was placed.
    order_create_date: SpacedDateTime, [string("\"2019-12-11 13:00:00\"")];
    /// When the order was changed.
    order_update_date: SpacedDateTime, [string("\"2020-01-10 08:42:27\"")];
    /// The status of the order.
    order_status: Word<OrderStatus>, [string("\"pending\"")];
    /// All tax on the goods.
    invoice_tax_total: Amount, [number("11.00")];
    /// The worth of the goods.
    invoice_total: Amount, [number("12.00")];
    /// The worth of the goods with tax.
    invoice_total_inc_tax: Amount, [number("13.00")];
    /// The discount on the goods, a positive amount.
    invoice_discount_total: Amount, [number("0.00")];
    /// Tax on shipping.
    shipping_tax_total: Amount, [number("14.00")];
    /// All shipping.
    shipping_total: Amount, [number("15.00")];
    /// All shipping with tax.
    shipping_total_inc_tax: Amount, [number("16.00")];
    /// The discount on shipping, a positive amount.
    shipping_discount_total: Amount, [number("1.00")];
    /// What was paid for the order.
    grand_total: Amount, [number("17.00")];
    /// What was paid for the order with tax.
    grand_total_inc_tax: Amount, [number("18.00")];
    /// The currency of all amounts, by its three letters.
    iso_currency_code: Currency, [string("")];
    /// The type of payment.
    payment_type: Text, [string("\"online\"")];
    /// The type of payment for people.
    payment_type_name: Text, [string("\"World Pay\"")];
    /// How many products the order has.
    number_of_products: Quantity, [integer("2")];
    /// The customer's email address, by which the contact is found where `contact_id` is not given.
    customer_email: Email, [string("\"foo@bar.com\"").required()];
    /// The customer's first name.
    customer_firstname: Text, [string("\"Foo\"")];
    /// The customer's last name.
    customer_lastname: Text, [string("\"Bar\"")];
    /// The customer's gender.
    customer_gender: Text, [string("\"Male\"")];
    /// The customer's telephone number, in any form.
    customer_telephone: Text, [string("\"1122334455\"")];
    /// The customer's mobile number, in any form.
    customer_mobile: Text, [string("\"5544332211\"")];
    /// The customer's date of birth.
    customer_dob: Date, [string("\"1992-02-01\"")];
    /// Whether the customer has no account.
    customer_is_guest: Flag, [boolean("false")];
    /// Anything else about the customer.
    customer_notes: Text, [string("null").nullable()];
    /// The payer's first name.
    billing_first_name: Text, [string("\"Foo\"")];
    /// The payer's last name.
    billing_last_name: Text, [string("\"Bar\"")];
    /// The first line of the billing address.
    billing_address1: Text, [string("\"Unit 2\"")];
    /// The second line of the billing address.
    billing_address2: Text, [string("\"Kestrel Court\"")];
    /// The city of the billing address.
    billing_city: Text, [string("\"Hapton\"")];
    /// The county of the billing address.
    billing_county: Text, [string("\"Lancashire\"")];
    /// The postal code of the billing address.
    billing_post_code: Text, [string("\"BB11 5NA\"")];
    /// The country of the billing address, in any form.
    billing_country: Text, [string("\"United Kingdom\"")];
    /// The receiver's first name.
    shipping_first_name: Text, [string("\"Foo\"")];
    /// The receiver's last name.
    shipping_last_name: Text, [string("\"Bar\"")];
    /// The first line of the shipping address.
    shipping_address1: Text, [string("\"Unit 2\"")];
    /// The second line of the shipping address.
    shipping_address2: Text, [string("\"Kestrel Court\"")];
    /// The city of the shipping address.
    shipping_city: Text, [string("\"Hapton\"")];
    /// The county of the shipping address.
    shipping_county: Text, [string("\"Lancashire\"")];
    /// The postal code of the shipping address.
    shipping_post_code: Text, [string("\"BB11 5NA\"")];
    /// The country of the shipping address, in any form.
    shipping_country: Text, [string("\"United Kingdom\"")];
    /// The lines of the order.
    order_lines: List<OrderLine<'static>>, [container("[{}]").required()];
    /// Fields of the account's own: an object of names and values, or a list of pairs.
    custom_fields: Pairs, [container("{\"Favorite Colour\": \"Blue\"}")];
}

shape! {
    /// A line of the order.
    OrderLine from DOCUMENT;
    /// WiredPlus' id of the line.
    id: Id, [string("\"xyz\"")];
    /// WiredPlus' id of the order.
    order_id: Id, [string("\"abc\"")];
    /// The store's reference of the line.
    order_line_id: Id, [integer("20")];
    /// When the record was created.
    create_date: SpacedDateTime, [string("\"2019-12-11 13:01:22\"")];
    /// When the record was changed.
    update_date: SpacedDateTime, [string("\"2020-01-10 08:42:27\"")];
    /// The product's id.
    product_id: Id, [string("\"aaabb1122\"")];
    /// The product's stock-keeping unit.
    product_sku: Id, [string("\"aabb-1122\"")];
    /// The product's name.
    product_name: Text, [string("\"My product\"")];
    /// What the product is.
    product_description: Text, [string("\"Details about my product\"")];
    /// The tax rate in percent.
    tax_percent: Percent, [number("20.00")];
    /// Tax of one unit.
    product_price_tax: Amount, [number("2.00")];
    /// The price of one unit before reductions.
    product_original_price: Amount, [number("7.00")];
    /// Price of one unit.
    product_price: Amount, [number("7.00")];
    /// Price of one unit with tax.
    product_price_inc_tax: Amount, [number("9.00")];
    /// Units ordered.
    quantity: Quantity, [integer("3")];
    /// Price of the line.
    row_total: Amount, [number("21.00")];
    /// Price of the line with tax.
    row_total_inc_tax: Amount, [number("28.00")];
    /// Discount of the line, a positive amount.
    row_total_discount: Amount, [number("3.00")];
}

shape! {
    /// What WiredPlus did.
    UpdateResponse from DOCUMENT;
    /// WiredPlus' id of the order.
    id: Id, [string("\"abc\"")];
    /// The HTTP status.
    status: Whole, [integer("200")];
    /// What was done.
    message: Text, [string("\"Order updated\"")];
    /// Why nothing was done; only in a refusal.
    error: Text, [string("")];
}
