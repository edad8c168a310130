//! What a declaration is: the fields of a payload, declared once.
//!
//! `shape!` turns one declaration into a static table ([`Shape`]) and a typed view.
//! The table drives the check and every printer (JSON Schema, TypeScript, `TypedDict`,
//! reference); the view is what Rust code reads fields with. A document may show one
//! shape in several *dialects* (RetailOps: text in one document, numbers in the other);
//! each field then has one [`Form`] a dialect.

use crate::finding::Basis;

/// What a field means, whatever its JSON type.
#[derive(Clone, Copy, Debug)]
pub enum Type {
    /// Text.
    Text(Format),
    /// Text that never appears in a message.
    Secret,
    /// An identifier, as text or as a whole number.
    Id,
    /// An amount of money: an exact decimal, not negative.
    Amount,
    /// An exact decimal that is no money, such as a rate.
    Rate,
    /// A percentage from 0 to 100.
    Percent,
    /// A whole number.
    Whole,
    /// A whole number that counts goods, not negative.
    Quantity,
    /// An amount of money as a whole number of minor units, not negative.
    Minor,
    /// One of some words.
    Word(&'static [&'static str]),
    /// 0 or 1, true or false.
    Flag,
    /// Seconds since 1970.
    UnixTime,
    /// Anything.
    Any,
    /// Names and values that no document lists: an object, or a list of pairs.
    Pairs,
    /// An amount with its currency, and whose currency that is.
    Money(&'static Shape, &'static str),
    /// An object.
    Object(&'static Shape),
    /// An object whose members are typed but none of them required: the document
    /// shows it only in an example.
    Partial(&'static Shape),
    /// A list.
    List(&'static Type),
    /// A list, or one of its elements in its place.
    OneOrMore(&'static Type),
    /// The scalar, or an object.
    ScalarOrObject(&'static Type, &'static Shape),
    /// One of two objects: the one that knows more of the members.
    OneOf(&'static Shape, &'static Shape),
}

/// A documented format of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// No format.
    Plain,
    /// An absolute URL.
    Url,
    /// A date and time in one of RetailOps' forms.
    DateTime,
    /// A date and time of RFC 3339.
    Timestamp,
    /// A date and time, `YYYY-MM-DD HH:MM:SS`.
    SpacedDateTime,
    /// A date, `YYYY-MM-DD`.
    Date,
    /// An email address.
    Email,
    /// A telephone number of E.164.
    Phone,
    /// A country by its two letters of ISO 3166-1.
    Country,
    /// A part of a country by its code of ISO 3166-2, with or without the country's.
    Subdivision,
    /// A currency by its three letters of ISO 4217.
    Currency,
}

/// The JSON type that a document gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wire {
    /// A JSON string.
    String,
    /// A JSON number without a fraction, as far as the type is whole.
    Integer,
    /// A JSON number.
    Number,
    /// A JSON boolean.
    Boolean,
    /// An array or object, by the type.
    Container,
    /// Not in this dialect.
    Absent,
}

/// How one dialect writes a field: its JSON type, whether it is required, an example.
#[derive(Clone, Copy, Debug)]
pub struct Form {
    /// The documented JSON type; for a list of scalars that of the elements.
    pub wire: Wire,
    /// The document lists it as required, or marks others as optional.
    pub required: bool,
    /// What the requirement rests on where no table states it or the document's own
    /// example breaks it; then lenient mode only warns.
    pub doubt: Option<Basis>,
    /// `null` is a documented value.
    pub nullable: bool,
    /// The document's own example has another type, or is null.
    pub(crate) contradicted: bool,
    /// The document's example, as JSON text.
    pub example: &'static str,
}

/// Whether an example has another type than its document says. Compile time only.
const fn contradicts(wire: Wire, example: &str) -> bool {
    let mut rest = example.as_bytes();
    while let [b'[', tail @ ..] = rest {
        rest = tail;
    }
    let [first, ..] = rest else { return false };
    match (wire, *first) {
        (_, b'n') => true,
        (Wire::String, first) => first != b'"',
        (Wire::Integer | Wire::Number, first) => first == b'"',
        (Wire::Boolean, first) => !matches!(first, b't' | b'f'),
        _ => false,
    }
}

/// Text for people, where it is printed.
#[must_use]
pub const fn kept(text: &'static str) -> &'static str {
    if cfg!(feature = "full") { text } else { "" }
}

impl Form {
    const fn new(wire: Wire, example: &'static str) -> Self {
        // `version` is written as its example says.
        let kept = cfg!(feature = "full") || matches!(wire, Wire::Integer);
        let contradicted = contradicts(wire, example);
        let example = if kept { example } else { "" };
        Self { wire, required: false, doubt: None, nullable: false, contradicted, example }
    }

    /// The same, required.
    #[must_use]
    pub const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// The same, required by a rule that is inferred or contradicted.
    #[must_use]
    pub const fn expected(self, basis: Basis) -> Self {
        Self { required: true, doubt: Some(basis), ..self }
    }

    /// The same, with `null` as a documented value.
    #[must_use]
    pub const fn nullable(self) -> Self {
        Self { nullable: true, ..self }
    }

    /// What a finding about the JSON type rests on: the document, unless its own
    /// example has another type or is null.
    #[must_use]
    pub fn basis(&self, documented: Basis) -> Basis {
        if self.contradicted { Basis::Contradicted } else { documented }
    }
}

/// A field that the document types as a string.
#[must_use]
pub const fn string(example: &'static str) -> Form {
    Form::new(Wire::String, example)
}

/// A field that the document types as an integer.
#[must_use]
pub const fn integer(example: &'static str) -> Form {
    Form::new(Wire::Integer, example)
}

/// A field that the document types as a number.
#[must_use]
pub const fn number(example: &'static str) -> Form {
    Form::new(Wire::Number, example)
}

/// A field that the document types as a boolean.
#[must_use]
pub const fn boolean(example: &'static str) -> Form {
    Form::new(Wire::Boolean, example)
}

/// A field that is an object or array.
#[must_use]
pub const fn container(example: &'static str) -> Form {
    Form::new(Wire::Container, example)
}

/// A field that this dialect does not have.
#[must_use]
pub const fn absent() -> Form {
    Form::new(Wire::Absent, "")
}

/// One field of a shape.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// The member's name on the wire.
    pub name: &'static str,
    /// What it means, for people.
    pub doc: &'static str,
    /// What it means, for the check.
    pub ty: Type,
    /// One form a dialect; a single one serves all.
    pub forms: &'static [Form],
}

impl Field {
    /// The form in a dialect, or `None` where the dialect does not have the field.
    #[must_use]
    pub fn form(&self, dialect: usize) -> Option<&'static Form> {
        self.forms.get(dialect).or(self.forms.first()).filter(|form| form.wire != Wire::Absent)
    }
}

/// Where a declaration comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Source {
    /// The document.
    pub document: &'static str,
    /// [`Basis::Documented`] for a table of the document, [`Basis::Inferred`] for an example.
    pub basis: Basis,
}

/// The fields of one object, declared once.
#[derive(Debug)]
pub struct Shape {
    /// The name of its type, without the vendor.
    pub name: &'static str,
    /// What the object is.
    pub doc: &'static str,
    /// One source a dialect; a single one serves all.
    pub sources: &'static [Source],
    /// Its fields.
    pub fields: &'static [Field],
    /// Hash of a name to its field's position plus one.
    index: [u8; SLOTS],
}

const SLOTS: usize = 128;

impl Shape {
    /// A shape with its look-up table. At most 100 fields, or the crate does not compile.
    #[must_use]
    #[expect(
        clippy::indexing_slicing,
        clippy::as_conversions,
        clippy::arithmetic_side_effects,
        reason = "evaluated at compile time only, where a failure is a compile error"
    )]
    pub const fn new(
        name: &'static str,
        doc: &'static str,
        sources: &'static [Source],
        fields: &'static [Field],
    ) -> Self {
        assert!(fields.len() <= 100, "the look-up table holds 100 fields");
        let mut index = [0; SLOTS];
        let mut i = 0;
        while i < fields.len() {
            let mut slot = hash(fields[i].name.as_bytes());
            while index[slot] != 0 {
                slot = (slot + 1) % SLOTS;
            }
            index[slot] = (i + 1) as u8;
            i += 1;
        }
        Self { name, doc, sources, fields, index }
    }

    /// The field of this name and its position. `hint` is tried first: members tend
    /// to come in one order.
    #[must_use]
    #[inline]
    pub fn field(&'static self, name: &[u8], hint: usize) -> Option<(usize, &'static Field)> {
        match self.fields.get(hint).filter(|field| field.name.as_bytes() == name) {
            Some(field) => Some((hint, field)),
            None => self.find(name),
        }
    }

    #[inline(never)]
    fn find(&'static self, name: &[u8]) -> Option<(usize, &'static Field)> {
        let mut slot = hash(name);
        loop {
            let position = usize::from(*self.index.get(slot)?).checked_sub(1)?;
            let field = self.fields.get(position)?;
            if field.name.as_bytes() == name {
                return Some((position, field));
            }
            slot = slot.wrapping_add(1) % SLOTS;
        }
    }

    /// The source in a dialect.
    #[must_use]
    pub fn source(&self, dialect: usize) -> Option<&'static Source> {
        self.sources.get(dialect).or(self.sources.first())
    }
}

/// Length, first, middle and last byte tell the names of one shape well apart.
#[expect(
    clippy::as_conversions,
    reason = "u8 to usize in a const fn, where `from` is not available"
)]
const fn hash(name: &[u8]) -> usize {
    let Some((first, _)) = name.split_first() else { return 0 };
    let Some((last, _)) = name.split_last() else { return 0 };
    let (_, half) = name.split_at(name.len() / 2);
    let Some((middle, _)) = half.split_first() else { return 0 };
    let sum = name.len().wrapping_mul(9);
    let sum = sum.wrapping_add((*first as usize).wrapping_mul(3));
    let sum = sum.wrapping_add((*middle as usize).wrapping_mul(7));
    sum.wrapping_add((*last as usize).wrapping_mul(17)) % SLOTS
}

/// A type of a declared field: its meaning, and what reading it in Rust gives.
pub trait Member {
    /// The meaning.
    const TYPE: Type;
    /// What reading it gives.
    type View<'p>;
    /// Reads it; an absent, null or invalid value gives nothing.
    fn view<'p>(value: Option<crate::value::Value<'p>>) -> Self::View<'p>;
}

/// Declares a shape: `Name { field: Type, [form, …]; … }` with a comment on each becomes
/// the table `Name::SHAPE` and the view `Name<'p>` with one method a field.
macro_rules! shape {
    (
        $(#[doc = $doc:literal])+
        $name:ident from $sources:expr;
        $($(#[doc = $field_doc:literal])+ $field:ident: $ty:ty, [$($form:expr),+ $(,)?];)*
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug)]
        pub struct $name<'p> {
            value: $crate::value::Value<'p>,
        }

        impl $name<'_> {
            /// The declaration.
            pub const SHAPE: &'static $crate::shape::Shape = {
                static SHAPE: $crate::shape::Shape = $crate::shape::Shape::new(
                    stringify!($name),
                    $crate::shape::kept(concat!($($doc),+).trim_ascii()),
                    $sources,
                    &[$($crate::shape::Field {
                        name: $crate::shape::bare(stringify!($field)),
                        doc: $crate::shape::kept(concat!($($field_doc),+).trim_ascii()),
                        ty: <$ty as $crate::shape::Member>::TYPE,
                        forms: &[$($form),+],
                    }),*],
                );
                &SHAPE
            };
            const NAMES: &'static [&'static str] = &[$(stringify!($field)),*];
        }

        impl<'p> $name<'p> {
            /// The view of an object that was checked against this shape.
            #[must_use]
            pub fn of(value: $crate::value::Value<'p>) -> Self {
                Self { value }
            }

            /// Its amounts and quantities, by the fields' names.
            #[allow(dead_code, reason = "only lines are listed with their amounts")]
            pub(crate) fn amounts(&self) -> Vec<(&'static str, $crate::amount::Amount)> {
                $crate::value::amounts(self.value, Self::SHAPE)
            }

            /// The object itself.
            #[must_use]
            pub fn value(&self) -> $crate::value::Value<'p> {
                self.value
            }

            $(
                $(#[doc = $field_doc])+
                #[must_use]
                #[allow(clippy::as_conversions, non_snake_case, dead_code, reason = "the position of a field in its declaration")]
                pub fn $field(&self) -> <$ty as $crate::shape::Member>::View<'p> {
                    const POSITION: usize = $name::position(stringify!($field));
                    <$ty as $crate::shape::Member>::view(self.value.field(POSITION))
                }
            )*

            #[allow(dead_code, reason = "a shape without fields has no positions")]
            const fn position(name: &str) -> usize {
                $crate::shape::position(Self::NAMES, name)
            }
        }

        impl $crate::value::is::Object for $name<'_> {
            const OBJECT: &'static $crate::shape::Shape = $name::SHAPE;
        }

        impl $crate::shape::Member for $name<'_> {
            const TYPE: $crate::shape::Type = $crate::shape::Type::Object($name::SHAPE);
            type View<'p> = Option<$name<'p>>;

            fn view<'p>(value: Option<$crate::value::Value<'p>>) -> Option<$name<'p>> {
                value.filter(|value| value.is_object()).map($name::of)
            }
        }
    };
}

pub(crate) use shape;

/// The value of a member by its field: where a list or an object stands, of which the
/// field's method gives only what is in it.
macro_rules! member {
    ($view:ident.$field:ident) => {{
        // The name is that of a field, or this does not compile.
        if false {
            let _ = $view.$field();
        }
        $view.value().get($crate::shape::bare(stringify!($field)))
    }};
}

pub(crate) use member;

/// A name without the `r#` that a keyword needs in Rust.
#[must_use]
pub const fn bare(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}

/// Where a name stands in a list of names; compile time only.
#[expect(
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "evaluated at compile time only, where a failure is a compile error"
)]
pub(crate) const fn position(names: &[&str], name: &str) -> usize {
    let mut i = 0;
    while i < names.len() {
        let (a, b) = (names[i].as_bytes(), name.as_bytes());
        let mut same = a.len() == b.len();
        let mut j = 0;
        while same && j < a.len() {
            same = a[j] == b[j];
            j += 1;
        }
        if same {
            return i;
        }
        i += 1;
    }
    i
}
