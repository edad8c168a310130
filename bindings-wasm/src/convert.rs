//! What crosses the border of the module that checks: payloads and amounts in; reports, shares and
//! JSON out.

use std::cell::Cell;

#[cfg(feature = "full")]
use orderwire::Rates;
use orderwire::apportion::Batch;
use orderwire::{
    Amount, Apportioned, Finding, HostMarks, Input as Origin, Line, Money, Related, Report, Source,
    seam,
};
use wasm_bindgen::JsValue;

use crate::error;
use crate::text::{json, texts};

thread_local! {
    /// Where the facade writes before a call.
    static INPUT: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
    /// Where it reads after one.
    static OUTPUT: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// A buffer of at most this many bytes is kept for the next call.
const KEPT: usize = 1 << 20;

/// Makes room in the input buffer, keeping what is there; gives its address, or null where
/// memory has no room.
pub fn room(length: usize) -> *mut u8 {
    let mut buffer = INPUT.take();
    let more = length.saturating_sub(buffer.len());
    let address = match buffer.try_reserve(more) {
        Ok(()) => {
            buffer.resize(buffer.len().max(length), 0);
            buffer.as_mut_ptr()
        }
        Err(_) => std::ptr::null_mut(),
    };
    INPUT.set(buffer);
    address
}

/// What the facade wrote: a payload first, if any.
pub struct Input {
    buffer: Vec<u8>,
    length: usize,
    host: Option<HostMarks>,
}

impl Input {
    pub fn take(length: usize, marks: Option<Vec<u32>>) -> Self {
        Self { buffer: INPUT.take(), length, host: self::marks(marks) }
    }

    pub fn payload(&self) -> Source<'_> {
        let bytes = self.buffer.get(..self.length).unwrap_or_default();
        Source { bytes, host: self.host.as_ref(), utf16: true }
    }

    /// The payload behind the first.
    #[cfg(feature = "full")]
    pub fn second<'a>(&'a self, length: usize, host: Option<&'a HostMarks>) -> Source<'a> {
        let rest = self.buffer.get(self.length..).unwrap_or_default();
        Source { bytes: rest.get(..length).unwrap_or_default(), host, utf16: true }
    }
}

impl Drop for Input {
    fn drop(&mut self) {
        if self.buffer.len() <= KEPT {
            INPUT.set(std::mem::take(&mut self.buffer));
        }
    }
}

/// The marks of a host object: how many offsets of floats there are, these, and those of
/// unsafe integers.
pub fn marks(marks: Option<Vec<u32>>) -> Option<HostMarks> {
    let marks = marks?;
    let (count, offsets) = marks.split_first()?;
    let (floats, unsafe_integers) = offsets.split_at_checked(usize::try_from(*count).ok()?)?;
    let (floats, unsafe_integers) = (floats.to_vec(), unsafe_integers.to_vec());
    Some(HostMarks { floats, unsafe_integers, ..HostMarks::default() })
}

/// An amount by its name: a decimal, or else minor units.
pub fn money(name: &str, text: &str, decimal: bool) -> Result<Money, JsValue> {
    let money = match decimal {
        true => seam::amount(name, text).map(Money::Decimal),
        false => seam::units(name, text),
    };
    money.map_err(error::of_core)
}

/// Amounts by the name of their list, each with a zero behind it.
#[cfg(feature = "full")]
pub fn amounts(name: &str, text: &str, decimal: bool) -> Result<Vec<Money>, JsValue> {
    let read = |(index, text)| money(&format!("{name}[{index}]"), text, decimal);
    texts(text).enumerate().map(read).collect()
}

/// Decimals, each with a zero behind it, such as the weights to apportion by.
pub fn decimals(name: &str, text: &str) -> Result<Vec<Amount>, JsValue> {
    numbered(name, texts(text))
}

/// Rates, each with a zero behind it: those of all lines, or of each line so many.
#[cfg(feature = "full")]
pub fn rates(text: &str, counts: Option<Vec<usize>>) -> Result<Rates, JsValue> {
    let Some(counts) = counts else { return Ok(Rates::Order(decimals("rates", text)?)) };
    let mut texts = texts(text);
    let lines = counts.into_iter().enumerate();
    let lines =
        lines.map(|(at, count)| numbered(&format!("rates[{at}]"), texts.by_ref().take(count)));
    Ok(Rates::Lines(lines.collect::<Result<_, _>>()?))
}

fn numbered<'a>(name: &str, texts: impl Iterator<Item = &'a str>) -> Result<Vec<Amount>, JsValue> {
    let read = texts.enumerate().map(|(at, text)| seam::amount(&format!("{name}[{at}]"), text));
    read.collect::<Result<_, _>>().map_err(error::of_core)
}

/// An answer as JSON text, with `response` in front: the payload itself, amounts as text.
#[cfg(feature = "full")]
pub fn writeback(answer: &orderwire::Writeback) -> String {
    let response = answer.response().map(|response| response.plain().to_javascript_json());
    let (response, rest) = (response.as_deref().unwrap_or("null"), json(answer));
    format!("{{\"response\":{response},{}", rest.trim_start_matches('{'))
}

/// Shares and the leftover as JSON text.
pub fn shares(result: &Apportioned) -> String {
    let shares: Vec<_> = result.shares.iter().map(Money::to_string).collect();
    json(&(shares, result.leftover.as_ref().map(Money::to_string)))
}

/// Integers of so many bytes, the way they cross.
pub trait Integer<const N: usize> {
    fn read(bytes: [u8; N]) -> i64;
    fn write(integer: i64) -> [u8; N];
}

/// 64 bits hold every amount.
pub struct Wide;

impl Integer<8> for Wide {
    fn read(bytes: [u8; 8]) -> i64 {
        i64::from_le_bytes(bytes)
    }

    fn write(integer: i64) -> [u8; 8] {
        integer.to_le_bytes()
    }
}

/// 32 bits hold most, and JavaScript reads and writes them several times as fast.
pub struct Narrow;

impl Integer<4> for Narrow {
    fn read(bytes: [u8; 4]) -> i64 {
        i32::from_le_bytes(bytes).into()
    }

    /// No share is larger than the total it is of.
    fn write(integer: i64) -> [u8; 4] {
        i32::try_from(integer).unwrap_or_default().to_le_bytes()
    }
}

/// Shares of orders in the output buffer; what stands where, `apportion_units` says.
pub fn orders<I: Integer<N>, const N: usize>(input: &[u8], mut batch: Option<Batch>) -> *const u8 {
    let mut buffer = OUTPUT.take();
    buffer.clear();
    buffer.reserve(input.len());
    let mut units = input.chunks_exact(N).map(|unit| unit.try_into().map_or(0, I::read));
    let mut weights = Vec::new();
    while let (Some(total), Some(count)) = (units.next(), units.next()) {
        weights.clear();
        weights.extend(units.by_ref().take(usize::try_from(count).unwrap_or(0)));
        let shares = batch.as_mut().and_then(|batch| batch.shares(total, &weights));
        buffer.extend_from_slice(&I::write(shares.is_some().into()));
        let shares = shares.unwrap_or_default();
        shares.iter().for_each(|share| buffer.extend_from_slice(&I::write(*share)));
    }
    output(buffer)
}

/// A report in the output buffer, which `js/report.mjs` reads: numbers, then all text.
///
/// JSON would do; but to write, decode and parse it takes three times as long as the check.
pub fn report(report: &Report) -> *const u8 {
    let mut flat = Flat::new();
    flat.report(report);
    flat.finish()
}

/// Reports of lines in the output buffer, each behind its line's number, offset and length; then 0,
/// which is no line's number, and how many lines end.
pub struct Lines(Flat);

impl Lines {
    pub fn new() -> Self {
        Self(Flat::new())
    }

    pub fn push(&mut self, (line, report): &(Line<'_>, Report)) {
        self.0.number(u32::try_from(line.number).unwrap_or(NOTHING));
        self.0.count(line.offset);
        self.0.count(line.bytes.len());
        self.0.report(report);
    }

    pub fn finish(mut self, text: &[u8]) -> *const u8 {
        self.0.number(0);
        self.0.count(text.iter().filter(|byte| **byte == b'\n').count());
        self.0.finish()
    }
}

/// Numbers, and text behind them. A text is its length among the numbers.
struct Flat {
    numbers: Vec<u8>,
    text: String,
}

/// In place of a number or a length: nothing.
const NOTHING: u32 = u32::MAX;

impl Flat {
    fn new() -> Self {
        let mut numbers = OUTPUT.take();
        numbers.clear();
        // Filled in at the end: the lengths of both parts in bytes.
        numbers.extend_from_slice(&[0; 8]);
        Self { numbers, text: String::with_capacity(2048) }
    }

    fn number(&mut self, number: u32) {
        self.numbers.extend_from_slice(&number.to_le_bytes());
    }

    fn count(&mut self, count: usize) {
        self.number(u32::try_from(count).unwrap_or(NOTHING));
    }

    /// Its length counts UTF-16 code units, as JavaScript does.
    fn text(&mut self, text: &str) {
        self.count(if text.is_ascii() { text.len() } else { text.encode_utf16().count() });
        self.text.push_str(text);
    }

    fn optional(&mut self, text: Option<&str>) {
        match text {
            Some(text) => self.text(text),
            None => self.number(NOTHING),
        }
    }

    fn report(&mut self, report: &Report) {
        let Report { kind, ok, findings, truncated, input, scale } = report;
        self.text(kind);
        self.number(u32::from(*ok));
        self.number(u32::try_from(*truncated).unwrap_or(u32::MAX));
        self.number(u32::from(*input == Origin::Parsed));
        self.number(*scale);
        self.count(findings.len());
        for finding in findings {
            self.finding(finding);
        }
    }

    fn finding(&mut self, finding: &Finding) {
        #[rustfmt::skip]
        let Finding {
            code, severity, basis, pointer, message, found, expected,
            line, column, offset, offset_utf16, related,
        } = finding;
        for text in [code.as_str(), severity.as_str(), basis.as_str(), pointer, message] {
            self.text(text);
        }
        self.optional(found.as_deref());
        self.optional(expected.as_deref());
        for number in [line, column, offset, offset_utf16] {
            self.number(number.unwrap_or(NOTHING));
        }
        self.count(related.len());
        for Related { pointer, line, column, message } in related {
            self.text(pointer);
            self.number(line.unwrap_or(NOTHING));
            self.number(column.unwrap_or(NOTHING));
            self.text(message);
        }
    }

    fn finish(mut self) -> *const u8 {
        let lengths = [self.numbers.len(), self.text.len()];
        for (place, length) in self.numbers.chunks_exact_mut(4).zip(lengths) {
            place.copy_from_slice(&u32::try_from(length).unwrap_or(NOTHING).to_le_bytes());
        }
        self.numbers.extend_from_slice(self.text.as_bytes());
        output(self.numbers)
    }
}

fn output(buffer: Vec<u8>) -> *const u8 {
    let address = buffer.as_ptr();
    OUTPUT.set(buffer);
    address
}
