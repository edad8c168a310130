//! Holds a document against a shape: the structural rules.
//!
//! The walk also leaves each known key's field position in the key's node, so that
//! the typed views read a member without searching for it.

use std::borrow::Cow;

use crate::amount::{Amount, AmountError};
use crate::finding::{Basis, Code, Severity};
use crate::format;
use crate::json::{Node, Tag};
use crate::options::{Mode, Unknown};
use crate::shape::{Field, Form, Format, Shape, Type, Wire};
use crate::sink::{Detail, Raw, Sink};

/// What the encoder of a host object knows that its text does not say.
#[derive(Clone, Debug, Default)]
pub struct HostMarks {
    /// Offsets of numbers that were binary floats, ascending.
    pub floats: Vec<u32>,
    /// Offsets of integers that the language may not have held exactly, ascending.
    pub unsafe_integers: Vec<u32>,
}

pub(crate) struct Walk<'a> {
    pub text: &'a str,
    pub nodes: &'a mut [Node],
    pub mode: Mode,
    pub unknown: Unknown,
    pub dialect: usize,
    pub host: Option<&'a HostMarks>,
    /// A float for an amount is an error, whatever the mode.
    pub exact: bool,
    pub sink: &'a mut Sink,
}

/// Where a value is looked at: its form and what a rule about it rests on.
#[derive(Clone, Copy)]
struct Place {
    form: &'static Form,
    documented: Basis,
    partial: bool,
}

impl Place {
    fn basis(self) -> Basis {
        self.form.basis(self.documented)
    }
}

const NO_FIELD: u32 = u32::MAX;

impl<'a> Walk<'a> {
    /// Checks the whole document.
    pub fn root(&mut self, shape: &'static Shape) {
        static FORM: Form = crate::shape::container("{}");
        let place = Place { form: &FORM, documented: Basis::Documented, partial: false };
        let node = self.node(0);
        if node.tag == Tag::Object {
            self.object(0, node, shape, place);
        } else {
            self.say(0, Code::FieldType, Severity::Error, Basis::Documented, Some("object"));
            self.free(0);
        }
        if let Some(host) = self.host {
            for offset in &host.unsafe_integers {
                let found = self.nodes.binary_search_by_key(offset, |node| node.start);
                if let Some(at) = found.ok().and_then(|at| u32::try_from(at).ok()) {
                    self.say(
                        at,
                        Code::ValueUnsafeInteger,
                        Severity::Warning,
                        Basis::Inferred,
                        None,
                    );
                }
            }
        }
    }

    fn node(&self, at: u32) -> Node {
        usize::try_from(at).ok().and_then(|at| self.nodes.get(at)).copied().unwrap_or(Node::MISSING)
    }

    fn raw(&self, node: Node) -> &'a str {
        node.slice(self.text)
    }

    fn value(&mut self, at: u32, ty: &'static Type, place: Place) {
        if self.sink.done() {
            return;
        }
        let node = self.node(at);
        if node.is_lone_surrogate() {
            self.say(at, Code::JsonLoneSurrogate, Severity::Error, Basis::Documented, None);
        }
        if node.tag == Tag::Null {
            if !place.form.nullable && !matches!(ty, Type::Any) {
                self.deviation(at, Code::FieldNull, type_word(ty, place.form), place);
            }
            return;
        }
        match ty {
            Type::Any => self.free(at),
            Type::Object(shape) => self.object_or_empty(at, node, shape, place, ty),
            Type::Partial(shape) => {
                self.object_or_empty(at, node, shape, Place { partial: true, ..place }, ty)
            }
            Type::OneOf(first, second) => {
                let shape = self.closest(at, node, first, second);
                self.object_or_empty(at, node, shape, place, ty);
            }
            Type::List(element) | Type::OneOrMore(element) => {
                self.list(at, node, ty, element, place)
            }
            Type::ScalarOrObject(scalar, shape) => match node.tag {
                Tag::Object | Tag::Array => self.object_or_empty(at, node, shape, place, ty),
                _ => self.scalar(at, node, scalar, place),
            },
            scalar => self.scalar(at, node, scalar, place),
        }
    }

    fn object_or_empty(
        &mut self,
        at: u32,
        node: Node,
        shape: &'static Shape,
        place: Place,
        ty: &'static Type,
    ) {
        match node.tag {
            Tag::Object => self.object(at, node, shape, place),
            // PHP prints an empty object as an empty list.
            Tag::Array if node.next == at.saturating_add(1) => {
                self.deviation(at, Code::FieldType, type_word(ty, place.form), place);
            }
            _ => self.mismatch(at, ty, place),
        }
        if node.tag == Tag::Array {
            self.free(at);
        }
    }

    fn list(
        &mut self,
        at: u32,
        node: Node,
        ty: &'static Type,
        element: &'static Type,
        place: Place,
    ) {
        match node.tag {
            Tag::Array => {
                let mut child = at.saturating_add(1);
                while child < node.next {
                    if self.node(child).tag == Tag::Null {
                        self.deviation(
                            child,
                            Code::FieldNull,
                            type_word(element, place.form),
                            place,
                        );
                    } else {
                        self.value(child, element, place);
                    }
                    child = self.after(child);
                }
            }
            Tag::Object if matches!(ty, Type::OneOrMore(_)) => self.value(at, element, place),
            Tag::Object if node.next == at.saturating_add(1) => {
                self.deviation(at, Code::FieldType, type_word(ty, place.form), place);
            }
            _ => {
                self.mismatch(at, ty, place);
                if node.tag == Tag::Object {
                    self.free(at);
                }
            }
        }
    }

    /// The node behind a value; a value always ends behind itself.
    fn after(&self, at: u32) -> u32 {
        self.node(at).next.max(at.saturating_add(1))
    }

    fn object(&mut self, at: u32, node: Node, shape: &'static Shape, place: Place) {
        let documented =
            shape.source(self.dialect).map_or(Basis::Documented, |source| source.basis);
        let mut seen = 0_u128;
        let mut strangers = Vec::new();
        let mut hint = 0;
        let mut key_at = at.saturating_add(1);
        while key_at < node.next {
            let key = self.node(key_at);
            let value_at = key_at.saturating_add(1);
            let field = match key.plain(self.text) {
                Some(name) => shape.field(name, hint),
                None => shape.field(key.string(self.text).as_bytes(), hint),
            };
            let field = field
                .and_then(|(position, field)| Some((position, field, field.form(self.dialect)?)));
            match field {
                Some((position, field, form)) => {
                    hint = position.saturating_add(1);
                    let bit = 1_u128.checked_shl(u32::try_from(position).unwrap_or(0)).unwrap_or(0);
                    if seen & bit != 0 {
                        self.say(
                            key_at,
                            Code::JsonDuplicateKey,
                            Severity::Error,
                            Basis::Documented,
                            None,
                        );
                    }
                    seen |= bit;
                    self.link(key_at, position);
                    self.value(
                        value_at,
                        &field.ty,
                        Place { form, documented, partial: place.partial },
                    );
                }
                None => {
                    self.link(key_at, usize::MAX);
                    strangers.push(key_at);
                    self.stranger(key_at);
                    self.free(value_at);
                }
            }
            key_at = self.after(value_at);
        }
        self.duplicates(&strangers);
        if place.partial {
            return;
        }
        for (position, field) in shape.fields.iter().enumerate() {
            let bit = 1_u128.checked_shl(u32::try_from(position).unwrap_or(0)).unwrap_or(0);
            if seen & bit == 0
                && let Some(form) = field.form(self.dialect).filter(|form| form.required)
            {
                self.missing(at, field, form, documented);
            }
        }
    }

    fn link(&mut self, key_at: u32, position: usize) {
        let position = u32::try_from(position).unwrap_or(NO_FIELD);
        if let Some(key) = usize::try_from(key_at).ok().and_then(|at| self.nodes.get_mut(at)) {
            key.next = position;
        }
    }

    fn stranger(&mut self, key_at: u32) {
        if self.node(key_at).is_lone_surrogate() {
            self.say(key_at, Code::JsonLoneSurrogate, Severity::Error, Basis::Documented, None);
        }
        let severity = match self.unknown {
            Unknown::Keep => return,
            Unknown::Warn => Severity::Warning,
            Unknown::Reject => Severity::Error,
        };
        self.say(key_at, Code::FieldUnknown, severity, Basis::Documented, None);
    }

    /// What no shape describes: only JSON's own rules hold.
    fn free(&mut self, at: u32) {
        let node = self.node(at);
        match node.tag {
            Tag::Object => {
                let mut keys = Vec::new();
                let mut key_at = at.saturating_add(1);
                while key_at < node.next {
                    keys.push(key_at);
                    if self.node(key_at).is_lone_surrogate() {
                        self.say(
                            key_at,
                            Code::JsonLoneSurrogate,
                            Severity::Error,
                            Basis::Documented,
                            None,
                        );
                    }
                    self.link(key_at, usize::MAX);
                    let value_at = key_at.saturating_add(1);
                    self.free(value_at);
                    key_at = self.after(value_at);
                }
                self.duplicates(&keys);
            }
            Tag::Array => {
                let mut child = at.saturating_add(1);
                while child < node.next {
                    self.free(child);
                    child = self.after(child);
                }
            }
            Tag::String if node.is_lone_surrogate() => {
                self.say(at, Code::JsonLoneSurrogate, Severity::Error, Basis::Documented, None);
            }
            _ => {}
        }
    }

    /// Finds equal keys by sorting: `n log n` however many there are.
    fn duplicates(&mut self, keys: &[u32]) {
        if keys.len() < 2 {
            return;
        }
        let mut names: Vec<(Cow<'_, str>, u32)> =
            keys.iter().map(|at| (self.node(*at).string(self.text), *at)).collect();
        names.sort_unstable();
        let mut twice: Vec<u32> = Vec::new();
        for pair in names.windows(2) {
            if let [(a, _), (b, at)] = pair
                && a == b
            {
                twice.push(*at);
            }
        }
        drop(names);
        for at in twice {
            self.say(at, Code::JsonDuplicateKey, Severity::Error, Basis::Documented, None);
        }
    }

    /// The shape that knows more of an object's members; the first when both do.
    fn closest(
        &self,
        at: u32,
        node: Node,
        first: &'static Shape,
        second: &'static Shape,
    ) -> &'static Shape {
        let (mut known_first, mut known_second) = (0_usize, 0_usize);
        let mut key_at = at.saturating_add(1);
        while node.tag == Tag::Object && key_at < node.next {
            let name = self.node(key_at).string(self.text);
            let known =
                |shape: &'static Shape| usize::from(shape.field(name.as_bytes(), 0).is_some());
            known_first = known_first.saturating_add(known(first));
            known_second = known_second.saturating_add(known(second));
            key_at = self.after(key_at.saturating_add(1));
        }
        if known_second > known_first { second } else { first }
    }

    fn scalar(&mut self, at: u32, node: Node, ty: &'static Type, place: Place) {
        match ty {
            Type::Flag => self.flag(at, node, place),
            Type::Text(format) => self.text(at, node, *format, place, ty),
            Type::Secret => self.text(at, node, Format::Plain, place, ty),
            Type::Id => self.id(at, node, place),
            Type::UnixTime => self.unix_time(at, node, place),
            _ => self.number(at, node, ty, place),
        }
        if matches!(node.tag, Tag::Array | Tag::Object) {
            self.free(at);
        }
    }

    fn text(&mut self, at: u32, node: Node, format: Format, place: Place, ty: &'static Type) {
        match node.tag {
            Tag::String if format == Format::Plain => {}
            Tag::String => {
                let text = node.string(self.text);
                let (fits, code, expected) = match format {
                    Format::Url => (
                        format::is_url(&text),
                        Code::FormatUrl,
                        "an absolute URL such as https://shop.example/path",
                    ),
                    _ => (
                        format::is_date_time(&text),
                        Code::FormatDateTime,
                        "a date and time such as 2016-04-22T11:02:47-07:00",
                    ),
                };
                if !fits {
                    self.say(at, code, Severity::Error, place.documented, Some(expected));
                }
            }
            Tag::Number if format == Format::Plain => {
                let word = type_word(ty, place.form);
                self.deviation_of(at, Code::FieldType, word, place, matches!(ty, Type::Secret));
            }
            _ => self.mismatch(at, ty, place),
        }
    }

    fn id(&mut self, at: u32, node: Node, place: Place) {
        let whole = place.form.wire == Wire::Integer;
        match node.tag {
            Tag::String => {
                let text = node.string(self.text);
                if text == "null" {
                    self.say(
                        at,
                        Code::FieldPlaceholder,
                        Severity::Warning,
                        Basis::Inferred,
                        Some("an id"),
                    );
                } else if whole {
                    let digits = Amount::parse(text.as_bytes())
                        .is_ok_and(|amount| amount.to_scale(0).is_some());
                    if digits {
                        self.deviation(at, Code::FieldType, "integer", place);
                    } else {
                        self.mismatch(at, &Type::Id, place);
                    }
                }
            }
            Tag::Number => {
                if self.whole(at, node, place) && !whole {
                    self.deviation(at, Code::FieldType, "string", place);
                }
            }
            _ => self.mismatch(at, &Type::Id, place),
        }
    }

    fn flag(&mut self, at: u32, node: Node, place: Place) {
        let text = match node.tag {
            Tag::String => node.string(self.text),
            _ => Cow::Borrowed(self.raw(node)),
        };
        let known = match node.tag {
            Tag::True | Tag::False => true,
            Tag::String => matches!(&*text, "0" | "1" | "true" | "false"),
            Tag::Number => {
                let value =
                    Amount::parse(text.as_bytes()).ok().and_then(|amount| amount.to_scale(0));
                matches!(value, Some(0 | 1)) && !text.starts_with('-')
            }
            _ => false,
        };
        if !known {
            self.say(
                at,
                Code::ValueFlag,
                Severity::Error,
                place.documented,
                Some("0, 1, true or false"),
            );
        } else if node.tag != Tag::Number {
            self.deviation(at, Code::FieldType, type_word(&Type::Flag, place.form), place);
        }
    }

    fn unix_time(&mut self, at: u32, node: Node, place: Place) {
        match node.tag {
            Tag::Number => {
                self.whole(at, node, place);
            }
            Tag::String => {
                let text = node.string(self.text);
                let seconds =
                    Amount::parse(text.as_bytes()).is_ok_and(|amount| amount.to_scale(0).is_some());
                if seconds || format::is_date_time(&text) {
                    self.deviation(
                        at,
                        Code::FieldType,
                        type_word(&Type::UnixTime, place.form),
                        place,
                    );
                } else {
                    let expected = "Unix seconds or a date and time";
                    self.say(
                        at,
                        Code::FormatDateTime,
                        Severity::Error,
                        place.documented,
                        Some(expected),
                    );
                }
            }
            _ => self.mismatch(at, &Type::UnixTime, place),
        }
    }

    /// Amounts, rates, percentages, quantities and other whole numbers.
    fn number(&mut self, at: u32, node: Node, ty: &'static Type, place: Place) {
        let word = type_word(ty, place.form);
        let text = match node.tag {
            Tag::Number => Cow::Borrowed(self.raw(node)),
            Tag::String => node.string(self.text),
            _ => return self.mismatch(at, ty, place),
        };
        let whole = matches!(ty, Type::Whole | Type::Quantity);
        let negative = match plain_decimal(text.as_bytes(), whole) {
            Some(negative) => negative,
            None => match Amount::parse(text.as_bytes()) {
                Ok(amount) if whole && amount.to_scale(0).is_none() => {
                    return self.say(
                        at,
                        Code::ValueInteger,
                        Severity::Error,
                        place.documented,
                        Some("a whole number"),
                    );
                }
                Ok(amount) => amount.is_negative(),
                Err(error) => {
                    let (code, expected) = match (error, whole) {
                        (AmountError::Syntax, true) => (Code::ValueInteger, "a whole number"),
                        (AmountError::Syntax, false) => {
                            (Code::AmountSyntax, "a decimal number such as 12.50")
                        }
                        (AmountError::Range, true) => (Code::ValueRange, "at most 28 digits"),
                        (AmountError::Range, false) => (Code::AmountRange, "at most 28 digits"),
                    };
                    return self.say(at, code, Severity::Error, place.documented, Some(expected));
                }
            },
        };
        if !whole && let Some(node) = usize::try_from(at).ok().and_then(|at| self.nodes.get_mut(at))
        {
            node.mark_decimal();
        }
        let documented_string = place.form.wire == Wire::String;
        if documented_string != (node.tag == Tag::String) {
            self.deviation(at, Code::FieldType, word, place);
        }
        if matches!(ty, Type::Percent) {
            let hundred = Amount::parse(text.as_bytes())
                .ok()
                .and_then(|a| a.to_scale(crate::amount::MAX_SCALE));
            let limit = crate::amount::power_of_ten(crate::amount::MAX_SCALE.saturating_add(2));
            if negative || hundred > limit || hundred.is_none() {
                self.say(
                    at,
                    Code::ValueRange,
                    Severity::Warning,
                    Basis::Inferred,
                    Some("0 to 100"),
                );
            }
        } else if negative && !matches!(ty, Type::Whole) {
            let what = if matches!(ty, Type::Quantity) { "a quantity" } else { "an amount" };
            self.say(at, Code::ValueNegative, Severity::Warning, Basis::Inferred, Some(what));
        }
        if let Some(host) = self.host
            && !whole
            && host.floats.binary_search(&node.start).is_ok()
        {
            let severity = if self.exact || self.mode == Mode::Strict {
                Severity::Error
            } else {
                Severity::Warning
            };
            self.say(
                at,
                Code::AmountFloat,
                severity,
                Basis::Inferred,
                Some("decimal text or the original bytes"),
            );
        }
    }

    /// A JSON number that has to be whole; says so when it is not.
    fn whole(&mut self, at: u32, node: Node, place: Place) -> bool {
        if plain_decimal(self.raw(node).as_bytes(), true).is_some() {
            return true;
        }
        let (code, expected) = match Amount::parse(self.raw(node).as_bytes()) {
            Ok(amount) if amount.to_scale(0).is_some() => return true,
            Err(AmountError::Range) => (Code::ValueRange, "at most 28 digits"),
            _ => (Code::ValueInteger, "a whole number"),
        };
        self.say(at, code, Severity::Error, place.documented, Some(expected));
        false
    }

    /// Another JSON type than lenient mode takes.
    fn mismatch(&mut self, at: u32, ty: &'static Type, place: Place) {
        let word = type_word(ty, place.form);
        self.say_of(
            at,
            Code::FieldType,
            Severity::Error,
            place.documented,
            Some(word),
            matches!(ty, Type::Secret),
        );
    }

    /// What lenient mode takes and strict mode does not.
    fn deviation(&mut self, at: u32, code: Code, expected: &'static str, place: Place) {
        self.deviation_of(at, code, expected, place, false);
    }

    fn deviation_of(
        &mut self,
        at: u32,
        code: Code,
        expected: &'static str,
        place: Place,
        secret: bool,
    ) {
        let severity = if self.mode == Mode::Strict { Severity::Error } else { Severity::Info };
        self.say_of(at, code, severity, place.basis(), Some(expected), secret);
    }

    fn missing(&mut self, at: u32, field: &'static Field, form: &'static Form, basis: Basis) {
        let offset = self.node(at).start;
        if self.sink.wants(Severity::Error, offset) {
            let expected = type_word(&field.ty, form);
            let raw = Raw {
                code: Code::FieldMissing,
                severity: Severity::Error,
                basis,
                offset,
                node: at,
                missing: Some(field.name),
                expected: Some(expected),
                secret: false,
                detail: None,
            };
            self.sink.push(raw);
        }
    }

    fn say(
        &mut self,
        at: u32,
        code: Code,
        severity: Severity,
        basis: Basis,
        expected: Option<&'static str>,
    ) {
        self.say_of(at, code, severity, basis, expected, false);
    }

    fn say_of(
        &mut self,
        node: u32,
        code: Code,
        severity: Severity,
        basis: Basis,
        expected: Option<&'static str>,
        secret: bool,
    ) {
        let offset = self.node(node).start;
        if self.sink.wants(severity, offset) {
            let detail: Option<Box<Detail>> = None;
            self.sink.push(Raw {
                code,
                severity,
                basis,
                offset,
                node,
                missing: None,
                expected,
                secret,
                detail,
            });
        }
    }
}

/// The sign of a number in its usual spelling, decided without computing it; `None` sends
/// anything unusual the long way.
fn plain_decimal(text: &[u8], whole: bool) -> Option<bool> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    if digits.len() > 18 || !digits.first()?.is_ascii_digit() || !digits.last()?.is_ascii_digit() {
        return None;
    }
    let (mut points, mut nonzero) = (0_u8, false);
    for byte in digits {
        match byte {
            b'0' => {}
            b'1'..=b'9' => nonzero = true,
            b'.' => points = points.saturating_add(1),
            _ => return None,
        }
    }
    (points <= u8::from(!whole)).then_some(negative && nonzero)
}

/// The documented JSON type in one word.
pub(crate) fn type_word(ty: &Type, form: &Form) -> &'static str {
    match ty {
        Type::Object(_) | Type::Partial(_) | Type::OneOf(..) => "object",
        Type::List(_) | Type::OneOrMore(_) => "array",
        Type::Any => "value",
        _ => match form.wire {
            Wire::String => "string",
            Wire::Integer if matches!(ty, Type::Amount | Type::Rate | Type::Percent) => "number",
            Wire::Integer => "integer",
            Wire::Number => "number",
            Wire::Container | Wire::Absent => "value",
        },
    }
}
