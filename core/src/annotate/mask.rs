//! Where a text holds secrets, told by the names that declarations give to them.
//!
//! The text may be broken JSON, a query, or JSON within a JSON string, so it is not read against
//! a shape: whatever follows such a name is masked. Rather too much is masked than too little.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::OnceLock;

use super::place::after_character;
use crate::kind::Kind;
use crate::shape::{Shape, Type};

/// What stands in place of a secret.
pub(super) const REDACTED: &str = "[redacted]";

/// The stretches of a text that nobody may see, ascending and apart from each other.
pub(super) struct Masks(Vec<Range<usize>>);

impl Masks {
    /// Finds them in one pass.
    pub fn of(text: &[u8]) -> Self {
        let json = is_json(text);
        let mut masks = Vec::new();
        let mut at = 0;
        while at < text.len() {
            let step = named(text, at).map(|end| (end, secret(text, end, json)));
            at = match step {
                Some((_, Some(range))) => {
                    let end = range.end;
                    masks.push(range);
                    end
                }
                Some((end, None)) => end,
                None => at.saturating_add(1),
            };
        }
        Self(masks)
    }

    /// A text without its secrets.
    pub fn hide(text: &str) -> Cow<'_, str> {
        let Self(masks) = Self::of(text.as_bytes());
        if masks.is_empty() {
            return Cow::Borrowed(text);
        }
        let (mut hidden, mut at) = (String::new(), 0);
        for range in masks {
            hidden.push_str(text.get(at..range.start).unwrap_or_default());
            hidden.push_str(REDACTED);
            at = range.end;
        }
        hidden.push_str(text.get(at..).unwrap_or_default());
        Cow::Owned(hidden)
    }

    /// The stretch that a place is in, or that begins there.
    pub fn around(&self, at: usize) -> Option<&Range<usize>> {
        let next = self.0.partition_point(|range| range.end <= at);
        self.0.get(next).filter(|range| range.start <= at)
    }
}

/// Whether a text begins as JSON does; else it is a query, if anything.
pub(super) fn is_json(text: &[u8]) -> bool {
    let text = text.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or(text).trim_ascii_start();
    matches!(text.first(), Some(b'{' | b'['))
}

/// What secrets are called where no document names them.
const USUAL: &[&str] = &["token", "password", "secret", "api_key", "authorization"];

/// The names of all secret fields, in lower case, and the usual ones.
fn names() -> &'static [String] {
    static NAMES: OnceLock<Vec<String>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let mut found = (Vec::new(), Vec::new());
        Kind::all().for_each(|kind| collect(kind.shape(), &mut found));
        found.1.extend(USUAL.iter().map(|name| (*name).to_owned()));
        found.1
    })
}

fn collect(shape: &'static Shape, found: &mut (Vec<&'static Shape>, Vec<String>)) {
    if found.0.iter().any(|known| std::ptr::eq(*known, shape)) {
        return;
    }
    found.0.push(shape);
    for field in shape.fields {
        let mut ty = &field.ty;
        while let Type::List(inner) | Type::OneOrMore(inner) = ty {
            ty = inner;
        }
        match ty {
            Type::Secret => {
                let name = field.name.to_ascii_lowercase();
                if !found.1.contains(&name) {
                    found.1.push(name);
                }
            }
            Type::Money(below, _)
            | Type::Object(below)
            | Type::Partial(below)
            | Type::ScalarOrObject(_, below) => collect(below, found),
            Type::OneOf(one, other) => {
                collect(one, found);
                collect(other, found);
            }
            _ => {}
        }
    }
}

fn byte(text: &[u8], at: usize) -> u8 {
    text.get(at).copied().unwrap_or(0)
}

fn skip(text: &[u8], mut at: usize, mut pass: impl FnMut(u8) -> bool) -> usize {
    while text.get(at).is_some_and(|byte| pass(*byte)) {
        at = at.saturating_add(1);
    }
    at
}

/// Passes over whitespace, also as it is written in a JSON string.
fn space(text: &[u8], mut at: usize) -> usize {
    loop {
        at = skip(text, at, |byte| byte.is_ascii_whitespace());
        let escaped = skip(text, at, |byte| byte == b'\\');
        if escaped == at || !matches!(byte(text, escaped), b'n' | b'r' | b't') {
            return at;
        }
        at = escaped.saturating_add(1);
    }
}

/// The character at a place, also as `\u0074` or `%74`, and the place behind it.
fn letter(text: &[u8], at: usize) -> Option<(u8, usize)> {
    let hex = |digits: &[u8]| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok();
    match text.get(at..)? {
        [b'\\', b'u', b'0', b'0', high, low, ..] => {
            Some((hex(&[*high, *low])?, at.saturating_add(6)))
        }
        [b'%', high, low, ..] => Some((hex(&[*high, *low])?, at.saturating_add(3))),
        [byte, ..] => Some((*byte, at.saturating_add(1))),
        [] => None,
    }
}

/// Where a secret's name ends that begins here.
fn named(text: &[u8], at: usize) -> Option<usize> {
    let (first, _) = letter(text, at)?;
    let spelled = |name: &String| {
        // Most places are passed over by their first letter.
        name.bytes().next().filter(|known| first.eq_ignore_ascii_case(known))?;
        name.bytes().try_fold(at, |at, known| {
            let (found, behind) = letter(text, at)?;
            found.eq_ignore_ascii_case(&known).then_some(behind)
        })
    };
    names().iter().filter_map(spelled).max()
}

/// What belongs to the name that ended here: the closing quote or bracket, a sign, the value.
fn secret(text: &[u8], end: usize, json: bool) -> Option<Range<usize>> {
    let mut at = end;
    // In a query the name is in brackets, which whatever follows is the value of.
    let bracketed = !json && matches!(letter(text, end), Some((b']', _)));
    let (mut quoted, mut slashed) = (false, false);
    while let Some((closer @ (b'"' | b'\'' | b'\\' | b']'), behind)) = letter(text, at) {
        if quoted && closer != b']' {
            // The value begins here.
            break;
        }
        slashed |= closer == b'\\';
        quoted |= matches!(closer, b'"' | b'\'');
        at = behind;
    }
    quoted |= slashed;
    let mut start = space(text, at);
    if at > end && !matches!(byte(text, start), b':' | b'=' | b',' | b'"' | b'\\' | b'{' | b'[' | 0)
    {
        // One character too many.
        start = space(text, after_character(text, start));
    }
    let (mut colon, mut equals, mut comma) = (false, false, false);
    while let Some((sign @ (b':' | b'=' | b','), behind)) = letter(text, start) {
        colon |= sign == b':';
        equals |= sign == b'=';
        comma |= sign == b',';
        start = space(text, behind);
    }
    let string = matches!(byte(text, start), b'"' | b'\\');
    if bracketed || (equals && !colon && !string) {
        let ends = |byte| byte == b'&' || (json && matches!(byte, b'"' | b'\r' | b'\n'));
        return Some(start..skip(text, start, |byte| !ends(byte)));
    }
    match (colon || equals, comma) {
        (true, _) => value(text, start),
        // A pair in a list, or a mistyped colon; in a list of names a colon follows.
        (false, true) if quoted && string && !is_key(text, start) => value(text, start),
        // No colon at all.
        (false, false) if quoted && (string || matches!(byte(text, start), b'{' | b'[')) => {
            value(text, start)
        }
        _ => None,
    }
}

/// Whether a short string and a colon stand here. A longer one is no name of a member.
fn is_key(text: &[u8], start: usize) -> bool {
    const LONGEST: usize = 100;
    let head = text.get(..start.saturating_add(LONGEST)).unwrap_or(text);
    let Some(string) = value(head, start) else { return false };
    let after = skip(head, string.end, |byte| matches!(byte, b'"' | b'\\'));
    byte(head, space(head, after)) == b':'
}

/// The value that begins here, a string without its quotes; nothing where there is none to hide.
fn value(text: &[u8], start: usize) -> Option<Range<usize>> {
    let quote_at = skip(text, start, |byte| byte == b'\\');
    match byte(text, quote_at) {
        quote @ (b'"' | b'\'') => {
            let inside = quote_at.saturating_add(1);
            Some(inside..string_end(text, inside, quote, quote_at.saturating_sub(start)))
        }
        b'{' | b'[' if quote_at == start => Some(start..container_end(text, start)),
        _ => {
            let range = bare(text, start);
            let quote_at = space(text, range.end);
            if range.len() <= STRAY && byte(text, quote_at) == b'"' {
                let inside = quote_at.saturating_add(1);
                return Some(start..string_end(text, inside, b'"', 0));
            }
            let shown = matches!(text.get(range.clone()), None | Some(b"" | b"null"));
            (!shown).then_some(range)
        }
    }
}

/// So many bytes in front of a quote are a mistake, and what is in the quotes is the value.
const STRAY: usize = 4;

/// Where a string ends whose quotes have so many backslashes in front of them. A quote that
/// nothing fitting follows is one that should have been escaped.
fn string_end(text: &[u8], start: usize, quote: u8, level: usize) -> usize {
    let mut at = start;
    loop {
        at = skip(text, at, |byte| byte != quote && byte != b'\\');
        let slashes_at = at;
        at = skip(text, at, |byte| byte == b'\\');
        let slashes = at.saturating_sub(slashes_at);
        if at >= text.len() {
            return text.len();
        }
        if byte(text, at) != quote {
            continue;
        }
        at = at.saturating_add(1);
        let closes = if level == 0 { slashes.is_multiple_of(2) } else { slashes <= level };
        let after = skip(text, at, |byte| byte.is_ascii_whitespace());
        let follows = matches!(byte(text, after), b',' | b'}' | b']' | b'"' | b'&')
            || after >= text.len()
            || (level > 0 && byte(text, after) == b'\\');
        if closes && follows {
            // What is closed at a level below belongs to the string.
            return if level == 0 { at.saturating_sub(1) } else { slashes_at };
        }
    }
}

/// Where a container ends.
fn container_end(text: &[u8], start: usize) -> usize {
    let (mut at, mut depth) = (start, 0_usize);
    loop {
        at = skip(text, at, |byte| !matches!(byte, b'"' | b'{' | b'[' | b'}' | b']'));
        match text.get(at) {
            Some(b'"') => at = string_end(text, at.saturating_add(1), b'"', 0),
            Some(b'{' | b'[') => depth = depth.saturating_add(1),
            Some(_) => depth = depth.saturating_sub(1),
            None => return text.len(),
        }
        at = at.saturating_add(1).min(text.len());
        if depth == 0 {
            return at;
        }
    }
}

/// A value without quotes: as far as a number or a word of JSON goes, and what is none up to the
/// next quote or the end of its line.
fn bare(text: &[u8], start: usize) -> Range<usize> {
    let literal = skip(text, start, |byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    let follows = matches!(byte(text, space(text, literal)), b',' | b'}' | b']');
    if follows && is_literal(text.get(start..literal).unwrap_or_default()) {
        return start..literal;
    }
    let end = skip(text, start, |byte| !matches!(byte, b'"' | b'\r' | b'\n'));
    let kept = text.get(start..end).unwrap_or_default().trim_ascii_end();
    start..start.saturating_add(kept.len())
}

/// A number or a word of JSON.
fn is_literal(text: &[u8]) -> bool {
    let numeric = |byte: &u8| byte.is_ascii_digit() || b"+-.eE".contains(byte);
    matches!(text, b"null" | b"true" | b"false") || (!text.is_empty() && text.iter().all(numeric))
}
