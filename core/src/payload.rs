//! Checking, parsing and totalling a payload: the way from bytes to a report.

use std::borrow::Cow;

use crate::amount::MAX_SCALE;
use crate::check::{Given, HostMarks, Walk};
use crate::error::Error;
use crate::finding::{self, Code, Finding, Severity};
use crate::json::{Document, Node};
use crate::kind::{Declaration, Kind, Rules};
use crate::options::{Mode, Options, Totals as Level, Unknown};
use crate::places::Places;
use crate::plain::Plain;
use crate::query;
use crate::report::{Input, Origin, Report, Reporter};
use crate::scan::{SyntaxError, TOO_DEEP, scan_within};
use crate::shape::Shape;
use crate::sink::{Raw, Sink};
use crate::totals::{Sheet, Totals};
use crate::value::Value;

/// A payload as a binding hands it over.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// JSON text.
    pub bytes: &'a [u8],
    /// For a host object that was printed as JSON: what the text does not say. Such a
    /// payload has no positions.
    pub host: Option<&'a HostMarks>,
    /// Count positions in UTF-16 code units as well.
    pub utf16: bool,
}

impl<'a> From<&'a [u8]> for Source<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self { bytes, host: None, utf16: false }
    }
}

impl<'a> From<&'a str> for Source<'a> {
    fn from(text: &'a str) -> Self {
        text.as_bytes().into()
    }
}

impl<'a> From<&'a String> for Source<'a> {
    fn from(text: &'a String) -> Self {
        text.as_bytes().into()
    }
}

impl<'a> From<&'a Vec<u8>> for Source<'a> {
    fn from(bytes: &'a Vec<u8>) -> Self {
        bytes.as_slice().into()
    }
}

impl<'a, const N: usize> From<&'a [u8; N]> for Source<'a> {
    fn from(bytes: &'a [u8; N]) -> Self {
        bytes.as_slice().into()
    }
}

/// Reports every problem of a payload, with its place and what was expected.
///
/// ```
/// use orderwire::{Kind, Options, check};
/// let kind = Kind::named("retailops.order_writeback.request")?;
/// let report = check(kind, r#"{"data": {"line_items": [{"quantity": "two"}]}}"#, &Options::default())?;
/// let finding = &report.findings[0];
/// assert_eq!((finding.code.as_str(), finding.pointer.as_str()), ("value.integer", "/data/line_items/0/quantity"));
/// assert_eq!((finding.line, finding.column), (Some(1), Some(39)));
/// # Ok::<(), orderwire::Error>(())
/// ```
///
/// # Errors
/// Bad options only (`currency_unknown`, `currency_mismatch`, `option.value`); what is
/// wrong with the payload is in the report.
pub fn check<'a>(
    kind: Kind,
    payload: impl Into<Source<'a>>,
    options: &Options,
) -> Result<Report, Error> {
    Ok(report(kind, payload.into(), options, options.named_scale()?))
}

/// The report of a payload, by options whose scale is known.
pub(crate) fn report(
    kind: Kind,
    source: Source<'_>,
    options: &Options,
    named: Option<u32>,
) -> Report {
    match Checked::new(kind.into(), source, options, named) {
        Ok(mut checked) => checked.report(None),
        Err(report) => report,
    }
}

/// The report of a text that nobody kept, because it is longer than the limit. `name` is that of its
/// kind, or what stands for one that nobody knows.
pub(crate) fn too_long(name: &'static str, length: u64, most: u64, named: Option<u32>) -> Report {
    Failure::size(length, most).report(name, Source::from(""), named)
}

/// What a report calls the kind of a payload where nobody knows it.
#[cfg(any(feature = "cli", feature = "read"))]
pub(crate) const UNKNOWN: &str = "unknown";

/// Why a text is no payload at all; nothing where it is JSON.
#[cfg(any(feature = "cli", feature = "read"))]
pub(crate) fn unreadable(
    name: &'static str,
    source: Source<'_>,
    options: &Options,
    named: Option<u32>,
) -> Option<Report> {
    Some(Read::new(source, options, false).err()?.report(name, source, named))
}

/// The report of a text that is refused as a whole; `values` are what was found and what was
/// expected.
#[cfg(feature = "read")]
pub(crate) fn refused(
    name: &'static str,
    code: Code,
    values: Option<(String, String)>,
    named: Option<u32>,
) -> Report {
    let (found, expected) = values.clone().unwrap_or_default();
    let failure = Failure { code, offset: 0, found, expected: expected.into() };
    let mut report = failure.report(name, Source::from(""), named);
    for finding in &mut report.findings {
        (finding.found, finding.expected) = values.clone().unzip();
    }
    report
}

/// Whether a payload has no errors: the fast path of [`check`].
///
/// ```
/// use orderwire::{Kind, Options, is_valid};
/// let kind = Kind::named("retailops.order_update.response")?;
/// assert!(is_valid(kind, r#"{"events": []}"#, &Options::default())?);
/// assert!(!is_valid(kind, r#"{"events": 5}"#, &Options::default())?);
/// # Ok::<(), orderwire::Error>(())
/// ```
///
/// # Errors
/// As [`check`].
pub fn is_valid<'a>(
    kind: Kind,
    payload: impl Into<Source<'a>>,
    options: &Options,
) -> Result<bool, Error> {
    let named = options.named_scale()?;
    Ok(valid(kind.into(), payload.into(), options, named).is_some())
}

/// The document, where it has no errors: what [`is_valid`] asks, and the nodes to read it by.
pub(crate) fn valid<'a>(
    subject: Subject,
    source: Source<'a>,
    options: &Options,
    named: Option<u32>,
) -> Option<Read<'a>> {
    let mut read = Read::new(source, options, subject.query).ok()?;
    let mut sink = Sink::verdict_only();
    read.walk(subject, source, options, &mut sink);
    let rules = subject.rules.filter(|_| options.totals == Level::Error);
    if (rules.is_some() || subject.demands.is_some()) && !sink.done() {
        let sheet = Subject { rules, ..subject }.sheet(read.document(), named, false);
        sheet.report(read.document(), options.totals, &mut sink);
    }
    (sink.errors() == 0).then_some(read)
}

/// A payload without errors: its text as it was sent, typed views, its figures.
#[derive(Clone)]
pub struct Payload {
    subject: Subject,
    text: String,
    nodes: Vec<Node>,
    report: Report,
    named: Option<u32>,
    utf16: bool,
}

impl std::fmt::Debug for Payload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The text may carry a secret.
        f.debug_struct("Payload").field("kind", &self.subject.name).finish_non_exhaustive()
    }
}

impl Payload {
    /// The name of its kind.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        self.subject.name
    }

    /// The text exactly as it was sent: every digit, every unknown member.
    #[must_use]
    pub fn as_json(&self) -> &str {
        &self.text
    }

    /// What the check said besides errors.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// The root value; a view such as
    /// [`OrderRequest::of`](crate::vendors::retailops::order_request::OrderRequest::of) reads it by field.
    #[must_use]
    pub fn root(&self) -> Value<'_> {
        Value::new(self.document(), 0)
    }

    pub(crate) fn document(&self) -> Document<'_> {
        Document { text: &self.text, nodes: &self.nodes }
    }

    pub(crate) fn counts_utf16(&self) -> bool {
        self.utf16
    }

    /// The payload as values for a host language: amounts are decimals, all else keeps
    /// its JSON type.
    #[must_use]
    pub fn plain(&self) -> Plain<'_> {
        Plain::of(self.root())
    }

    /// Its lines, sums and identities.
    #[must_use]
    pub fn totals(&self) -> Totals {
        let sheet = self.subject.sheet(self.document(), self.named, true);
        sheet.totals(self.subject.name, self.document())
    }

    /// What its relations are made of.
    #[cfg(feature = "full")]
    pub(crate) fn solving(&self) -> Sheet {
        self.subject.filled(Sheet::solving(self.named), self.document())
    }
}

/// The payload, when it has no errors.
///
/// ```
/// use orderwire::vendors::retailops::order_request::OrderRequest;
/// use orderwire::{Kind, Options, parse};
/// let kind = Kind::named("retailops.order_writeback.request")?;
/// let payload = parse(kind, r#"{"data": {"order_info": {"shipping_amt": "5.10"}}, "x": 1.0}"#, &Options::default())?;
/// let info = OrderRequest::of(payload.root()).data().and_then(|data| data.order_info());
/// let shipping = info.and_then(|info| info.shipping_amt());
/// assert_eq!(shipping.map(|number| number.amount.to_string()).as_deref(), Some("5.10"));
/// assert!(payload.as_json().ends_with(r#""x": 1.0}"#));
/// # Ok::<(), orderwire::Error>(())
/// ```
///
/// # Errors
/// [`ErrorKind::Validation`](crate::ErrorKind) with the report when there are errors;
/// bad options as [`check`].
pub fn parse<'a>(
    kind: Kind,
    payload: impl Into<Source<'a>>,
    options: &Options,
) -> Result<Payload, Error> {
    parse_subject(kind.into(), payload.into(), options)
}

fn parse_subject(
    subject: Subject,
    source: Source<'_>,
    options: &Options,
) -> Result<Payload, Error> {
    let named = options.named_scale()?;
    let mut checked = Checked::new(subject, source, options, named).map_err(Error::validation)?;
    let report = checked.report(None);
    if !report.ok {
        return Err(Error::validation(report));
    }
    let Read { text, nodes, .. } = checked.read;
    let text = text.into_owned();
    Ok(Payload { subject, text, nodes, report, named, utf16: source.utf16 })
}

/// A document of our own, by its shape: nothing unknown in it, and no floats.
pub(crate) fn parse_shape(
    name: &'static str,
    shape: &'static Shape,
    source: Source<'_>,
    options: &Options,
) -> Result<Payload, Error> {
    let options = Options { mode: Mode::Lenient, unknown: Unknown::Reject, ..options.clone() };
    let subject = Subject { exact: true, ..Subject::plain(name, shape) };
    parse_subject(subject, source, &options)
}

/// A text member of the root object, before anything is checked; nothing of a text that
/// the options refuse to read.
pub(crate) fn peek(source: Source<'_>, member: &str, options: &Options) -> Option<String> {
    let read = Read::new(source, options, false).ok()?;
    let root = Value::new(read.document(), 0);
    root.get(member)?.scalar().map(Cow::into_owned)
}

/// The lines, sums and identities of a payload.
///
/// ```
/// use orderwire::{Kind, Options, totals};
/// let kind = Kind::named("retailops.order_writeback.request")?;
/// let order = r#"{"data": {"line_items": [{"quantity": "2", "unit_price": "30"}],
///     "order_info": {"shipping_amt": "5", "discount_amt": "0", "tax_amt": "0"},
///     "order": {"grand_total": "35"}}}"#;
/// let totals = totals(kind, order, &Options::default())?;
/// assert_eq!(totals.sums.get("due"), Some("65"));
/// assert!(totals.identities.iter().any(|identity| identity.code.as_str() == "total.grand_total" && !identity.holds));
/// # Ok::<(), orderwire::Error>(())
/// ```
///
/// # Errors
/// As [`parse`].
pub fn totals<'a>(
    kind: Kind,
    payload: impl Into<Source<'a>>,
    options: &Options,
) -> Result<Totals, Error> {
    Ok(parse(kind, payload, options)?.totals())
}

/// What a document is held against.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Subject {
    pub name: &'static str,
    pub shape: &'static Shape,
    pub dialect: usize,
    /// A list of such documents is taken as well.
    pub many: bool,
    /// Text that does not begin as JSON is a query string.
    pub query: bool,
    pub demands: Option<Rules>,
    pub rules: Option<Rules>,
    /// A float for an amount is an error, whatever the mode.
    pub exact: bool,
    /// The document holds a caller's values.
    pub given: Option<Given>,
}

impl Subject {
    fn plain(name: &'static str, shape: &'static Shape) -> Self {
        Self {
            name,
            shape,
            dialect: 0,
            many: false,
            query: false,
            demands: None,
            rules: None,
            exact: false,
            given: None,
        }
    }

    /// What the kind's rules make of a checked document.
    pub fn sheet(self, document: Document<'_>, named: Option<u32>, detailed: bool) -> Sheet {
        self.filled(Sheet::new(named, detailed), document)
    }

    fn filled(self, mut sheet: Sheet, document: Document<'_>) -> Sheet {
        let root = Value::new(document, 0);
        for rules in [self.demands, self.rules].into_iter().flatten() {
            match root.is_array() {
                true => root.elements().for_each(|element| rules(element, &mut sheet)),
                false => rules(root, &mut sheet),
            }
        }
        sheet
    }
}

impl From<Kind> for Subject {
    fn from(kind: Kind) -> Self {
        let Declaration { name, shape, dialect, many, demands, rules, .. } = *kind.declaration();
        let query = kind.is_query();
        Self { dialect, many, query, demands, rules, ..Self::plain(name, shape) }
    }
}

/// Text that was read, before it is held against a shape.
pub(crate) struct Read<'a> {
    text: Cow<'a, str>,
    nodes: Vec<Node>,
    byte_order_mark: bool,
    /// Once it was walked: the most decimals that a number is written with.
    finest: u32,
    /// Of a query string: its own text, and where in it each node stands.
    query: Option<(&'a str, Vec<u32>)>,
}

/// Why text was not read.
pub(crate) struct Failure {
    code: Code,
    offset: usize,
    found: String,
    expected: Cow<'static, str>,
}

const BYTE_ORDER_MARK: &str = "\u{FEFF}";

impl<'a> Read<'a> {
    pub fn new(source: Source<'a>, options: &Options, query: bool) -> Result<Self, Failure> {
        let bytes = source.bytes;
        let (length, most) = (u64::try_from(bytes.len()).unwrap_or(u64::MAX), options.most_bytes());
        if length > most {
            return Err(Failure::size(length, most));
        }
        let (text, cut_off) = match std::str::from_utf8(bytes) {
            Ok(text) => (text, false),
            Err(error) => {
                let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
                let valid = std::str::from_utf8(valid).unwrap_or_default();
                if error.error_len().is_some() {
                    return Err(Failure::encoding(bytes, error.valid_up_to()));
                }
                // The text ends within a character, so it was cut off.
                (valid, true)
            }
        };
        let byte_order_mark = text.starts_with(BYTE_ORDER_MARK);
        let start = if byte_order_mark { BYTE_ORDER_MARK.len() } else { 0 };
        let begin = text.get(start..).unwrap_or_default().trim_ascii_start();
        if query && source.host.is_none() && !begin.starts_with('{') {
            let read = query::read(text.get(start..).unwrap_or_default());
            let query::Query { json, origins } = read.map_err(|error| Failure {
                code: Code::QuerySyntax,
                offset: error.offset.saturating_add(start),
                found: Failure::found(text, error.offset.saturating_add(start)),
                expected: error.expected.into(),
            })?;
            let nodes = scan_within(options.deepest(), &json, 0)
                .map_err(|error| Failure::syntax(&json, error, options))?;
            let query = Some((text, origins));
            return Ok(Self { text: json.into(), nodes, byte_order_mark, finest: u32::MAX, query });
        }
        match scan_within(options.deepest(), text, start) {
            Ok(_) if cut_off => Err(Failure::syntax(
                text,
                SyntaxError { offset: text.len(), what: "the end of the text" },
                options,
            )),
            Ok(nodes) => {
                let text = text.into();
                Ok(Self { text, nodes, byte_order_mark, finest: u32::MAX, query: None })
            }
            Err(error) => Err(Failure::syntax(text, error, options)),
        }
    }

    fn walk(&mut self, subject: Subject, source: Source<'_>, options: &Options, sink: &mut Sink) {
        if self.byte_order_mark {
            let (code, severity) = (Code::JsonByteOrderMark, Severity::Info);
            if sink.wants(severity, 0) {
                let raw = Raw::new(code, severity, code.explanation().basis, 0, 0);
                sink.push(Raw { secret: true, ..raw });
            }
        }
        let mut walk = Walk {
            text: &self.text,
            nodes: &mut self.nodes,
            mode: options.mode,
            unknown: options.unknown,
            max_lines: options.max_lines,
            dialect: subject.dialect,
            host: source.host,
            exact: subject.exact,
            // A host object has what a query had when it was parsed.
            query: self.query.is_some() || (subject.query && source.host.is_some()),
            given: subject.given,
            secrets: Vec::new(),
            finest: 0,
            sink,
        };
        walk.root(subject.shape, subject.many);
        self.finest = walk.finest;
    }

    pub fn document(&self) -> Document<'_> {
        Document { text: &self.text, nodes: &self.nodes }
    }

    pub fn is_query(&self) -> bool {
        self.query.is_some()
    }

    /// What outlives a text that was walked, and is no query.
    pub fn into_parts(self) -> (Vec<Node>, u32) {
        (self.nodes, self.finest)
    }

    /// The same text again, with what is left of reading it.
    pub fn of_parts(text: &'a str, nodes: Vec<Node>, finest: u32) -> Self {
        Self { text: text.into(), nodes, byte_order_mark: false, finest, query: None }
    }
}

impl Failure {
    fn size(length: u64, most: u64) -> Self {
        let (code, expected) = (Code::JsonSize, most.to_string().into());
        Self { code, offset: 0, found: length.to_string(), expected }
    }

    fn encoding(bytes: &[u8], offset: usize) -> Self {
        let rest = bytes.get(offset..).unwrap_or_default();
        // Half a surrogate pair as UTF-8 would encode it, which a host's string can hold.
        let (code, found) = match rest {
            [0xed, 0xa0..=0xbf, 0x80..=0xbf, ..] => {
                (Code::JsonLoneSurrogate, "half of a surrogate pair".to_owned())
            }
            [byte, ..] => (Code::JsonInvalidUtf8, format!("0x{byte:02X}")),
            [] => (Code::JsonInvalidUtf8, "nothing".to_owned()),
        };
        Self { code, offset, found, expected: "UTF-8".into() }
    }

    fn syntax(text: &str, error: SyntaxError, options: &Options) -> Self {
        let found = Self::found(text, error.offset);
        let (code, expected) = match error.what {
            TOO_DEEP => (Code::JsonDepth, options.deepest().to_string().into()),
            what => (Code::JsonSyntax, what.into()),
        };
        Self { code, offset: error.offset, found, expected }
    }

    fn found(text: &str, offset: usize) -> String {
        match text.get(offset..).and_then(|rest| rest.chars().next()) {
            Some(character) => character.escape_debug().to_string(),
            None => "the end of the text".to_owned(),
        }
    }

    /// The report whose only finding this is.
    pub fn report(self, kind: &'static str, source: Source<'_>, scale: Option<u32>) -> Report {
        let place = source.host.is_none().then(|| {
            let valid = source
                .bytes
                .get(..self.offset)
                .and_then(|bytes| std::str::from_utf8(bytes).ok())
                .unwrap_or_default();
            let offset = u32::try_from(self.offset).unwrap_or(u32::MAX);
            Places::resolve(valid, vec![offset], source.utf16).of(offset)
        });
        let place = place.flatten();
        let explanation = self.code.explanation();
        let finding = Finding {
            code: self.code,
            severity: explanation.severity,
            basis: explanation.basis,
            pointer: String::new(),
            message: finding::message(self.code, "", Some(&self.found), Some(&self.expected), ""),
            found: Some(self.found),
            expected: Some(self.expected.into_owned()),
            line: place.map(|place| place.line),
            column: place.map(|place| place.column),
            offset: place.map(|place| place.offset),
            offset_utf16: place.and_then(|place| place.offset_utf16),
            related: Vec::new(),
        };
        let input = if source.host.is_some() { Input::Parsed } else { Input::Text };
        let scale = scale.unwrap_or(2).min(MAX_SCALE);
        Report { kind, ok: false, findings: vec![finding], truncated: 0, input, scale }
    }
}

/// A document that was held against its kind, before its findings are listed.
pub(crate) struct Checked<'a> {
    pub subject: Subject,
    pub source: Source<'a>,
    pub read: Read<'a>,
    pub sink: Sink,
    /// What amounts were compared at, once they were.
    pub scale: Option<u32>,
    /// How much a total matters that does not add up.
    pub level: Level,
    pub named: Option<u32>,
}

impl<'a> Checked<'a> {
    /// # Errors
    /// The report whose only finding says why the text was not read.
    pub fn new(
        subject: Subject,
        source: Source<'a>,
        options: &Options,
        named: Option<u32>,
    ) -> Result<Self, Report> {
        let mut checked = Self::walked(subject, source, options, named)?;
        checked.compare_amounts();
        Ok(checked)
    }

    /// The same by the structural rules only.
    pub fn walked(
        subject: Subject,
        source: Source<'a>,
        options: &Options,
        named: Option<u32>,
    ) -> Result<Self, Report> {
        let mut read = Read::new(source, options, subject.query)
            .map_err(|failure| failure.report(subject.name, source, named))?;
        let mut sink = Sink::new(options.max_findings);
        read.walk(subject, source, options, &mut sink);
        Ok(Self { subject, source, read, sink, scale: None, level: options.totals, named })
    }

    /// Holds the kind's amounts against each other, once; the scale they were compared at.
    pub fn compare_amounts(&mut self) -> u32 {
        if let Some(scale) = self.scale {
            return scale;
        }
        let sheet = Sheet::new(self.named, false).without_more_decimals_than(self.read.finest);
        let sheet = self.subject.filled(sheet, self.read.document());
        sheet.report(self.read.document(), self.level, &mut self.sink);
        *self.scale.insert(sheet.reported_scale())
    }

    pub fn document(&self) -> Document<'_> {
        self.read.document()
    }

    /// Adds what rules find between this document and another one.
    pub fn relate(&mut self, rules: impl FnOnce(Value<'_>, &mut Sheet)) {
        let mut sheet = Sheet::new(self.named, false);
        rules(Value::new(self.read.document(), 0), &mut sheet);
        sheet.report(self.read.document(), self.level, &mut self.sink);
    }

    fn origin(&self) -> Origin<'_> {
        let (text, origins) = match &self.read.query {
            Some((text, origins)) => (*text, origins.as_slice()),
            None => (&*self.read.text, [].as_slice()),
        };
        let positions = self.source.host.is_none();
        Origin { document: self.read.document(), text, origins, positions }
    }

    /// The report, once; `other` is the document that related findings refer to.
    pub fn report(&mut self, other: Option<&Checked<'_>>) -> Report {
        let scale = self.compare_amounts();
        let sink = std::mem::replace(&mut self.sink, Sink::new(0));
        let reporter = Reporter {
            kind: self.subject.name,
            origin: self.origin(),
            other: other.map(Checked::origin),
            utf16: self.source.utf16,
        };
        reporter.report(sink, scale)
    }
}
