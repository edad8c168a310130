//! Columns that take values of checked payloads: one more printer over `Shape`.
//!
//! A column takes a value or fails with a [`Misfit`]; a row that failed in the middle is taken back by
//! [`Column::truncate`]. Members that an object lacks cost nothing: a column that fell behind is filled
//! up at its next value, or at the end.

use std::sync::Arc;

use arrow_array::{
    ArrayRef, BooleanArray, Decimal128Array, Int64Array, ListArray, StringArray, StructArray,
};
use arrow_buffer::{BooleanBufferBuilder, Buffer, NullBufferBuilder, OffsetBuffer, ScalarBuffer};
use arrow_schema::{ArrowError, DataType, Field, Fields};

use super::options::Amounts;
use crate::amount::Amount;
use crate::finding::Code;
use crate::json::Tag;
use crate::shape::{Shape, Type};
use crate::value::Value;

/// The digits that a decimal of 128 bits holds.
pub(super) const DIGITS: u8 = 38;
const LIMIT: u128 = 10_u128.pow(38);

/// A value that its column does not hold, and what would.
#[derive(Debug)]
pub(super) struct Misfit {
    pub node: u32,
    pub code: Code,
    /// What was found, where that is not the value.
    pub found: Option<String>,
    pub room: String,
}

/// Values of one type.
#[derive(Debug)]
pub(super) enum Column {
    /// Text as it says, without quotes and escapes.
    Text(Texts),
    /// A number or text, spelled as it was sent.
    Spelling(Texts),
    /// JSON text.
    Json(Texts),
    /// Exact decimals of one scale.
    Decimal(Numbers<i128>, u8),
    /// Whole numbers of 64 bits.
    Whole(Numbers<i64>),
    /// Flags.
    Flag(BooleanBufferBuilder, Validity),
    /// Objects.
    Object(Objects),
    /// Lists.
    List(Lists),
    /// The element of a list of which each has a row.
    Element(Box<Self>),
}

type Validity = NullBufferBuilder;

const ROWS: usize = 1024;

/// Text, one behind the other.
#[derive(Debug)]
pub(super) struct Texts {
    ends: Vec<i32>,
    bytes: Vec<u8>,
    valid: Validity,
}

/// Numbers.
#[derive(Debug)]
pub(super) struct Numbers<T> {
    values: Vec<T>,
    valid: Validity,
}

/// Objects by their members.
#[derive(Debug)]
pub(super) struct Objects {
    /// The declaration, or two of which an object follows one, with the column of each field.
    shapes: Vec<(&'static Shape, Vec<Option<usize>>)>,
    names: Vec<&'static str>,
    columns: Vec<Column>,
    valid: Validity,
    rows: usize,
}

/// Lists by their elements.
#[derive(Debug)]
pub(super) struct Lists {
    ends: Vec<i32>,
    elements: Box<Column>,
    valid: Validity,
}

/// How declared types become columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rules {
    pub dialect: usize,
    pub amounts: Amounts,
    pub scale: u8,
}

impl Rules {
    /// The columns of an object; `path` leads to a list of which each element has a row.
    pub fn objects(self, shapes: &[&'static Shape], path: &[&str]) -> Objects {
        let mut objects = Objects {
            shapes: Vec::new(),
            names: Vec::new(),
            columns: Vec::new(),
            valid: Validity::new(ROWS),
            rows: 0,
        };
        for shape in shapes {
            let mut places = Vec::with_capacity(shape.fields.len());
            for field in shape.fields {
                let there = field.form(self.dialect).is_some();
                let path = path.split_first().filter(|(name, _)| **name == field.name);
                let column = match path {
                    _ if !there => None,
                    Some((_, rest)) => self.column(&field.ty, Some(rest)),
                    None => self.column(&field.ty, None),
                };
                let known = objects.names.iter().position(|name| *name == field.name);
                places.push(match (column, known) {
                    (None, _) => None,
                    (Some(column), None) => {
                        objects.names.push(field.name);
                        objects.columns.push(column);
                        Some(objects.columns.len().saturating_sub(1))
                    }
                    (Some(column), Some(known)) => {
                        // What two declarations type differently is of open type.
                        if let Some(first) = objects.columns.get_mut(known)
                            && first.data_type() != column.data_type()
                        {
                            *first = Column::Json(Texts::new());
                        }
                        Some(known)
                    }
                });
            }
            objects.shapes.push((shape, places));
        }
        objects
    }

    /// The column of a type; nothing of a secret, or of an object of nothing else.
    fn column(self, ty: &'static Type, path: Option<&[&str]>) -> Option<Column> {
        Some(match ty {
            Type::Secret => return None,
            Type::Text(_) | Type::Id | Type::Word(_) | Type::UnixTime => Column::Text(Texts::new()),
            Type::Amount | Type::Rate | Type::Percent => match self.amounts {
                Amounts::Decimal => Column::Decimal(Numbers::new(), self.scale),
                Amounts::Text => Column::Spelling(Texts::new()),
            },
            Type::Minor if self.amounts == Amounts::Text => Column::Spelling(Texts::new()),
            Type::Whole | Type::Quantity | Type::Minor => Column::Whole(Numbers::new()),
            Type::Flag => Column::Flag(BooleanBufferBuilder::new(ROWS), Validity::new(ROWS)),
            // A value of either type is kept as JSON spells it.
            Type::Any | Type::Pairs | Type::ScalarOrObject(..) => Column::Json(Texts::new()),
            Type::Object(shape) | Type::Partial(shape) | Type::Money(shape, _) => {
                self.object(&[shape], path)?
            }
            Type::OneOf(first, second) => self.object(&[first, second], path)?,
            Type::List(element) | Type::OneOrMore(element) => match path {
                Some([]) => Column::Element(Box::new(self.column(element, None)?)),
                _ => Column::List(Lists {
                    ends: vec![0],
                    elements: Box::new(self.column(element, None)?),
                    valid: Validity::new(ROWS),
                }),
            },
        })
    }

    fn object(self, shapes: &[&'static Shape], path: Option<&[&str]>) -> Option<Column> {
        let objects = self.objects(shapes, path.unwrap_or_default());
        let declares = |shape: &&'static Shape| {
            shape.fields.iter().any(|field| field.form(self.dialect).is_some())
        };
        match objects.columns.is_empty() {
            false => Some(Column::Object(objects)),
            // Nothing of it is declared, so whatever is in it is kept.
            true if !shapes.iter().any(declares) => Some(Column::Json(Texts::new())),
            true => None,
        }
    }
}

impl Texts {
    pub fn new() -> Self {
        Self { ends: vec![0], bytes: Vec::new(), valid: Validity::new(ROWS) }
    }

    pub fn push(&mut self, text: Option<&str>) {
        self.bytes.extend_from_slice(text.unwrap_or_default().as_bytes());
        self.valid.append(text.is_some());
        self.ends.push(length(self.bytes.len()));
    }

    fn fill(&mut self, missing: usize) {
        self.ends.resize(self.ends.len().saturating_add(missing), length(self.bytes.len()));
        self.valid.append_n_nulls(missing);
    }

    /// How many bytes that many rows take.
    pub fn size(&self, rows: usize) -> usize {
        self.bytes.len().saturating_add(rows.saturating_mul(4))
    }

    pub fn truncate(&mut self, rows: usize) {
        self.ends.truncate(rows.saturating_add(1));
        self.bytes.truncate(self.ends.last().map_or(0, |end| usize::try_from(*end).unwrap_or(0)));
        self.valid.truncate(rows);
    }

    pub fn finish(self) -> Result<ArrayRef, ArrowError> {
        counted(self.bytes.len())?;
        let (offsets, mut valid) = (OffsetBuffer::new(ScalarBuffer::from(self.ends)), self.valid);
        Ok(Arc::new(StringArray::try_new(offsets, Buffer::from_vec(self.bytes), valid.finish())?))
    }
}

/// A place in a buffer of a batch. Batches are bounded far below what 31 bits count, and a buffer that
/// is longer all the same is [refused](counted).
fn length(length: usize) -> i32 {
    i32::try_from(length).unwrap_or(i32::MAX)
}

/// # Errors
/// A buffer in which 31 bits do not count every place.
fn counted(length: usize) -> Result<(), ArrowError> {
    i32::try_from(length).map(drop).map_err(|_| ArrowError::OffsetOverflowError(length))
}

impl<T: Default + Copy> Numbers<T> {
    fn new() -> Self {
        Self { values: Vec::with_capacity(ROWS), valid: Validity::new(ROWS) }
    }

    fn push(&mut self, value: T) {
        self.values.push(value);
        self.valid.append_non_null();
    }

    fn fill(&mut self, missing: usize) {
        self.values.resize(self.values.len().saturating_add(missing), T::default());
        self.valid.append_n_nulls(missing);
    }

    fn truncate(&mut self, rows: usize) {
        self.values.truncate(rows);
        self.valid.truncate(rows);
    }
}

impl Column {
    /// The type of its values.
    pub fn data_type(&self) -> DataType {
        match self {
            Self::Text(_) | Self::Spelling(_) | Self::Json(_) => DataType::Utf8,
            Self::Decimal(_, scale) => {
                DataType::Decimal128(DIGITS, i8::try_from(*scale).unwrap_or(i8::MAX))
            }
            Self::Whole(_) => DataType::Int64,
            Self::Flag(..) => DataType::Boolean,
            Self::Object(objects) => DataType::Struct(objects.fields()),
            Self::List(lists) => DataType::List(Arc::new(lists.field())),
            Self::Element(element) => element.data_type(),
        }
    }

    /// Takes a value that is not null; `element` is what the column of exploded elements takes.
    // By reference: a copy of the view for each value is what this would wait for.
    fn push(&mut self, value: &Value<'_>, element: Option<&Value<'_>>) -> Result<(), Misfit> {
        match self {
            Self::Text(texts) => {
                texts.push(Some(&value.word().unwrap_or(value.as_json().into())));
            }
            Self::Spelling(texts) => {
                texts.push(Some(&value.scalar().unwrap_or(value.as_json().into())));
            }
            Self::Json(texts) => texts.push(Some(value.as_json())),
            Self::Decimal(numbers, scale) => numbers.push(decimal(value, *scale)?),
            Self::Whole(numbers) => numbers.push(whole(value)?),
            Self::Flag(flags, valid) => {
                flags.append(is_set(value));
                valid.append_non_null();
            }
            Self::Object(objects) => objects.push(value, element)?,
            Self::List(lists) => lists.push(value)?,
            Self::Element(column) => {
                if let Some(element) = element {
                    column.push(element, None)?;
                }
            }
        }
        Ok(())
    }

    /// How many values it has.
    fn len(&self) -> usize {
        match self {
            Self::Text(texts) | Self::Spelling(texts) | Self::Json(texts) => texts.valid.len(),
            Self::Decimal(numbers, _) => numbers.values.len(),
            Self::Whole(numbers) => numbers.values.len(),
            Self::Flag(flags, _) => flags.len(),
            Self::Object(objects) => objects.rows,
            Self::List(lists) => lists.valid.len(),
            Self::Element(element) => element.len(),
        }
    }

    /// Has so many values, where it has fewer; those that were missing are null.
    #[inline]
    fn fill(&mut self, rows: usize) {
        let missing = rows.saturating_sub(self.len());
        if missing > 0 {
            self.fill_up(missing);
        }
    }

    fn fill_up(&mut self, missing: usize) {
        match self {
            Self::Text(texts) | Self::Spelling(texts) | Self::Json(texts) => texts.fill(missing),
            Self::Decimal(numbers, _) => numbers.fill(missing),
            Self::Whole(numbers) => numbers.fill(missing),
            Self::Flag(flags, valid) => {
                flags.append_n(missing, false);
                valid.append_n_nulls(missing);
            }
            Self::Object(objects) => objects.fill(missing),
            Self::List(lists) => {
                let end = lists.ends.last().copied().unwrap_or_default();
                lists.ends.resize(lists.ends.len().saturating_add(missing), end);
                lists.valid.append_n_nulls(missing);
            }
            Self::Element(element) => element.fill_up(missing),
        }
    }

    /// About how many bytes that many rows take, filled up.
    fn size(&self, rows: usize) -> usize {
        match self {
            Self::Text(texts) | Self::Spelling(texts) | Self::Json(texts) => texts.size(rows),
            Self::Decimal(..) => rows.saturating_mul(16),
            Self::Whole(_) => rows.saturating_mul(8),
            Self::Flag(..) => rows / 4,
            Self::Object(objects) => objects.size(rows),
            Self::List(lists) => {
                lists.elements.size(lists.elements.len()).saturating_add(rows.saturating_mul(4))
            }
            Self::Element(element) => element.size(rows),
        }
    }

    /// Takes back all but the first rows.
    pub fn truncate(&mut self, rows: usize) {
        match self {
            Self::Text(texts) | Self::Spelling(texts) | Self::Json(texts) => texts.truncate(rows),
            Self::Decimal(numbers, _) => numbers.truncate(rows),
            Self::Whole(numbers) => numbers.truncate(rows),
            Self::Flag(flags, valid) => {
                flags.truncate(rows);
                valid.truncate(rows);
            }
            Self::Object(objects) => objects.truncate(rows),
            Self::List(lists) => {
                lists.ends.truncate(rows.saturating_add(1));
                let end = lists.ends.last().and_then(|end| usize::try_from(*end).ok());
                lists.elements.truncate(end.unwrap_or(0));
                lists.valid.truncate(rows);
            }
            Self::Element(element) => element.truncate(rows),
        }
    }

    /// The array.
    pub fn finish(self) -> Result<ArrayRef, ArrowError> {
        let data_type = self.data_type();
        Ok(match self {
            Self::Text(texts) | Self::Spelling(texts) | Self::Json(texts) => texts.finish()?,
            Self::Decimal(Numbers { values, mut valid }, _) => Arc::new(
                Decimal128Array::try_new(values.into(), valid.finish())?.with_data_type(data_type),
            ),
            Self::Whole(Numbers { values, mut valid }) => {
                Arc::new(Int64Array::try_new(values.into(), valid.finish())?)
            }
            Self::Flag(mut flags, mut valid) => {
                Arc::new(BooleanArray::new(flags.finish(), valid.finish()))
            }
            Self::Object(objects) => objects.finish()?,
            Self::List(lists) => {
                counted(lists.elements.len())?;
                let (field, mut valid) = (Arc::new(lists.field()), lists.valid);
                let offsets = OffsetBuffer::new(ScalarBuffer::from(lists.ends));
                let elements = lists.elements.finish()?;
                Arc::new(ListArray::try_new(field, offsets, elements, valid.finish())?)
            }
            Self::Element(element) => element.finish()?,
        })
    }
}

impl Objects {
    /// The members that have columns.
    pub fn fields(&self) -> Fields {
        let columns = self.names.iter().zip(&self.columns);
        columns.map(|(name, column)| Field::new(*name, column.data_type(), true)).collect()
    }

    pub fn push(&mut self, object: &Value<'_>, element: Option<&Value<'_>>) -> Result<(), Misfit> {
        let before = self.rows;
        self.valid.append_non_null();
        self.rows = before.saturating_add(1);
        // PHP's empty list for an empty object has no members.
        if !object.is_object() {
            return Ok(());
        }
        let places = match self.shapes.as_slice() {
            [(_, places)] => places,
            [(first, _), (second, places)] if closer(*object, first, second) => places,
            [(_, places), _] => places,
            _ => return Ok(()),
        };
        for (position, member) in object.linked() {
            let place = places.get(position).copied().flatten();
            if let Some(column) = place.and_then(|place| self.columns.get_mut(place))
                && !member.is_null()
            {
                column.fill(before);
                column.push(&member, element)?;
            }
        }
        Ok(())
    }

    fn fill(&mut self, missing: usize) {
        self.rows = self.rows.saturating_add(missing);
        self.valid.append_n_nulls(missing);
    }

    pub fn truncate(&mut self, rows: usize) {
        self.rows = self.rows.min(rows);
        self.valid.truncate(rows);
        self.columns.iter_mut().for_each(|column| column.truncate(rows));
    }

    /// About how many bytes that many rows take.
    pub fn size(&self, rows: usize) -> usize {
        self.columns.iter().fold(rows, |sum, column| sum.saturating_add(column.size(rows)))
    }

    /// The columns of its members.
    pub fn finish_columns(mut self) -> Result<Vec<ArrayRef>, ArrowError> {
        self.columns.iter_mut().for_each(|column| column.fill(self.rows));
        self.columns.into_iter().map(Column::finish).collect()
    }

    fn finish(mut self) -> Result<ArrayRef, ArrowError> {
        let (fields, valid) = (self.fields(), self.valid.finish());
        Ok(Arc::new(StructArray::try_new(fields, self.finish_columns()?, valid)?))
    }
}

/// Whether the second of two shapes knows more of an object's members, as the check tells.
fn closer(object: Value<'_>, first: &'static Shape, second: &'static Shape) -> bool {
    let known = |shape: &'static Shape| {
        object.entries().filter(|(name, _)| shape.field(name.as_bytes(), 0).is_some()).count()
    };
    known(second) > known(first)
}

impl Lists {
    fn field(&self) -> Field {
        Field::new("item", self.elements.data_type(), true)
    }

    fn push(&mut self, value: &Value<'_>) -> Result<(), Misfit> {
        self.valid.append_non_null();
        for element in elements(*value) {
            self.elements.push(&element, None)?;
        }
        self.ends.push(length(self.elements.len()));
        Ok(())
    }
}

/// The elements of a list that are not null; one object in the place of its list; nothing of the
/// empty object that stands for an empty list.
pub(super) fn elements(value: Value<'_>) -> Vec<Value<'_>> {
    match value.tag() {
        Tag::Array => value.elements().filter(|element| !element.is_null()).collect(),
        Tag::Object if value.entries().next().is_none() => Vec::new(),
        Tag::Null => Vec::new(),
        _ => vec![value],
    }
}

fn decimal(value: &Value<'_>, scale: u8) -> Result<i128, Misfit> {
    let amount = value.decimal();
    let fits = |units: &i128| units.unsigned_abs() < LIMIT;
    let units = amount.and_then(|amount| amount.to_scale(scale.into())).filter(fits);
    units.ok_or_else(|| {
        let before = DIGITS.saturating_sub(scale);
        let option = match amount.map(Amount::shortest) {
            Some(amount) if amount.scale() > u32::from(scale) => {
                format!("a `scale` of {} or ", amount.scale())
            }
            _ => String::new(),
        };
        let room = format!(
            "at most {before} digits before the point and {scale} behind it; {option}`amounts=\"text\"` makes room"
        );
        Misfit { node: value.node(), code: Code::AmountRange, found: None, room }
    })
}

fn whole(value: &Value<'_>) -> Result<i64, Misfit> {
    let units = value.decimal().and_then(|amount| amount.to_scale(0));
    units.and_then(|units| i64::try_from(units).ok()).ok_or_else(|| Misfit {
        node: value.node(),
        code: Code::ValueRange,
        found: None,
        room: "a whole number of 64 bits".to_owned(),
    })
}

/// Whether a checked flag is set.
fn is_set(value: &Value<'_>) -> bool {
    match value.tag() {
        Tag::True => true,
        Tag::False | Tag::Null | Tag::Array | Tag::Object => false,
        Tag::Number => value.decimal().is_some_and(|amount| !amount.is_zero()),
        Tag::String => matches!(value.scalar().as_deref(), Some("1" | "true")),
    }
}
