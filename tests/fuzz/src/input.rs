//! What the first bytes of an input choose.

use orderwire::{Kind, Options};

/// How many bytes choose.
pub const CHOICES: usize = 3;

/// A kind, options as a binding hands them over, and the text behind.
pub struct Input<'a> {
    pub kind: &'static str,
    pub pairs: Vec<(&'static str, &'static str)>,
    pub options: Options,
    pub text: &'a [u8],
}

impl<'a> Input<'a> {
    /// Nothing where there are too few bytes.
    pub fn of(data: &'a [u8]) -> Option<Self> {
        let ([kind, what, limits], text) = data.split_first_chunk()?;
        let kinds: Vec<_> = Kind::all().collect();
        let kind = kinds[usize::from(*kind) % kinds.len()].name();
        let pick = |bits: u8, choices: &[&'static str]| choices[usize::from(bits) % choices.len()];
        let mut pairs = vec![
            ("mode", pick(what & 1, &["lenient", "strict"])),
            ("totals", pick(what >> 1 & 1, &["warning", "error"])),
            ("unknown", pick(what >> 2 & 3, &["keep", "warn", "reject"])),
            ("max_findings", pick(limits & 7, &["100", "0", "1", "2", "5", "1000000"])),
        ];
        match what >> 5 {
            1 => pairs.push(("currency", "JPY")),
            2 => pairs.push(("currency", "USD")),
            3 => pairs.push(("scale", "4")),
            4 => pairs.push(("scale", "28")),
            _ => {}
        }
        let mut options = Options::default();
        pairs.iter().for_each(|(name, value)| options.set(name, value).unwrap());
        Some(Self { kind, pairs, options, text })
    }

    pub fn kind(&self) -> Kind {
        Kind::named(self.kind).unwrap()
    }
}
