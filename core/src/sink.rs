//! Collects what the rules find, bounded, and puts off everything that costs:
//! pointers, positions and messages are made only for the findings that are kept.

use crate::finding::{Basis, Code, Severity};
use crate::sorting::{arranged, sorted};

/// A finding before it has a pointer, a position and a message.
#[derive(Debug)]
pub(crate) struct Raw {
    pub code: Code,
    pub severity: Severity,
    pub basis: Basis,
    /// Where it stands: the start of a value, a key, or the object that lacks a member.
    pub offset: u32,
    /// The value's, key's or object's place in the document.
    pub node: u32,
    /// The missing member's name; then `node` is the object that lacks it.
    pub missing: Option<&'static str>,
    pub expected: Option<&'static str>,
    /// Never show what was found.
    pub secret: bool,
    pub detail: Option<Box<Detail>>,
}

impl Raw {
    /// A finding about a value, with nothing but its code.
    pub fn new(code: Code, severity: Severity, basis: Basis, offset: u32, node: u32) -> Self {
        Self {
            code,
            severity,
            basis,
            offset,
            node,
            missing: None,
            expected: None,
            secret: false,
            detail: None,
        }
    }

    /// How many pointers its finding has.
    pub fn pointers(&self) -> usize {
        let detail = self.detail.as_deref();
        let more = detail.map(|detail| detail.related.len().saturating_add(detail.elsewhere.len()));
        more.unwrap_or(0).saturating_add(1)
    }

    /// The same, with more to say.
    pub fn with(self, detail: Detail) -> Self {
        Self { detail: Some(Box::new(detail)), ..self }
    }
}

/// What a rule says beyond the code's own template.
#[derive(Clone, Debug, Default)]
pub(crate) struct Detail {
    /// Where it stands, when that is in another document.
    pub pointer: Option<String>,
    pub found: Option<String>,
    pub expected: Option<String>,
    /// Appended to the code's message.
    pub note: String,
    /// Other values of this document.
    pub related: Vec<(u32, String)>,
    /// Values of the document that this one was held against.
    pub elsewhere: Vec<(u32, String)>,
}

/// The findings of one check.
#[derive(Debug)]
pub(crate) struct Sink {
    buckets: [Bucket; 3],
    max: usize,
    /// Stop at the first error: nobody wants the list.
    verdict_only: bool,
}

#[derive(Debug, Default)]
struct Bucket {
    kept: Vec<Raw>,
    count: u64,
    /// The last offset kept, once the bucket is full and sorted.
    limit: Option<u32>,
}

impl Sink {
    pub fn new(max: usize) -> Self {
        Self { buckets: Default::default(), max, verdict_only: false }
    }

    pub fn verdict_only() -> Self {
        Self { verdict_only: true, ..Self::new(0) }
    }

    /// No need to go on.
    pub fn done(&self) -> bool {
        self.verdict_only && self.errors() > 0
    }

    pub fn errors(&self) -> u64 {
        let [errors, _, _] = &self.buckets;
        errors.count
    }

    /// There is nothing to report.
    #[cfg(feature = "read")]
    pub fn is_empty(&self) -> bool {
        self.buckets.iter().all(|bucket| bucket.count == 0)
    }

    /// Whether a finding of this severity at this offset could be kept; if not it is
    /// only counted, and its details need not be made.
    pub fn wants(&mut self, severity: Severity, offset: u32) -> bool {
        let bucket = self.bucket(severity);
        if bucket.limit.is_some_and(|limit| offset > limit) {
            bucket.count = bucket.count.saturating_add(1);
            return false;
        }
        if self.verdict_only {
            let bucket = self.bucket(severity);
            bucket.count = bucket.count.saturating_add(1);
            return false;
        }
        true
    }

    /// Adds a finding for which [`Sink::wants`] said yes.
    pub fn push(&mut self, raw: Raw) {
        let max = self.max;
        let bucket = self.bucket(raw.severity);
        bucket.count = bucket.count.saturating_add(1);
        bucket.kept.push(raw);
        // Sorting at twice the bound keeps memory bounded at O(log n) a finding.
        if bucket.kept.len() >= max.saturating_mul(2).saturating_add(32) {
            sort(&mut bucket.kept);
            bucket.kept.truncate(max);
            bucket.limit = Some(bucket.kept.last().map_or(0, |raw| raw.offset));
        }
    }

    /// Takes back the infos of a code, which another finding is going to say better.
    pub fn forget(&mut self, code: Code) {
        let bucket = self.bucket(Severity::Info);
        let before = bucket.kept.len();
        bucket.kept.retain(|raw| raw.code != code);
        let gone = before.saturating_sub(bucket.kept.len());
        bucket.count = bucket.count.saturating_sub(u64::try_from(gone).unwrap_or(0));
    }

    fn bucket(&mut self, severity: Severity) -> &mut Bucket {
        let [errors, warnings, infos] = &mut self.buckets;
        match severity {
            Severity::Error => errors,
            Severity::Warning => warnings,
            Severity::Info => infos,
        }
    }

    /// The findings to report, errors first when there are too many, in order; and the
    /// number of those left out.
    pub fn finish(self) -> (Vec<Raw>, u64) {
        let mut found = 0_u64;
        let mut kept = Vec::new();
        for mut bucket in self.buckets {
            found = found.saturating_add(bucket.count);
            sort(&mut bucket.kept);
            bucket.kept.truncate(self.max.saturating_sub(kept.len()));
            match kept.is_empty() {
                true => kept = bucket.kept,
                false => kept.append(&mut bucket.kept),
            }
        }
        sort(&mut kept);
        let left_out = found.saturating_sub(u64::try_from(kept.len()).unwrap_or(u64::MAX));
        (kept, left_out)
    }
}

/// By position, code and pointer. Two findings of one code at one place differ only in
/// the member that is missing there.
fn sort(raws: &mut Vec<Raw>) {
    let key =
        |at: usize| raws.get(at).map(|raw| (raw.offset, raw.code.as_str(), raw.node, raw.missing));
    let in_order = |pair: usize| key(pair) <= key(pair.saturating_add(1));
    if (0..raws.len().saturating_sub(1)).all(in_order) {
        return;
    }
    let order = sorted(raws.len(), &mut |a, b| key(a).cmp(&key(b)).then(a.cmp(&b)));
    *raws = arranged(std::mem::take(raws), order);
}
