//! The bracketed query string, `data[channel][id]=21`, to JSON text and back.
//!
//! A query has no types: all its values are text. It cannot carry `null`, empty objects
//! and empty lists, so members that are one of these are left out.

use std::collections::HashMap;

use crate::json::Tag;
use crate::plain::quote;
use crate::value::Value;

/// Brackets nested deeper than JSON may be are refused.
const DEEPEST: usize = 128;

/// A query as JSON text, with the place in the query of each of its values and keys, in
/// the order in which a reader of the text meets them.
#[derive(Debug)]
pub(crate) struct Query {
    pub json: String,
    pub origins: Vec<u32>,
}

/// Why a text is no query.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NoQuery {
    pub offset: usize,
    pub expected: &'static str,
}

/// An object on its way: names with the places of key and value.
#[derive(Default)]
struct Object {
    members: Vec<(String, u32, Member)>,
}

enum Member {
    Text(String, u32),
    Object(usize),
}

/// Reads a query; a `?` in front and line ends behind are passed over.
pub(crate) fn read(text: &str) -> Result<Query, NoQuery> {
    let text = text.trim_end_matches(['\r', '\n']);
    let mut objects = vec![Object::default()];
    // The objects by the object they are in and their name there.
    let mut known: HashMap<(usize, String), usize> = HashMap::new();
    let start = usize::from(text.starts_with('?'));
    let mut at = start;
    if !text.contains('=') {
        let expected = "a JSON object, or a query such as data[channel][id]=21";
        return Err(NoQuery { offset: 0, expected });
    }
    for pair in text.get(start..).unwrap_or_default().split('&') {
        let here = at;
        at = at.saturating_add(pair.len()).saturating_add(1);
        if pair.is_empty() {
            continue;
        }
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        let value_at = here.saturating_add(key.len()).saturating_add(1).min(text.len());
        let wrong = |offset, expected| NoQuery { offset, expected };
        let key = decode(key).ok_or(wrong(here, "percent-encoded UTF-8"))?;
        let value = decode(value).ok_or(wrong(value_at, "percent-encoded UTF-8"))?;
        let path = path(&key).ok_or(wrong(here, "a name with closed brackets, data[order][id]"))?;
        let Some((last, parents)) = path.split_last() else { continue };
        if path.len() > DEEPEST {
            return Err(wrong(here, "at most 128 brackets"));
        }
        let (here, value_at) = (small(here), small(value_at));
        let mut object = 0;
        for name in parents {
            let next = objects.len();
            object = *known.entry((object, (*name).to_owned())).or_insert_with_key(|(above, _)| {
                if let Some(above) = objects.get_mut(*above) {
                    above.members.push(((*name).to_owned(), here, Member::Object(next)));
                }
                objects.push(Object::default());
                next
            });
        }
        if let Some(object) = objects.get_mut(object) {
            // `name[]` appends: its place is its name.
            let name =
                if last.is_empty() { object.members.len().to_string() } else { (*last).to_owned() };
            object.members.push((name, here, Member::Text(value, value_at)));
        }
    }
    let mut query = Query { json: String::new(), origins: Vec::new() };
    query.print(&objects, 0, small(start));
    Ok(query)
}

impl Query {
    /// Depth is bounded by `DEEPEST`.
    fn print(&mut self, objects: &[Object], object: usize, at: u32) {
        let members =
            objects.get(object).map(|object| object.members.as_slice()).unwrap_or_default();
        let list = members.iter().enumerate().all(|(index, (name, ..))| *name == index.to_string())
            && !members.is_empty();
        self.origins.push(at);
        self.json.push(if list { '[' } else { '{' });
        for (index, (name, key_at, member)) in members.iter().enumerate() {
            if index > 0 {
                self.json.push(',');
            }
            if !list {
                self.origins.push(*key_at);
                quote(name, &mut self.json);
                self.json.push(':');
            }
            match member {
                Member::Text(text, value_at) => {
                    self.origins.push(*value_at);
                    quote(text, &mut self.json);
                }
                Member::Object(below) => self.print(objects, *below, *key_at),
            }
        }
        self.json.push(if list { ']' } else { '}' });
    }
}

fn small(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// The names of `a[b][c]`; nothing when a bracket is not closed.
fn path(key: &str) -> Option<Vec<&str>> {
    let (first, mut rest) = key.split_at(key.find('[').unwrap_or(key.len()));
    if first.is_empty() {
        return None;
    }
    let mut names = vec![first];
    while !rest.is_empty() {
        let (name, after) = rest.strip_prefix('[')?.split_once(']')?;
        names.push(name);
        rest = after;
    }
    // Only the last may be empty.
    let inner = names.get(..names.len().saturating_sub(1)).unwrap_or_default();
    (!inner.iter().any(|name| name.is_empty())).then_some(names)
}

fn decode(text: &str) -> Option<String> {
    if !text.contains(['%', '+']) {
        return Some(text.to_owned());
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    let digit = |byte: Option<u8>| {
        byte.and_then(|byte| char::from(byte).to_digit(16))
            .and_then(|digit| u8::try_from(digit).ok())
    };
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let (high, low) = (digit(rest.next())?, digit(rest.next())?);
                (high << 4) | low
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

/// Percent-encodes all but what RFC 3986 calls unreserved.
pub(crate) fn encode(text: &str, out: &mut String) {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let digit = |nibble: u8| char::from(*DIGITS.get(usize::from(nibble)).unwrap_or(&b'0'));
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
}

/// A name that would not come back: brackets end it, and nothing between them appends.
pub(crate) fn unfit(root: Value<'_>) -> Option<String> {
    match root.tag() {
        Tag::Object => root.entries().find_map(|(name, value)| {
            let odd = name.is_empty() || name.contains(['[', ']']);
            if odd { Some(name.into_owned()) } else { unfit(value) }
        }),
        Tag::Array => root.elements().find_map(unfit),
        _ => None,
    }
}

/// A payload as a query.
pub(crate) fn print(root: Value<'_>) -> String {
    let mut query = String::new();
    root.entries().for_each(|(name, value)| pairs(&name, value, &mut query));
    query
}

/// Depth is bounded by the reader of JSON.
fn pairs(key: &str, value: Value<'_>, query: &mut String) {
    match value.tag() {
        Tag::Null => {}
        Tag::Object => {
            value
                .entries()
                .for_each(|(name, value)| pairs(&format!("{key}[{name}]"), value, query));
        }
        Tag::Array => {
            let elements = value.elements().filter(|element| !element.is_null()).enumerate();
            elements.for_each(|(index, value)| pairs(&format!("{key}[{index}]"), value, query));
        }
        _ => {
            if !query.is_empty() {
                query.push('&');
            }
            encode(key, query);
            query.push('=');
            encode(&value.scalar().unwrap_or_else(|| value.as_json().into()), query);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::json::Document;
    use crate::scan::scan;
    use proptest::prelude::*;

    fn json(text: &str) -> String {
        read(text).unwrap().json
    }

    #[test]
    fn brackets_nest() {
        assert_eq!(
            json("a=1&b[c]=2&b[d][e]=x+y%2Fz"),
            r#"{"a":"1","b":{"c":"2","d":{"e":"x y/z"}}}"#
        );
        assert_eq!(json("?a=&&b[c]=&"), r#"{"a":"","b":{"c":""}}"#);
        assert_eq!(json("a%5Bb%5D=1&c=2&a[d]=3"), r#"{"a":{"b":"1","d":"3"},"c":"2"}"#);
        assert_eq!(json("a[]=1&a[]=2&b[0]=x&b[1][c]=y"), r#"{"a":["1","2"],"b":["x",{"c":"y"}]}"#);
        assert_eq!(json("a=1&a=2"), r#"{"a":"1","a":"2"}"#);
    }

    #[test]
    fn what_is_no_query_has_a_place() {
        for (text, offset) in [
            ("", 0),
            ("abc", 0),
            ("a=1&b[=2", 4),
            ("a=%zz", 2),
            ("a=1&%ff=2", 4),
            ("[a]=1", 0),
            ("a[][b]=1", 0),
        ] {
            assert_eq!(read(text).unwrap_err().offset, offset, "{text}");
        }
        assert!(read(&format!("a{}=1", "[b]".repeat(200))).is_err());
    }

    #[test]
    fn origins_follow_the_reader() {
        let text = "a=1&b[c]=22&d=3&b[e]=4";
        let query = read(text).unwrap();
        let nodes = scan(&query.json, 0).unwrap();
        assert_eq!(nodes.len(), query.origins.len());
        for (node, origin) in nodes.iter().zip(&query.origins) {
            let plain = node.string(&query.json);
            if node.tag == Tag::String && plain.len() == 2 {
                assert_eq!((*origin, &*plain), (9, "22"));
            }
        }
    }

    proptest! {
        #[test]
        fn text_goes_there_and_back(names in proptest::collection::vec("[a-z%&=+ é]{1,6}", 1..6), value in ".*") {
            let mut text = String::from("{");
            for (index, name) in names.iter().enumerate() {
                if index > 0 { text.push(','); }
                quote(&format!("{index}{name}"), &mut text);
                text.push(':');
                quote(&value, &mut text);
            }
            text.push('}');
            let nodes = scan(&text, 0).unwrap();
            let printed = print(Value::new(Document { text: &text, nodes: &nodes }, 0));
            prop_assert_eq!(read(&printed).unwrap().json, text);
        }

        #[test]
        fn any_text_is_answered(text in "[a-c\\[\\]=&%0-9]{0,40}") {
            if let Ok(query) = read(&text) {
                prop_assert_eq!(scan(&query.json, 0).unwrap().len(), query.origins.len());
            }
        }
    }
}
