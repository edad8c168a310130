//! A report: every finding of a payload, with pointers, positions and sentences.

use std::borrow::Cow;
use std::fmt::Write as _;

use serde::Serialize;

use crate::finding::{self, Code, Finding, Related, Severity};
use crate::json::{Document, Node, Tag};
use crate::places::Places;
use crate::pointers::{Pointers, name_of, push_segment};
use crate::sink::{Raw, Sink};
use crate::sorting::{arranged, ascending, sorted};

/// How the payload came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Input {
    /// Text or bytes: findings have positions.
    Text,
    /// A host object, already parsed: no positions, and digits may be lost before.
    Parsed,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Report {
    /// The kind that the payload was held against.
    pub kind: &'static str,
    /// No errors, those that are not listed included.
    pub ok: bool,
    /// The findings, by position, then code, then pointer.
    pub findings: Vec<Finding>,
    /// How many findings more there are than `max_findings` let in.
    pub truncated: u64,
    /// How the payload came in.
    pub input: Input,
    /// The decimals that amounts were compared at.
    pub scale: u32,
}

impl Report {
    /// The first error in one line, and how many there are.
    pub(crate) fn summary(&self) -> String {
        let mut errors = self.findings.iter().filter(|finding| finding.severity == Severity::Error);
        let Some(first) = errors.next() else { return format!("{}: no errors", self.kind) };
        let others = errors.count();
        let mut text = format!("{}: {} at `{}`", self.kind, first.message, first.pointer);
        if let (Some(line), Some(column)) = (first.line, first.column) {
            let _ = write!(text, " (line {line}, column {column})");
        }
        if others > 0 {
            let _ = write!(text, ", and {others} more");
        }
        text
    }

    /// The report as JSON text, the same bytes in every language.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Serializing plain structs to memory cannot fail.
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// A document and the text that positions in it refer to.
pub(crate) struct Origin<'a> {
    pub document: Document<'a>,
    /// The document's own text, or the query that it was read from.
    pub text: &'a str,
    /// Of a query: where in it each node stands.
    pub origins: &'a [u32],
    /// A host object has none.
    pub positions: bool,
}

impl Origin<'_> {
    /// Where a node stands in the text.
    fn offset(&self, node: u32) -> u32 {
        let origin = usize::try_from(node).ok().and_then(|at| self.origins.get(at));
        origin.copied().unwrap_or(self.document.node(node).start)
    }

    /// Pointers of some nodes, and places of these and of some offsets.
    fn resolve(
        &self,
        nodes: Vec<u32>,
        offsets: impl Iterator<Item = u32>,
        utf16: bool,
        room: usize,
    ) -> Resolved {
        let nodes = ascending(nodes);
        let places = match self.positions {
            false => Places::default(),
            true => {
                // Nodes are in the order of the text, so these need no sorting.
                let offsets = nodes.iter().map(|node| self.offset(*node)).chain(offsets);
                Places::resolve(self.text, offsets.collect(), utf16)
            }
        };
        (Pointers::within(room, self.document, nodes), places)
    }
}

/// Makes findings of what the rules collected.
pub(crate) struct Reporter<'a> {
    pub kind: &'static str,
    pub origin: Origin<'a>,
    /// The document that `Detail::elsewhere` refers to.
    pub other: Option<Origin<'a>>,
    /// Also count UTF-16 code units.
    pub utf16: bool,
}

/// What nodes of a document are called and where they stand.
type Resolved = (Pointers, Places);

impl Reporter<'_> {
    pub fn report(&self, sink: Sink, scale: u32) -> Report {
        let ok = sink.errors() == 0;
        let (mut raws, mut truncated) = sink.finish();
        if !self.origin.origins.is_empty() {
            // The reader saw the query's members in another order.
            for raw in &mut raws {
                raw.offset = self.origin.offset(raw.node);
            }
        }
        let other = self.other.as_ref();
        let length = |origin: &Origin<'_>| origin.document.text.len();
        let texts = length(&self.origin).saturating_add(other.map_or(0, length));
        let room = texts.saturating_mul(2).saturating_add(POINTERS);
        let (here, there) = loop {
            let (here, there) = self.resolve(&raws, room);
            let longest = here.0.longest.max(there.as_ref().map_or(0, |there| there.0.longest));
            let pointers = raws.iter().map(Raw::pointers).fold(0, usize::saturating_add);
            let before = raws.len();
            if longest.saturating_mul(pointers) > room {
                leave_out(&mut raws, room, &here.0, there.as_ref().map(|there| &there.0));
            }
            let left_out = before.saturating_sub(raws.len());
            if left_out == 0 {
                break (here, there);
            }
            truncated = truncated.saturating_add(u64::try_from(left_out).unwrap_or(0));
        };
        let mut findings: Vec<Finding> =
            raws.into_iter().map(|raw| self.finding(raw, &here, there.as_ref())).collect();
        if !self.origin.origins.is_empty() {
            findings = in_order(findings);
        }
        let input = if self.origin.positions { Input::Text } else { Input::Parsed };
        Report { kind: self.kind, ok, findings, truncated, input, scale }
    }

    /// Where the nodes stand that the findings name, in both documents.
    #[inline(never)]
    fn resolve(&self, raws: &[Raw], room: usize) -> (Resolved, Option<Resolved>) {
        let details = || raws.iter().filter_map(|raw| raw.detail.as_deref());
        let related = details().flat_map(|detail| detail.related.iter().map(|(node, _)| *node));
        let here: Vec<u32> = raws.iter().map(|raw| raw.node).chain(related).collect();
        let there: Vec<u32> =
            details().flat_map(|detail| detail.elsewhere.iter().map(|(node, _)| *node)).collect();
        // A finding may stand before its node: a byte order mark.
        let offsets = raws.iter().filter(|raw| raw.offset != self.origin.offset(raw.node));
        let offsets = offsets.map(|raw| raw.offset);
        let here = self.origin.resolve(here, offsets, self.utf16, room);
        let other = self.other.as_ref();
        let there = other.map(|other| other.resolve(there, std::iter::empty(), self.utf16, room));
        (here, there)
    }

    fn finding(&self, raw: Raw, here: &Resolved, there: Option<&Resolved>) -> Finding {
        let (pointers, places) = here;
        let detail = raw.detail.map(|detail| *detail).unwrap_or_default();
        let pointer = detail.pointer.unwrap_or_else(|| {
            let parent = pointers.of(raw.node);
            let Some(name) = raw.missing else { return parent.to_owned() };
            let room = parent.len().saturating_add(name.len()).saturating_add(1);
            let mut pointer = String::with_capacity(room);
            pointer.push_str(parent);
            pointer.push('/');
            push_segment(&mut pointer, name);
            pointer
        });
        let found = match (detail.found, raw.missing) {
            (found @ Some(_), _) => found,
            (None, Some(_)) => None,
            (None, None) => Some(self.shown(
                self.origin.document.node(raw.node),
                &raw.code,
                raw.expected,
                raw.secret,
            )),
        };
        let expected = detail.expected.or(raw.expected.map(str::to_owned));
        let hint = (raw.code == Code::FieldUnknown).then(|| match &expected {
            Some(near) => format!("did you mean `{near}`?"),
            None => "check the spelling or remove it".to_owned(),
        });
        let wanted = hint.as_deref().or(expected.as_deref());
        let name = short(name_of(&pointer));
        let message = finding::message(raw.code, &name, found.as_deref(), wanted, &detail.note);
        let place = places.of(raw.offset);
        let mut related = Vec::new();
        for (node, message) in detail.related {
            related.push(link(here, self.origin.offset(node), node, message));
        }
        if let (Some(there), Some(other)) = (there, &self.other) {
            for (node, message) in detail.elsewhere {
                related.push(link(there, other.offset(node), node, message));
            }
        }
        Finding {
            code: raw.code,
            severity: raw.severity,
            basis: raw.basis,
            pointer,
            message,
            found,
            expected,
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
            offset: place.map(|place| place.offset),
            offset_utf16: place.and_then(|place| place.offset_utf16),
            related,
        }
    }

    /// A value as a finding shows it: JSON spelling where the type is in question, else
    /// the bare text; a container by its type; a secret not at all.
    fn shown(&self, node: Node, code: &Code, expected: Option<&str>, secret: bool) -> String {
        let container = matches!(expected, Some("object" | "array"));
        let word = match node.tag {
            Tag::Object => Some("object"),
            Tag::Array => Some("array"),
            Tag::String if container => Some("string"),
            Tag::Number if container => Some("number"),
            _ => None,
        };
        if let Some(word) = word {
            return word.to_owned();
        }
        if matches!(code, Code::JsonLoneSurrogate) {
            return "half of a surrogate pair".to_owned();
        }
        if secret {
            return "[redacted]".to_owned();
        }
        let document = self.origin.document;
        let spelled = node.tag == Tag::String && *code == Code::FieldType;
        let mut text = if spelled { document.slice(node).into() } else { document.string(node) };
        if let (false, Some(at)) = (self.origin.origins.is_empty(), text.find('[')) {
            // Where a query lacks its `&`, the value goes on with the next name, which may be that of
            // a secret.
            text = format!("{}[…", text.get(..at).unwrap_or_default()).into();
        }
        short(text).into_owned()
    }
}

/// What the pointers of a report take at most, in bytes, besides twice the text: without a limit,
/// a hundred findings below a key of a megabyte would be a report of a hundred megabytes.
const POINTERS: usize = 1 << 16;

/// Leaves out the findings whose pointers have no room, the least severe first.
#[cold]
fn leave_out(raws: &mut Vec<Raw>, mut room: usize, here: &Pointers, there: Option<&Pointers>) {
    let mut fits = |raw: &Raw| {
        let mut length = here.length(raw.node).saturating_add(raw.missing.map_or(0, str::len));
        if let Some(detail) = &raw.detail {
            for (node, _) in &detail.related {
                length = length.saturating_add(here.length(*node));
            }
            for (node, _) in &detail.elsewhere {
                length = length.saturating_add(there.map_or(0, |there| there.length(*node)));
            }
        }
        let rest = room.checked_sub(length);
        room = rest.unwrap_or(room);
        rest.is_some()
    };
    for severity in [Severity::Error, Severity::Warning, Severity::Info] {
        raws.retain(|raw| raw.severity != severity || fits(raw));
    }
}

/// The beginning of a text that is long.
fn short(text: Cow<'_, str>) -> Cow<'_, str> {
    const LONGEST: usize = 80;
    let end = || text.char_indices().nth(LONGEST);
    match (text.len() > LONGEST).then(end).flatten() {
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
        None => text,
    }
}

/// The findings of a query, several of which may stand at one place.
fn in_order(findings: Vec<Finding>) -> Vec<Finding> {
    let place = |at: usize| {
        findings.get(at).map(|found| (found.offset, found.code.as_str(), found.pointer.as_str()))
    };
    let order = sorted(findings.len(), &mut |a, b| place(a).cmp(&place(b)).then(a.cmp(&b)));
    arranged(findings, order)
}

fn link(of: &Resolved, offset: u32, node: u32, message: String) -> Related {
    let (pointers, places) = of;
    let place = places.of(offset);
    let (line, column) = (place.map(|place| place.line), place.map(|place| place.column));
    Related { pointer: pointers.of(node).to_owned(), line, column, message }
}
