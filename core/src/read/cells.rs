//! Files of columns: what each column holds, and the JSON text of a row.
//!
//! A cell is written as its field's document writes it: bare where that is a number and the cell
//! spells one, else as text. Nothing is guessed from how a cell looks.

use super::options::Mapping;
use crate::error::Error;
use crate::kind::Kind;
use crate::scan::scan;
use crate::shape::{Form, Shape, Type, Wire};

/// The cells of a row, by column; an empty one is a member that is not there.
pub(super) type Record = csv::ByteRecord;

/// What each column of a file holds.
#[derive(Debug)]
pub(super) struct Plan {
    /// Of each column that is read: its name, its place in a record, the pointer of its member.
    columns: Vec<(String, usize, String)>,
    root: Node,
    /// Where elements of one payload stand in rows of their own: the columns that tell payloads apart.
    keys: Option<Vec<usize>>,
}

/// A part of the payload that columns fill.
#[derive(Debug)]
enum Node {
    Object(Vec<(String, Self)>),
    /// By index.
    List(Vec<Option<Self>>),
    /// One element a row.
    Each(Box<Self>),
    Cell(usize, Style),
}

/// How a cell is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Text,
    Number,
    Boolean,
    /// A list or an object as JSON text.
    Json,
}

/// Stands for all columns that `columns` does not name.
const REST: &str = "*";

/// A pointer's part for one element a row.
const EACH: &str = "-";

impl Plan {
    /// What `columns` says of a file with this header.
    ///
    /// # Errors
    /// `option.value` where a column or a member is not there, or a column is not spoken of.
    pub fn new(kind: Kind, columns: Option<&[Mapping]>, header: &[String]) -> Result<Self, Error> {
        let own: Vec<Mapping>;
        let columns = match columns {
            Some(columns) => columns,
            // A header of pointers says it itself.
            None if header.iter().all(|name| name.starts_with('/')) => {
                own = header.iter().map(|name| (name.clone(), Some(name.clone()))).collect();
                &own
            }
            None => {
                return Err(wrong(format!(
                    "`columns` is missing; it says which member each column holds, such as {{\"{}\": \"{}\"}}; the \
                     columns are {}",
                    header.first().map_or("", String::as_str),
                    example(kind),
                    listed(header)
                )));
            }
        };
        let mut plan = Self { columns: Vec::new(), root: Node::Object(Vec::new()), keys: None };
        let mut lists: Vec<String> = Vec::new();
        for (name, pointer) in columns {
            if name == REST && pointer.is_none() {
                continue;
            }
            let at = place(name, header)?;
            let Some(pointer) = pointer else { continue };
            if let Some((other, ..)) = plan.columns.iter().find(|(_, _, known)| known == pointer) {
                let message = format!("the columns `{other}` and `{name}` both hold `{pointer}`");
                return Err(wrong(message));
            }
            let segments = segments(pointer)?;
            if let Some(each) = segments.iter().position(|segment| segment == EACH) {
                let list = segments.iter().take(each).cloned().collect::<Vec<_>>().join("/");
                if segments.iter().skip(each.saturating_add(1)).any(|segment| segment == EACH) {
                    return Err(wrong(format!(
                        "`{pointer}` has more than one `-`; a row is one element of one list"
                    )));
                }
                lists.push(list);
            }
            let style = style(kind, pointer, &segments)?;
            insert(&mut plan.root, &segments, Node::Cell(at, style), pointer)?;
            plan.columns.push((name.clone(), at, pointer.clone()));
        }
        if plan.columns.is_empty() {
            return Err(wrong("`columns` names no column to read".to_owned()));
        }
        let named = |name: &String| columns.iter().any(|(known, _)| known == name || known == REST);
        let unnamed: Vec<_> = header.iter().filter(|name| !named(name)).cloned().collect();
        if !unnamed.is_empty() {
            return Err(wrong(format!(
                "`columns` says nothing of {}; map each to a pointer, or to None to leave it out; {{\"*\": None}} leaves \
                 out all others",
                listed(&unnamed)
            )));
        }
        if let Some(first) = lists.first() {
            if lists.iter().any(|list| list != first) {
                return Err(wrong(
                    "pointers with `-` lead to different lists; a row is one element of one list"
                        .to_owned(),
                ));
            }
            let elements = |pointer: &str| pointer.split('/').any(|segment| segment == EACH);
            let keys = plan.columns.iter().filter(|(_, _, pointer)| !elements(pointer));
            let keys: Vec<_> = keys.map(|(_, at, _)| *at).collect();
            if keys.is_empty() {
                return Err(wrong(
                    "every pointer has a `-`, so nothing tells where a payload ends; map a column that is the same in \
                     all rows of one"
                        .to_owned(),
                ));
            }
            plan.keys = Some(keys);
        }
        Ok(plan)
    }

    /// Where the columns stand that are read.
    pub fn places(&self) -> impl Iterator<Item = usize> {
        self.columns.iter().map(|(_, at, _)| *at)
    }

    /// The column that holds what a finding points at, or part of it.
    pub fn column(&self, pointer: &str) -> Option<&str> {
        let holds = |(_, _, held): &&(String, usize, String)| {
            let mut held = held.split('/');
            let mut segments = pointer.split('/');
            held.all(|name| segments.next().is_some_and(|segment| name == EACH || name == segment))
        };
        self.columns.iter().find(holds).map(|(name, ..)| name.as_str())
    }

    /// A payload may have several rows.
    pub fn groups(&self) -> bool {
        self.keys.is_some()
    }

    /// Whether a row goes on with the payload of another.
    pub fn continues(&self, first: &Record, next: &Record) -> bool {
        let same = |at: &usize| first.get(*at) == next.get(*at);
        self.keys.as_ref().is_some_and(|keys| keys.iter().all(same))
    }

    /// Whether a row that lacks cells does.
    pub fn may_continue(&self, first: &Record, next: &Record) -> bool {
        let same = |at: &usize| next.get(*at).is_none_or(|cell| first.get(*at) == Some(cell));
        self.keys.as_ref().is_some_and(|keys| keys.iter().all(same))
    }

    /// The JSON text of the rows of one payload.
    pub fn print(&self, rows: &[Record], text: &mut Vec<u8>) {
        text.clear();
        if !print(&self.root, rows, 0, text) {
            text.extend_from_slice(b"{}");
        }
    }
}

fn wrong(message: String) -> Error {
    Error::input("option.value", message)
}

/// Names for a message, not all of very many.
fn listed(names: &[String]) -> String {
    const MOST: usize = 20;
    let shown: Vec<_> = names.iter().take(MOST).map(|name| format!("`{name}`")).collect();
    let more = names.len().saturating_sub(MOST);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}{more}", shown.join(", "))
}

/// A member of a kind, for a message.
fn example(kind: Kind) -> String {
    kind.shape().fields.first().map_or_else(String::new, |field| format!("/{}", field.name))
}

/// Where a column stands in the header.
fn place(name: &str, header: &[String]) -> Result<usize, Error> {
    let mut places = header.iter().enumerate().filter(|(_, known)| *known == name);
    match (places.next(), places.next()) {
        (Some((at, _)), None) => Ok(at),
        (Some(_), Some(_)) => Err(wrong(format!("the header has more than one column `{name}`"))),
        (None, _) => {
            let letters = |name: &str| -> String {
                name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
            };
            let near = header.iter().find(|known| {
                let (known, name) = (letters(known), letters(name));
                known == name
                    || (name.len() > 2 && (known.contains(&name) || name.contains(&known)))
            });
            let near = near.map_or_else(String::new, |near| format!(" (did you mean `{near}`?)"));
            Err(wrong(format!(
                "the file has no column `{name}`{near}; its columns are {}",
                listed(header)
            )))
        }
    }
}

/// The names of an RFC 6901 pointer.
fn segments(pointer: &str) -> Result<Vec<String>, Error> {
    match pointer.strip_prefix('/') {
        Some(rest) => {
            Ok(rest.split('/').map(|name| name.replace("~1", "/").replace("~0", "~")).collect())
        }
        None => {
            Err(wrong(format!("`{pointer}` is no pointer; write it as `/data/line_items/0/sku`")))
        }
    }
}

/// How the cells of a pointer are written, by the declaration of what it points at.
fn style(kind: Kind, pointer: &str, segments: &[String]) -> Result<Style, Error> {
    let mut shapes: Vec<&'static Shape> = vec![kind.shape()];
    let mut found: Option<(&'static Type, &'static Form)> = None;
    for segment in segments {
        let index = segment == EACH || segment.bytes().all(|byte| byte.is_ascii_digit());
        found = match found {
            // Within a value of open type anything may stand.
            Some((Type::Any | Type::Pairs, _)) => return Ok(Style::Text),
            Some((Type::List(element) | Type::OneOrMore(element), form)) if index => {
                Some((*element, form))
            }
            _ => {
                let mut fields =
                    shapes.iter().filter_map(|shape| shape.field(segment.as_bytes(), 0));
                let form = |(_, field): (usize, &'static crate::shape::Field)| {
                    Some((&field.ty, field.form(kind.dialect())?))
                };
                fields.find_map(form)
            }
        };
        let Some((ty, _)) = found else {
            let names = shapes.iter().flat_map(|shape| shape.fields);
            let names = names.filter(|field| field.form(kind.dialect()).is_some());
            let names: Vec<String> = names.map(|field| field.name.to_owned()).collect();
            let there = match names.as_slice() {
                [] => "nothing stands below it".to_owned(),
                names => format!("there stand {}", listed(names)),
            };
            return Err(wrong(format!(
                "`{pointer}` points at no member of `{}`: `{segment}` is not there; {there}",
                kind.name()
            )));
        };
        shapes = match ty {
            Type::Object(shape) | Type::Partial(shape) | Type::Money(shape, _) => vec![*shape],
            Type::ScalarOrObject(_, shape) => vec![*shape],
            Type::OneOf(first, second) => vec![*first, *second],
            _ => Vec::new(),
        };
    }
    let Some((ty, form)) = found else { return Ok(Style::Text) };
    Ok(match (ty, form.wire) {
        (Type::Object(_) | Type::Partial(_) | Type::Money(..) | Type::OneOf(..), _)
        | (Type::List(_) | Type::OneOrMore(_) | Type::Pairs | Type::Any, _)
        | (Type::ScalarOrObject(..), _) => Style::Json,
        (Type::Text(_) | Type::Secret | Type::Word(_), _) => Style::Text,
        (_, Wire::Integer | Wire::Number) => Style::Number,
        (_, Wire::Boolean) => Style::Boolean,
        _ => Style::Text,
    })
}

/// Puts a cell where a pointer leads.
fn insert(node: &mut Node, segments: &[String], cell: Node, pointer: &str) -> Result<(), Error> {
    let clash = || {
        let message = format!(
            "`{pointer}` stands within a member, or around one, that another column holds whole"
        );
        Err(wrong(message))
    };
    let Some((first, rest)) = segments.split_first() else { return clash() };
    let fresh = |cell: Node| -> Result<Node, Error> {
        let Some(next) = rest.first() else { return Ok(cell) };
        let mut below = match next.as_str() {
            EACH => Node::Each(Box::new(Node::Object(Vec::new()))),
            digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => Node::List(Vec::new()),
            _ => Node::Object(Vec::new()),
        };
        insert(&mut below, rest, cell, pointer)?;
        Ok(below)
    };
    match node {
        Node::Object(members) => match members.iter_mut().find(|(name, _)| name == first) {
            Some((_, member)) => match rest.is_empty() {
                true => clash(),
                false => insert(member, rest, cell, pointer),
            },
            None => {
                members.push((first.clone(), fresh(cell)?));
                Ok(())
            }
        },
        Node::List(elements) => {
            let Some(index) = first.parse::<usize>().ok().filter(|index| *index < 1000) else {
                return Err(wrong(format!(
                    "`{pointer}`: an index is a whole number below 1000, or `-` for one element a row"
                )));
            };
            if elements.len() <= index {
                elements.resize_with(index.saturating_add(1), || None);
            }
            match elements.get_mut(index) {
                Some(place @ None) => {
                    *place = Some(fresh(cell)?);
                    Ok(())
                }
                Some(Some(element)) if !rest.is_empty() => insert(element, rest, cell, pointer),
                _ => clash(),
            }
        }
        Node::Each(element) => match (first.as_str(), rest) {
            (EACH, []) => {
                **element = cell;
                Ok(())
            }
            (EACH, rest) => insert(element, rest, cell, pointer),
            _ => clash(),
        },
        Node::Cell(..) => clash(),
    }
}

/// Prints what the cells fill; nothing, and false, where all of them are empty.
fn print(node: &Node, rows: &[Record], row: usize, text: &mut Vec<u8>) -> bool {
    let before = text.len();
    let mut filled = false;
    match node {
        Node::Cell(at, style) => {
            let cell = rows.get(row).and_then(|record| record.get(*at)).unwrap_or_default();
            if !cell.is_empty() {
                write(cell, *style, text);
                filled = true;
            }
        }
        Node::Object(members) => {
            text.push(b'{');
            for (name, member) in members {
                let begin = text.len();
                if filled {
                    text.push(b',');
                }
                quote(name.as_bytes(), text);
                text.push(b':');
                match print(member, rows, row, text) {
                    true => filled = true,
                    false => text.truncate(begin),
                }
            }
            text.push(b'}');
        }
        Node::List(elements) => {
            text.push(b'[');
            let mut end = text.len();
            for (index, element) in elements.iter().enumerate() {
                if index > 0 {
                    text.push(b',');
                }
                // An element that is empty keeps the places of those behind it.
                match element.as_ref().is_some_and(|element| print(element, rows, row, text)) {
                    true => {
                        filled = true;
                        end = text.len();
                    }
                    false => text.extend_from_slice(b"null"),
                }
            }
            text.truncate(end);
            text.push(b']');
        }
        Node::Each(element) => {
            text.push(b'[');
            for row in 0..rows.len() {
                let begin = text.len();
                if filled {
                    text.push(b',');
                }
                match print(element, rows, row, text) {
                    true => filled = true,
                    false => text.truncate(begin),
                }
            }
            text.push(b']');
        }
    }
    if !filled {
        text.truncate(before);
    }
    filled
}

fn write(cell: &[u8], style: Style, text: &mut Vec<u8>) {
    let bare = match style {
        Style::Text => false,
        Style::Number => is_number(cell),
        Style::Boolean => matches!(cell, b"true" | b"false"),
        Style::Json => {
            matches!(cell.trim_ascii(), [b'{', .., b'}'] | [b'[', .., b']'])
                && std::str::from_utf8(cell).is_ok_and(|json| scan(json, 0).is_ok())
        }
    };
    match bare {
        true => text.extend_from_slice(cell),
        false => quote(cell, text),
    }
}

/// A number as JSON spells it.
fn is_number(cell: &[u8]) -> bool {
    cell.first().is_some_and(|byte| byte.is_ascii_digit() || *byte == b'-')
        && std::str::from_utf8(cell)
            .is_ok_and(|json| scan(json, 0).is_ok_and(|nodes| nodes.len() == 1))
        && !cell.last().is_some_and(u8::is_ascii_whitespace)
}

/// Appends a JSON string. What is no UTF-8 stays as it is, for the check to find.
fn quote(plain: &[u8], text: &mut Vec<u8>) {
    text.push(b'"');
    for byte in plain {
        match byte {
            b'"' | b'\\' => text.extend_from_slice(&[b'\\', *byte]),
            0..=0x1f => text.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
            _ => text.push(*byte),
        }
    }
    text.push(b'"');
}
