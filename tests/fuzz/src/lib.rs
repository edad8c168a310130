//! What must hold for any bytes: one function a target, which panics where it does not.
//!
//! The same functions run under libFuzzer (`scripts/fuzz.sh`) and, over the kept corpus and quick
//! mutations of it, in `make test` (`tests/replay.rs`).

mod amounts;
mod answers;
pub mod calls;
mod input;
mod places;
mod reader;
mod report;

/// A target: its name, what it holds, and whether the input begins with bytes that choose a kind
/// and options.
pub struct Target {
    /// Its name, that of its corpus too.
    pub name: &'static str,
    /// Panics where something does not hold.
    pub run: fn(&[u8]),
    /// How many bytes in front choose a kind and options; text follows.
    pub choices: usize,
}

/// Every target.
pub const ALL: &[Target] = &[
    Target { name: "reader", run: reader::run, choices: 0 },
    Target { name: "check", run: report::run, choices: input::CHOICES },
    Target { name: "places", run: places::run, choices: input::CHOICES },
    Target { name: "serialize", run: answers::serialize, choices: input::CHOICES },
    Target { name: "query", run: answers::query, choices: 0 },
    Target { name: "writeback", run: answers::writeback, choices: 0 },
    Target { name: "exchange", run: answers::exchange, choices: input::CHOICES },
    Target { name: "built", run: answers::build, choices: input::CHOICES },
    Target { name: "apportion", run: amounts::apportion, choices: 0 },
    Target { name: "tax", run: amounts::tax, choices: 0 },
];

/// The target of this name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Target> {
    ALL.iter().find(|target| target.name == name)
}
