//! The order in both directions, and the refusal. Each amount is in the currency of the
//! shop, of the order or of the customer: its role.

use super::DOCUMENT;
use crate::shape::{boolean, container, integer, shape, string};
use crate::value::is::{
    Country, Currency, Email, Flag, Id, List, Minor, Money, Phone, Quantity, Role, Subdivision,
    Text, Timestamp, Url, Word, Words,
};

/// Whether an order is paid.
#[derive(Debug)]
pub struct FinancialStatus;

impl Words for FinancialStatus {
    const WORDS: &'static [&'static str] = &["pending", "paid", "refunded", "voided"];
}

/// Declares whose currency an amount is in.
macro_rules! roles {
    ($($(#[doc = $doc:literal])+ $name:ident = $words:literal;)+) => {
        $(
            $(#[doc = $doc])+
            #[derive(Debug)]
            pub struct $name;

            impl Role for $name {
                const NAME: &'static str = $words;
            }
        )+
    };
}

roles! {
    /// The customer sees these amounts.
    CustomerCurrency = "the customer's currency";
    /// The order was placed in it.
    OrderCurrency = "the order's currency";
    /// The shop keeps its books in it.
    ShopCurrency = "the shop's currency";
}

/// An amount as the document shows it.
macro_rules! price {
    ($cents:literal) => {
        container(concat!("{\"cents\":", $cents, ",\"currency\":\"USD\"}"))
    };
}

shape! {
    /// An amount with its currency.
    Price from DOCUMENT;
    /// The amount in minor units of the currency.
    cents: Minor, [integer("1999").required()];
    /// The currency, by its three letters.
    currency: Currency, [string("\"USD\"").required()];
}

shape! {
    /// An order that changed in the store.
    UpdateRequest from DOCUMENT;
    /// The order's number as the customer sees it.
    shop_order_number: Id, [string("\"W-94713\"").required()];
    /// The order's lines before discounts, shipping and tax, in the customer's currency.
    subtotal_price: Money<Price<'static>, CustomerCurrency>, [price!("1999").required()];
    /// The sum of applied discounts, a positive amount that is subtracted, in the customer's currency.
    total_discounts_price: Money<Price<'static>, CustomerCurrency>, [price!("599").required()];
    /// The order's shipping, in the customer's currency.
    total_shipping_price: Money<Price<'static>, CustomerCurrency>, [price!("299").required()];
    /// The order's tax, in the customer's currency.
    total_tax_price: Money<Price<'static>, CustomerCurrency>, [price!("143").required()];
    /// The order's total, in the customer's currency.
    total_price: Money<Price<'static>, CustomerCurrency>, [price!("2499").required()];
    /// Whether the order is paid.
    financial_status: Word<FinancialStatus>, [string("\"paid\"").required()];
    /// Who ordered.
    customer: Customer<'static>, [container("{}").required()];
    /// Where the order goes.
    shipping_address: ShippingAddress<'static>, [container("{}").required()];
    /// The lines of the order.
    line_items: List<LineItem<'static>>, [container("[{}]").required()];
}

shape! {
    /// The order as Onward now has it.
    UpdateResponse from DOCUMENT;
    /// The store's id of the order.
    shop_order_id: Id, [string("\"18282\"").required()];
    /// The order's number as the customer sees it.
    shop_order_number: Id, [string("\"W-94713\"").required()];
    /// The order's lines before discounts, shipping and tax, in the shop's currency.
    subtotal_price: Money<Price<'static>, ShopCurrency>, [price!("1999").required()];
    /// The order's lines before discounts, shipping and tax, in the customer's currency.
    subtotal_price_presentment: Money<Price<'static>, CustomerCurrency>, [price!("1999")];
    /// The sum of applied discounts, a positive amount that is subtracted, in the shop's currency.
    total_discounts_price: Money<Price<'static>, ShopCurrency>, [price!("599").required()];
    /// The sum of applied discounts, a positive amount that is subtracted, in the customer's currency.
    total_discounts_price_presentment: Money<Price<'static>, CustomerCurrency>, [price!("599")];
    /// The order's shipping, in the shop's currency.
    total_shipping_price: Money<Price<'static>, ShopCurrency>, [price!("299").required()];
    /// The order's shipping, in the customer's currency.
    total_shipping_price_presentment: Money<Price<'static>, CustomerCurrency>, [price!("299")];
    /// The order's tax, in the shop's currency.
    total_tax_price: Money<Price<'static>, ShopCurrency>, [price!("143").required()];
    /// The order's tax, in the customer's currency.
    total_tax_price_presentment: Money<Price<'static>, CustomerCurrency>, [price!("143")];
    /// The order's total, in the shop's currency.
    total_price: Money<Price<'static>, ShopCurrency>, [price!("2499").required()];
    /// The order's total, in the customer's currency.
    total_price_presentment: Money<Price<'static>, CustomerCurrency>, [price!("2499")];
    /// What the customer paid for insurance.
    insurance_paid: Money<Price<'static>, CustomerCurrency>, [price!("2499")];
    /// The sum of the insured lines, in the shop's currency.
    amount_insured: Money<Price<'static>, ShopCurrency>, [price!("1200")];
    /// The sum of the insured lines, in the customer's currency.
    amount_insured_presentment: Money<Price<'static>, CustomerCurrency>, [price!("1200")];
    /// When the order was placed in the store.
    created_at: Timestamp, [string("\"2024-11-26T17:32:28Z\"").required()];
    /// Whether the order is paid.
    financial_status: Word<FinancialStatus>, [string("\"paid\"").required()];
    /// Who ordered.
    customer: Customer<'static>, [container("{}").required()];
    /// Where the order goes.
    shipping_address: ShippingAddress<'static>, [container("{}").required()];
    /// The lines of the order.
    line_items: List<LineItem<'static>>, [container("[{}]").required()];
}

shape! {
    /// Why Onward refuses an update.
    UpdateError from DOCUMENT;
    /// The issues, each with the member in front.
    error: List<Text>, [string("[\"Name is required\"]")];
}

shape! {
    /// Who ordered.
    Customer from DOCUMENT;
    /// The store's id of the customer.
    shop_customer_id: Id, [string("\"7461\"").required()];
    /// The first name.
    first_name: Text, [string("\"Sally\"").required()];
    /// The last name.
    last_name: Text, [string("\"Loo\"").required()];
    /// The email address.
    email: Email, [string("\"sally@example.com\"")];
    /// The telephone number, in international form.
    phone_number: Phone, [string("\"+13105551234\"")];
}

shape! {
    /// Where the order goes.
    ShippingAddress from DOCUMENT;
    /// The first line.
    address1: Text, [string("\"123 Main St\"").required()];
    /// The second line.
    address2: Text, [string("\"Unit 50\"")];
    /// The part of the country, by its code.
    province_code: Subdivision, [string("\"CA\"").required()];
    /// The city.
    city: Text, [string("\"Los Angeles\"").required()];
    /// The postal code.
    postal_code: Text, [string("\"90210\"").required()];
    /// The country, by its two letters.
    country_code: Country, [string("\"US\"").required()];
}

shape! {
    /// A line of the order.
    LineItem from DOCUMENT;
    /// The store's id of the line.
    shop_line_item_id: Id, [string("\"816721\"").required()];
    /// The store's id of the product.
    shop_product_id: Id, [string("\"142\"").required()];
    /// The store's id of the variant, or its stock-keeping unit.
    shop_variant_id: Id, [string("\"7261\"").required()];
    /// Product and variant by name.
    name: Text, [string("\"Cool T-shirt - Red\"").required()];
    /// Price of one unit, in the order's currency.
    unit_price: Money<Price<'static>, OrderCurrency>, [price!("500").required()];
    /// Price of the line, in the order's currency.
    total_price: Money<Price<'static>, OrderCurrency>, [price!("1000").required()];
    /// Price of the line, in the customer's currency.
    total_price_presentment: Money<Price<'static>, CustomerCurrency>, [price!("1000")];
    /// Units ordered.
    quantity: Quantity, [integer("2").required()];
    /// A picture of the item.
    image_url: Url, [string("\"https://placecats.com/neo/300/200.png\"").required()];
    /// Weight of the item in grams.
    grams: Quantity, [integer("24").required()];
    /// Whether Onward is to insure the line: true for what is shipped, false for what is digital. The document asks for a purchase token and an insured amount in the order besides, and names no member for them.
    is_insured: Flag, [boolean("true").required()];
    /// Units refunded.
    refunded_quantity: Quantity, [integer("1")];
    /// Refunded in all, in the order's currency.
    refunded_price: Money<Price<'static>, OrderCurrency>, [price!("500")];
    /// Refunded in all, in the customer's currency.
    refunded_price_presentment: Money<Price<'static>, CustomerCurrency>, [price!("500")];
}
