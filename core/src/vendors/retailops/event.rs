//! Events: how the store answers most operations. Two documents show two shapes of one;
//! both are accepted wherever events stand.

use super::EXAMPLES;
use crate::shape::{container, integer, shape, string};
use crate::value::is::{Any, Either, Flag, Id, List, OneOrMore, Text, Whole};

shape! {
    /// The answer of an operation that reports events.
    EventsResponse from EXAMPLES;
    /// What happened.
    events: List<Either<StatusEvent<'static>, HandleEvent<'static>>>, [container("[{}]").required()];
}

shape! {
    /// An event of the `order_update` document: a status and what it concerns.
    StatusEvent from EXAMPLES;
    /// The outcome; an open set of words such as `error`.
    status: Text, [string("\"error\"")];
    /// The store's code of the error.
    error_code: Text, [string("\"ERR1234\"")];
    /// The error in words.
    error_message: Text, [string("\"Example error message\"")];
    /// Anything that helps to find the cause.
    diagnostic_data: List<Any>, [container("[null]")];
    /// What it concerns; one object is accepted in place of the list.
    associations: OneOrMore<Association<'static>>, [container("[{}]")];
}

shape! {
    /// Something that an event concerns.
    Association from EXAMPLES;
    /// What kind of thing, such as `sku`.
    r#type: Text, [string("\"sku\"")];
    /// Which one.
    identity: Id, [string("\"S1234\"")];
}

shape! {
    /// An event of the webhook document: a handle, its subject and data.
    HandleEvent from EXAMPLES;
    /// The name of the event.
    handle: Text, [string("\"channel_catpush_fail\"")];
    /// The subject.
    secondary: Subject<'static>, [container("{}")];
    /// The outcome in detail.
    data: EventData<'static>, [container("{}")];
}

shape! {
    /// The subject of an event.
    Subject from EXAMPLES;
    /// Which one.
    id: Id, [string("\"66\"")];
    /// What kind of thing, such as `sku`.
    concept: Text, [string("\"sku\"")];
}

shape! {
    /// The outcome of an event in detail.
    EventData from EXAMPLES;
    /// A second code.
    sub_code: Text, [string("\"\"")];
    /// The status as a number.
    status: Whole, [integer("42")];
    /// Whether the operation failed.
    is_failure: Flag, [integer("1")];
    /// The request that failed.
    request_url: Text, [string("\"https://shop.example/products/PP20\"")];
    /// Data of the items.
    data_items: List<Any>, [container("[null]")];
    /// More about it; the documents spell the name so.
    additonal: Text, [string("\"[]\"")];
    /// The code of the error.
    code: Text, [string("\"MISSING_OR_INVALID_PARAMETER\"")];
    /// The error in words.
    message: Text, [string("\"Error: ident c1.channel-55-api_auth not found\"")];
}
