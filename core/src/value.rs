//! Typed reading of a checked document.

use std::borrow::Cow;
use std::marker::PhantomData;

use crate::amount::Amount;
use crate::json::{Document, Node, Tag};
use crate::shape::{Format, Member, Shape, Type};

/// A value of a document: its exact text, and its place.
#[derive(Clone, Copy, Debug)]
pub struct Value<'p> {
    document: Document<'p>,
    node: u32,
}

impl<'p> Value<'p> {
    pub(crate) fn new(document: Document<'p>, node: u32) -> Self {
        Self { document, node }
    }

    /// Another value of the same document.
    pub(crate) fn at(self, node: u32) -> Self {
        Self { node, ..self }
    }

    /// The place in the document, for findings.
    pub(crate) fn node(self) -> u32 {
        self.node
    }

    fn entry(self) -> Node {
        self.document.node(self.node)
    }

    pub(crate) fn tag(self) -> Tag {
        self.entry().tag
    }

    /// An object.
    #[must_use]
    pub fn is_object(self) -> bool {
        self.tag() == Tag::Object
    }

    /// A list.
    #[must_use]
    pub fn is_array(self) -> bool {
        self.tag() == Tag::Array
    }

    /// `null`.
    #[must_use]
    pub fn is_null(self) -> bool {
        self.tag() == Tag::Null
    }

    /// Checked to be an amount, a rate or a percentage.
    pub(crate) fn is_decimal(self) -> bool {
        self.entry().is_decimal()
    }

    /// A number without fraction and exponent that is not an amount.
    pub(crate) fn is_plain_integer(self) -> bool {
        self.entry().is_integer() && !self.is_decimal()
    }

    /// Where its text begins.
    pub(crate) fn start(self) -> u32 {
        self.entry().start
    }

    /// The text exactly as it was sent.
    #[must_use]
    pub fn as_json(self) -> &'p str {
        self.document.slice(self.entry())
    }

    /// The text of a string without quotes and escapes, or the spelling of a number.
    #[must_use]
    #[inline]
    pub fn scalar(self) -> Option<Cow<'p, str>> {
        match self.tag() {
            Tag::String => Some(self.document.string(self.entry())),
            Tag::Number => Some(Cow::Borrowed(self.as_json())),
            _ => None,
        }
    }

    /// The exact decimal of a number, or of text that spells one.
    #[must_use]
    #[inline]
    pub fn decimal(self) -> Option<Amount> {
        match self.entry().digits(self.document.text) {
            Some(digits) => Amount::parse(digits).ok(),
            None => Amount::parse(self.scalar()?.as_bytes()).ok(),
        }
    }

    /// The members of an object, as the names and values stand.
    pub fn entries(self) -> impl Iterator<Item = (Cow<'p, str>, Value<'p>)> {
        let document = self.document;
        self.children(Tag::Object).map(move |(key, value)| {
            (document.string(document.node(key)), Value { document, node: value })
        })
    }

    /// The member of an object by its name, found by searching.
    #[must_use]
    pub fn get(self, name: &str) -> Option<Value<'p>> {
        self.entries().find(|(key, _)| key == name).map(|(_, value)| value)
    }

    /// The elements of an array.
    pub fn elements(self) -> impl Iterator<Item = Value<'p>> {
        let document = self.document;
        self.children(Tag::Array).map(move |(_, node)| Value { document, node })
    }

    /// The children of a container of this tag: the key (or the element itself) and the value.
    fn children(self, tag: Tag) -> impl Iterator<Item = (u32, u32)> {
        let entry = self.entry();
        let end = if entry.tag == tag { entry.next } else { 0 };
        let keys = u32::from(tag == Tag::Object);
        let document = self.document;
        let mut cursor = self.node.saturating_add(1);
        std::iter::from_fn(move || {
            (cursor < end).then(|| {
                let (key, value) = (cursor, cursor.saturating_add(keys));
                // A node always ends behind itself, so the cursor moves on.
                cursor = document.node(value).next.max(value.saturating_add(1));
                (key, value)
            })
        })
    }

    /// The value of a declared member of a checked object, by the field's position. The
    /// check leaves it in each key's node.
    #[inline(never)]
    pub(crate) fn field(self, position: usize) -> Option<Value<'p>> {
        let lead = usize::from(self.entry().lead);
        if position < lead {
            let place = u32::try_from(position).ok()?.wrapping_mul(2).wrapping_add(2);
            return Some(self.at(self.node.saturating_add(place)));
        }
        self.linked().skip(lead).find(|(at, _)| *at == position).map(|(_, value)| value)
    }

    /// The elements of a list that are not null; nothing for another value.
    #[inline(never)]
    fn items(self) -> Option<Vec<Value<'p>>> {
        if !self.is_array() && !self.is_object() {
            return None;
        }
        let mut items = Vec::with_capacity(self.elements().count());
        items.extend(self.elements().filter(|element| !element.is_null()));
        Some(items)
    }

    /// The declared members of a checked object: field position and value.
    pub(crate) fn linked(self) -> impl Iterator<Item = (usize, Value<'p>)> {
        let document = self.document;
        self.children(Tag::Object).filter_map(move |(key, node)| {
            let position = usize::try_from(document.node(key).next).ok()?;
            (document.node(key).next != u32::MAX).then_some((position, Value { document, node }))
        })
    }

    /// A scalar as a word: the text of a string, the spelling of anything else.
    pub(crate) fn word(self) -> Option<Cow<'p, str>> {
        match self.tag() {
            Tag::Array | Tag::Object => None,
            Tag::String => self.scalar(),
            _ => Some(Cow::Borrowed(self.as_json())),
        }
    }
}

/// An exact decimal and the value it was read from.
#[derive(Clone, Copy, Debug)]
pub struct Number<'p> {
    /// The decimal.
    pub amount: Amount,
    /// Where it stands.
    pub value: Value<'p>,
}

/// The amounts and quantities of a checked object, by the fields' names; of an amount
/// with a currency its minor units.
pub(crate) fn amounts(value: Value<'_>, shape: &'static Shape) -> Vec<(&'static str, Amount)> {
    let read = |(position, value): (usize, Value<'_>)| {
        let field = shape.fields.get(position)?;
        let amount = match field.ty {
            Type::Amount | Type::Rate | Type::Percent | Type::Quantity | Type::Minor => {
                value.decimal()
            }
            Type::Money(shape, _) => {
                let minor = |(at, _): &(usize, Value<'_>)| {
                    shape.fields.get(*at).is_some_and(|field| matches!(field.ty, Type::Minor))
                };
                value.linked().find(minor).and_then(|(_, cents)| cents.decimal())
            }
            _ => None,
        };
        Some((field.name, amount?))
    };
    value.linked().filter_map(read).collect()
}

/// A flag as it stands: RetailOps writes "no" in many ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// Absent, null, 0 or false.
    No,
    /// 1 or true.
    Yes,
    /// Something else.
    Invalid,
}

/// The meanings that a declaration gives its fields.
pub mod is {
    use super::{Cow, Format, Member, Number, PhantomData, Shape, Tag, Truth, Type, Value};

    /// Declares a marker type with its meaning and how it is read.
    macro_rules! meaning {
        ($($(#[doc = $doc:literal])+ $name:ident = $ty:expr, $view:ty, $read:expr;)+) => {
            $(
                $(#[doc = $doc])+
                #[derive(Clone, Copy, Debug)]
                pub struct $name;

                impl Member for $name {
                    const TYPE: Type = $ty;
                    type View<'p> = $view;

                    fn view<'p>(value: Option<Value<'p>>) -> $view {
                        let read: fn(Option<Value<'p>>) -> $view = $read;
                        read(value)
                    }
                }
            )+
        };
    }

    fn scalar(value: Option<Value<'_>>) -> Option<Cow<'_, str>> {
        value.and_then(Value::scalar)
    }

    fn number(value: Option<Value<'_>>) -> Option<Number<'_>> {
        value.and_then(|value| value.decimal().map(|amount| Number { amount, value }))
    }

    fn whole(value: Option<Value<'_>>) -> Option<Number<'_>> {
        number(value).filter(|number| number.amount.to_scale(0).is_some())
    }

    fn flag(value: Option<Value<'_>>) -> Truth {
        let Some(value) = value else { return Truth::No };
        match value.tag() {
            Tag::Null | Tag::False => Truth::No,
            Tag::True => Truth::Yes,
            _ => match value.scalar().as_deref().map(str::as_bytes) {
                Some(b"0" | b"false") => Truth::No,
                Some(b"1" | b"true") => Truth::Yes,
                _ => Truth::Invalid,
            },
        }
    }

    meaning! {
        /// Text.
        Text = Type::Text(Format::Plain), Option<Cow<'p, str>>, scalar;
        /// An absolute URL.
        Url = Type::Text(Format::Url), Option<Cow<'p, str>>, scalar;
        /// A date and time.
        DateTime = Type::Text(Format::DateTime), Option<Cow<'p, str>>, scalar;
        /// A date and time of RFC 3339.
        Timestamp = Type::Text(Format::Timestamp), Option<Cow<'p, str>>, scalar;
        /// A date and time with a space between.
        SpacedDateTime = Type::Text(Format::SpacedDateTime), Option<Cow<'p, str>>, scalar;
        /// A date.
        Date = Type::Text(Format::Date), Option<Cow<'p, str>>, scalar;
        /// An email address.
        Email = Type::Text(Format::Email), Option<Cow<'p, str>>, scalar;
        /// A telephone number.
        Phone = Type::Text(Format::Phone), Option<Cow<'p, str>>, scalar;
        /// A country.
        Country = Type::Text(Format::Country), Option<Cow<'p, str>>, scalar;
        /// A part of a country.
        Subdivision = Type::Text(Format::Subdivision), Option<Cow<'p, str>>, scalar;
        /// A currency.
        Currency = Type::Text(Format::Currency), Option<Cow<'p, str>>, scalar;
        /// Text that never appears in a message.
        Secret = Type::Secret, Option<Cow<'p, str>>, scalar;
        /// An identifier.
        Id = Type::Id, Option<Cow<'p, str>>, scalar;
        /// An amount of money.
        Amount = Type::Amount, Option<Number<'p>>, number;
        /// A decimal that is no money.
        Rate = Type::Rate, Option<Number<'p>>, number;
        /// A percentage.
        Percent = Type::Percent, Option<Number<'p>>, number;
        /// A whole number.
        Whole = Type::Whole, Option<Number<'p>>, whole;
        /// A whole number that counts goods.
        Quantity = Type::Quantity, Option<Number<'p>>, whole;
        /// An amount in minor units.
        Minor = Type::Minor, Option<Number<'p>>, whole;
        /// A flag.
        Flag = Type::Flag, Truth, flag;
        /// Seconds since 1970, or a date in lenient mode.
        UnixTime = Type::UnixTime, Option<Value<'p>>, |value| value;
        /// Anything.
        Any = Type::Any, Option<Value<'p>>, |value| value;
        /// Names and values that no document lists.
        Pairs = Type::Pairs, Option<Value<'p>>, |value| value;
    }

    /// Words of which a field has one.
    pub trait Words {
        /// The words.
        const WORDS: &'static [&'static str];
    }

    /// One of some words.
    #[derive(Debug)]
    pub struct Word<W>(PhantomData<W>);

    /// Whose currency an amount is in.
    pub trait Role {
        /// In words, such as `the customer's currency`.
        const NAME: &'static str;
    }

    /// An amount with its currency, in a role.
    #[derive(Debug)]
    pub struct Money<S, R>(PhantomData<(S, R)>);

    /// The elements of a list, each read when it is asked for.
    #[derive(Debug)]
    pub struct Items<'p, T>(Vec<Value<'p>>, PhantomData<T>);

    impl<'p, T: Member> Items<'p, T> {
        /// How many there are.
        #[must_use]
        pub fn len(&self) -> usize {
            self.0.len()
        }

        /// There are none.
        #[must_use]
        pub fn is_empty(&self) -> bool {
            self.0.is_empty()
        }

        /// What reading each gives.
        pub fn iter(&self) -> impl Iterator<Item = T::View<'p>> {
            self.into_iter()
        }
    }

    impl<'p, T: Member> IntoIterator for Items<'p, T> {
        type Item = T::View<'p>;
        type IntoIter = std::iter::Map<std::vec::IntoIter<Value<'p>>, fn(Value<'p>) -> T::View<'p>>;

        fn into_iter(self) -> Self::IntoIter {
            self.0.into_iter().map(|value| T::view(Some(value)))
        }
    }

    impl<'s, 'p, T: Member> IntoIterator for &'s Items<'p, T> {
        type Item = T::View<'p>;
        type IntoIter =
            std::iter::Map<std::slice::Iter<'s, Value<'p>>, fn(&'s Value<'p>) -> T::View<'p>>;

        fn into_iter(self) -> Self::IntoIter {
            self.0.iter().map(|value| T::view(Some(*value)))
        }
    }

    impl<T> Default for Items<'_, T> {
        fn default() -> Self {
            Self(Vec::new(), PhantomData)
        }
    }

    /// A list.
    #[derive(Debug)]
    pub struct List<T>(PhantomData<T>);

    /// A list, or one of its elements.
    #[derive(Debug)]
    pub struct OneOrMore<T>(PhantomData<T>);

    /// An object of which no member is required.
    #[derive(Debug)]
    pub struct Partial<T>(PhantomData<T>);

    /// A scalar, or an object in its place.
    #[derive(Debug)]
    pub struct ScalarOr<T, S>(PhantomData<(T, S)>);

    /// One of two objects, told apart by their members.
    #[derive(Debug)]
    pub struct Either<A, B>(PhantomData<(A, B)>);

    /// A declared object, for the types that wrap one.
    pub trait Object {
        /// Its shape.
        const OBJECT: &'static Shape;
    }

    impl<T: Member> Member for List<T> {
        const TYPE: Type = Type::List(&T::TYPE);
        /// The elements that are not null; nothing when the list is absent.
        type View<'p> = Option<Items<'p, T>>;

        fn view<'p>(value: Option<Value<'p>>) -> Self::View<'p> {
            Some(Items(value?.items()?, PhantomData))
        }
    }

    impl<T: Member> Member for OneOrMore<T> {
        const TYPE: Type = Type::OneOrMore(&T::TYPE);
        type View<'p> = Option<Items<'p, T>>;

        fn view<'p>(value: Option<Value<'p>>) -> Self::View<'p> {
            match value {
                Some(one) if !one.is_array() => Some(Items(vec![one], PhantomData)),
                value => List::<T>::view(value),
            }
        }
    }

    impl<T: Object + Member> Member for Partial<T> {
        const TYPE: Type = Type::Partial(T::OBJECT);
        type View<'p> = T::View<'p>;

        fn view<'p>(value: Option<Value<'p>>) -> Self::View<'p> {
            T::view(value)
        }
    }

    impl<T: Member, S: Object> Member for ScalarOr<T, S> {
        const TYPE: Type = Type::ScalarOrObject(&T::TYPE, S::OBJECT);
        type View<'p> = Option<Value<'p>>;

        fn view<'p>(value: Option<Value<'p>>) -> Self::View<'p> {
            value
        }
    }

    impl<W: Words> Member for Word<W> {
        const TYPE: Type = Type::Word(W::WORDS);
        type View<'p> = Option<Cow<'p, str>>;

        fn view<'p>(value: Option<Value<'p>>) -> Self::View<'p> {
            scalar(value)
        }
    }

    impl<S: Object + Member, R: Role> Member for Money<S, R> {
        const TYPE: Type = Type::Money(S::OBJECT, R::NAME);
        type View<'p> = S::View<'p>;

        fn view<'p>(value: Option<Value<'p>>) -> Self::View<'p> {
            S::view(value)
        }
    }

    impl<A: Object, B: Object> Member for Either<A, B> {
        const TYPE: Type = Type::OneOf(A::OBJECT, B::OBJECT);
        type View<'p> = Option<Value<'p>>;

        fn view<'p>(value: Option<Value<'p>>) -> Self::View<'p> {
            value
        }
    }
}
