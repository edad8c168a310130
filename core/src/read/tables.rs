//! The three tables that a file becomes: good rows, bad rows, findings.

use std::sync::Arc;

use arrow_array::builder::{
    BinaryBuilder, ListBuilder, StringBuilder, StructBuilder, UInt32Builder, UInt64Builder,
};
use arrow_array::{ArrayRef, RecordBatch, UInt64Array};
use arrow_schema::{ArrowError, DataType, Field, Fields, Schema, SchemaRef};

use super::column::{Misfit, Objects, Rules, Texts};
use super::options::ReadOptions;
use crate::error::Error;
use crate::finding::Finding;
use crate::kind::Kind;
use crate::shape::{Shape, Type};
use crate::value::Value;

/// Which of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The payloads without errors, typed.
    Good,
    /// The others, as they were sent.
    Bad,
    /// What the check said of both.
    Findings,
}

impl Part {
    /// The part of this name.
    ///
    /// # Errors
    /// `option.value`, with the names there are.
    pub fn named(name: &str) -> Result<Self, Error> {
        let choices = [("good", Self::Good), ("bad", Self::Bad), ("findings", Self::Findings)];
        crate::options::choose("part", name, &choices)
    }
}

/// Some rows of each table that was asked for.
#[derive(Clone, Debug, Default)]
pub struct Tables {
    /// The payloads without errors, typed.
    pub good: Option<RecordBatch>,
    /// The others, as they were sent.
    pub bad: Option<RecordBatch>,
    /// What the check said of both.
    pub findings: Option<RecordBatch>,
}

/// Where a payload comes from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row<'a> {
    /// The line of a text, the row of a table, from 1.
    pub line: u64,
    /// Where it begins in the text; a column of payloads has no such place.
    pub offset: Option<u64>,
    /// Its length there in bytes.
    pub length: u64,
    /// Its bytes as they were, or the first of them.
    pub raw: Option<&'a [u8]>,
}

/// What is true of each row of a table of payloads.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    rules: Rules,
    kind: Kind,
    /// The names that lead to the list whose elements have a row each.
    path: Option<Vec<String>>,
    raw: bool,
}

impl Layout {
    /// # Errors
    /// `option.value` where `explode` points at no list of objects.
    pub fn new(kind: Kind, options: &ReadOptions) -> Result<Self, Error> {
        let rules =
            Rules { dialect: kind.dialect(), amounts: options.amounts, scale: options.scale };
        let path = options.explode.as_deref().map(|pointer| explode(kind, pointer)).transpose()?;
        Ok(Self { rules, kind, path, raw: options.raw })
    }

    /// The names that lead to the list whose elements have a row each.
    pub fn path(&self) -> Option<&[String]> {
        self.path.as_deref()
    }

    /// The rows hold the text of their payload.
    pub fn keeps_text(&self) -> bool {
        self.raw
    }

    pub fn good(&self) -> Good {
        let path: Vec<&str> = self.path.iter().flatten().map(String::as_str).collect();
        Good {
            lines: Vec::new(),
            offsets: Vec::new(),
            payloads: self.rules.objects(&[self.kind.shape()], &path),
            raw: self.raw.then(Texts::new),
        }
    }

    /// The schema of a table.
    pub fn schema(&self, part: Part) -> SchemaRef {
        match part {
            Part::Good => self.good().schema(),
            Part::Bad => bad_schema(),
            Part::Findings => findings_schema(),
        }
    }
}

/// The names of a pointer to a declared list of objects.
fn explode(kind: Kind, pointer: &str) -> Result<Vec<String>, Error> {
    let mut lists = Vec::new();
    collect(kind.shape(), kind.dialect(), &mut Vec::new(), &mut lists);
    let named = |path: &Vec<&'static str>| format!("/{}", path.join("/"));
    lists
        .iter()
        .find(|path| named(path) == pointer)
        .map(|path| path.iter().map(|name| (*name).to_owned()).collect())
        .ok_or_else(|| {
            let (kind, known) = (kind.name(), lists.iter().map(named).collect::<Vec<_>>());
            let message = match known.as_slice() {
                [] => format!("`explode` is `{pointer}`; `{kind}` has no list of objects"),
                known => format!(
                    "`explode` is `{pointer}`; the lists of objects in `{kind}` are `{}`",
                    known.join("`, `")
                ),
            };
            Error::input("option.value", message)
        })
}

/// The paths to lists of objects that are not within another list.
fn collect(
    shape: &'static Shape,
    dialect: usize,
    path: &mut Vec<&'static str>,
    lists: &mut Vec<Vec<&'static str>>,
) {
    for field in shape.fields.iter().filter(|field| field.form(dialect).is_some()) {
        path.push(field.name);
        match field.ty {
            Type::Object(shape) | Type::Partial(shape) | Type::Money(shape, _) => {
                collect(shape, dialect, path, lists);
            }
            Type::List(element) | Type::OneOrMore(element) => {
                let object = matches!(
                    element,
                    Type::Object(_) | Type::Partial(_) | Type::Money(..) | Type::OneOf(..)
                );
                if object {
                    lists.push(path.clone());
                }
            }
            _ => {}
        }
        path.pop();
    }
}

/// Rows of payloads without errors.
#[derive(Debug)]
pub(super) struct Good {
    lines: Vec<u64>,
    offsets: Vec<Option<u64>>,
    payloads: Objects,
    raw: Option<Texts>,
}

impl Good {
    fn schema(&self) -> SchemaRef {
        let mut fields = vec![
            Field::new("line", DataType::UInt64, false),
            Field::new("offset", DataType::UInt64, true),
        ];
        fields.extend(self.payloads.fields().iter().map(|field| field.as_ref().clone()));
        if self.raw.is_some() {
            fields.push(Field::new("raw", DataType::Utf8, false));
        }
        Arc::new(Schema::new(fields))
    }

    pub fn rows(&self) -> usize {
        self.lines.len()
    }

    /// About how many bytes the rows take.
    pub fn size(&self) -> usize {
        let raw = self.raw.as_ref().map_or(0, |raw| raw.size(self.rows()));
        self.payloads.size(self.rows()).saturating_add(raw)
    }

    /// Adds a row of a payload, or of one element of its list. One that does not fit leaves it to the
    /// caller to [`truncate`](Self::truncate).
    pub fn push(
        &mut self,
        row: Row<'_>,
        text: &str,
        payload: Value<'_>,
        element: Option<Value<'_>>,
    ) -> Result<(), Misfit> {
        self.payloads.push(&payload, element.as_ref())?;
        if let Some(raw) = &mut self.raw {
            raw.push(Some(text));
        }
        self.lines.push(row.line);
        self.offsets.push(row.offset);
        Ok(())
    }

    /// Takes back all but the first rows.
    pub fn truncate(&mut self, rows: usize) {
        self.payloads.truncate(rows);
        if let Some(raw) = &mut self.raw {
            raw.truncate(rows);
        }
        self.lines.truncate(rows);
        self.offsets.truncate(rows);
    }

    pub fn finish(self) -> Result<RecordBatch, ArrowError> {
        let schema = self.schema();
        let mut columns: Vec<ArrayRef> = vec![
            Arc::new(UInt64Array::from(self.lines)),
            Arc::new(UInt64Array::from(self.offsets)),
        ];
        columns.extend(self.payloads.finish_columns()?);
        if let Some(raw) = self.raw {
            columns.push(raw.finish()?);
        }
        RecordBatch::try_new(schema, columns)
    }
}

fn bad_schema() -> SchemaRef {
    Arc::new(Schema::new(vec![
        Field::new("line", DataType::UInt64, false),
        Field::new("offset", DataType::UInt64, true),
        Field::new("length", DataType::UInt64, false),
        Field::new("raw", DataType::Binary, true),
        Field::new("code", DataType::Utf8, false),
        Field::new("message", DataType::Utf8, false),
        Field::new("pointer", DataType::Utf8, false),
        Field::new("errors", DataType::UInt64, false),
    ]))
}

/// Rows of payloads with errors.
#[derive(Debug, Default)]
pub(super) struct Bad {
    line: UInt64Builder,
    offset: UInt64Builder,
    length: UInt64Builder,
    raw: BinaryBuilder,
    code: StringBuilder,
    message: StringBuilder,
    pointer: StringBuilder,
    errors: UInt64Builder,
}

impl Bad {
    /// Adds a row by its first error, and how many there are.
    pub fn push(&mut self, row: Row<'_>, first: &Finding, errors: u64) {
        self.line.append_value(row.line);
        self.offset.append_option(row.offset);
        self.length.append_value(row.length);
        self.raw.append_option(row.raw);
        self.code.append_value(first.code.as_str());
        self.message.append_value(&first.message);
        self.pointer.append_value(&first.pointer);
        self.errors.append_value(errors);
    }

    pub fn finish(mut self) -> Result<RecordBatch, ArrowError> {
        let columns: Vec<ArrayRef> = vec![
            Arc::new(self.line.finish()),
            Arc::new(self.offset.finish()),
            Arc::new(self.length.finish()),
            Arc::new(self.raw.finish()),
            Arc::new(self.code.finish()),
            Arc::new(self.message.finish()),
            Arc::new(self.pointer.finish()),
            Arc::new(self.errors.finish()),
        ];
        RecordBatch::try_new(bad_schema(), columns)
    }
}

fn related_fields() -> Fields {
    Fields::from(vec![
        Field::new("pointer", DataType::Utf8, false),
        Field::new("payload_line", DataType::UInt32, true),
        Field::new("payload_column", DataType::UInt32, true),
        Field::new("message", DataType::Utf8, false),
    ])
}

fn related_item() -> Field {
    Field::new("item", DataType::Struct(related_fields()), false)
}

fn findings_schema() -> SchemaRef {
    Arc::new(Schema::new(vec![
        Field::new("line", DataType::UInt64, false),
        Field::new("code", DataType::Utf8, false),
        Field::new("severity", DataType::Utf8, false),
        Field::new("basis", DataType::Utf8, false),
        Field::new("pointer", DataType::Utf8, false),
        Field::new("message", DataType::Utf8, false),
        Field::new("found", DataType::Utf8, true),
        Field::new("expected", DataType::Utf8, true),
        Field::new("source_column", DataType::Utf8, true),
        Field::new("payload_line", DataType::UInt32, true),
        Field::new("payload_column", DataType::UInt32, true),
        Field::new("payload_offset", DataType::UInt32, true),
        Field::new("related", DataType::List(Arc::new(related_item())), false),
    ]))
}

/// Findings, each with the line of its payload.
#[derive(Debug)]
pub(super) struct Findings {
    line: UInt64Builder,
    code: StringBuilder,
    severity: StringBuilder,
    basis: StringBuilder,
    pointer: StringBuilder,
    message: StringBuilder,
    found: StringBuilder,
    expected: StringBuilder,
    source_column: StringBuilder,
    payload_line: UInt32Builder,
    payload_column: UInt32Builder,
    payload_offset: UInt32Builder,
    related: ListBuilder<StructBuilder>,
}

impl Default for Findings {
    fn default() -> Self {
        let related = StructBuilder::from_fields(related_fields(), 0);
        Self {
            line: UInt64Builder::new(),
            code: StringBuilder::new(),
            severity: StringBuilder::new(),
            basis: StringBuilder::new(),
            pointer: StringBuilder::new(),
            message: StringBuilder::new(),
            found: StringBuilder::new(),
            expected: StringBuilder::new(),
            source_column: StringBuilder::new(),
            payload_line: UInt32Builder::new(),
            payload_column: UInt32Builder::new(),
            payload_offset: UInt32Builder::new(),
            related: ListBuilder::new(related).with_field(related_item()),
        }
    }
}

impl Findings {
    /// Adds a finding of a payload; `column` is that of the file it came from.
    pub fn push(&mut self, line: u64, finding: &Finding, column: Option<&str>) {
        self.line.append_value(line);
        self.code.append_value(finding.code.as_str());
        self.severity.append_value(finding.severity.as_str());
        self.basis.append_value(finding.basis.as_str());
        self.pointer.append_value(&finding.pointer);
        self.message.append_value(&finding.message);
        self.found.append_option(finding.found.as_deref());
        self.expected.append_option(finding.expected.as_deref());
        // What was made of columns has no places of its own.
        let placed = column.is_none();
        self.source_column.append_option(column.filter(|name| !name.is_empty()));
        self.payload_line.append_option(finding.line.filter(|_| placed));
        self.payload_column.append_option(finding.column.filter(|_| placed));
        self.payload_offset.append_option(finding.offset.filter(|_| placed));
        for related in &finding.related {
            let row = self.related.values();
            if let Some(pointer) = row.field_builder::<StringBuilder>(0) {
                pointer.append_value(&related.pointer);
            }
            for (at, place) in [(1, related.line), (2, related.column)] {
                if let Some(builder) = row.field_builder::<UInt32Builder>(at) {
                    builder.append_option(place.filter(|_| placed));
                }
            }
            if let Some(message) = row.field_builder::<StringBuilder>(3) {
                message.append_value(&related.message);
            }
            row.append(true);
        }
        self.related.append(true);
    }

    pub fn finish(mut self) -> Result<RecordBatch, ArrowError> {
        let columns: Vec<ArrayRef> = vec![
            Arc::new(self.line.finish()),
            Arc::new(self.code.finish()),
            Arc::new(self.severity.finish()),
            Arc::new(self.basis.finish()),
            Arc::new(self.pointer.finish()),
            Arc::new(self.message.finish()),
            Arc::new(self.found.finish()),
            Arc::new(self.expected.finish()),
            Arc::new(self.source_column.finish()),
            Arc::new(self.payload_line.finish()),
            Arc::new(self.payload_column.finish()),
            Arc::new(self.payload_offset.finish()),
            Arc::new(self.related.finish()),
        ];
        RecordBatch::try_new(findings_schema(), columns)
    }
}
