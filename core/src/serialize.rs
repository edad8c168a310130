//! Parsed values back into text, spelled as they were sent wherever they did not change.

use crate::error::Error;
use crate::json::Tag;
use crate::named::Index;
use crate::options::Options;
use crate::payload::{Read, Source};
use crate::plain::quote;
use crate::value::Value;

/// The JSON text of values that [`parse`](crate::parse) gave and the caller may have changed.
///
/// What did not change stands as it stands in `original`, byte for byte: spacing, spelling of
/// numbers, unknown members. A number and text of the same digits are the same, since host
/// languages hold amounts in one type whichever way they were sent. A new value is written as
/// it is given; a removed member is left out.
///
/// ```
/// use orderwire::serialize;
/// let original = r#"{ "a": 1.50, "b": "2.00", "gift": true }"#;
/// // As JavaScript holds it: amounts are text.
/// assert_eq!(serialize(r#"{"a": "1.50", "b": "2.00", "gift": true}"#, original)?, original);
/// let changed = serialize(r#"{"a": "1.50", "b": "3.00", "gift": true}"#, original)?;
/// assert_eq!(changed, r#"{"a":1.50,"b":"3.00","gift":true}"#);
/// # Ok::<(), orderwire::Error>(())
/// ```
///
/// # Errors
/// The report of `values` or `original` that are no JSON.
pub fn serialize<'a>(
    values: impl Into<Source<'a>>,
    original: impl Into<Source<'a>>,
) -> Result<String, Error> {
    let (values, original) = (values.into(), original.into());
    let options = Options::default();
    let read = |source, name| {
        Read::new(source, &options, false)
            .map_err(|failure| Error::validation(failure.report(name, source, None)))
    };
    let (ours, theirs) = (read(values, "values")?, read(original, "original")?);
    let (ours, theirs) = (ours.document(), theirs.document());
    let (value, before) = (Value::new(ours, 0), Value::new(theirs, 0));
    if unchanged(value, before) {
        // With what stands around it, such as a line end.
        return Ok(theirs.text.to_owned());
    }
    let mut text = String::with_capacity(theirs.text.len());
    print(value, Some(before), &mut text);
    Ok(text)
}

/// Depth is bounded by the reader, here and below.
fn unchanged(value: Value<'_>, before: Value<'_>) -> bool {
    match (value.tag(), before.tag()) {
        (Tag::Object, Tag::Object) => {
            let (mut ours, mut theirs) = (value.entries(), before.entries());
            loop {
                match (ours.next(), theirs.next()) {
                    (None, None) => return true,
                    (Some((name, value)), Some((known, before)))
                        if name == known && unchanged(value, before) => {}
                    _ => return false,
                }
            }
        }
        (Tag::Array, Tag::Array) => {
            let (mut ours, mut theirs) = (value.elements(), before.elements());
            loop {
                match (ours.next(), theirs.next()) {
                    (None, None) => return true,
                    (Some(value), Some(before)) if unchanged(value, before) => {}
                    _ => return false,
                }
            }
        }
        (Tag::Number | Tag::String, Tag::Number | Tag::String) => {
            // Python prints an exponent otherwise than it was sent.
            let power = before.tag() == Tag::Number && before.as_json().contains(['e', 'E']);
            value.scalar() == before.scalar()
                || (power && value.decimal().is_some_and(|ours| Some(ours) == before.decimal()))
        }
        (ours, theirs) => ours == theirs,
    }
}

/// How far a list is searched for an element, when others before it were removed.
const NEAR: usize = 16;

fn print(value: Value<'_>, before: Option<Value<'_>>, text: &mut String) {
    if let Some(before) = before.filter(|before| unchanged(value, *before)) {
        return text.push_str(before.as_json());
    }
    match value.tag() {
        Tag::Object => {
            text.push('{');
            let (names, known): (Vec<_>, Vec<_>) =
                before.into_iter().flat_map(Value::entries).unzip();
            let names = Index::new(names);
            for (index, (name, value)) in value.entries().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                quote(&name, text);
                text.push(':');
                let here = names.find(&name).and_then(|at| known.get(at)).copied();
                print(value, here, text);
            }
            text.push('}');
        }
        Tag::Array => {
            text.push('[');
            let known: Vec<_> = before.into_iter().flat_map(Value::elements).collect();
            let mut next = 0_usize;
            for (index, value) in value.elements().enumerate() {
                if index > 0 {
                    text.push(',');
                }
                let rest = known.get(next..).unwrap_or_default().iter().take(NEAR);
                let skipped = rest.clone().position(|before| unchanged(value, *before));
                next = next.saturating_add(skipped.unwrap_or(0));
                print(value, known.get(next).copied(), text);
                next = next.saturating_add(1);
            }
            text.push(']');
        }
        _ => text.push_str(value.as_json()),
    }
}
