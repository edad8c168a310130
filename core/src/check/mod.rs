//! Holds a document against a shape: the structural rules.
//!
//! The walk also leaves each known key's field position in the key's node, so that
//! the typed views read a member without searching for it.

mod scalar;

use crate::finding::{Basis, Code, Severity};
use crate::json::{Node, Tag};
use crate::options::{Mode, Unknown};
use crate::shape::{Field, Form, Shape, Type, Wire};
use crate::sink::{Detail, Raw, Sink};
use crate::sorting::sorted;
use crate::suggest::nearest;

/// What the encoder of a host object knows that its text does not say.
#[derive(Clone, Debug, Default)]
pub struct HostMarks {
    /// Offsets of numbers that were binary floats, ascending.
    pub floats: Vec<u32>,
    /// Offsets of integers that the language may not have held exactly, ascending.
    pub unsafe_integers: Vec<u32>,
    /// Offsets of numbers that were exact decimals, ascending.
    pub decimals: Vec<u32>,
}

/// How a caller's values differ from a payload: amounts may stand in the place of what a
/// document writes for them, and what is required has to be there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Given {
    /// The decimals of the currency that the caller named.
    pub scale: Option<u32>,
    /// The caller named a currency.
    pub currency: bool,
    /// They become a query, which leaves out what is null.
    pub query: bool,
}

pub(crate) struct Walk<'a> {
    pub text: &'a str,
    pub nodes: &'a mut [Node],
    pub mode: Mode,
    pub unknown: Unknown,
    pub max_lines: Option<usize>,
    pub dialect: usize,
    pub host: Option<&'a HostMarks>,
    /// A float for an amount is an error, whatever the mode.
    pub exact: bool,
    /// The text was a query string: it has no types, and leaves out what is null.
    pub query: bool,
    /// The values are the caller's, to build a payload of.
    pub given: Option<Given>,
    /// Values of a host object that no finding may show, in the order of the document.
    pub secrets: Vec<u32>,
    /// The most decimals that a number is written with; more than any where one has an unusual
    /// spelling.
    pub finest: u32,
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

/// The fields of an object that were there, by position: two words, since 128-bit shifts
/// are slow in WebAssembly.
#[derive(Default)]
struct Seen([u64; 2]);

impl Seen {
    fn word_and_bit(position: usize) -> (usize, u64) {
        (position >> 6 & 1, 1_u64.rotate_left(u32::try_from(position & 63).unwrap_or(0)))
    }

    fn has(&self, position: usize) -> bool {
        let (word, bit) = Self::word_and_bit(position);
        self.0.get(word).is_some_and(|word| word & bit != 0)
    }

    /// Takes notice of a field; whether it was there before.
    fn again(&mut self, position: usize) -> bool {
        let (word, bit) = Self::word_and_bit(position);
        self.0.get_mut(word).is_some_and(|word| {
            let before = *word & bit != 0;
            *word |= bit;
            before
        })
    }
}

/// Unknown members that are compared with a missing one.
const MOST_STRANGERS: usize = 16;

const NO_FIELD: u32 = u32::MAX;

/// A key of an object and the digest of what it says.
type Key = (u32, u64);

/// A number that tells most texts apart.
fn digest(text: &[u8]) -> u64 {
    let (words, rest) = text.as_chunks::<8>();
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    words.iter().chain([&last]).fold(0, |digest: u64, word| {
        let mixed = digest.rotate_left(23) ^ u64::from_le_bytes(*word);
        mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15)
    })
}

fn index(at: u32) -> usize {
    usize::try_from(at).unwrap_or(usize::MAX)
}

impl<'a> Walk<'a> {
    /// Checks the whole document; `many` takes a list of objects as well as one.
    pub fn root(&mut self, shape: &'static Shape, many: bool) {
        static FORM: Form = crate::shape::container("{}");
        let place = Place { form: &FORM, documented: Basis::Documented, partial: false };
        let node = self.node(0);
        if node.tag == Tag::Object {
            self.object(0, node, shape, place);
        } else if node.tag == Tag::Array && many {
            let mut child = 1;
            let end = self.looked_at(0, node);
            while child < end {
                let element = self.node(child);
                if element.tag == Tag::Object {
                    self.object(child, element, shape, place);
                } else {
                    self.say(
                        child,
                        Code::FieldType,
                        Severity::Error,
                        Basis::Documented,
                        Some("object"),
                    );
                    self.free(child);
                }
                child = self.after(child);
            }
        } else {
            self.say(0, Code::FieldType, Severity::Error, Basis::Documented, Some("object"));
            self.free(0);
        }
        if let Some(host) = self.host {
            for offset in &host.unsafe_integers {
                let found = self.nodes.binary_search_by_key(offset, |node| node.start);
                if let Some(at) = found.ok().and_then(|at| u32::try_from(at).ok()) {
                    let secret = self.secrets.binary_search(&at).is_ok();
                    let (code, severity) = (Code::ValueUnsafeInteger, Severity::Warning);
                    self.say_of(at, code, severity, Basis::Inferred, None, secret);
                }
            }
        }
    }

    fn node(&self, at: u32) -> Node {
        self.nodes.get(index(at)).copied().unwrap_or(Node::MISSING)
    }

    fn raw(&self, node: Node) -> &'a str {
        node.slice(self.text)
    }

    fn value(&mut self, at: u32, node: Node, ty: &'static Type, place: Place) {
        if self.sink.done() {
            return;
        }
        if node.is_lone_surrogate() {
            self.say(at, Code::JsonLoneSurrogate, Severity::Error, Basis::Documented, None);
        }
        if node.tag == Tag::Null {
            if !place.form.nullable && !matches!(ty, Type::Any) {
                let word = type_word(ty, place.form);
                // What a caller sends has to be there, unless the document itself shows null.
                match self.given {
                    Some(_) if place.form.required && !place.form.contradicted => {
                        let basis = place.basis();
                        self.say(at, Code::FieldNull, Severity::Error, basis, Some(word));
                    }
                    _ => self.deviation(at, Code::FieldNull, word, place),
                }
            }
            return;
        }
        match ty {
            Type::Any => self.free(at),
            Type::Pairs => {
                if !matches!(node.tag, Tag::Object | Tag::Array) {
                    self.mismatch(at, ty, place);
                }
                self.free(at);
            }
            Type::Money(..)
                if self.given.is_some() && matches!(node.tag, Tag::Number | Tag::String) =>
            {
                self.bare_amount(at, node, ty, place);
            }
            Type::Money(shape, _) => {
                // An amount beside its currency is in minor units already.
                let given = self.given;
                self.given = given.map(|given| Given { scale: None, ..given });
                self.object_or_empty(at, node, shape, place, ty);
                self.given = given;
            }
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
                // What is built of it lacks what it lacks.
                if self.given.is_some() {
                    self.object(at, node, shape, place);
                }
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
                let end = self.looked_at(at, node);
                while child < end {
                    let value = self.node(child);
                    if value.tag == Tag::Null {
                        self.deviation(
                            child,
                            Code::FieldNull,
                            type_word(element, place.form),
                            place,
                        );
                    } else {
                        self.value(child, value, element, place);
                    }
                    child = value.next.max(child.saturating_add(1));
                }
            }
            Tag::Object if matches!(ty, Type::OneOrMore(_)) => self.value(at, node, element, place),
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

    /// The node behind the last element of a list that is looked at.
    #[inline]
    fn looked_at(&mut self, at: u32, node: Node) -> u32 {
        match self.max_lines {
            None => node.next,
            Some(most) => self.bounded(at, node, most),
        }
    }

    #[cold]
    fn bounded(&mut self, at: u32, node: Node, most: usize) -> u32 {
        let mut elements = 0_usize;
        let (mut child, mut end) = (at.saturating_add(1), node.next);
        while child < node.next {
            if elements == most {
                end = child;
            }
            elements = elements.saturating_add(1);
            child = self.after(child);
        }
        if elements > most && self.sink.wants(Severity::Error, node.start) {
            let (found, expected) = (Some(elements.to_string()), Some(most.to_string()));
            let detail = Detail { found, expected, ..Detail::default() };
            let (code, severity) = (Code::LimitLines, Severity::Error);
            let raw = Raw::new(code, severity, Basis::Documented, node.start, at);
            self.sink.push(raw.with(detail));
        }
        end
    }

    /// The node behind a value; a value always ends behind itself.
    fn after(&self, at: u32) -> u32 {
        self.node(at).next.max(at.saturating_add(1))
    }

    fn object(&mut self, at: u32, node: Node, shape: &'static Shape, place: Place) {
        let documented =
            shape.source(self.dialect).map_or(Basis::Documented, |source| source.basis);
        let mut seen = Seen::default();
        let mut strangers = Vec::new();
        let (mut hint, mut lead, mut known) = (0, 0_u8, 0_usize);
        let mut room = String::new();
        let mut key_at = at.saturating_add(1);
        while key_at < node.next {
            let value_at = key_at.saturating_add(1);
            let pair = self.nodes.get(index(key_at)..).and_then(<[Node]>::first_chunk);
            let [key, value] = pair.copied().unwrap_or([Node::MISSING; 2]);
            let name = key.name(self.text, &mut room);
            let field = shape.field(name, hint);
            let field = field
                .and_then(|(position, field)| Some((position, field, field.form(self.dialect)?)));
            match field {
                Some((position, field, form)) => {
                    hint = position.saturating_add(1);
                    if seen.again(position) {
                        self.say(
                            key_at,
                            Code::JsonDuplicateKey,
                            Severity::Error,
                            Basis::Documented,
                            None,
                        );
                    } else {
                        known = known.wrapping_add(1);
                    }
                    if position == usize::from(lead)
                        && key_at.wrapping_sub(at)
                            == u32::from(lead).wrapping_mul(2).wrapping_add(1)
                    {
                        lead = lead.wrapping_add(1);
                    }
                    self.link(key_at, position);
                    if !self.usual(value_at, value, &field.ty, form) {
                        let place = Place { form, documented, partial: place.partial };
                        self.value(value_at, value, &field.ty, place);
                    }
                }
                None => {
                    self.link(key_at, usize::MAX);
                    strangers.push((key_at, digest(name)));
                    self.stranger(key_at, shape);
                    self.free(value_at);
                }
            }
            key_at = value.next.max(value_at.wrapping_add(1));
        }
        if let Some(node) = self.nodes.get_mut(index(at)) {
            node.lead = lead;
        }
        self.duplicates(&strangers);
        if place.partial || known == shape.fields.len() {
            return;
        }
        for (position, field) in shape.fields.iter().enumerate() {
            if let Some(form) = field.form(self.dialect).filter(|form| form.required)
                && !seen.has(position)
            {
                self.missing(at, field, form, documented, &strangers);
            }
        }
    }

    /// The fields of a shape by name, in this dialect.
    fn names(&self, shape: &'static Shape) -> impl Iterator<Item = &'static str> + use<'a> {
        let dialect = self.dialect;
        let here = shape.fields.iter().filter(move |field| field.form(dialect).is_some());
        here.map(|field| field.name)
    }

    fn link(&mut self, key_at: u32, position: usize) {
        let position = u32::try_from(position).unwrap_or(NO_FIELD);
        if let Some(key) = self.nodes.get_mut(index(key_at)) {
            key.next = position;
        }
    }

    fn stranger(&mut self, key_at: u32, shape: &'static Shape) {
        if self.node(key_at).is_lone_surrogate() {
            self.say(key_at, Code::JsonLoneSurrogate, Severity::Error, Basis::Documented, None);
        }
        let severity = match self.unknown {
            Unknown::Keep => return,
            Unknown::Warn => Severity::Warning,
            Unknown::Reject => Severity::Error,
        };
        let key = self.node(key_at);
        if self.sink.wants(severity, key.start) {
            let expected = nearest(&key.string(self.text), self.names(shape));
            let (code, basis) = (Code::FieldUnknown, Basis::Documented);
            let raw = Raw::new(code, severity, basis, key.start, key_at);
            self.sink.push(Raw { expected, ..raw });
        }
    }

    /// What no shape describes: only JSON's own rules hold.
    fn free(&mut self, at: u32) {
        let node = self.node(at);
        match node.tag {
            Tag::Object => {
                let mut count = 0_usize;
                let mut key_at = at.saturating_add(1);
                while key_at < node.next {
                    count = count.saturating_add(1);
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
                // Of a single key there is nothing to compare, and most nests have one.
                if count > 1 {
                    self.duplicates(&self.keys(at, node));
                }
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

    /// The keys of an object.
    fn keys(&self, at: u32, node: Node) -> Vec<Key> {
        let (mut keys, mut room) = (Vec::new(), String::new());
        let mut key_at = at.saturating_add(1);
        while key_at < node.next {
            keys.push((key_at, digest(self.node(key_at).name(self.text, &mut room))));
            key_at = self.after(key_at.saturating_add(1));
        }
        keys
    }

    /// Whether all of these keys say this.
    fn all_named(&self, name: &str, keys: &[u32]) -> bool {
        let mut room = String::new();
        keys.iter().all(|key| self.node(*key).name(self.text, &mut room) == name.as_bytes())
    }

    /// Finds equal keys by sorting: `n log n` however many there are.
    fn duplicates(&mut self, keys: &[Key]) {
        if keys.len() < 2 {
            return;
        }
        let digest = |at: usize| keys.get(at).map(|(_, digest)| *digest);
        let order = sorted(keys.len(), &mut |a, b| digest(a).cmp(&digest(b)).then(a.cmp(&b)));
        let mut twice: Vec<u32> = Vec::new();
        // Most names differ in their digest already; those that do not, by chance or because
        // somebody made them so, are compared.
        for run in order.chunk_by(|a, b| digest(*a) == digest(*b)).filter(|run| run.len() > 1) {
            let alike: Vec<_> =
                run.iter().filter_map(|at| keys.get(*at).map(|(key, _)| *key)).collect();
            if let [first, others @ ..] = &*alike
                && self.all_named(&self.node(*first).string(self.text), others)
            {
                twice.extend(others);
                continue;
            }
            let names: Vec<_> = alike.iter().map(|key| self.node(*key).string(self.text)).collect();
            let order =
                sorted(names.len(), &mut |a, b| names.get(a).cmp(&names.get(b)).then(a.cmp(&b)));
            for pair in order.windows(2) {
                if let [a, b] = pair
                    && names.get(*a) == names.get(*b)
                {
                    twice.extend(alike.get(*b));
                }
            }
        }
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
        // In a query string everything is text.
        let query = self.query && code == Code::FieldType && self.node(at).tag == Tag::String;
        if query {
            return;
        }
        let severity = if self.mode == Mode::Strict { Severity::Error } else { Severity::Info };
        self.say_of(at, code, severity, place.basis(), Some(expected), secret);
    }

    fn missing(
        &mut self,
        at: u32,
        field: &'static Field,
        form: &'static Form,
        documented: Basis,
        strangers: &[Key],
    ) {
        let strict = self.mode == Mode::Strict || self.given.is_some();
        // What the document shows as null may be left out of a query.
        let left_out = self.given.is_some_and(|given| given.query) && form.contradicted;
        let severity = match form.doubt {
            _ if left_out => Severity::Info,
            _ if strict => Severity::Error,
            _ if self.query => Severity::Info,
            Some(_) => Severity::Warning,
            None => Severity::Error,
        };
        let offset = self.node(at).start;
        if !self.sink.wants(severity, offset) {
            return;
        }
        let basis = form.doubt.unwrap_or(documented);
        let raw = Raw::new(Code::FieldMissing, severity, basis, offset, at);
        let expected = Some(type_word(&field.ty, form));
        let raw = Raw { missing: Some(field.name), expected, ..raw };
        // It may be there by another name.
        let like = strangers
            .iter()
            .take(MOST_STRANGERS)
            .map(|(key, _)| (*key, self.node(*key).string(self.text)))
            .find(|(_, name)| nearest(name, std::iter::once(field.name)).is_some());
        self.sink.push(match like {
            None => raw,
            Some((key, name)) => {
                let note = format!("; `{name}` may be meant for it");
                let related = vec![(key, format!("rename it to `{}`", field.name))];
                raw.with(Detail { note, related, ..Detail::default() })
            }
        });
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
            let raw = Raw::new(code, severity, basis, offset, node);
            self.sink.push(Raw { expected, secret, ..raw });
        }
    }
}

/// The documented JSON type in one word.
pub(crate) fn type_word(ty: &Type, form: &Form) -> &'static str {
    match ty {
        Type::Object(_) | Type::Partial(_) | Type::OneOf(..) | Type::Money(..) | Type::Pairs => {
            "object"
        }
        Type::Word(_) => "string",
        Type::List(_) | Type::OneOrMore(_) => "array",
        Type::Any => "any value",
        _ => match form.wire {
            Wire::String => "string",
            Wire::Integer if matches!(ty, Type::Amount | Type::Rate | Type::Percent) => "number",
            Wire::Integer => "integer",
            Wire::Number => "number",
            Wire::Boolean => "boolean",
            Wire::Container | Wire::Absent => "value",
        },
    }
}
