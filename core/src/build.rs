//! Building: a caller's fields become a payload as its document writes it, and the HTTP
//! message around it.

use serde::Serialize;

use crate::amount::Amount;
use crate::check::{Given, HostMarks};
use crate::error::Error;
use crate::json::Tag;
use crate::kind::{Direction, Kind};
use crate::named::Named;
use crate::options::Options;
use crate::payload::{Checked, Source, Subject};
use crate::plain::quote;
use crate::query;
use crate::shape::{Field, Form, Format, Shape, Type, Wire};
use crate::value::Value;

/// Options of [`build`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BuildOptions {
    /// Those of [`check`](crate::check); `currency` is that of amounts given without one.
    pub check: Options,
    /// Values by name for the members of an envelope (`headers` as a JSON object, `action`,
    /// `version`) and for those of a path (`shop_order_id`). Of a payload without envelope,
    /// `headers` are more HTTP headers.
    pub values: Named,
}

/// The options that are no options of a check.
const NAMES: [&str; 4] = ["headers", "action", "version", "shop_order_id"];

impl BuildOptions {
    /// Sets one option from its name and value as text, as the bindings do.
    ///
    /// # Errors
    /// `option.unknown` for another name, `option.value` for another value.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), Error> {
        if NAMES.contains(&name) {
            self.values.insert(name.to_owned(), value.to_owned());
            return Ok(());
        }
        self.check.set(name, value).map_err(|error| error.listing(&NAMES.join(", ")))
    }

    fn value(&self, name: &str) -> Option<&str> {
        self.values.get(name)
    }
}

/// An HTTP message, ready for any library.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Built {
    /// Of a request kind.
    Request {
        /// The HTTP method.
        method: &'static str,
        /// The path, percent-encoded.
        path: String,
        /// The query without `?`, percent-encoded; mostly empty.
        query: String,
        /// The HTTP headers that the document asks for, and those that were given.
        headers: Named,
        /// The body; empty where the payload is the query.
        body: String,
    },
    /// Of a response or error kind.
    Response {
        /// The HTTP status.
        status: u16,
        /// The HTTP headers.
        headers: Named,
        /// The body.
        body: String,
    },
}

impl Built {
    /// The body.
    #[must_use]
    pub fn body(&self) -> &str {
        let (Self::Request { body, .. } | Self::Response { body, .. }) = self;
        body
    }

    /// The query of a request.
    #[must_use]
    pub fn query(&self) -> &str {
        match self {
            Self::Request { query, .. } => query,
            Self::Response { .. } => "",
        }
    }

    /// The payload: the query where there is one, else the body.
    #[must_use]
    pub fn payload(&self) -> &str {
        if self.query().is_empty() { self.body() } else { self.query() }
    }
}

/// Builds a payload of a kind from a caller's fields: the content of `data` for RetailOps'
/// requests, the body for all others.
///
/// Every value is written as the document writes it: text, a number, 0 and 1, `true`, or
/// cents beside their currency. An amount may be given as text, as a decimal or as an
/// integer. Where the document writes minor units, an integer is minor units, and text and
/// decimals are major units of the option `currency`; without it text counts minor units
/// too, and a fraction is refused. What the document requires has to be there, also where
/// a check of what others sent would only warn. Unknown members are kept as they are.
///
/// ```
/// use orderwire::{Kind, build};
/// let kind = Kind::named("retailops.order_ack.response")?;
/// let built = build(kind, r#"{"events": [{"status": "ok"}]}"#, &Default::default())?;
/// assert_eq!(built.body(), r#"{"events":[{"status":"ok"}]}"#);
/// let kind = Kind::named("onward.update_order.error")?;
/// assert!(build(kind, r#"{"error": 5}"#, &Default::default()).is_err());
/// # Ok::<(), orderwire::Error>(())
/// ```
///
/// # Errors
/// The report of fields that make no valid payload; `option.missing` for a path without its
/// id; bad options.
pub fn build<'a>(
    kind: Kind,
    fields: impl Into<Source<'a>>,
    options: &BuildOptions,
) -> Result<Built, Error> {
    let fields = fields.into();
    let (text, shift) = wrapped(kind, fields.bytes, options)?;
    let moved = |offsets: &[u32]| offsets.iter().map(|at| at.saturating_add(shift)).collect();
    let none = HostMarks::default();
    let host = fields.host.unwrap_or(&none);
    let marks = HostMarks {
        floats: moved(&host.floats),
        unsafe_integers: moved(&host.unsafe_integers),
        decimals: moved(&host.decimals),
    };
    let scale = options.check.named_scale()?;
    let query = kind.is_query();
    let given = Given { scale, currency: options.check.currency.is_some(), query };
    let subject = Subject {
        exact: true,
        query: false,
        many: false,
        given: Some(given),
        ..Subject::from(kind)
    };
    let source = Source { bytes: &text, host: Some(&marks), utf16: fields.utf16 };
    let mut checked =
        Checked::new(subject, source, &options.check, scale).map_err(Error::validation)?;
    let report = checked.report(None);
    if !report.ok {
        return Err(Error::validation(report));
    }
    let printer = Printer {
        dialect: kind.dialect(),
        scale,
        currency: options.check.currency.as_deref(),
        decimals: &marks.decimals,
    };
    let mut payload = String::with_capacity(text.len());
    let root = Value::new(checked.document(), 0);
    printer.object(root, kind.shape(), &mut payload);
    let headers = http_headers(kind, options)?;
    if kind.direction() != Direction::Request {
        return Ok(Built::Response { status: kind.route().status, headers, body: payload });
    }
    let path = path(kind, options)?;
    let method = kind.route().method;
    let (query, body) = match query {
        true => (as_query(&payload)?, String::new()),
        false => (String::new(), payload),
    };
    Ok(Built::Request { method, path, query, headers, body })
}

fn as_query(payload: &str) -> Result<String, Error> {
    // What was just printed is JSON.
    let nodes = crate::scan::scan(payload, 0).unwrap_or_default();
    let root = Value::new(crate::json::Document { text: payload, nodes: &nodes }, 0);
    match query::unfit(root) {
        Some(name) => {
            let message = format!("a query cannot carry the name `{name}`; rename it");
            Err(Error::input("query.name", message))
        }
        None => Ok(query::print(root)),
    }
}

/// The fields in their envelope, and how far they have moved.
fn wrapped(kind: Kind, fields: &[u8], options: &BuildOptions) -> Result<(Vec<u8>, u32), Error> {
    let declared = || {
        kind.shape().fields.iter().filter_map(|field| Some((field, field.form(kind.dialect())?)))
    };
    let envelope = kind.declaration().envelope;
    let last = declared().next_back().filter(|_| envelope);
    let known = |name: &str| envelope && declared().any(|(field, _)| field.name == name);
    for name in ["headers", "action", "version"] {
        let elsewhere = name == "headers" && !envelope;
        if options.value(name).is_some() && !known(name) && !elsewhere {
            let message = format!("`{name}` is no part of {}; leave it out", kind.name());
            return Err(Error::input("option.value", message));
        }
    }
    let Some((content, _)) = last else { return Ok((fields.to_vec(), 0)) };
    let mut text = String::from("{");
    for (field, form) in declared().filter(|(field, _)| field.name != content.name) {
        let value = match (options.value(field.name), field.ty) {
            (Some(value), Type::Object(_)) => {
                // Alone, so that nothing in it closes the envelope.
                let nodes = crate::scan::scan(value, 0).unwrap_or_default();
                if nodes.first().is_none_or(|root| root.tag != Tag::Object) {
                    let message = format!("`{}` is an object", field.name);
                    return Err(Error::input("option.value", message));
                }
                Some(value.to_owned())
            }
            (Some(value), Type::Whole) if value.parse::<u64>().is_ok() => Some(value.to_owned()),
            (Some(value), _) => Some(quoted(value)),
            (None, Type::Whole) => Some(form.example.to_owned()),
            (None, Type::Text(_)) => Some(quoted(kind.operation())),
            (None, _) => None,
        };
        if let Some(value) = value {
            text.push_str(&format!("{}:{value},", quoted(field.name)));
        }
    }
    text.push_str(&format!("{}:", quoted(content.name)));
    let shift = u32::try_from(text.len()).unwrap_or(u32::MAX);
    let mut text = text.into_bytes();
    // Alone, so that nothing in the fields closes the envelope.
    let alone = Source::from(fields);
    crate::payload::Read::new(alone, &options.check, false)
        .map_err(|failure| Error::validation(failure.report(kind.name(), alone, None)))?;
    text.extend_from_slice(fields);
    text.push(b'}');
    Ok((text, shift))
}

fn quoted(plain: &str) -> String {
    let mut text = String::new();
    quote(plain, &mut text);
    text
}

/// The documented headers, and those of the option where no envelope has them.
fn http_headers(kind: Kind, options: &BuildOptions) -> Result<Named, Error> {
    let documented = kind.headers().iter();
    // An answer says what it is; only a question says what it accepts.
    let documented =
        documented.filter(|(name, _)| kind.direction() == Direction::Request || *name != "Accept");
    let mut headers = Named::default();
    documented.for_each(|(name, value)| headers.insert(*name, (*value).to_owned()));
    let Some(given) = options.value("headers").filter(|_| !kind.declaration().envelope) else {
        return Ok(headers);
    };
    let wrong = || {
        let message = "`headers` is an object of text, such as {\"Authorization\": \"…\"}";
        Error::input("option.value", message)
    };
    let nodes = crate::scan::scan(given, 0).map_err(|_| wrong())?;
    let root = Value::new(crate::json::Document { text: given, nodes: &nodes }, 0);
    if !root.is_object() {
        return Err(wrong());
    }
    for (name, value) in root.entries() {
        let value = value.scalar().ok_or_else(wrong)?;
        let plain = |text: &str| !text.bytes().any(|byte| byte < b' ' || byte == 0x7f);
        if name.is_empty() || !plain(&name) || !plain(&value) {
            return Err(wrong());
        }
        headers.retain(|known| !known.eq_ignore_ascii_case(&name));
        headers.insert(name.into_owned(), value.into_owned());
    }
    Ok(headers)
}

/// The path with its parameters, `{shopOrderId}` from the option `shop_order_id`.
fn path(kind: Kind, options: &BuildOptions) -> Result<String, Error> {
    let mut path = String::new();
    let mut rest = kind.route().path;
    let mut used = false;
    while let Some((before, parameter)) = rest.split_once('{') {
        let (name, after) = parameter.split_once('}').unwrap_or((parameter, ""));
        let mut option = String::new();
        for letter in name.chars() {
            if letter.is_ascii_uppercase() {
                option.push('_');
            }
            option.push(letter.to_ascii_lowercase());
        }
        let value = options.value(&option).filter(|value| !value.is_empty()).ok_or_else(|| {
            let message =
                format!("`{option}` is missing; it stands in the path {}", kind.route().path);
            Error::input("option.missing", message)
        })?;
        // A segment of dots would be resolved away.
        if matches!(value, "." | "..") {
            let message = format!("`{option}` is `{value}`, which no path can carry");
            return Err(Error::input("option.value", message));
        }
        path.push_str(before);
        query::encode(value, &mut path);
        rest = after;
        used = true;
    }
    path.push_str(rest);
    if !used && options.value("shop_order_id").is_some() {
        let message = format!("`shop_order_id` is no part of {}; leave it out", kind.name());
        return Err(Error::input("option.value", message));
    }
    Ok(path)
}

/// Prints checked values in the form of their document.
struct Printer<'a> {
    dialect: usize,
    scale: Option<u32>,
    currency: Option<&'a str>,
    decimals: &'a [u32],
}

impl Printer<'_> {
    /// Depth is bounded by the reader.
    fn object(&self, value: Value<'_>, shape: &'static Shape, out: &mut String) {
        out.push('{');
        // PHP's empty list has no members.
        for (index, (name, member)) in value.entries().enumerate() {
            if index > 0 {
                out.push(',');
            }
            quote(&name, out);
            out.push(':');
            let field = shape.field(name.as_bytes(), index).map(|(_, field)| field);
            match field.and_then(|field: &Field| Some((field, field.form(self.dialect)?))) {
                Some((field, form)) => self.value(member, &field.ty, form, out),
                None => out.push_str(member.as_json()),
            }
        }
        out.push('}');
    }

    fn value(&self, value: Value<'_>, ty: &'static Type, form: &Form, out: &mut String) {
        match ty {
            _ if value.is_null() => out.push_str("null"),
            Type::Any | Type::Pairs => out.push_str(value.as_json()),
            Type::Money(shape, _) if value.scalar().is_some() => self.money(value, shape, out),
            // An amount beside its currency is in minor units already.
            Type::Money(shape, _) => Printer { scale: None, ..*self }.object(value, shape, out),
            Type::Object(shape) | Type::Partial(shape) => self.object(value, shape, out),
            Type::OneOf(first, second) => {
                // The one whose members it has; both print the same type of value.
                let knows = |shape: &'static Shape| {
                    value
                        .entries()
                        .filter(|(name, _)| shape.field(name.as_bytes(), 0).is_some())
                        .count()
                };
                let shape = if knows(second) > knows(first) { second } else { first };
                self.object(value, shape, out);
            }
            Type::OneOrMore(element) if value.is_object() => self.value(value, element, form, out),
            Type::List(element) | Type::OneOrMore(element) => {
                out.push('[');
                for (index, value) in value.elements().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    self.value(value, element, form, out);
                }
                out.push(']');
            }
            Type::ScalarOrObject(_, shape) if value.is_object() || value.is_array() => {
                self.object(value, shape, out);
            }
            Type::ScalarOrObject(scalar, _) => self.scalar(value, scalar, form, out),
            scalar => self.scalar(value, scalar, form, out),
        }
    }

    fn scalar(&self, value: Value<'_>, ty: &Type, form: &Form, out: &mut String) {
        let text = value.scalar();
        match (ty, form.wire) {
            (Type::Flag, wire) => {
                let yes = value.tag() == Tag::True
                    || text.is_some_and(|text| match text.parse::<Amount>() {
                        Ok(amount) => !amount.is_zero(),
                        Err(_) => text == "true",
                    });
                out.push_str(match (wire, yes) {
                    (Wire::Boolean, true) => "true",
                    (Wire::Boolean, false) => "false",
                    (_, true) => "1",
                    (_, false) => "0",
                });
            }
            (Type::Minor, _) => match self.minor(value) {
                Some(units) => out.push_str(&units.to_string()),
                None => out.push_str(value.as_json()),
            },
            (_, Wire::String) if value.tag() == Tag::Number => quote(value.as_json(), out),
            (_, Wire::Integer | Wire::Number) if value.tag() == Tag::String => {
                match text.as_deref().and_then(|text| as_number(text, ty)) {
                    Some(number) => out.push_str(&number),
                    None => out.push_str(value.as_json()),
                }
            }
            _ => out.push_str(value.as_json()),
        }
    }

    /// Minor units: whole numbers as they are, others by the scale of the caller's currency.
    fn minor(&self, value: Value<'_>) -> Option<i128> {
        let amount = value.decimal()?;
        let whole =
            value.is_plain_integer() && self.decimals.binary_search(&value.start()).is_err();
        match self.scale {
            Some(scale) if !whole => amount.to_scale(scale),
            _ => amount.to_scale(0),
        }
    }

    /// An amount that was given alone, with the caller's currency beside it.
    fn money(&self, value: Value<'_>, shape: &'static Shape, out: &mut String) {
        out.push('{');
        for (index, field) in shape.fields.iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            quote(field.name, out);
            out.push(':');
            match field.ty {
                Type::Minor => out.push_str(&self.minor(value).unwrap_or_default().to_string()),
                Type::Text(Format::Currency) => quote(self.currency.unwrap_or_default(), out),
                _ => out.push_str("null"),
            }
        }
        out.push('}');
    }
}

/// Text as a JSON number of the same spelling; nothing where it would not come back the
/// same (an id with zeros in front) or is no number (a date).
fn as_number(text: &str, ty: &Type) -> Option<String> {
    let amount: Amount = text.parse().ok()?;
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let plain = digits.trim_start_matches('0');
    let zeros = digits.len().saturating_sub(plain.len());
    let begins = plain.starts_with(|first: char| first.is_ascii_digit());
    match ty {
        Type::Id if zeros > 0 && digits != "0" => None,
        Type::Whole | Type::Quantity | Type::UnixTime => Some(amount.to_scale(0)?.to_string()),
        _ if begins => Some(format!("{sign}{plain}")),
        _ => Some(format!("{sign}0{plain}")),
    }
}
