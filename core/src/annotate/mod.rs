//! A report as annotated text: each finding with the lines of the payload that it is about.
//!
//! Whatever the payload holds, nothing of it commands a terminal, no secret is shown, and what is
//! shown of a line has a limit. The text is read once for the places of all findings, and once for
//! its secrets.

mod excerpt;
mod glyph;
mod mask;
mod paint;
mod place;
mod read;
mod snippet;

use crate::error::Error;
use crate::finding::{Basis, Code, Finding, Related, Severity};
use crate::kind::Kind;
use crate::options::no_option;
use crate::payload::Source;
use crate::report::Report;
use excerpt::Text;
use mask::Masks;
use paint::{Page, Style};
use place::{LineColumn, Place, Places};
use snippet::Label;

/// Options of [`Report::annotated`].
///
/// ```
/// use orderwire::AnnotateOptions;
/// let options = AnnotateOptions { name: "order.json".to_owned(), ..AnnotateOptions::default() };
/// assert_eq!((options.color, options.width), (false, 100));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnotateOptions {
    /// What stands in front of line and column: the name of a file.
    pub name: String,
    /// Colours for a terminal.
    pub color: bool,
    /// How many columns of a line are shown, from 20 to 1000; of a longer one the part around what
    /// is found.
    pub width: usize,
}

impl Default for AnnotateOptions {
    fn default() -> Self {
        Self { name: "payload".to_owned(), color: false, width: 100 }
    }
}

const NARROWEST: usize = 20;
const WIDEST: usize = 1_000;

impl AnnotateOptions {
    /// Sets one option from its name and value as text, as the bindings do.
    ///
    /// # Errors
    /// `option.unknown` for another name, `option.value` for another value.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), Error> {
        let wrong = |known: &str| {
            Error::input("option.value", format!("`{name}` is `{value}`; it is {known}"))
        };
        match name {
            "name" => self.name = value.to_owned(),
            // Python spells it so.
            "color" => {
                let lower = value.to_ascii_lowercase();
                self.color = lower.parse().map_err(|_| wrong("true or false"))?;
            }
            "width" => {
                let width = value.parse().ok().filter(|width| (NARROWEST..=WIDEST).contains(width));
                self.width = width.ok_or_else(|| wrong("a whole number from 20 to 1000"))?;
            }
            _ => return Err(no_option(name, "name, color, width")),
        }
        Ok(())
    }
}

impl Report {
    /// The report for people, in a terminal or a log: each finding with its place, the lines of
    /// the payload that it is about and marks below them, and in the end how many there are.
    ///
    /// `source` is the text that was checked. A host object has no lines, so findings about one have
    /// pointers only; the same holds where `source` is another text. Secrets are not shown, and
    /// what a terminal would act upon is spelled out, such as `<U+001B>`. The last line has no
    /// line end.
    ///
    /// ```
    /// use orderwire::{AnnotateOptions, Kind, Options, check};
    /// let order = r#"{"data": {"line_items": [{"quantity": "two"}]}}"#;
    /// let kind = Kind::named("retailops.order_writeback.request")?;
    /// let report = check(kind, order, &Options::default())?;
    /// let text = report.annotated(order, &AnnotateOptions::default());
    /// assert_eq!(text, "\
    /// error[value.integer]: `quantity` is `two`, not a whole number
    ///  --> payload:1:39 at /data/line_items/0/quantity
    ///   |
    /// 1 | {\"data\": {\"line_items\": [{\"quantity\": \"two\"}]}}
    ///   |                                       ^^^^^ found `two`, expected a whole number
    ///   |
    ///
    /// 1 error");
    /// # Ok::<(), orderwire::Error>(())
    /// ```
    #[must_use]
    pub fn annotated<'a>(
        &self,
        source: impl Into<Source<'a>>,
        options: &AnnotateOptions,
    ) -> String {
        self.annotated_from(source.into(), options, 0)
    }

    /// The same for a part of a file, which so many lines stand before.
    pub(crate) fn annotated_from(
        &self,
        source: Source<'_>,
        options: &AnnotateOptions,
        lines_before: u64,
    ) -> String {
        let bytes = if source.host.is_some() { &[] } else { source.bytes };
        let page = Page { text: String::new(), color: options.color };
        let printer = Printer { lines_before, ..Printer::new(self, bytes, options) };
        printer.print(page)
    }
}

/// How many characters of a message, a name or a pointer are printed.
const MOST_TEXT: usize = 500;
/// How many characters of what is said beside a mark.
const MOST_LABEL: usize = 200;
/// How many other places of one finding.
const MOST_RELATED: usize = 40;

struct Printer<'a> {
    report: &'a Report,
    text: Text<'a>,
    places: Places,
    options: &'a AnnotateOptions,
    name: String,
    query: bool,
    /// A finding is about a place that the text does not have.
    other_text: bool,
    lines_before: u64,
}

impl<'a> Printer<'a> {
    fn new(report: &'a Report, bytes: &'a [u8], options: &'a AnnotateOptions) -> Self {
        let places = report.findings.iter().flat_map(|finding| {
            let related = finding.related.iter().take(MOST_RELATED);
            let related = related.map(|related| (related.line, related.column));
            related.chain(std::iter::once((finding.line, finding.column)))
        });
        let wanted: Vec<LineColumn> =
            places.filter_map(|(line, column)| line.zip(column)).collect();
        // Without places nothing is shown, so there is nothing to hide.
        let shown = if wanted.is_empty() { &[] } else { bytes };
        let query = Kind::named(report.kind).is_ok_and(Kind::is_query) && !mask::is_json(bytes);
        Self {
            report,
            text: Text { bytes: shown, masks: Masks::of(shown) },
            places: Places::resolve(shown, wanted),
            options,
            name: safe(&options.name, MOST_TEXT),
            query,
            other_text: false,
            lines_before: 0,
        }
    }

    fn print(mut self, mut page: Page) -> String {
        for finding in &self.report.findings {
            self.finding(&mut page, finding);
            page.line(&[]);
        }
        page.text.push_str(&self.summary());
        page.text
    }

    fn finding(&mut self, page: &mut Page, finding: &Finding) {
        let Finding { code, severity, pointer, message, .. } = finding;
        let heading = format!("{}[{code}]", severity.as_str());
        let message = format!(": {}", safe(message, MOST_TEXT));
        page.line(&[(style_of(*severity), &heading), (Style::Strong, &message)]);
        let labels = self.labels(finding);
        let widest = labels.iter().map(|label| label.place.line).max().unwrap_or_default();
        let widest = self.lines_before.saturating_add(widest.into());
        let margin = " ".repeat(widest.to_string().len());
        let place = self.place(finding.line, finding.column);
        let joint = if place.is_some() { ":" } else { " at " };
        let at = format!("{}{joint}{}", self.name, location(place, pointer));
        page.line(&[(Style::Quiet, &format!("{margin}--> ")), (Style::Plain, &at)]);
        let mut notes = Vec::new();
        let shown = !labels.is_empty();
        if !shown {
            notes.push(said(finding));
        } else {
            let (width, query) = (self.options.width, self.query);
            snippet::print(
                page,
                &self.text,
                &labels,
                width,
                margin.len(),
                query,
                self.lines_before,
            );
        }
        for related in finding.related.iter().take(MOST_RELATED) {
            if !shown || self.related(finding, related).is_none() {
                let document = if is_elsewhere(finding.code) { "other document, " } else { "" };
                let at = location(self.place(related.line, related.column), &related.pointer);
                notes.push(format!("{}: {document}{at}", safe(&related.message, MOST_LABEL)));
            }
        }
        let more = finding.related.len().saturating_sub(MOST_RELATED);
        if more > 0 {
            notes.push(format!("{more} more places"));
        }
        match finding.basis {
            Basis::Documented => {}
            Basis::Inferred => {
                notes.push(format!("basis: inferred; {}", code.explanation().source))
            }
            Basis::Contradicted => {
                notes
                    .push("basis: contradicted; the document's own example breaks the rule".into());
            }
        }
        for note in notes.iter().filter(|note| !note.is_empty()) {
            page.line(&[(Style::Quiet, &format!("{margin} = ")), (Style::Plain, note)]);
        }
    }

    /// Line and column in the file.
    fn place(&self, line: Option<u32>, column: Option<u32>) -> Option<(u64, u32)> {
        line.zip(column)
            .map(|(line, column)| (self.lines_before.saturating_add(line.into()), column))
    }

    /// What is said beside the lines of a finding; nothing where the text does not have its place.
    fn labels(&mut self, finding: &Finding) -> Vec<Label> {
        let place = finding.line.zip(finding.column).and_then(|place| self.places.of(place));
        let offset = finding.offset.and_then(|offset| usize::try_from(offset).ok());
        let Some(place) = place.filter(|place| offset.is_none_or(|known| known == place.offset))
        else {
            self.other_text |= finding.line.is_some() && !self.text.bytes.is_empty();
            return Vec::new();
        };
        let style = style_of(finding.severity);
        let mut labels = vec![Label { place, text: said(finding), style, primary: true }];
        for related in finding.related.iter().take(MOST_RELATED) {
            if let Some(place) = self.related(finding, related) {
                let text = safe(&related.message, MOST_LABEL);
                labels.push(Label { place, text, style: Style::Quiet, primary: false });
            }
        }
        labels
    }

    /// Where another value is that has to do with a finding, if it is in this text.
    fn related(&self, finding: &Finding, related: &Related) -> Option<Place> {
        let place = related.line.zip(related.column).filter(|_| !is_elsewhere(finding.code));
        place.and_then(|place| self.places.of(place))
    }

    fn summary(&self) -> String {
        let Report { findings, truncated, .. } = self.report;
        let mut parts = Vec::new();
        for severity in [Severity::Error, Severity::Warning, Severity::Info] {
            let count = findings.iter().filter(|finding| finding.severity == severity).count();
            match count {
                0 => {}
                1 => parts.push(format!("1 {}", severity.as_str())),
                _ => parts.push(format!("{count} {}s", severity.as_str())),
            }
        }
        match (truncated, parts.is_empty()) {
            (0, true) => parts.push("no findings".to_owned()),
            (0, false) => {}
            (1, true) => parts.push("1 finding not shown".to_owned()),
            (_, true) => parts.push(format!("{truncated} findings not shown")),
            (_, false) => parts.push(format!("{truncated} more not shown")),
        }
        let mut summary = parts.join(", ");
        if self.other_text {
            summary
                .push_str("; this is not the text that was checked, so lines of it are left out");
        }
        summary
    }
}

/// Whether the related values of a code's findings are in the document that this one was held
/// against, as the rules between two documents have them.
fn is_elsewhere(code: Code) -> bool {
    let groups = ["exchange.", "state.", "limit."];
    let between = groups.iter().any(|group| code.as_str().starts_with(group));
    // A return is held against itself; only sums of two documents that overflow name others.
    code != Code::ExchangeReturnedItems && (between || code == Code::TotalOverflow)
}

/// Text in one line, without what commands a terminal. A secret may have come into it where a
/// separator is missing.
pub(crate) fn safe(text: &str, most: usize) -> String {
    glyph::safe(&Masks::hide(text), most)
}

/// `4:28 at /data/order`, or as much of it as there is.
fn location(place: Option<(u64, u32)>, pointer: &str) -> String {
    let place = place.map(|(line, column)| format!("{line}:{column}"));
    let pointer = safe(pointer, MOST_TEXT);
    match place {
        None if pointer.is_empty() => "the root".to_owned(),
        None => pointer,
        Some(place) if pointer.is_empty() => place,
        Some(place) => format!("{place} at {pointer}"),
    }
}

/// What is said beside a finding's mark, in short; the message has all of it.
fn said(finding: &Finding) -> String {
    use Code::{
        AmountFloat, CurrencyMissing, ExchangeMissing, ExchangeRefnum, ExchangeUnitPrice,
        ExchangeUnusable, FieldMissing, JsonByteOrderMark, JsonDepth, JsonDuplicateKey, JsonSize,
        LimitIncrease, LimitUnknown, ValueNegative,
    };
    let short = |text: &Option<String>| text.as_deref().map(|text| safe(text, MOST_LABEL));
    let (found, expected) = (short(&finding.found), short(&finding.expected));
    let slug = finding.code.as_str();
    // What was found is a phrase there, not a value.
    let phrase = slug.starts_with("json.") || slug.starts_with("query.");
    let found = found.map(|found| if phrase { found } else { format!("`{found}`") });
    match (finding.code, found, expected) {
        (FieldMissing, ..) => {
            let name = finding.pointer.rsplit('/').next().unwrap_or_default();
            format!("no `{}` in here", safe(name, MOST_LABEL))
        }
        (
            JsonByteOrderMark | JsonDepth | JsonDuplicateKey | JsonSize | ExchangeMissing
            | ExchangeUnusable,
            ..,
        ) => String::new(),
        // What they expect is no value that could stand here.
        (
            AmountFloat | CurrencyMissing | ExchangeRefnum | ExchangeUnitPrice | LimitIncrease
            | LimitUnknown | ValueNegative,
            Some(found),
            _,
        )
        | (_, Some(found), None) => format!("found {found}"),
        (_, Some(found), Some(expected)) => format!("found {found}, expected {expected}"),
        (_, None, Some(expected)) => format!("expected {expected}"),
        (_, None, None) => String::new(),
    }
}

fn style_of(severity: Severity) -> Style {
    match severity {
        Severity::Error => Style::Error,
        Severity::Warning => Style::Warning,
        Severity::Info => Style::Info,
    }
}
