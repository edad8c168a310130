//! The order in both directions. The document names the members of the response only,
//! and marks three as optional; the others are taken as required, which is inferred.

use super::DOCUMENT;
use crate::finding::Basis;
use crate::shape::{Form, container, integer, shape, string};
use crate::value::is::{Email, Id, List, Minor, Quantity, Text, Url};

const fn text(example: &'static str) -> Form {
    string(example).expected(Basis::Inferred)
}

const fn units(example: &'static str) -> Form {
    integer(example).expected(Basis::Inferred)
}

const fn inner(example: &'static str) -> Form {
    container(example).expected(Basis::Inferred)
}

/// Declares the order with the members that only one direction has in front.
macro_rules! order {
    (
        $(#[doc = $doc:literal])+ $name:ident;
        $($(#[doc = $own_doc:literal])+ $own:ident: $ty:ty, [$form:expr];)+
    ) => {
        shape! {
            $(#[doc = $doc])+
            $name from DOCUMENT;
            $($(#[doc = $own_doc])+ $own: $ty, [$form];)+
            /// The merchant's id of the order.
            merchant_order_id: Id, [text("\"JKLMO4321\"")];
            /// The order's status in the merchant's system.
            merchant_order_status: Text, [text("\"processing\"")];
            /// The total: cart, tax and shipping, less the discount.
            order_total: Minor, [units("8950")];
            /// The items' total, without tax, shipping and discount.
            cart_amount: Minor, [units("9000")];
            /// The order's tax.
            tax_amount: Minor, [units("100")];
            /// The order's shipping.
            shipping_amount: Minor, [units("50")];
            /// The order's discount, a positive amount that is subtracted.
            discount_amount: Minor, [units("200")];
            /// Who receives the order, and where.
            shipping: Party<'static>, [inner("{}")];
            /// Who pays.
            billing: Party<'static>, [inner("{}")];
            /// The items of the order.
            items: List<Item<'static>>, [inner("[{}]")];
        }
    };
}

order! {
    /// An update of an order.
    UpdateRequest;
    /// Backd's id of the order. The document describes the member without naming it.
    order_id: Id, [text("\"BKD1234\"")];
}

order! {
    /// The order after an update.
    UpdateResponse;
    /// The order's status in Backd's system; `order_placed` takes updates, `order_confirmed` none.
    status: Text, [text("\"order_placed\"")];
}

shape! {
    /// A person with an address.
    Party from DOCUMENT;
    /// The person's name.
    name: Name<'static>, [inner("{}")];
    /// The person's address.
    address: Address<'static>, [inner("{}")];
    /// The telephone number, in any form.
    phone_number: Text, [text("\"4153334567\"")];
    /// The email address.
    email: Email, [text("\"joedoe@123fakestreet.com\"")];
}

shape! {
    /// A person's name.
    Name from DOCUMENT;
    /// The first name.
    first: Text, [text("\"Joe\"")];
    /// The last name.
    last: Text, [text("\"Doe\"")];
}

shape! {
    /// A postal address.
    Address from DOCUMENT;
    /// The first line.
    line1: Text, [text("\"123 Main St\"")];
    /// The second line.
    line2: Text, [string("\"Floor 1\"")];
    /// The city.
    city: Text, [text("\"Austin\"")];
    /// The state.
    state: Text, [text("\"TX\"")];
    /// The zip code.
    zipcode: Text, [text("\"78704\"")];
    /// The country.
    country: Text, [text("\"USA\"")];
}

shape! {
    /// An item of the order.
    Item from DOCUMENT;
    /// The item's name for people.
    display_name: Text, [text("\"MacBook Pro\"")];
    /// The stock-keeping unit.
    sku: Id, [text("\"ABC-123\"")];
    /// Price of one unit.
    unit_price: Minor, [units("3000")];
    /// Units ordered.
    qty: Quantity, [units("3")];
    /// A picture of the item.
    item_image_url: Url, [string("\"http://merchant.website.com/images/macbook-pro.jpg\"")];
    /// The item's page.
    item_url: Url, [string("\"http://merchant.website.com/products/macbook-pro.html\"")];
}
